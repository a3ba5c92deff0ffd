//! Runs a county's community-safety board.

mod backup;
mod cli;
#[cfg(test)]
mod counties;
mod demo;
mod doctor;
mod duties;
mod example_data;
mod examples;
mod figure;
#[cfg(test)]
mod gaps;
#[cfg(test)]
mod golden;
mod init;
#[cfg(test)]
mod leaks;
mod ledger;
mod load;
mod made_up;
mod meeting;
mod paper;
mod play;
mod press;
mod record;
#[cfg(test)]
mod recorded;
mod says;
mod serve;
mod settings;
mod user;
mod wire;
mod year;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("SHIREMOOT_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    cli::run(cli::Cli::parse())
}
