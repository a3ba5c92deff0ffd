//! What holds after the year: nothing agreed is lost, no minutes are missing, every notice was in time or is explained.

use super::script;
use board::sittings::State;
use board::sittings::sitting::{self, Which};
use kernel::db::{Row, Value};
use kernel::{SystemActs, Unit, ledger, params};
use std::collections::{BTreeMap, BTreeSet};
use testkit::db::{Bench, no_jobs_left};

pub(super) fn all(bench: &Bench) {
    no_action_is_lost(bench);
    nothing_decided_or_asked_is_lost(bench);
    every_meeting_has_minutes(bench);
    every_notice_was_in_time_or_is_explained(bench);
    numbers_run_on(bench);
    the_ledger_holds(bench);
    no_jobs_left(&bench.kernel);
}

fn acts(unit: &Unit<'_>) -> SystemActs {
    SystemActs::without_a_permit_because("a test", "loamshire", unit.today())
}

fn rows(bench: &Bench, sql: &str, values: &[Value]) -> Vec<Row> {
    let read = bench.kernel.read(|unit| {
        let acts = acts(unit);
        unit.rows(&acts).all(sql, values)
    });
    read.unwrap_or_else(|fault| panic!("{sql}: {fault:?}"))
}

fn text(row: &Row, column: &str) -> String {
    row.get::<Option<String>>(column).expect("a text").unwrap_or_default()
}

fn count(bench: &Bench, sql: &str) -> usize {
    let rows = rows(bench, sql, &[]);
    usize::try_from(rows[0].get::<i64>("n").expect("a number")).expect("it is small")
}

/// Every action that a meeting agreed stands in the plan, with the meeting in its origin.
fn no_action_is_lost(bench: &Bench) {
    let script = script();
    let written: usize = items(&script).map(|item| item.actions.len()).sum();
    let agreed = rows(
        bench,
        "SELECT a.reference, a.made_on, s.title FROM meeting_action a JOIN sitting s ON s.id = a.sitting",
        &[],
    );
    assert_eq!(agreed.len(), written, "agreed and written");
    let plan = rows(bench, "SELECT number, source, title FROM plan_action WHERE county = 'loamshire'", &[]);
    let plan: BTreeMap<String, String> = plan
        .iter()
        .map(|row| (format!("ACT-{:04}", row.get::<i64>("number").expect("a number")), text(row, "source")))
        .collect();
    for row in &agreed {
        let reference = text(row, "reference");
        let source = plan.get(&reference).unwrap_or_else(|| panic!("{reference} is not in the plan"));
        assert!(source.contains(&text(row, "title")), "{reference} comes of “{source}”");
    }
}

fn items(script: &crate::play::script::Script) -> impl Iterator<Item = &crate::play::script::Item> {
    let held = script.bodies.iter().flat_map(|body| &body.meetings).filter(|it| it.cancelled.is_none());
    held.flat_map(|it| &it.items)
}

fn nothing_decided_or_asked_is_lost(bench: &Bench) {
    let script = script();
    let decided = items(&script).filter(|item| item.decided.is_some()).count();
    let in_writing: usize = script.bodies.iter().map(|body| body.procedures.len()).sum();
    assert_eq!(count(bench, "SELECT COUNT(*) AS n FROM meeting_decision"), decided + in_writing);
    let asked: usize = items(&script).map(|item| item.asks.len()).sum();
    assert_eq!(count(bench, "SELECT COUNT(*) AS n FROM meeting_ask"), asked);
    let carried = "SELECT COUNT(*) AS n FROM meeting_decision WHERE state = 'carried-out' AND evidence = ''";
    assert_eq!(count(bench, carried), 0, "nothing is carried out without evidence");
}

