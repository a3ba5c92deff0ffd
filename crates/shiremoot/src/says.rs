//! How a verb ends: what it says, and the exit code that means something.

use kernel::Fault;
use serde::Serialize;
use std::process::ExitCode;

/// Why a verb did not do what was asked.
#[derive(Debug)]
pub enum Stop {
    /// A fault of the usual kinds.
    Fault(Fault),
    /// It was done, and it found something wrong: already said.
    Found,
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What a verb gives.
pub type Done = Result<(), Stop>;

/// Says something as JSON or in words.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written as JSON.
pub fn say(json: bool, value: &impl Serialize, words: &str) -> Done {
    if json { line(&serde_json::to_string_pretty(value).map_err(Fault::broken)?) } else { line(words) }
}

/// One line of what was asked for. Whoever reads it may have read enough, as `head` does: that is no fault.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written, as on a full disk.
pub fn line(words: &str) -> Done {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{words}").and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Fault::Broken(format!("the answer could not be written: {e}")).into())
        }
        _ => Ok(()),
    }
}

/// Says where it answers. Nobody may be listening any more: serving goes on all the same.
pub fn greet(words: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{words}").and_then(|()| out.flush()).ok();
}

/// Ends the program.
pub fn ended(result: Done, json: bool) -> ExitCode {
    let (code, fault) = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Stop::Found) => return ExitCode::from(1),
        Err(Stop::Fault(fault @ Fault::Broken(_))) => (3, fault),
        Err(Stop::Fault(fault)) => (2, fault),
    };
    if json {
        // It has failed already: where not even that can be said, the exit code says it.
        line(&serde_json::json!({ "error": fault.to_string() }).to_string()).ok();
    } else {
        eprintln!("{fault}");
    }
    ExitCode::from(code)
}
