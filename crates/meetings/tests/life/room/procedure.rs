//! Decisions between meetings: a proposal is sent round, seats answer, and what comes of it follows from the terms.

use crate::cycle::support::{CHAIR, LEAD, OFFICER};
use crate::room::table::{AMBERMOOR, DEPUTY, POLICE, actor, called, county, meeting};
use board::sittings::Meeting;
use jiff::civil::date;
use kernel::Permit;
use kernel::verbs::View;
use meetings::Decision;
use meetings::registers::decisions::{self, Which};
use testkit::db::Bench;
use testkit::site::Site;

const NEW: &str = "/loamshire/procedures/new";
const ONE: &str = "/loamshire/procedures/PROC-0001";

fn put(site: &Site<'_>, group: &str, changed: &[(&str, &str)]) {
    let mut form = vec![
        ("group", group),
        ("title", "Extra patrols"),
        ("words", "Fund extra patrols at Easter"),
        ("reasons", "Easter comes before the next meeting"),
    ];
    form.extend_from_slice(changed);
    site.person(OFFICER).fill(NEW, &form).goes_to(ONE);
}

fn decisions_of(bench: &Bench) -> Vec<meetings::registers::decision::Kept> {
    let who = actor(bench, OFFICER);
    let all = bench
        .kernel
        .read(|unit| decisions::list(unit, &who.visible::<Decision>(), "loamshire", &Which::default()));
    all.expect("decisions")
}

/// Everybody who holds a seat of the board, but for the first who are named elsewhere.
const SEATED: [&str; 13] = [
    "osric-penmarrow",
    "gwendolen-harte-rowan",
    "tamsin-arkelby",
    "rufus-oakenshaw",
    "sunniva-eastlow",
    "ottoline-dray",
    "hollis-verrington",
    "idris-colemarsh",
    "philippa-snowgate",
    "perpetua-lindvale",
    "yusuf-larchfield",
    "maribel-thackstone",
    "dermot-sallowfield",
];

fn answer(site: &Site<'_>, person: &str, answer: &str) {
    let person = format!("loamshire/person/{person}");
    site.person(&person).post(ONE, &[("answer", answer), ("reason", "")]).goes_to(ONE);
}

#[test]
fn it_is_agreed_when_all_have_answered() {
    county().both(|bench| {
        let site = called(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/procedures").ok().says("will be here");
        officer.fill(NEW, &[("title", "")]).is(422).says("Enter what the proposal is about");
        // Five working days after Tuesday 15 March 2022 is the 22nd.
        officer.get(NEW).ok().says("22 March 2022");
        put(&site, "scb", &[]);
        let police = site.person(POLICE);
        police.get("/").ok().says("Extra patrols");
        police.get(ONE).ok().says("Fund extra patrols at Easter").says("22 March 2022");
        police.fill(ONE, &[("answer", "object")]).is(422).says("everybody who is asked reads it");
        for person in &SEATED[..12] {
            answer(&site, person, "agree");
        }
        officer.get(ONE).ok().says("Open for answers");
        answer(&site, SEATED[12], "abstain");
        officer.get(ONE).ok().says("12 agreed, 0 objected, 1 abstained, of 13 seats").says("DEC-0001");
        let made = decisions_of(bench).remove(0);
        assert_eq!((made.sitting, made.number), (None, 1));
        assert!(made.basis.starts_with("Decided in writing, PROC-0001"));
        police.post(ONE, &[("answer", "agree")]).is(409).says("closed");
        // The next meeting is told.
        let carried = bench
            .kernel
            .read(|unit| {
                let who = actor(bench, POLICE);
                let permit: Permit<View, Meeting> = meeting(unit, &who, "2022-03-15-scb")?;
                let it = board::sittings::sitting::of(unit, &permit)?;
                meetings::agenda::carried(unit, &who, &it)
            })
            .expect("what is carried over");
        assert_eq!(carried.written.len(), 1);
        police.get("/").ok().does_not_say("Extra patrols");
        site.work();
    });
}

#[test]
fn the_last_day_decides_and_one_objection_defers() {
    county().both(|bench| {
        let site = called(bench);
        put(&site, "scb", &[]);
        for person in &SEATED[..9] {
            answer(&site, person, "agree");
        }
        bench.clock.set(date(2022, 3, 22));
        site.work();
        let officer = site.person(OFFICER);
        officer.get(ONE).ok().says("Open for answers");
        officer.post(&format!("{ONE}/close"), &[]).is(409).says("Seats may still answer");
        let fields = [("answer", "object"), ("reason", "The money is not there")];
        site.person(AMBERMOOR).post(ONE, &fields).goes_to(ONE);
        bench.clock.set(date(2022, 3, 23));
        site.person(POLICE)
            .post(ONE, &[("answer", "agree")])
            .is(409)
            .says("The last day for answers was 22 March");
        site.work();
        officer
            .get(ONE)
            .ok()
            .says("one objection sends it to the next meeting")
            .says("The money is not there");
        officer.get("/loamshire/forward-plan").ok().says("Extra patrols");
        assert!(decisions_of(bench).is_empty());
        site.work();
    });
}

#[test]
fn too_few_answers_decide_nothing() {
    county().both(|bench| {
        let site = called(bench);
        put(&site, "scb", &[]);
        for person in &SEATED[..7] {
            answer(&site, person, "agree");
        }
        bench.clock.set(date(2022, 3, 23));
        site.work();
        let officer = site.person(OFFICER);
        officer.get(ONE).ok().says("Too few answered").says("7 of 8 needed are there");
        assert!(decisions_of(bench).is_empty());
    });
}

#[test]
fn a_deputy_answers_until_the_holder_does_and_others_may_not() {
    county().both(|bench| {
        let site = called(bench);
        put(&site, "scb", &[]);
        site.person(DEPUTY).fill(ONE, &[("answer", "agree")]).goes_to(ONE);
        site.person(POLICE).fill(ONE, &[("answer", "abstain")]).goes_to(ONE);
        site.person(DEPUTY)
            .post(ONE, &[("answer", "agree")])
            .is(409)
            .says("holder of this seat has answered");
        site.person(LEAD).get(ONE).is(404);
        site.person(LEAD).get("/loamshire/procedures").ok().does_not_say("Extra patrols");
        site.anybody().get(ONE).is(404);
        site.person(CHAIR).get(&format!("{ONE}/withdraw")).is(403);
        let officer = site.person(OFFICER);
        // The secretary is counted among the members, and holds no seat; the officer is no member.
        let secretary = site.person("loamshire/person/linnet-garroway");
        secretary.post(ONE, &[("answer", "agree")]).is(422).says("You hold no seat that answers");
        officer.post(ONE, &[("answer", "agree")]).is(403);
        officer.fill(&format!("{ONE}/withdraw"), &[("why", "")]).is(422).says("Enter why it is withdrawn");
        officer.fill(&format!("{ONE}/withdraw"), &[("why", "The money came from elsewhere")]).goes_to(ONE);
        officer.get(ONE).ok().says("Withdrawn").says("The money came from elsewhere");
        bench.clock.set(date(2022, 3, 23));
        site.work();
        officer.get(ONE).ok().says("Withdrawn");
    });
}
