//! Durable commands through the kernel alone: a permit, a row and an event in one unit of work.

use crate::load::{Span, together};
use crate::table::Figure;
use crate::{Bench, Outcome};
use engine_cedar::Cedar;
use kernel::db::Migration;
use kernel::db::dialect::Place;
use kernel::ledger::Event;
use kernel::rulebook::Rulebook;
use kernel::time::{MachineClock, OsChance};
use kernel::verbs::{Govern, View};
use kernel::{Actor, Condition, Facts, Grant, Kernel, Parts, Rows, Thing, params};
use serde::Serialize;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const COUNTY: &str = "measured";

const MIGRATION: Migration = Migration {
    name: "bench-001-note",
    sql: &["CREATE TABLE bench_note (id TEXT PRIMARY KEY, words TEXT NOT NULL)"],
    append_only: &[],
};

/// The county that everything is noted in.
struct County;

impl Thing for County {
    const KIND: &'static str = "County";

    fn facts(_: &mut Rows<'_>, id: &str) -> kernel::Outcome<Option<Facts>> {
        Ok((id == COUNTY).then(|| Facts::of(id)))
    }

    fn visible(_: &Actor) -> Condition {
        Condition::all()
    }
}

/// Something was noted.
#[derive(Serialize)]
struct Noted {
    note: String,
    rows: Vec<String>,
}

impl Event for Noted {
    const KIND: &'static str = "bench.noted";
    const VERSION: u32 = 1;

    fn about(&self) -> &str {
        &self.note
    }
}

/// Commands a second, judged by the policies of the release, on the database that an install has by default.
pub fn commands(bench: &mut Bench) -> Outcome<()> {
    let folder = bench.place("store");
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let forced = forced(&folder, Duration::from_secs(1)).map_err(|e| e.to_string())?;
    bench.results.add(Figure::seen("the disk alone: small appends forced one by one", forced, "a second"));
    let kernel = open(&folder)?;
    let grant = Grant { role: "officer".into(), on: COUNTY.into() };
    let officer = Actor::person("officer", "", [grant], kernel.today());
    let span = bench.span(3.0, 0);
    let (load, kept) = note(&kernel, &officer, bench.clients(), span)?;
    let figure = Figure::at_least(
        "durable commands, the kernel",
        load.rate(),
        bench.plan.budgets.writes_a_second,
        "a second",
    );
    let figure = figure.note(format!("p50 {:.1} ms, p99 {:.1} ms", load.within(0.5), load.within(0.99)));
    let figure = if kept < load.count() {
        figure.missed(format!("{} acknowledged, {kept} kept", load.count()))
    } else {
        figure
    };
    bench.results.add(figure.failures(&load));
    Ok(())
}

fn open(folder: &Path) -> Outcome<Kernel> {
    let rulebook = Rulebook::load(None).map_err(|e| e.to_string())?;
    let judge = Cedar::load(&rulebook).map_err(|e| e.to_string())?;
    let parts = Parts {
        place: Place::of("", folder, "board"),
        readers: 4,
        files: folder.join("files"),
        judge: Arc::new(judge),
        clock: Arc::new(MachineClock),
        chance: Arc::new(OsChance),
        rulebook: Arc::new(rulebook),
    };
    Kernel::open(parts, &[MIGRATION]).map_err(|e| e.to_string())
}

/// Notes from so many clients at once; also says how many notes are there afterwards.
fn note(kernel: &Kernel, officer: &Actor, clients: usize, span: Span) -> Outcome<(crate::load::Load, usize)> {
    let load = together(clients, span, |_| {
        || {
            let done = kernel.write(|unit| {
                let permit = officer.permit::<Govern, County>(unit, COUNTY)?;
                let id = unit.id();
                let words = "A walk around the market square with the traders";
                unit.rows(&permit)
                    .insert("bench_note", &[("id", id.as_str().into()), ("words", words.into())])?;
                unit.record(&permit, &Noted { rows: vec![id.clone()], note: id })
            });
            done.map_err(|e| e.to_string())
        }
    });
    let kept = kernel.read(|unit| {
        let permit = officer.permit::<View, County>(unit, COUNTY)?;
        let sql = "SELECT COUNT(*) AS kept FROM bench_note n, ledger_event e WHERE e.about = n.id";
        let row = unit.rows(&permit).one(sql, params![])?;
        row.map_or(Ok(0), |row| row.get::<i64>("kept"))
    });
    let kept = kept.map_err(|e| e.to_string())?;
    Ok((load, usize::try_from(kept).unwrap_or(0)))
}

/// How many small appends a second one client can force to the disk: what no store can beat without sharing.
fn forced(folder: &Path, time: Duration) -> std::io::Result<f64> {
    let mut file = File::create(folder.join("forced"))?;
    let (since, mut count) = (Instant::now(), 0_u32);
    while since.elapsed() < time {
        file.write_all(&[b'.'; 256])?;
        file.sync_data()?;
        count += 1;
    }
    Ok(f64::from(count) / since.elapsed().as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_acknowledged_is_kept_and_only_the_officer_may() {
        let folder = tempfile::tempdir().unwrap();
        let kernel = open(folder.path()).unwrap();
        let of = |on: &str| {
            Actor::person("officer", "", [Grant { role: "officer".into(), on: on.into() }], kernel.today())
        };
        let span = Span { time: Duration::from_millis(100), least: 8 };
        let (load, kept) = note(&kernel, &of(COUNTY), 4, span).unwrap();
        assert_eq!(load.wrong(), None);
        // What the clients did to get warm was kept too.
        assert_eq!(kept, load.count() + 4 * 3);
        let (load, after) = note(&kernel, &of("elsewhere"), 1, span).unwrap();
        assert_eq!((load.count(), after), (0, kept));
        assert!(forced(folder.path(), Duration::from_millis(5)).unwrap() > 0.0);
    }
}
