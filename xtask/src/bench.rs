//! `cargo xtask bench`: a release build measured against its budgets.

use std::process::{Command, Stdio};

use clap::Args;

use crate::{Outcome, children, places, web};

/// The package that measures.
const PACKAGE: &str = "shiremoot-bench";

/// What the measuring program is told.
#[derive(Args)]
pub struct Options {
    /// Handed on to the measuring program
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Builds the program and the measuring program for release, and runs the latter.
pub fn run(options: &Options) -> Outcome {
    let mut there = Command::new("cargo");
    there.args(["pkgid", PACKAGE]).current_dir(places::root()).stdout(Stdio::null());
    children::run(&mut there).map_err(|_| format!("there is no package {PACKAGE} in this workspace"))?;
    web::run()?;
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--package", "shiremoot", "--package", PACKAGE]);
    children::run(build.current_dir(places::root()))?;
    let release = places::target().join("release");
    children::run(
        Command::new(release.join(PACKAGE))
            .args(&options.rest)
            .env("SHIREMOOT_BIN", release.join("shiremoot"))
            .current_dir(places::root()),
    )
}
