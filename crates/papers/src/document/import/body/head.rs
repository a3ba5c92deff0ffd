//! Headings of the body: by sign, by name, and by shape alone.

use super::super::drafted::Draft;
use super::super::lines::Line;
use super::super::marks::{Mark, Sure, marked};
use super::super::names::{Names, Section, names_group};
use super::super::parts::Part;
use super::super::shape;
use super::super::warning::{NoteKind, WarningKind};
use super::{Open, Reader};
use crate::document::template::Content;
use crate::document::words;

/// How a file marks its headings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hashes {
    /// Whether headings are marked with `#`, so that a short plain line is none.
    in_use: bool,
    /// How many `#` a section has.
    base: u8,
}

impl Hashes {
    pub fn of(lines: &[Line], names: &Names) -> Self {
        let mut all = Vec::new();
        let mut known = Vec::new();
        for line in lines {
            if let Mark::Hash(count) = marked(&line.text).mark {
                all.push(count);
                let text = marked(&line.text).rest.trim_matches('*').to_owned();
                if names.section(unnumbered(&text).trim_end_matches(':')).is_some() {
                    known.push(count);
                }
            }
        }
        let base = known.iter().min().or(all.iter().min()).copied().unwrap_or(1);
        Hashes { in_use: all.len() >= 2 || (all.len() == 1 && !known.is_empty()), base }
    }
}

/// A heading without the number that some reports give it.
fn unnumbered(text: &str) -> &str {
    let found = marked(text);
    if matches!(found.mark, Mark::Number(_, Sure::Yes) | Mark::Within(_)) { found.rest } else { text }
}

/// The level that a number gives: `2.` and `2.0` are sections, `2.1` is below one.
fn depth(number: &str) -> u8 {
    let parts = number.trim_end_matches(['.', ')', ':']).split('.').collect::<Vec<_>>();
    let count = if parts.last() == Some(&"0") { parts.len() - 1 } else { parts.len() };
    u8::try_from(count.clamp(1, 3)).unwrap_or(3)
}

/// A heading that was recognised.
pub(super) struct Head {
    level: u8,
    text: String,
    /// The section it names, when it names one.
    section: Option<Section>,
    meant: Option<String>,
    /// Its number, when the report gives it one.
    number: Option<String>,
}

