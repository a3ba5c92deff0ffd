//! The commands of this repository: `cargo xtask demo`, `cargo xtask test` and what they rest on.

mod bench;
mod check_real;
mod children;
mod demo;
mod journeys;
mod needs;
mod places;
mod postgres;
mod python;
mod screens;
mod tally;
mod test;
mod web;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command ends with: nothing, or the sentence that says what went wrong and what to do.
type Outcome<T = ()> = Result<T, String>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Demo, tests and the rest of the repository's own commands")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build, load the example counties into a temporary folder and serve them until Ctrl-C
    Demo(demo::Options),
    /// Run every test: Rust on both databases, documentation examples, and the browser
    Test(test::Options),
    /// Run the checks that need the real data and the real report
    CheckReal(check_real::Options),
    /// Fetch the front-end packages and prepare what the binary embeds
    Web,
    /// Draw every page at two widths into docs/screens
    Screens,
    /// Measure a release build against its budgets
    Bench(bench::Options),
}

fn main() -> ExitCode {
    children::watch_signals();
    let outcome = match Cli::parse().command {
        Command::Demo(options) => demo::run(&options),
        Command::Test(options) => test::run(&options),
        Command::CheckReal(options) => check_real::run(&options),
        Command::Web => web::run(),
        Command::Screens => screens::run(),
        Command::Bench(options) => bench::run(&options),
    };
    match outcome {
        // Stopped by the person: everything has been put away, and that is what was asked.
        _ if children::stopped() => ExitCode::from(130),
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
