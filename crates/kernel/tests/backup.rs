//! Backups: whole, consistent, checked, and at home in either database.

use kernel::backup::{Backup, Manifest, restore};
use kernel::db::Migration;
use kernel::{Fault, Kernel, Outcome, ledger, params};
use proptest::test_runner::{Config, TestRunner};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use testkit::db::{Bench, Setup};
use testkit::notes;

fn setup() -> Setup {
    Setup::new(&[notes::MIGRATION])
}

/// Notes with everything that a column can hold, notes that refer to later ones, sealed and unsealed events, files, a job.
fn fill(bench: &Bench, notes_before: usize) {
    let together = bench.kernel.write(|unit| {
        let mut last = notes::write(unit, "the first")?;
        for n in 1..notes_before {
            last = notes::write(unit, &format!("note {n} é 😀 \"quoted\"\n"))?;
        }
        Ok(last)
    });
    together.unwrap();
    ledger::seal(&bench.kernel, "").unwrap();
    bench.kernel.write(|unit| notes::write_as(unit, "zzz", "unsealed")).unwrap();
    bench
        .kernel
        .write_unrecorded_housekeeping(|unit| {
            let proof = notes::acts(unit);
            let sql = "UPDATE note SET weight = ?, picture = ?, after = 'zzz' WHERE id <> 'zzz'";
            unit.rows(&proof).run(sql, params![0.1, vec![0_u8, 255, 10]])
        })
        .unwrap();
    for text in ["one", "two"] {
        bench.kernel.files().keep(text.as_bytes()).unwrap();
    }
}

fn backup(bench: &Bench, name: &str) -> (PathBuf, Manifest) {
    let path = bench.folder().join(name);
    let manifest = Backup::write(&bench.kernel, &path).unwrap();
    (path, manifest)
}

/// An empty place on a database, without a kernel that has put tables there.
fn emptied(bench: &Bench) -> kernel::Parts {
    let mut parts = bench.parts();
    match &mut parts.place {
        kernel::db::dialect::Place::File(path) => {
            *path = bench.folder().join("restored").join("board.sqlite")
        }
        kernel::db::dialect::Place::Server { schema, .. } => {
            let mut conn = bench.raw();
            conn.batch(&format!("DROP SCHEMA {schema} CASCADE; CREATE SCHEMA {schema}")).unwrap();
        }
    }
    parts.files = bench.folder().join("restored").join("files");
    parts
}

/// The parts again, which are used up by the kernel that is opened on them.
fn same(parts: &kernel::Parts, bench: &Bench) -> kernel::Parts {
    kernel::Parts { place: parts.place.clone(), files: parts.files.clone(), ..bench.parts() }
}

#[test]
fn a_backup_restored_to_the_other_database_gives_the_same_backup() {
    let config = Config { cases: 4, failure_persistence: None, ..Config::default() };
    // More than one page of rows, and more than one statement of them.
    TestRunner::new(config)
        .run(&(1..700_usize), |notes_before| {
            setup().both(|from| {
                fill(from, notes_before);
                let (path, taken) = backup(from, "first.zip");
                let to = setup().bench(&from.database().other());
                let parts = emptied(&to);
                assert_eq!(restore(&path, &parts, &[notes::MIGRATION]).unwrap(), taken);
                let kernel = Kernel::open(same(&parts, &to), &[notes::MIGRATION]).unwrap();
                let again = Backup::write(&kernel, &to.folder().join("second.zip")).unwrap();
                assert_eq!(Manifest { made_at: taken.made_at.clone(), ..again }, taken);
                assert_eq!(notes::all(&kernel).unwrap(), notes::all(&from.kernel).unwrap());
                assert_eq!(
                    kernel.files().read(&taken.files[0].hash),
                    from.kernel.files().read(&taken.files[0].hash)
                );
                // It is a database in use: it takes new notes, and seals what was left unsealed.
                kernel.write(|unit| notes::write(unit, "after")).unwrap();
                let sealed = i64::try_from(notes_before).unwrap() + 2;
                assert_eq!(ledger::seal(&kernel, "").unwrap().seq, sealed);
                assert_eq!(notes::half_written(&kernel).unwrap(), Vec::<String>::new());
            });
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_backup_is_one_state_and_writers_do_not_wait_for_it() {
    setup().both(|bench| {
        fill(bench, 300);
        let (stop, meanwhile) = (AtomicBool::new(false), AtomicUsize::new(0));
        let path = thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    bench.kernel.write(|unit| notes::write(unit, "meanwhile")).unwrap();
                    ledger::seal(&bench.kernel, "").unwrap();
                    meanwhile.fetch_add(1, Ordering::Relaxed);
                }
            });
            let (mut last, mut taken) = (None, 0);
            // However busy the machine is, until the other has written more than there are backups.
            while taken < 4 || (taken < 100 && meanwhile.load(Ordering::Relaxed) <= taken) {
                last = Some(backup(bench, &format!("{taken}.zip")).0);
                taken += 1;
            }
            stop.store(true, Ordering::Relaxed);
            assert!(meanwhile.load(Ordering::Relaxed) > taken, "writers waited for {taken} backups");
            last.unwrap()
        });
        let to = setup().bench(bench.database());
        let parts = emptied(&to);
        restore(&path, &parts, &[notes::MIGRATION]).unwrap();
        let kernel = Kernel::open(same(&parts, &to), &[notes::MIGRATION]).unwrap();
        assert_eq!(notes::half_written(&kernel).unwrap(), Vec::<String>::new());
        assert!(notes::ids(&kernel).unwrap().len() > 301);
    });
}

