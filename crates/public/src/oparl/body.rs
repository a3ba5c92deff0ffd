//! The interface itself, the county's board as a body, and the financial years of its business.

use super::address::Sort;
use super::build::{Build, day, organisation, times};
use super::object::{Key, Object};
use jiff::Timestamp;
use kernel::clock::LegalYear;
use kernel::contracts::record::{Head, Kind};
use std::collections::BTreeMap;

/// The name of the one body among bodies.
pub(super) const BODY: &str = "board";

/// The lists that a body leads to, by field.
const LISTS: &[(&str, Sort)] = &[
    ("organization", Sort::Organization),
    ("person", Sort::Person),
    ("meeting", Sort::Meeting),
    ("paper", Sort::Paper),
    ("agendaItem", Sort::AgendaItem),
    ("consultation", Sort::Consultation),
    ("file", Sort::File),
    ("membership", Sort::Membership),
    ("locationList", Sort::Location),
    ("legislativeTermList", Sort::Term),
    ("shiremoot:action", Sort::Action),
    ("shiremoot:decision", Sort::Decision),
    ("shiremoot:attendance", Sort::Attendance),
    ("shiremoot:withheld", Sort::Withheld),
    ("shiremoot:ask", Sort::Ask),
];

pub(super) fn add(it: &mut Build<'_>) {
    let Some((first, _)) = it.record.since else { return };
    let (created, modified) =
        it.record.board.map_or((first, first), |(head, _)| (head.created, head.modified));
    let name = it.record.board.map_or_else(|| it.place.county.clone(), |(_, board)| board.name.clone());
    let terms = terms(it);
    let mut body = Object::new(created, modified);
    for (field, sort) in LISTS {
        body.says(field, it.place.list(*sort));
    }
    body.says("system", it.id(Sort::System, ""))
        .says("name", name.as_str())
        .says("shortName", it.record.board.map(|(_, board)| board.county.clone()).unwrap_or_default())
        .says("website", it.place.web(Kind::Board, ""))
        .says("web", it.place.web(Kind::Board, ""))
        .says("license", it.place.licence.as_str())
        .says("classification", "Community safety board of a county")
        .says("shiremoot:modifiedSlices", it.place.at("slices.json"))
        .says("shiremoot:note", it.record.board.map(|(_, board)| board.note.clone()).unwrap_or_default())
        .holds("legislativeTerm", terms);
    // A body without a year of business still has the list, empty.
    if !body.inside.contains_key("legislativeTerm") {
        body.inside.insert("legislativeTerm", super::object::Inside::Many(Vec::new()));
    }
    let main = it.record.board.map(|(_, board)| board.group.clone()).unwrap_or_default();
    body.says("mainOrganization", it.group(&main).unwrap_or_default());
    it.add(Sort::Body, BODY, body);

    let mut system = Object::new(created, modified);
    system
        .says("oparlVersion", "https://schema.oparl.org/1.1/")
        .says("name", format!("{name}: the published record"))
        .says("body", it.place.list(Sort::Body))
        .says("license", it.place.licence.as_str())
        .says("website", it.place.web(Kind::Board, ""))
        .says("web", it.place.web(Kind::Board, ""))
        .says("vendor", it.place.base.as_str())
        .says("product", it.place.at("shiremoot.json"));
    it.add(Sort::System, "", system);
}

/// Every financial year on a day of which something in the record falls.
fn terms(it: &mut Build<'_>) -> Vec<Key> {
    let record = &it.record;
    let meetings = record.meetings.values().map(|(head, _)| *head);
    let papers = record.papers.values().map(|(head, _)| *head);
    let decisions = record.decisions.values().map(|(head, _)| *head);
    let mut years: BTreeMap<jiff::civil::Date, Vec<&Head>> = BTreeMap::new();
    for head in meetings.chain(papers).chain(decisions) {
        if let Some(day) = head.day {
            years.entry(LegalYear::of(day).start()).or_default().push(head);
        }
    }
    let years: Vec<(jiff::civil::Date, Option<(Timestamp, Timestamp)>)> =
        years.into_iter().map(|(start, heads)| (start, times(heads))).collect();
    let mut keys = Vec::new();
    for (start, times) in years {
        let Some((created, _)) = times else { continue };
        let year = LegalYear::of(start);
        let (name, end) = (year.to_string(), year.end());
        let mut term = Object::new(created, created);
        term.says("body", it.id(Sort::Body, BODY))
            .says("name", format!("Financial year {name}"))
            .says("startDate", day(start))
            .says("endDate", day(end));
        keys.push(it.add(Sort::Term, name, term));
    }
    keys
}

/// The address of whoever leads or takes part, when it is in the record.
pub(super) fn organisations(it: &Build<'_>, slugs: &[String]) -> Vec<String> {
    let there = slugs.iter().filter(|slug| it.record.organisations.contains_key(slug.as_str()));
    there.map(|slug| it.id(Sort::Organization, &organisation(slug))).collect()
}
