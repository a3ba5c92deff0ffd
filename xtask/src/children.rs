//! Child processes that end when we do: each leads a process group, and a signal to us stops every group.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::tally::Tally;
use crate::{Outcome, needs};

/// How long a child may take to put its things away before it is killed.
const GRACE: Duration = Duration::from_secs(10);

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether a signal has asked us to stop.
pub fn stopped() -> bool {
    STOPPED.load(Ordering::SeqCst)
}

/// From now on Ctrl-C, hang-up and termination stop the children; the command that waits for them then ends by itself,
/// and its temporary folders go with it.
pub fn watch_signals() {
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
        return;
    };
    thread::spawn(move || {
        for _ in signals.forever() {
            STOPPED.store(true, Ordering::SeqCst);
            let all: Vec<i32> = groups().iter().copied().collect();
            for group in all {
                thread::spawn(move || end(group));
            }
        }
    });
}

fn groups() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A running child with everything that it started. Dropping it ends the whole group.
pub struct Running {
    child: Child,
    group: i32,
}

impl Running {
    /// Wait until the child ends by itself or is stopped.
    pub fn wait(&mut self) -> Outcome<ExitStatus> {
        self.child.wait().map_err(|e| format!("cannot wait for a child process: {e}"))
    }

    /// Whether the child still runs.
    pub fn alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.alive() {
            signal(self.group, Signal::SIGINT);
            let began = Instant::now();
            while self.alive() && began.elapsed() < GRACE {
                thread::sleep(Duration::from_millis(20));
            }
        }
        // What the child left running, or the child itself when it would not go.
        signal(self.group, Signal::SIGKILL);
        let _ = self.child.wait();
        groups().remove(&self.group);
    }
}

/// Start a child in a group of its own. It never reads our standard input.
pub fn start(command: &mut Command) -> Outcome<Running> {
    if stopped() {
        return Err("stopped".into());
    }
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command
        .stdin(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|e| format!("cannot start {name}: {e}"))?;
    let group = i32::try_from(child.id()).map_err(|e| format!("odd process number: {e}"))?;
    groups().insert(group);
    if stopped() {
        // The signal came between the check and the registration.
        end(group);
    }
    Ok(Running { child, group })
}

/// A command whose process is interrupted even when we are killed outright, where the system can do that (Linux);
/// as another user when one is named, which takes root.
pub fn tied(program: &Path, user: Option<&str>) -> Command {
    if needs::find("setpriv").is_none() && user.is_none() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    if let Some(user) = user {
        command.args(["--reuid", user, "--clear-groups"]);
    }
    command.args(["--pdeathsig", "INT"]).arg(program);
    command
}

/// Run a child to its end; anything but success is an error that names the command.
pub fn run(command: &mut Command) -> Outcome {
    let status = start(command)?.wait()?;
    judge(command, status)
}

/// The same, passing on what the child says while the closing lines of test runners are counted.
pub fn run_reading(command: &mut Command, tally: &mut Tally) -> Outcome {
    let (out, theirs) = io::pipe().map_err(|e| format!("cannot make a pipe: {e}"))?;
    let both = theirs.try_clone().map_err(|e| format!("cannot make a pipe: {e}"))?;
    let mut running = start(command.stdout(theirs).stderr(both))?;
    // Our own ends of the pipe must close, or reading would never come to an end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    thread::scope(|scope| {
        scope.spawn(|| pass_on(out, tally));
        let status = running.wait();
        // Whatever the child left running would keep the pipe open.
        drop(running);
        judge(command, status?)
    })
}

fn pass_on(from: io::PipeReader, tally: &mut Tally) {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    // Bytes, not characters: a test may print what is not text.
    while matches!(from.read_until(b'\n', &mut line), Ok(n) if n > 0) {
        let _ = io::stdout().write_all(&line);
        tally.read(&String::from_utf8_lossy(&line));
        line.clear();
    }
}

fn judge(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    let words: Vec<String> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    Err(format!("`{}` ended with {status}", words.join(" ")))
}

/// Ask a group to end, and kill it when it does not within the grace.
fn end(group: i32) {
    signal(group, Signal::SIGINT);
    let began = Instant::now();
    while began.elapsed() < GRACE {
        if !there(group) {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    signal(group, Signal::SIGKILL);
}

fn signal(group: i32, signal: Signal) {
    // A group that has already gone is what we want.
    let _ = killpg(Pid::from_raw(group), signal);
}

fn there(group: i32) -> bool {
    killpg(Pid::from_raw(group), None).is_ok()
}
