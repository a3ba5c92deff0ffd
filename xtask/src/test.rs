//! `cargo xtask test`: everything, or with `--quick` what a day's work needs.

use std::env;
use std::process::Command;
use std::time::Instant;

use clap::Args;

use crate::tally::Tally;
use crate::{Outcome, children, journeys, needs, places, postgres, python, web};

/// What the tests can be told.
#[derive(Args)]
pub struct Options {
    /// SQLite only, no browser, and the slow tests take fewer rounds
    #[arg(long)]
    quick: bool,
}

/// Prepare what the tests need, run every part even when one fails, and close with the counts.
///
/// Tests learn from the environment what is there. `SHIREMOOT_TEST_FULL=1`: nothing may be skipped.
/// `SHIREMOOT_TEST_QUICK=1`: fewer rounds. `SHIREMOOT_TEST_POSTGRES`: a server's address.
/// `SHIREMOOT_TEST_POSTGRES_PROGRAMS` and `SHIREMOOT_TEST_POSTGRES_USER`: to run and kill a server of their own.
/// `SHIREMOOT_TEST_PYTHON`: an interpreter with pikepdf, python-docx, icalendar, feedparser, SciPy and statsmodels.
pub fn run(options: &Options) -> Outcome {
    step("front-end files", web::run)?;
    let mut cargo = Cargo::new();
    let mut cluster = None;
    if options.quick {
        cargo.set("SHIREMOOT_TEST_QUICK", "1");
    } else {
        cargo.set("SHIREMOOT_TEST_FULL", "1");
        step("programs that the tests call", || {
            needs::program("strace", &["strace"])?;
            needs::program("pdftotext", &["poppler-utils"])?;
            cargo.set("SHIREMOOT_TEST_PYTHON", python::ready()?.to_string_lossy());
            needs::chromium().map(drop)
        })?;
        let server = step("PostgreSQL", postgres::start)?;
        cargo.set("SHIREMOOT_TEST_POSTGRES", &server.url);
        cargo.set("SHIREMOOT_TEST_POSTGRES_PROGRAMS", server.programs.to_string_lossy());
        cargo.set("SHIREMOOT_TEST_POSTGRES_USER", server.user.unwrap_or_default());
        cluster = Some(server);
    }
    let mut total = Tally::default();
    for arguments in rust_runs() {
        part(&mut total, &format!("cargo {}", arguments.join(" ")), |tally| {
            children::run_reading(&mut cargo.command(arguments), tally)
        });
    }
    drop(cluster);
    if !options.quick {
        part(&mut total, "papers, judged by other readers", python::judge);
        part(&mut total, "feeds and calendars, judged by other readers", python::judge_feeds);
        // The same features as the tests, so that nothing is compiled twice.
        let build = ["build", "--workspace", "--lib", "--bins", "--tests"];
        part(&mut total, "journeys in the browser", |tally| {
            children::run(&mut cargo.command(&build))?;
            journeys::run(&[], tally)
        });
    }
    total.close()
}

/// nextest is quicker where it is installed; it leaves the examples in the documentation to cargo.
fn rust_runs() -> &'static [&'static [&'static str]] {
    if needs::find("cargo-nextest").is_some() {
        &[
            &["nextest", "run", "--workspace", "--no-fail-fast"],
            &["test", "--workspace", "--doc", "--no-fail-fast"],
        ]
    } else {
        &[&["test", "--workspace", "--no-fail-fast"]]
    }
}

/// Settings shared by every call of cargo.
struct Cargo(Vec<(String, String)>);

impl Cargo {
    fn new() -> Cargo {
        Cargo(Vec::new())
    }

    fn set(&mut self, name: &str, value: impl AsRef<str>) {
        self.0.push((name.to_owned(), value.as_ref().to_owned()));
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(places::root());
        command.envs(self.0.iter().map(|(name, value)| (name, value)));
        // What the person who calls has set must not make a quick run a full one, or the reverse.
        for name in ["SHIREMOOT_TEST_FULL", "SHIREMOOT_TEST_QUICK"] {
            if env::var_os(name).is_some() && !self.0.iter().any(|(set, _)| set == name) {
                command.env_remove(name);
            }
        }
        command
    }
}

fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let began = Instant::now();
    let outcome = work();
    println!("-- {name}: {:.0} s", began.elapsed().as_secs_f64());
    outcome
}

fn part(total: &mut Tally, name: &str, work: impl FnOnce(&mut Tally) -> Outcome) {
    let mut tally = Tally::default();
    let outcome = step(name, || work(&mut tally));
    if let Err(why) = &outcome {
        eprintln!("xtask: {why}");
    }
    total.add(tally, &outcome);
}
