//! A full disk: a clear error, the store intact, and it goes on as soon as there is room.

mod support;

use kernel::backup::Backup;
use kernel::db::dialect::Place;
use kernel::time::{Chance, MachineClock, OsChance};
use kernel::{Fault, Kernel, Outcome, Parts, ledger};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread;
use support::cluster::{self, Cluster};
use testkit::db::{Database, Setup};
use testkit::disk::SmallDisk;
use testkit::{judge, notes};

fn open(place: Place, files: &Path) -> Kernel {
    let parts = Parts {
        place,
        readers: 4,
        files: files.join("files"),
        judge: Arc::new(judge::AllowAll),
        clock: Arc::new(MachineClock),
        chance: Arc::new(OsChance),
        rulebook: Arc::default(),
    };
    Kernel::open(parts, &[notes::MIGRATION]).expect("the store opens")
}

/// Several writers write until each of them was refused; gives what was acknowledged and the words of the refusals.
fn fill(kernel: &Kernel) -> (Vec<String>, Vec<String>) {
    // Long, and not to be made shorter by whoever keeps it.
    let words: String = (0..40).map(|_| OsChance.secret()).collect();
    let write = || {
        let mut ids = Vec::new();
        loop {
            match kernel.write(|unit| notes::write(unit, &words)) {
                Ok(id) => ids.push(id),
                Err(Fault::Broken(why)) => return (ids, why),
                Err(other) => panic!("{other:?}"),
            }
            assert!(ids.len() < 10_000, "the disk never fills");
        }
    };
    thread::scope(|scope| {
        let writers: Vec<_> = (0..4).map(|_| scope.spawn(write)).collect();
        let done: Vec<_> = writers.into_iter().map(|writer| writer.join().unwrap()).collect();
        let whys = done.iter().map(|(_, why)| why.clone()).collect();
        (done.into_iter().flat_map(|(ids, _)| ids).collect(), whys)
    })
}

/// All that was acknowledged is there, nothing is by half, and the ledger verifies.
fn intact(kernel: &Kernel, acknowledged: &[String]) {
    let there = notes::ids(kernel).unwrap();
    for id in acknowledged {
        assert!(there.contains(id), "acknowledged and lost: {id}");
    }
    assert_eq!(there.len(), acknowledged.len(), "what was refused is not there");
    assert_eq!(notes::half_written(kernel).unwrap(), Vec::<String>::new());
    let verdict = kernel.read(|unit| {
        let proof = notes::acts(unit);
        ledger::verify(&mut unit.rows(&proof), &[])
    });
    assert_eq!(verdict.unwrap().faults, Vec::<String>::new());
}

fn goes_on(kernel: &Kernel, acknowledged: &mut Vec<String>) {
    acknowledged.push(kernel.write(|unit| notes::write(unit, "there is room again")).unwrap());
    assert_eq!(ledger::seal(kernel, "").unwrap().seq, i64::try_from(acknowledged.len()).unwrap());
    intact(kernel, acknowledged);
}

fn broken<T>(result: Outcome<T>) -> String {
    match result.map(drop) {
        Err(Fault::Broken(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn sqlite_on_a_full_disk() {
    let Some(disk) = SmallDisk::of(4) else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let place = Place::of("", disk.path(), "board");
    let kernel = open(place.clone(), elsewhere.path());
    let (mut acknowledged, whys) = fill(&kernel);
    assert!(acknowledged.len() > 10, "{acknowledged:?}");
    assert!(whys.iter().any(|why| why.contains("full")), "{whys:?}");
    intact(&kernel, &acknowledged);
    // As after a crash at that moment: another program finds it whole, though it cannot write either.
    drop(kernel);
    let kernel = open(place, elsewhere.path());
    intact(&kernel, &acknowledged);
    disk.grow(16);
    goes_on(&kernel, &mut acknowledged);
}

/// The same without a disk of our own: SQLite itself is told how large it may grow.
#[test]
fn sqlite_that_may_not_grow() {
    Setup::new(&[notes::MIGRATION]).sqlite(|bench| {
        let most = |pages: u32| {
            let sql = format!("PRAGMA max_page_count = {pages}");
            let set = bench.kernel.write_unrecorded_housekeeping(|unit| {
                unit.rows_without_a_permit("a test of a full disk").all(&sql, &[])
            });
            assert_eq!(set.unwrap().len(), 1);
        };
        most(200);
        let (mut acknowledged, whys) = fill(&bench.kernel);
        assert!(whys.iter().all(|why| why.contains("full")), "{whys:?}");
        assert!(acknowledged.len() > 10);
        intact(&bench.kernel, &acknowledged);
        most(1_000_000);
        goes_on(&bench.kernel, &mut acknowledged);
    });
}

#[test]
fn postgres_on_a_full_disk() {
    if Database::all().len() < 2 {
        return;
    }
    let Some(disk) = SmallDisk::of(8) else { return };
    let space = disk.path().join("space");
    fs::create_dir(&space).unwrap();
    let mut cluster = Cluster::start();
    if let Some(user) = cluster::user() {
        assert!(Command::new("chown").arg("-R").arg(user).arg(disk.path()).status().unwrap().success());
    }
    let server = Place::Server { url: cluster.url(), schema: "public".into() };
    let mut conn = server.open(true).unwrap();
    conn.batch(&format!("CREATE TABLESPACE small LOCATION '{}'", space.display())).unwrap();
    conn.batch("ALTER ROLE postgres SET default_tablespace = 'small'").unwrap();
    drop(conn);
    let elsewhere = tempfile::tempdir().unwrap();
    let place = Place::Server { url: cluster.url(), schema: "board".into() };
    let kernel = open(place.clone(), elsewhere.path());
    let (mut acknowledged, whys) = fill(&kernel);
    assert!(acknowledged.len() > 10, "{acknowledged:?}");
    assert!(whys.iter().all(|why| why.contains("the disk is full")), "{whys:?}");
    intact(&kernel, &acknowledged);
    disk.grow(64);
    goes_on(&kernel, &mut acknowledged);
    drop(kernel);
    cluster.kill();
    cluster.restart();
    intact(&open(place, elsewhere.path()), &acknowledged);
}

#[test]
fn files_and_backups_on_a_full_disk() {
    let Some(disk) = SmallDisk::of(4) else { return };
    Setup::new(&[notes::MIGRATION]).sqlite(|bench| {
        let kernel = open(bench.place().clone(), disk.path());
        let kept = kernel.files().keep(&[1; 100_000]).unwrap();
        let words = "words ".repeat(1000);
        for _ in 0..50 {
            kernel.write(|unit| notes::write(unit, &words)).unwrap();
        }
        let room = disk.ballast(50_000);
        let large: Vec<u8> = (0..500_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let why = broken(kernel.files().keep(&large));
        assert!(why.contains("the disk is full"), "{why}");
        assert_eq!(
            kernel.files().all().unwrap(),
            std::slice::from_ref(&kept),
            "nothing half-written has a name"
        );
        let backup = disk.path().join("backup.zip");
        let why = broken(Backup::write(&kernel, &backup));
        assert!(why.contains("cannot be written") && why.contains("o space left on device"), "{why}");
        let left: Vec<_> =
            fs::read_dir(disk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "the files and the ballast, and no part of a backup: {left:?}");
        fs::remove_file(room).unwrap();
        let hash = kernel.files().keep(&large).unwrap();
        assert_eq!(kernel.files().read(&hash).unwrap(), large);
        Backup::write(&kernel, &backup).unwrap();
        Backup::open(&backup).unwrap();
    });
}
