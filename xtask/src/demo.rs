//! `cargo xtask demo`: from a fresh clone to an address that answers.

use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use crate::{Outcome, children, places, web};

/// What the demo can be told.
#[derive(Args)]
pub struct Options {
    /// Keep the example counties in this folder instead of a temporary one
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: String,
    /// What day it is in the demo, as in 2022-02-01
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    /// Play a year of meetings first, and serve the day after it
    #[arg(long, conflicts_with = "today")]
    play_year: bool,
}

/// Build, then serve until stopped. What the demo writes lies in one temporary folder, which goes when it ends.
pub fn run(options: &Options) -> Outcome {
    web::run()?;
    children::run(
        Command::new("cargo").args(["build", "--package", "shiremoot"]).current_dir(places::root()),
    )?;
    let folder = tempfile::Builder::new()
        .prefix("shiremoot-demo-")
        .tempdir()
        .map_err(|e| format!("cannot make a temporary folder: {e}"))?;
    let mut demo = children::tied(&places::shiremoot(), None);
    demo.arg("demo").args(["--listen", &options.listen]).env("TMPDIR", folder.path());
    if let Some(keep) = &options.keep {
        demo.arg("--keep").arg(keep);
    }
    if let Some(today) = &options.today {
        demo.args(["--today", today]);
    }
    if options.play_year {
        demo.arg("--play-year");
    }
    children::run(&mut demo)
}
