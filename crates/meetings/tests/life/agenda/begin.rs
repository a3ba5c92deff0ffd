//! An agenda is begun from the template of its body, from the forward plan, and from what earlier meetings left open.

use crate::agenda::ground::{BOARD, HWB, add, board, hold, hwb, issue, item_at, items, sitting};
use crate::cycle::support::{CHAIR, OFFICER, county, open, with};
use jiff::civil::date;
use testkit::tables::only_named_changed;

fn titles(bench: &testkit::db::Bench, address: &str) -> Vec<String> {
    items(bench, address).into_iter().filter(|it| !it.withdrawn()).map(|it| it.title).collect()
}

#[test]
fn each_sort_of_body_has_its_standing_items() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(BOARD);
        officer.get(BOARD).ok().says("Begin the agenda");
        site.person(CHAIR).get(BOARD).ok().does_not_say("Begin the agenda");
        only_named_changed(&bench.kernel, |_| officer.post(&format!("{BOARD}/agenda/begin"), &[]).is(303));
        let page = officer.get(BOARD).ok().says("Welcome and introductions").says("until it is issued");
        // The meeting begins at 10am; the welcome has five minutes, the apologies two.
        page.says("10:05am").says("10:07am").does_not_say("Public participation");
        hwb(&site);
        let page = officer.get(HWB).ok().says("Public participation").does_not_say("Welcome");
        page.says("Notice of a question or a statement is needed by 9am on Monday 14 March 2022");
        officer.post(&format!("{BOARD}/agenda/begin"), &[]).is(409).says("nothing has come since");
        site.person(CHAIR).post(&format!("{BOARD}/agenda/begin"), &[]).is(403);
    });
}

#[test]
fn business_of_the_forward_plan_becomes_items() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(BOARD);
        officer.fill("/loamshire/matters", &[("title", "Priorities")]).is(303);
        let business = |title: &'static str| {
            [
                ("title", title),
                ("group", "scb"),
                ("kind", "decision"),
                ("purpose", "To agree the priorities"),
                ("role", "Head of Analysis"),
                ("duty", "Crime and Disorder Act 1998, section 6"),
                ("matter", "priorities"),
                ("recurs", "12"),
                ("known-to", "people"),
            ]
        };
        let plan = "/loamshire/forward-plan/scb-strategic-assessment";
        officer.fill("/loamshire/forward-plan/new", &business("Strategic assessment")).goes_to(plan);
        officer.fill(plan, &[("meeting", "2022-03-15-scb")]).goes_to(plan);
        officer.post(&format!("{BOARD}/agenda/begin"), &[]).is(303);
        let it = item_at(bench, BOARD, "Strategic assessment");
        let page = officer.get(&it).ok().says("To agree the priorities").says("Head of Analysis");
        page.says("Crime and Disorder Act 1998, section 6").says("Nothing was decided on this matter");
        // It stays on the plan until the agenda is out, and then comes round again in a year.
        officer.get(plan).ok().says("Placed on the meeting of 15 March 2022");
        // While it stands on an agenda it is moved from there, so that it never stands on two.
        officer.fill("/loamshire/meetings/new", &with(&[("day-day", "17")])).is(303);
        let other = [("seen", "2"), ("meeting", "2022-03-17-scb")];
        officer.post(&format!("{plan}/place"), &other).is(409).says("stands on the agenda of a meeting");
        officer.post(&format!("{plan}/drop"), &[("seen", "2"), ("why", "x")]).is(409);
        officer.get(BOARD).ok().does_not_say("Business that is expected");
        // What is placed later is brought in by beginning again.
        let later = "/loamshire/forward-plan/scb-night-time-economy";
        officer.fill("/loamshire/forward-plan/new", &business("Night-time economy")).goes_to(later);
        officer.fill(later, &[("meeting", "2022-03-15-scb")]).goes_to(later);
        officer
            .get(&format!("{BOARD}/agenda/issue"))
            .ok()
            .says("Not on the agenda")
            .says("Night-time economy");
        only_named_changed(&bench.kernel, |_| officer.post(&format!("{BOARD}/agenda/begin"), &[]).is(303));
        assert_eq!(titles(bench, BOARD).iter().filter(|title| *title == "Night-time economy").count(), 1);
        only_named_changed(&bench.kernel, |_| issue(&officer, BOARD, 1));
        officer.get(plan).ok().says("Taken on 15 March 2022").does_not_say("Place it");
        officer.get("/loamshire/forward-plan").ok().says("Strategic assessment");
        // Cancelled: nothing is lost, and what was put on by hand has a place too.
        add(&officer, BOARD, "Lighting at the station");
        only_named_changed(&bench.kernel, |_| {
            officer.fill(&format!("{BOARD}/cancel"), &[("why", "Snow")]).goes_to(BOARD)
        });
        officer.get(plan).ok().says("To be placed again: the meeting of 15 March 2022 was cancelled");
        officer.get("/loamshire/forward-plan").ok().says("Lighting at the station");
        officer.post(&format!("{BOARD}/agenda/begin"), &[]).is(409).says("cancelled");
    });
}

