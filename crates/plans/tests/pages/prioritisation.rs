//! Candidates, scores that nobody sees too early, disagreement, and a decision with what was not chosen.

use crate::support::{ADMIN, ANALYST, CHAIR, FIRE, OFFICER, POLICE, county, open};
use testkit::db::Bench;
use testkit::site::{Site, Visitor};

const AT: &str = "/loamshire/prioritisation/2030-31";
const SCORERS: [&str; 3] = ["osric-penmarrow", "hollis-verrington", "idris-colemarsh"];
const CRITERIA: [&str; 8] =
    ["physical", "psychological", "community", "expectation", "confidence", "volume", "trend", "capacity"];

/// Identifiers of the candidates, in their order.
fn candidates(bench: &Bench) -> Vec<String> {
    let found = bench.kernel.read(|unit| {
        let mut rows = unit.rows_without_a_permit("a test asks for everything");
        let sql = "SELECT c.id FROM plan_candidate c JOIN plan_scoring s ON s.id = c.scoring
                   WHERE s.legal_year = '2030-31' ORDER BY c.place";
        rows.all(sql, &[])?.iter().map(|row| row.get("id")).collect()
    });
    found.expect("the candidates")
}

fn begin(officer: &Visitor<'_>) {
    let mut fields = vec![("year", "2030-31"), ("first", "2")];
    fields.extend(SCORERS.iter().map(|s| ("scorers", *s)));
    officer.fill("/loamshire/prioritisation/new", &fields).goes_to(&format!("{AT}/candidates"));
}

fn add(officer: &Visitor<'_>, titles: &[&str]) {
    for title in titles {
        officer.fill(&format!("{AT}/candidates"), &[("title", title)]).goes_to(&format!("{AT}/candidates"));
    }
}

/// Gives scores: for each candidate one score on everything; 0 leaves it blank.
fn score(who: &Visitor<'_>, ids: &[String], scores: &[u8], more: &[(&str, &str)]) -> testkit::site::Answer {
    let mut fields: Vec<(String, String)> = Vec::new();
    for (id, score) in ids.iter().zip(scores) {
        for criterion in CRITERIA {
            let value = if *score == 0 { String::new() } else { score.to_string() };
            fields.push((format!("s-{id}-{criterion}"), value));
        }
    }
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.extend(more);
    who.fill(&format!("{AT}/score"), &all)
}

/// With three candidates and three scorers, all of whom have given.
fn scored(bench: &Bench) -> Site<'_> {
    let site = open(bench);
    let officer = site.person(OFFICER);
    begin(&officer);
    add(&officer, &["Violence", "Nuisance", "Fraud"]);
    let ids = candidates(bench);
    for (who, scores) in [(CHAIR, [5, 3, 2]), (POLICE, [4, 3, 2]), (FIRE, [2, 3, 2])] {
        score(&site.person(who), &ids, &scores, &[("do", "give")]).goes_to(AT);
    }
    site
}

#[test]
fn a_prioritisation_is_begun_and_who_may_not_know_of_it_does_not() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let wrong = [("year", "2030"), ("scorers", "osric-penmarrow"), ("weight-volume", "99")];
        let page = officer.fill("/loamshire/prioritisation/new", &wrong).is(422);
        page.says("Enter a legal year, such as 2021-22").says("is 0 to 10");
        officer
            .fill("/loamshire/prioritisation/new", &[("year", "2030-31")])
            .is(422)
            .says("Choose who scores");
        begin(&officer);
        let twice = [("year", "2030-31"), ("scorers", "osric-penmarrow")];
        officer.fill("/loamshire/prioritisation/new", &twice).is(422).says("for 2030-31 already");
        site.person(ANALYST).get(AT).ok().says("0 of 3 have given their scores");
        for path in ["", "/candidates", "/change", "/score", "/decide", "/draft"] {
            site.anybody().get(&format!("{AT}{path}")).is(404);
            site.person(ADMIN).get(&format!("{AT}{path}")).is(404);
        }
        site.anybody().get("/loamshire/prioritisation").ok().does_not_say("2030-31");
        // To read it is not to govern it, and the officer was not asked to score.
        for path in ["/candidates", "/change", "/decide", "/draft"] {
            site.person(POLICE).get(&format!("{AT}{path}")).is(403);
        }
        officer.get(&format!("{AT}/score")).is(403);
    });
}

