//! Meetings that were held, and those of them that were a partnership's meeting with the public.

use super::Known;
use crate::cycle::due;
use board::sittings::mark::{self, Mark, Marked};
use board::sittings::{Meeting, Present, Sitting, State, present};
use board::{Group, Snapshot};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::time::civil;
use kernel::{Outcome, Unit, Visible};
use std::collections::BTreeSet;

/// Each meeting that had been held by the end of the day.
pub(super) fn all(
    unit: &mut Unit<'_>,
    visible: &Visible<Meeting>,
    known: &Known<'_>,
) -> Outcome<Vec<Evidence>> {
    let register = board::current(unit, known.county)?;
    let marks = mark::list(unit, visible, known.county)?;
    let there = present::by_meeting(unit, visible, known.county)?;
    let mut out = Vec::new();
    for it in known.meetings.iter().filter(|it| it.state == State::Held && it.day <= known.as_at) {
        let table = register.on(it.day);
        let present = there.get(&it.id).map(|lines| Present::of(&table, lines)).unwrap_or_default();
        let mine = || marks.iter().filter(|marked| marked.sitting == it.id);
        let crime = mine().find(|marked| marked.mark == Mark::CrimeAndDisorder);
        let mut evidence = meeting(known, &table, it, &present);
        evidence.marks.extend(
            crime.filter(|marked| stands(marked, known.as_at)).map(|_| Mark::CrimeAndDisorder.name().into()),
        );
        if let Some(public) = mine().find(|marked| marked.mark == Mark::PublicMeeting) {
            let told = told(unit, known, it)?;
            out.push(with_the_public(&evidence, it, public, told));
        }
        out.push(evidence);
    }
    Ok(out)
}

/// Whether a mark had not been taken back by the end of a day.
fn stands(marked: &Marked, day: Date) -> bool {
    marked.ended.is_none_or(|ended| civil(ended) > day)
}

fn meeting(known: &Known<'_>, table: &Snapshot<'_>, it: &Sitting, present: &Present) -> Evidence {
    let group = it.group_slug();
    let sort = table.get::<Group>(group).map_or("", |group| group.sort.as_str());
    let mut marks = BTreeSet::from(["held".to_string(), format!("sort:{sort}")]);
    if it.in_public {
        marks.insert("public".into());
    }
    marks.extend(present.attended.iter().map(|body| format!("attended:{body}")));
    marks.extend(present.senior.iter().map(|body| format!("senior:{body}")));
    Evidence {
        kind: "meeting",
        id: it.id.clone(),
        group: group.into(),
        organisation: table.council_of(group).unwrap_or_default().into(),
        on: Some(it.day),
        marks,
        title: format!("{}, {}", it.title, kernel::clock::words::format(it.day)),
        href: known.href(it),
        ..Evidence::default()
    }
}

/// A meeting with the public: that it was made known, and what was discussed, is looked for too (regulation 12(4)).
fn with_the_public(meeting: &Evidence, it: &Sitting, public: &Marked, told: bool) -> Evidence {
    let mut marks = meeting.marks.clone();
    if told {
        marks.insert("notified".into());
    }
    Evidence {
        kind: "public-meeting",
        id: public.id.clone(),
        marks,
        withdrawn: public.ended.map(civil),
        title: format!("Public meeting: {}, {}", it.title, kernel::clock::words::format(it.day)),
        ..meeting.clone()
    }
}

/// Whether it was made known that the meeting takes place: announced to anybody, with its agenda out before it.
fn told(unit: &mut Unit<'_>, known: &Known<'_>, it: &Sitting) -> Outcome<bool> {
    let law = due::notice_of(unit, it)?.papers.clock;
    let out =
        known.given.iter().any(|given| given.sitting == it.id && given.clock == law && given.on <= it.day);
    Ok(it.published && out)
}
