//! How soon the first page is there, and what the program holds when nobody asks.

use crate::server::Server;
use crate::table::Figure;
use crate::{Bench, Outcome, pages, people};
use std::time::Duration;

/// So often it is started.
const STARTS: usize = 5;

/// So long nobody asks before the memory is read.
const IDLE: Duration = Duration::from_secs(5);

/// From the start of the process to the whole of the first page, on counties that are there. The slowest counts.
pub fn cold(bench: &mut Bench) -> Outcome<()> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let server = bench.program.serve(&bench.place("example"))?;
        times.push(server.first_page()?.as_secs_f64() * 1e3);
        server.stop()?;
    }
    times.sort_by(f64::total_cmp);
    let note = format!(
        "slowest of {STARTS}; median {:.0} ms; the system may hold its files in memory",
        times[STARTS / 2]
    );
    let budget = bench.plan.budgets.cold_start_ms;
    bench.results.add(Figure::at_most("cold start", times[STARTS - 1], budget, "ms").note(note));
    Ok(())
}

/// What it holds some seconds after everybody has looked at every page once.
pub fn memory(bench: &mut Bench, server: &Server) -> Outcome<()> {
    let mut client = server.client();
    for role in people::roles(bench, server, 1)? {
        for page in &bench.plan.pages {
            let Ok(path) = pages::address(&mut client, &role.askers[0], page) else { continue };
            client.send(&role.askers[0].get(&path))?;
        }
    }
    std::thread::sleep(IDLE);
    let figure = Figure::at_most("idle memory", server.memory()?, bench.plan.budgets.idle_mb, "MB");
    bench.results.add(figure.note("after every page for every role"));
    Ok(())
}
