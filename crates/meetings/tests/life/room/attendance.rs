//! Who is there, seat by seat, and whether they are enough; a meeting is opened and closed.

use crate::cycle::support::{CHAIR, LEAD, OFFICER};
use crate::room::table::{
    AMBERMOOR, DEPUTY, ENOUGH, FIRE, PATH, POLICE, ROOM, called, county, opened, present,
};
use jiff::civil::date;
use testkit::tables::dump;

#[test]
fn a_meeting_is_opened_on_its_day_and_closed() {
    county().both(|bench| {
        let site = called(bench);
        let officer = site.person(OFFICER);
        bench.clock.set(date(2022, 3, 14));
        officer.get(ROOM).ok().says("The meeting can be opened on its day, Tuesday 15 March 2022");
        officer.post(&format!("{ROOM}/open"), &[]).is(409).says("Open it on the day");
        bench.clock.set(date(2022, 3, 15));
        officer.get(PATH).ok().says("Open the meeting");
        officer.get(ROOM).ok().says("its minutes begin").says("Night-time economy");
        officer.post(&format!("{ROOM}/attendance"), &[("seat", "scb-lcc"), ("status", "present")]).is(409);
        officer.post(&format!("{ROOM}/open"), &[]).goes_to(&format!("{ROOM}/attendance"));
        officer.post(&format!("{ROOM}/open"), &[]).is(409).says("open already");
        // Fourteen who hold or deputise a seat on that day, the chair, the secretary and the officer; Harrowmere has named nobody.
        assert_eq!(dump(&bench.kernel).rows("meeting_entitled"), 17);
        officer.get(ROOM).ok().says("Under way").says("No quorum");
        present(&site, &ENOUGH);
        officer.get(ROOM).ok().says("8 of 8 needed are there; responsible authorities 6 of 4");
        officer.get(&format!("{ROOM}/close")).ok().says("recorded as absent").says("Youth");
        officer.post(&format!("{ROOM}/close"), &[]).goes_to(ROOM);
        officer.get(ROOM).ok().says("The meeting is closed").says("Open it again");
        officer.get(PATH).ok().says("Held").says("Absent");
        officer.post(&format!("{ROOM}/close"), &[]).is(409).says("not open");
        officer.post(&format!("{ROOM}/reopen"), &[]).goes_to(ROOM);
        officer.post(&format!("{ROOM}/reopen"), &[]).is(409);
        officer.post(&format!("{ROOM}/close"), &[]).goes_to(ROOM);
        site.person(LEAD).get(ROOM).is(403);
        site.person(CHAIR).get(ROOM).ok();
        site.anybody().get(ROOM).is(404);
    });
}

#[test]
fn a_quorum_is_counted_by_seat_and_by_class() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        let says = |words: &str| officer.get(&format!("{ROOM}/attendance")).ok().says(words);
        says("0 of 8 needed are there; responsible authorities 0 of 4");
        present(&site, &["lcc", "police", "fire", "commissioner", "federation", "youth"]);
        says("6 of 8 needed are there; responsible authorities 3 of 4").says("No quorum");
        present(&site, &["probation"]);
        // One short of eight, though there are enough authorities.
        says("7 of 8 needed are there; responsible authorities 4 of 4").says("No quorum");
        present(&site, &["health"]);
        says("8 of 8 needed are there; responsible authorities 5 of 4").says("Quorum");
        // Whoever leaves is not counted any more.
        let left = [("status", "present"), ("departed", "11:15")];
        officer.fill(&format!("{ROOM}/attendance/scb-health"), &left).is(303);
        says("7 of 8 needed are there").says("until 11:15am");
        // A deputy is counted for the seat.
        let deputy = [("status", "substitute"), ("deputy", "sidony-marlpit")];
        officer.fill(&format!("{ROOM}/attendance/scb-police"), &deputy).is(303);
        says("7 of 8 needed are there; responsible authorities 4 of 4").says("Marlpit");
        present(&site, &["dunwater"]);
        says("8 of 8 needed are there; responsible authorities 5 of 4");
        // Unless the terms say that only holders count.
        let terms = "/loamshire/register/groups/scb/change";
        officer.fill(terms, &[("holders-only", "yes")]).is(303);
        says("7 of 8 needed are there; responsible authorities 4 of 4").says("No quorum");
    });
}

