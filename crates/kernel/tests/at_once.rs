//! Two who do the same at once: one of them is told so.

use kernel::{Fault, Outcome};
use std::sync::Barrier;
use std::thread;
use testkit::db::{Bench, Setup};
use testkit::notes;

fn both(test: impl Fn(&Bench)) {
    Setup::new(&[notes::MIGRATION]).both(test);
}

#[test]
fn a_key_that_is_taken_is_a_conflict() {
    both(|bench| {
        let first = bench.kernel.write(|unit| notes::write(unit, "first")).unwrap();
        let row = notes::all(&bench.kernel).unwrap().remove(0);
        let result = bench.kernel.write(|unit| {
            let recorded = notes::write(unit, "second")?;
            let proof = notes::acts(unit);
            let sql = "INSERT INTO note SELECT * FROM note WHERE id = ?";
            unit.rows(&proof).run(sql, &[row.get::<String>("id")?.into()])?;
            Ok(recorded)
        });
        assert!(matches!(result, Err(Fault::Conflict(_))), "{result:?}");
        assert_eq!(notes::ids(&bench.kernel).unwrap(), [first.as_str()]);
    });
}

#[test]
fn units_that_ask_to_be_alone_judge_one_after_the_other() {
    both(|bench| {
        let barrier = Barrier::new(4);
        let written: Vec<Outcome<String>> = thread::scope(|scope| {
            let add = || {
                barrier.wait();
                bench.kernel.write(|unit| {
                    unit.alone("a test")?;
                    let proof = notes::acts(unit);
                    let there = unit.rows(&proof).one("SELECT count(*) AS n FROM note", &[])?;
                    if there.map_or(Ok(0), |row| row.get::<i64>("n"))? > 0 {
                        return Err(Fault::Absent);
                    }
                    notes::write(unit, "only")
                })
            };
            let handles: Vec<_> = (0..4).map(|_| scope.spawn(add)).collect();
            handles.into_iter().map(|handle| handle.join().unwrap()).collect()
        });
        assert_eq!(written.iter().filter(|w| w.is_ok()).count(), 1, "{written:?}");
        assert_eq!(notes::ids(&bench.kernel).unwrap().len(), 1);
    });
}
