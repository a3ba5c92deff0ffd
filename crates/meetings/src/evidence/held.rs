//! Meetings that were held, and those of them that were a partnership's meeting with the public.

use super::Known;
use crate::ForwardItem;
use crate::cycle::due;
use crate::cycle::forward::Standing;
use crate::store;
use board::sittings::mark::{self, Mark, Marked};
use board::sittings::{Meeting, Present, Sitting, State, present};
use board::{Group, Snapshot};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::contracts::year::MEETING;
use kernel::time::civil;
use kernel::{Actor, Outcome, Unit, Visible};
use std::collections::BTreeSet;

/// The duty to scrutinise crime and disorder, as business names it (Police and Justice Act 2006 s19).
const SCRUTINY: &str = "pja2006-s19";

/// The duty to meet the public, as the plan of a year names it (SI 2007/1830 reg 12(4)).
const PUBLIC: &str = "si1830-r12-4";

/// Each meeting that had been held by the end of the day.
pub(super) fn all(
    unit: &mut Unit<'_>,
    actor: &Actor,
    visible: &Visible<Meeting>,
    known: &Known<'_>,
) -> Outcome<Vec<Evidence>> {
    let register = board::current(unit, known.county)?;
    let marks = mark::list(unit, visible, known.county)?;
    let there = present::by_meeting(unit, visible, known.county)?;
    let sessions = sessions(unit, actor, known.county)?;
    // Whoever accepted a partnership's public meeting with the plan of the year said that it is one.
    let planned = store::wanted::keys(unit, visible, known.county, MEETING)?;
    let mut out = Vec::new();
    for it in known.meetings.iter().filter(|it| it.state == State::Held && it.day <= known.as_at) {
        let table = register.on(it.day);
        let present = there.get(&it.id).map(|lines| Present::of(&table, lines)).unwrap_or_default();
        let mine = || marks.iter().filter(|marked| marked.sitting == it.id);
        // Somebody said so, or the committee took the business that the duty asks for; unless that was taken back.
        let crime = match mine().find(|marked| marked.mark == Mark::CrimeAndDisorder) {
            Some(marked) => stands(marked, known.as_at),
            None => sessions.contains(&it.id),
        };
        let mut evidence = meeting(known, &table, it, &present);
        evidence.marks.extend(crime.then(|| Mark::CrimeAndDisorder.name().into()));
        let marked = mine().find(|marked| marked.mark == Mark::PublicMeeting);
        if marked.is_some() || planned.get(&it.id).is_some_and(|(_, duty)| duty.starts_with(PUBLIC)) {
            let told = told(unit, known, it)?;
            out.push(with_the_public(&evidence, it, marked, told));
        }
        out.push(evidence);
    }
    Ok(out)
}

/// Meetings that took business of the duty to scrutinise crime and disorder, by identifier.
fn sessions(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<BTreeSet<String>> {
    let all = store::forward::list(unit, &actor.visible::<ForwardItem>(), county, None, true)?;
    let of_duty =
        all.into_iter().filter(|it| it.standing == Standing::Taken && it.of.duty.starts_with(SCRUTINY));
    Ok(of_duty.filter_map(|it| it.sitting).collect())
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
fn with_the_public(meeting: &Evidence, it: &Sitting, public: Option<&Marked>, told: bool) -> Evidence {
    let mut marks = meeting.marks.clone();
    if told {
        marks.insert("notified".into());
    }
    Evidence {
        kind: "public-meeting",
        id: format!("{}/public", it.id),
        marks,
        withdrawn: public.and_then(|public| public.ended).map(civil),
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
