//! `figure`: makes a kept figure again from the parts that were counted, and says whether it is the same.

use crate::says::{Done, Stop, say};
use crate::settings::Settings;
use crate::wire;
use clap::Subcommand;
use kernel::time::MachineClock;
use std::sync::Arc;

/// What can be done with figures.
#[derive(Subcommand)]
pub enum FigureVerb {
    /// Make a figure again from the parts that were counted, and say whether it is the same
    #[command(
        after_help = "Example:\n  shiremoot figure explain loamshire/FIG-0001 --rows\n\nExit codes: 0 it is the same, 1 something differs, 2 asked wrongly"
    )]
    Explain {
        /// The figure: its county and its reference
        figure: String,
        /// Which version; the newest when it is left out
        #[arg(long, value_name = "N")]
        version: Option<i64>,
        /// Read the rows that were kept too, and hold them against their hash
        #[arg(long)]
        rows: bool,
    },
}

/// Answers.
///
/// # Errors
/// [`kernel::Fault::Absent`] when there is no such figure; [`Stop::Found`] when something differs.
pub fn run(settings: &Settings, verb: &FigureVerb, json: bool) -> Done {
    let FigureVerb::Explain { figure, version, rows } = verb;
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    let told = insight::figure::told(&kernel, figure, *version, *rows)?;
    say(json, &told, &told.to_string())?;
    if told.equal { Ok(()) } else { Err(Stop::Found) }
}
