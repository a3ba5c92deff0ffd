//! A run of meetings on one page, until when papers stay open, and what the first page asks for.

use crate::after::room;
use crate::after::seed::{DAPB, row};

#[test]
fn a_run_of_meetings_is_put_together_for_each_reader() {
    room::county().both(|bench| {
        let site = room::open(bench);
        room::seed(bench, "cleared");
        let series = "INSERT INTO meeting_series (id, county, of_group, slug, title, cadence, begins, until_day, starts, ends, place, online, held_in, published, restricted, version)
            VALUES ('s1', 'loamshire', 'loamshire/group/scb', 'scb', 'Board meetings', '{\"kind\":\"weeks\",\"every\":2}', '2022-01-04', '2022-12-31', '10:00', '12:00', 'County Hall', '', 'private', 1, 0, 1)";
        bench.raw().execute(series, &[]).expect("a series");
        bench.raw().execute("INSERT INTO meeting_rhythm (id, county, pack, exceptions) VALUES ('s1', 'loamshire', '{}', '[]')", &[]).expect("a rhythm");
        bench.raw().execute("UPDATE sitting SET series = 's1'", &[]).expect("rows");
        row(bench, "meeting_decision", "d1", &[("sitting", "m1"), ("item", "i3"), ("title", "Arches")], &[("number", 1)]);
        let path = "/loamshire/series/scb/compiled";
        let member = site.person(room::MEMBER);
        member.get(path).ok().says("Thefts rose").says(room::PRIVATE).says("Draft, not yet approved");
        let later = site.person(room::LATER).get(path).ok();
        later.says("Thefts rose").does_not_say(room::PRIVATE).does_not_say("lease was agreed");
        let anybody = site.anybody();
        anybody.get(path).ok().does_not_say("Thefts rose").says("What the meetings of this run leave");
        member.get(&format!("{path}?what=decisions")).ok().says("DEC-0001");
        anybody.get(&format!("{path}?what=decisions")).ok().does_not_say("DEC-0001");
        member.get(&format!("{path}?from=19+January+2022")).ok().says("From 19 January 2022").does_not_say("Thefts rose");
        for odd in ["from=x", "what=x", "to=31+February+2022", "what=actions"] {
            member.get(&format!("{path}?{odd}")).ok();
        }
    });
}

#[test]
fn until_when_papers_stay_open() {
    room::county().both(|bench| {
        let site = room::open(bench);
        site.anybody()
            .get("/loamshire/retention")
            .ok()
            .says("Minutes: 6 years from the meeting")
            .says("4 years");
        room::seed(bench, "cleared");
        let page = site.person(room::MEMBER).get("/loamshire/retention").ok();
        page.says("Minutes: 18 January 2028").says("Agenda: 18 January 2028");
        // Minutes that are not released are not said to be there.
        site.anybody()
            .get("/loamshire/retention")
            .ok()
            .says("Agenda: 18 January 2028")
            .does_not_say("Minutes: 18 January");
    });
}

#[test]
fn the_first_page_says_what_waits() {
    room::county().both(|bench| {
        let site = room::open(bench);
        room::seed(bench, "cleared");
        row(bench, "meeting_decision", "d1", &[("title", "Arches"), ("due", "2022-01-20")], &[("number", 1)]);
        let ask = [("title", "Refuge waiting times"), ("to_group", DAPB), ("due", "2022-01-20")];
        row(bench, "meeting_ask", "a1", &ask, &[("number", 1)]);
        site.person(room::CHAIR).get("/").ok().says("Minutes to approve").says("No answer yet: ASK-0001");
        site.person(room::OFFICER).get("/").ok().says("Say whether it happened: DEC-0001 Arches");
        site.person(room::MEMBER).get("/").ok().does_not_say("Minutes to approve").does_not_say("DEC-0001");
        site.person(room::ELSEWHERE).get("/").ok().does_not_say("ASK-0001");
    });
}
