//! Actions: defined by the officer, reported by their own agencies, accepted by somebody else; and lists in pages.

use crate::support::{ADMIN, CHAIR, FIRE, OFFICER, POLICE, county, open};
use testkit::site::{Answer, Visitor};

fn define(officer: &Visitor<'_>, more: &[(&str, &str)]) -> String {
    let basic = [
        ("title", "Light the river path"),
        ("owner", "Head of Prevention"),
        ("lead", "constabulary"),
        ("group", "violence"),
        ("due-day", "30"),
        ("due-month", "6"),
        ("due-year", "2022"),
    ];
    let mut fields = basic.to_vec();
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(more);
    officer.fill("/loamshire/actions/new", &fields).is(303).to().to_string()
}

fn report(by: &Visitor<'_>, path: &str, claim: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("claim", claim), ("words", "Lamps are ordered")];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(more);
    by.fill(&format!("{path}/report"), &fields)
}

#[test]
fn an_action_from_its_definition_to_accepted_evidence() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, police) = (site.person(OFFICER), site.person(POLICE));
        let path = define(&officer, &[("partners", "fire")]);
        officer.get(&path).ok().says("Light the river path").says("Not started; it is due on 30 June 2022");
        report(&police, &path, "on-track", &[("words", "")]).is(422).says("Say what has been done");
        report(&police, &path, "on-track", &[]).goes_to(&path);
        police.get(&path).ok().says("Green").says("On track for 30 June 2022").says("Lamps are ordered");
        report(&police, &path, "off-track", &[])
            .is(422)
            .says("What has gone wrong")
            .says("what the board is asked to decide");
        let red = [("exception", "The grant ended"), ("ask", "Pay for the lamps")];
        report(&police, &path, "off-track", &red).goes_to(&path);
        police.get(&path).ok().says("Red").says("Pay for the lamps").says("The grant ended");
        site.person(CHAIR).get("/").ok().says("asks the board for a decision");
        // What belonged to red does not linger when it is red no more, though the form still sends it.
        report(&police, &path, "at-risk", &[("words", "A way back was found")]).goes_to(&path);
        let page = police.get(&path).ok().says("A way back was found");
        let now = page.text().split("History").next().map(String::from).expect("what stands now");
        assert!(!now.contains("Asks the board") && !now.contains("The grant ended"), "{now}");
        report(&police, &path, "off-track", &red).goes_to(&path);
        // A partner reports too.
        report(&site.person(FIRE), &path, "complete", &[]).is(422).says("what shows that it is complete");
        report(&site.person(FIRE), &path, "complete", &[("evidence", "Photographs, May 2022")])
            .goes_to(&path);
        officer.get(&path).ok().says("Green").says("the evidence waits to be accepted");
        officer.get("/").ok().says("Accept or dispute the evidence");
        let settle = format!("{path}/evidence");
        officer
            .fill(&settle, &[("verdict", "dispute"), ("why", "")])
            .is(422)
            .says("Say what is missing or wrong");
        officer.fill(&settle, &[("verdict", "dispute"), ("why", "Only half of the path")]).goes_to(&path);
        police.get(&path).ok().says("Amber").says("Only half of the path");
        report(&police, &path, "complete", &[("evidence", "Photographs of all of it")]).goes_to(&path);
        officer.fill(&settle, &[("verdict", "accept")]).goes_to(&path);
        let page = police.get(&path).ok();
        let page = page
            .says("Blue")
            .says("the evidence has been accepted")
            .says("Evidence disputed")
            .says("Only half of the path");
        page.says("Pay for the lamps");
        police.get(&format!("{path}/report")).ok();
        report(&police, &path, "at-risk", &[]).is(422).says("its evidence was accepted");
    });
}

