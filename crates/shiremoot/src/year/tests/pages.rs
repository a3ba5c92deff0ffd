//! The page of a year: what each reader sees of it, and accepting by the form.

use super::{OFFICER, loamshire, standing};
use crate::wire;
use board::Board;
use kernel::contracts::year::{DEADLINE, MEETING};
use std::sync::Arc;
use testkit::site::Site;

const PATH: &str = "/loamshire/year/2022-23";

#[test]
fn the_officer_accepts_in_part_and_then_all() {
    loamshire(|bench| {
        let site = Site::open(bench, Arc::new(Board), wire::slices());
        let officer = site.person(OFFICER);
        let page =
            officer.get(PATH).ok().says("What the year needs").says("Loamshire Safer Communities Board");
        page.says("are proposed, 0 would change, 0 are there already").says("14 June 2022");
        officer.get("/loamshire/year").ok().says("The year 2022-23");
        officer.post(PATH, &[]).is(422).says("Choose at least one proposal");
        officer.post(PATH, &[("keys", "nonsense~1")]).is(422).says("not proposed any more");
        officer.post(PATH, &[("keys", "meeting/scb/2022-06")]).goes_to(PATH);
        assert_eq!(standing(&bench.kernel)[MEETING].len(), 1);
        officer.get(PATH).ok().says("1 are there already").says("What stands in the year");
        officer.post(PATH, &[("keys", "meeting/scb/2022-06")]).is(422).says("stands already");
        officer.post(PATH, &[("all", "yes")]).goes_to(PATH);
        officer.get(PATH).ok().says("The year stands as its duties and groups want it");
        officer.post(PATH, &[("all", "yes")]).is(422).says("There is nothing to accept");
        site.work();
    });
}

#[test]
fn everybody_sees_what_they_may_and_nobody_else_plans() {
    loamshire(|bench| {
        let site = Site::open(bench, Arc::new(Board), wire::slices());
        site.person(OFFICER).post(PATH, &[("all", "yes")]).goes_to(PATH);
        let public = site.anybody();
        // Committees and meetings for the public are announced; the board's are not, and deadlines are the county's own.
        let page = public
            .get(PATH)
            .ok()
            .says("Public meeting of the partnership")
            .says("Health and Wellbeing Board");
        page.does_not_say("Return of depersonalised")
            .does_not_say("Accept")
            .does_not_say("Violence Reduction");
        public.post(PATH, &[("all", "yes")]);
        let chair = site.person("loamshire/person/osric-penmarrow");
        chair.get(PATH).ok().says("Return of depersonalised").does_not_say("What the year needs");
        chair.post(PATH, &[("all", "yes")]).is(403);
        let admin = site.person("loamshire/person/teodor-brackwell");
        admin.get(PATH).ok().does_not_say("Return of depersonalised");
        site.person(OFFICER).get("/loamshire/year/2022-24").is(404);
        site.person(OFFICER).get("/loamshire/year/next").is(404);
        site.work();
    });
}

#[test]
fn a_deadline_is_met_by_the_officer_or_by_whoever_answers_for_the_body() {
    loamshire(|bench| {
        let site = Site::open(bench, Arc::new(Board), wire::slices());
        let officer = site.person(OFFICER);
        officer.post(PATH, &[("all", "yes")]).goes_to(PATH);
        let find = |key: &str| {
            let all = standing(&bench.kernel);
            all[DEADLINE].iter().find(|it| it.key == key).map(|it| it.id.clone()).expect("a deadline")
        };
        let id = find("returns/fire/2022-01-01");
        let done = format!("{PATH}/done");
        officer.post(&done, &[("deadline", &id)]).goes_to(&format!("{PATH}#{id}"));
        officer.post(&done, &[("deadline", &id)]).is(409).says("marked as done");
        officer.post(&done, &[("deadline", "nothing")]).is(404);
        let other = find("returns/lcc/2022-01-01");
        site.person("loamshire/person/teodor-brackwell").post(&done, &[("deadline", &other)]).is(404);
        site.work();
    });
}
