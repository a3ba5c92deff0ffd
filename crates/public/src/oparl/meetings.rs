//! Meetings with their agendas, the places where they are held, and who was there.

use super::address::{Sort, part};
use super::build::{Build, item, local, maybe, text, times};
use super::object::{Key, Object};
use kernel::contracts::record as rec;
use kernel::contracts::record::{Head, Kind};
use serde_json::json;
use std::collections::BTreeMap;

/// What the public is told of an item whose title is withheld.
pub(super) const WITHHELD: &str = "Withheld from the public";

pub(super) fn add(it: &mut Build<'_>) {
    places(it);
    let all: Vec<_> = it.record.meetings.iter().map(|(name, (head, of))| (*name, *head, *of)).collect();
    for (name, head, of) in all {
        let items = of.items.iter().enumerate();
        let items: Vec<Key> = items.map(|(at, one)| add_item(it, (name, head, of), at, one)).collect();
        let attendance = attendance(it, name, head, of);
        let back = ("meeting", it.id(Sort::Meeting, &part(name)));
        let files = it.files(&format!("meeting-{}", part(name)), back.clone(), head, &of.files);
        let minutes = of.minutes.as_ref().map(|minutes| minutes.files.as_slice()).unwrap_or_default();
        let minutes = it.files(&format!("minutes-{}", part(name)), back, head, minutes);
        let mut object = Object::new(head.created, head.modified);
        object
            .says("name", of.title.as_str())
            .says("meetingState", state(of))
            .says("cancelled", of.cancelled.is_some())
            .says("start", local(of.start))
            .says("end", of.end.map(local).unwrap_or_default())
            .says("organization", it.group(&of.group).into_iter().collect::<Vec<_>>())
            .says("participant", participants(it, of))
            .says("web", it.place.web(Kind::Meeting, name))
            .says("shiremoot:state", of.state.as_str())
            .says("shiremoot:public", of.public)
            .says("shiremoot:cancelledBecause", of.cancelled.clone().unwrap_or_default())
            .says("shiremoot:attendance", attendance.map(|key| it.id(key.0, &key.1)).unwrap_or_default())
            .says("shiremoot:agendaVersions", versions(&of.versions))
            .says("shiremoot:minutes", of.minutes.as_ref().map(|m| m.state.clone()).unwrap_or_default())
            .holds("agendaItem", items)
            .holds("auxiliaryFile", files)
            .holds_one("resultsProtocol", minutes.first().cloned())
            .holds_one("location", place_of(of).map(|name| (Sort::Location, name)));
        it.add(Sort::Meeting, part(name), object);
    }
}

/// The words that the standard proposes, which are German: planned, called, held.
fn state(of: &rec::Meeting) -> &'static str {
    match (of.held, of.versions.is_empty()) {
        (true, _) => "durchgef\u{fc}hrt",
        (false, false) => "eingeladen",
        (false, true) => "terminiert",
    }
}

fn versions(all: &[rec::AgendaVersion]) -> Vec<serde_json::Value> {
    let one = |it: &rec::AgendaVersion| json!({ "number": it.number, "issued": super::object::instant(it.issued), "changes": it.changes });
    all.iter().map(one).collect()
}

fn place_of(of: &rec::Meeting) -> Option<String> {
    let words = of.place.trim();
    (!words.is_empty()).then(|| part(&words.to_lowercase().replace([',', '.'], "").replace(' ', "-")))
}

/// Each place once, with the meetings there.
fn places(it: &mut Build<'_>) {
    let mut all: BTreeMap<String, (String, Vec<String>, Vec<&Head>)> = BTreeMap::new();
    for (name, (head, of)) in &it.record.meetings {
        let Some(place) = place_of(of) else { continue };
        let found = all.entry(place).or_insert_with(|| (of.place.trim().to_string(), Vec::new(), Vec::new()));
        found.1.push(it.id(Sort::Meeting, &part(name)));
        found.2.push(head);
    }
    let made: Vec<(String, Object)> = all
        .into_iter()
        .filter_map(|(name, (words, meetings, heads))| {
            let (created, _) = times(heads)?;
            let mut object = Object::new(created, created);
            object.says("description", words).says("meetings", meetings);
            Some((name, object))
        })
        .collect();
    for (name, object) in made {
        it.add(Sort::Location, name, object);
    }
}