fn refusal<T>(result: Outcome<T>) -> String {
    match result.map(drop) {
        Err(Fault::Broken(why) | Fault::Conflict(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_place_that_is_not_empty_is_refused_and_left_as_it_is() {
    setup().both(|bench| {
        fill(bench, 3);
        let (path, _) = backup(bench, "backup.zip");
        let before = notes::all(&bench.kernel).unwrap();
        let why = refusal(restore(&path, &bench.parts(), &[notes::MIGRATION]));
        assert!(why.contains("is not empty") && why.contains("restore to a new folder"), "{why}");
        assert_eq!(notes::all(&bench.kernel).unwrap(), before);
        // Files that are not of this backup would stay behind unseen.
        let to = setup().bench(bench.database());
        let parts = emptied(&to);
        kernel::files::Files::open(parts.files.clone()).unwrap().keep(b"a stranger").unwrap();
        let why = refusal(restore(&path, &parts, &[notes::MIGRATION]));
        assert!(why.contains("holds other files"), "{why}");
        // The name of a backup that is there is not taken from it.
        assert!(refusal(Backup::write(&bench.kernel, &path)).contains("is there already"));
    });
}

/// Any byte that is cut off or changed: refused, before anything is changed.
#[test]
fn a_backup_that_was_cut_or_altered_anywhere_is_refused() {
    setup().sqlite(|bench| {
        fill(bench, 20);
        let (path, _) = backup(bench, "backup.zip");
        Backup::open(&path).unwrap();
        let whole = fs::read(&path).unwrap();
        let spoilt = bench.folder().join("spoilt.zip");
        let parts = emptied(bench);
        let attempt = |bytes: &[u8]| {
            fs::write(&spoilt, bytes).unwrap();
            let why = refusal(restore(&spoilt, &parts, &[notes::MIGRATION]));
            assert!(why.contains("nothing was changed"), "{why}");
        };
        for length in (0..whole.len()).step_by(whole.len() / 40).chain([whole.len() - 1]) {
            attempt(&whole[..length]);
        }
        let config = Config { cases: 150, failure_persistence: None, ..Config::default() };
        TestRunner::new(config)
            .run(&(0..whole.len(), 1..=255_u8), |(at, by)| {
                let mut bytes = whole.clone();
                bytes[at] ^= by;
                attempt(&bytes);
                Ok(())
            })
            .unwrap();
        attempt(&[&whole[..], b"x"].concat());
        assert!(!parts.files.exists() && !bench.folder().join("restored").exists(), "nothing was made");
        restore(&path, &parts, &[notes::MIGRATION]).unwrap();
    });
}

/// Writes an archive again with one part changed, added or left out, and a right checksum at the end of nothing.
fn rewritten(path: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>, extra: Option<&str>) -> PathBuf {
    let out = path.with_extension("rewritten.zip");
    let mut from = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut to = zip::ZipWriter::new(fs::File::create(&out).unwrap());
    let names: Vec<String> = from.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        let mut bytes = Vec::new();
        from.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        if let Some(bytes) = change(&name, bytes) {
            to.start_file(&*name, zip::write::SimpleFileOptions::default()).unwrap();
            to.write_all(&bytes).unwrap();
        }
    }
    if let Some(extra) = extra {
        to.start_file(extra, zip::write::SimpleFileOptions::default()).unwrap();
    }
    to.finish().unwrap();
    out
}

#[test]
fn a_part_that_was_altered_missing_or_added_is_named() {
    setup().sqlite(|bench| {
        fill(bench, 5);
        let (path, manifest) = backup(bench, "backup.zip");
        let kept = format!("files/{}", manifest.files[0].hash);
        for part in ["tables/note.ndjson", "tables/ledger_event.ndjson", &kept] {
            let altered = rewritten(
                &path,
                |name, mut bytes| {
                    if name == part {
                        bytes = String::from_utf8(bytes).unwrap().replacen(['n', 'o'], "m", 1).into_bytes();
                    }
                    Some(bytes)
                },
                None,
            );
            let why = refusal(Backup::open(&altered));
            assert!(why.contains(part) && why.contains("not what was saved"), "{why}");
            let missing = rewritten(&path, |name, bytes| (name != part).then_some(bytes), None);
            let why = refusal(Backup::open(&missing));
            assert!(why.contains(part), "{why}");
        }
        let added = rewritten(&path, |_, bytes| Some(bytes), Some("files/stranger"));
        let why = refusal(Backup::open(&added));
        assert!(why.contains("files/stranger"), "{why}");
        let unsealed = rewritten(&path, |_, bytes| Some(bytes), None);
        assert!(refusal(Backup::open(&unsealed)).contains("altered between its parts"));
    });
}

#[test]
fn a_backup_of_a_newer_version_is_refused_and_of_an_older_one_brought_forward() {
    const LATER: Migration = Migration {
        name: "notes-002",
        sql: &[
            "ALTER TABLE note ADD COLUMN colour TEXT",
            "UPDATE note SET colour = 'blue'",
            "CREATE TABLE colour (name TEXT PRIMARY KEY)",
            "INSERT INTO colour (name) VALUES ('blue')",
        ],
        append_only: &[],
    };
    setup().both(|bench| {
        fill(bench, 3);
        let (older, _) = backup(bench, "older.zip");
        let to = setup().bench(bench.database());
        let parts = emptied(&to);
        let both = [notes::MIGRATION, LATER];
        restore(&older, &parts, &both).unwrap();
        let kernel = Kernel::open(same(&parts, &to), &both).unwrap();
        let blue = kernel.read(|unit| {
            let proof = notes::acts(unit);
            unit.rows(&proof).all("SELECT id FROM note WHERE colour = 'blue'", &[])
        });
        assert_eq!(blue.unwrap().len(), 4);
        // What a step puts there by itself is in the backup too, and is there once after it.
        let newer = bench.folder().join("newer.zip");
        Backup::write(&kernel, &newer).unwrap();
        let third = setup().bench(bench.database());
        let parts = emptied(&third);
        let why = refusal(restore(&newer, &parts, &[notes::MIGRATION]));
        assert!(why.contains("notes-002") && why.contains("Install that version"), "{why}");
        restore(&newer, &parts, &both).unwrap();
    });
}

/// What was wrong with the ledger when it was saved is neither hidden by a restore nor in its way; anything else is.
#[test]
fn the_ledger_is_held_against_the_head_that_was_saved() {
    setup().sqlite(|bench| {
        fill(bench, 4);
        bench.raw().batch("DROP TRIGGER ledger_event_no_UPDATE").unwrap();
        let sql =
            "UPDATE ledger_event SET actor = 'x' WHERE id = (SELECT event FROM ledger_seal WHERE seq = 2)";
        bench.raw().batch(sql).unwrap();
        let (path, manifest) = backup(bench, "backup.zip");
        assert_eq!(manifest.ledger_faults.len(), 1);
        let to = setup().bench(bench.database());
        assert_eq!(restore(&path, &emptied(&to), &[notes::MIGRATION]).unwrap(), manifest);
    });
}

#[test]
fn a_damaged_file_is_left_out_and_named() {
    setup().sqlite(|bench| {
        fill(bench, 1);
        let hash = bench.kernel.files().keep(b"to be damaged").unwrap();
        let path = bench.folder().join("files/kept").join(&hash[..2]).join(&hash[2..]);
        fs::write(path, b"damaged").unwrap();
        let (path, manifest) = backup(bench, "backup.zip");
        assert_eq!(manifest.files_left_out, [hash]);
        Backup::open(&path).unwrap();
    });
}
