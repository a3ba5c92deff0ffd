//! Two judges, one answer: the conditions in SQL and the policies, on each kind of thing of the plan.

use crate::support::{DAY, cedar, county, open_all};
use plans::{Action, Agreement, GroupUpdate};
use testkit::agree::{actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "represents"];

fn on() -> Vec<String> {
    [
        "loamshire",
        "worcestershire",
        "hillshire",
        "loamshire/group/dapb",
        "loamshire/group/violence",
        "worcestershire/group/dapb",
        "loamshire/organisation/constabulary",
        "loamshire/organisation/lcc",
        "worcestershire/organisation/wmp",
        "loamshire/organisation/",
        "loamshire/group/",
        "loamshire/person/lcc",
    ]
    .map(String::from)
    .to_vec()
}

#[test]
fn actions() {
    county().both(|bench| {
        let _site = open_all(bench, &["worcestershire", "loamshire"]);
        plans::generate(&bench.kernel, "loamshire", 150, 7).expect("made-up actions");
        let all = actors(ROLES, &on(), 150, DAY);
        agree::<Action>(&bench.kernel, &cedar(), "SELECT t.id AS id FROM plan_action t", &all)
            .at_least(10_000);
    });
}

#[test]
fn updates() {
    county().both(|bench| {
        let _site = open_all(bench, &["worcestershire", "loamshire"]);
        let all = actors(ROLES, &on(), 1_000, DAY);
        agree::<GroupUpdate>(&bench.kernel, &cedar(), "SELECT t.id AS id FROM plan_update t", &all)
            .at_least(10_000);
    });
}

#[test]
fn agreements() {
    county().both(|bench| {
        let site = open_all(bench, &["worcestershire", "loamshire"]);
        let officer = site.person(crate::support::OFFICER);
        let draft = [
            ("slug", "2024-27"),
            ("title", "The next agreement"),
            ("legal-year", "2023-24"),
            ("applies-to", "2024-27"),
            ("state", "draft"),
            ("published", "no"),
            ("about", ""),
        ];
        for slug in ["2024-27", "2024-27-b", "2024-27-c", "2024-27-d"] {
            let mut draft = draft;
            draft[0].1 = slug;
            officer.post("/loamshire/plan/new", &draft).is(303);
        }
        let all = actors(ROLES, &on(), 2_000, DAY);
        agree::<Agreement>(&bench.kernel, &cedar(), "SELECT t.id AS id FROM plan_agreement t", &all)
            .at_least(10_000);
    });
}