#[test]
fn past_its_date_nothing_is_green() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, police) = (site.person(OFFICER), site.person(POLICE));
        let path = define(&officer, &[]);
        report(&police, &path, "on-track", &[]).is(303);
        bench.clock.set(jiff::civil::date(2022, 6, 30));
        police.get(&path).ok().says("Green");
        bench.clock.set(jiff::civil::date(2022, 7, 1));
        police.get(&path).ok().says("Amber").says("Past its date it cannot be green");
        let typed = [("claim", "on-track"), ("words", "Still fine"), ("seen", "2")];
        police
            .post(&format!("{path}/report"), &typed)
            .is(422)
            .says("It was due on 30 June 2022, so it cannot be on track");
        police.get("/loamshire/actions?status=green&q=river+path").ok().says("No action fits");
        police.get("/loamshire/actions?status=amber&q=river+path").ok().says("Light the river path");
        police.get("/").ok().says("1 day late");
    });
}

#[test]
fn an_agency_touches_only_its_own() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let path = define(&officer, &[]);
        for stranger in [FIRE, OFFICER, CHAIR] {
            let stranger = site.person(stranger);
            stranger.get(&format!("{path}/report")).is(403);
            stranger
                .post(&format!("{path}/report"), &[("claim", "at-risk"), ("words", "x"), ("seen", "1")])
                .is(403);
        }
        for stranger in [FIRE, POLICE] {
            let stranger = site.person(stranger);
            stranger.get(&format!("{path}/change")).is(403);
            stranger.post(&format!("{path}/evidence"), &[("verdict", "accept"), ("seen", "1")]).is(403);
            stranger.get("/loamshire/actions/new").is(403);
        }
        // A published action is anybody’s to read, and nobody’s to change.
        site.anybody().get(&path).ok().does_not_say("Report progress");
        site.anybody()
            .post(&format!("{path}/report"), &[("claim", "at-risk"), ("words", "x"), ("seen", "1")])
            .is(403);
        // One that is not published is not there.
        let hidden = define(&officer, &[("published", "no"), ("title", "A quiet matter")]);
        site.person(POLICE).get(&hidden).ok();
        site.anybody().get(&hidden).is(404);
        site.person(ADMIN).get(&hidden).is(404);
        site.anybody()
            .post(&format!("{hidden}/report"), &[("claim", "at-risk"), ("words", "x"), ("seen", "1")])
            .is(404);
        site.anybody().get("/loamshire/actions?q=quiet").ok().does_not_say("A quiet matter");
    });
}

#[test]
fn two_reports_at_once_show_both() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, police) = (site.person(OFFICER), site.person(POLICE));
        let path = define(&officer, &[]);
        let one = |words| [("claim", "at-risk"), ("words", words), ("seen", "1")];
        police.post(&format!("{path}/report"), &one("The first report")).is(303);
        let page = police.post(&format!("{path}/report"), &one("The second report")).is(422);
        let page =
            page.says("Somebody else changed this action").says("The first report").says("The second report");
        let seen = page
            .document()
            .all("input")
            .find(|i| i.is("name", "seen"))
            .and_then(|i| i.attribute("value"))
            .map(String::from);
        assert_eq!(seen.as_deref(), Some("2"));
        let change = [
            ("title", "Light half of the river path"),
            ("seen", "1"),
            ("lead", "constabulary"),
            ("owner", "X"),
            ("published", "yes"),
            ("due", "2022-06-30"),
        ];
        officer.post(&format!("{path}/change"), &change).is(409).says("Light half of the river path");
    });
}

#[test]
fn what_changed_stays_in_the_history() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let path = define(&officer, &[("partners", "fire")]);
        let later = [
            ("due-day", "30"),
            ("due-month", "9"),
            ("due-year", "2022"),
            ("lead", "fire"),
            ("partners", "constabulary"),
        ];
        officer.fill(&format!("{path}/change"), &later).goes_to(&path);
        let page = officer.get(&path).ok().says("Due date moved from 30 June 2022 to 30 September 2022");
        page.says("the lead organisation and the partners").says("first 30 June 2022");
        officer.get("/loamshire/actions?lead=fire&q=river").ok().says("Light the river path");
        officer.get("/loamshire/actions?lead=constabulary&q=river").ok().says("No action fits");
        officer.get("/loamshire/actions?body=constabulary&q=river").ok().says("Light the river path");
        let nothing = officer.fill(&format!("{path}/change"), &[("owner", "Head of Prevention")]).is(422);
        nothing.says("This is what it says already");
        let bad = [("partners", "fire")];
        officer.fill(&format!("{path}/change"), &bad).is(422).says("not its own partner");
    });
}

