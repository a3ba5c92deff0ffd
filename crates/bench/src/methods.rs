//! Control charts over every small area's series, and the test of what really changed among them.

use crate::table::Figure;
use crate::{Bench, Outcome};
use methods::changed::{Candidate, Settings, test};
use methods::monthly::{Crimes, Monthly};
use methods::xmr::{Options, chart};
use std::hint::black_box;
use std::time::Instant;

/// Series and points, as the peer was measured on: 310,336 points.
const SERIES: usize = 9_698;
const POINTS: usize = 32;
/// Months of the series that are tested for change.
const MONTHS: usize = 37;
/// So often all is worked out. The middle one counts.
const TURNS: usize = 9;

/// Measures the statistics alone, on one core.
pub fn methods(bench: &mut Bench) -> Outcome<()> {
    let all: Vec<Vec<f64>> = (0..SERIES).map(|at| counts(at, POINTS).map(f64::from).collect()).collect();
    let options = Options::default();
    let (mut times, mut signals) = (Vec::new(), 0);
    for _ in 0..TURNS {
        let since = Instant::now();
        signals = 0;
        for points in &all {
            let chart = chart(black_box(points), &options).map_err(|e| e.to_string())?;
            signals += chart.signals.len();
        }
        times.push(since.elapsed().as_secs_f64() * 1e3);
    }
    if signals == 0 {
        return Err("no point breaks a rule".into());
    }
    times.sort_by(f64::total_cmp);
    let note = format!("{SERIES} series, {} points, {signals} marked; middle of {TURNS}", SERIES * POINTS);
    let budget = bench.plan.budgets.xmr_ms;
    bench
        .results
        .add(Figure::at_most("control charts with all rules", times[TURNS / 2], budget, "ms").note(note));

    let candidates: Vec<Candidate> = (0..SERIES)
        .map(|at| {
            let months: Monthly<Crimes> = Monthly::new(24_000, counts(at, MONTHS).map(Some).collect());
            Candidate::new(String::new(), months, (at % 14) as u32)
        })
        .collect();
    let since = Instant::now();
    let found = test(black_box(&candidates), 24_000 + MONTHS as i32 - 1, &Settings::default());
    let took = since.elapsed().as_secs_f64() * 1e3;
    if found.len() != SERIES {
        return Err("a series got no answer".into());
    }
    bench.results.add(Figure::seen("what really changed among as many series", took, "ms"));
    Ok(())
}

/// Counts with a level of their own and noise around it, the same at each run.
fn counts(series: usize, many: usize) -> impl Iterator<Item = u32> {
    let mut state = (series as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1);
    let level = 4 + series as u32 % 60;
    (0..many).map(move |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Four rolls of a die are nearly normal.
        let roll = |shift: u32| (state >> shift) as u32 % (level / 2);
        level / 2 + roll(20) / 2 + roll(30) / 2 + roll(40) / 2 + roll(50) / 2
    })
}
