//! `load`: brings in files of a dataset, every row accounted for.

use crate::says::{Done, Stop, say};
use crate::settings::Settings;
use crate::wire;
use board::Board;
use clap::Args;
use insight::load::{self, Asked, Line, Step, What};
use kernel::time::MachineClock;
use kernel::{Fault, Kernel, Outcome, SystemActs};
use site::People;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// What to load.
#[derive(Args)]
pub struct LoadAsked {
    /// The dataset, or a family of them: police-uk, ons-geography, ons-population
    #[arg(value_name = "DATASET")]
    pub what: String,
    /// A file, a folder or a zip archive
    pub path: PathBuf,
    /// Short name of the county; the only one there is when it is left out
    #[arg(long, value_name = "NAME")]
    pub county: Option<String>,
}

/// Loads, says how far it is, and what became of each file.
///
/// # Errors
/// [`Fault::Fields`] on `dataset`, `path` or `county`; [`Stop::Found`] when a file was refused.
pub fn run(settings: &Settings, asked: &LoadAsked, json: bool) -> Done {
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    let county = county(&kernel, asked.county.as_deref())?;
    let acts = SystemActs::without_a_permit_because("load", &county, kernel.today());
    let it = Asked { county: &county, what: &asked.what, path: &asked.path, name: None };
    let mut bar = Bar { shown: !json && std::io::stderr().is_terminal(), ..Bar::default() };
    let report = load::run(&kernel, &acts, &it, &mut |step| bar.step(step));
    bar.clear();
    let report = report?;
    say(json, &report, &report.to_string())?;
    if report.many(What::Refused) > 0 { Err(Stop::Found) } else { Ok(()) }
}

/// The county that is meant.
fn county(kernel: &Kernel, asked: Option<&str>) -> Outcome<String> {
    let all: Vec<String> = kernel.read(|unit| Board.counties(unit))?.into_iter().map(|it| it.slug).collect();
    match (asked, all.as_slice()) {
        (Some(asked), all) if all.iter().any(|it| it == asked) => Ok(asked.into()),
        (None, [only]) => Ok(only.clone()),
        (asked, all) => {
            let wrong =
                asked.map_or_else(String::new, |it| format!("There is no county called “{it}” here. "));
            Err(Fault::field("county", format!("{wrong}Name one with --county: {}", all.join(", "))))
        }
    }
}

/// How far it is, on one line that is written over.
#[derive(Default)]
struct Bar {
    shown: bool,
    files: usize,
    done: usize,
    bytes: u64,
}

impl Bar {
    fn step(&mut self, step: &Step<'_>) {
        match step {
            Step::Found(files, bytes) => (self.files, self.bytes) = (*files, *bytes),
            Step::Read(bytes) => self.draw(*bytes),
            Step::Done(line) => {
                self.done += 1;
                self.note(line);
            }
        }
    }

    fn draw(&self, read: u64) {
        if self.shown {
            let share = (read.min(self.bytes) * 30).checked_div(self.bytes).unwrap_or_default();
            let share = usize::try_from(share).unwrap_or(30);
            let bar = format!("{}{}", "#".repeat(share), "-".repeat(30 - share));
            let mut err = std::io::stderr().lock();
            write!(err, "\r[{bar}] {}/{} files, {} MB ", self.done, self.files, read >> 20)
                .and_then(|()| err.flush())
                .ok();
        }
    }

    fn note(&self, line: &Line) {
        if self.shown && line.what == What::Refused {
            self.clear();
            eprintln!("{}: {}", line.file, line.says);
        }
    }

    fn clear(&self) {
        if self.shown {
            eprint!("\r{}\r", " ".repeat(70));
        }
    }
}
