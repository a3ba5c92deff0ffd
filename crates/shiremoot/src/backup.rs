//! `backup` and `restore`: one portable file, for either database, with the public record.

use crate::says::{Done, say};
use crate::settings::Settings;
use crate::wire;
use kernel::backup::{Along, Backup, Manifest};
use kernel::time::MachineClock;
use std::path::Path;
use std::sync::Arc;

/// The keys of an install, each with what is lost without it.
const KEYS: [(&str, &str); 2] = [
    ("site.key", "nobody with a second factor can sign in after a restore"),
    ("record.key", "the next publication is signed with another key, and readers are told so"),
];

/// Writes the file while the server may run. The keys are in it only when they are asked for.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be written: then there is no file.
pub fn backup(settings: &Settings, file: &Path, with_keys: bool, json: bool) -> Done {
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    kernel::ledger::seal(&kernel, "")?;
    // Held before the rows are read, so that the record and the rows are of one moment.
    let still = public::tree::still(&kernel)?;
    let mut along = Along { folder: settings.data(), files: still.files.clone() };
    let there = KEYS.iter().filter(|(name, _)| along.folder.join(name).exists());
    let keys: Vec<&(&str, &str)> = there.collect();
    if with_keys {
        along.files.extend(keys.iter().map(|(name, _)| (*name).to_string()));
    }
    let manifest = Backup::write_along(&kernel, file, &along)?;
    drop(still);
    let at = file.display();
    let words = if with_keys {
        format!(
            "Everything is in {at}, with the keys: whoever has it can sign as this install. Keep it as you keep a key."
        )
    } else if keys.is_empty() {
        format!("Everything is in {at}.")
    } else {
        let left = keys
            .iter()
            .map(|(name, lost)| format!("{}: without it {lost}.", along.folder.join(name).display()));
        let left: Vec<String> = left.collect();
        format!(
            "Everything is in {at}, but for the keys. Keep a copy of them apart, or take them into the backup with --with-keys.\n{}",
            left.join("\n")
        )
    };
    say(json, &manifest, &words)
}

/// Reads the file into an empty place.
///
/// # Errors
/// [`kernel::Fault::Fields`] when the place is not empty or the file is not whole: then nothing was changed.
pub fn restore(settings: &Settings, file: &Path, json: bool) -> Done {
    let parts = wire::parts(settings, Arc::new(MachineClock))?;
    let data = settings.data();
    let manifest = kernel::backup::restore_along(file, &parts, &wire::migrations(), Some(&data))?;
    let mut words = format!("All of {} is now in {}, and the ledger holds.", file.display(), data.display());
    for (name, lost) in KEYS {
        let gone = !manifest.beside.iter().any(|it| it.path == name) && !data.join(name).exists();
        // An install that never published has no key of the record to bring.
        if gone && (name != "record.key" || published(&manifest)) {
            words.push_str(&format!(
                "\nPut the {name} of the old install into {} before you serve: without it {lost}.",
                data.display()
            ));
        }
    }
    say(json, &manifest, &words)
}

fn published(manifest: &Manifest) -> bool {
    manifest.beside.iter().any(|it| it.path.starts_with("record/"))
}
