//! Law in the making as a reader sees it, and what the county does about it.

use crate::support::{ADMIN, CHAIR, OFFICER, POLICE, county, open};
use jiff::civil::date;

const LIST: &str = "/loamshire/duties/horizon";
const ITEM: &str = "/loamshire/duties/horizon/protect-duty";
const OURS: &str = "/loamshire/duties/horizon/protect-duty/ours";

const DRAFT: [(&str, &str); 6] = [
    ("role", "Head of Community Safety"),
    ("person", "hollis-verrington"),
    ("does", "Walk the council’s own halls with the police."),
    ("review-day", "1"),
    ("review-month", "3"),
    ("review-year", "2022"),
];

#[test]
fn february_2022_and_november_2026_have_different_horizons() {
    county().both(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        let then = anybody
            .get(LIST)
            .ok()
            .says("Protect Duty")
            .says("Serious Violence Duty")
            .says("Before Parliament");
        let _ = then.does_not_say("Local government reorganisation");
        anybody.get(ITEM).ok().says("Possibly late in 2022").says("Not verified").says("prospective");
        anybody.get("/loamshire/duties/horizon/local-government-reorganisation").is(404);
        anybody.get("/loamshire/duties/horizon/nowhere").is(404);
        let now =
            anybody.get(&format!("{LIST}?as-at=2026-11-22")).ok().says("Local government reorganisation");
        let now = now.says("Came into force");
        assert!(now.body().contains("As at Sunday 22 November 2026"));
        let act = anybody.get(&format!("{ITEM}?as-at=2026-11-22")).ok().says("Not before 3 April 2027");
        let _ = act.does_not_say("late in 2022");
        let live = anybody.get(&format!("{LIST}/serious-violence?as-at=2023-01-31")).ok();
        let _ = live.says("It is in force since 31 January 2023").says("pcsca-s8-serious-violence");
        anybody
            .get(&format!("{LIST}/serious-violence?as-at=2023-01-30"))
            .ok()
            .does_not_say("It is in force since");
        // The duty says where it came from, and the one that is still to come says so.
        let duty = anybody.get("/loamshire/duties/pcsca-s8-serious-violence?as-at=2026-11-22").ok();
        let _ = duty.says("How it became law").says("In force since 31 January 2023");
        let duty = anybody.get("/loamshire/duties/tpopa-2025-premises?as-at=2026-11-22").ok();
        let _ = duty.says("How it became law").says("Not before 3 April 2027");
        anybody.get(&format!("{LIST}?as-at=31+February+2022")).is(422).says("February 2022 has 28 days");
    });
}

#[test]
fn the_county_says_who_owns_an_item_and_they_are_reminded() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get(LIST).ok().says("Nobody owns it");
        officer.get(ITEM).ok().says("Who owns it, what is done about it").says("Say what we do");
        let wrong = officer.post(OURS, &[("does", "kept as typed"), ("version", "0")]).is(422);
        let _ = wrong
            .says("Enter the role that owns it")
            .says("Enter when this is next looked at")
            .says("kept as typed");
        let mut past = DRAFT;
        past[5] = ("review-year", "2021");
        officer.fill(OURS, &past).is(422).says("Enter a day that lies ahead");
        officer.fill(OURS, &DRAFT).goes_to(ITEM);
        officer.get(ITEM).ok().says("Head of Community Safety").says("Walk the council’s own halls");
        officer.fill(OURS, &DRAFT).is(422).says("This is what it says already");
        // Two at once: the second is told.
        let stale = [("version", "0"), ("role", "X"), ("does", "Y"), ("review", "2022-03-01")];
        officer.post(OURS, &stale).is(409);
        site.person(POLICE).get("/").ok().does_not_say("Look again at what we do");
        bench.clock.set(date(2022, 3, 2));
        site.person(POLICE).get("/").ok().says("Look again at what we do about Protect Duty");
        site.person(OFFICER).get("/").ok().says("Look again at what we do about Protect Duty");
        site.person(OFFICER).get(LIST).ok().says("Past review");
        // As at the day before it was written nobody owned it.
        site.person(OFFICER)
            .get(&format!("{ITEM}?as-at=2022-01-31"))
            .ok()
            .does_not_say("Walk the council’s own halls");
    });
}

#[test]
fn what_the_county_does_is_for_its_people_alone() {
    county().both(|bench| {
        let site = open(bench);
        site.person(OFFICER).fill(OURS, &DRAFT).is(303);
        for path in [LIST, ITEM] {
            site.person(CHAIR).get(path).ok().says("Head of Community Safety");
            site.anybody().get(path).ok().does_not_say("Head of Community Safety");
            site.person(ADMIN).get(path).ok().does_not_say("Head of Community Safety");
        }
        assert!(matches!(site.person(CHAIR).get(OURS).status, 403 | 404));
        assert!(matches!(site.anybody().get(OURS).status, 303 | 403 | 404));
        assert!(matches!(site.person(POLICE).post(OURS, &DRAFT).status, 403 | 404));
    });
}
