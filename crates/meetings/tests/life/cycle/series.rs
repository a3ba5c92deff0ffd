//! A series proposes its meetings a year ahead; somebody accepts them; exceptions and bank holidays are seen.

use crate::cycle::support::{CHAIR, OFFICER, county, open};
use testkit::site::{Answer, Visitor};

const SERIES: [(&str, &str); 17] = [
    ("group", "scb"),
    ("title", "Safer Communities Board"),
    ("cadence", "weekday"),
    ("nth", "1"),
    ("weekday", "1"),
    ("months", "3"),
    ("months", "5"),
    ("months", "9"),
    ("begins-day", "1"),
    ("begins-month", "3"),
    ("begins-year", "2022"),
    ("until-day", "31"),
    ("until-month", "12"),
    ("until-year", "2025"),
    ("place", "County Hall"),
    ("held-in", "private"),
    ("known-to", "people"),
];

fn begin(officer: &Visitor<'_>, changed: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = SERIES.to_vec();
    for (name, value) in changed {
        all.retain(|(known, _)| known != name);
        all.push((name, value));
    }
    officer.fill("/loamshire/series/new", &all)
}

#[test]
fn meetings_are_proposed_and_accepted() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/series").ok().says("Begin the first series");
        begin(&officer, &[]).goes_to("/loamshire/series/scb");
        let page = officer.get("/loamshire/series/scb").ok();
        let page = page.says("First Monday of March, May and September").says("Monday 7 March 2022");
        // The first Monday in May is a bank holiday, so the day after is proposed; nothing beyond a year is.
        let page = page.says("Tuesday 3 May 2022").says("2 May 2022 is the").says("5 September 2022");
        page.does_not_say("6 March 2023").does_not_say("May 2023");
        // Nothing is planned by a series alone.
        officer.get("/loamshire/meetings").ok().says("Plan the first meeting");
        let plan = "/loamshire/series/scb/plan";
        officer.post(plan, &[]).is(422).says("Choose at least one meeting to plan");
        officer.post(plan, &[("days", "2022-03-08")]).is(422).says("is not proposed any more");
        officer
            .post(plan, &[("days", "2022-03-07"), ("days", "2022-05-02")])
            .goes_to("/loamshire/series/scb");
        officer.get("/loamshire/meetings").ok().says("7 March 2022").says("3 May 2022");
        // What is planned is not proposed again, also when it was moved.
        officer.post(plan, &[("days", "2022-03-07")]).is(422);
        let move_to =
            "/loamshire/meetings/2022-03-07-scb/move?day=2022-03-09&starts=10:00&ends=11:00&place=X&online=";
        officer.fill(move_to, &[("why", "The hall is let")]).is(303);
        officer
            .get("/loamshire/series/scb")
            .ok()
            .says("Wednesday 9 March 2022")
            .says("Moved from 7 March 2022");
        // A cancelled one is not proposed again either: somebody decided so.
        officer.fill("/loamshire/meetings/2022-05-03-scb/cancel", &[("why", "No business")]).is(303);
        officer.post(plan, &[("days", "2022-05-02")]).is(422);
        site.person(CHAIR).get("/loamshire/series/scb").ok().does_not_say("Plan these meetings");
        site.person(CHAIR).get("/loamshire/series/scb/change").is(403);
        site.anybody().get("/loamshire/series/scb").is(404);
        site.work();
    });
}

#[test]
fn a_series_always_has_an_end() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let without = [("until-day", ""), ("until-month", ""), ("until-year", "")];
        begin(&officer, &without).is(422).says("a series always ends, and can be made longer later");
        begin(&officer, &[("until-year", "2021")]).is(422).says("cannot come before the first");
        begin(&officer, &[("months", "")]).is(422).says("Choose at least one month");
        begin(&officer, &[("cadence", "weeks"), ("weeks", "0")])
            .is(422)
            .says("a number of weeks from 1 to 26");
        begin(&officer, &[("pack-call", "two")]).is(422).says("whole number of working days from 0 to 60");
        let kept = begin(&officer, &[("title", "A board of boards"), ("until-year", "1999")]).is(422);
        assert!(kept.body().contains("A board of boards"));
    });
}

#[test]
fn exceptions_and_changes_of_the_rhythm() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        begin(&officer, &[("pack-call", "15"), ("pack-papers", "7")]).is(303);
        let page = "/loamshire/series/scb/exceptions";
        officer.fill(page, &[("day", "2022-03-07"), ("why", "")]).is(422).says("Enter why it does not meet");
        let instead = [
            ("day", "2022-03-07"),
            ("instead-day", "14"),
            ("instead-month", "3"),
            ("instead-year", "2022"),
            ("why", "A funeral"),
        ];
        officer.fill(page, &instead).goes_to("/loamshire/series/scb");
        officer.fill(page, &[("day", "2022-09-05"), ("why", "Nothing in September")]).is(303);
        let shown = officer.get("/loamshire/series/scb").ok().says("Monday 14 March 2022").says("A funeral");
        let shown = shown.says("5 September 2022: no meeting. Nothing in September");
        assert!(!shown.text().contains("Monday 5 September 2022"), "{}", shown.text());
        officer.post("/loamshire/series/scb/plan", &[("days", "2022-03-07")]).is(303);
        // The series has its own cycle: fifteen working days before 14 March, and papers seven before.
        let meeting = officer.get("/loamshire/meetings/2022-03-14-scb").ok();
        meeting.says("21 February 2022").says("3 March 2022").says("as this series has it");
        officer
            .post(page, &[("seen", "1"), ("take-back", "2022-09-05")])
            .is(409)
            .says("changed while you had it open");
        officer.get(page).ok().says("Take back: 5 September 2022");
        officer.post(page, &[("seen", "3"), ("take-back", "2022-09-05")]).is(303);
        officer.get("/loamshire/series/scb").ok().says("Monday 5 September 2022");
        // Another rhythm leaves what is planned, and says so.
        officer.fill("/loamshire/series/scb/change", &[("cadence", "weeks"), ("weeks", "8")]).is(303);
        officer.get("/loamshire/series/scb").ok().says("Every 8 weeks").says("Not in the series any more");
        officer.fill("/loamshire/series/scb/change", &[("title", "Safer Communities Board")]).is(422);
    });
}
