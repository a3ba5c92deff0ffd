//! A browser without a browser: it keeps cookies, reads pages and sends their forms. Every answer is held against the house
//! rules, and every change against the ledger.

use super::World;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, header};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use testkit::site::{Document, lint};
use testkit::tables;
use tower::ServiceExt;

/// One browser.
pub(crate) struct Browser<'w, 'b> {
    world: &'w World<'b>,
    place: Ipv4Addr,
    jar: RefCell<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) asked: String,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl<'w, 'b> Browser<'w, 'b> {
    pub(super) fn new(world: &'w World<'b>, place: Ipv4Addr) -> Self {
        Self { world, place, jar: RefCell::default() }
    }

    /// A cookie that it holds.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.jar.borrow().get(name).cloned()
    }

    /// Puts a cookie into it.
    pub(crate) fn put(&self, name: &str, value: &str) {
        self.jar.borrow_mut().insert(name.into(), value.into());
    }

    /// Reads a page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, String::new())
    }

    /// Sends fields as they are.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let before = tables::dump(&self.world.app.kernel);
        let answer = self.ask(Method::POST, path, body);
        let after = tables::dump(&self.world.app.kernel);
        if answer.status < 400 {
            tables::assert_named(&answer.asked, &before, &after);
        }
        answer
    }

    /// Reads a page and sends the form on it that leads to `action`, filled in.
    pub(crate) fn fill(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(page).is(200);
        let document = Document::read(&shown.body);
        let form = document.all("form").find(|form| form.is("method", "post") && form.is("action", action));
        let form = form.unwrap_or_else(|| panic!("{page} has no form for {action}:\n{}", shown.text()));
        let mut sent = document.submitted(form);
        for (name, value) in fields {
            assert!(document.offers(form, name, value), "{page} does not offer {value:?} as {name}");
            sent.retain(|(sent, _)| sent != name);
            sent.push(((*name).into(), (*value).into()));
        }
        let sent: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(action, &sent)
    }

    /// Sends a request.
    pub(crate) fn ask(&self, method: Method, path: &str, body: String) -> Answer {
        let asked = format!("{method} {path}");
        let cookies: Vec<String> =
            self.jar.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(ConnectInfo(SocketAddr::from((self.place, 4711))))
            .body(Body::from(body))
            .expect("a request");
        let service = self.world.app.service();
        let answer = self.world.runtime.block_on(async {
            let (parts, body) = service.oneshot(request).await.expect("the service cannot fail").into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("a body");
            let body = String::from_utf8_lossy(&body).into_owned();
            Answer { asked, status: parts.status.as_u16(), headers: parts.headers, body }
        });
        answer.keeps_the_rules();
        self.take(&answer.headers);
        answer
    }

    fn take(&self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie is text");
            let (name, value) =
                cookie.split(';').next().and_then(|c| c.split_once('=')).expect("a name and a value");
            for rule in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
                assert!(cookie.contains(rule), "{cookie} lacks {rule}");
            }
            assert_eq!(cookie.contains("; Secure"), self.world.app.options.secure, "{cookie}");
            if cookie.contains("Max-Age=0") {
                self.jar.borrow_mut().remove(name);
            } else {
                self.put(name, value);
            }
        }
    }
}

impl Answer {
    /// What every answer of the site must be like.
    fn keeps_the_rules(&self) {
        for (name, value) in [
            ("content-security-policy", "default-src 'none'"),
            ("content-security-policy", "frame-ancestors 'none'"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            let sent = self.header(name);
            assert!(sent.contains(value), "{}: {name} is {sent:?}", self.asked);
        }
        assert!(!self.header("content-security-policy").contains("unsafe"));
        if self.header("content-type").starts_with("text/html") && !self.asked.starts_with("HEAD ") {
            let problems = lint(&self.body);
            assert!(problems.is_empty(), "{} ({}):\n  {}", self.asked, self.status, problems.join("\n  "));
        }
    }

    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The page as elements.
    pub(crate) fn document(&self) -> Document {
        Document::read(&self.body)
    }

    /// The words of the main part.
    pub(crate) fn text(&self) -> String {
        let document = self.document();
        let main = document.all("main").next().cloned();
        main.map_or_else(|| document.text(), |main| document.text_of(&main))
    }

    /// Whether there is a button of this name.
    pub(crate) fn has_button(&self, name: &str) -> bool {
        let document = self.document();
        document.all("button").any(|button| document.text_of(button).contains(name))
    }

    /// Fails unless the status is this.
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(
            self.status,
            status,
            "{} leads to {:?}\n{}",
            self.asked,
            self.header("location"),
            self.text()
        );
        self
    }

    /// Fails unless it leads to this address.
    pub(crate) fn goes_to(self, path: &str) -> Self {
        let answer = self.is(303);
        assert_eq!(answer.header("location"), path, "{}", answer.asked);
        answer
    }

    /// Fails unless the main part says this.
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.text().contains(words), "{} does not say {words:?}:\n{}", self.asked, self.text());
        self
    }
}
