//! Issuing: frozen versions, numbers that run on, supplements and what they change, and what cannot be issued.

use crate::agenda::ground::{
    BOARD, HWB, add, add_withheld, board, hold, hwb, issue, item_at, items, sitting,
};
use crate::cycle::support::{CHAIR, OFFICER, county, open, with};
use board::sittings::{Meeting, State};
use jiff::civil::date;
use kernel::verbs::Issue;
use kernel::{Actor, Grant};
use testkit::tables::only_named_changed;

#[test]
fn an_agenda_is_frozen_and_a_supplement_says_what_changed() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        add(&officer, HWB, "Dental access");
        add_withheld(&officer, HWB, "Tender for the hub");
        site.anybody().get(&format!("{HWB}/agenda/1")).is(404);
        only_named_changed(&bench.kernel, |_| issue(&officer, HWB, 1));
        let (meeting, all) = (sitting(bench, HWB), items(bench, HWB));
        assert_eq!((meeting.state, meeting.sequence), (State::Called, 1));
        let numbers: Vec<_> = all.iter().map(|it| it.number).collect();
        assert_eq!(numbers, (1..=11).map(Some).collect::<Vec<_>>());
        officer.post(&format!("{HWB}/agenda/issue"), &[]).is(409).says("Nothing has changed");
        site.anybody().get(&format!("{HWB}/agenda/1")).ok().says("Winter plan").says("Dental access");
        // A change, a move, a withdrawal, something new: told as such until the supplement, and frozen with it.
        let winter = item_at(bench, HWB, "Winter plan");
        officer
            .fill(&format!("{winter}/change"), &[("title", "Winter and flu plan"), ("minutes", "25")])
            .is(303);
        officer.get(HWB).ok().says("1 change since the last issue").says("Changed since it was issued");
        let dental = item_at(bench, HWB, "Dental access");
        officer
            .fill(&format!("{dental}/withdraw"), &[("what", "withdraw"), ("why", "The report is not ready")])
            .is(303);
        add(&officer, HWB, "Air quality");
        site.anybody().get(HWB).ok().does_not_say("Air quality");
        only_named_changed(&bench.kernel, |_| issue(&officer, HWB, 2));
        let changed = site.anybody().get(&format!("{HWB}/agenda/2")).ok();
        let changed = changed.says("What has changed since the agenda").says("its title was “Winter plan”");
        let changed = changed.says("it has 25 minutes; it had 15").says("Air quality: is new");
        changed.says("Dental access: is withdrawn").does_not_say("Tender");
        site.anybody().get(&format!("{HWB}/agenda/2/since/1")).ok().says("Air quality: is new");
        // The agenda says what it said.
        let first =
            site.anybody().get(&format!("{HWB}/agenda/1")).ok().says("Winter plan").says("Dental access");
        first.says("There is a later issue").does_not_say("Air quality");
        site.anybody().get(HWB).ok().says("Supplement 1 was issued on 1 February 2022").says("Withdrawn");
        for gone in ["/agenda/3", "/agenda/0", "/agenda/x", "/agenda/2/since/9"] {
            site.anybody().get(&format!("{HWB}{gone}")).is(404);
        }
        let new = items(bench, HWB).into_iter().find(|it| it.title == "Air quality").expect("it is there");
        assert_eq!((new.number, sitting(bench, HWB).sequence), (Some(12), 2));
    });
}

#[test]
fn numbers_run_on_from_meeting_to_meeting_of_a_group() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        issue(&officer, BOARD, 1);
        let last = items(bench, BOARD).iter().filter_map(|it| it.number).max().expect("numbers");
        hold(bench, BOARD);
        let next = "/loamshire/meetings/2022-03-16-scb";
        officer.fill("/loamshire/meetings/new", &with(&[("day-day", "16")])).goes_to(next);
        officer.post(&format!("{next}/agenda/begin"), &[]).is(303);
        add(&officer, next, "One more");
        issue(&officer, next, 1);
        let numbers: Vec<i64> = items(bench, next).iter().filter_map(|it| it.number).collect();
        let expected: Vec<i64> = (last + 1..).take(numbers.len()).collect();
        assert_eq!(numbers, expected);
        // Another group has numbers of its own.
        hwb(&site);
        issue(&officer, HWB, 1);
        assert_eq!(items(bench, HWB)[0].number, Some(1));
    });
}

