//! Two judges, one answer: the conditions in SQL and the policies, on each kind of thing of the plan.

use crate::support::{DAY, cedar, county, open_all};
use plans::{Action, Agreement, Assessment, GroupUpdate, PartnershipPlan, Scoring};
use testkit::agree::{actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "secretary", "represents"];

fn on() -> Vec<String> {
    [
        "loamshire",
        "worcestershire",
        "hillshire",
        "loamshire/group/dapb",
        "loamshire/group/violence",
        "loamshire/group/csp-east",
        "loamshire/group/csp-vale",
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
        // A third of them for the members of their group alone, whether they say that they are published or not.
        bench.raw().batch("UPDATE plan_action SET restricted = 1 WHERE number % 3 = 0").expect("restricted");
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
        let names =
            [("slug", "x"), ("title", "A priority"), ("cross-cutting", "no"), ("place", "1"), ("about", "")];
        officer.post("/loamshire/plan/2024-27/priorities/new", &names).is(303);
        let parts = [("part-a", "a"), ("part-b", "b"), ("method", ""), ("monitoring", ""), ("seen", "0")];
        officer.post("/loamshire/plan/2024-27/text", &parts).is(303);
        officer.post("/loamshire/plan/2024-27/signatures", &[("seen", "1"), ("what", "")]).is(303);
        let all = actors(ROLES, &on(), 2_000, DAY);
        agree::<Agreement>(&bench.kernel, &cedar(), "SELECT t.id AS id FROM plan_agreement t", &all)
            .at_least(10_000);
    });
}

#[test]
fn prioritisations() {
    county().both(|bench| {
        let site = open_all(bench, &["worcestershire", "loamshire"]);
        let officer = site.person(crate::support::OFFICER);
        let weights = ["physical", "volume"].map(|c| format!("weight-{c}"));
        for (year, scorer) in
            [("2030-31", "one-5"), ("2031-32", "osric-penmarrow"), ("2032-33", "idris-colemarsh")]
        {
            let fields = [
                ("year", year),
                ("about", ""),
                ("first", "3"),
                ("scorers", scorer),
                (weights[0].as_str(), "1"),
            ];
            let answer = officer.post("/loamshire/prioritisation/new", &fields);
            assert_eq!(answer.status == 303, scorer != "one-5", "{year}");
        }
        let mut all = actors(ROLES, &on(), 4_000, DAY);
        // People who are asked and hold nothing: they read it because they score.
        for person in ["osric-penmarrow", "idris-colemarsh"] {
            all.push(kernel::Actor::person(&format!("loamshire/person/{person}"), "", [], DAY));
        }
        agree::<Scoring>(&bench.kernel, &cedar(), "SELECT t.id AS id FROM plan_scoring t", &all)
            .at_least(8_000);
    });
}

#[test]
fn assessments_and_partnership_plans() {
    county().on(jiff::civil::date(2022, 12, 1)).both(|bench| {
        let _site = open_all(bench, &["worcestershire", "loamshire"]);
        let all = actors(ROLES, &on(), 2_000, DAY);
        let of =
            |sort| format!("SELECT t.id AS id FROM (SELECT * FROM plan_document WHERE sort = '{sort}') t");
        agree::<Assessment>(&bench.kernel, &cedar(), &of("assessment"), &all).at_least(10_000);
        agree::<PartnershipPlan>(&bench.kernel, &cedar(), &of("plan"), &all).at_least(10_000);
    });
}
