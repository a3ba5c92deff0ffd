//! Controlled documents: each version in force, from its approval until another took its place.

use super::{begun, standing};
use crate::{Document, Fact, Register};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use std::collections::BTreeSet;

/// How long the draft of a domestic abuse strategy is published before the strategy itself (SI 2021/990 reg 4).
const TEN_WEEKS: i32 = 70;

/// Each version of each document, once for each thing that happened to it by the end of the day: its draft was published, it was
/// approved, it was published. Each counts from its own day, so that a late publication is not taken for a timely approval.
pub(super) fn all(register: &Register, as_at: Date) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    for (fact, document) in begun::<Document>(register, as_at) {
        let by = |day: Option<Date>| day.filter(|day| *day <= as_at);
        let whole = one(register, fact, document, as_at);
        let with = |name: &str, on: Date, marks: &[String]| {
            let mut it = Evidence { id: format!("{}/{name}", whole.id), on: Some(on), ..whole.clone() };
            it.marks.extend(marks.iter().cloned());
            it
        };
        if let Some(draft) = by(document.draft_published) {
            let mut it =
                with("draft", draft, &["draft-published".into(), format!("draft-published:{draft}")]);
            it.marks.remove("current");
            out.push(Evidence { title: format!("Draft: {}", document.name), ..it });
        }
        let Some(approved) = by(document.approved) else { continue };
        let approved = approved.max(fact.span.from);
        let mut marks = vec!["approved".to_string()];
        out.push(Evidence { id: whole.id.clone(), ..with("", approved, &marks) });
        if let Some(published) = by(document.published_on) {
            marks.extend(["published".into(), format!("published:{published}")]);
            let gap = document.draft_published.map(|draft| (published - draft).get_days());
            marks.extend(gap.filter(|days| *days >= TEN_WEEKS).map(|_| "draft:10-weeks".to_string()));
            out.push(with("published", published.max(approved), &marks));
        }
    }
    out
}

/// What is the same of a document whatever happened to it.
fn one(register: &Register, fact: &Fact, document: &Document, as_at: Date) -> Evidence {
    let mut marks = BTreeSet::from([format!("sort:{}", document.sort)]);
    marks.extend(document.subject.iter().map(|of| format!("subject:{of}")));
    if document.review.is_none_or(|review| review >= as_at) {
        marks.insert("current".into());
    }
    Evidence {
        group: document.group.clone().unwrap_or_default(),
        organisation: document.organisation.clone().unwrap_or_default(),
        until: fact.span.to.into_iter().chain(replaced(register, fact, as_at)).min(),
        marks,
        title: title(document),
        href: format!("/{}/documents/{}", register.county, fact.slug),
        ..standing("document", fact)
    }
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
