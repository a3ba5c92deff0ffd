//! What really changed: each verdict, and what takes a finding away.

use methods::changed::{
    Artefact, Basis, Candidate, Correction, Found, Settings, Untested, Verdict, adjusted, rank, test,
};
use methods::monthly::{Crimes, Incidents, Monthly, Sort};

/// January of a first year.
const FIRST: i32 = 24_000;
/// The newest month.
const NEWEST: i32 = FIRST + 48;
const WOBBLE: [i32; 7] = [3, -5, 1, 6, -2, -6, 3];

/// Four years around a level with a summer a third above, and a newest month, January.
fn months(level: i32, newest: u32) -> Vec<Option<u32>> {
    let season = [-30, -25, -10, 0, 12, 25, 33, 30, 12, 0, -20, -27];
    let month = |n: usize| Some((level + level * season[n % 12] / 100 + WOBBLE[n % 7] * level / 100) as u32);
    (0..48).map(month).chain([Some(newest)]).collect()
}

fn series<S: Sort>(months: Vec<Option<u32>>) -> Candidate {
    Candidate::new("a series", Monthly::<S>::new(FIRST, months), 0)
}

fn crimes(level: i32, newest: u32) -> Candidate {
    series::<Crimes>(months(level, newest))
}

fn alone(one: Candidate) -> Found {
    test(&[one], NEWEST, &Settings::default()).remove(0)
}

fn with(mut one: Candidate, artefact: Artefact) -> Candidate {
    one.artefacts.push(artefact);
    one
}

#[test]
fn a_jump_is_a_finding_and_the_season_is_not() {
    // 200 less 30% in any January.
    let usual = alone(crimes(200, 141));
    assert_eq!(usual.verdict, Verdict::NotClearly);
    assert!((usual.expected.unwrap().mean - 140.0).abs() < 8.0, "{usual:?}");
    assert!(usual.usual.unwrap().holds(141.0));
    // The mean of the year in January is as far off as a summer would be.
    let jump = alone(crimes(200, 230));
    assert_eq!((jump.verdict, jump.observed), (Verdict::Changed, 230));
    assert!(jump.excess > 80.0 && !jump.usual.unwrap().holds(230.0));
    assert!(jump.chance <= jump.adjusted && jump.adjusted.unwrap() < 0.05);
    assert_eq!(alone(crimes(200, 60)).verdict, Verdict::Changed);
}

#[test]
fn a_month_that_is_not_complete_is_never_flagged() {
    let mut holed = months(200, 900);
    holed[48] = None;
    let incomplete = Verdict::Untested(Untested::Incomplete { month: NEWEST });
    assert_eq!(alone(series::<Crimes>(holed)).verdict, incomplete);
    // A force whose file is missing in it, likewise; and months that are not there yet.
    let missing = alone(with(crimes(200, 10), Artefact::Missing { month: NEWEST }));
    assert_eq!(missing.verdict, incomplete);
    let later = test(&[crimes(200, 900)], NEWEST + 1, &Settings::default());
    assert_eq!(later[0].verdict, Verdict::Untested(Untested::Incomplete { month: NEWEST + 1 }));
    let three = Settings { newest: 3, ..Settings::default() };
    let mut holed = months(200, 900);
    holed[46] = None;
    let found = test(&[series::<Crimes>(holed)], NEWEST, &three);
    assert_eq!(found[0].verdict, Verdict::Untested(Untested::Incomplete { month: NEWEST - 2 }));
}

#[test]
fn short_and_rare_series_are_left_to_other_charts() {
    let short: Vec<_> = months(200, 900).split_off(26);
    let short = Candidate::new("short", Monthly::<Crimes>::new(FIRST + 26, short), 0);
    assert_eq!(alone(short).verdict, Verdict::Untested(Untested::TooShort { has: 22, least: 24 }));
    let mut rare = vec![Some(0); 48];
    rare[3] = Some(1);
    rare.push(Some(9));
    assert_eq!(alone(series::<Crimes>(rare)).verdict, Verdict::Untested(Untested::TooRare));
    assert_eq!(alone(series::<Crimes>(vec![Some(0); 49])).verdict, Verdict::Untested(Untested::TooRare));
}

#[test]
fn a_change_of_recording_or_of_boundaries_explains_first() {
    for from in [NEWEST, NEWEST - 2, NEWEST - 20] {
        let recorded = with(crimes(200, 230), Artefact::Recording { from });
        assert_eq!(alone(recorded).verdict, Verdict::Explained, "{from}");
        let redrawn = with(crimes(200, 230), Artefact::Vintage { from });
        assert_eq!(alone(redrawn).verdict, Verdict::Explained, "{from}");
    }
    // With two years on the new base the jump stands.
    let recorded = with(crimes(200, 230), Artefact::Recording { from: NEWEST - 30 });
    assert_eq!(alone(recorded).verdict, Verdict::Changed);
    // What is no finding needs no explanation.
    let quiet = with(crimes(200, 141), Artefact::Recording { from: NEWEST });
    assert!(matches!(alone(quiet).verdict, Verdict::Untested(Untested::TooShort { .. })));
}

