//! XML as a small tree of elements: names in lower case, because installs differ in how they write them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deeper than any file of a committee system is nested.
const DEEPEST: usize = 40;

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in lower case and without a prefix.
    pub name: String,
    /// Its attributes, names in lower case.
    pub attributes: Vec<(String, String)>,
    /// Its text, decoded once.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

impl Element {
    /// The first element of a name in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Every element of a name in it, below one that holds them: `agendaitems` and in it `agendaitem`.
    pub fn list<'a>(&'a self, holder: &str, name: &'a str) -> impl Iterator<Item = &'a Self> {
        let holder = self.child(holder);
        holder.into_iter().flat_map(|h| &h.children).filter(move |child| child.name == name)
    }

    /// The text of the first element of a name, trimmed; empty when there is none.
    pub fn says(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }

    /// Whether an element of a name says that something is so.
    pub fn yes(&self, name: &str) -> bool {
        ["true", "yes", "1"].contains(&self.says(name).to_ascii_lowercase().as_str())
    }

    /// An attribute; empty when there is none.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }
}

/// Reads a document whole.
///
/// # Errors
/// What is wrong and where, in plain English.
pub fn read(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|e| wrong(text, at, &e.to_string()))?;
        match event {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err(wrong(text, at, "it is nested too deeply"));
                }
                open.push(begun(&start).map_err(|e| wrong(text, at, &e))?);
            }
            Event::Empty(start) => {
                let element = begun(&start).map_err(|e| wrong(text, at, &e))?;
                add(&mut open, |last| last.children.push(element));
            }
            Event::End(_) => {
                let element = open.pop().unwrap_or_default();
                add(&mut open, |last| last.children.push(element));
            }
            Event::Text(words) => {
                let words = words.decode().map_err(|e| wrong(text, at, &e.to_string()))?;
                add(&mut open, |last| last.text.push_str(&words));
            }
            Event::CData(words) => {
                let words = words.decode().map_err(|e| wrong(text, at, &e.to_string()))?;
                add(&mut open, |last| last.text.push_str(&words));
            }
            Event::GeneralRef(entity) => {
                let name = entity.decode().map_err(|e| wrong(text, at, &e.to_string()))?;
                // What is no entity of XML itself is handed on as it stands: the texts decode a second time.
                let words = quick_xml::escape::unescape(&format!("&{name};"))
                    .map_or_else(|_| format!("&{name};"), std::borrow::Cow::into_owned);
                add(&mut open, |last| last.text.push_str(&words));
            }
            Event::DocType(_) => return Err(wrong(text, at, "a document type is not read")),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    if let Some(element) = open.get(1) {
        let what = format!("it ends in the middle of <{}>: the file is only half there", element.name);
        return Err(wrong(text, reader.buffer_position(), &what));
    }
    let root = open.pop().and_then(|mut top| top.children.pop());
    root.ok_or_else(|| "there is no element in it".to_string())
}

fn add(open: &mut [Element], change: impl FnOnce(&mut Element)) {
    if let Some(last) = open.last_mut() {
        change(last);
    }
}

fn begun(start: &BytesStart<'_>) -> Result<Element, String> {
    let lower = |name: &[u8]| String::from_utf8_lossy(name).to_ascii_lowercase();
    let mut element = Element { name: lower(start.local_name().as_ref()), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| e.to_string())?;
        let raw = String::from_utf8_lossy(&attribute.value).into_owned();
        let value = quick_xml::escape::unescape(&raw).map_or(raw.clone(), std::borrow::Cow::into_owned);
        element.attributes.push((lower(attribute.key.local_name().as_ref()), value));
    }
    Ok(element)
}

/// What is wrong, with its line.
fn wrong(text: &str, at: u64, what: &str) -> String {
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let line = text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
    format!("Line {line}: {what}.")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_document_is_read_as_it_stands() {
        let text = "<?xml version=\"1.0\"?>\n<Meeting a='1 &amp; 2'><Title> Q&amp;#39;s &lt;b&gt; </Title><x/><b><c>True</c></b></Meeting>";
        let root = read(text).expect("it is whole");
        assert_eq!((root.name.as_str(), root.says("title")), ("meeting", "Q&#39;s <b>"));
        assert_eq!(root.attribute("a"), "1 & 2");
        assert_eq!(root.list("b", "c").count(), 1);
        assert!(root.child("b").is_some_and(|b| b.yes("c")));
    }

    #[test]
    fn what_is_half_there_says_where_it_ends() {
        for (text, words) in [
            ("<meeting>\n<a>x</a>\n<b>", "Line 3: it ends in the middle of <meeting>"),
            ("<a><b></a></b>", "Line 1"),
            ("", "no element"),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "document type"),
            (&"<a>".repeat(60), "nested too deeply"),
        ] {
            let said = read(text).expect_err(text);
            assert!(said.contains(words), "{said}");
        }
    }
}
