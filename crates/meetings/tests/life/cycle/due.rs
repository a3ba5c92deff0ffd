//! What is due around a meeting: reminders that come once, notice that is given, and what the first page asks.

use crate::cycle::support::{CHAIR, OFFICER, county, open, with};
use jiff::civil::date;
use testkit::tables::dump;

const PATH: &str = "/loamshire/meetings/2022-03-15-scb";

#[test]
fn reminders_come_once_and_follow_the_meeting() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        let reminders = || dump(&bench.kernel).rows("meeting_reminder");
        site.work();
        assert_eq!(reminders(), 0);
        // The call for items is due on 15 February 2022, the drafts on the 25th.
        bench.clock.set(date(2022, 2, 15));
        site.work();
        assert_eq!(reminders(), 1);
        site.work();
        assert_eq!(reminders(), 1);
        officer.get("/").ok().says("Call for items: ").says("Today");
        officer.get(PATH).ok().says("Mark as done: Call for items");
        officer.post(&format!("{PATH}/steps"), &[("step", "call")]).goes_to(&format!("{PATH}#due"));
        officer.get(PATH).ok().says("Done");
        officer.get("/").ok().does_not_say("Call for items");
        officer
            .post(&format!("{PATH}/steps"), &[("step", "call")])
            .is(409)
            .says("marked this as done already");
        officer
            .post(&format!("{PATH}/steps"), &[("step", "papers")])
            .is(422)
            .says("done when the agenda is issued");
        officer.post(&format!("{PATH}/steps"), &[("step", "tea")]).is(422).says("no step called “tea”");
        // Moved by a week: the drafts are due on 4 March and not on 25 February any more.
        let to = format!("{PATH}/move?day=2022-03-22&starts=10:00&ends=11:00&place=X&online=");
        officer.fill(&to, &[("why", "Two members cannot come")]).goes_to(PATH);
        bench.clock.set(date(2022, 2, 25));
        site.work();
        assert_eq!(reminders(), 1);
        bench.clock.set(date(2022, 3, 4));
        site.work();
        assert_eq!(reminders(), 2);
        // Cancelled: nothing is due any more.
        officer.fill(&format!("{PATH}/cancel"), &[("why", "Snow")]).is(303);
        bench.clock.set(date(2022, 4, 30));
        site.work();
        assert_eq!(reminders(), 2);
        officer.get("/").ok().does_not_say("Agenda and papers out");
    });
}

#[test]
fn the_first_page_says_what_is_late_and_to_whom_it_belongs() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        // The chair's briefing is due ten working days before 15 March: on 1 March.
        bench.clock.set(date(2022, 3, 2));
        site.work();
        site.person(CHAIR).get("/").ok().says("Chair’s briefing: ").says("1 day late");
        let home = officer.get("/").ok().says("Draft papers: ").says("5 days late");
        assert!(!home.text().contains("Chair’s briefing"), "{}", home.text());
        officer.get("/loamshire/meetings").ok().says("Draft papers was due");
    });
}

#[test]
fn a_committee_owes_notice_by_law() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let hwb = with(&[("group", "hwb"), ("held-in", "public"), ("known-to", "anybody")]);
        let path = "/loamshire/meetings/2022-03-15-hwb";
        officer.fill("/loamshire/meetings/new", &hwb).goes_to(path);
        // Five clear working days before 15 March 2022: 14, 11, 10, 9 and 8 March lie between.
        officer.get(path).ok().says("Public notice of the time and place of a meeting").says("7 March 2022");
        site.anybody().get(path).ok().says("to be issued by 7 March 2022").does_not_say("What is due");
        officer.get("/").ok().does_not_say("Give notice");
        bench.clock.set(date(2022, 3, 7));
        site.work();
        officer.get("/").ok().says("Give notice: ");
        let notice = format!("{path}/notice");
        let on = |day: &'static str| [("on-day", day), ("on-month", "3"), ("on-year", "2022")];
        officer.fill(&notice, &on("9")).is(422).says("cannot lie ahead");
        bench.clock.set(date(2022, 3, 9));
        site.work();
        officer.get("/").ok().says("Notice is owed: ").says("Notice missed");
        officer.get(path).ok().says("Too late");
        officer.fill(&notice, &on("9")).is(422).says("The latest lawful day was 7 March 2022");
        let fields = [&on("9")[..], &[("reason", "The court moved its date")]].concat();
        officer.fill(&notice, &fields).goes_to(path);
        officer.get(path).ok().says("Late, with a reason").says("The court moved its date");
        officer.get("/").ok().does_not_say("Notice is owed");
        // Moved to a day for which there is no time left: only with the chair's reason, which is kept.
        let to = format!("{path}/move?day=2022-03-16&starts=10:00&ends=11:00&place=X&online=");
        officer.get(&to).ok().says("shorter than the law wants");
        officer
            .fill(&to, &[("why", "The hall is let"), ("reason", "")])
            .is(422)
            .says("Enter the chair’s reason");
        officer.fill(&to, &[("why", "The hall is let"), ("reason", "It cannot wait")]).goes_to(path);
        officer.get(path).ok().says("The chair’s reason for the short notice: It cannot wait");
        officer.get(&notice).ok().says("Nothing is open");
    });
}
