//! Steps from an older shape of the tables to a newer one: each once, whole or not at all, and never backwards.

use kernel::db::Migration;
use kernel::{Fault, Kernel};
use std::thread;
use testkit::db::{Bench, Setup};
use testkit::notes;

fn both(test: impl Fn(&Bench)) {
    Setup::new(&[notes::MIGRATION]).both(test);
}

#[test]
fn migrations_run_once_and_a_newer_database_is_left_alone() {
    const LATER: Migration =
        Migration { name: "notes-002", sql: &["ALTER TABLE note ADD COLUMN colour TEXT"], append_only: &[] };
    both(|bench| {
        bench.kernel.write(|unit| notes::write(unit, "old")).unwrap();
        for _ in 0..2 {
            let newer = Kernel::open(bench.parts(), &[notes::MIGRATION, LATER]).unwrap();
            assert_eq!(notes::ids(&newer).unwrap().len(), 1);
        }
        let tables = bench.raw().tables().unwrap();
        let Err(Fault::Broken(why)) = bench.again().map(drop) else { panic!("an older program opened it") };
        assert!(why.contains("notes-002") && why.contains("Install that version"), "{why}");
        assert_eq!(bench.raw().tables().unwrap(), tables);
        assert_eq!(bench.raw().query("SELECT name FROM migration", &[]).unwrap().len(), 5);
    });
}

#[test]
fn a_migration_that_fails_leaves_the_database_as_it_was() {
    const WRONG: Migration = Migration {
        name: "notes-002",
        sql: &["CREATE TABLE colour (id TEXT PRIMARY KEY)", "ALTER TABLE nothing ADD COLUMN x TEXT"],
        append_only: &[],
    };
    both(|bench| {
        let before = bench.raw().tables().unwrap();
        let result = Kernel::open(bench.parts(), &[notes::MIGRATION, WRONG]).map(drop);
        assert!(matches!(result, Err(Fault::Broken(_))), "{result:?}");
        assert_eq!(bench.raw().tables().unwrap(), before);
        bench.again().unwrap();
    });
}

#[test]
fn programs_that_start_at_once_migrate_once() {
    Setup::new(&[]).both(|bench| {
        thread::scope(|scope| {
            let open = || Kernel::open(bench.parts(), &[notes::MIGRATION]).map(drop);
            let handles: Vec<_> = (0..6).map(|_| scope.spawn(open)).collect();
            for handle in handles {
                handle.join().unwrap().unwrap();
            }
        });
    });
}
