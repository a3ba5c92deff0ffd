//! Business of a forward plan: added, changed, placed, taken off and dropped, with what became of it.

use crate::cycle::support::{CHAIR, LEAD, OFFICER, county, open, with};
use testkit::site::{Answer, Visitor};

const BUSINESS: [(&str, &str); 8] = [
    ("title", "Strategic assessment"),
    ("group", "scb"),
    ("kind", "decision"),
    ("purpose", "To agree the priorities"),
    ("lead", "constabulary"),
    ("role", "Head of Analysis"),
    ("recurs", "12"),
    ("known-to", "people"),
];
const PATH: &str = "/loamshire/forward-plan/scb-strategic-assessment";

fn add(officer: &Visitor<'_>, changed: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = BUSINESS.to_vec();
    for (name, value) in changed {
        all.retain(|(known, _)| known != name);
        all.push((name, value));
    }
    officer.fill("/loamshire/forward-plan/new", &all)
}

#[test]
fn business_is_placed_and_comes_back_when_its_meeting_is_cancelled() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/forward-plan").ok().says("Add the first business");
        officer.fill("/loamshire/meetings/new", &with(&[])).is(303);
        add(&officer, &[]).goes_to(PATH);
        officer.get(PATH).ok().says("To be placed").says("Every 12 months").says("Head of Analysis");
        officer.fill(PATH, &[("meeting", "2022-03-15-scb")]).goes_to(PATH);
        officer.get(PATH).ok().says("Placed on").says("Placed on the meeting of 15 March 2022");
        officer
            .get("/loamshire/meetings/2022-03-15-scb")
            .ok()
            .says("Business that is expected")
            .says("Strategic assessment");
        // The papers are due with the drafts: twelve working days before 15 March 2022.
        officer.get("/loamshire/forward-plan").ok().says("25 February 2022");
        officer
            .get("/loamshire/forward-plan?by=meeting")
            .ok()
            .says("15 March 2022")
            .says("Strategic assessment");
        officer.fill("/loamshire/meetings/2022-03-15-scb/cancel", &[("why", "Snow")]).is(303);
        officer.get(PATH).ok().says("To be placed again: the meeting of 15 March 2022 was cancelled");
        officer.get("/loamshire/forward-plan?by=meeting").ok().says("To be placed");
        let change = format!("{PATH}/change");
        officer
            .fill(&change, &[("kind", "information"), ("duty", "Crime and Disorder Act 1998, section 6")])
            .goes_to(PATH);
        officer
            .get(PATH)
            .ok()
            .says("Changed: what the meeting is asked to do and the duty")
            .says("section 6");
        officer.fill(PATH, &[("why", "")]).is(422).says("Enter why it is not to be taken");
        officer.fill(PATH, &[("why", "Another board takes it")]).goes_to(PATH);
        officer.get(PATH).ok().says("Dropped: Another board takes it").does_not_say("Place it");
        officer.get("/loamshire/forward-plan").ok().does_not_say("Strategic assessment");
    });
}

#[test]
fn what_cannot_be_is_refused() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).is(303);
        officer.fill("/loamshire/meetings/new", &with(&[("day-day", "16"), ("known-to", "members")])).is(303);
        officer.fill("/loamshire/meetings/new", &with(&[("day-day", "17"), ("group", "dapb")])).is(303);
        add(&officer, &[("title", "")]).is(422).says("Enter what the business is");
        add(&officer, &[("recurs", "often")]).is(422).says("a number of months from 1 to 60");
        add(&officer, &[("group", "case-panel"), ("known-to", "anybody")])
            .is(422)
            .says("cannot be announced");
        let strange = [&BUSINESS[..], &[("matter", "Not a name")]].concat();
        officer
            .post("/loamshire/forward-plan/new", &strange)
            .is(422)
            .says("small letters, digits and hyphens");
        add(&officer, &[]).goes_to(PATH);
        add(&officer, &[]).goes_to(&format!("{PATH}-2"));
        let place = format!("{PATH}/place");
        officer
            .post(&place, &[("seen", "1"), ("meeting", "1999-01-01-scb")])
            .is(422)
            .says("Choose a meeting from the list");
        officer.post(&place, &[("seen", "1"), ("meeting", "2022-03-17-dapb")]).is(422).says("still to hold");
        officer
            .post(&place, &[("seen", "1"), ("meeting", "2022-03-16-scb")])
            .is(422)
            .says("for the members alone");
        officer.post(&place, &[("seen", "1"), ("meeting", "2022-03-15-scb")]).goes_to(PATH);
        officer.post(&place, &[("seen", "1"), ("meeting", "")]).is(409).says("changed while you had it open");
        officer
            .post(&place, &[("seen", "2"), ("meeting", "2022-03-15-scb")])
            .is(422)
            .says("It is there already");
        officer.post(&place, &[("seen", "2"), ("meeting", "")]).goes_to(PATH);
        for other in [CHAIR, LEAD] {
            site.person(other).get(PATH).ok().does_not_say("Place it");
            site.person(other).post(&place, &[("seen", "3"), ("meeting", "2022-03-15-scb")]).is(403);
            site.person(other).get("/loamshire/forward-plan/new").is(403);
        }
    });
}
