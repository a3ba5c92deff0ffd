//! Every page is read by everybody, and says what it must.

use crate::support::{ADMIN, CHAIR, LEAD, OFFICER, county, open};
use testkit::site::Visitor;

const PUBLIC: &[&str] = &[
    "board",
    "groups",
    "groups/scb",
    "groups/dapb",
    "organisations",
    "areas",
    "areas/loamshire",
    "seats",
    "seats/scb-health",
    "themes",
    "protocols",
    "protocols/sharing",
];
const INSIDE: &[&str] = &[
    "board/gaps",
    "people",
    "people/bryony-askwell",
    "liaison-officers",
    "register/seats/scb-health",
    "register/groups/dapb",
    "register/offices/scb-chair",
    "register/counties/loamshire",
    "groups/case-panel",
];
const OFFICERS: &[&str] = &[
    "register/groups/dapb/change",
    "register/groups/dapb/end",
    "register/counties/loamshire/change",
    "organisations/probation/succession",
];

fn reads(visitor: &Visitor<'_>, paths: &[&str], status: u16) {
    for path in paths {
        visitor.get(&format!("/loamshire/{path}")).is(status);
    }
}

#[test]
fn each_sees_their_part() {
    county().both(|bench| {
        let site = open(bench);
        let (anybody, officer) = (site.anybody(), site.person(OFFICER));
        reads(&anybody, PUBLIC, 200);
        reads(&anybody, INSIDE, 404);
        // What anybody may see, and not change; but a county's own record is inside.
        reads(&anybody, OFFICERS, 403);
        for person in [OFFICER, CHAIR, LEAD, ADMIN] {
            reads(&site.person(person), PUBLIC, 200);
            reads(&site.person(person), INSIDE, 200);
        }
        reads(&officer, OFFICERS, 200);
        reads(&site.person(CHAIR), OFFICERS, 403);
        reads(&site.person(ADMIN), OFFICERS, 403);
        // The people of one county are anybody in another.
        officer.get("/worcestershire/people").is(404);
        officer.get("/worcestershire/register/groups/scb/change").is(403);
    });
}

#[test]
fn every_kind_can_be_asked_for_and_nothing_else() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        for (kind, plural) in board::words::PLURALS {
            let status = if *kind == "county" { 404 } else { 200 };
            officer.get(&format!("/loamshire/register/{plural}/new")).is(status);
        }
        officer.get("/loamshire/register/dragons/new").is(404);
        officer.get("/loamshire/register/groups/nowhere").is(404);
        officer.get("/loamshire/groups/nowhere").is(404);
        officer.get("/nowhere/board").is(404);
    });
}

#[test]
fn every_thing_of_the_examples_has_pages_that_can_be_drawn() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let all = bench
            .kernel
            .read(|unit| Ok(board::current(unit, "loamshire")?.facts.clone()))
            .expect("the table");
        for fact in all {
            let plural = board::words::plural_of(fact.noun.kind());
            officer.get(&format!("/loamshire/register/{plural}/{}", fact.slug)).ok();
            officer.get(&format!("/loamshire/register/{plural}/{}/change", fact.slug)).ok();
        }
    });
}

#[test]
fn the_board_shows_its_picture_its_table_and_its_gaps() {
    county().sqlite(|bench| {
        let site = open(bench);
        let page = site.person(OFFICER).get("/loamshire/board").ok();
        let page = page
            .says("What is missing")
            .says("▲ Something is missing")
            .says("Who reports to whom")
            .says("The same as a table");
        let document = page.document();
        let drawn: Vec<&str> = document.all("svg").filter_map(|svg| svg.attribute("aria-label")).collect();
        assert!(drawn.iter().any(|label| label.contains("the table below says the same")), "{drawn:?}");
        let dashed = document
            .all("path")
            .any(|p| p.attribute("class").is_some_and(|c| c.contains("sm-map__line--second")));
        assert!(dashed, "the second lines are not drawn");
        let page = site.anybody().get("/loamshire/board").ok();
        page.says("Who reports to whom").does_not_say("What is missing").does_not_say("Something is missing");
    });
}

#[test]
fn the_gaps_are_tasks_of_the_officer_and_the_chair() {
    county().sqlite(|bench| {
        let site = open(bench);
        site.person(OFFICER)
            .get("/")
            .ok()
            .says("must be held and")
            .says("without a liaison officer")
            .says("past review");
        site.person(CHAIR).get("/").ok().says("without a liaison officer");
        site.person(LEAD).get("/").ok().does_not_say("without a liaison officer");
    });
}
