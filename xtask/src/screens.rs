//! `cargo xtask screens`: every page of the demo at two widths, as pictures in docs/screens.

use std::process::Command;

use crate::{Outcome, children, journeys, places, web};

/// Build the program and let Playwright draw the pages.
pub fn run() -> Outcome {
    web::run()?;
    children::run(
        Command::new("cargo").args(["build", "--package", "shiremoot"]).current_dir(places::root()),
    )?;
    let folder = places::root().join("docs/screens");
    children::run(journeys::command(&["--project=screens"])?.env("SHIREMOOT_SCREENS", folder))
}
