//! `backup` and `restore`: one portable file, for either database.

use crate::says::{Done, say};
use crate::settings::Settings;
use crate::wire;
use kernel::backup::Backup;
use kernel::time::MachineClock;
use std::path::Path;
use std::sync::Arc;

/// Writes the file while the server may run.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be written: then there is no file.
pub fn backup(settings: &Settings, file: &Path, json: bool) -> Done {
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    kernel::ledger::seal(&kernel, "")?;
    let manifest = Backup::write(&kernel, file)?;
    let key = settings.data().join("site.key").display().to_string();
    let words = format!(
        "Everything is in {}, but for the key {key}. Keep a copy of the key apart: without it nobody with a second factor can sign in after a restore.",
        file.display()
    );
    say(json, &manifest, &words)
}

/// Reads the file into an empty place.
///
/// # Errors
/// [`kernel::Fault::Fields`] when the place is not empty or the file is not whole: then nothing was changed.
pub fn restore(settings: &Settings, file: &Path, json: bool) -> Done {
    let parts = wire::parts(settings, Arc::new(MachineClock))?;
    let manifest = kernel::backup::restore(file, &parts, &wire::migrations())?;
    let data = settings.data().display().to_string();
    let words = format!(
        "All of {} is now in {data}, and the ledger holds. Put the site.key of the old install into {data} before you serve: without it nobody with a second factor can sign in.",
        file.display()
    );
    say(json, &manifest, &words)
}
