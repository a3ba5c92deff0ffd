//! `ledger`: check the chain against heads kept elsewhere, and export it.

use crate::says::{Done, Stop, say};
use crate::settings::Settings;
use crate::wire;
use clap::Subcommand;
use kernel::Fault;
use kernel::ledger::{Head, page, seal, verify};
use kernel::time::MachineClock;
use std::io::Write;
use std::sync::Arc;

/// What can be done with the ledger.
#[derive(Subcommand)]
pub enum LedgerVerb {
    /// Recompute the whole chain, and hold it against heads from issued papers
    #[command(after_help = "Example:\n  shiremoot ledger verify --against board:812:9f2c...")]
    Verify {
        /// A head that was kept elsewhere; may be given several times
        #[arg(long, value_name = "HEAD")]
        against: Vec<Head>,
    },
    /// Write every event as one line of JSON
    #[command(after_help = "Example:\n  shiremoot ledger export > ledger.ndjson")]
    Export,
}

/// Does it.
///
/// # Errors
/// [`Stop::Found`] when the chain does not hold.
pub fn run(settings: &Settings, verb: &LedgerVerb, json: bool) -> Done {
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    seal(&kernel, "")?;
    match verb {
        LedgerVerb::Verify { against } => {
            let why = "the operator verifies the ledger";
            let verdict = kernel.read(|unit| verify(&mut unit.rows_without_a_permit(why), against))?;
            let words = if verdict.faults.is_empty() {
                format!("The ledger holds: {} entries.\nHead: {}", verdict.head.seq, verdict.head)
            } else {
                format!("The ledger does not hold:\n- {}", verdict.faults.join("\n- "))
            };
            say(json, &verdict, &words)?;
            if verdict.faults.is_empty() { Ok(()) } else { Err(Stop::Found) }
        }
        LedgerVerb::Export => {
            let mut out = std::io::stdout().lock();
            let mut after = String::new();
            loop {
                let why = "the operator exports the ledger";
                let entries = kernel.read(|unit| page(&mut unit.rows_without_a_permit(why), &after, 1000))?;
                let Some(last) = entries.last() else { return Ok(()) };
                after.clone_from(&last.id);
                for entry in &entries {
                    let line = serde_json::to_string(entry).map_err(Fault::broken)?;
                    writeln!(out, "{line}").map_err(Fault::broken)?;
                }
            }
        }
    }
}
