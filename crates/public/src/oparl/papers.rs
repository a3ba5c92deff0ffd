//! Reports and documents as papers, their files, and the items under which they stand.

use super::address::{Sort, part};
use super::body::BODY;
use super::build::{Build, day, item};
use super::object::{Key, Object};
use kernel::contracts::record as rec;
use kernel::contracts::record::{Head, Kind};

/// The name of a report among papers: a document may have the same.
fn report(name: &str) -> String {
    format!("report-{}", part(name))
}

fn document(name: &str) -> String {
    format!("document-{}", part(name))
}

pub(super) fn add(it: &mut Build<'_>) {
    let reports: Vec<_> = it.record.papers.iter().map(|(name, (head, of))| (*name, *head, *of)).collect();
    for (name, head, of) in reports {
        let mut object = Object::new(head.created, head.modified);
        object
            .says("name", of.document.title.as_str())
            .says("reference", name)
            .says("date", day(kernel::time::civil(of.issued)))
            .says("paperType", "Report")
            .says("originatorOrganization", it.group(&of.group).into_iter().collect::<Vec<_>>())
            .says("underDirectionOf", it.group(&of.group).into_iter().collect::<Vec<_>>())
            .says("web", it.place.web(Kind::Paper, name))
            .says("shiremoot:ledgerHead", of.head.as_str());
        paper(it, (name, report(name)), head, &of.files, object);
    }
    let documents: Vec<_> =
        it.record.documents.iter().map(|(name, (head, of))| (*name, *head, *of)).collect();
    for (name, head, of) in documents {
        let mut object = Object::new(head.created, head.modified);
        object
            .says("name", of.title.as_str())
            .says("date", day(kernel::time::civil(head.created)))
            .says("paperType", "Document that was handed in")
            .says("shiremoot:from", of.from.as_str())
            .says("shiremoot:accessibility", of.accessibility.as_str());
        if it.record.meetings.contains_key(of.meeting.as_str()) {
            object.says("web", it.place.web(Kind::Meeting, &of.meeting));
        }
        paper(it, (name, document(name)), head, std::slice::from_ref(&of.file), object);
    }
}

fn paper(
    it: &mut Build<'_>,
    (name, key): (&str, String),
    head: &Head,
    files: &[rec::FileRef],
    mut object: Object,
) {
    let back = ("paper", it.id(Sort::Paper, &key));
    let files = it.files(&key, back, head, files);
    let under: Vec<(&str, &str)> = it.record.under.get(name).into_iter().flatten().copied().collect();
    let mut consultations = Vec::new();
    for (meeting, of) in under {
        consultations.extend(consultation(it, &key, head, meeting, of));
    }
    object
        .says("body", it.id(Sort::Body, BODY))
        .holds_one("mainFile", files.first().cloned())
        .holds("auxiliaryFile", files.get(1..).unwrap_or_default().to_vec())
        .holds("consultation", consultations);
    it.add(Sort::Paper, key, object);
}

fn consultation(it: &mut Build<'_>, key: &str, head: &Head, meeting: &str, of: &str) -> Option<Key> {
    let (meeting_head, found) = it.record.meetings.get(meeting).copied()?;
    let one = found.items.iter().find(|item| item.key == of)?;
    if !consulted(it, one).iter().any(|paper| paper == key) {
        return None;
    }
    let both = head.created.max(meeting_head.created);
    let mut object = Object::new(both, head.modified.max(meeting_head.modified));
    object
        .says("paper", it.id(Sort::Paper, key))
        .says("meeting", it.meeting(meeting).unwrap_or_default())
        .says("agendaItem", it.item(meeting, of).unwrap_or_default())
        .says("organization", it.group(&found.group).into_iter().collect::<Vec<_>>())
        .says("authoritative", one.sort == "Decision")
        .says("role", one.sort.as_str());
    Some(it.add(Sort::Consultation, format!("{}-{key}", item(meeting, of)), object))
}

/// The names among papers of what stands under an item. Under one that is withheld nothing stands.
pub(super) fn consulted(it: &Build<'_>, one: &rec::Item) -> Vec<String> {
    if one.withheld.is_some() {
        return Vec::new();
    }
    let reports = one.papers.iter().filter(|name| it.record.papers.contains_key(name.as_str()));
    let documents = one.documents.iter().filter(|name| it.record.documents.contains_key(name.as_str()));
    reports.map(|name| report(name)).chain(documents.map(|name| document(name))).collect()
}