#[test]
fn nobody_is_counted_twice_and_a_stranger_needs_a_note() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        let seat = |seat: &str| format!("{ROOM}/attendance/scb-{seat}");
        // Somebody who sits in the group in their own right.
        let own = [("status", "substitute"), ("substitute", "gwendolen-harte-rowan"), ("note", "By letter")];
        officer.post(&seat("castle-orrin"), &own).is(422).says("already sits in this group, for Ambermoor");
        // A deputy who sits in one seat already.
        let deputy = [("status", "substitute"), ("deputy", "desmond-fairlock")];
        officer.fill(&seat("ambermoor"), &deputy).is(303);
        let again = [("status", "substitute"), ("substitute", "desmond-fairlock"), ("note", "By letter")];
        officer.post(&seat("fennimore"), &again).is(422).says("cannot be counted twice");
        let kept = officer.post(&seat("fennimore"), &again).is(422);
        assert!(kept.body().contains("By letter"), "what was typed is kept");
        // Somebody else comes with a note on whose word.
        let other = [("status", "substitute"), ("substitute", "Housing officer, Fennimore")];
        officer.fill(&seat("fennimore"), &other).is(422).says("not named as a deputy");
        let noted = [&other[..], &[("note", "On the chief executive’s word")]].concat();
        officer.fill(&seat("fennimore"), &noted).goes_to(&format!("{ROOM}/attendance"));
        officer.get(PATH).ok().says("Housing officer, Fennimore for Fennimore");
        officer
            .fill(&seat("fire"), &[("status", "substitute")])
            .is(422)
            .says("Enter who comes in their stead");
        let times = [("status", "present"), ("joined", "11:00"), ("departed", "10:30")];
        officer.fill(&seat("fire"), &times).is(422).says("cannot leave before they came");
        officer
            .fill(&seat("fire"), &[("status", "present"), ("joined", "late")])
            .is(422)
            .says("Enter a time");
        officer.get(&seat("nobody")).is(404);
        officer
            .post(&format!("{ROOM}/attendance"), &[("seat", "dapb-lcc"), ("status", "present")])
            .is(422)
            .says("Choose a seat of this group");
        // In attendance, entitled to what is private or not.
        let guest = [("person", "Head of Housing"), ("organisation", "dunwater")];
        officer.fill(&format!("{ROOM}/guests"), &guest).is(303);
        officer.get(&format!("{ROOM}/attendance")).ok().says("Head of Housing, Dunwater");
        officer.fill(&format!("{ROOM}/guests"), &[("person", "")]).is(422).says("Enter who is in attendance");
        let before = dump(&bench.kernel).rows("meeting_entitled");
        officer.fill(&format!("{ROOM}/guests"), &[("known", "jago-winterbeck"), ("entitled", "yes")]).is(303);
        assert_eq!(dump(&bench.kernel).rows("meeting_entitled"), before + 1);
    });
}

#[test]
fn a_member_sends_apologies_and_names_who_comes() {
    county().both(|bench| {
        let site = called(bench);
        let police = site.person(POLICE);
        let path = format!("{PATH}/apologies");
        police.get(PATH).ok().says("Send apologies");
        police.get("/").ok().says("Your meeting: ");
        police.fill(&path, &[("note", "On leave")]).goes_to(&path);
        police.get(&path).ok().says("Your apologies are noted").says("I can come after all");
        police.post(&format!("{path}/back"), &[("seat", "scb-police")]).goes_to(&path);
        police.get(&path).ok().does_not_say("Your apologies are noted");
        police.fill(&path, &[("deputy", "sidony-marlpit")]).goes_to(&path);
        police.get(&path).ok().says("comes in your stead");
        police.get("/").ok().does_not_say("Your meeting: ");
        let ambermoor = site.person(AMBERMOOR);
        let other = [("substitute", "Idris")];
        ambermoor.fill(&path, &other).is(422).says("not named as a deputy");
        ambermoor
            .post(&path, &[("substitute", "idris-colemarsh"), ("note", "x")])
            .is(422)
            .says("already sits in this group");
        // A deputy holds no seat of their own; a seat of somebody else is not theirs.
        site.person(DEPUTY).get(&path).ok().says("You hold none in your own right");
        site.person(DEPUTY).post(&path, &[("note", "x")]).is(422).says("You hold no seat");
        site.person(FIRE).fill(&path, &[("note", "")]).is(303);
        site.person(FIRE)
            .post(&format!("{path}/back"), &[("seat", "scb-police")])
            .is(422)
            .says("Choose one of your seats");
        site.person(FIRE).post(&format!("{path}/back"), &[("seat", "scb-fire")]).is(303);
        site.person(LEAD).get(&path).is(403);
        let officer = site.person(OFFICER);
        officer.post(&format!("{ROOM}/open"), &[]).is(303);
        officer.get(&format!("{ROOM}/attendance")).ok().says("Marlpit").says("1 of 8 needed are there");
        police.get(&path).ok().says("The meeting has begun");
        police.post(&path, &[("note", "x")]).is(409).says("Tell whoever takes the minutes");
    });
}
