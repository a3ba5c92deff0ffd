//! What came back, and what a test may ask of it.

use super::{Document, lint};
use axum::http::response::Parts;
use axum::http::{HeaderMap, header};

/// An answer of the site.
#[derive(Clone, Debug)]
pub struct Answer {
    /// `GET /loamshire`
    pub asked: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub(super) fn read(asked: String, parts: &Parts, bytes: Vec<u8>) -> Self {
        let answer = Self { asked, status: parts.status.as_u16(), headers: parts.headers.clone(), bytes };
        // Only the last page of all, when even the frame cannot be drawn, is not a page of the site.
        if answer.media().starts_with("text/html") {
            let problems = lint(&answer.body());
            assert!(
                problems.is_empty(),
                "{} ({}):\n  {}",
                answer.asked,
                answer.status,
                problems.join("\n  ")
            );
        }
        answer
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// `text/html; charset=utf-8`
    pub fn media(&self) -> &str {
        self.header(header::CONTENT_TYPE.as_str())
    }

    /// The content as text.
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The page as elements.
    pub fn document(&self) -> Document {
        Document::read(&self.body())
    }

    /// The words of the page's main part, runs of white space as one space; of all of it when it has no main part.
    pub fn text(&self) -> String {
        let document = self.document();
        let main = document.all("main").next().cloned();
        main.map_or_else(|| document.text(), |main| document.text_of(&main))
    }

    /// Where to look next, after a change.
    pub fn to(&self) -> &str {
        self.header(header::LOCATION.as_str())
    }

    /// Fails unless the status is this.
    ///
    /// # Panics
    /// With what came instead.
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} {}\n{}", self.asked, self.to(), self.text());
        self
    }

    /// Fails unless it is the page that was asked for.
    ///
    /// # Panics
    /// With what came instead.
    pub fn ok(self) -> Self {
        self.is(200)
    }

    /// Fails unless it leads to this address.
    ///
    /// # Panics
    /// With what came instead.
    pub fn goes_to(self, path: &str) -> Self {
        let answer = self.is(303);
        assert_eq!(answer.to(), path, "{}", answer.asked);
        answer
    }

    /// Fails unless the main part says this.
    ///
    /// # Panics
    /// With what it says instead.
    pub fn says(self, words: &str) -> Self {
        let text = self.text();
        assert!(text.contains(words), "{} does not say {words:?}:\n{text}", self.asked);
        self
    }

    /// Fails when this stands anywhere in the answer, seen or not.
    ///
    /// # Panics
    /// With the answer.
    pub fn does_not_say(self, words: &str) -> Self {
        let body = self.body();
        assert!(
            !body.contains(words) && !self.to().contains(words),
            "{} says {words:?}:\n{body}",
            self.asked
        );
        self
    }
}
