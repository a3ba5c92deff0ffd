//! `demo`: both example counties, served from a folder that goes when it ends.

use crate::says::{self, Done};
use crate::settings::Settings;
use crate::{examples, serve, wire};
use jiff::civil::Date;
use kernel::time::ShiftedClock;
use kernel::{Fault, Outcome};
use site::Options;
use std::path::PathBuf;
use std::sync::Arc;

/// What the demo was asked for.
#[derive(Debug)]
pub struct Asked {
    /// Where to listen.
    pub listen: String,
    /// Where to keep it.
    pub keep: Option<PathBuf>,
    /// What day it is.
    pub today: Date,
    /// How many generated actions to add.
    pub actions: usize,
}

/// Makes the counties when they are not there yet, and serves them.
///
/// # Errors
/// [`Fault::Broken`] when the folder or the socket cannot be had.
pub fn run(asked: &Asked) -> Done {
    let temporary = match &asked.keep {
        Some(_) => None,
        None => Some(tempfile::Builder::new().prefix("shiremoot-").tempdir().map_err(Fault::broken)?),
    };
    let folder = match (&asked.keep, &temporary) {
        (Some(keep), _) => keep.clone(),
        (None, Some(temporary)) => temporary.path().to_path_buf(),
        (None, None) => PathBuf::from("."),
    };
    let (listener, address) = serve::listen(&asked.listen)?;
    let settings = Settings::of(&[
        ("data", folder.display().to_string()),
        ("listen", asked.listen.clone()),
        ("base", address.clone()),
    ]);
    let fresh = !settings.place().is_there();
    let kernel = wire::kernel(&settings, Arc::new(ShiftedClock::starting(asked.today)))?;
    if fresh {
        prepare(&kernel, asked.actions)?;
    }
    let options = Options { demo: true, base: address.clone(), ..wire::options(&settings)? };
    let today = kernel::clock::words::format_long(asked.today);
    serve::on(wire::app(kernel, options), listener, || {
        says::greet(&format!("The demo answers at {address}\nToday is {today} there. Stop it with Ctrl-C."));
    })?;
    drop(temporary);
    Ok(())
}

fn prepare(kernel: &kernel::Kernel, actions: usize) -> Outcome<()> {
    for name in examples::names() {
        examples::load(kernel, &name)?;
    }
    if actions > 0 {
        plans::generate(kernel, "loamshire", actions, 1)?;
    }
    kernel::ledger::seal(kernel, "").map(drop)
}
