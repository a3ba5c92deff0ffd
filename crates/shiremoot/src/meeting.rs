//! `meeting`: reading in what another system has published of a group's meetings.

use crate::says::{self, Done, Stop, say};
use crate::settings::Settings;
use crate::wire;
use clap::{Args, Subcommand};
use kernel::time::MachineClock;
use kernel::{Fault, Outcome, SystemActs};
use meetings::import::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What can be done with meetings.
#[derive(Subcommand)]
pub enum MeetingVerb {
    /// Read in meetings that another system has published: XML of a committee system’s web service, or OParl JSON
    #[command(
        after_help = "Example:\n  shiremoot meeting import old-minutes/ --county loamshire --group hwb --dry-run"
    )]
    Import(ImportAsked),
}

/// What to read in.
#[derive(Args)]
pub struct ImportAsked {
    /// The file, or a folder of files
    pub from: PathBuf,
    /// Short name of the county
    #[arg(long, value_name = "NAME")]
    pub county: String,
    /// Short name of the group; without it each body is looked for by its name
    #[arg(long, value_name = "NAME")]
    pub group: Option<String>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Reads meetings in, and says what became of each.
///
/// # Errors
/// [`Fault::Fields`] on `from`, `file` or `group`; then nothing was written.
pub fn run(settings: &Settings, verb: &MeetingVerb, json: bool) -> Done {
    let MeetingVerb::Import(asked) = verb;
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    let published = import::read(&files(&asked.from)?);
    let acts = SystemActs::without_a_permit_because("import", &asked.county, kernel.today());
    let group = asked.group.as_deref();
    let report = kernel.read(|unit| {
        if !board::current(unit, &asked.county)?.facts.is_empty() {
            return import::reconcile(unit, &acts, &asked.county, group, &published);
        }
        Err(Fault::field("county", format!("There is no county called “{}” here", asked.county)))
    })?;
    say(json, &report, &report.to_string())?;
    if !report.damaged.is_empty() {
        return Err(Stop::Found);
    }
    if asked.dry_run || report.new.is_empty() {
        return Ok(());
    }
    kernel.write(|unit| import::take(unit, &acts, &asked.county, group, &published))?;
    if !json {
        says::line(&format!("Read in: {} meetings", report.new.len()))?;
    }
    Ok(())
}

/// The files of a folder that can be meetings, in order of their names; or the one file.
fn files(from: &Path) -> Outcome<Vec<File>> {
    let unread = |path: &Path, e: std::io::Error| {
        Fault::field("from", format!("{} cannot be read: {e}", path.display()))
    };
    let mut paths = Vec::new();
    if from.is_dir() {
        for entry in std::fs::read_dir(from).map_err(|e| unread(from, e))? {
            let path = entry.map_err(|e| unread(from, e))?.path();
            let ends = path
                .extension()
                .is_some_and(|end| end.eq_ignore_ascii_case("xml") || end.eq_ignore_ascii_case("json"));
            if ends && path.is_file() {
                paths.push(path);
            }
        }
        paths.sort();
    } else {
        paths.push(from.to_path_buf());
    }
    if paths.is_empty() {
        return Err(Fault::field("from", format!("{} holds no .xml and no .json file", from.display())));
    }
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).map_err(|e| unread(&path, e))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(File { name, text: String::from_utf8_lossy(&bytes).into_owned() })
    };
    paths.into_iter().map(read).collect()
}
