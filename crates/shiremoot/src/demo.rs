//! `demo`: both example counties, served from a folder that goes when it ends.

use crate::play::{self, clock::TurnedClock};
use crate::says::{self, Done};
use crate::settings::Settings;
use crate::{example_data, examples, serve, wire};
use jiff::civil::Date;
use kernel::time::ShiftedClock;
use kernel::{Fault, Outcome};
use site::{App, Options};
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
    /// How many generated reports to add.
    pub papers: usize,
    /// Counties of one's own, each by the folder that it lies in.
    pub counties: Vec<String>,
    /// Whether a year of meetings is played first.
    pub play_year: bool,
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
    std::fs::create_dir_all(&folder)
        .map_err(|e| Fault::Broken(format!("{} cannot be made: {e}", folder.display())))?;
    let (listener, address) = serve::listen(&asked.listen)?;
    let settings = Settings::of(&[
        ("data", folder.display().to_string()),
        ("listen", asked.listen.clone()),
        ("base", address.clone()),
    ]);
    let fresh = !settings.place().is_there();
    let options = Options { demo: true, base: address.clone(), ..wire::options(&settings)? };
    let app = if asked.play_year {
        played(&settings, options, asked, fresh)?
    } else {
        let kernel = wire::kernel(&settings, Arc::new(ShiftedClock::starting(asked.today)))?;
        if fresh {
            prepare(&kernel, asked)?;
        }
        wire::app(kernel, options)
    };
    let today = kernel::clock::words::format_long(app.kernel.today());
    serve::on(app, None, listener, || {
        says::greet(&format!("The demo answers at {address}\nToday is {today} there. Stop it with Ctrl-C."));
    })?;
    drop(temporary);
    Ok(())
}

fn prepare(kernel: &kernel::Kernel, asked: &Asked) -> Outcome<()> {
    for name in examples::names().iter().chain(&asked.counties) {
        examples::load(kernel, name)?;
        example_data::load(kernel, name)?;
    }
    if asked.actions > 0 {
        plans::generate(kernel, "loamshire", asked.actions, 1)?;
    }
    if asked.papers > 0 {
        papers::generate(kernel, "loamshire", asked.papers)?;
    }
    kernel::ledger::seal(kernel, "")?;
    // A record at scale takes a while; it is published by whoever wants to see it.
    if asked.actions == 0 && asked.papers == 0 {
        for name in examples::names() {
            public::export(kernel, &name, "the demo begins with a record")?;
        }
        kernel::ledger::seal(kernel, "")?;
    }
    Ok(())
}

/// The site of a county that has played a year, on the day after it.
fn played(settings: &Settings, options: Options, asked: &Asked, fresh: bool) -> Outcome<Arc<App>> {
    let clock = Arc::new(TurnedClock::standing(asked.today));
    let kernel = wire::kernel(settings, clock.clone())?;
    if fresh {
        prepare(&kernel, asked)?;
    }
    // Whoever tells people of meetings asks the site for their addresses, so it is there before the first meeting is called.
    let app = wire::app(kernel, options);
    if fresh {
        let stage = play::Stage { kernel: &app.kernel, turn: &|to| clock.turn(to), jobs: &app.jobs() };
        let year = play::year(&stage, &examples::find("loamshire")?)?;
        public::export(&app.kernel, "loamshire", "the year ends with a record")?;
        says::greet(&format!("Loamshire has played a year: {} meetings in {} steps", year.held, year.steps));
    }
    clock.let_go(play::timeline::ENDS.tomorrow().map_err(Fault::broken)?);
    Ok(app)
}
