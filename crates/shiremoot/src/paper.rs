//! `paper`: build papers, and read them in.

use crate::says::{Done, say};
use crate::settings::Settings;
use crate::wire;
use clap::{Args, Subcommand};
use kernel::Fault;
use kernel::time::MachineClock;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// What can be done with papers.
#[derive(Subcommand)]
pub enum PaperVerb {
    /// Write a paper as a file: pdf, docx, html, txt, md or json
    #[command(
        after_help = "Example:\n  shiremoot paper build worcestershire 2022-02-15-hwb --as pdf > report.pdf"
    )]
    Build {
        /// Short name of the county
        county: String,
        /// Short name of the paper
        paper: String,
        /// pdf, docx, html, txt, md or json
        #[arg(long = "as", value_name = "FORMAT", default_value = "txt")]
        format: String,
    },
    /// Read a report, as text, Markdown or JSON, into blocks, and say what was not understood
    #[command(after_help = "Example:\n  shiremoot paper import report.txt --json")]
    Import(ImportAsked),
}

/// What to import.
#[derive(Args)]
pub struct ImportAsked {
    /// The report
    pub file: PathBuf,
    /// Folder laid over the rulebook of this release
    #[arg(long, value_name = "DIR")]
    pub rulebook: Option<PathBuf>,
}

/// Builds a paper.
///
/// # Errors
/// [`Fault::Absent`] when there is none of that name; [`Fault::Fields`] when the format is not known.
pub fn run(settings: &Settings, verb: &PaperVerb, json: bool) -> Done {
    match verb {
        PaperVerb::Build { county, paper, format } => {
            let kernel = wire::there(settings, Arc::new(MachineClock))?;
            let bytes = papers::build(&kernel, &wire::sources(), county, paper, format)?;
            std::io::stdout().write_all(&bytes).map_err(Fault::broken)?;
            Ok(())
        }
        PaperVerb::Import(asked) => import(asked, json),
    }
}

/// Reads a report. Nothing is changed: the answer is what was understood.
///
/// # Errors
/// [`Fault::Fields`] when the file cannot be read.
pub fn import(asked: &ImportAsked, json: bool) -> Done {
    let rulebook = kernel::rulebook::Rulebook::load(asked.rulebook.as_deref())
        .map_err(|e| Fault::field("rulebook", e.to_string()))?;
    let report = papers::import_file(&rulebook, &asked.file)?;
    say(json, &report, &report.to_string())
}