#[test]
fn earlier_meetings_leave_their_minutes_and_what_was_deferred() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        add(&officer, BOARD, "Market Square order");
        add(&officer, BOARD, "Body-worn cameras");
        issue(&officer, BOARD, 1);
        let off = format!("{}/withdraw", item_at(bench, BOARD, "Market Square order"));
        officer.fill(&off, &[("what", "defer"), ("why", "")]).is(422).says("Enter why");
        only_named_changed(&bench.kernel, |_| {
            officer.fill(&off, &[("what", "defer"), ("why", "The survey is late")]).is(303)
        });
        let gone = item_at(bench, BOARD, "Body-worn cameras");
        officer
            .fill(&format!("{gone}/withdraw"), &[("what", "withdraw"), ("why", "No longer needed")])
            .is(303);
        officer.get(&gone).ok().says("Withdrawn").says("No longer needed");
        let plan = "/loamshire/forward-plan/scb-market-square-order";
        officer.get(plan).ok().says("Deferred from the meeting of 15 March 2022: The survey is late");
        hold(bench, BOARD);
        bench.clock.set(date(2022, 4, 1));
        let next = "/loamshire/meetings/2022-06-14-scb";
        let form = with(&[("day-day", "14"), ("day-month", "6")]);
        officer.fill("/loamshire/meetings/new", &form).goes_to(next);
        officer.post(&format!("{next}/agenda/begin"), &[]).is(303);
        let all = titles(bench, next);
        for title in ["Minutes of the meeting of 15 March 2022", "Market Square order"] {
            assert!(all.contains(&title.to_string()), "{all:?}");
        }
        assert!(!all.contains(&"Minutes of the last meeting".to_string()), "{all:?}");
        let source =
            items(bench, next).into_iter().find(|it| it.standing == "minutes").expect("minutes").source;
        assert_eq!(source, format!("minutes-of:{}", sitting(bench, BOARD).id));
        // What was taken off is named under matters arising.
        let matters = item_at(bench, next, "Matters arising and action log");
        officer.get(&matters).ok().says("Body-worn cameras").says("Withdrawn: No longer needed");
        // Deferred again, it comes back again.
        let off = format!("{}/withdraw", item_at(bench, next, "Market Square order"));
        officer.fill(&off, &[("what", "defer"), ("why", "Still late")]).is(303);
        officer.post(&format!("{next}/agenda/begin"), &[]).is(303);
        assert!(titles(bench, next).contains(&"Market Square order".to_string()));
    });
}

#[test]
fn a_meeting_that_may_not_be_known_is_not_named_on_an_agenda() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[("known-to", "members")])).goes_to(BOARD);
        hold(bench, BOARD);
        let next = "/loamshire/meetings/2022-03-16-scb";
        officer.fill("/loamshire/meetings/new", &with(&[("day-day", "16")])).goes_to(next);
        officer.post(&format!("{next}/agenda/begin"), &[]).is(303);
        let all = titles(bench, next);
        assert!(all.contains(&"Minutes of an earlier meeting".to_string()), "{all:?}");
    });
}
