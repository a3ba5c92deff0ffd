//! Made-up actions: the same from the same seed, of every status, by the rules, and only where all is made up.

use crate::support::{OFFICER, county, load, open};
use kernel::Fault;
use testkit::db::{Bench, Database};

fn all(bench: &Bench) -> Vec<Vec<String>> {
    let found = bench.kernel.read(|unit| {
        let mut rows = unit.rows_without_a_permit("a test reads everything");
        let sql = "SELECT number, title, lead_organisation, due, claim, base, proof, exception, ask, evidence, dispute
                   FROM plan_action ORDER BY number";
        let rows = rows.all(sql, &[])?;
        Ok(rows.iter().map(|row| row.values().iter().map(|v| format!("{v:?}")).collect()).collect())
    });
    found.expect("the actions")
}

#[test]
fn the_same_seed_gives_the_same_actions() {
    let made = |seed| {
        let bench = county().bench(&Database::Sqlite);
        load(&bench.kernel, "loamshire").expect("the county loads");
        plans::generate(&bench.kernel, "loamshire", 300, seed).expect("made-up actions");
        let made = all(&bench);
        assert!(made.len() >= 300);
        made
    };
    assert_eq!(made(1), made(1));
    assert_ne!(made(1), made(2));
}

#[test]
fn they_keep_the_rules_and_show_every_status() {
    county().both(|bench| {
        let site = open(bench);
        plans::generate(&bench.kernel, "loamshire", 2_500, 5).expect("made-up actions");
        for row in all(bench) {
            let [_, _, _, _, claim, base, proof, exception, ask, evidence, dispute] = &row[..] else {
                panic!("{row:?}")
            };
            let blank = |text: &str| text == "Text(\"\")";
            assert_eq!(
                base.contains("blue"),
                claim.contains("complete") && proof.contains("accepted"),
                "{row:?}"
            );
            if claim.contains("off-track") {
                assert!(!blank(exception) && !blank(ask), "{row:?}");
            }
            if claim.contains("complete") {
                assert!(!blank(evidence), "{row:?}");
            }
            assert_eq!(proof.contains("disputed"), !blank(dispute), "{row:?}");
        }
        let officer = site.person(OFFICER);
        for code in ["red", "amber", "green", "grey", "blue"] {
            officer.get(&format!("/loamshire/actions?status={code}")).ok().says("ACT-").says("Next page");
        }
        officer.get("/loamshire/actions?evidence=disputed").ok().says("Disputed");
        officer.get("/loamshire/actions/ACT-2000").ok().says("History").says("Defined");
        // Numbers go on after those that were made up.
        let fields = [
            ("title", "Check every hydrant"),
            ("owner", "Head of Prevention"),
            ("lead", "fire"),
            ("due-day", "30"),
            ("due-month", "6"),
            ("due-year", "2022"),
        ];
        let path = officer.fill("/loamshire/actions/new", &fields).is(303).to().to_string();
        let last = all(bench).len();
        assert!(last > 2_500 && path.starts_with("/loamshire/actions/ACT-"), "{path} {last}");
    });
}

#[test]
fn nothing_is_made_up_about_a_real_county() {
    county().sqlite(|bench| {
        for county in ["loamshire", "worcestershire"] {
            load(&bench.kernel, county).expect("the county loads");
        }
        let before = all(bench);
        for county in ["worcestershire", "nowhere"] {
            let said = plans::generate(&bench.kernel, county, 10, 1);
            assert!(matches!(&said, Err(Fault::Fields(e)) if e[0].field == "county"), "{county}: {said:?}");
        }
        assert_eq!(all(bench), before);
    });
}
