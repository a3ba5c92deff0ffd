//! The report's PDF: made anew, on a day on which the report is not yet issued.

use crate::people::be;
use crate::table::Figure;
use crate::{Bench, Outcome};
use std::time::Instant;

/// So often it is asked for when the program has made it once.
const AGAIN: usize = 5;

/// No report of several pages is smaller.
const SMALL: usize = 10_000;

/// The first that a fresh process makes, and the slowest of some after it.
pub fn pdf(bench: &mut Bench) -> Outcome<()> {
    let (plan, place) = (&bench.plan.report, bench.place("report"));
    let day = ["--today", plan.today.as_str()];
    bench.program.demo(&place, &day)?.stop()?;
    let server = bench.program.demo(&place, &day)?;
    let mut client = server.client();
    let request = be(&mut client, &plan.person, false)?.get(&plan.path);
    let mut times = Vec::new();
    let mut size = 0;
    for _ in 0..=AGAIN {
        let since = Instant::now();
        let answer = client.send(&request)?;
        times.push(since.elapsed().as_secs_f64() * 1e3);
        size = answer.body.len();
        if answer.status != 200 || !answer.body.starts_with(b"%PDF-") || size < SMALL {
            return Err(format!("missing: {} answers {} with {size} bytes", plan.path, answer.status));
        }
    }
    server.stop()?;
    let budget = bench.plan.budgets.pdf_ms;
    let warm = times.split_off(1);
    let first = times.first().copied().unwrap_or(f64::NAN);
    let note = format!("the first of a fresh process; {} kB", size / 1000);
    bench.results.add(Figure::at_most("the report's PDF, cold", first, budget, "ms").note(note));
    let slowest = warm.iter().copied().fold(0.0, f64::max);
    let note = format!("slowest of {AGAIN} after it");
    bench.results.add(Figure::at_most("the report's PDF, warm", slowest, budget, "ms").note(note));
    Ok(())
}
