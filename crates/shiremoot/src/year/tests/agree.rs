//! Two judges, one answer: the condition in SQL and the policies, on the deadlines of a year; and what makers record is declared.

use super::{DAY, accept, loamshire};
use crate::wire;
use duties::year::Chosen;
use duties::year::deadline::Deadline;
use kernel::rulebook::Rulebook;
use std::collections::BTreeSet;
use testkit::agree::{actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "represents"];

#[test]
fn deadlines() {
    loamshire(|bench| {
        accept(&bench.kernel, &Chosen::All).unwrap_or_else(|fault| panic!("{fault}"));
        let on = [
            "loamshire",
            "hillshire",
            "loamshire/organisation/fire",
            "loamshire/organisation/lcc",
            "loamshire/organisation/ambermoor",
            "hillshire/organisation/fire",
            "loamshire/organisation/",
            "loamshire/group/fire",
            "loamshire/group/scb",
        ];
        let all = actors(ROLES, &on.map(String::from), 300, DAY);
        let cedar =
            engine_cedar::Cedar::load(&Rulebook::load(None).expect("it reads")).expect("the policies");
        agree::<Deadline>(&bench.kernel, &cedar, "SELECT t.id AS id FROM duty_deadline t", &all)
            .at_least(10_000);
    });
}

#[test]
fn the_page_declares_everything_that_makers_record() {
    let slices = wire::slices();
    let recorded: BTreeSet<&str> =
        slices.iter().flat_map(|slice| &slice.makers).flat_map(|maker| maker.events).copied().collect();
    let route = slices
        .iter()
        .flat_map(|slice| &slice.routes)
        .find(|route| route.path == "/{county}/year/{year}" && !route.events.is_empty())
        .expect("the route");
    let declared: BTreeSet<&str> =
        route.events.iter().copied().filter(|it| *it != "duties.year-accepted").collect();
    assert_eq!(declared, recorded);
}
