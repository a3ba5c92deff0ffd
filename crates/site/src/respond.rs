//! What a page gives back, as the answer to a request.

use crate::{Reply, headers};
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};

/// A feed is fetched again and again: it bears a mark of its content, and whoever has it already is told so and no more.
pub(crate) fn respond(reply: Reply, known: Option<&str>, feed: bool) -> Response<Body> {
    match reply {
        Reply::Open { status, media, bytes } => open(status, media, bytes, known),
        Reply::Html(status, html) => {
            let mut response = Response::new(Body::from(html.into_string()));
            *response.status_mut() =
                StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, html);
            response
        }
        Reply::SeeOther(path) => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::SEE_OTHER;
            let to = HeaderValue::from_str(&path).unwrap_or(HeaderValue::from_static("/"));
            response.headers_mut().insert(header::LOCATION, to);
            response
        }
        Reply::File { media, name, bytes } => {
            let mark = feed.then(|| crate::feeds::mark(&bytes));
            let same = mark.as_deref().is_some_and(|mark| known.is_some_and(|known| names(known, mark)));
            let mut response = Response::new(if same { Body::empty() } else { Body::from(bytes) });
            if same {
                *response.status_mut() = StatusCode::NOT_MODIFIED;
            }
            if let Some(mark) = mark.and_then(|mark| HeaderValue::from_str(&mark).ok()) {
                response.headers_mut().insert(header::ETAG, mark);
            }
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
            let how = name.map(|name| {
                format!("attachment; filename=\"{}\"", name.replace(['"', '\\', '\n', '\r'], ""))
            });
            if let Some(how) = how.and_then(|how| HeaderValue::from_str(&how).ok()) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, how);
            }
            response
        }
        Reply::Foreign { media, name, bytes, shown } => headers::foreign(&media, &name, bytes, shown),
    }
}

/// Whether a caller's list of marks names one. What lies between may have said that it is the same only in meaning.
fn names(known: &str, mark: &str) -> bool {
    known.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == mark)
}

/// Open data with a mark of what it says: whoever has it already is not sent it again.
fn open(status: u16, media: &'static str, bytes: Vec<u8>, known: Option<&str>) -> Response<Body> {
    let mark = crate::feeds::mark(&bytes);
    let has = status == 200 && known.is_some_and(|known| names(known, &mark));
    let mut response = Response::new(if has { Body::empty() } else { Body::from(bytes) });
    let code = if has { 304 } else { status };
    *response.status_mut() = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag"));
    let anywhere = header::HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(anywhere, HeaderValue::from_static("cross-origin"));
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(header::ETAG, mark);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_a_feed_already_is_told_so_and_no_more() {
        let answer = |known: Option<&str>, words: &str| {
            let (media, bytes) = (crate::feeds::calendar::MEDIA, words.as_bytes().to_vec());
            respond(Reply::File { media, name: None, bytes }, known, true)
        };
        let mark = answer(None, "a").headers()[header::ETAG].to_str().unwrap().to_string();
        for (known, words, status) in [
            (None, "a", 200),
            (Some(mark.clone()), "a", 304),
            (Some(format!("W/{mark}")), "a", 304),
            (Some(format!("\"other\", {mark}")), "a", 304),
            (Some("*".into()), "a", 304),
            (Some(mark.clone()), "b", 200),
            (Some("\"other\"".into()), "a", 200),
            (Some(mark.trim_matches('"').into()), "a", 200),
        ] {
            let answer = answer(known.as_deref(), words);
            assert_eq!(answer.status(), status, "{known:?} {words}");
            assert!(answer.headers().contains_key(header::ETAG));
        }
    }

    #[test]
    fn whoever_has_open_data_already_is_not_sent_it_again() {
        let ask = |known: Option<&str>| open(200, "application/json", b"{}".to_vec(), known);
        let first = ask(None);
        let mark = first.headers()[header::ETAG].to_str().unwrap().to_string();
        assert_eq!(first.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        assert_eq!(ask(Some(&mark)).status(), 304);
        assert_eq!(ask(Some(&format!("\"other\", {mark}"))).status(), 304);
        assert_eq!(ask(Some("\"other\"")).status(), 200);
        assert_eq!(open(404, "application/json", b"{}".to_vec(), Some(&mark)).status(), 404);
    }
}
