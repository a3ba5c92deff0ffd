//! `cargo xtask check-real DIR`: the tests whose names begin with `real`, which need data that is not in the repository.

use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use crate::tally::Tally;
use crate::{Outcome, children, places, web};

/// Where the real data is.
#[derive(Args)]
pub struct Options {
    /// The folder with the real data and the real report
    dir: PathBuf,
}

/// Runs every test target whose name begins with `real`, with the folder's full path in `SHIREMOOT_REAL`.
pub fn run(options: &Options) -> Outcome {
    let folder =
        options.dir.canonicalize().map_err(|e| format!("cannot find {}: {e}", options.dir.display()))?;
    web::run()?;
    let mut tally = Tally::default();
    let outcome = children::run_reading(
        Command::new("cargo")
            // All of the workspace, so that the features are those of the other tests and nothing is compiled twice.
            .args(["test", "--workspace", "--test", "real*", "--no-fail-fast"])
            .env("SHIREMOOT_REAL", folder)
            .current_dir(places::root()),
        &mut tally,
    );
    if let Err(why) = &outcome {
        eprintln!("xtask: {why}");
    }
    let mut total = Tally::default();
    total.add(tally, &outcome);
    total.close()
}
