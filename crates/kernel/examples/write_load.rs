//! A load of writes to be killed in the middle of: it prints one line for each acknowledgement, at the moment it has it.
//!
//! `write_load SETTING FOLDER SCHEMA THREADS [UNITS]`: the setting is an address of PostgreSQL or empty for SQLite; without a
//! number of units it goes on until it is killed or the store fails. `write_load SETTING FOLDER SCHEMA hang` claims a
//! job, says so, and never finishes it.

use kernel::db::dialect::Place;
use kernel::jobs::{self, Job, JobKind};
use kernel::time::{MachineClock, OsChance};
use kernel::{Kernel, Outcome, Parts, ledger};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use testkit::{judge, notes};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [setting, folder, schema, threads, rest @ ..] = &arguments[..] else {
        panic!("write_load SETTING FOLDER SCHEMA THREADS|hang [UNITS]");
    };
    let folder = Path::new(folder);
    let parts = Parts {
        place: Place::of(setting, folder, schema),
        readers: 8,
        files: folder.join("files"),
        judge: Arc::new(judge::AllowAll),
        clock: Arc::new(MachineClock),
        chance: Arc::new(OsChance),
        rulebook: Arc::default(),
    };
    let kernel = Kernel::open(parts, &[notes::MIGRATION]).expect("the store opens");
    if threads == "hang" {
        hang(&kernel);
        return;
    }
    let threads: usize = threads.parse().expect("a number of threads");
    let units = rest.first().map_or(usize::MAX, |units| units.parse().expect("a number of units"));
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers: Vec<_> = (0..threads).map(|_| scope.spawn(|| write(&kernel, units))).collect();
        if rest.is_empty() {
            scope.spawn(|| seal(&kernel, &done));
        }
        for result in writers.into_iter().map(|writer| writer.join().expect("a writer does not panic")) {
            if let Err(why) = result {
                eprintln!("{why}");
            }
        }
        done.store(true, Ordering::Relaxed);
    });
}

/// Each unit writes a note with lines and event; now and then it changes the last one, or keeps a file.
fn write(kernel: &Kernel, units: usize) -> Outcome<()> {
    for n in 0..units {
        let id = kernel.write(|unit| notes::write(unit, "under load"))?;
        say(&format!("written {id}"));
        if n % 4 == 3 {
            kernel.write(|unit| notes::change(unit, &id, 1, "changed"))?;
            say(&format!("changed {id}"));
        }
        if n % 16 == 15 {
            say(&format!("kept {}", kernel.files().keep(id.as_bytes())?));
        }
    }
    Ok(())
}

fn seal(kernel: &Kernel, done: &AtomicBool) {
    while !done.load(Ordering::Relaxed) && ledger::seal(kernel, "").is_ok() {
        thread::sleep(Duration::from_millis(3));
    }
}

/// One line in one system call, so that a killed process has said all of it or nothing.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever listens may be gone; then there is nobody to acknowledge to.
    let _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}

#[derive(Serialize, Deserialize)]
struct Hang;

impl Job for Hang {
    const KIND: &'static str = "load.hang";
}

fn hang(kernel: &Kernel) {
    kernel
        .write_unrecorded_housekeeping(|unit| jobs::enqueue(unit, &Hang))
        .expect("a job is put on the queue");
    let kind = JobKind {
        kind: Hang::KIND,
        run: |_, _| loop {
            say("claimed");
            thread::sleep(Duration::from_secs(600));
        },
    };
    jobs::work(kernel, &[kind]).expect("the queue works");
}
