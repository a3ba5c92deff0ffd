//! `kill -9` at any moment: what was acknowledged is there, and nothing is there by half.
//!
//! 200 times on each database in the full run; `SHIREMOOT_KILLS` says another number.

mod support;

use kernel::db::dialect::Place;
use kernel::jobs::{self, JobKind};
use kernel::ledger::Head;
use kernel::time::{MachineClock, OsChance};
use kernel::{Kernel, Parts, ledger};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use support::{Load, chance, cluster::Cluster};
use testkit::db::{Database, Setup};
use testkit::{judge, notes};

/// Kills before a fresh store is taken, so that looking through all of it stays quick.
const OF_ONE_STORE: usize = 20;

fn kills() -> usize {
    let usual = match (testkit::runs::full(), testkit::runs::quick()) {
        (true, _) => 200,
        (_, true) => 5,
        _ => 20,
    };
    std::env::var("SHIREMOOT_KILLS").map_or(usual, |n| n.parse().expect("SHIREMOOT_KILLS is a number"))
}

fn open(place: &Place, folder: &Path) -> Kernel {
    let parts = Parts {
        place: place.clone(),
        readers: 2,
        files: folder.join("files"),
        judge: Arc::new(judge::AllowAll),
        clock: Arc::new(MachineClock),
        chance: Arc::new(OsChance),
        rulebook: Arc::default(),
    };
    Kernel::open(parts, &[notes::MIGRATION]).expect("the store opens after a kill")
}

/// Everything that was ever acknowledged on one store, and the heads seen on it.
#[derive(Default)]
struct Promised {
    lines: Vec<String>,
    heads: Vec<Head>,
}

impl Promised {
    fn check(&mut self, kernel: &Kernel) {
        let rows = notes::all(kernel).unwrap();
        let there: BTreeMap<String, i64> =
            rows.iter().map(|row| (row.get("id").unwrap(), row.get("version").unwrap())).collect();
        for line in &self.lines {
            let kept = match line.split_once(' ') {
                Some(("written", id)) => there.contains_key(id),
                Some(("changed", id)) => there.get(id) == Some(&2),
                Some(("kept", hash)) => kernel.files().read(hash).is_ok(),
                _ => panic!("the load said {line:?}"),
            };
            assert!(kept, "acknowledged and lost: {line}");
        }
        assert_eq!(notes::half_written(kernel).unwrap(), Vec::<String>::new());
        let verdict = kernel.read(|unit| {
            let proof = notes::acts(unit);
            ledger::verify(&mut unit.rows(&proof), &self.heads)
        });
        assert_eq!(verdict.unwrap().faults, Vec::<String>::new());
        let head = ledger::seal(kernel, "").unwrap();
        let verdict = kernel.read(|unit| {
            let proof = notes::acts(unit);
            ledger::verify(&mut unit.rows(&proof), &[])
        });
        let verdict = verdict.unwrap();
        assert_eq!((verdict.head, verdict.unsealed, verdict.faults), (head.clone(), 0, vec![]));
        self.heads.push(head);
    }
}

/// Kills a load, each time at a moment that nobody chose, and looks through everything after each.
fn kill_and_look(setting: impl Fn() -> String, mut cluster: Option<&mut Cluster>) {
    let folder = tempfile::tempdir().unwrap();
    let began = kernel::time::Clock::now(&MachineClock);
    let (mut store, mut promised) = (folder.path().to_path_buf(), Promised::default());
    let mut acknowledged = 0;
    for n in 0..kills() {
        if n % OF_ONE_STORE == 0 {
            store = folder.path().join(format!("load_{n}"));
            fs::create_dir_all(&store).unwrap();
            promised = Promised::default();
        }
        let schema = store.file_name().unwrap().to_str().unwrap();
        let place = Place::of(&setting(), &store, schema);
        let load = Load::start(&place, &store, "4");
        load.run_for(Duration::from_micros(chance(60_000)));
        // Of five kills on a server, four are of the server itself.
        let server = cluster.as_mut().filter(|_| n % 5 != 4);
        let said = if let Some(cluster) = server {
            cluster.kill();
            let said = load.kill();
            cluster.restart();
            said
        } else {
            load.kill()
        };
        acknowledged += said.len();
        promised.lines.extend(said);
        promised.check(&open(&place, &store));
    }
    let seconds = (kernel::time::Clock::now(&MachineClock) - began).total(jiff::Unit::Second).unwrap();
    println!("{} kills in {seconds:.1} s: {acknowledged} acknowledgements, none lost", kills());
    assert!(acknowledged >= kills());
}

#[test]
fn sqlite_loses_nothing_that_was_acknowledged() {
    kill_and_look(String::new, None);
}

#[test]
fn postgres_loses_nothing_that_was_acknowledged() {
    if Database::all().len() == 2 {
        let mut cluster = Cluster::start();
        let url = cluster.url();
        kill_and_look(|| url.clone(), Some(&mut cluster));
    }
}

/// A worker that is killed in the middle of a job leaves it to the next, once its time is over and not before.
#[test]
fn the_job_of_a_killed_worker_is_done_by_another() {
    const KINDS: &[JobKind] = &[JobKind { kind: "load.hang", run: |_, _| Ok(()) }];
    // Noon tomorrow by the machine's clock is later than any lease.
    let today = kernel::time::Clock::today(&MachineClock);
    Setup::new(&[notes::MIGRATION]).on(today.yesterday().unwrap()).both(|bench| {
        let load = Load::start(bench.place(), bench.folder(), "hang");
        load.run_for(Duration::ZERO);
        assert_eq!(load.kill(), ["claimed"]);
        assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 0, "its time is not over");
        bench.clock.set(today.tomorrow().unwrap());
        assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 1);
        testkit::db::no_jobs_left(&bench.kernel);
    });
}
