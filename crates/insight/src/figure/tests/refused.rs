//! What cannot be had, and the words that say what to do instead.

use super::support::{
    ASB, PEOPLE, STREET, burglary, ground, indicator, model, people, refusal, street, whole,
};
use crate::figure::Shown;

#[test]
fn each_refusal_says_what_to_do() {
    let (whole, it) = (whole(), burglary("rolling-12"));
    for (line, words) in [
        ("E97000009", "Did you mean E97"),
        ("", "Say which area"),
        ("E90000099 E91000099", "Choose the stable areas in which they lie"),
        ("E97000001 from=2024-01 to=2023-12", "Choose an earlier first month"),
        ("E97000001 against=region", "lies in no region"),
        ("E97000001 against=group:x", "No peer group is entered yet"),
        ("E99000001 against=alike", "lies in no larger area"),
    ] {
        let said = refusal(&whole, &it, line);
        assert!(said.contains(words), "{line}: {said}");
    }
    let bare = ground([]);
    assert!(refusal(&bare, &it, "E97000001").contains("Load it first"));
    let mut empty = ground([(STREET, street(&[]))]);
    empty.areas = std::sync::Arc::default();
    assert!(refusal(&empty, &it, "E97000001").contains("load the lookups"));
}

#[test]
fn a_population_of_nought_or_of_no_year_gives_no_rate() {
    let it = burglary("rolling-12");
    let empty = ground([(STREET, street(&[])), (PEOPLE, people("population", &[2024], &[0]))]);
    let value = |ground| {
        model(ground, &it, "E97000001 from=2024-12 to=2024-12").last().cloned().expect("a point").value
    };
    let nought = value(&empty);
    assert!(matches!(&nought.shown, Shown::Missing { why } if why.contains("is nought")), "{nought:?}");
    assert_eq!(nought.numerator.number(), Some(121.0), "the count is known all the same");
    let late = ground([(STREET, street(&[])), (PEOPLE, people("population", &[2021], &[]))]);
    let why = value(&late);
    // Mid-2021 is three years before 2024: further than an estimate is carried.
    assert!(
        matches!(&why.shown, Shown::Missing { why } if why.contains("load “ons-mid-year-population”")),
        "{why:?}"
    );
}

#[test]
fn incidents_are_never_added_to_crimes() {
    let mut it = burglary("rolling-12");
    it.indicator.numerator.categories.push(ASB.into());
    assert!(refusal(&whole(), &it, "E97000001").contains("incidents to crimes"));
}

#[test]
fn harm_is_refused_where_the_source_has_no_offence_codes() {
    let mut it = indicator("crime-severity-score-rate");
    it.indicator.numerator.dataset = STREET.into();
    it.indicator.groups.clear();
    let weights = {
        let mut gather = crate::counts::Gather::of("crime-severity-score", &[]);
        let cube = super::support::cube(2016 * 12, &[(String::new(), "8N", 184)]);
        gather.add(super::support::part("weights".into(), ""), vec![cube]);
        gather.together()
    };
    let ground = ground([
        (STREET, street(&[])),
        (PEOPLE, people("population", &[2024], &[])),
        ("crime-severity-score", weights),
    ]);
    let said = refusal(&ground, &it, "E97000001 from=2025-03 to=2025-03");
    assert!(said.contains("no weight for") && said.contains("Burglary"), "{said}");
}

#[test]
fn an_indicator_is_shown_only_by_its_own_kinds_of_area() {
    let mut it = burglary("rolling-12");
    it.indicator.groups = vec!["csp".into()];
    assert!(refusal(&whole(), &it, "E97000001").contains("It is shown by csp"));
}

#[test]
fn a_month_on_the_other_base_is_missing_for_a_small_area() {
    let it = burglary("month");
    let model = model(&whole(), &it, "E91000099 from=2024-01 to=2024-02");
    // The fixture's files carry unchanged codes alone, so that this area simply has nothing in them.
    assert_eq!(model.last().and_then(|point| point.value.numerator.number()), Some(0.0));
}
