//! The gap view, and what one body owes under one duty.

use crate::support::{CHAIR, FIRE, OFFICER, POLICE, county, open, slices};
use board::Board;
use std::sync::Arc;
use testkit::site::Site;

#[test]
fn a_chair_reads_it_in_a_minute() {
    county().both(|bench| {
        let site = open(bench);
        let page = site.person(CHAIR).get("/loamshire/duties/gaps").ok();
        let page = page
            .says("On 1 February 2022, ")
            .says("overdue or missing")
            .says("cannot be known")
            .says("are due");
        let page = page.says("Name a contact for the register").says("Missing");
        let page = page.says("Ask the monitoring officer for the circular");
        let text = page.text();
        let order =
            ["Overdue or missing (", "Cannot be known (", "Due within three months", "Every duty, by body"];
        // The last of each: links to the parts stand above them.
        let places: Vec<usize> = order
            .iter()
            .map(|words| text.rfind(words).unwrap_or_else(|| panic!("{words}: {text}")))
            .collect();
        assert!(places.is_sorted(), "the worst first: {places:?}");
    });
}

#[test]
fn every_cell_leads_to_its_obligation() {
    county().both(|bench| {
        let site = open(bench);
        let chair = site.person(CHAIR);
        let page = chair.get("/loamshire/duties/gaps").ok();
        let document = page.document();
        let cells: Vec<String> = document
            .all("a")
            .filter_map(|link| link.attribute("href"))
            .filter(|href| href.starts_with("/loamshire/duties/local-") && href.split('/').count() == 5)
            .map(|href| href.split('#').next().unwrap_or_default().to_string())
            .collect();
        assert!(cells.len() > 10, "{cells:?}");
        for cell in cells {
            chair.get(&cell).ok().says("Why we say so");
        }
    });
}

#[test]
fn it_is_narrowed_by_body_and_state() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let page = officer.get("/loamshire/duties/gaps?body=fire&state=overdue").ok();
        page.says("Name a contact for the register").does_not_say("Hold an open day");
        officer
            .get("/loamshire/duties/gaps?body=nobody-of-that-name")
            .ok()
            .says("Nothing fits what you asked for");
        officer.get("/loamshire/duties/gaps?state=no-such-state").ok().says("Hold an open day");
    });
}

#[test]
fn any_day_can_be_asked_for() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        // The open day was held on 14 October 2021: the day before, the eastern partnership had nothing to show.
        let before = officer.get("/loamshire/duties/local-open-day/csp-east?as-at=2021-10-13").ok();
        assert!(before.body().contains("As at Wednesday 13 October 2021"), "the strip says so");
        before.does_not_say("Corn Hall");
        officer
            .get("/loamshire/duties/local-open-day/csp-east?as-at=2021-10-14")
            .ok()
            .says("Met")
            .says("Corn Hall");
        officer.get("/loamshire/duties/gaps?as-at=2021-10-13").ok().says("On 13 October 2021");
        officer.get("/loamshire/duties/gaps?as-at=the+other+day").is(422).says("Every duty, by body");
    });
}

#[test]
fn one_obligation_says_why_what_is_missing_and_what_to_do() {
    county().both(|bench| {
        let site = open(bench);
        let page = site.person(OFFICER).get("/loamshire/duties/local-open-day/csp-west").ok();
        let page =
            page.says("West Loamshire").says("due 31 March 2022").says("in 58 days").says("Why we say so");
        let page = page
            .says("No open day of 2021-22 had a senior person of each authority")
            .says("Put a meeting in the calendar");
        page.says("Record evidence by hand").says("2020-21");
        let page = site.person(CHAIR).get("/loamshire/duties/local-open-day/csp-west").ok();
        page.says("What is missing").does_not_say("Record evidence by hand");
        site.person(OFFICER).get("/loamshire/duties/local-open-day/constabulary").is(404);
        site.person(OFFICER).get("/loamshire/duties/no-such-duty/csp-west").is(404);
    });
}

#[test]
fn tasks_go_to_whoever_answers_for_it() {
    county().both(|bench| {
        let site = open(bench);
        let chair = site.person(CHAIR).get("/").ok();
        chair.says("overdue or missing").says("See the gaps").says("more duties that are overdue");
        site.person(OFFICER).get("/").ok().says("more duties that are overdue").says("See the gaps");
        // The fire authority has named no contact, the police have: each is asked only of its own.
        let fire = site.person(FIRE).get("/").ok();
        fire.says("Name a contact for the register")
            .does_not_say("See the gaps")
            .does_not_say("West Loamshire Community Safety Partnership has");
        site.person(POLICE).get("/").ok().does_not_say("Name a contact for the register");
    });
}

#[test]
fn a_county_of_which_nothing_is_known_is_not_met() {
    county().both(|bench| {
        // A county with nothing but its name and an officer.
        let files = [(
            "board/county.toml".to_string(),
            "[[county]]\nid = \"newshire\"\nfrom = 2020-04-01\nname = \"Newshire\"\nboard = \"Newshire Safer Communities Board\"\n\
             [[organisation]]\nid = \"council\"\nfrom = 2020-04-01\nname = \"Newshire Council\"\nsort = \"other\"\n\
             [[person]]\nid = \"officer\"\nfrom = 2020-04-01\nname = \"Partnership officer\"\ntitle = \"Partnership officer\"\norganisation = \"council\"\n\
             [[office]]\nid = \"officer\"\nfrom = 2020-04-01\noffice = \"officer\"\nperson = \"officer\"\n"
                .to_string(),
        )];
        let example = board::Example { county: "newshire".into(), files: files.into() };
        board::load(&bench.kernel, &example).expect("the county loads");
        let site = Site::open(bench, Arc::new(Board), slices());
        let officer = site.person("newshire/person/officer");
        let page = officer.get("/newshire/duties/gaps").ok();
        page.says("cannot be known").says("none is recorded on this day");
        officer.get("/newshire/duties").ok().says("Hold an open day");
        officer.get("/newshire/duties/assurance").ok().says("Nothing.");
        officer.get("/").ok();
    });
}
