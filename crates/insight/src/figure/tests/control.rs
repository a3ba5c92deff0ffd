//! Small numbers: hidden before anything is worked out from them, in every output, and not to be had from the rest.

use super::support::{PEOPLE, RETURN, cases, ground, indicator, people, worked};
use crate::figure::{Ask, Shown, work};
use disclosure::Released;

/// Per quarter and district: cases heard for the first time, and repeats. The second district has few.
const CASES: [[(u32, u32); 3]; 4] = [
    [(30, 12), (4, 1), (25, 10)],
    [(28, 11), (5, 0), (22, 12)],
    [(33, 13), (3, 1), (27, 11)],
    [(31, 12), (6, 0), (24, 13)],
];

fn repeats() -> (crate::figure::Ground, crate::indicator::Indicator) {
    let mut it = indicator("marac-repeat-share");
    it.indicator.groups.clear();
    let ground = ground([(RETURN, cases(&CASES)), (PEOPLE, people("population", &[2024], &[]))]);
    (ground, it)
}

#[test]
fn a_small_count_is_hidden_and_so_is_what_it_could_be_worked_out_from() {
    let (ground, it) = repeats();
    let worked = worked(&ground, &it, "E97000002 from=2025-12 to=2025-12 against=alike").expect("it is");
    // Repeats of the year: 48, 2 and 46, so that the 2 is small.
    let shown = &worked.model.lines[0].points[0].value;
    assert_eq!((&shown.shown, &shown.numerator), (&Shown::Withheld, &Shown::Withheld));
    assert_eq!((shown.ci95, shown.denominator), (None, None));
    for text in [worked.model.csv(), worked.model.alternative(), format!("{:?}", worked.model.cells())] {
        assert!(text.contains("hidden"), "{text}");
    }
    assert!(worked.model.notes.iter().any(|note| note.kind == "hidden"));
    assert!(worked.release.is_some(), "what was shown is there to be held against what comes later");
}

#[test]
fn what_is_shown_is_worked_out_from_rounded_counts() {
    let (ground, it) = repeats();
    let worked = worked(&ground, &it, "E97000001 from=2025-12 to=2025-12").expect("it is");
    let value = &worked.model.lines[0].points[0].value;
    // 48 of 170 become 50 of 170, by fives: 29.4%.
    assert_eq!(value.numerator, Shown::Number { value: 50.0, rounded: Some(5) });
    assert_eq!(value.shown.words(1), "29.4");
    assert!(
        worked.model.notes.iter().any(|note| note.kind == "rounded" && note.says.contains("rounded to 5"))
    );
}

#[test]
fn what_was_released_before_is_held_against_what_is_shown_next() {
    let (ground, it) = repeats();
    let ask = |line: &str| Ask::read(&format!("{} {line}", it.id())).expect("it is understood");
    let county = super::support::COUNTY;
    // First the county and two districts go out; then the third alone could be had by taking them off.
    let first = work(
        &ground,
        &it,
        &ask(&format!("{county} E97000001 E97000003 from=2025-12 to=2025-12")),
        &Released::nothing(),
    )
    .expect("it is");
    let earlier = Released::nothing().and(first.release.expect("there is a rule"));
    let next = work(&ground, &it, &ask("E97000002 from=2025-12 to=2025-12"), &earlier).expect("it is");
    assert_eq!(next.model.lines[0].points[0].value.shown, Shown::Withheld);
    let shown = |line: usize| first.model.lines[line].points[0].value.numerator.number();
    // The county's 96 less the others' 48 and 46 would be the 2: one of the three is hidden, or rounding keeps them apart.
    let exact: Vec<Option<f64>> = (0..3).map(shown).collect();
    assert_ne!(exact, [Some(96.0), Some(48.0), Some(46.0)]);
}
