//! What earlier meetings left open, and whether an item is ready: each reader is told what they may know.

use crate::agenda::ground::{BOARD, MEMBER, add, board, item_at, items, sitting, withdraw_from, words};
use crate::cycle::support::{CHAIR, LEAD, OFFICER, cedar, example, rulebook};
use board::Board;
use jiff::civil::{Date, date};
use kernel::contracts::actions::{ActionBook, Agreed, Tracked};
use kernel::db::Value;
use kernel::{Actor, Fault, Neighbours, OnBehalf, Outcome, Unit};
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// A book with an action that is late, one that is not, one that is complete, and one that only the officer may see.
const BOOK: ActionBook = ActionBook { take, named, of_group };

fn take(_: &mut Unit<'_>, _: &OnBehalf, _: &Agreed<'_>) -> Outcome<String> {
    Err(Fault::broken("nobody agrees anything here"))
}

fn named(_: &mut Unit<'_>, _: &Actor, _: &str, _: &[String]) -> Outcome<Vec<Tracked>> {
    Ok(Vec::new())
}

fn of_group(_: &mut Unit<'_>, actor: &Actor, county: &str, group: &str) -> Outcome<Vec<Tracked>> {
    let one = |reference: &str, title: &str, due: Date, done: bool| Tracked {
        reference: reference.into(),
        title: title.into(),
        lead: "constabulary".into(),
        owner: "Head of Analysis".into(),
        due,
        status: "On track".into(),
        code: "green".into(),
        late: !done && due < date(2022, 2, 1),
        done,
        progress: String::new(),
        href: format!("/{county}/actions/{reference}"),
    };
    assert_eq!(group, "scb");
    let mut all = vec![
        one("ACT-0001", "Mend the lights", date(2022, 6, 1), false),
        one("ACT-0002", "Ask the bus company", date(2022, 1, 10), false),
        one("ACT-0003", "Paint the subway", date(2021, 12, 1), true),
    ];
    if actor.holds("officer", county) {
        all.push(one("ACT-0004", "Heronsgate visit", date(2022, 6, 1), false));
    }
    Ok(all)
}

fn county() -> Setup {
    setup(&[board::slice(), meetings::slice()])
        .judge(cedar())
        .rulebook(rulebook())
        .neighbours(Neighbours { actions: Some(BOOK), ..Neighbours::default() })
        .on(crate::cycle::support::DAY)
}

fn open(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), meetings::slice()])
}

/// A row whose other columns are empty.
fn row(bench: &Bench, table: &str, given: &[(&str, Value)], rest: &[&str]) {
    let mut columns = given.to_vec();
    columns.extend(rest.iter().map(|column| (*column, Value::from(""))));
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let values: Vec<Value> = columns.iter().map(|(_, value)| value.clone()).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
    bench.raw().execute(&sql, &values).expect("a row");
}

fn ask(bench: &Bench, number: i64, title: &str, due: &str, state: &str) {
    let given = [
        ("id", format!("ask-{number}").into()),
        ("county", "loamshire".into()),
        ("number", number.into()),
        ("kind", "escalation".into()),
        ("of_group", "loamshire/group/scb".into()),
        ("to_group", "loamshire/group/dapb".into()),
        ("asked_on", "2021-11-01".into()),
        ("title", title.into()),
        ("matter", "priorities".into()),
        ("due", due.into()),
        ("state", state.into()),
        ("released", 0_i64.into()),
        ("restricted", 0_i64.into()),
        ("version", 1_i64.into()),
        ("changed_at", "2021-11-01T10:00:00.000Z".into()),
    ];
    row(bench, "meeting_ask", &given, &["to_organisation", "words", "answer", "answered_by"]);
}

fn decision(bench: &Bench, number: i64, title: &str, restricted: i64) {
    let given = [
        ("id", format!("decision-{number}").into()),
        ("county", "loamshire".into()),
        ("number", number.into()),
        ("of_group", "loamshire/group/scb".into()),
        ("made_on", "2021-11-23".into()),
        ("title", title.into()),
        ("matter", "priorities".into()),
        ("due", "2022-01-15".into()),
        ("state", "under-way".into()),
        ("released", 0_i64.into()),
        ("withheld", 0_i64.into()),
        ("restricted", restricted.into()),
        ("version", 1_i64.into()),
        ("changed_at", "2021-11-23T10:00:00.000Z".into()),
    ];
    let rest = [
        "words",
        "basis",
        "options",
        "reasons",
        "dissent",
        "vote",
        "owner_organisation",
        "owner",
        "evidence",
    ];
    row(bench, "meeting_decision", &given, &rest);
}

#[test]
fn open_actions_and_unanswered_asks_stand_under_matters_arising() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        ask(bench, 1, "Beds in refuges", "2022-01-20", "open");
        ask(bench, 2, "A lead for stalking", "2022-03-01", "open");
        ask(bench, 3, "A name for the campaign", "2022-01-20", "accepted");
        let matters = item_at(bench, BOARD, "Matters arising and action log");
        let page =
            officer.get(&matters).ok().says("3 open actions, 1 past its date").says("Heronsgate visit");
        let page = page.says("ACT-0002: Ask the bus company").does_not_say("Paint the subway");
        let page = page
            .says("2 asks without an answer")
            .says("ASK-0001: Beds in refuges")
            .says("Silent past its date");
        page.does_not_say("A name for the campaign");
        // A count says no more than its reader may know.
        crate::agenda::ground::issue(&officer, BOARD, 1);
        let page = site.person(MEMBER).get(&matters).ok().says("2 open actions, 1 past its date");
        page.does_not_say("Heronsgate");
    });
}

#[test]
fn those_who_answer_for_the_meeting_see_whether_an_item_is_ready() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        officer.fill("/loamshire/matters", &[("title", "Priorities")]).is(303);
        let mut form = words("Priorities", "decision");
        form.push(("matter", "priorities"));
        officer.fill(&format!("{BOARD}/agenda/add"), &form).is(303);
        add(&officer, BOARD, "Something else");
        decision(bench, 7, "Five priorities", 0);
        ask(bench, 1, "Beds in refuges", "2022-01-20", "open");
        let it = item_at(bench, BOARD, "Priorities");
        let page = officer.get(&it).ok().says("Before it is taken").says("DEC-0007: Five priorities");
        let page = page.says("under way").says("Past its date").says("ASK-0001: Beds in refuges");
        page.says("Nobody has declared an interest").says("seats are awaited");
        withdraw_from(bench, BOARD, "Priorities", MEMBER);
        site.person(CHAIR).get(&it).ok().says(": withdraws");
        let other = item_at(bench, BOARD, "Something else");
        site.person(CHAIR).get(&other).ok().says("Before it is taken").does_not_say("DEC-0007");
        // It is for the table: a lead of another group reads the item once it is issued, and none of this.
        crate::agenda::ground::issue(&officer, BOARD, 1);
        site.person(LEAD).get(&it).ok().says("Priorities").does_not_say("Before it is taken");
        assert_eq!(items(bench, BOARD)[0].sitting, sitting(bench, BOARD).id);
    });
}
