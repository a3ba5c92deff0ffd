//! The command line: verbs, each with an example.

use crate::settings::{Flags, Settings};
use crate::{
    backup, demo, doctor, duties, figure, init, ledger, load, made_up, meeting, paper, record, says, serve,
    settings, user, year,
};
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs a county's community-safety board: its table, its plan, its papers and its public record.
#[derive(Parser)]
#[command(name = "shiremoot", version, after_help = "Example:\n  shiremoot demo")]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: VerbOf,
}

/// What every verb takes.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// Folder that holds the data
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address of a PostgreSQL database, instead of the file in the data folder
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Settings file (TOML) instead of shiremoot.toml in the data folder
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Answer in JSON, for machines
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Subcommand)]
enum VerbOf {
    /// Make a new install, empty or with an example county
    #[command(after_help = "Example:\n  shiremoot init --data /srv/shiremoot --example loamshire")]
    Init {
        /// A county to start with: worcestershire, loamshire, or the folder of one of your own
        #[arg(long, value_name = "NAME")]
        example: Vec<String>,
    },
    /// Serve the pages
    #[command(after_help = "Example:\n  shiremoot serve --data /srv/shiremoot --listen 127.0.0.1:8080")]
    Serve {
        /// Where to listen
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<String>,
    },
    /// Serve both example counties from a temporary folder that goes when it ends
    #[command(after_help = "Examples:\n  shiremoot demo --today 2022-02-01\n  shiremoot demo --play-year")]
    Demo {
        /// Where to listen; port 0 takes a free one
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
        listen: String,
        /// Keep the counties in this folder, and find them there next time
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
        /// What day it is
        #[arg(long, value_name = "DATE", default_value = "2022-02-01")]
        today: Date,
        /// Add this many generated actions to Loamshire, to see it at scale
        #[arg(long, value_name = "N", default_value_t = 0)]
        actions: usize,
        /// Add this many generated reports to Loamshire, to see its record at scale
        #[arg(long, value_name = "N", default_value_t = 0)]
        papers: usize,
        /// Load a county of your own too, from a folder of the same shape as the examples
        #[arg(long = "county", value_name = "DIR")]
        counties: Vec<String>,
        /// Play Loamshire’s year of meetings first, and serve on the day on which it ends
        #[arg(long, conflicts_with = "today")]
        play_year: bool,
    },
    /// Build papers, and read them in
    #[command(subcommand)]
    Paper(paper::PaperVerb),
    /// Write the public record: a signed copy of everything that anybody may read
    #[command(after_help = "Example:\n  shiremoot publish --data /srv/shiremoot --to /srv/www/record")]
    Publish(record::PublishAsked),
    /// Check a copy of the public record: needs no install and no connection
    #[command(
        after_help = "Example:\n  shiremoot verify-record /srv/www/record/loamshire --key 9f2c...\n\nExit codes: 0 it holds, 1 something is wrong with it, 2 asked wrongly"
    )]
    VerifyRecord(record::VerifyAsked),
    /// Bring in files of a dataset: every row is checked and accounted for
    #[command(
        after_help = "Examples:\n  shiremoot load police-uk ~/Downloads/latest.zip --county loamshire\n  shiremoot load ons-geography lookups/\n\nWhat was cut off goes on when the same is loaded again.\n\nExit codes: 0 all taken or kept already, 1 a file was refused, 2 asked wrongly, 3 the machine failed"
    )]
    Load(load::LoadAsked),
    /// Read in meetings that another system has published
    #[command(subcommand)]
    Meeting(meeting::MeetingVerb),
    /// Say what the law asks as at a day, and how a county stands
    #[command(subcommand)]
    Duties(duties::DutiesVerb),
    /// Make figures again from what was counted, and say whether they are the same
    #[command(subcommand)]
    Figure(figure::FigureVerb),
    /// Plan a legal year: what its duties and groups need, against what stands
    #[command(subcommand)]
    Year(year::YearVerb),
    /// Check and export the ledger
    #[command(subcommand)]
    Ledger(ledger::LedgerVerb),
    /// Say what is wrong with this install, and what to do about it
    #[command(after_help = "Examples:\n  shiremoot doctor\n  shiremoot doctor --rebuild-search")]
    Doctor {
        /// First make the index of words anew, from everything that is found by its words
        #[arg(long)]
        rebuild_search: bool,
    },
    /// Make up data in published layouts, at any size, for trying things out
    #[command(subcommand)]
    Synthetic(made_up::SyntheticVerb),
    /// Show each setting and where it came from
    Settings,
    /// Let people in, and keep them out
    #[command(subcommand)]
    User(user::UserVerb),
    /// Write everything into one portable file, while the server runs
    #[command(after_help = "Example:\n  shiremoot backup --data /srv/shiremoot monday.shiremoot")]
    Backup {
        /// The file to write
        file: PathBuf,
        /// Take the keys too, which sign the public record and open second factors: keep the file as you keep a key
        #[arg(long)]
        with_keys: bool,
    },
    /// Bring a backup into an empty place, of either database
    #[command(
        after_help = "Example:\n  shiremoot restore --data /srv/new --database postgres://... monday.shiremoot"
    )]
    Restore {
        /// The file to read
        file: PathBuf,
    },
}

/// Does what was asked. Exit codes: 0 done, 1 found something wrong, 2 asked wrongly, 3 the machine failed.
pub fn run(cli: Cli) -> ExitCode {
    let flags = |listen: Option<String>| Flags { common: cli.common.clone(), listen };
    let json = cli.common.json;
    let result = match cli.verb {
        VerbOf::Demo { listen, keep, today, actions, papers, counties, play_year } => {
            demo::run(&demo::Asked { listen, keep, today, actions, papers, counties, play_year })
        }
        VerbOf::Paper(paper::PaperVerb::Import(asked)) => paper::import(&asked, json),
        VerbOf::VerifyRecord(asked) => record::verify(&asked, json),
        VerbOf::Synthetic(verb) => made_up::run(&verb, json),
        VerbOf::Serve { listen } => Settings::read(&flags(listen)).and_then(|s| serve::run(&s)),
        other => Settings::read(&flags(None)).and_then(|settings| match other {
            VerbOf::Init { example } => init::run(&settings, &example, json),
            VerbOf::Paper(verb) => paper::run(&settings, &verb, json),
            VerbOf::Load(asked) => load::run(&settings, &asked, json),
            VerbOf::Meeting(verb) => meeting::run(&settings, &verb, json),
            VerbOf::Duties(verb) => duties::run(&settings, &verb, json),
            VerbOf::Figure(verb) => figure::run(&settings, &verb, json),
            VerbOf::Year(verb) => year::run(&settings, &verb, json),
            VerbOf::Ledger(verb) => ledger::run(&settings, &verb, json),
            VerbOf::Publish(asked) => record::publish(&settings, &asked, json),
            VerbOf::Doctor { rebuild_search } => doctor::run(&settings, rebuild_search, json),
            VerbOf::Settings => settings::show(&settings, json),
            VerbOf::User(verb) => user::run(&settings, &verb, json),
            VerbOf::Backup { file, with_keys } => backup::backup(&settings, &file, with_keys, json),
            VerbOf::Restore { file } => backup::restore(&settings, &file, json),
            VerbOf::Demo { .. } | VerbOf::Serve { .. } | VerbOf::Synthetic(_) | VerbOf::VerifyRecord(_) => {
                Ok(())
            }
        }),
    };
    says::ended(result, json)
}
