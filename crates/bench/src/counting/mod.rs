//! A national year of street files: to the table of area by month by type, and the same with every row checked and kept; beside polars
//! and DuckDB when peers are asked for.
//!
//! Each run is a process of its own, so that its memory is its own; runs of all alternate, so that a busy minute meets everybody. A
//! peer's loading of itself is not counted. Our own rows are hashed while they are read and written; the peers' are not.

pub mod child;
mod year;

use crate::table::Figure;
use crate::{Bench, Outcome};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// So often each is done; the median counts.
const RUNS: usize = 5;

/// The peers, as pip knows them.
const PACKAGES: [&str; 2] = ["polars>=2,<3", "duckdb>=2,<3"];

/// What does the same work as we.
const PEERS: [&str; 2] = ["polars", "duckdb"];

/// What one run took.
#[derive(Clone, Copy, Deserialize)]
struct Run {
    wall: f64,
    cpu: f64,
    peak_mb: f64,
    groups: u64,
    rows: u64,
}

/// Measures both, and one new month.
pub fn counting(bench: &mut Bench) -> Outcome<()> {
    let folder = bench.place("street");
    let files = year::make(&folder)?;
    let bytes: u64 = files.iter().filter_map(|file| file.metadata().ok()).map(|it| it.len()).sum();
    let about = format!("{} files, {} MB, two threads", files.len(), bytes / 1_000_000);
    let python = if bench.options.peers { Some(python()?) } else { None };
    for (mode, words) in [
        ("table", "files to the table of areas, months and types"),
        ("kept", "files checked row by row and kept"),
    ] {
        measure(bench, mode, words, &folder, python.as_deref(), &about)?;
    }
    month(bench, &files)
}

fn measure(
    bench: &mut Bench,
    mode: &str,
    words: &str,
    folder: &Path,
    python: Option<&Path>,
    about: &str,
) -> Outcome<()> {
    let mut runs: Vec<(&str, Vec<Run>)> = vec![("ours", Vec::new())];
    if python.is_some() {
        runs.extend(PEERS.map(|peer| (peer, Vec::new())));
    }
    for _ in 0..RUNS {
        for (who, runs) in &mut runs {
            let into = bench.place("street-kept");
            fs::create_dir_all(&into).map_err(|e| e.to_string())?;
            runs.push(match python {
                Some(python) if *who != "ours" => peer(python, who, mode, folder, &into)?,
                _ => own(mode, folder, &into)?,
            });
            fs::remove_dir_all(&into).map_err(|e| e.to_string())?;
        }
    }
    for (who, runs) in &runs {
        let first = runs.first().ok_or("nothing ran")?;
        let same = runs.iter().all(|run| run.rows == first.rows && run.groups == first.groups);
        let walls: Vec<f64> = runs.iter().map(|run| run.wall).collect();
        let (least, most) = walls.iter().fold((f64::MAX, 0.0_f64), |(a, b), it| (a.min(*it), b.max(*it)));
        let note = format!(
            "{about}; {least:.2} to {most:.2} s in {RUNS} runs; processor {:.2} s; {} groups of {} rows",
            median(runs, |run| run.cpu),
            first.groups,
            first.rows
        );
        let figure = Figure::seen(format!("{words}, {who}"), median(runs, |run| run.wall), "s").note(note);
        bench.results.add(if same {
            figure
        } else {
            figure.missed("runs differ in what they counted".into())
        });
        let peak = median(runs, |run| run.peak_mb);
        let what = format!("most memory for it, {who}");
        let budget = bench.plan.budgets.counting_mb;
        bench.results.add(match (*who, mode) {
            ("ours", "table") => Figure::at_most(what, peak, budget, "MB"),
            _ => Figure::seen(what, peak, "MB"),
        });
    }
    ratios(bench, mode, words, &runs);
    Ok(())
}

