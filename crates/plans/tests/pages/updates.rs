//! A round of updates from the request to the given text, and two people who write at once.

use crate::support::{ADMIN, CHAIR, FIRE, LATE, LEAD, OFFICER, county, open};
use testkit::site::{Answer, Visitor};

const ROUND: [(&str, &str); 9] = [
    ("from-day", "1"),
    ("from-month", "1"),
    ("from-year", "2022"),
    ("to-day", "31"),
    ("to-month", "3"),
    ("to-year", "2022"),
    ("due-day", "15"),
    ("due-month", "3"),
    ("due-year", "2022"),
];
const PATH: &str = "/loamshire/updates/violence/2022-01-to-2022-03";

fn ask(officer: &Visitor<'_>) -> Answer {
    officer.fill("/loamshire/updates/new", &ROUND)
}

fn write(lead: &Visitor<'_>, activity: &str, press: &str) -> Answer {
    let words = [("purpose", "P"), ("activity", activity), ("priorities", "N"), ("do", press)];
    lead.fill(&format!("{PATH}/write"), &words)
}

#[test]
fn a_round_is_asked_written_given_and_opened_again() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, lead) = (site.person(OFFICER), site.person(LATE));
        ask(&officer).goes_to("/loamshire/updates");
        officer.get("/loamshire/updates").ok().says("January to March 2022").says("0 of 5 given");
        ask(&officer).is(422).says("asked for January to March 2022 already");
        let page = lead.get(&format!("{PATH}/write")).ok();
        let page = page.says("Due on 15 March 2022");
        // What the group said last that it is for need not be typed again.
        assert!(page.body().contains("The group oversees what partners do"), "{}", page.text());
        write(&lead, "", "give").is(422).says("Enter what the group has done in this period");
        write(&lead, "Half a thought", "save").is(303);
        site.person(FIRE).get(PATH).ok().says("Half a thought").says("Draft");
        write(&lead, "The whole of it", "give").goes_to(PATH);
        officer
            .get(PATH)
            .ok()
            .says("The whole of it")
            .says("Given to the board on 1 February 2022")
            .says("Draft saved");
        // What is given is not written over; the officer opens it again.
        lead.get(&format!("{PATH}/write")).goes_to(PATH);
        let again = [
            ("due-day", "20"),
            ("due-month", "3"),
            ("due-year", "2022"),
            ("note", "Add the figures, please"),
        ];
        officer.fill(&format!("{PATH}/reopen"), &again).goes_to(PATH);
        lead.get(&format!("{PATH}/write")).ok().says("Add the figures, please").says("20 March 2022");
        write(&lead, "With figures", "give").goes_to(PATH);
        officer.get("/loamshire/updates").ok().says("1 of 5 given");
    });
}

#[test]
fn two_who_write_at_once_lose_no_word() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, lead) = (site.person(OFFICER), site.person(LATE));
        ask(&officer).is(303);
        let page = format!("{PATH}/write");
        let both = [("purpose", "P"), ("priorities", "N"), ("legislation", ""), ("asks", ""), ("seen", "1")];
        let with = |activity, press| [&both[..], &[("activity", activity), ("do", press)]].concat();
        lead.post(&page, &with("First of the two", "save")).is(303);
        let conflict = lead.post(&page, &with("Second of the two", "save")).ok();
        let conflict = conflict.says("Somebody else saved this update while you were writing");
        let conflict = conflict.says("First of the two").says("Second of the two");
        // The first stands, the second is kept beside, and the form now builds on the first.
        lead.get(PATH)
            .ok()
            .says("Set aside, because somebody else had saved first")
            .says("Second of the two");
        let seen = conflict
            .document()
            .all("input")
            .find(|i| i.is("name", "seen"))
            .and_then(|i| i.attribute("value"))
            .map(String::from);
        assert_eq!(seen.as_deref(), Some("2"));
        let mut merged = with("First and second", "give");
        merged.retain(|(name, _)| *name != "seen");
        merged.push(("seen", "2"));
        lead.post(&page, &merged).goes_to(PATH);
        // Too late is kept as well.
        lead.post(&page, &with("A third, too late", "give"))
            .ok()
            .says("This update has been given already")
            .says("A third, too late");
        officer.get(PATH).ok().says("A third, too late").says("First and second");
    });
}

#[test]
fn a_group_is_written_for_by_its_own() {
    county().both(|bench| {
        let site = open(bench);
        ask(&site.person(OFFICER)).is(303);
        for stranger in [LEAD, FIRE, OFFICER] {
            site.person(stranger).get(&format!("{PATH}/write")).is(403);
            site.person(stranger)
                .post(&format!("{PATH}/write"), &[("activity", "x"), ("do", "save"), ("seen", "1")])
                .is(403);
        }
        for other in [LEAD, LATE, CHAIR] {
            site.person(other).get("/loamshire/updates/new").is(403);
            site.person(other).get(&format!("{PATH}/reopen")).is(403);
        }
        site.person(ADMIN).get(PATH).is(404);
        site.anybody().get(PATH).is(404);
    });
}

#[test]
fn a_request_that_cannot_be_is_refused_and_kept_on_the_page() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let mut wrong = ROUND.to_vec();
        wrong[3].1 = "31";
        wrong[4].1 = "12";
        wrong[5].1 = "2021";
        wrong.push(("groups", "dapb"));
        wrong.push(("note", "For the spring paper"));
        let page = officer
            .post("/loamshire/updates/new", &wrong)
            .is(422)
            .says("must be the same as or after the first");
        assert!(page.body().contains("For the spring paper"));
        let mut none = ROUND.to_vec();
        none.push(("note", ""));
        officer.post("/loamshire/updates/new", &none).is(422).says("Choose at least one group");
        none.push(("groups", "nowhere"));
        officer.post("/loamshire/updates/new", &none).is(422).says("no group called “nowhere”");
    });
}

#[test]
fn the_first_page_asks_for_what_is_late() {
    county().both(|bench| {
        let site = open(bench);
        site.person(LATE).get("/").ok().says("Write the update of the").says("8 days late");
        site.person(OFFICER).get("/").ok().says("is late");
        site.person(LEAD).get("/").ok().does_not_say("Write the update of the");
    });
}

#[test]
fn nothing_is_asked_for_a_day_that_is_past() {
    county().sqlite(|bench| {
        let site = open(bench);
        let past = ROUND.map(|(name, value)| match name {
            "due-month" => (name, "1"),
            _ => (name, value),
        });
        site.person(OFFICER).fill("/loamshire/updates/new", &past).is(422).says("must be today or later");
    });
}
