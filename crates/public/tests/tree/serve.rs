//! The tree as the running server sends it: the bytes that were published, small where that is asked, and nothing else.

use crate::record::{County, county, slices};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use board::Board;
use kernel::contracts::record::Kind;
use std::sync::Arc;
use testkit::site::Site;
use tower::ServiceExt;

struct Answer {
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Asks the whole of what a server carries.
fn ask(site: &Site<'_>, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = site.app.front().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    })
}

fn served(name: &str, test: impl Fn(&County<'_>, &Site<'_>, &dyn Fn(&str) -> String)) {
    county(name, |county| {
        let site = Site::open(county.bench, Arc::new(Board), slices());
        test(county, &site, &|path| format!("/{}/record/{path}", county.name));
    });
}

#[test]
fn every_file_is_sent_as_it_was_published() {
    served("served", |county, site, at| {
        assert_eq!(ask(site, "GET", &at(""), &[]).status, 404, "nothing is published yet");
        county.publish();
        // Lists for programs are the site's to answer, with what they are asked to leave out.
        for (path, bytes) in county.files().into_iter().filter(|(path, _)| !path.starts_with("oparl/")) {
            let answer = ask(site, "GET", &at(&path), &[]);
            assert!(answer.status == 200 && answer.bytes == bytes, "{path}: {}", answer.status);
            assert_eq!(answer.header("content-length"), bytes.len().to_string(), "{path}");
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        }
        let first = ask(site, "GET", &at(""), &[]);
        assert_eq!(first.bytes, county.files()["index.html"]);
        let bare = ask(site, "GET", &format!("/{}/record", county.name), &[]);
        assert_eq!((bare.status, bare.header("location")), (308, at("").as_str()));
        for wrong in [
            "nothing.html",
            "../loamshire.key",
            "%2e%2e/record.key",
            "decisions/",
            "..",
            "manifests/0009.json",
        ] {
            assert_eq!(ask(site, "GET", &at(wrong), &[]).status, 404, "{wrong}");
        }
    });
}

#[test]
fn copies_that_a_reader_has_are_not_sent_again() {
    served("tagged", |county, site, at| {
        county.publish();
        let plain = ask(site, "GET", &at("decisions.html"), &[]);
        let small = ask(site, "GET", &at("decisions.html"), &[("accept-encoding", "gzip")]);
        assert_eq!((small.header("content-encoding"), plain.header("content-encoding")), ("gzip", ""));
        assert!(small.bytes.len() < plain.bytes.len());
        assert_ne!(small.header("etag"), plain.header("etag"), "two forms, two tags");
        assert_eq!(plain.header("vary"), "accept-encoding");
        for (tag, gzip) in [(plain.header("etag"), ""), (small.header("etag"), "gzip"), ("*", "")] {
            let asked = [("if-none-match", tag), ("accept-encoding", gzip)];
            let again = ask(site, "GET", &at("decisions.html"), &asked);
            assert_eq!((again.status, again.bytes.len()), (304, 0), "{tag}");
        }
        let head = ask(site, "HEAD", &at("decisions.html"), &[]);
        assert_eq!((head.status, head.bytes.len()), (200, 0));
        assert_eq!(head.header("content-length"), plain.header("content-length"));
        let data = ask(site, "GET", &at("data/datapackage.json"), &[]);
        assert_eq!(data.header("access-control-allow-origin"), "*");
        assert_eq!(plain.header("access-control-allow-origin"), "");
        assert_eq!(ask(site, "POST", &at("decisions.html"), &[]).status, 404, "nothing is changed here");
    });
}

#[test]
fn what_was_published_meanwhile_is_sent_from_then_on_and_what_was_altered_is_not() {
    served("meanwhile", |county, site, at| {
        county.publish();
        assert_eq!(ask(site, "GET", &at("decisions/DEC-0002.html"), &[]).status, 200);
        county.loses(Kind::Decision, "DEC-0002");
        county.publish();
        let gone = ask(site, "GET", &at("decisions/DEC-0002.html"), &[]);
        assert!(String::from_utf8_lossy(&gone.bytes).contains("Taken out of the record"));
        std::fs::write(county.folder().join("asks.html"), "altered on disk").unwrap();
        assert_eq!(ask(site, "GET", &at("asks.html"), &[]).status, 404, "only what was published is sent");
    });
}
