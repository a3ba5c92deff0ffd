//! Nothing is acknowledged before it is forced to disk: seen from outside, by the calls that the system was asked for.

mod support;

use kernel::Fault;
use kernel::db::dialect::Place;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;
use support::cluster::Cluster;
use support::trace::{self, Call};
use testkit::db::Database;

/// Units of each writer.
const UNITS: &str = "24";

/// Every acknowledgement of the load, held against what was written to the log of the database and forced to disk.
fn hold(calls: &[Call], is_log: impl Fn(&str) -> bool) -> usize {
    let said: Vec<(&Call, &str, &str)> = calls.iter().filter_map(acknowledgement).collect();
    let mut before: BTreeMap<&str, u64> = BTreeMap::new();
    for (ack, what, id) in &said {
        if *what == "kept" {
            kept(calls, ack, id);
            continue;
        }
        // What was acknowledged of this note before does not count again.
        let since = before.insert(id, ack.began).unwrap_or(0);
        let wrote = |call: &&Call| {
            call.name.contains("write")
                && is_log(&call.file)
                && call.arguments.contains(id)
                && call.began > since
        };
        let forced = calls.iter().filter(wrote).any(|write| {
            let mut syncs =
                calls.iter().filter(|call| call.name.ends_with("sync") && call.file == write.file);
            syncs.any(|sync| sync.began >= write.ended && sync.ended <= ack.began)
        });
        assert!(forced, "{what} {id} was acknowledged before it was forced to disk");
    }
    said.len()
}

/// A line on the load's standard output, written in one call.
fn acknowledgement(call: &Call) -> Option<(&Call, &str, &str)> {
    let line = call.arguments.strip_prefix("1<")?.split_once('"')?.1.split_once("\\n\"")?.0;
    let (what, id) = line.split_once(' ')?;
    Some((call, what, id))
}

/// A file has its content forced to disk before it gets its name, and its name before it is acknowledged.
fn kept(calls: &[Call], ack: &Call, hash: &str) {
    let folder = format!("kept/{}", &hash[..2]);
    let named = format!("{folder}/{}", &hash[2..]);
    let rename = calls.iter().find(|call| call.name.starts_with("rename") && call.file.ends_with(&named));
    let rename = rename.unwrap_or_else(|| panic!("{hash} was acknowledged and has no name"));
    let sync = |at: &dyn Fn(&Call) -> bool| calls.iter().any(|call| call.name.ends_with("sync") && at(call));
    let content = sync(&|call| rename.arguments.contains(&call.file) && call.ended <= rename.began);
    let name =
        sync(&|call| call.file.ends_with(&folder) && call.began >= rename.ended && call.ended <= ack.began);
    assert!(
        content && name,
        "{hash} was acknowledged before it was forced to disk: content {content}, name {name}"
    );
}

/// Runs the load under strace until it ends by itself, and gives what it said and did.
fn traced(place: &Place, folder: &Path, threads: &str) -> Vec<Call> {
    let traces = tempfile::tempdir().unwrap();
    let load = trace::command(traces.path())
        .arg(support::program())
        .args(support::arguments(place, folder))
        .args([threads, UNITS])
        .stdout(Stdio::piped())
        .output()
        .unwrap();
    assert!(load.status.success(), "{}", String::from_utf8_lossy(&load.stderr));
    trace::read(traces.path())
}

#[test]
fn sqlite_forces_to_disk_before_it_acknowledges() {
    if !trace::here() {
        return;
    }
    for threads in ["1", "4"] {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of("", folder.path(), "board");
        let calls = traced(&place, folder.path(), threads);
        let said = hold(&calls, |file| file.ends_with("board.sqlite-wal"));
        assert_eq!(said, threads.parse::<usize>().unwrap() * (24 + 6 + 1), "written, changed and kept");
        // The proof is worth something: without the calls that force, it fails.
        let unforced: Vec<Call> = calls.into_iter().filter(|call| !call.name.ends_with("sync")).collect();
        let unproved =
            std::panic::catch_unwind(|| hold(&unforced, |file| file.ends_with("board.sqlite-wal")));
        assert!(unproved.is_err());
    }
}

#[test]
fn postgres_forces_to_disk_before_it_acknowledges() {
    if Database::all().len() < 2 || !trace::here() {
        return;
    }
    let cluster = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    let place = Place::of(&cluster.url(), folder.path(), "traced");
    drop(place.open(true).unwrap());
    let traces = tempfile::tempdir().unwrap();
    // Connections that come are followed from the process that makes them.
    let mut watcher = trace::command(traces.path())
        .args(["-f", "-p", &cluster.pid().to_string()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let attached = || {
        Command::new("grep")
            .args(["-q", "TracerPid:\t[1-9]"])
            .arg(format!("/proc/{}/status", cluster.pid()))
            .status()
    };
    while !attached().unwrap().success() {
        assert!(
            watcher.try_wait().unwrap().is_none(),
            "strace may not watch the server: run the tests as root"
        );
        thread::sleep(Duration::from_millis(20));
    }
    let mut calls = traced(&place, folder.path(), "4");
    // strace lets go of the server when it is asked to end, and has then written all that it saw.
    Command::new("kill").arg(watcher.id().to_string()).status().unwrap();
    watcher.wait().unwrap();
    calls.extend(trace::read(traces.path()));
    calls.sort_by_key(|call| call.ended);
    let said = hold(&calls, |file| file.contains("/pg_wal/"));
    assert_eq!(said, 4 * (24 + 6 + 1), "written, changed and kept");
}

#[test]
fn a_server_that_would_not_force_to_disk_is_refused() {
    if Database::all().len() < 2 {
        return;
    }
    for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
        let cluster = Cluster::with(&[&format!("{setting}=off")]);
        let place = Place::Server { url: cluster.url(), schema: "refused".into() };
        let Err(Fault::Broken(why)) = place.open(true).map(drop) else {
            panic!("{setting} = off was let through")
        };
        assert!(
            why.contains(&format!("{setting} = off")) && why.contains(&format!("Set {setting} = on")),
            "{why}"
        );
    }
}
