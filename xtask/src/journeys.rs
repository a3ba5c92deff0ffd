//! The journeys in a real browser: Playwright with the system's Chromium.

use std::process::Command;

use crate::tally::Tally;
use crate::{Outcome, children, needs, places, python, web};

/// Fetch Playwright when it is missing and run it on a program that is already built.
pub fn run(arguments: &[&str], tally: &mut Tally) -> Outcome {
    children::run_reading(&mut command(arguments)?, tally)
}

/// The command that runs Playwright with these arguments.
pub fn command(arguments: &[&str]) -> Outcome<Command> {
    let folder = places::root().join("e2e");
    web::fetch(&folder)?;
    let mut command = Command::new("node");
    command
        .arg("node_modules/@playwright/test/cli.js")
        .arg("test")
        .args(arguments)
        .current_dir(folder)
        .env("SHIREMOOT_BIN", places::shiremoot())
        .env("SHIREMOOT_CHROMIUM", needs::chromium()?)
        .env("SHIREMOOT_TEST_PYTHON", python::ready()?);
    Ok(command)
}
