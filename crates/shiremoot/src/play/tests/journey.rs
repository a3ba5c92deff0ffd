//! Finding an answer as a person does: from the first page, by links and forms that are there.

use testkit::site::{Answer, Document, Element, Visitor};

/// On the way to an answer.
pub(super) struct Journey<'a> {
    visitor: &'a Visitor<'a>,
    question: &'a str,
    page: Answer,
    clicks: usize,
}

impl<'a> Journey<'a> {
    /// Begins on the first page of the county.
    pub fn asks(visitor: &'a Visitor<'a>, question: &'a str) -> Self {
        let page = visitor.get("/loamshire").ok();
        Self { visitor, question, page, clicks: 0 }
    }

    /// Follows the link with these words; when several have them, the first.
    pub fn follows(self, words: &str) -> Self {
        let document = self.page.document();
        let links: Vec<&Element> = document.all("a").collect();
        let exact = links.iter().find(|link| document.text_of(link) == words);
        let part = || links.iter().find(|link| document.text_of(link).contains(words));
        let link = exact
            .or_else(part)
            .unwrap_or_else(|| panic!("{}: no link “{words}” on:\n{}", self.question, document.text()));
        let to = link.attribute("href").unwrap_or_default().to_string();
        self.goes(&to)
    }

    /// Fills in the form that has these fields and shows what it gives.
    pub fn looks_for(self, fields: &[(&str, &str)]) -> Self {
        let document = self.page.document();
        let to = search(&document, fields)
            .unwrap_or_else(|| panic!("{}: no form with {fields:?} on:\n{}", self.question, document.text()));
        self.goes(&to)
    }

    fn goes(self, to: &str) -> Self {
        let clicks = self.clicks + 1;
        assert!(clicks <= 3, "{}: the answer lies more than three clicks away, at {to}", self.question);
        let page = self.visitor.get(to.split('#').next().unwrap_or(to)).ok();
        Self { page, clicks, ..self }
    }

    /// The answer is there.
    pub fn finds(self, words: &[&str]) -> Self {
        let text = self.page.text();
        for words in words {
            assert!(text.contains(words), "{}: “{words}” is not on the page:\n{text}", self.question);
        }
        self
    }

    /// What is no answer is not.
    pub fn and_not(self, words: &[&str]) {
        let text = self.page.text();
        for words in words {
            assert!(!text.contains(words), "{}: “{words}” is on the page:\n{text}", self.question);
        }
    }
}

/// The address to which the form with these fields goes when it is filled in so.
fn search(document: &Document, fields: &[(&str, &str)]) -> Option<String> {
    let has = |form: &&Element| {
        !form.is("method", "post")
            && fields.iter().all(|(name, _)| document.fields(form).any(|f| f.is("name", name)))
    };
    let form = document.all("form").find(has)?;
    for (name, value) in fields {
        assert!(document.offers(form, name, value), "the form does not offer {value:?} as {name}");
    }
    let mut sent = document.submitted(form);
    sent.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    sent.extend(fields.iter().map(|(name, value)| ((*name).into(), (*value).into())));
    let query: Vec<String> = sent.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    Some(format!("{}?{}", form.attribute("action").unwrap_or_default(), query.join("&")))
}

fn escaped(value: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    value.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
