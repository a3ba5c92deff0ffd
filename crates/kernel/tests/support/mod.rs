//! The load program as a child process, a cluster of PostgreSQL that may be killed, and a trace of system calls.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod cluster;
pub mod trace;

use kernel::db::dialect::Place;
use kernel::time::{Chance, OsChance};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The example program, which cargo builds with the tests.
pub fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let folder = test.parent().and_then(Path::parent).expect("tests lie in target/debug/deps");
    let program = folder.join("examples").join("write_load");
    assert!(program.exists(), "build it first: cargo build -p shiremoot-kernel --examples");
    program
}

/// Arguments that lead the program to a place.
pub fn arguments(place: &Place, folder: &Path) -> [String; 3] {
    let (setting, schema) = match place {
        Place::File(file) => {
            let name = file.file_stem().and_then(|name| name.to_str()).expect("a store has a name");
            (String::new(), name.into())
        }
        Place::Server { url, schema } => (url.clone(), schema.clone()),
    };
    [setting, folder.display().to_string(), schema]
}

/// A number below `end` that nobody chose.
pub fn chance(end: u64) -> u64 {
    let mut bytes = [0; 8];
    OsChance.fill(&mut bytes);
    u64::from_be_bytes(bytes) % end
}

/// A running load whose acknowledgements are gathered.
pub struct Load {
    child: Child,
    first: Receiver<()>,
    said: JoinHandle<String>,
}

impl Load {
    pub fn start(place: &Place, folder: &Path, threads: &str) -> Self {
        let mut child = Command::new(program())
            .args(arguments(place, folder))
            .arg(threads)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the load starts");
        let mut out = child.stdout.take().expect("its output is ours");
        let (tell, first) = channel();
        let said = thread::spawn(move || {
            let mut said = Vec::new();
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut buffer) {
                said.extend_from_slice(&buffer[..read]);
                // Nobody waits for any but the first.
                let _ = tell.send(());
            }
            String::from_utf8(said).expect("it says text")
        });
        Self { child, first, said }
    }

    /// Waits until it has acknowledged something, and then so long.
    pub fn run_for(&self, more: Duration) {
        self.first.recv_timeout(Duration::from_secs(30)).expect("the load acknowledges something");
        thread::sleep(more);
    }

    /// `kill -9`; what it had acknowledged by then.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
        let said = self.said.join().expect("what it said was read");
        // A line without an end was never said.
        let whole = said.rfind('\n').map_or("", |end| &said[..end]);
        whole.lines().map(String::from).collect()
    }
}
