//! An issue of an agenda as it was frozen.

use super::differ::Line;
use board::sittings::Item;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One issue of the agenda of a meeting: the first is the agenda, each later one a supplement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Its number, from 1.
    pub number: i64,
    /// When it went out.
    pub at: Timestamp,
    /// Who sent it out, as the ledger marks them.
    pub by: String,
    /// The chair's reason, when it went out later than the law wants; else empty.
    pub reason: String,
    /// Its items, in order.
    pub lines: Vec<IssuedLine>,
}

/// An item as it stood on an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedLine {
    /// What is held against other issues.
    #[serde(flatten)]
    pub line: Line,
    /// Its name in addresses.
    pub slug: String,
    /// Its number.
    pub number: i64,
    /// What for.
    pub purpose: String,
    /// The paragraph that was relied on; empty when it was not withheld.
    pub paragraph: String,
    /// The reason that was given.
    pub reason: String,
    /// When it was to be asked again.
    pub review: Option<Date>,
    /// The chair's reason for taking it late; empty when it was not late.
    pub late: String,
}

impl Issued {
    /// `Agenda`, `Supplement 1`.
    pub fn name(&self) -> String {
        name(self.number)
    }

    /// Whether an item that was issued says something else today, or was taken off since.
    pub fn differs(&self, it: &Item) -> bool {
        let line = self.lines.iter().find(|line| line.line.item == it.id);
        it.issued
            && (it.withdrawn() == line.is_some()
                || line.is_some_and(|line| !it.withdrawn() && !line.says(it)))
    }

    /// Its items, as they are held against those of another issue.
    pub fn bare(&self) -> Vec<Line> {
        self.lines.iter().map(|line| line.line.clone()).collect()
    }
}

/// What an issue of this number is called: `Agenda`, `Supplement 1`.
pub fn name(number: i64) -> String {
    if number <= 1 { "Agenda".into() } else { format!("Supplement {}", number - 1) }
}

impl IssuedLine {
    /// Whether an item still says what it said on this issue. Its place and its papers are not asked.
    pub fn says(&self, it: &Item) -> bool {
        let papers = self.line.papers.clone();
        let now = Self::of(it, self.number, papers);
        now.line == self.line && now.purpose == self.purpose
    }

    /// An item with its number, and the titles of its papers by identifier.
    pub(super) fn of(it: &Item, number: i64, papers: Vec<String>) -> Self {
        Self {
            line: Line {
                item: it.id.clone(),
                section: it.section.clone(),
                title: it.title.clone(),
                kind: it.kind.name().into(),
                presenter: it.presenter.clone(),
                minutes: it.minutes,
                withheld: it.withheld,
                papers,
            },
            slug: it.slug.clone(),
            number,
            purpose: it.purpose.clone(),
            paragraph: it.paragraph.clone(),
            reason: it.reason.clone(),
            review: it.review,
            late: it.late_reason.clone(),
        }
    }
}
