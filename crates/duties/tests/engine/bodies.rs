//! Who is bound on which day: bodies that succeed one another, districts that change partnership, counties of unitaries.

use super::support::{county, duty, head, law, on, states, theirs};
use duties::State::{CannotBeKnown, Due, Met, NotApplicable, Overdue};
use duties::facts::{Facts, Found};
use duties::law::{Bound, Each};
use jiff::civil::date;

fn bound(each: Each) -> Bound {
    Bound { each, only_when: None, legal_basis: String::new() }
}

/// The county with a commissioning group that became a board on 1 July 2022.
fn with_health() -> Facts {
    let mut facts = county()
        .body("ccg", "health", Some("shire"), date(2020, 4, 1), Some(date(2022, 6, 30)))
        .body("icb", "health", Some("shire"), date(2022, 7, 1), None)
        .body("hospital", "health", Some("shire"), date(2006, 4, 1), None)
        .seat("scb", "ccg", date(2021, 4, 1), Some(date(2022, 6, 30)))
        .seat("scb", "icb", date(2022, 7, 1), None);
    for body in facts.bodies.iter_mut().filter(|body| body.it.slug == "icb") {
        body.it.predecessors = vec!["ccg".into()];
    }
    facts
}

#[test]
fn the_duty_of_a_year_passes_to_the_successor_with_what_was_done_before() {
    let (law, facts) =
        (law(&duty("yearly", "health", "during-each-year = { from = \"1 April\" }")), with_health());
    // On the last day the commissioning group owes it, on the next the board; the hospital never does.
    let of = |day, evidence: &[_]| {
        on(&law, &facts, evidence, day)
            .iter()
            .map(|one| (one.body.to_string(), one.state))
            .collect::<Vec<_>>()
    };
    let done_before = theirs("document", "d", "ccg", date(2022, 5, 9), &[]);
    let last_year = theirs("document", "l", "ccg", date(2021, 5, 9), &[]);
    let both = [done_before.clone(), last_year.clone()];
    assert_eq!(of(date(2022, 6, 30), &both), [("ccg".to_string(), Met)]);
    assert_eq!(of(date(2022, 7, 1), &both), [("icb".to_string(), Met)]);
    // What must stand every day is the successor's own to show.
    let standing = super::support::law(&duty("standing", "health", "standing = {}"));
    let told = on(&standing, &facts, &[done_before], date(2022, 7, 1));
    assert_eq!(states(&told), [("icb", "", Overdue)]);
}

#[test]
fn a_district_changes_partnership() {
    let change = date(2015, 4, 1);
    let facts = Facts::new("shire", "Shire", date(2011, 4, 1))
        .district("north", date(1974, 4, 1), None)
        .district("vale", date(1974, 4, 1), None)
        .area("wide", "csp", &["north"], date(2011, 4, 1), Some(date(2015, 3, 31)))
        .area("wide", "csp", &["north", "vale"], change, None)
        .body("vale-council", "district-council", Some("vale"), date(1974, 4, 1), None)
        .group("csp-wide", "csp", Some("wide"), date(2011, 4, 1), None)
        .group("csp-vale", "csp", Some("vale"), date(2011, 4, 1), Some(date(2015, 3, 31)));
    let in_each = |day| match facts.bound(&bound(Each::ResponsibleAuthorityOfCsp), day) {
        Found::Parties(all) => {
            all.into_iter().map(|one| (one.slug, one.csp.unwrap_or_default())).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(in_each(date(2015, 3, 31)), [("vale-council".to_string(), "csp-vale".to_string())]);
    assert_eq!(in_each(change), [("vale-council".to_string(), "csp-wide".to_string())]);
    // A combined partnership acts for two areas (CDA 1998 s5A).
    let combined = Bound { only_when: Some(duties::law::OnlyWhen::Combined), ..bound(Each::Csp) };
    assert!(matches!(facts.bound(&combined, date(2015, 3, 31)), Found::Nobody(_)));
    assert!(matches!(facts.bound(&combined, change), Found::Parties(all) if all.len() == 1));
}

#[test]
fn in_a_county_of_unitaries_the_agreement_falls_away() {
    let text = head("agreement")
        + "[bound]\neach = \"county-strategy-group\"\nonly-when = \"two-tier\"\n[clock]\nbefore-each-year-ends = { from = \"1 April\" }\n\
           [[evidence]]\nkind = \"agreement\"\nsays = \"It\"\nmissing = \"None\"\n";
    let law = law(&text);
    let from = date(2028, 4, 1);
    let mut facts = county().body("unitary", "unitary-council", Some("shire"), from, None);
    for body in
        facts.bodies.iter_mut().filter(|body| body.it.sort.ends_with("council") && body.it.slug != "unitary")
    {
        body.to = Some(date(2028, 3, 31));
    }
    let told = on(&law, &facts, &[], date(2028, 3, 31));
    assert!(
        told.iter().any(|one| &*one.body == "scb" && &*one.label == "2027-28" && one.state == Due),
        "{told:#?}"
    );
    let told = on(&law, &facts, &[], date(2029, 4, 2));
    assert_eq!(states(&told), [("shire", "", NotApplicable)]);
    assert_eq!(
        told[0].reason,
        "Every district of the county is a unitary, so regulations 8 to 9A do not apply."
    );
}

#[test]
fn what_is_not_recorded_cannot_be_known_and_is_never_met() {
    let text = head("public-meeting")
        + "[bound]\neach = \"csp\"\n[clock]\nduring-each-year = { from = \"1 April\" }\n\
           [[evidence]]\nkind = \"public-meeting\"\neach = \"responsible-authority\"\neach-mark = \"senior\"\nsays = \"It\"\nmissing = \"None\"\n";
    let law = law(&text);
    // A probation provider whose area nobody has entered: whether its senior person had to be there is not known.
    let facts = county().body("probation", "probation", None, date(2014, 6, 1), None);
    let all = ["senior:council", "senior:vale-council", "senior:police", "senior:fire"];
    let held = super::support::evidence("public-meeting", "m", "csp-vale", date(2021, 9, 1), &all);
    let told = on(&law, &facts, &[held], date(2022, 2, 1));
    let vale = told.iter().find(|one| &*one.body == "csp-vale" && &*one.label == "2021-22").unwrap();
    assert_eq!(
        (vale.state, vale.reason.as_str()),
        (CannotBeKnown, "Whether Probation must be on it is not known: enter the area that each serves.")
    );
    // A partnership without an area, and the district that nobody covers.
    let mut facts = county();
    for group in facts.groups.iter_mut().filter(|group| group.it.slug == "csp-vale") {
        group.it.area = None;
    }
    let told = on(&law, &facts, &[], date(2022, 2, 1));
    let unknown: Vec<_> =
        told.iter().filter(|one| one.state == CannotBeKnown).map(|one| &*one.body).collect();
    assert!(unknown.contains(&"csp-vale") && unknown.contains(&"vale"), "{unknown:?}");
    // No body of the kind at all.
    let none = super::support::law(&duty("pcc", "policing-body", "standing = {}"));
    let told = on(&none, &county(), &[], date(2022, 2, 1));
    assert_eq!(states(&told), [("shire", "", CannotBeKnown)]);
}
