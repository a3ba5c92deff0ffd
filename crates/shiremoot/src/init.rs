//! `init`: a new install, empty or with examples.

use crate::says::{Done, say};
use crate::settings::Settings;
use crate::{examples, wire};
use kernel::time::MachineClock;
use std::sync::Arc;

/// Makes the data folder, the tables and the example counties that were asked for.
///
/// # Errors
/// [`kernel::Fault::Fields`] when an example is not known or already there.
pub fn run(settings: &Settings, names: &[String], json: bool) -> Done {
    for name in names {
        examples::find(name)?;
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
