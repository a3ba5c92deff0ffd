//! Small numbers in two hundred tables, held against what was released before: what a reader of both could work out.

use crate::table::Figure;
use crate::{Bench, Outcome};
use disclosure::{Policy, Released, Table, Tree, audit, cross, protect};
use std::time::Instant;

/// Tables, and the areas and kinds of each: with the totals, fifty cells.
const TABLES: usize = 200;
const AREAS: usize = 4;
const KINDS: usize = 9;
/// So often each is done. The slowest counts.
const TURNS: usize = 3;

/// Measures disclosure control alone.
pub fn disclosure(bench: &mut Bench) -> Outcome<()> {
    let policy = Policy::up_to(4);
    let earlier = release(|_| 0)?;
    // About one number in twenty was revised since.
    let now = release(|at| u64::from(at % 20 == 0))?;
    let first = protect(&earlier, &policy, &Released::nothing()).map_err(|e| e.to_string())?;
    let released = Released::nothing().and(first.release("earlier"));
    let (mut slowest, mut chosen, mut watched) = (0.0_f64, 0.0_f64, 0);
    for _ in 0..TURNS {
        let since = Instant::now();
        let second = protect(&now, &policy, &released).map_err(|e| e.to_string())?;
        chosen = chosen.max(since.elapsed().as_secs_f64());
        let both = released.clone().and(second.release("now"));
        let since = Instant::now();
        let found = audit(&both);
        slowest = slowest.max(since.elapsed().as_secs_f64());
        watched = found.findings.len();
        if let Some(narrowed) = found.unsafe_cells().next() {
            return Err(format!("{} can be narrowed", narrowed.cell));
        }
    }
    let note = format!(
        "{TABLES} tables, {} cells, {watched} hidden here or earlier; slowest of {TURNS}",
        now.cells.len()
    );
    let budget = bench.plan.budgets.disclosure_s;
    bench
        .results
        .add(Figure::at_most("a release checked with the earlier one", slowest, budget, "s").note(note));
    bench.results.add(Figure::seen("what to hide in it chosen", chosen, "s"));
    Ok(())
}

/// All the tables of a release, with made-up counts as skewed as those of small areas are.
fn release(more: impl Fn(usize) -> u64) -> Outcome<Table> {
    let tables = (0..TABLES).map(|table| {
        let area = format!("table{table}");
        let areas =
            Tree::new("area").top(area.as_str()).under(&area, (0..AREAS).map(|at| format!("{area}.{at}")));
        let kinds = Tree::new("kind").top("all").under("all", (0..KINDS).map(|at| format!("kind{at}")));
        cross(&[areas, kinds], |codes| {
            let at = codes
                .join(" ")
                .bytes()
                .fold(table, |hash, byte| (hash * 131 + usize::from(byte)) % 1_000_003);
            let draw = at % 1_000;
            (draw * draw / 12_000) as u64 + more(at)
        })
    });
    let tables: Result<Vec<Table>, _> = tables.collect();
    tables.and_then(Table::together).map_err(|e| e.to_string())
}
