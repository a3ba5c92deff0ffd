//! What stands in the pack of one reader: the items that they may see with their papers, and what is said in the place of the others.

use crate::papers::{Document, State};
use crate::store::{MeetingPaper, documents};
use board::sittings::{Entry, Meeting, Sitting, drawn, sitting};
use jiff::civil::Date;
use kernel::verbs::View;
use kernel::{Outcome, Permit, Unit};

/// The pack of a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The meeting.
    pub meeting: Sitting,
    /// The items of the agenda that went out, in order.
    pub parts: Vec<Part>,
}

/// One place of the agenda, with its papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the reader sees there.
    pub entry: Entry,
    /// The papers that they may read, withdrawn ones included.
    pub papers: Vec<Document>,
    /// Why others are kept from them: never which they are.
    pub kept: Vec<Kept>,
}

/// Why a paper is kept from a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The paragraph relied on.
    pub paragraph: String,
    /// Why it is in the public interest.
    pub reason: String,
    /// When it is looked at again.
    pub review: Option<Date>,
}

/// The pack of the holder of a permit. What did not go out stands in no pack, not even in that of those who prepare it.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn contents(unit: &mut Unit<'_>, permit: &Permit<View, Meeting>) -> Outcome<Contents> {
    let meeting = sitting::of(unit, permit)?;
    let visible = permit.actor().visible::<MeetingPaper>();
    let seen = documents::list(unit, &visible, &meeting.id)?;
    let all = documents::all(unit, permit, &meeting.id)?;
    let mut parts = Vec::new();
    for entry in drawn(unit, permit)? {
        let Some(it) = entry.item() else {
            parts.push(Part { entry, papers: Vec::new(), kept: Vec::new() });
            continue;
        };
        if !it.issued {
            continue;
        }
        let of = |paper: &&Document| {
            paper.item == it.id && matches!(paper.state, State::Issued | State::Withdrawn)
        };
        let papers: Vec<Document> = seen.iter().filter(of).cloned().collect();
        let kept = all
            .iter()
            .filter(of)
            .filter(|paper| paper.withheld && !seen.iter().any(|own| own.id == paper.id));
        let kept = kept
            .map(|paper| Kept {
                paragraph: paper.paragraph.clone(),
                reason: paper.reason.clone(),
                review: paper.review,
            })
            .collect();
        parts.push(Part { entry, papers, kept });
    }
    Ok(Contents { meeting, parts })
}

impl Contents {
    /// The papers that have pages in it, in the order of their numbers: the agenda's first, then each supplement's.
    pub fn bound(&self) -> Vec<(&Part, &Document)> {
        let papers = self.parts.iter().flat_map(|part| part.papers.iter().map(move |paper| (part, paper)));
        let mut all: Vec<_> =
            papers.filter(|(_, paper)| paper.first().is_some() && !paper.found.bound.is_empty()).collect();
        all.sort_by_key(|(_, paper)| (paper.issue, paper.first_page));
        all
    }

    /// Papers that some people cannot read.
    pub fn barred(&self) -> Vec<&Document> {
        let papers = self.parts.iter().flat_map(|part| &part.papers);
        papers.filter(|paper| paper.state == State::Issued && !paper.found.barriers.is_empty()).collect()
    }
}

impl Part {
    /// The item in a line: `712. Fire in flats`; for one that the reader does not see only that there is one.
    pub fn name(&self) -> String {
        let number = self.entry.number().map(|n| format!("{n}. ")).unwrap_or_default();
        match &self.entry {
            Entry::Item(it) if it.withdrawn() => format!("{number}{} (taken off the agenda)", it.title),
            Entry::Item(it) => format!("{number}{}", it.title),
            Entry::Withheld(_) => format!("{number}An item that is withheld from the public"),
            Entry::Withdrew { .. } => format!("{number}An item from which you have withdrawn"),
        }
    }
}
