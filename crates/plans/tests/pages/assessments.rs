//! A strategic assessment from its beginning to its released public version, as officers, partnerships and the public do it.

use crate::support::{ADMIN, ANALYST, FIRE, OFFICER, county, open};
use testkit::site::Visitor;

const EAST: &str = "/loamshire/assessments/csp-east/2022-23";
const DONE: &str = "/loamshire/assessments/csp-east/2021-22";

fn begin(visitor: &Visitor<'_>, group: &str, year: &str) -> String {
    let fields = [("group", group), ("year", year)];
    visitor.fill("/loamshire/assessments/new", &fields).is(303).to().to_string()
}

fn write(visitor: &Visitor<'_>, page: &str, section: &str, text: &str) {
    visitor.fill(&format!("{page}/sections/{section}"), &[("text", text), ("do", "save")]).is(303);
}

const LONG: &str = "What is told here is told in more than twelve words, so that somebody who reads it learns something of the area.";

#[test]
fn the_next_years_begins_with_last_years_words_which_nobody_has_written() {
    county().both(|bench| {
        let site = open(bench);
        let analyst = site.person(ANALYST);
        analyst
            .get("/loamshire/assessments")
            .ok()
            .says("2021-22")
            .says("East Loamshire Community Safety Partnership");
        let page = begin(&analyst, "csp-east", "2022-23");
        assert_eq!(page, EAST);
        let shown = analyst.get(EAST).ok();
        // Last year's text stands there, and is counted as nobody's.
        let shown = shown.says("ninety parishes").says("things are missing");
        shown.says("These are the words with which it was begun; nobody has touched them");
        // The sources of last year are asked for again, and have not come.
        analyst
            .get(&format!("{EAST}/inputs"))
            .ok()
            .says("Harbour Rise Refuge and Support")
            .says("Not received");
        // A second time is refused, and what was chosen stays.
        let again = [("group", "csp-east"), ("year", "2022-23")];
        analyst.fill("/loamshire/assessments/new", &again).is(422).says("has been begun already");
    });
}

#[test]
fn who_writes_and_who_reads() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site.person(OFFICER), "csp-east", "2022-23");
        // Those who sit read it in full and do not write.
        site.person(FIRE).get(EAST).ok().does_not_say("Write this section");
        site.person(FIRE).get(&format!("{EAST}/sections/a")).is(403);
        site.person(FIRE).get("/loamshire/assessments/new").is(403);
        for path in [EAST, "/loamshire/assessments/new", "/loamshire/assessments/csp-east/1999-00"] {
            site.person(ADMIN).get(path).is(404);
            site.anybody().get(path).is(404);
        }
        // That there is one which was released is public; what else there is of it is refused.
        for tail in ["/inputs", "/release", "/sections/a", "/complete", "/findings/1"] {
            site.anybody().get(&format!("{DONE}{tail}")).is(403);
            site.anybody().get(&format!("{EAST}{tail}")).is(404);
        }
        // The analyst writes and does not release.
        site.person(ANALYST).get(&format!("{DONE}/release")).is(403);
    });
}

#[test]
fn two_who_write_one_section_lose_no_word() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, analyst) = (site.person(OFFICER), site.person(ANALYST));
        begin(&officer, "csp-east", "2022-23");
        let page = format!("{EAST}/sections/a");
        officer.post(&page, &[("seen", "1"), ("text", "The first of the two"), ("do", "save")]).is(303);
        let clash = analyst.post(&page, &[("seen", "1"), ("text", "The second of the two"), ("do", "save")]);
        let clash = clash.ok().says("Somebody else saved this section while you were writing");
        clash.says("The first of the two").says("The second of the two").says("Set aside");
        // The form now builds on what stands there.
        let both = [("seen", "2"), ("text", "The first and the second"), ("do", "save")];
        analyst.post(&page, &both).is(303);
        officer.get(EAST).ok().says("The first and the second");
        officer.get(&page).ok().says("The second of the two");
    });
}

