//! `duties`: what the law asks as at a day, and how a county stands.

use crate::says::{Done, Stop, say};
use crate::settings::Settings;
use crate::wire;
use clap::{Args, Subcommand};
use duties::{Law, listing};
use jiff::civil::Date;
use kernel::Fault;
use kernel::rulebook::Rulebook;
use kernel::time::{Clock, MachineClock};
use std::sync::Arc;

/// What can be asked of the duties.
#[derive(Subcommand)]
pub enum DutiesVerb {
    /// List what the law asks as at a day: needs no install
    #[command(after_help = "Example:\n  shiremoot duties list --as-at 2022-02-01")]
    List(DayAsked),
    /// Show one duty in full, each of its versions: needs no install
    #[command(after_help = "Example:\n  shiremoot duties show si1830-r9-agreement")]
    Show {
        /// Name of the duty
        duty: String,
    },
    /// Say what is overdue, what cannot be known and what is due in a county as at a day
    #[command(
        after_help = "Example:\n  shiremoot duties gaps --county loamshire --as-at 2022-02-01\n\nExit codes: 0 nothing is overdue, 1 something is, 2 asked wrongly"
    )]
    Gaps {
        /// Short name of the county
        #[arg(long, value_name = "NAME")]
        county: String,
        #[command(flatten)]
        day: DayAsked,
    },
    /// Print the register as a table of Markdown, with how far each duty is known: needs no install
    #[command(after_help = "Example:\n  shiremoot duties coverage > docs/duties.md")]
    Coverage,
}

/// As at which day.
#[derive(Args)]
pub struct DayAsked {
    /// As at which day; today when it is left out
    #[arg(long, value_name = "DATE")]
    pub as_at: Option<Date>,
}

/// Answers.
///
/// # Errors
/// [`Fault::Fields`] on `rulebook`, `duty` or `county`; [`Stop::Found`] when gaps were asked for and something is overdue.
pub fn run(settings: &Settings, verb: &DutiesVerb, json: bool) -> Done {
    let today = kernel::time::civil(MachineClock.now());
    match verb {
        DutiesVerb::List(day) => {
            let listed = listing::listed(&law(settings)?, day.as_at.unwrap_or(today));
            say(json, &listed, &listed.to_string())
        }
        DutiesVerb::Show { duty } => {
            let found = listing::shown(&law(settings)?, duty)?;
            let words: Vec<String> = found.iter().map(ToString::to_string).collect();
            say(json, &found, &words.join("\n"))
        }
        DutiesVerb::Gaps { county, day } => {
            let kernel = wire::there(settings, Arc::new(MachineClock))?;
            let gaps = listing::gaps(&kernel, county, day.as_at.unwrap_or(today))?;
            say(json, &gaps, &gaps.to_string())?;
            if gaps.overdue() { Err(Stop::Found) } else { Ok(()) }
        }
        DutiesVerb::Coverage => {
            let table = duties::coverage::page(&law(settings)?, duties::coverage::CASES);
            say(json, &listing::listed(&law(settings)?, today), table.trim_end())
        }
    }
}

fn law(settings: &Settings) -> Result<Law, Stop> {
    let wrong = |e: kernel::rulebook::Misprint| Fault::field("rulebook", e.to_string());
    let rulebook = Rulebook::load(settings.overlay().as_deref()).map_err(wrong)?;
    Ok(Law::load(&rulebook).map_err(wrong)?)
}