#[test]
fn nobody_sees_what_others_gave_before_they_gave_their_own() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        begin(&officer);
        add(&officer, &["Violence", "Nuisance"]);
        let ids = candidates(bench);
        let (chair, police) = (site.person(CHAIR), site.person(POLICE));
        score(&chair, &ids, &[5, 3], &[("do", "save"), ("note", "only between us")]).goes_to(AT);
        chair.get(AT).ok().says("You see what others gave once you have given your own scores");
        score(&chair, &ids, &[5, 3], &[("do", "give"), ("note", "only between us")]).goes_to(AT);
        chair.get(AT).ok().says("What the scores come to").says("only between us");
        for other in [&police, &officer, &site.person(ANALYST)] {
            let page = other.get(AT).ok().says("1 of 3 have given");
            page.does_not_say("What the scores come to").does_not_say("only between us");
        }
        score(&police, &ids, &[4, 3], &[("do", "give")]).goes_to(AT);
        police.get(AT).ok().says("only between us").says("2 of 3 have given");
        // Who changes scores after others could be seen is said to have done so.
        score(&police, &ids, &[5, 3], &[("do", "give")]).goes_to(AT);
        chair.get(AT).ok().says("after others could be seen");
        officer.post(&format!("{AT}/close"), &[("seen", "1")]).goes_to(AT);
        officer.get(AT).ok().says("What the scores come to").says("Gave none");
        score_after(&site, &ids);
    });
}

fn score_after(site: &Site<'_>, ids: &[String]) {
    let name = format!("s-{}-volume", ids[0]);
    let late = [(name.as_str(), "4"), ("do", "give"), ("seen", "1")];
    site.person(FIRE).post(&format!("{AT}/score"), &late).is(409).says("No more scores are taken");
}

#[test]
fn blanks_ties_and_candidates_without_a_score_are_defined() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        begin(&officer);
        officer.post(&format!("{AT}/close"), &[("seen", "1")]).is(409).says("Nobody has given scores yet");
        add(&officer, &["Violence", "Nuisance", "Fraud"]);
        officer
            .fill(&format!("{AT}/candidates"), &[("title", "violence")])
            .is(422)
            .says("is a candidate already");
        officer
            .fill(&format!("{AT}/candidates"), &[("title", "")])
            .is(422)
            .says("Enter a candidate in a few words");
        let ids = candidates(bench);
        let chair = site.person(CHAIR);
        score(&chair, &ids, &[0, 0, 0], &[("do", "give")]).is(422).says("Nothing is scored yet");
        let half = score(&chair, &ids, &[4, 4, 0], &[("do", "give")]).is(422);
        // Nothing is lost: what was chosen is chosen still.
        half.says("8 scores are left blank");
        score(&chair, &ids, &[4, 4, 0], &[("do", "give"), ("blanks", "yes")]).goes_to(AT);
        chair.get(AT).ok().says("1=").says("No score");
        let first = ids[0].as_str();
        officer
            .post(&format!("{AT}/candidates/remove"), &[("candidate", first)])
            .is(409)
            .says("say why it was not chosen");
        officer
            .post(&format!("{AT}/candidates/remove"), &[("candidate", ids[2].as_str())])
            .goes_to(&format!("{AT}/candidates"));
        let high = format!("s-{first}-volume");
        chair
            .post(&format!("{AT}/score"), &[(high.as_str(), "6"), ("do", "give"), ("seen", "2")])
            .is(422)
            .says("choose 1 to 5");
        // Who has given stays among the scorers; who has not can be left out.
        officer
            .fill(&format!("{AT}/change"), &[("scorers", "idris-colemarsh")])
            .is(422)
            .says("stays among the scorers");
        officer
            .fill(&format!("{AT}/change"), &[("scorers", "osric-penmarrow"), ("weight-volume", "7")])
            .goes_to(AT);
        chair.get(AT).ok().says("1 of 1 have given");
    });
}

#[test]
fn disagreement_and_the_weights_are_shown() {
    county().both(|bench| {
        let site = scored(bench);
        let page = site.person(CHAIR).get(AT).ok();
        // Violence got 5, 4 and 2: three apart. Nuisance and fraud got the same from all.
        let page = page.says("Where scorers differ").says("2 to 5").says("How far it hangs on the weights");
        let page = page.says("No weight of any one criterion changes the order of the first 2");
        page.says("Dr Osric Penmarrow, Director of Public Health: 5");
    });
}