#[test]
fn an_assessment_is_completed_when_everything_is_there_and_frozen() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        begin(&officer, "csp-vale", "2022-23");
        let page = "/loamshire/assessments/csp-vale/2022-23";
        for section in ["a", "c", "e", "f"] {
            write(&officer, page, section, LONG);
        }
        write(&officer, page, "b", "To follow.");
        let asked = officer.fill(&format!("{page}/complete"), &[("despite", "")]).is(422);
        asked.says("It says only “to follow”").says("regulation 7(b), regulation 7(d), regulation 7(g), regulation 6");
        write(&officer, page, "b", LONG);
        officer.get(page).ok().says("It names no previous assessment");
        write(&officer, page, "b", "This is the first assessment of the area that anybody has made, as far as anybody here remembers.");
        officer.get(page).ok().says("but that of 2021-22 is kept here");
        write(&officer, page, "b", &format!("{LONG} It is compared with that of 2021-22."));
        let finding = [
            ("theme", "Floods"),
            ("words", "Three winters of flood have cut off four parishes, and nobody knows who is alone there."),
            ("figures", "Parishes: 4"),
            ("is", "priority"),
            ("is", "county"),
        ];
        let bare = officer.post(&format!("{page}/findings/new"), &finding).is(422);
        bare.says("Say in brackets where this comes from: Parishes: 4");
        let mut finding = finding.to_vec();
        finding[2].1 = "Parishes: 4 (fire authority, 2021)";
        officer.post(&format!("{page}/findings/new"), &finding).goes_to(&format!("{page}#f1"));
        for at in 1..=7 {
            let nil = [("came", "nil"), ("received-day", "1"), ("received-month", "2"), ("received-year", "2022")];
            officer.fill(&format!("{page}/inputs/{at}"), &[&nil[..], &[("do", "save")]].concat()).is(303);
        }
        officer.get(page).ok().says("Everything is there");
        officer.fill(&format!("{page}/complete"), &[("do", "complete")]).goes_to(page);
        officer.get(page).ok().says("Complete").says("Version 1").does_not_say("Write this section");
        // What is frozen is not written over, and what somebody had typed is kept.
        let late = [("seen", "2"), ("text", "A word too late"), ("do", "save")];
        officer.post(&format!("{page}/sections/a"), &late).ok().says("This document was completed while you were writing");
        officer.post(&format!("{page}/findings/new"), &finding).is(409);
        // The next version is another edition; the first stays.
        officer.fill(&format!("{page}/complete"), &[("why", "")]).is(422).says("Enter why another version is needed");
        officer.fill(&format!("{page}/complete"), &[("why", "The figures of December have come")]).goes_to(page);
        officer.get(page).ok().says("Draft of version 2").says("Next version in draft");
    });
}

#[test]
fn a_second_person_releases_what_is_left_when_private_passages_are_out() {
    let bench_day = jiff::civil::date(2022, 5, 3);
    county().on(bench_day).both(|bench| {
        let site = open(bench);
        let page = "/loamshire/assessments/csp-vale/2021-22";
        let (officer, anybody) = (site.person(OFFICER), site.anybody());
        anybody.get(page).is(404);
        anybody.get("/loamshire/assessments").ok().does_not_say("csp-vale/2021-22");
        // Something in it must not be public.
        officer.fill(&format!("{page}/complete"), &[("why", "One passage is not for the public")]).is(303);
        let text = format!("{LONG} [[private: The farm at Nettlecombe was robbed nine times.]]");
        write(&officer, page, "a", &text);
        officer.fill(&format!("{page}/complete"), &[("do", "complete")]).is(303);
        officer.get(page).ok().says("Not in the public version: The farm at Nettlecombe");
        let release = format!("{page}/release");
        officer.get(&release).ok().says("Passages are left out").does_not_say("Nettlecombe");
        officer.fill(&release, &[("do", "ask")]).is(303);
        // Not by the same person.
        officer.get(&release).ok().says("Somebody else has to read");
        let seen = officer.post(&release, &[("seen", "6"), ("do", "confirm")]);
        assert!(seen.status == 409, "{} {}", seen.status, seen.text());
        let chair = site.person("loamshire/person/ottoline-dray");
        chair.fill(&release, &[("do", "confirm")]).is(303);
        let read = anybody.get(page).ok().says("Public version").says("more than twelve words");
        read.does_not_say("Nettlecombe");
        assert!(!anybody.get(page).body().contains("OFFICIAL"), "the marking is for the full text");
        chair.fill(&release, &[("do", "take-back"), ("why", "A family is recognisable")]).is(303);
        anybody.get(page).is(404);
    });
}