fn add_item(
    it: &mut Build<'_>,
    (name, head, of): (&str, &Head, &rec::Meeting),
    at: usize,
    one: &rec::Item,
) -> Key {
    let key = item(name, &one.key);
    let mut object = Object::new(head.created, head.modified);
    let decisions: Vec<_> =
        one.decisions.iter().filter_map(|name| it.record.decisions.get(name.as_str()).copied()).collect();
    let open = decisions.iter().filter(|(_, decision)| decision.withheld.is_none());
    let texts: Vec<String> =
        open.map(|(_, decision)| text(&decision.text)).filter(|words| !words.is_empty()).collect();
    for (head, _) in &decisions {
        object.with(head.modified);
    }
    let held = |sort: Sort, names: &[String], there: &dyn Fn(&str) -> bool| -> Vec<String> {
        names.iter().filter(|name| there(name)).map(|name| it.id(sort, &part(name))).collect()
    };
    let consultations: Vec<String> = super::papers::consulted(it, one)
        .into_iter()
        .map(|paper| it.id(Sort::Consultation, &format!("{key}-{paper}")))
        .collect();
    let title = if one.withheld.is_some() { WITHHELD } else { one.title.as_str() };
    let result = if decisions.is_empty() { "" } else { "Decided" };
    let withheld = one.withheld.as_ref().map(|why| {
        let back = ("agendaItem", it.id(Sort::AgendaItem, &key));
        super::extras::withheld(it.id(Sort::Meeting, &part(name)), back, head, why)
    });
    object
        .says("meeting", it.id(Sort::Meeting, &part(name)))
        .says("number", one.number.as_str())
        .says("order", at + 1)
        .says("name", title)
        .says("public", of.public && one.withheld.is_none())
        .says("consultation", consultations.first().cloned().unwrap_or_default())
        .says("result", result)
        .says("resolutionText", texts.join("\n"))
        .says("web", it.place.web(Kind::Meeting, name))
        .says("shiremoot:section", one.section.as_str())
        .says("shiremoot:sort", one.sort.as_str())
        .says("shiremoot:presenter", one.presenter.as_str())
        .says("shiremoot:late", one.late.as_str())
        .says("shiremoot:consultations", consultations.get(1..).unwrap_or_default().to_vec())
        .says(
            "shiremoot:decision",
            held(Sort::Decision, &one.decisions, &|n| it.record.decisions.contains_key(n)),
        )
        .says("shiremoot:action", held(Sort::Action, &one.actions, &|n| it.record.actions.contains_key(n)));
    if let Some(withheld) = withheld {
        object.holds_one("shiremoot:withheld", Some((Sort::Withheld, key.clone())));
        it.add(Sort::Withheld, key.clone(), withheld);
    }
    it.add(Sort::AgendaItem, key, object)
}

/// The person of each seat whose organisation was there.
fn participants(it: &Build<'_>, of: &rec::Meeting) -> Vec<String> {
    let there = of.attendance.iter().filter(|a| matches!(a.how.as_str(), "Present" | "Substitute"));
    let seat = |name: &str| {
        let day = of.start.date();
        let held = |seat: &rec::Seat| seat.days.from <= day && seat.days.to.is_none_or(|to| day <= to);
        let found = it
            .record
            .seats
            .iter()
            .find(|(_, (_, seat))| seat.group == of.group && seat.listed_as == name && held(seat));
        found.map(|(name, _)| it.id(Sort::Person, &part(name)))
    };
    let mut all: Vec<String> = Vec::new();
    for found in there.filter_map(|a| seat(&a.of)) {
        if !all.contains(&found) {
            all.push(found);
        }
    }
    all
}

fn attendance(it: &mut Build<'_>, name: &str, head: &Head, of: &rec::Meeting) -> Option<Key> {
    if of.attendance.is_empty() {
        return None;
    }
    let mut object = Object::new(head.created, head.modified);
    let each = of.attendance.iter().map(|a| json!({ "of": a.of, "how": a.how })).collect::<Vec<_>>();
    object
        .says("meeting", it.id(Sort::Meeting, &part(name)))
        .says("date", maybe(Some(of.start.date())))
        .says("attended", each);
    Some(it.add(Sort::Attendance, part(name), object))
}
