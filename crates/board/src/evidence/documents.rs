//! Controlled documents: each version in force, from its approval until another took its place.

use super::{begun, standing};
use crate::{Document, Fact, Register};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use std::collections::BTreeSet;

/// How long the draft of a domestic abuse strategy is published before the strategy itself (SI 2021/990 reg 4).
const TEN_WEEKS: i32 = 70;

/// Each version of each document that had been approved by the end of the day.
pub(super) fn all(register: &Register, as_at: Date) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    for (fact, document) in begun::<Document>(register, as_at) {
        let Some(approved) = document.approved.filter(|approved| *approved <= as_at) else { continue };
        let ended = replaced(register, fact, as_at);
        out.push(Evidence {
            group: document.group.clone().unwrap_or_default(),
            organisation: document.organisation.clone().unwrap_or_default(),
            on: Some(approved.max(fact.span.from)),
            until: fact.span.to.into_iter().chain(ended).min(),
            marks: marks(document, as_at),
            title: title(document),
            href: format!("/{}/documents/{}", register.county, fact.slug),
            ..standing("document", fact)
        });
    }
    out
}

fn title(document: &Document) -> String {
    if document.version.is_empty() {
        document.name.clone()
    } else {
        format!("{}, version {}", document.name, document.version)
    }
}

/// The last day of a document that another takes the place of: the day before that one was approved.
fn replaced(register: &Register, fact: &Fact, as_at: Date) -> Option<Date> {
    let later = begun::<Document>(register, as_at).filter(|(_, it)| it.supersedes.contains(&fact.slug));
    later.filter_map(|(_, it)| it.approved.filter(|day| *day <= as_at)?.yesterday().ok()).min()
}

fn marks(document: &Document, as_at: Date) -> BTreeSet<String> {
    let mut marks = BTreeSet::from([format!("sort:{}", document.sort), "approved".to_string()]);
    marks.extend(document.subject.iter().map(|of| format!("subject:{of}")));
    if document.review.is_none_or(|review| review >= as_at) {
        marks.insert("current".into());
    }
    let by = |day: Option<Date>| day.filter(|day| *day <= as_at);
    if let Some(draft) = by(document.draft_published) {
        marks.insert("draft-published".into());
        marks.insert(format!("draft-published:{draft}"));
        let gap = document.published_on.map(|published| (published - draft).get_days());
        if gap.is_some_and(|days| days >= TEN_WEEKS) {
            marks.insert("draft:10-weeks".into());
        }
    }
    if let Some(published) = by(document.published_on) {
        marks.insert("published".into());
        marks.insert(format!("published:{published}"));
    }
    marks
}
