//! Evidence and events recorded by hand, and taken back.

use crate::support::{CHAIR, FIRE, OFFICER, county, open};

const WEST: &str = "/loamshire/duties/local-open-day/csp-west";

/// Everybody whom the west must have had there, as ticks.
fn everybody(page: &testkit::site::Answer) -> Vec<String> {
    let document = page.document();
    let boxes =
        document.all("input").filter(|input| input.is("type", "checkbox") && input.is("name", "mark"));
    boxes.filter_map(|input| input.attribute("value").map(String::from)).collect()
}

#[test]
fn evidence_counts_when_all_that_the_rule_asks_for_is_on_it_and_until_it_is_withdrawn() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let form = format!("{WEST}/evidence");
        let page = officer.get(&form).ok().says("A senior person of Loamshire Constabulary");
        let marks = everybody(&page);
        assert!(
            marks.contains(&"public".to_string()) && marks.contains(&"senior:constabulary".to_string()),
            "{marks:?}"
        );
        // Without the police it is there, and does not count.
        let mut fields = vec![
            ("title", "Open day in the west"),
            ("on-day", "20"),
            ("on-month", "1"),
            ("on-year", "2022"),
            ("link", ""),
        ];
        let some: Vec<(&str, &str)> = marks
            .iter()
            .filter(|mark| *mark != "senior:constabulary")
            .map(|mark| ("mark", mark.as_str()))
            .collect();
        let mut first = fields.clone();
        first.extend(&some);
        officer.post(&form, &[&[("line", "0")], &first[..]].concat()).goes_to(WEST);
        let page = officer.get(WEST).ok();
        page.says("Open day in the west").says("lacks a senior person of Loamshire Constabulary").says("Due");
        // With everybody, it counts.
        fields[0] = ("title", "Second open day in the west");
        fields.extend(marks.iter().map(|mark| ("mark", mark.as_str())));
        officer.post(&form, &[&[("line", "0")], &fields[..]].concat()).goes_to(WEST);
        let page = officer.get(WEST).ok().says("Met").says("Second open day in the west");
        let document = page.document();
        let link = document
            .all("a")
            .filter_map(|a| a.attribute("href"))
            .find(|href| href.starts_with("/loamshire/duties/evidence/"));
        let evidence = link.expect("it leads to the evidence").to_string();
        site.person(CHAIR)
            .get(&evidence)
            .ok()
            .says("Second open day in the west")
            .says("Bryony")
            .does_not_say("Withdraw it");
        site.anybody().get(&evidence).is(404);
        // Taken back with a reason, the cell turns back; the record stays.
        officer.fill(&format!("{evidence}/withdraw"), &[("why", "")]).is(422).says("Say why it is withdrawn");
        officer.fill(&format!("{evidence}/withdraw"), &[("why", "It was a drill")]).goes_to(&evidence);
        officer.get(&evidence).ok().says("Withdrawn").says("It was a drill");
        officer.get(WEST).ok().says("Due").says("lacks a senior person").says("Withdrawn");
        officer.get("/loamshire/duties/evidence/01ARZ3NDEKTSV4RRFFQ69G5FAV").is(404);
    });
}

#[test]
fn what_was_typed_stays_when_something_is_wrong() {
    county().both(|bench| {
        let site = open(bench);
        let fire = site.person(FIRE);
        let form = "/loamshire/duties/local-contact/fire/evidence";
        fire.fill(form, &[("title", "")]).is(422).says("Say in a few words what it is").says("Enter the day");
        let page = fire
            .fill(
                form,
                &[
                    ("title", "Letter of the authority"),
                    ("on-day", "3"),
                    ("on-month", "3"),
                    ("on-year", "2022"),
                ],
            )
            .is(422);
        let page = page.says("lies ahead");
        assert!(page.body().contains("Letter of the authority"), "what was typed stays");
        let page = fire.fill(
            form,
            &[
                ("title", "Letter"),
                ("on-day", "3"),
                ("on-month", "1"),
                ("on-year", "2022"),
                ("link", "javascript:alert(1)"),
            ],
        );
        page.is(422).says("Enter a web address that begins with https://");
        fire.fill(
            form,
            &[
                ("title", "Letter"),
                ("on-day", "3"),
                ("on-month", "1"),
                ("on-year", "2022"),
                ("mark", "contact"),
            ],
        )
        .goes_to("/loamshire/duties/local-contact/fire");
        fire.get("/loamshire/duties/local-contact/fire").ok().says("Met").says("Letter");
        fire.get("/").ok().does_not_say("Name a contact for the register");
    });
}

#[test]
fn a_request_starts_a_clock_and_the_answer_stops_it() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let place = "/loamshire/duties/local-answer/csp-east";
        officer
            .get(place)
            .ok()
            .says("Nothing has happened on which it arises")
            .says("Record the request of the policing body");
        officer.fill(&format!("{place}/event"), &[("title", "")]).is(422).says("Enter a reference");
        // 10 January and 28 days is 7 February.
        let typed = [("title", "Letter 12"), ("on-day", "10"), ("on-month", "1"), ("on-year", "2022")];
        officer.fill(&format!("{place}/event"), &typed).goes_to(place);
        let page = officer.get(place).ok().says("Letter 12").says("7 February 2022").says("Due");
        let page2 = officer.get("/").ok();
        page2.says("Answer a request of the policing body").says("In 6 days");
        drop(page);
        let answer = [("title", "Our answer"), ("on-day", "31"), ("on-month", "1"), ("on-year", "2022")];
        officer.fill(&format!("{place}/evidence"), &answer).goes_to(place);
        officer.get(place).ok().says("Met").says("Our answer");
    });
}
