//! Two judges, one answer: the condition in SQL and the policies.

use crate::support::{cedar, county, open};
use board::{County, Record, Signatory};
use testkit::agree::{actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "represents"];

#[test]
fn the_list_and_the_policies_agree() {
    county().both(|bench| {
        let _site = open(bench);
        let mut on: Vec<String> = ["loamshire", "worcestershire", "hillshire"].map(String::from).to_vec();
        on.extend(["loamshire/group/scb", "loamshire/group/case-panel", "loamshire/organisation/constabulary"].map(String::from));
        let judge = cedar();
        let all = actors(ROLES, &on, 120, crate::support::DAY);
        let list = "SELECT t.thing AS id FROM (SELECT * FROM board_fact WHERE known_to IS NULL) t";
        agree::<Record>(&bench.kernel, &judge, list, &all).at_least(10_000);
        let counties = "SELECT t.id AS id FROM (SELECT slug AS id FROM board_fact WHERE kind = 'county' AND known_to IS NULL) t";
        let bodies = "SELECT t.thing AS id FROM (SELECT * FROM board_fact WHERE known_to IS NULL AND thing IN
            ('loamshire/group/scb', 'loamshire/group/case-panel', 'loamshire/organisation/constabulary')) t";
        agree::<Signatory>(&bench.kernel, &judge, bodies, &all).at_least(300);
        let seen = agree::<County>(&bench.kernel, &judge, counties, &all);
        assert_eq!(seen.unseen, 0, "a county is everybody’s to know");
    });
}
