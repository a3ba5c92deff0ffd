//! A committee's agenda: in time, too late, and the late item that only the chair can take.

use crate::agenda::ground::{BOARD, HWB, HWB_CHAIR, HWB_MEMBER, add, board, hwb, issue, item_at, items};
use crate::cycle::support::{OFFICER, county, open};
use jiff::civil::date;
use testkit::tables::only_named_changed;

#[test]
fn an_agenda_that_is_too_late_by_law_needs_the_chairs_reason() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        // Five clear working days before 15 March 2022: Monday 7 March is the last.
        bench.clock.set(date(2022, 3, 8));
        site.work();
        let page = format!("{HWB}/agenda/issue");
        officer.get(&page).ok().says("The latest day was 7 March 2022").says("The chair’s reason");
        officer
            .fill(&page, &[("reason", "  ")])
            .is(422)
            .says("Enter the chair’s reason for the short notice");
        only_named_changed(&bench.kernel, |_| {
            officer.fill(&page, &[("reason", "The court moved its date")]).goes_to(&format!("{HWB}/agenda/1"))
        });
        site.anybody().get(&format!("{HWB}/agenda/1")).ok().says("The court moved its date");
        officer.get(HWB).ok().says("Late, with a reason");
    });
}

#[test]
fn a_late_item_is_taken_only_by_the_chair() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        issue(&officer, HWB, 1);
        officer.get(HWB).ok().says("Given in time");
        // Before the last lawful day a new item is in time, and goes out with a supplement.
        add(&officer, HWB, "Air quality");
        issue(&officer, HWB, 2);
        bench.clock.set(date(2022, 3, 8));
        site.work();
        officer.get(&format!("{HWB}/agenda/add")).ok().says("What you add now is late");
        add(&officer, HWB, "Measles");
        officer.get(HWB).ok().says("Waits for the chair");
        let page = format!("{HWB}/agenda/issue");
        officer.get(&page).ok().says("the chair has not taken it");
        let refused = officer.post(&page, &[]).is(422).says("“Measles” is late");
        refused.says("the latest lawful day was 7 March 2022");
        let it = item_at(bench, HWB, "Measles");
        // Nobody but the chair, who is asked for it on the first page.
        officer.get(&format!("{it}/late")).is(403);
        site.person(HWB_MEMBER).get(&format!("{it}/late")).is(403);
        site.anybody().get(&format!("{it}/late")).is(403);
        let chair = site.person(HWB_CHAIR);
        chair.get("/").ok().says("Take or leave a late item");
        chair.get(HWB).ok().says("Take it or leave it");
        chair.fill(&format!("{it}/late"), &[("reason", "")]).is(422).says("the minutes will carry it");
        only_named_changed(&bench.kernel, |_| {
            chair.fill(&format!("{it}/late"), &[("reason", "An outbreak began on Sunday")]).is(303)
        });
        let taken = items(bench, HWB).into_iter().find(|it| it.title == "Measles").expect("it is there");
        assert_eq!(
            (taken.late_reason.as_str(), taken.late_by.as_str()),
            ("An outbreak began on Sunday", HWB_CHAIR)
        );
        chair.get("/").ok().does_not_say("Take or leave a late item");
        chair.post(&format!("{it}/late"), &[("reason", "Again")]).is(409).says("taken already");
        issue(&officer, HWB, 3);
        let read = site.anybody().get(&format!("{HWB}/agenda/3")).ok().says("taken late by the chair");
        read.says("An outbreak began on Sunday");
        site.anybody().get(HWB).ok().says("Late item").says("An outbreak began on Sunday");
        // What is issued is late no more.
        chair.post(&format!("{it}/late"), &[("reason", "Again")]).is(409).says("not late");
    });
}

#[test]
fn a_body_that_keeps_a_custom_has_no_late_items() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        bench.clock.set(date(2022, 3, 14));
        site.work();
        officer.get("/").ok().says("Agenda and papers out: ");
        issue(&officer, BOARD, 1);
        officer.get("/").ok().does_not_say("Agenda and papers out").does_not_say("Issue a supplement");
        add(&officer, BOARD, "One more");
        officer.get(BOARD).ok().does_not_say("Waits for the chair");
        officer.get("/").ok().says("Issue a supplement: ");
        issue(&officer, BOARD, 2);
    });
}
