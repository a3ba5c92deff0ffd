//! Whoever reads pages and sends forms in a test.

use super::{Answer, Element, Site};
use crate::tables;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, Response, header};
use tower::ServiceExt;

/// A browser of one person, without a browser.
pub struct Visitor<'a> {
    site: &'a Site<'a>,
    session: Option<String>,
    cookie: String,
    token: String,
}

impl<'a> Visitor<'a> {
    pub(super) fn new(site: &'a Site<'a>, session: Option<String>, cookie: String, token: String) -> Self {
        Self { site, session, cookie, token }
    }

    /// Reads a page. Whatever comes back is linted.
    ///
    /// # Panics
    /// When the page breaks a house rule.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, String::new())
    }

    /// Sends fields with the right token, whether or not a form asks for them, and compares all tables: a row that changed
    /// must be named by an event, whatever the answer was.
    ///
    /// # Panics
    /// Naming such rows, and when the page breaks a house rule.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = fields.iter().all(|(name, _)| *name != "csrf").then_some(("csrf", self.token.as_str()));
        self.send(path, token.into_iter().chain(fields.iter().copied()))
    }

    /// Reads a page, fills in the form on it that has these fields, and sends it as a browser would: with what was filled in
    /// already, and with nothing that the form does not offer. A field that is named more than once has several values; an
    /// empty value unticks a checkbox.
    ///
    /// # Panics
    /// When there is no such page, form, field or choice; and as [`Visitor::post`].
    pub fn fill(&self, page: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(page).ok();
        let document = shown.document();
        let forms: Vec<&Element> = document.all("form").filter(|form| form.is("method", "post")).collect();
        let has = |form: &&&Element| {
            fields.iter().all(|(name, _)| document.fields(form).any(|f| f.is("name", name)))
        };
        let form = forms.iter().find(has);
        let form = form.unwrap_or_else(|| panic!("{page} has no form with {fields:?}:\n{}", shown.text()));
        let mut sent = document.submitted(form);
        for (name, value) in fields {
            assert!(document.offers(form, name, value), "{page} does not offer {value:?} as {name}");
            sent.retain(|(sent, _)| sent != name);
        }
        let filled =
            fields.iter().filter(|(name, value)| !value.is_empty() || !document.ticked_only(form, name));
        sent.extend(filled.map(|(name, value)| ((*name).into(), (*value).into())));
        let action = form.attribute("action").unwrap_or(page);
        self.send(action, sent.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    fn send<'f>(&self, path: &str, fields: impl Iterator<Item = (&'f str, &'f str)>) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let before = tables::dump(&self.site.app.kernel);
        let answer = self.ask(Method::POST, path, body);
        tables::assert_named(&format!("POST {path}"), &before, &tables::dump(&self.site.app.kernel));
        answer
    }

    /// Sends fields and a file (its field, its name and what it holds) with the right token, as a browser sends a form with files.
    ///
    /// # Panics
    /// As [`Visitor::post`].
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        const EDGE: &str = "----of-a-test";
        let mut body = Vec::new();
        let token = fields.iter().all(|(name, _)| *name != "csrf").then_some(("csrf", self.token.as_str()));
        for (name, value) in token.into_iter().chain(fields.iter().copied()) {
            let part =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (field, name, bytes) = file;
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let before = tables::dump(&self.site.app.kernel);
        let answer = self.ask_as(Method::POST, path, body, &format!("multipart/form-data; boundary={EDGE}"));
        tables::assert_named(&format!("POST {path}"), &before, &tables::dump(&self.site.app.kernel));
        answer
    }

    fn ask(&self, method: Method, path: &str, body: String) -> Answer {
        self.ask_as(method, path, body.into_bytes(), "application/x-www-form-urlencoded")
    }

    fn ask_as(&self, method: Method, path: &str, body: Vec<u8>, kind: &str) -> Answer {
        if let Some(session) = &self.session {
            self.site.keep_alive(session);
        }
        let what = format!("{method} {path}");
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .expect("the path is one");
        let service = self.site.app.service();
        self.site.runtime.block_on(async {
            let response: Response<Body> = service.oneshot(request).await.expect("the service cannot fail");
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.expect("the answer can be read");
            Answer::read(what, &parts, bytes.to_vec())
        })
    }
}
