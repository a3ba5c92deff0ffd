//! Issuing an agenda: it is frozen as it stands, its items get their numbers, its papers go out, and the meeting is called. Every later
//! issue is a supplement.

use super::begin::FORWARD;
use super::differ::between;
use super::ground::{Named, late_since, still_open, waits_for_the_chair};
use super::issued::{Issued, IssuedLine};
use super::number::numbers;
use crate::cycle::{self, forward};
use crate::events;
use crate::papers;
use crate::store;
use crate::tell;
use board::sittings::item;
use board::sittings::sitting;
use board::sittings::{Item, Meeting, Sitting, State};
use kernel::clock::words;
use kernel::verbs::Issue;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// Issues the agenda of a meeting, or a supplement to it, and gives the number of the issue. `reason` is the chair's, for an agenda
/// that goes out later than the law wants.
///
/// # Errors
/// [`Fault::Fields`] on `reason` when the law wanted it earlier and no reason is given, on `late` when an item came too late and the chair
/// has not taken it, on `withheld` when nobody says why an item is withheld, on `uncleared` when papers are not cleared;
/// [`Fault::Conflict`] when the meeting was held or cancelled, or nothing changed since the last issue.
pub fn issue(unit: &mut Unit<'_>, permit: &Permit<Issue, Meeting>, reason: &str) -> Outcome<Recorded<i64>> {
    issue_although(unit, permit, reason, false)
}

/// The same, going on although papers are not cleared when `uncleared` says so.
///
/// # Errors
/// As [`issue`].
pub fn issue_although(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, Meeting>,
    reason: &str,
    uncleared: bool,
) -> Outcome<Recorded<i64>> {
    // Numbers run on through the group, so two who issue at once do it one after the other; the order of the items stands still too.
    unit.alone("agenda-numbers")?;
    unit.alone("agenda")?;
    let it = sitting::of(unit, permit)?;
    still_open(&it)?;
    let before = store::agenda::issues(unit, permit, &it.id)?;
    let items: Vec<Item> =
        item::all(unit, permit, &it.id)?.into_iter().filter(|item| !item.withdrawn()).collect();
    if items.is_empty() {
        return Err(Fault::Conflict("There is nothing on the agenda yet. Begin it first.".into()));
    }
    let named = Named::of(unit, permit, &it.id)?;
    let mut wrong = unexplained(&items, &named);
    if let Some(latest) = late_since(unit, permit, &it)? {
        wrong.extend(untaken(&items, &named, latest));
    }
    if !uncleared {
        wrong.extend(not_cleared(super::uncleared(unit, permit, &it)?));
    }
    let number = before.last().map_or(1, |last| last.number + 1);
    if number == 1 {
        let notice = cycle::due::notice_of(unit, &it)?;
        let today = unit.today();
        if let Err(Fault::Fields(fields)) = cycle::notice::needs_reason(&notice, today, reason, "reason") {
            wrong.extend(fields);
        }
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let given = given(unit, permit, &it, &items)?;
    let lines = lines(unit, permit, &items, &given)?;
    let bare: Vec<_> = lines.iter().map(|line| line.line.clone()).collect();
    if before.last().is_some_and(|last| between(&last.bare(), &bare).is_empty()) {
        return Err(Fault::Conflict("Nothing has changed since the last issue of this agenda.".into()));
    }
    let mut rows =
        vec![store::agenda::keep_issue(unit, permit, (&it.county, &it.id), number, reason.trim(), &lines)?];
    rows.extend(numbered(unit, permit, &items, &given)?);
    let ids = items.iter().map(|item| item.id.clone()).collect();
    rows.extend(papers::issue_papers(unit, permit, &it, number, &ids)?);
    rows.extend(taken(unit, permit, &it, &items)?);
    if number == 1 {
        let today = unit.today();
        rows.extend(cycle::papers_out(unit, permit, &it, today, reason)?);
    }
    rows.push(called(unit, permit, &it)?);
    tell::papers_out(unit, permit, &it, number)?;
    let event = events::AgendaIssued { meeting: it.id, number, rows };
    kernel::contracts::record::released(unit, permit.county())?;
    Ok(unit.record(permit, &event)?.carrying(number))
}

/// Every issue of the agenda of a meeting, the first first, with all that it says: what a reader may see of it, [`super::shown`] draws.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn issues(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Issued>> {
    store::agenda::issues(unit, proof, sitting)
}

