//! What is missing of what was written: reviews that are due, signatures, parts, and what lapsed.

use super::{Gap, Missing};
use crate::{Answer, Document, Fact, Group, Protocol, Snapshot, words};
use jiff::Span;
use jiff::civil::Date;

/// How long before a review it is said that it comes up, and how long after something lapsed it is still missed.
const SOON: i64 = 56;
/// How long after its last day a document is missed: after that it is taken as given up.
const MISSED: i64 = 366;

/// Every gap of terms, protocols and documents.
pub(super) fn all(on: &Snapshot<'_>, out: &mut Vec<Gap>) {
    reviews(on, out);
    for (fact, protocol) in on.all::<Protocol>() {
        signatures(on, fact, protocol, out);
    }
    parts(on, out);
    lapsed(on, out);
}

fn gap(missing: Missing, title: String, path: String) -> Gap {
    Gap { missing, title, detail: String::new(), path, group: None, due: None }
}

fn reviews(on: &Snapshot<'_>, out: &mut Vec<Gap>) {
    let soon = on.day.checked_add(Span::new().days(SOON)).unwrap_or(Date::MAX);
    let mut look = |title: String, due: Option<Date>, path: String, group: Option<String>| {
        let Some(due) = due else { return };
        let missing = match due {
            due if due < on.day => Missing::Review,
            due if due <= soon => Missing::Soon,
            _ => return,
        };
        out.push(Gap { group, due: Some(due), ..gap(missing, title, path) });
    };
    for (fact, group) in on.all::<Group>() {
        let title = format!("Terms of reference of {}", group.name);
        look(title, group.terms_review, format!("groups/{}", fact.slug), Some(fact.slug.clone()));
    }
    for (fact, protocol) in on.all::<Protocol>() {
        look(protocol.name.clone(), protocol.review, format!("protocols/{}", fact.slug), None);
    }
    for (fact, document) in on.all::<Document>().filter(|(_, it)| it.approved.is_some()) {
        if !replaced(on, fact) {
            look(document.name.clone(), document.review, format!("documents/{}", fact.slug), None);
        }
    }
}

/// Whether a document that is in force took its place.
fn replaced(on: &Snapshot<'_>, fact: &Fact) -> bool {
    on.all::<Document>().any(|(_, it)| {
        it.supersedes.contains(&fact.slug) && it.approved.is_some_and(|approved| approved <= on.day)
    })
}

fn signatures(on: &Snapshot<'_>, fact: &Fact, protocol: &Protocol, out: &mut Vec<Gap>) {
    for party in crate::parties(on, &fact.slug, protocol).into_iter().filter(|party| !party.signed()) {
        let detail = match party.answer {
            Answer::Refused(_, it) => format!("Refused: {}", it.statement),
            Answer::Earlier(_, it) => format!("Signed version {} and not this one", it.version),
            _ => String::new(),
        };
        out.push(Gap {
            detail,
            group: (party.kind == "group").then(|| party.slug.to_string()),
            ..gap(
                Missing::Signature,
                format!("{}: {}", protocol.name, party.name),
                format!("protocols/{}", fact.slug),
            )
        });
    }
}

/// The parts that the regulation names and that no protocol for sharing covers, where somebody has begun to say what one covers. One
/// protocol has the three parts, or several have them together.
fn parts(on: &Snapshot<'_>, out: &mut Vec<Gap>) {
    let sharing =
        || on.all::<Protocol>().filter(|(_, it)| it.sort == "information-sharing" && !it.parts.is_empty());
    let Some((fact, protocol)) = sharing().max_by_key(|(_, it)| it.parts.len()) else { return };
    for (part, said) in words::PARTS {
        if sharing().any(|(_, it)| it.parts.iter().any(|known| known == part)) {
            continue;
        }
        out.push(Gap {
            detail: format!("Nothing says that it covers {part}"),
            ..gap(Missing::Part, format!("{}: {said}", protocol.name), format!("protocols/{}", fact.slug))
        });
    }
}

/// What held until lately and holds no more: a protocol, or an approved document that nothing replaced.
fn lapsed(on: &Snapshot<'_>, out: &mut Vec<Gap>) {
    let missed = on.day.checked_sub(Span::new().days(MISSED)).unwrap_or(Date::MIN);
    let sorts: Vec<&str> = on.all::<Protocol>().map(|(_, it)| it.sort.as_str()).collect();
    for (fact, last) in on.ended::<Protocol>(missed) {
        // Another of its sort may have taken its place under a name of its own.
        if !sorts.contains(&last.sort.as_str()) {
            let path = format!("register/protocols/{}", fact.slug);
            out.push(Gap { due: fact.span.to, ..gap(Missing::Lapsed, last.name.clone(), path) });
        }
    }
    for (fact, last) in on.ended::<Document>(missed).filter(|(_, it)| it.approved.is_some()) {
        if !replaced(on, fact) {
            let path = format!("register/documents/{}", fact.slug);
            out.push(Gap { due: fact.span.to, ..gap(Missing::Lapsed, last.name.clone(), path) });
        }
    }
}
