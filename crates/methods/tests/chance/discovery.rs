//! What really changed, on families in which it is known what did.

use crate::dice::Dice;
use crate::rounds;
use methods::changed::{Candidate, Correction, Settings, Verdict, test};
use methods::monthly::{Crimes, Monthly};
use std::collections::BTreeMap;

/// Series in a family, in groups of a season each.
const SERIES: usize = 400;
const GROUPS: usize = 8;
/// Months of history before the change, and months from it on.
const BEFORE: usize = 42;
const AFTER: usize = 6;
const FIRST: i32 = 24_000;
/// Steps that are planted, as factors.
const STEPS: [f64; 6] = [0.4, 0.6, 0.8, 1.25, 1.6, 2.5];

/// One series and what was done to it.
struct Planted {
    months: Vec<Option<u32>>,
    step: Option<f64>,
    size: f64,
}

/// A family as counties have them: sizes over two orders, seasons by type, trends, over-dispersion that lasts from month to month, and
/// series with an old step, which is history and no news. `planted` is the share with a new step.
fn family(dice: &mut Dice, planted: f64) -> Vec<Planted> {
    let seasons: Vec<(f64, f64)> =
        (0..GROUPS).map(|_| (dice.between(0.0, 0.3), dice.between(0.0, 12.0))).collect();
    (0..SERIES)
        .map(|at| {
            let (height, peak) = seasons[at % GROUPS];
            let size = 10.0_f64.powf(dice.between(0.3, 2.3));
            let trend = dice.between(-0.15, 0.15) / 12.0;
            let spread = dice.between(0.0, 0.03);
            let step = (dice.unit() < planted).then(|| STEPS[dice.below(STEPS.len() as u64) as usize]);
            let old = (dice.unit() < 0.15).then(|| (6 + dice.below(30) as usize, dice.between(0.6, 1.5)));
            let mut mood = 0.0_f64;
            let months = (0..BEFORE + AFTER)
                .map(|n| {
                    mood = 0.2 * mood + (0.96 * spread).sqrt() * dice.normal();
                    let mut mean = size * (trend * n as f64 + mood - spread / 2.0).exp();
                    mean *= 1.0 + height * (std::f64::consts::TAU * (n as f64 - peak) / 12.0).cos();
                    mean *= old.filter(|(when, _)| n >= *when).map_or(1.0, |(_, factor)| factor);
                    mean *= step.filter(|_| n >= BEFORE).unwrap_or(1.0);
                    Some(dice.poisson(mean) as u32)
                })
                .collect();
            Planted { months, step, size }
        })
        .collect()
}

fn candidates(family: &[Planted]) -> Vec<Candidate> {
    family
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let series: Monthly<Crimes> = Monthly::new(FIRST, one.months.clone());
            Candidate::new(format!("series {at}"), series, (at % GROUPS) as u32)
        })
        .collect()
}

#[test]
fn findings_are_false_no_more_often_than_is_set() {
    let mut dice = Dice::new(6);
    let runs = rounds(240);
    for (name, newest, correction) in [
        ("newest month, Benjamini-Hochberg", 1, Correction::BenjaminiHochberg),
        ("newest three months, Benjamini-Hochberg", 3, Correction::BenjaminiHochberg),
        ("newest month, Benjamini-Yekutieli", 1, Correction::BenjaminiYekutieli),
    ] {
        let settings = Settings { newest, correction, ..Settings::default() };
        let (mut rates, mut found) = (Vec::new(), 0);
        for _ in 0..runs {
            let family = family(&mut dice, 0.1);
            let month = FIRST + (BEFORE + newest - 1) as i32;
            let findings: Vec<_> = test(&candidates(&family), month, &settings)
                .into_iter()
                .filter(|one| one.verdict == Verdict::Changed)
                .collect();
            let wrong = findings.iter().filter(|one| family[one.series].step.is_none()).count();
            found += findings.len() - wrong;
            rates.push(wrong as f64 / findings.len().max(1) as f64);
        }
        let mean = rates.iter().sum::<f64>() / runs as f64;
        println!(
            "{name}: {runs} runs, false-discovery rate {mean:.4} at {}, {found} true findings",
            settings.rate
        );
        // A short run may stray; the full one is held to the setting itself.
        let slack = if runs < 200 { 0.03 } else { 0.0 };
        assert!(mean <= settings.rate + slack, "{name}: {mean}");
        assert!(found > runs * 4, "{name}: {found}");
    }
}

#[test]
fn where_nothing_changed_nothing_is_found_but_by_chance() {
    let mut dice = Dice::new(7);
    let runs = rounds(240);
    let mut any = 0;
    for _ in 0..runs {
        let family = family(&mut dice, 0.0);
        let found = test(&candidates(&family), FIRST + BEFORE as i32, &Settings::default());
        any += usize::from(found.iter().any(|one| one.verdict == Verdict::Changed));
    }
    println!("{any} of {runs} families without a change have a finding");
    // Three standard errors over one in twenty.
    let most = runs as f64 * (0.05 + 3.0 * (0.05 * 0.95 / runs as f64).sqrt());
    assert!(any as f64 <= most, "{any} of {runs}");
}

#[test]
fn power_and_delay_by_size_of_change() {
    let mut dice = Dice::new(8);
    let runs = rounds(200);
    // For each size of series and step: how many, found in the first month, found within six, and the months that took.
    let mut table = BTreeMap::<(usize, usize, usize), [usize; 4]>::new();
    for _ in 0..runs {
        let family = family(&mut dice, 0.1);
        let candidates = candidates(&family);
        for newest in [1, 3] {
            let settings = Settings { newest, ..Settings::default() };
            let mut first = vec![None; SERIES];
            for month in newest - 1..AFTER {
                for one in test(&candidates, FIRST + (BEFORE + month) as i32, &settings) {
                    if one.verdict == Verdict::Changed {
                        first[one.series].get_or_insert(month);
                    }
                }
            }
            for (one, first) in family.iter().zip(first) {
                let Some(step) = one.step.and_then(|step| STEPS.iter().position(|one| *one == step)) else {
                    continue;
                };
                let band = [5.0, 20.0, 60.0].iter().filter(|least| one.size >= **least).count();
                let row = table.entry((newest, band, step)).or_default();
                row[0] += 1;
                row[1] += usize::from(first == Some(newest - 1));
                row[2] += usize::from(first.is_some());
                row[3] += first.unwrap_or(0);
            }
        }
    }
    println!("{runs} runs: power at once, within six months, mean delay in months");
    let bands = ["under 5", "5 to 20", "20 to 60", "60 and more"];
    for ((newest, band, step), [many, at_once, ever, delay]) in &table {
        let share = |part: usize| 100.0 * part as f64 / *many as f64;
        println!(
            "{newest} tested, {:>11} a month, times {:>4}: {:5.1}% {:5.1}% {:5.2}   of {many}",
            bands[*band],
            STEPS[*step],
            share(*at_once),
            share(*ever),
            *delay as f64 / (*ever).max(1) as f64
        );
    }
    // Large changes of large series are seen in the month in which they happen, and larger ones no more seldom.
    let power = |step: usize| {
        let [many, at_once, ..] = table[&(1, 3, step)];
        at_once as f64 / many as f64
    };
    assert!(power(0) > 0.6 && power(5) > 0.9, "{} {}", power(0), power(5));
    assert!(power(0) >= power(1) && power(1) >= power(2) && power(5) >= power(4) && power(4) >= power(3));
}
