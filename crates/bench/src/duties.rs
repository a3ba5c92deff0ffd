//! What a thousand areas owe on a day, worked out anew after one fact was changed.

use crate::table::Figure;
use crate::{Bench, Outcome};
use duties::{Law, View, gap, obligations, scale};
use jiff::civil::date;
use kernel::Clocks;
use kernel::rulebook::Rulebook;
use std::time::Instant;

/// Areas, and years of evidence.
const AREAS: usize = 1_000;
const YEARS: usize = 10;
/// So often a fact is changed. The slowest counts.
const TURNS: usize = 5;

/// Measures the engine alone.
pub fn duties(bench: &mut Bench) -> Outcome<()> {
    let rulebook = Rulebook::load(None).map_err(|e| e.to_string())?;
    let law = Law::load(&rulebook).map_err(|e| e.to_string())?;
    let clocks = Clocks::load(&rulebook).map_err(|e| e.to_string())?;
    let day = date(2026, 11, 22);
    let (mut facts, evidence) = scale::county(AREAS, YEARS, day);
    let (mut slowest, mut many, mut laid) = (0.0_f64, 0, 0.0_f64);
    for _ in 0..TURNS {
        scale::change(&mut facts, day);
        let since = Instant::now();
        let found = obligations(&law, &facts, &evidence, View::on(day), clocks.calendar());
        slowest = slowest.max(since.elapsed().as_secs_f64());
        many = found.len();
        let since = Instant::now();
        let matrix = gap::matrix(&found.iter().collect::<Vec<_>>());
        laid = laid.max(since.elapsed().as_secs_f64());
        if matrix.rows.is_empty() {
            return Err("nothing is owed".into());
        }
    }
    let duties = law.on(day).len();
    let note = format!(
        "{AREAS} areas, {duties} duties, {many} obligations, {} pieces of evidence over {YEARS} years; slowest of {TURNS}",
        evidence.len()
    );
    let budget = bench.plan.budgets.duties_s;
    bench.results.add(Figure::at_most("obligations after one changed fact", slowest, budget, "s").note(note));
    bench.results.add(Figure::seen("the gap view of them laid out", laid, "s"));
    Ok(())
}
