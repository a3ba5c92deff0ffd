//! What a thousand areas owe on a day, worked out anew after one fact was changed; and the gap view of such a county, as it is served.

use crate::load::drive;
use crate::people::be;
use crate::table::{Figure, Timed};
use crate::{Bench, Outcome, large};
use duties::{Law, View, gap, obligations, scale};
use jiff::civil::Date;
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
    let day: Date = large::DAY.parse().map_err(|_| "the day cannot be read")?;
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
    served(bench)
}

/// The county as an install of its own: the first look after a change, and then many at once.
fn served(bench: &mut Bench) -> Outcome<()> {
    let folder = bench.place(large::NAME);
    large::write(&folder, AREAS, YEARS)?;
    let folder = folder.display().to_string();
    let arguments = ["--county", &folder, "--today", large::DAY];
    let server = bench.program.demo(&bench.place("duties"), &arguments)?;
    bench.results.add(Figure::seen(
        "making a county of a thousand areas",
        server.first_page()?.as_secs_f64(),
        "s",
    ));
    let mut client = server.client();
    let officer = be(&mut client, &format!("{}/person/officer", large::NAME), true)?;
    let path = format!("/{}/duties/gaps", large::NAME);
    let since = Instant::now();
    let status = client.send(&officer.get(&path))?.status;
    let first = since.elapsed().as_secs_f64();
    if status != 200 {
        return Err(format!("{path} answers {status}"));
    }
    bench.results.add(Figure::seen("the first look at its gaps after a change", first, "s"));
    let requests = vec![officer.get(&path); bench.clients()];
    let load = drive(server.address, &requests, 200, bench.span(3.0, 400));
    let budget = bench.plan.budgets.page_p99_ms;
    bench.results.time(Timed::of("a thousand areas", "Partnership officer", "gaps", &load, budget));
    bench.remember("a thousand areas", &server);
    server.stop()
}