#[test]
fn the_release_in_the_example_shows_no_private_word() {
    county().sqlite(|bench| {
        let site = open(bench);
        let read = site.anybody().get(DONE).ok().says("Overdoses").says("Public version");
        for hidden in ["Quickthorn", "Albert Street", "left custody in the same week", "not to be passed on"]
        {
            assert!(!read.body().contains(hidden), "{hidden}");
        }
        site.person(OFFICER).get(DONE).ok().says("Quickthorn Row").says("Everything is there");
    });
}

#[test]
fn every_page_stands_and_what_was_frozen_can_be_read_again() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        begin(&officer, "csp-east", "2022-23");
        for tail in [
            "",
            "/details",
            "/inputs",
            "/inputs/1",
            "/findings/new",
            "/consultations/new",
            "/complete",
            "/release",
        ] {
            officer.get(&format!("{EAST}{tail}")).ok();
        }
        for section in ["introduction", "a", "b", "c", "d", "e", "f", "g", "gaps"] {
            officer.get(&format!("{EAST}/sections/{section}")).ok();
        }
        officer.get(&format!("{EAST}/sections/help")).is(404);
        let details = [("title", "East [[private: of Eden]]"), ("marking", "OFFICIAL")];
        officer.fill(&format!("{EAST}/details"), &details).is(422).says("no passage of them can be private");
        officer.fill(&format!("{EAST}/details"), &[("title", "East of Eden")]).goes_to(EAST);
        let page = "/loamshire/assessments/csp-vale/2021-22";
        officer.fill(&format!("{page}/complete"), &[("why", "A figure was wrong")]).is(303);
        write(&officer, page, "gaps", "Another text than the one that was frozen.");
        officer.get(&format!("{page}?version=1")).ok().says("three-year figures").says("As it was frozen");
        officer.get(page).ok().says("Another text").says("A figure was wrong").says("Completed as version 1");
        officer.get(&format!("{page}?version=9")).is(404);
        let plan = "/loamshire/partnership-plans/csp-vale/2022-23";
        for tail in [
            "",
            "/details",
            "/consideration",
            "/consultations/new",
            "/complete",
            "/release",
            "/summary",
            "/copies",
        ] {
            officer.get(&format!("{plan}{tail}")).ok();
        }
    });
}

#[test]
fn what_is_searched_for_is_found_as_far_as_it_may_be_read() {
    county().sqlite(|bench| {
        let site = open(bench);
        site.work();
        let (officer, anybody) = (site.person(OFFICER), site.anybody());
        let hidden = "/loamshire/search?q=Quickthorn";
        officer.get(hidden).ok().says("East Loamshire Strategic Assessment 2021-22");
        anybody.get(hidden).ok().does_not_say("Strategic Assessment");
        anybody.get("/loamshire/search?q=diesel").ok().says("East Loamshire Strategic Assessment 2021-22");
        // The vale's is complete and not released.
        anybody.get("/loamshire/search?q=Thornwick").ok().does_not_say("Thistlevale Strategic");
        officer.get("/loamshire/search?q=Thornwick").ok().says("Thistlevale Strategic Assessment 2021-22");
        // Of a plan of which only the summary is published, only its words are found.
        anybody.get("/loamshire/search?q=sticker").ok().says("West Loamshire Partnership Plan 2021-22");
        anybody.get("/loamshire/search?q=interchanges").ok().does_not_say("West Loamshire Partnership Plan");
    });
}