impl Reader<'_> {
    pub(super) fn heading(&self, at: usize) -> Option<Head> {
        let line = &self.lines[at];
        let found = marked(&line.text);
        match &found.mark {
            Mark::Hash(count) => Some(self.signed(*count, found.rest)),
            Mark::Number(..) | Mark::Within(_) => self.numbered_heading(at, &line.text, found.rest),
            Mark::None => self.plain_heading(at, found.rest, found.bold),
            _ => None,
        }
    }

    /// `## Background`
    fn signed(&self, count: u8, rest: &str) -> Head {
        let text = rest.trim_matches('*').trim().trim_end_matches(':').to_owned();
        let bare = unnumbered(&text).to_owned();
        let number = (bare != text).then(|| text[..text.len() - bare.len()].trim().to_owned());
        let level = count.saturating_sub(self.hashes.base).saturating_add(1).clamp(1, 3);
        if level > 1 {
            return Head { level, text: bare, section: None, meant: None, number };
        }
        let (section, meant) = match self.names.section(&bare) {
            Some(section) => (Some(section), None),
            None => self.names.near_section(&bare).map_or((None, None), |hit| (Some(hit.what), hit.meant)),
        };
        Head { level: 1, text: bare, section, meant, number }
    }

    /// `2. Background`, `2.0 Background`, and with numbers within sections also `4. Something of our own`.
    fn numbered_heading(&self, at: usize, line: &str, rest: &str) -> Option<Head> {
        let text = rest.trim_matches('*').trim_end_matches(':').trim();
        if !shape::heading_like(text) || shape::stem(rest) {
            return None;
        }
        let next = self.lines.get(at + 1)?;
        let section = self.names.section(text);
        let above_within = self.dotted && matches!(marked(&next.text).mark, Mark::Within(_));
        // The numbers are the headings' own, and the paragraphs have none.
        let apart = !self.hashes.in_use
            && self.lines[at].after_blank
            && next.after_blank
            && text.split_whitespace().count() <= 8;
        let above_prose = apart
            && self.open != Open::Part
            && marked(&next.text).mark == Mark::None
            && shape::sentence(&next.text);
        if section.is_none() && !above_within && !above_prose {
            return None;
        }
        let number = line.trim_matches('*').split_whitespace().next().unwrap_or("").to_owned();
        let level = if section.is_some_and(|section| section.index.is_some()) { 1 } else { depth(&number) };
        Some(Head {
            level,
            text: text.to_owned(),
            section: section.filter(|_| level == 1),
            meant: None,
            number: Some(number),
        })
    }

    fn plain_heading(&self, at: usize, rest: &str, bold: bool) -> Option<Head> {
        let line = &self.lines[at];
        let text = rest.trim_end_matches(':').trim();
        if !shape::heading_like(text) || shape::stem(rest) || (self.hashes.in_use && !bold) {
            return None;
        }
        let head =
            |level, section, meant| Some(Head { level, text: text.to_owned(), section, meant, number: None });
        if self.parted_by_page(line) && self.names.section(text).is_none() {
            return None;
        }
        let settled = line.after_blank || self.open == Open::Nothing || shape::ended(&self.last);
        if let Some(section) = self.names.section(text)
            && (settled || self.last.chars().count() < 50)
            && !self.echoes_contact(text)
            && !self.listed_appendix(at)
        {
            return head(1, Some(section), None);
        }
        if let Some(section) = self.names.subheading(text) {
            return head(2, self.section_at(section), None);
        }
        if !settled || rest.ends_with(':') && !bold {
            return None;
        }
        if let Some(hit) = self.names.near_section(text) {
            return head(1, Some(hit.what), hit.meant);
        }
        self.by_shape(at, text, bold).and_then(|level| head(level, None, None))
    }

    /// `Appendix A: Delivery plan` in a list of appendices, and not above the appendix itself.
    fn listed_appendix(&self, at: usize) -> bool {
        let appendix = |line: &Line| {
            let key = words::key(&line.text);
            key.starts_with("appendix") || key.starts_with("annex")
        };
        let lists = self.place.content == Content::BackgroundPapers && self.place.section.is_none();
        let last = self
            .lines
            .get(at + 1)
            .is_none_or(|next| appendix(next) || self.names.section(&next.text).is_some());
        lists && appendix(&self.lines[at]) && last
    }

    /// A contact's line may be one word that is also a heading elsewhere.
    fn echoes_contact(&self, text: &str) -> bool {
        self.place.content == Content::Contacts
            && self.names.section(text).is_some_and(|section| section.index.is_none())
    }

    fn section_at(&self, index: usize) -> Option<Section> {
        let spec = self.names.template?.sections.get(index)?;
        Some(Section { index: Some(index), content: spec.content, numbered: spec.numbered })
    }

    /// The level of a heading that nobody knows, when its place and shape make it one.
    fn by_shape(&self, at: usize, text: &str, bold: bool) -> Option<u8> {
        let above = shape::stands_above_content(self.names, self.lines, at);
        match self.place.content {
            Content::Contacts => {
                (words::key(text).contains("contact") && at + 1 < self.lines.len()).then_some(2)
            }
            Content::BackgroundPapers => None,
            Content::GroupUpdates if above || bold => Some(2),
            _ if above || bold => {
                let empty = self.open == Open::Nothing && self.place.sub > 0;
                Some(if names_group(text) || empty && self.place.content != Content::Recommendation {
                    2
                } else {
                    1
                })
            }
            _ => None,
        }
    }

    pub(super) fn add_heading(&mut self, line: &Line, head: Head) {
        if let Some(number) = &head.number {
            self.note(line, NoteKind::Renumbered, number);
        }
        if let Some(meant) = &head.meant {
            self.warn(line, WarningKind::Misspelt, format!("`{}` is probably `{meant}`", head.text));
        }
        self.place.sub += 1;
        let index = head.section.and_then(|section| section.index);
        if head.level == 1 {
            self.place.ordinal += 1;
            self.place.section = index;
            self.place.content = head.section.map_or(Content::Prose, |section| section.content);
            self.place.numbered = head.section.is_none_or(|section| section.numbered);
            match index {
                Some(index) => self.see(Part::Section(index), line.no, &head.text),
                None => self.note(line, NoteKind::ExtraSection, &head.text),
            }
        } else if let Some(section) = head.section {
            // A sub-heading that the template knows, below a heading that is missing.
            self.place.content = section.content;
            self.place.numbered = section.numbered;
        }
        let text = self.calm(&head.text, index);
        self.push(line, Draft::Heading { level: head.level, text, section: index });
        self.open = Open::Nothing;
    }

    /// A heading that shouts, in the template's words or in ordinary case. A lone short word may be an abbreviation.
    fn calm(&self, text: &str, section: Option<usize>) -> String {
        let known = section
            .and_then(|index| self.names.template?.sections.get(index))
            .map(|section| section.heading.as_str());
        match known {
            Some(known) if words::shouted(text) && words::same(known, text) => known.to_owned(),
            _ if self.hashes.in_use || (text.chars().count() <= 5 && !text.contains(' ')) => text.to_owned(),
            _ => words::ordinary_case(text, self.report),
        }
    }
}