/// Our time as a part of polars' for the table, and of the faster peer's for what is kept.
fn ratios(bench: &mut Bench, mode: &str, words: &str, runs: &[(&str, Vec<Run>)]) {
    let wall = |who: &str| runs.iter().find(|it| it.0 == who).map(|it| median(&it.1, |run| run.wall));
    let (Some(ours), Some(polars), Some(duckdb)) = (wall("ours"), wall("polars"), wall("duckdb")) else {
        return;
    };
    let totals = runs.iter().filter_map(|it| it.1.first()).map(|run| run.rows);
    let agree = totals.clone().min() == totals.max();
    let budgets = &bench.plan.budgets;
    let (against, budget) = match mode {
        "table" => (polars, budgets.of_polars),
        _ => (polars.min(duckdb), budgets.of_the_faster),
    };
    let note = format!("polars {polars:.2} s, DuckDB {duckdb:.2} s");
    let what = format!(
        "{words}, as a part of {} time",
        if mode == "table" { "polars’" } else { "the faster peer’s" }
    );
    let figure = Figure::at_most(what, ours / against, budget, "×").note(note);
    bench.results.add(if agree {
        figure
    } else {
        figure.missed("the peers counted other rows than we".into())
    });
}

/// One new month of one force: found, checked, kept on disk and counted.
fn month(bench: &mut Bench, files: &[PathBuf]) -> Outcome<()> {
    let of = |file: &&PathBuf| file.metadata().map_or(0, |it| it.len().abs_diff(2_000_000));
    let file = files.iter().min_by_key(of).ok_or("there are no files")?;
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let into = bench.place("month-kept");
        fs::create_dir_all(&into).map_err(|e| e.to_string())?;
        runs.push(own("month", file, &into)?);
        fs::remove_dir_all(&into).map_err(|e| e.to_string())?;
    }
    let slowest = runs.iter().map(|run| run.wall * 1e3).fold(0.0, f64::max);
    let note = format!("{} rows, forced to disk; slowest of {RUNS}", runs.first().map_or(0, |run| run.rows));
    let budget = bench.plan.budgets.month_ms;
    bench.results.add(
        Figure::at_most("one new month of one force, checked, kept and counted", slowest, budget, "ms")
            .note(note),
    );
    Ok(())
}

fn median(runs: &[Run], of: impl Fn(&Run) -> f64) -> f64 {
    let mut all: Vec<f64> = runs.iter().map(of).collect();
    all.sort_unstable_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

fn own(mode: &str, from: &Path, into: &Path) -> Outcome<Run> {
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    run(Command::new(own).arg(child::WORD).arg(mode).arg(from).arg(into))
}

fn peer(python: &Path, who: &str, mode: &str, from: &Path, into: &Path) -> Outcome<Run> {
    let script = into.join("peers.py");
    fs::write(&script, include_str!("peers.py")).map_err(|e| e.to_string())?;
    run(Command::new(python).arg(&script).arg(who).arg(mode).arg(from).arg(into))
}

fn run(command: &mut Command) -> Outcome<Run> {
    let out = command.output().map_err(|e| e.to_string())?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&out.stdout);
    let last = text.lines().last().unwrap_or_default();
    serde_json::from_str(last).map_err(|e| format!("“{last}” is no result: {e}"))
}

/// A Python of our own beside this program, with the peers; made on first use.
fn python() -> Outcome<PathBuf> {
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    let folder = own.with_file_name("peers");
    let (python, mark) = (folder.join("bin/python"), folder.join("packages.txt"));
    let wanted = PACKAGES.join("\n");
    if python.is_file() && fs::read_to_string(&mark).is_ok_and(|has| has == wanted) {
        return Ok(python);
    }
    let did = |command: &mut Command| match command.status() {
        Ok(status) if status.success() => Ok(()),
        _ => {
            Err(format!("{command:?} failed: python3 with venv and a package index are needed for the peers"))
        }
    };
    did(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    did(Command::new(&python).args(pip).args(PACKAGES))?;
    fs::write(&mark, wanted).map_err(|e| e.to_string())?;
    Ok(python)
}
