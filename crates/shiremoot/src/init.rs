//! `init`: a new install, empty or with examples.

use crate::says::{Done, say};
use crate::settings::Settings;
use crate::{examples, wire};
use kernel::time::MachineClock;
use kernel::{Fault, Outcome};
use std::sync::Arc;

/// Makes the data folder, the tables and the example counties that were asked for.
///
/// # Errors
/// [`Fault::Fields`] when an example is not known or already there.
pub fn run(settings: &Settings, names: &[String], json: bool) -> Done {
    for name in names {
        examples::find(name)?;
        if examples::is_folder(name) {
            try_out(settings, name)?;
        }
    }
    let kernel = wire::kernel(settings, Arc::new(MachineClock))?;
    for name in names {
        examples::load(&kernel, name)?;
    }
    kernel::ledger::seal(&kernel, "")?;
    let data = settings.data().display().to_string();
    let with = if names.is_empty() { String::new() } else { format!(" with {}", names.join(" and ")) };
    let words = format!("There is now an install in {data}{with}.\nNext: shiremoot serve --data {data}");
    say(json, &serde_json::json!({ "data": data, "examples": names }), &words)
}

/// Loads a county into a store that is thrown away, so that a mistake in its files is found before anything is changed.
fn try_out(settings: &Settings, name: &str) -> Outcome<()> {
    let folder = tempfile::Builder::new().prefix("shiremoot-").tempdir().map_err(Fault::broken)?;
    let data = folder.path().display().to_string();
    let overlay = settings.get("rulebook").to_string();
    let kernel =
        wire::kernel(&Settings::of(&[("data", data), ("rulebook", overlay)]), Arc::new(MachineClock))?;
    examples::load(&kernel, name)
}