#[test]
fn a_share_without_a_place_explains_a_fall_of_its_size_and_no_more() {
    let half = Artefact::Geocoding { usual: 0.98, now: 0.49 };
    // Half of 140 is 70.
    assert_eq!(alone(crimes(200, 70)).verdict, Verdict::Changed);
    assert_eq!(alone(with(crimes(200, 70), half.clone())).verdict, Verdict::Explained);
    assert_eq!(alone(with(crimes(200, 10), half.clone())).verdict, Verdict::Changed);
    // It never makes a finding: what is as usual stays so.
    assert_eq!(alone(with(crimes(200, 140), half)).verdict, Verdict::NotClearly);
}

#[test]
fn a_step_long_ago_and_a_steady_trend_are_no_news() {
    // After 18 months two fifths are gone for good, as when a time of exception ends.
    let fallen = |newest| {
        let mut all = months(300, newest);
        all[18..48].iter_mut().for_each(|month| *month = month.map(|count| count * 3 / 5));
        series::<Incidents>(all)
    };
    assert_eq!(alone(fallen(126)).verdict, Verdict::NotClearly);
    assert_eq!(alone(fallen(300)).verdict, Verdict::Changed);
    // A tenth more each year.
    let mut rising = months(300, 0);
    for (n, month) in rising.iter_mut().enumerate() {
        *month = month.map(|count| (f64::from(count) * 1.1_f64.powf(n as f64 / 12.0)) as u32);
    }
    rising[48] = Some((210.0 * 1.1_f64.powi(4)) as u32);
    assert_eq!(alone(series::<Crimes>(rising)).verdict, Verdict::NotClearly);
}

#[test]
fn order_does_not_matter_and_sorts_never_share() {
    let family = |turned: bool| {
        let mut all: Vec<Candidate> =
            (0..20).map(|n| crimes(100 + 10 * n, if n % 5 == 0 { 260 } else { 75 })).collect();
        all.push(series::<Incidents>(vec![Some(50); 49]));
        if turned {
            all.reverse();
        }
        test(&all, NEWEST, &Settings::default())
    };
    let (one, mut other) = (family(false), family(true));
    other.reverse();
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one.verdict, other.verdict);
        let (one, other) = (one.chance.unwrap(), other.chance.unwrap());
        assert!((one - other).abs() <= 1e-9 * one.max(other), "{one} {other}");
    }
    // The incidents have no season, whatever the crimes beside them have.
    let flat = alone(series::<Incidents>(vec![Some(50); 49])).expected.unwrap();
    assert_eq!(one[20].expected.unwrap(), flat);
    assert!((flat.mean - 50.0).abs() < 1e-6);
}

#[test]
fn the_gravest_come_first() {
    let family = |weights: [Option<f64>; 3]| {
        let all = [(400, 460), (100, 130), (200, 260)].into_iter().zip(weights);
        let all: Vec<Candidate> = all
            .map(|((level, newest), harm)| {
                let mut one = crimes(level, newest);
                one.harm = harm;
                one
            })
            .collect();
        test(&all, NEWEST, &Settings::default())
    };
    // Beyond what is usual by about 180, 60 and 120.
    let found = family([Some(1.0), Some(100.0), Some(10.0)]);
    let (ranked, basis) = rank(&found);
    assert_eq!(ranked.iter().map(|one| one.series).collect::<Vec<_>>(), [1, 2, 0]);
    assert_eq!(basis, Basis::Harm);
    assert!((ranked[0].harm.unwrap() - 100.0 * ranked[0].excess).abs() < 1e-9);
    // One that cannot be weighed is not put last for that: then all go by size.
    let found = family([Some(1.0), Some(100.0), None]);
    let (ranked, basis) = rank(&found);
    assert_eq!(ranked.iter().map(|one| one.series).collect::<Vec<_>>(), [0, 2, 1]);
    assert_eq!(basis, Basis::Size);
    assert_eq!(rank(&[]).1, Basis::Size);
}

#[test]
fn corrections_have_their_formulas() {
    // Of four: 4 x 0.01 / 1, 4 x 0.02 / 2, 4 x 0.03 / 3, 4 x 0.5 / 4; a test that was not made is not counted.
    let chances = [0.5, 0.01, f64::NAN, 0.03, 0.02];
    let held = adjusted(&chances, Correction::BenjaminiHochberg);
    assert!(held[2].is_nan());
    for (at, is) in [(0, 0.5), (1, 0.04), (3, 0.04), (4, 0.04)] {
        assert!((held[at] - is).abs() < 1e-15, "{at}: {}", held[at]);
    }
    // Times 1 + 1/2 + 1/3 + 1/4, and never above 1.
    let held = adjusted(&chances, Correction::BenjaminiYekutieli);
    assert!((held[1] - 0.04 * 25.0 / 12.0).abs() < 1e-15);
    assert_eq!(held[0], 1.0);
}
