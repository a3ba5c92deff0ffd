//! System calls as strace saw them: what was written where, what was forced to disk, and when.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// One system call that has returned.
#[derive(Clone, Debug)]
pub struct Call {
    pub name: String,
    /// The file it was about.
    pub file: String,
    /// All of its arguments, as strace writes them.
    pub arguments: String,
    /// When it began and when it returned, in microseconds.
    pub began: u64,
    pub ended: u64,
}

/// Whether strace is here; where it is not, one line says so.
pub fn here() -> bool {
    let here = Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let here = here.is_ok_and(|status| status.success());
    if !here {
        testkit::runs::missing("strace is missing: apt-get install strace");
    }
    here
}

/// strace with what [`read`] needs; the program or `-p` follows. Each thread has a file of its own in the folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new("strace");
    command
        .args(["-ff", "-qq", "-ttt", "-T", "-y", "-s", "200000", "-e", "signal=none"])
        .args(["-e", "trace=write,writev,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2"])
        .arg("-o")
        .arg(folder.join("trace"));
    command
}

/// Every call of every thread, in the order in which they returned.
pub fn read(folder: &Path) -> Vec<Call> {
    let files = fs::read_dir(folder).expect("the traces").flatten();
    let mut calls: Vec<Call> = files
        .flat_map(|file| {
            let text = fs::read(file.path()).expect("a trace");
            String::from_utf8_lossy(&text).lines().filter_map(call).collect::<Vec<_>>()
        })
        .collect();
    calls.sort_by_key(|call| call.ended);
    calls
}

/// `1645000000.123456 pwrite64(7</tmp/a-wal>, "...", 24, 32) = 24 <0.000021>`; a call that failed is none.
fn call(line: &str) -> Option<Call> {
    let (began, rest) = line.split_once(' ')?;
    let (name, rest) = rest.trim_start().split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    let (value, took) = result.split_once(" <")?;
    if value.starts_with('-') {
        return None;
    }
    let file = match name {
        "rename" | "renameat" | "renameat2" => arguments.rsplit('"').nth(1)?,
        _ => arguments.split_once('<')?.1.split_once('>')?.0,
    };
    let began = micros(began)?;
    Some(Call {
        name: name.into(),
        file: file.into(),
        arguments: arguments.into(),
        began,
        ended: began + micros(took.trim_end_matches('>'))?,
    })
}

fn micros(seconds: &str) -> Option<u64> {
    let (whole, part) = seconds.split_once('.')?;
    Some(whole.parse::<u64>().ok()? * 1_000_000 + part.get(..6)?.parse::<u64>().ok()?)
}