#[test]
fn two_who_issue_at_once_give_no_number_twice() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        let next = "/loamshire/meetings/2022-03-16-scb";
        officer.fill("/loamshire/meetings/new", &with(&[("day-day", "16")])).goes_to(next);
        officer.post(&format!("{next}/agenda/begin"), &[]).is(303);
        let ids = [sitting(bench, BOARD).id, sitting(bench, next).id];
        let grant = Grant { role: "officer".into(), on: "loamshire".into() };
        let actor = Actor::person(OFFICER, "Partnership officer", [grant], date(2022, 2, 1));
        std::thread::scope(|scope| {
            for id in &ids {
                let (kernel, actor) = (&bench.kernel, &actor);
                scope.spawn(move || {
                    let issued = kernel.write(|unit| {
                        let permit = actor.permit::<Issue, Meeting>(unit, id)?;
                        meetings::agenda::issue(unit, &permit, "")
                    });
                    assert_eq!(issued, Ok(1));
                });
            }
        });
        let mut numbers: Vec<i64> =
            [items(bench, BOARD), items(bench, next)].concat().iter().filter_map(|it| it.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..).take(numbers.len()).collect::<Vec<i64>>());
    });
}

#[test]
fn what_cannot_be_issued_says_why() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(BOARD);
        officer.get(&format!("{BOARD}/agenda/issue")).ok().says("There is nothing on the agenda yet");
        officer.post(&format!("{BOARD}/agenda/issue"), &[]).is(409).says("Begin it first");
        officer.post(&format!("{BOARD}/agenda/begin"), &[]).is(303);
        site.person(CHAIR).post(&format!("{BOARD}/agenda/issue"), &[]).is(403);
        officer.fill(&format!("{BOARD}/cancel"), &[("why", "Snow")]).goes_to(BOARD);
        officer.get(&format!("{BOARD}/agenda/issue")).ok().says("stays as it is");
        officer.post(&format!("{BOARD}/agenda/issue"), &[]).is(409).says("cancelled");
        assert!(items(bench, BOARD).iter().all(|it| !it.issued));
        assert_eq!(sitting(bench, BOARD).state, State::Cancelled);
    });
}

#[test]
fn business_for_the_members_alone_needs_its_reason_first() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(BOARD);
        let plan = "/loamshire/forward-plan/scb-heronsgate";
        let form = [("title", "Heronsgate"), ("group", "scb"), ("kind", "decision"), ("known-to", "members")];
        officer.fill("/loamshire/forward-plan/new", &form).goes_to(plan);
        officer.fill(plan, &[("meeting", "2022-03-15-scb")]).goes_to(plan);
        officer.post(&format!("{BOARD}/agenda/begin"), &[]).is(303);
        officer.get(&format!("{BOARD}/agenda/issue")).ok().says("No reason yet");
        officer.post(&format!("{BOARD}/agenda/issue"), &[]).is(422).says("say why it is withheld first");
        let it = item_at(bench, BOARD, "Heronsgate");
        officer.fill(&format!("{it}/withhold"), &crate::agenda::ground::WHY).goes_to(&it);
        issue(&officer, BOARD, 1);
    });
}

#[test]
fn a_series_says_with_which_number_it_begins() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let series = [
            ("group", "scb"),
            ("title", "Safer Communities Board"),
            ("cadence", "weeks"),
            ("weeks", "4"),
            ("begins-day", "1"),
            ("begins-month", "3"),
            ("begins-year", "2022"),
            ("until-day", "1"),
            ("until-month", "3"),
            ("until-year", "2023"),
            ("place", "County Hall"),
            ("held-in", "private"),
            ("known-to", "people"),
        ];
        officer.fill("/loamshire/series/new", &series).goes_to("/loamshire/series/scb");
        let numbers = "/loamshire/series/scb/numbers";
        officer.get(numbers).ok().says("given none yet");
        for (typed, said) in [("0", "from 1 to"), ("many", "a whole number"), ("1", "the number already")] {
            officer.fill(numbers, &[("first", typed)]).is(422).says(said);
        }
        only_named_changed(&bench.kernel, |_| {
            officer.fill(numbers, &[("first", "711")]).goes_to("/loamshire/series/scb")
        });
        officer.post("/loamshire/series/scb/plan", &[("days", "2022-03-01")]).is(303);
        let meeting = "/loamshire/meetings/2022-03-01-scb";
        officer.post(&format!("{meeting}/agenda/begin"), &[]).is(303);
        issue(&officer, meeting, 1);
        assert_eq!(items(bench, meeting)[0].number, Some(711));
        officer.fill(numbers, &[("first", "712")]).is(422).says("has given numbers up to 718");
        site.person(CHAIR).get(numbers).is(403);
    });
}
