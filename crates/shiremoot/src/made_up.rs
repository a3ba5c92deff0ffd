//! `synthetic`: made-up data in published layouts, at any size, that says that it is made up.

use crate::says::{Done, say};
use clap::{Args, Subcommand, ValueEnum};
use kernel::{Fault, Outcome};
use serde::Serialize;
use std::path::{Path, PathBuf};
use synthetic::files::{self, Asked, Beside};
use synthetic::{Geography, Key, Model, Noise, month, place};

/// What can be made up.
#[derive(Subcommand)]
pub enum SyntheticVerb {
    /// Months of files in the layout of data.police.uk, of places that do not exist
    #[command(
        after_help = "Examples:\n  shiremoot synthetic police-uk /tmp/county --scale county --months 36\n  shiremoot synthetic police-uk /tmp/national --scale national --months 12 --only-street\n\nExit codes: 0 done, 2 asked wrongly, 3 the machine failed"
    )]
    PoliceUk(FilesAsked),
}

/// Which files.
#[derive(Args)]
pub struct FilesAsked {
    /// The folder to write into
    pub folder: PathBuf,
    /// One county, or a country of 44 forces
    #[arg(long, value_enum, default_value = "county")]
    pub scale: Scale,
    /// How many months
    #[arg(long, value_name = "N", default_value_t = 12)]
    pub months: u16,
    /// The last month
    #[arg(long, value_name = "MONTH", default_value = "2025-12")]
    pub until: String,
    /// The same seed gives the same files
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// What to plant, as TOML; without it a few changes and gaps of the program’s own
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Leave out outcomes, stops and searches
    #[arg(long)]
    pub only_street: bool,
}

/// How much.
#[derive(Clone, Copy, ValueEnum)]
pub enum Scale {
    /// One county and a corner of the next.
    County,
    /// As many forces and small areas as England and Wales.
    National,
}

/// What was written.
#[derive(Serialize)]
struct Told {
    files: u64,
    street: u64,
    others: u64,
    bytes: u64,
}

/// Makes it up.
///
/// # Errors
/// [`Fault::Fields`] on `months`, `until` or `key`; [`Fault::Broken`] when the disk fails.
pub fn run(verb: &SyntheticVerb, json: bool) -> Done {
    let SyntheticVerb::PoliceUk(asked) = verb;
    let to = month::read(&asked.until).ok_or_else(|| {
        Fault::field("until", format!("“{}” is no month: write it as 2025-12", asked.until))
    })?;
    if !(1..=240).contains(&asked.months) {
        return Err(Fault::field("months", "Ask for 1 to 240 months").into());
    }
    let from = to - i32::from(asked.months) + 1;
    let (place, own) = match asked.scale {
        Scale::County => (place::loamshire(synthetic::example::SEED).place, Key::county(to)),
        Scale::National => {
            let place = place::national(asked.seed);
            let own = Key::national(&place, to);
            (place, own)
        }
    };
    let key = match &asked.key {
        None => own,
        Some(file) => read(file)?,
    };
    let written = write(&place, &key, asked, from, to)?;
    let told =
        Told { files: written.files, street: written.street, others: written.others, bytes: written.bytes };
    let text = format!(
        "Wrote {} made-up files, {} rows of crime and incidents, {} of outcomes and searches, {} MB, into {}.\nWhat was planted stands in {}.",
        told.files,
        told.street,
        told.others,
        told.bytes / 1_000_000,
        asked.folder.display(),
        asked.folder.join(files::KEY).display(),
    );
    say(json, &told, &text)
}

fn read(file: &Path) -> Outcome<Key> {
    let text = std::fs::read_to_string(file)
        .map_err(|e| Fault::field("key", format!("{} cannot be read: {e}", file.display())))?;
    Key::read(&text).map_err(|e| Fault::field("key", e.to_string()))
}

fn write(place: &Geography, key: &Key, asked: &FilesAsked, from: i32, to: i32) -> Outcome<files::Written> {
    let model = Model::new(place, key, asked.seed, Noise::default())
        .map_err(|e| Fault::field("key", e.to_string()))?;
    let beside = Beside { outcomes: !asked.only_street, searches: !asked.only_street };
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    files::write(&asked.folder, &model, key, &Asked { from, to, beside, threads }).map_err(Fault::broken)
}
