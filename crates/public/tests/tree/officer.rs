//! The officer's page: what would change, publishing, and taking out what must not stay.

use crate::record::{loamshire, slices};
use board::Board;
use kernel::contracts::record::Kind;
use std::sync::Arc;
use testkit::site::Site;

const OFFICER: &str = "loamshire/person/bryony-askwell";
const PAGE: &str = "/loamshire/publishing";

#[test]
fn the_officer_publishes_and_sees_that_nothing_is_left_to_do() {
    loamshire(|county| {
        let site = Site::open(county.bench, Arc::new(Board), slices());
        let officer = site.person(OFFICER);
        officer.get("/loamshire/published").ok().says("Publish the public record");
        site.anybody().get("/loamshire/published").ok().does_not_say("Publish the public record");
        officer.get(PAGE).ok().says("Never").says("actions/ACT-0001.html");
        officer.post(PAGE, &[]).goes_to(PAGE);
        let key = public::tree::key(&county.bench.kernel).unwrap().fingerprint();
        officer.get(PAGE).ok().says("Publication 1").says(&key).says("Nothing has changed");
        // Sent again from an old page: nothing happens, and it says so.
        officer.post(PAGE, &[]).is(422).says("Nothing has changed since it was published last");
        assert!(county.folder().join("index.html").exists());
        site.anybody().get("/loamshire").ok().says("The public record, which anyone can check");
    });
}

#[test]
fn what_is_taken_out_stays_out_until_it_is_let_back_in() {
    loamshire(|county| {
        let site = Site::open(county.bench, Arc::new(Board), slices());
        let officer = site.person(OFFICER);
        officer.post(PAGE, &[]).goes_to(PAGE);
        let out = format!("{PAGE}/out");
        officer
            .post(&out, &[("thing", "decisions"), ("reason", "mistake")])
            .is(422)
            .says("Enter the address");
        officer
            .post(&out, &[("thing", "decisions/DEC-0001.html"), ("reason", "")])
            .is(422)
            .says("Choose why");
        officer
            .post(&out, &[("thing", "decisions/DEC-0099.html"), ("reason", "mistake")])
            .is(422)
            .says("no such page");
        let full = "https://moot.example/loamshire/record/decisions/DEC-0001.html";
        officer.post(&out, &[("thing", full), ("reason", "personal-data")]).goes_to(PAGE);
        officer.get(PAGE).ok().says("decision/DEC-0001").says("It held personal data");
        officer.post(PAGE, &[]).goes_to(PAGE);
        let verdict = public::tree::verify(&county.folder(), &Default::default()).unwrap();
        assert_eq!(verdict.withdrawn[0].reason, "personal-data", "{verdict}");
        assert!(county.publish().withdrawn.is_empty());
        let page = String::from_utf8(county.files()["decisions/DEC-0001.html"].clone()).unwrap();
        assert!(page.contains("It held personal data") && !page.contains("The report is agreed"), "{page}");
        officer.post(&format!("{PAGE}/back"), &[("thing", "decisions/DEC-0001.html")]).goes_to(PAGE);
        officer.post(PAGE, &[]).goes_to(PAGE);
        let page = String::from_utf8(county.files()["decisions/DEC-0001.html"].clone()).unwrap();
        assert!(page.contains("The report is agreed"), "{page}");
    });
}

#[test]
fn nobody_else_publishes_and_a_release_publishes_where_that_is_set() {
    loamshire(|county| {
        let site = Site::open(county.bench, Arc::new(Board), slices());
        site.anybody().get(PAGE).is(403);
        site.anybody().post(PAGE, &[]);
        assert!(!county.folder().exists());
        county.loses(Kind::Ask, "ASK-0001");
        let done = public::export(&county.bench.kernel, "loamshire", "a test publishes").unwrap();
        assert!(done.changed);
    });
}