#[test]
fn it_is_decided_with_reasons_and_what_was_not_chosen_is_kept() {
    county().both(|bench| {
        let site = scored(bench);
        let officer = site.person(OFFICER);
        let ids = candidates(bench);
        let (first, second, third) =
            (format!("chosen-{}", ids[0]), format!("chosen-{}", ids[1]), format!("chosen-{}", ids[2]));
        officer
            .post(&format!("{AT}/decide"), &[("seen", "1"), ("reasons", "x")])
            .is(409)
            .says("Close it first");
        officer.get(&format!("{AT}/decide")).is(409).says("Close it first");
        officer.post(&format!("{AT}/close"), &[("seen", "1")]).goes_to(AT);
        // Fraud, the last, is preferred to nuisance: both need a reason, and so does the whole.
        let choices =
            [(first.as_str(), "yes"), (second.as_str(), "no"), (third.as_str(), "yes"), ("reasons", "")];
        let page = officer.fill(&format!("{AT}/decide"), &choices).is(422);
        let page = page.says("Say why it was decided so").says("Say why “Nuisance” is not a priority");
        page.says("Say why “Fraud” is preferred to a candidate with a better total");
        let (why, not) = (format!("reason-{}", ids[2]), format!("reason-{}", ids[1]));
        let all = [
            (first.as_str(), "yes"),
            (second.as_str(), "no"),
            (third.as_str(), "yes"),
            (why.as_str(), "It is rising"),
            (not.as_str(), "The districts have it in hand"),
            ("reasons", "Agreed by the chairs on 14 January"),
        ];
        officer.fill(&format!("{AT}/decide"), &all).goes_to(AT);
        let page = site.person(ANALYST).get(AT).ok().says("Not chosen").says("The districts have it in hand");
        page.says("Agreed by the chairs on 14 January").says("It is rising");
        officer.post(&format!("{AT}/reopen"), &[("seen", "9")]).is(409).says("decided already");
        let draft = [("slug", "2031-32"), ("title", "The agreement"), ("applies-to", "2031-32")];
        officer.fill(&format!("{AT}/draft"), &draft).goes_to("/loamshire/plan/2031-32/text");
        let again = [("slug", "2031-33"), ("title", "Another"), ("applies-to", "2031-33")];
        officer
            .post(&format!("{AT}/draft"), &again)
            .is(409)
            .says("was drafted from this prioritisation already");
        let page = officer.get("/loamshire/plan/2031-32/text").ok().says("Violence").says("Fraud");
        page.does_not_say("Nuisance").says("Agreed by the chairs on 14 January");
        site.anybody().get("/loamshire/plan/2031-32").is(404);
    });
}

#[test]
fn candidates_come_from_what_the_assessments_bring_to_the_county() {
    county().on(jiff::civil::date(2022, 12, 1)).both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let finding = [
            ("theme", "Knives"),
            ("words", "Nine young people were cut in a year, seven of them near the interchanges."),
            ("is", "county"),
        ];
        officer.fill("/loamshire/assessments/csp-west/2022-23/findings/new", &finding).is(303);
        let at = "/loamshire/prioritisation/2022-23/candidates";
        let fields = [("year", "2022-23"), ("scorers", "osric-penmarrow")];
        officer.fill("/loamshire/prioritisation/new", &fields).goes_to(at);
        let page = officer.get(at).ok().says("Knives").says("of a draft that may still change");
        let document = page.document();
        let matter = document.all("input").find(|field| field.is("name", "matters"));
        let matter = matter.and_then(|field| field.attribute("value")).expect("a matter").to_string();
        officer.fill(at, &[("matters", matter.as_str())]).goes_to(at);
        officer.get(at).ok().says("West Loamshire Community Safety Partnership").says("is left over");
        let again = [("matters", matter.as_str()), ("title", ""), ("about", "")];
        officer.post(at, &again).is(422).says("taken up meanwhile");
        // The example’s own agreement leads each reader as far as they may go.
        let raised = "/loamshire/plan/2022-23/priorities/recovery/raised";
        let page = officer.get(raised).ok().says("East Loamshire Community Safety Partnership");
        page.says("See the finding and its evidence").says("Overdoses");
        site.anybody().get(raised).ok().says("East Loamshire Community Safety Partnership");
        site.person(ADMIN).get(raised).ok();
    });
}
