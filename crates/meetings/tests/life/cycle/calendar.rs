//! The month as a grid and the year as a picture.

use crate::cycle::support::{OFFICER, county, open, with};

#[test]
fn a_month_and_a_year() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer
            .get("/loamshire/meetings/calendar")
            .ok()
            .says("Meetings in February 2022")
            .says("No meeting in this month");
        officer.get("/loamshire/meetings/calendar?year=2022").ok().says("drawn here once some are planned");
        officer.fill("/loamshire/meetings/new", &with(&[])).is(303);
        officer.fill("/loamshire/meetings/new", &with(&[("day-day", "31"), ("group", "dapb")])).is(303);
        let page = officer.get("/loamshire/meetings/calendar?month=2022-03").ok();
        let page = page.says("2 meetings in this month").says("10am Loamshire Safer Communities Board");
        let document = page.document();
        assert_eq!(document.all("table").count(), 1);
        assert_eq!(document.all("th").filter(|th| th.is("scope", "col")).count(), 7);
        // March 2022 has five weeks, from 28 February to 3 April.
        assert_eq!(document.all("td").count(), 35);
        officer
            .get("/loamshire/meetings/calendar?month=2022-03&group=dapb")
            .ok()
            .says("One meeting in this month");
        // A day of the month beside is not shown twice.
        officer
            .get("/loamshire/meetings/calendar?month=2022-04")
            .ok()
            .says("No meeting in this month")
            .does_not_say("31 March");
        let year = officer.get("/loamshire/meetings/calendar?year=2022").ok();
        year.says("2 meetings of 2 groups in 2022; the most in a month are 2, in March 2022")
            .says("15 March 2022");
        for odd in
            ["month=x", "month=2022-13", "year=99999", "year=-1", "month=2022-03&group=nowhere", "year=1900"]
        {
            officer.get(&format!("/loamshire/meetings/calendar?{odd}")).ok();
        }
        site.anybody()
            .get("/loamshire/meetings/calendar?month=2022-03")
            .ok()
            .says("No meeting")
            .does_not_say("sm-month__meeting");
    });
}

#[test]
fn what_was_held_is_read_in_pages_that_lose_no_day() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        for at in 0..60 {
            let (day, month) = ((at % 28 + 1).to_string(), (at / 28 + 3).to_string());
            let form = with(&[("day-day", &day), ("day-month", &month), ("title", "Weekly")]);
            officer.fill("/loamshire/meetings/new", &form).is(303);
        }
        bench.clock.set(jiff::civil::date(2022, 12, 1));
        officer.get("/loamshire/meetings").ok().does_not_say("Weekly");
        let (mut path, mut seen) = ("/loamshire/meetings?show=past".to_string(), 0);
        loop {
            let page = officer.get(&path).ok();
            let document = page.document();
            seen += document
                .all("a")
                .filter(|a| a.attribute("href").is_some_and(|h| h.contains("/meetings/2022-")))
                .count();
            let next = document.all("a").find(|a| document.text_of(a) == "Meetings before these");
            let Some(next) = next.and_then(|a| a.attribute("href")) else { break };
            path = next.replace("&amp;", "&");
        }
        assert_eq!(seen, 60);
    });
}