/// A meeting that was held has minutes: approved, or waiting for a meeting that is still to come.
fn every_meeting_has_minutes(bench: &Bench) {
    let held = rows(
        bench,
        "SELECT s.slug, s.of_group, s.day, m.state AS minutes FROM sitting s LEFT JOIN meeting_minutes m ON m.sitting = s.id
         WHERE s.state = 'held' ORDER BY s.day",
        &[],
    );
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    for row in &held {
        last.insert(text(row, "of_group"), text(row, "slug"));
    }
    assert!(held.len() >= 40, "{}", held.len());
    for row in &held {
        let (slug, state) = (text(row, "slug"), text(row, "minutes"));
        let waits = last[&text(row, "of_group")] == slug;
        assert!(state == "approved" || (waits && !state.is_empty()), "the minutes of {slug} are “{state}”");
    }
}

/// Every limit of every meeting that the law gives one: in time, or with the chair's reason.
fn every_notice_was_in_time_or_is_explained(bench: &Bench) {
    let (mut by_law, mut explained) = (0, 0);
    let read = bench.kernel.read(|unit| {
        let acts = acts(unit);
        for it in sitting::all(unit, &acts, "loamshire", &Which::default())? {
            if it.state == State::Planned {
                continue;
            }
            let notice = meetings::cycle::due::notice_of(unit, &it)?;
            for limit in notice.limits().filter(|limit| limit.by_law) {
                let sql = "SELECT given, reason FROM meeting_notice WHERE sitting = ? AND clock = ?";
                let row = unit.rows(&acts).one(sql, params![it.id.as_str(), limit.clock.as_str()])?;
                let row = row.unwrap_or_else(|| panic!("{}: no {} was given", it.slug, limit.clock));
                let (given, reason): (jiff::civil::Date, String) = (row.get("given")?, row.get("reason")?);
                assert!(
                    given <= limit.latest || !reason.is_empty(),
                    "{}: {} on {given}",
                    it.slug,
                    limit.clock
                );
                by_law += 1;
                explained += usize::from(given > limit.latest);
            }
        }
        Ok(())
    });
    read.expect("they are read");
    assert!(by_law >= 12 && explained >= 1, "{by_law} limits, {explained} explained");
}

/// The numbers of a body's items run on from meeting to meeting: none twice, none left out.
fn numbers_run_on(bench: &Bench) {
    let all = rows(
        bench,
        "SELECT of_group, number FROM sitting_item WHERE number IS NOT NULL ORDER BY of_group, number",
        &[],
    );
    let mut by_group: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for row in &all {
        by_group.entry(text(row, "of_group")).or_default().push(row.get("number").expect("a number"));
    }
    assert!(by_group.len() >= 13, "{} bodies", by_group.len());
    for (group, numbers) in by_group {
        let first = numbers[0];
        let wanted: Vec<i64> = (first..).take(numbers.len()).collect();
        assert_eq!(numbers, wanted, "{group}");
    }
}

/// The chain holds, and every event of meetings names what it changed.
fn the_ledger_holds(bench: &Bench) {
    let verdict = bench.kernel.read(|unit| ledger::verify(&mut unit.rows_without_a_permit("a test"), &[]));
    let verdict = verdict.expect("it is read");
    assert_eq!(verdict.faults, Vec::<String>::new());
    assert_eq!(verdict.unsealed, 0);
    let events = rows(bench, "SELECT kind, actor, body FROM ledger_event WHERE kind LIKE 'meetings.%'", &[]);
    let mut kinds = BTreeSet::new();
    for row in &events {
        let body: serde_json::Value = serde_json::from_str(&text(row, "body")).expect("it is JSON");
        let named = body["rows"].as_array().map_or(0, Vec::len);
        let kind = text(row, "kind");
        assert!(named > 0, "{kind} names nothing: {body}");
        let actor = text(row, "actor");
        assert!(actor.contains("/person/") || actor.starts_with("system:"), "{kind} by {actor}");
        kinds.insert(kind);
    }
    assert!(kinds.len() >= 25, "{kinds:?}");
    let by_people = events.iter().filter(|row| text(row, "actor").contains("/person/")).count();
    assert!(by_people * 10 > events.len() * 8, "{by_people} of {} events are of people", events.len());
}