#[test]
fn a_list_is_read_to_its_end_and_back_and_holds_each_action_once() {
    county().both(|bench| {
        let site = open(bench);
        plans::generate(&bench.kernel, "loamshire", 450, 3).expect("made-up actions");
        let officer = site.person(OFFICER);
        for start in
            ["/loamshire/actions", "/loamshire/actions?status=amber", "/loamshire/actions?lead=constabulary"]
        {
            let mut path = start.to_string();
            let mut seen: Vec<String> = Vec::new();
            let mut pages = vec![];
            loop {
                let page = officer.get(&path).ok();
                let document = page.document();
                let links = document.all("a").filter_map(|a| a.attribute("href"));
                let here: Vec<String> =
                    links.filter(|h| h.starts_with("/loamshire/actions/ACT-")).map(String::from).collect();
                assert!(here.len() <= 100);
                seen.extend(here.iter().cloned());
                pages.push(here);
                let next = document.all("a").find(|a| a.is("rel", "next")).and_then(|a| a.attribute("href"));
                let Some(next) = next else { break };
                path = next.replace("&amp;", "&");
            }
            let total = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), total, "{start} shows an action twice");
            if !start.contains('?') {
                assert!(total > 480 && pages.len() == 5, "{total} in {} pages", pages.len());
            }
            for expected in pages.iter().rev().skip(1) {
                let page = officer.get(&path).ok();
                let document = page.document();
                let back = document.all("a").find(|a| a.is("rel", "prev")).and_then(|a| a.attribute("href"));
                path = back.expect("a way back").replace("&amp;", "&");
                let page = officer.get(&path).ok();
                let document = page.document();
                let links = document.all("a").filter_map(|a| a.attribute("href"));
                let here: Vec<String> =
                    links.filter(|h| h.starts_with("/loamshire/actions/ACT-")).map(String::from).collect();
                assert_eq!(&here, expected, "{start} back to {path}");
            }
        }
    });
}

#[test]
fn each_status_lists_what_it_shows_and_no_action_is_in_two() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let mut all = 0;
        for code in ["red", "amber", "green", "grey", "blue"] {
            let page = officer.get(&format!("/loamshire/actions?status={code}")).ok();
            let document = page.document();
            let rows = document
                .all("a")
                .filter_map(|a| a.attribute("href"))
                .filter(|h| h.contains("/actions/ACT-"))
                .count();
            assert!(rows > 0, "no action of Loamshire is {code}");
            all += rows;
        }
        let page = officer.get("/loamshire/actions").ok();
        let document = page.document();
        assert_eq!(
            all,
            document
                .all("a")
                .filter_map(|a| a.attribute("href"))
                .filter(|h| h.contains("/actions/ACT-"))
                .count()
        );
    });
}

#[test]
fn addresses_that_name_nothing_are_not_there() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        for path in ["ACT-9999", "ACT-x", "0001", "nothing", "ACT-99999999999999999999"] {
            officer.get(&format!("/loamshire/actions/{path}")).is(404);
        }
        for odd in [
            "after=x",
            "after=0.2022-02-30.x",
            "status=purple",
            "priority=nowhere",
            "lead=nobody",
            "q=%25%5F!",
        ] {
            officer.get(&format!("/loamshire/actions?{odd}")).ok();
        }
        officer.get("/loamshire/actions?q=ACT-0001").ok().says("ACT-0001");
    });
}

#[test]
fn a_search_of_very_many_words_is_answered() {
    county().both(|bench| {
        let site = open(bench);
        let words = "the+".repeat(1500);
        site.anybody().get(&format!("/loamshire/actions?q={words}")).ok();
    });
}
