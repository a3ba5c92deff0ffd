//! A paper of an item of an agenda: uploaded by a partner, or written here.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::binder::{Hidden, Number};
use serde::{Deserialize, Serialize};

/// Where a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It goes out with the next issue of the agenda.
    Draft,
    /// It went out.
    Issued,
    /// It went out and was taken back: it is listed with the reason, and its file is not served.
    Withdrawn,
    /// It was taken off before it ever went out.
    Dropped,
}

impl State {
    const NAMES: [(Self, &'static str, &'static str); 4] = [
        (Self::Draft, "draft", "Not issued yet"),
        (Self::Issued, "issued", "Issued"),
        (Self::Withdrawn, "withdrawn", "Withdrawn"),
        (Self::Dropped, "dropped", "Taken off"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(state, ..)| *state == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::NAMES.iter().find(|(state, ..)| *state == self).map_or("", |(.., said)| said)
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known, _)| *known == name).map(|(state, ..)| *state)
    }
}

/// A paper as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Identifier.
    pub id: String,
    /// Short name of its county.
    pub county: String,
    /// Identifier of the meeting.
    pub sitting: String,
    /// Identifier of the item.
    pub item: String,
    /// Whole identifier of the group.
    pub group: String,
    /// Its name in addresses, below the meeting.
    pub slug: String,
    /// Its place among the papers of the item.
    pub place: i64,
    /// Its title.
    pub title: String,
    /// Short name of the organisation that sent it; empty for one that was written here.
    pub from: String,
    /// Where it stands.
    pub state: State,
    /// Whether it is kept from the public.
    pub withheld: bool,
    /// The paragraph relied on.
    pub paragraph: String,
    /// Why it is in the public interest.
    pub reason: String,
    /// When that is looked at again.
    pub review: Option<Date>,
    /// The name on the shelf of a paper that was written here; empty for an upload.
    pub paper: String,
    /// The name of the file as it came.
    pub file_name: String,
    /// Its type, as it is sent to a browser.
    pub media: String,
    /// The hash of what came in; that file is not kept.
    pub hash: String,
    /// The hash of what readers get; empty while there is none, and once it is withdrawn.
    pub clean: String,
    /// How many bytes readers get.
    pub bytes: i64,
    /// How many pages it has.
    pub pages: i64,
    /// What was found in the file.
    pub found: Found,
    /// Why it was withdrawn or dropped.
    pub why: String,
    /// The number of the issue of the agenda with which it went out; 0 before.
    pub issue: i64,
    /// The number of its first page in the pack of that issue; 0 before.
    pub first_page: i64,
    /// Identifier of the older paper that it replaces; empty when none.
    pub replaces: String,
    /// Goes up with every change.
    pub version: i64,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// What was found in an uploaded file, for whoever takes it and whoever reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Found {
    /// What it held beside what it shows; what is stripped is gone from what readers get.
    pub hidden: Vec<Hidden>,
    /// Why somebody could not read it, in sentences.
    pub barriers: Vec<String>,
    /// `en-GB`; empty when the file does not say.
    pub language: String,
    /// Short name of the organisation that supplies an alternative.
    pub alternative_organisation: String,
    /// The role there that is asked for it.
    pub alternative_role: String,
    /// The hash of what is bound into a pack: the file itself, or the print of its words; empty when it has no pages.
    pub bound: String,
    /// How many pages, slides or sheets the file itself has.
    pub own_pages: u32,
}

impl Document {
    /// Whether it was written here.
    pub fn written_here(&self) -> bool {
        !self.paper.is_empty()
    }

    /// The number of its first page, once it went out.
    pub fn first(&self) -> Option<Number> {
        let number = u32::try_from(self.first_page).ok().filter(|n| *n > 0)?;
        let issue = u32::try_from(self.issue).ok().filter(|n| *n > 0)?;
        Some(if issue == 1 { Number::Page(number) } else { Number::Supplement(issue - 1, number) })
    }

    /// Its address below the meeting: `papers/fire-report`.
    pub fn path(&self) -> String {
        format!("papers/{}", self.slug)
    }

    /// The number of its last page, once it went out.
    pub fn last(&self) -> Option<Number> {
        let pages = u32::try_from(self.pages).ok().filter(|n| *n > 0)?;
        Some(self.first()?.plus(pages - 1))
    }

    /// The name under which its file is saved: `2022-03-15-scb-fire-report.pdf`.
    pub fn saved_as(&self, meeting: &str) -> String {
        let ending = match self.media.as_str() {
            "application/pdf" => "pdf",
            "image/png" => "png",
            "image/jpeg" => "jpg",
            media if media.contains("wordprocessingml") => "docx",
            media if media.contains("spreadsheetml") => "xlsx",
            media if media.contains("presentationml") => "pptx",
            _ => "txt",
        };
        format!("{meeting}-{}.{ending}", self.slug)
    }
}

/// Small letters, digits and single hyphens, at most 50 of them; `paper` when nothing is left.
pub(crate) fn slug(title: &str) -> String {
    let mut out = String::new();
    for letter in title.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') && letter != '’' && letter != '\'' {
            out.push('-');
        }
    }
    out.truncate(50);
    let out = out.trim_matches('-');
    match out {
        "" => "paper".into(),
        // Addresses of pages.
        "new" | "take" => format!("{out}-paper"),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_for_an_address_is_made_of_any_title() {
        for (title, is) in [
            ("Fire & Rescue: Annual report 2021/22", "fire-rescue-annual-report-2021-22"),
            ("The chair’s note", "the-chairs-note"),
            ("報告", "paper"),
            ("", "paper"),
        ] {
            assert_eq!(slug(title), is);
        }
        assert!(slug(&"long ".repeat(50)).len() <= 50);
    }
}
