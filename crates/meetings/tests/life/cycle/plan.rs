//! A meeting is planned, moved and cancelled; what cannot be is refused and says what to do.

use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, county, open, with};

const PATH: &str = "/loamshire/meetings/2022-03-15-scb";

fn move_to<'a>(day: &'a str, month: &'a str, year: &'a str, starts: &'a str) -> String {
    format!(
        "{PATH}/move?day-day={day}&day-month={month}&day-year={year}&starts={starts}&ends=23:00&place=County%20Hall&online="
    )
}

#[test]
fn a_meeting_is_planned_moved_and_cancelled() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/meetings").ok().says("Plan the first meeting");
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        let page =
            officer.get(PATH).ok().says("Tuesday 15 March 2022").says("10am to 12:30pm").says("County Hall");
        // Twenty working days before 15 March 2022 is 15 February; the papers go out five before, by custom.
        page.says("15 February 2022").says("8 March 2022").says("Still in time");
        officer.get("/loamshire/meetings").ok().says("15 March 2022").says("Planned");
        site.work();
        // The move is shown before it is accepted.
        let shown = officer.get(&move_to("22", "3", "2022", "10:00")).ok();
        shown.says("Was due").says("22 February 2022").says("15 March 2022");
        officer.get(PATH).ok().does_not_say("22 March 2022");
        officer
            .fill(&move_to("22", "3", "2022", "10:00"), &[("why", "")])
            .is(422)
            .says("Enter why the meeting is moved");
        officer
            .fill(&move_to("22", "3", "2022", "10:00"), &[("why", "Two members cannot come")])
            .goes_to(PATH);
        let page =
            officer.get(PATH).ok().says("Tuesday 22 March 2022").says("moved from Tuesday 15 March 2022");
        page.says("Two members cannot come").says("22 February 2022");
        officer.fill(&format!("{PATH}/cancel"), &[("why", "")]).is(422).says("Enter why it is cancelled");
        officer.fill(&format!("{PATH}/cancel"), &[("why", "Snow")]).goes_to(PATH);
        officer.get(PATH).ok().says("This meeting does not take place. Snow").does_not_say("What is due");
        officer.get("/loamshire/meetings").ok().says("Cancelled");
        site.work();
    });
}

#[test]
fn what_cannot_be_is_refused_and_kept_on_the_page() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let plan = |changed: &[(&str, &str)]| officer.fill("/loamshire/meetings/new", &with(changed));
        plan(&[("day-day", "31"), ("day-month", "1")]).is(422).says("cannot be on a day that is past");
        plan(&[("day-day", "1"), ("day-month", "2")]).is(422).says("It would have begun already");
        plan(&[("day-year", "2031")]).is(422).says("nobody keeps a calendar further ahead");
        plan(&[("ends", "9am")]).is(422).says("must end after it begins");
        plan(&[("place", "")]).is(422).says("Enter where it is held");
        plan(&[("starts", "half nine")]).is(422).says("Enter a time, such as 9:30am or 14:00");
        plan(&[("group", "")]).is(422).says("Choose the group that meets");
        plan(&[("group", "case-panel"), ("known-to", "anybody")]).is(422).says("cannot be announced");
        plan(&[]).goes_to(PATH);
        plan(&[]).is(422).says("The group meets on that day already, from 10am to 12:30pm");
        // A second one, later on the day, has a name of its own.
        plan(&[("starts", "2pm"), ("ends", "3pm")]).goes_to("/loamshire/meetings/2022-03-15-scb-2");
        let typed = plan(&[("day-year", "2021"), ("place", "The Corn Exchange")]).is(422);
        assert!(typed.body().contains("The Corn Exchange"));
        officer.get(&move_to("31", "1", "2022", "10:00")).is(422).says("cannot be on a day that is past");
        officer.get(&move_to("15", "3", "2022", "10:00")).is(422).says("The group meets on that day already");
    });
}

#[test]
fn two_at_once_do_not_undo_one_another() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        let to = [
            ("day", "2022-03-22"),
            ("starts", "10:00"),
            ("ends", "11:00"),
            ("place", "X"),
            ("online", ""),
            ("why", "y"),
            ("seen", "1"),
        ];
        officer.post(&format!("{PATH}/move"), &to).goes_to(PATH);
        officer.post(&format!("{PATH}/move"), &to).is(409).says("changed while you had it open");
        officer.post(&format!("{PATH}/cancel"), &[("why", "z"), ("seen", "1")]).is(409);
        officer.post(&format!("{PATH}/cancel"), &[("why", "z"), ("seen", "2")]).goes_to(PATH);
        officer
            .post(&format!("{PATH}/cancel"), &[("why", "z"), ("seen", "3")])
            .is(409)
            .says("plan a new one");
    });
}

#[test]
fn meetings_are_planned_by_whoever_may() {
    county().both(|bench| {
        let site = open(bench);
        site.person(OFFICER).fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        for other in [CHAIR, LEAD] {
            site.person(other).get("/loamshire/meetings/new").is(403);
            site.person(other).get(&format!("{PATH}/move")).is(403);
            site.person(other).get(&format!("{PATH}/cancel")).is(403);
            site.person(other).get(PATH).ok().does_not_say("Move this meeting");
        }
        site.person(CHAIR).get(PATH).ok().says("What is due");
        site.person(LEAD).get(PATH).ok().does_not_say("What is due");
        site.person(ADMIN).get(PATH).is(404);
        site.anybody().get(PATH).is(404);
        site.anybody().get("/loamshire/meetings").ok().does_not_say("15 March 2022");
    });
}