/// Items that are withheld while nobody says why.
fn unexplained(items: &[Item], named: &Named) -> Vec<FieldError> {
    let open = items.iter().filter(|it| it.withheld && (it.paragraph.is_empty() || it.reason.is_empty()));
    let said =
        |it: &Item| format!("{} is for the members alone: say why it is withheld first", named.title(it));
    open.map(|it| FieldError { field: "withheld".into(), message: said(it) }).collect()
}

/// Items that came too late and that the chair has not taken.
fn untaken(items: &[Item], named: &Named, latest: jiff::civil::Date) -> Vec<FieldError> {
    let open = items.iter().filter(|it| waits_for_the_chair(Some(latest), it));
    let said = |it: &Item| {
        let (title, day) = (named.title(it), words::format(latest));
        format!(
            "{title} is late: the latest lawful day was {day}. It can only be taken with the chair’s reason"
        )
    };
    open.map(|it| FieldError { field: "late".into(), message: said(it) }).collect()
}

/// Papers that somebody was asked to clear and has not.
fn not_cleared(titles: Vec<String>) -> Vec<FieldError> {
    if titles.is_empty() {
        return Vec::new();
    }
    let quoted: Vec<String> = titles.iter().map(|title| format!("“{title}”")).collect();
    let message =
        format!("Not cleared yet: {}. Have it cleared, or say that you go on", board::words::listed(&quoted));
    vec![FieldError { field: "uncleared".into(), message }]
}

/// The number of each item, in order.
fn given(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting, items: &[Item]) -> Outcome<Vec<i64>> {
    let first = match &it.series {
        Some(series) => store::agenda::first_number(unit, proof, series)?.unwrap_or(1),
        None => 1,
    };
    let last = item::last_number(unit, proof, &it.group)?;
    Ok(numbers(last, first, &items.iter().map(|item| item.number).collect::<Vec<_>>()))
}

/// What is frozen of each item.
fn lines(unit: &mut Unit<'_>, proof: &impl Proof, items: &[Item], given: &[i64]) -> Outcome<Vec<IssuedLine>> {
    let mut out = Vec::new();
    for (it, number) in items.iter().zip(given) {
        let papers = store::agenda::papers_of(unit, proof, &it.id)?;
        out.push(IssuedLine::of(it, *number, papers));
    }
    Ok(out)
}

/// Gives each item its number and marks it as issued. Gives the rows that changed.
fn numbered(unit: &mut Unit<'_>, proof: &impl Proof, items: &[Item], given: &[i64]) -> Outcome<Vec<String>> {
    let mut rows = Vec::new();
    for (it, number) in items.iter().zip(given).filter(|(it, _)| !it.issued) {
        let it = Item { issued: true, number: Some(*number), version: it.version + 1, ..it.clone() };
        item::update(unit, proof, &it)?;
        rows.push(it.id);
    }
    Ok(rows)
}

/// Business that the agenda took leaves the forward plan. Gives the rows that changed.
fn taken(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting, items: &[Item]) -> Outcome<Vec<String>> {
    let placed = store::forward::placed_on(unit, proof, &it.id)?;
    let on = |business: &forward::Item| {
        items.iter().any(|item| item.source.strip_prefix(FORWARD) == Some(business.id.as_str()))
    };
    let mut rows = Vec::new();
    for business in placed.into_iter().filter(on) {
        rows.extend(cycle::taken::take(unit, proof, business, it.day)?);
    }
    Ok(rows)
}

/// The meeting is called, and whoever has it in a calendar hears of it.
fn called(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<String> {
    let state = if it.state == State::Planned { State::Called } else { it.state };
    let it = Sitting {
        state,
        sequence: it.sequence + 1,
        version: it.version + 1,
        changed_at: unit.now(),
        ..it.clone()
    };
    sitting::update(unit, proof, &it)?;
    Ok(it.id)
}
