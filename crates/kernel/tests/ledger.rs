//! The ledger: sealed in order, and no change to what is old goes unnamed.

use kernel::db::Value;
use kernel::ledger::{self, Head, Verdict};
use kernel::{Kernel, params};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sha2::{Digest, Sha256};
use std::sync::mpsc;
use std::thread;
use testkit::db::{Bench, Database, Setup};
use testkit::notes;

fn both(test: impl Fn(&Bench)) {
    Setup::new(&[notes::MIGRATION]).both(test);
}

fn verify(kernel: &Kernel, against: &[Head]) -> Verdict {
    kernel
        .read(|unit| {
            let proof = notes::acts(unit);
            ledger::verify(&mut unit.rows(&proof), against)
        })
        .unwrap()
}

/// Writes notes one by one, sealing after each, and gives the head after each.
fn heads_of(bench: &Bench, notes: usize) -> Vec<Head> {
    let mut heads = Vec::new();
    for n in 0..notes {
        bench.kernel.write(|unit| notes::write(unit, &format!("note {n}"))).unwrap();
        heads.push(ledger::seal(&bench.kernel, "").unwrap());
    }
    heads
}

/// What somebody with the whole database in hand can do first.
fn lift_triggers(bench: &Bench) {
    let mut conn = bench.raw();
    for table in ["ledger_event", "ledger_seal"] {
        let lifted = match bench.database() {
            Database::Sqlite => {
                conn.batch(&format!("DROP TRIGGER {table}_no_UPDATE; DROP TRIGGER {table}_no_DELETE"))
            }
            Database::Postgres(_) => conn.batch(&format!("ALTER TABLE {table} DISABLE TRIGGER USER")),
        };
        lifted.unwrap();
    }
}

/// The chain again, from its description alone: SHA-256 over the seal before, the number and each part with its length.
fn forge(bench: &Bench, from: i64) {
    let mut conn = bench.raw();
    let mut previous = "0".repeat(64);
    let sql =
        "SELECT s.seq, s.hash, e.* FROM ledger_seal s JOIN ledger_event e ON e.id = s.event ORDER BY s.seq";
    for row in conn.query(sql, &[]).unwrap() {
        let seq: i64 = row.get("seq").unwrap();
        let version: i64 = row.get("version").unwrap();
        let text = |name: &str| row.get::<String>(name).unwrap();
        let mut hash = Sha256::new();
        for part in [
            previous.clone(),
            seq.to_string(),
            text("id"),
            text("at"),
            text("actor"),
            text("county"),
            text("kind"),
            version.to_string(),
            text("about"),
            text("body"),
        ] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let right = kernel::time::hex(&hash.finalize());
        if seq >= from {
            let sql = "UPDATE ledger_seal SET hash = ? WHERE seq = ?";
            conn.execute(sql, params![right.as_str(), seq]).unwrap();
        } else {
            assert_eq!(text("hash"), right, "the description of the seal is out of date");
        }
        previous = right;
    }
}

/// Whether some fault is about entry `n`.
fn names(verdict: &Verdict, n: i64) -> bool {
    let n = n.to_string();
    verdict.faults.iter().any(|fault| fault.split(|c: char| !c.is_ascii_digit()).any(|word| word == n))
}

#[test]
fn what_was_recorded_is_sealed_in_order_and_verifies() {
    both(|bench| {
        let heads = heads_of(bench, 12);
        assert_eq!(heads.iter().map(|h| h.seq).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
        let verdict = verify(&bench.kernel, &heads);
        assert_eq!(verdict, Verdict { head: heads[11].clone(), unsealed: 0, faults: vec![] });
        bench.kernel.write(|unit| notes::write(unit, "not sealed yet")).unwrap();
        assert_eq!(verify(&bench.kernel, &heads).unsealed, 1);
        // Sealing what is sealed changes nothing.
        let head = ledger::seal(&bench.kernel, "").unwrap();
        assert_eq!(ledger::seal(&bench.kernel, "").unwrap(), head);
        assert_eq!(verify(&bench.kernel, &heads).head, head);
        forge(bench, 14);
    });
}

#[test]
fn more_than_a_page_is_sealed_and_verified() {
    both(|bench| {
        let many = bench.kernel.write(|unit| {
            let proof = notes::acts(unit);
            let event = notes::events::Written { note: "x".into() };
            for _ in 0..1100 {
                let _ = unit.record(&proof, &event)?;
            }
            unit.record(&proof, &event)
        });
        many.unwrap();
        let head = ledger::seal(&bench.kernel, "").unwrap();
        assert_eq!(head.seq, 1101);
        let at_a_page = Head { seq: 1000, hash: "f".repeat(64) };
        let verdict = verify(&bench.kernel, &[at_a_page, head.clone()]);
        assert_eq!((verdict.head, verdict.faults.len()), (head, 1), "{:?}", verdict.faults);
    });
}

#[derive(Clone, Debug)]
enum Change {
    Flip(usize),
    Insert(usize),
    Remove(usize),
}

fn changed(text: &str, change: &Change) -> String {
    // Everything here is ASCII, so that a byte is a character.
    let mut bytes = text.as_bytes().to_vec();
    match change {
        Change::Flip(at) => {
            let at = at % bytes.len();
            bytes[at] ^= 1;
        }
        Change::Insert(at) => bytes.insert(at % (bytes.len() + 1), b'0'),
        Change::Remove(at) => {
            bytes.remove(at % bytes.len());
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_change_to_any_byte_of_any_old_row_is_named() {
    const ENTRIES: i64 = 20;
    const COLUMNS: [(&str, &str, &str); 9] = [
        ("ledger_event", "id", "id"),
        ("ledger_event", "at", "id"),
        ("ledger_event", "actor", "id"),
        ("ledger_event", "county", "id"),
        ("ledger_event", "kind", "id"),
        ("ledger_event", "about", "id"),
        ("ledger_event", "body", "id"),
        ("ledger_seal", "event", "event"),
        ("ledger_seal", "hash", "event"),
    ];
    both(|bench| {
        let heads = heads_of(bench, usize::try_from(ENTRIES).unwrap());
        lift_triggers(bench);
        let change = (0..1000_usize, 0..3).prop_map(|(at, how)| match how {
            0 => Change::Flip(at),
            1 => Change::Insert(at),
            _ => Change::Remove(at),
        });
        let config = Config { cases: 200, failure_persistence: None, ..Config::default() };
        let conn = std::cell::RefCell::new(bench.raw());
        TestRunner::new(config)
            .run(&(0..COLUMNS.len(), 1..=ENTRIES, change), |(column, n, change)| {
                let (table, column, key) = COLUMNS[column];
                let mut conn = conn.borrow_mut();
                let seal = &conn.query("SELECT event FROM ledger_seal WHERE seq = ?", params![n]).unwrap()[0];
                let id: String = seal.get("event").unwrap();
                let sql = format!("SELECT {column} AS old FROM {table} WHERE {key} = ?");
                let old: String = conn.query(&sql, params![id.as_str()]).unwrap()[0].get("old").unwrap();
                let new = changed(&old, &change);
                let set = |new: &str, old: &str| {
                    let key = if column == key { old } else { &id };
                    let sql = format!(
                        "UPDATE {table} SET {column} = ? WHERE {} = ?",
                        if column == "event" || column == "id" {
                            column
                        } else if table == "ledger_seal" {
                            "event"
                        } else {
                            "id"
                        }
                    );
                    (sql, [Value::from(new), Value::from(key)])
                };
                let (sql, params) = set(&new, &old);
                prop_assert_eq!(conn.execute(&sql, &params).unwrap(), 1);
                let verdict = verify(&bench.kernel, &[]);
                prop_assert!(names(&verdict, n), "{} {} {:?} {:?}: {:?}", table, column, n, change, verdict);
                // The last seal has nothing after it; every other change is one fault and accuses nobody else.
                prop_assert_eq!(verdict.faults.len(), 1, "{:?}", verdict.faults);
                let (sql, params) = set(&old, &new);
                prop_assert_eq!(conn.execute(&sql, &params).unwrap(), 1);
                prop_assert_eq!(verify(&bench.kernel, &heads).faults, Vec::<String>::new());
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn a_change_to_a_number_is_named() {
    both(|bench| {
        let heads = heads_of(bench, 9);
        lift_triggers(bench);
        for n in [1, 5, 9] {
            let id = "(SELECT event FROM ledger_seal WHERE seq = ?)";
            let version = format!("UPDATE ledger_event SET version = version + ? WHERE id = {id}");
            let mut conn = bench.raw();
            conn.execute(&version, params![1, n]).unwrap();
            assert!(names(&verify(&bench.kernel, &[]), n));
            conn.execute(&version, params![-1, n]).unwrap();
            for (away, back) in [(100, -100), (-100, 100)] {
                conn.execute("UPDATE ledger_seal SET seq = seq + ? WHERE seq = ?", params![away, n]).unwrap();
                let verdict = verify(&bench.kernel, &heads);
                assert!(names(&verdict, n), "{n} moved by {away}: {verdict:?}");
                let sql = "UPDATE ledger_seal SET seq = seq + ? WHERE seq = ?";
                conn.execute(sql, params![back, n + away]).unwrap();
            }
        }
        assert_eq!(verify(&bench.kernel, &heads).faults, Vec::<String>::new());
    });
}

#[test]
fn bytes_that_are_not_text_are_named() {
    Setup::new(&[notes::MIGRATION]).sqlite(|bench| {
        heads_of(bench, 3);
        lift_triggers(bench);
        let sql = "UPDATE ledger_event SET body = CAST(x'ff00fe' AS TEXT) WHERE id = (SELECT event FROM ledger_seal WHERE seq = 2)";
        bench.raw().execute(sql, &[]).unwrap();
        let verdict = verify(&bench.kernel, &[]);
        assert_eq!(verdict.faults, ["entry 2 holds something that was never written there"]);
    });
}

/// Whoever recomputes the chain behind a change satisfies the chain, and not the heads that were kept elsewhere.
#[test]
fn a_chain_recomputed_behind_a_change_is_named_by_earlier_heads() {
    const ENTRIES: i64 = 20;
    both(|bench| {
        let heads = heads_of(bench, usize::try_from(ENTRIES).unwrap());
        lift_triggers(bench);
        for n in [1, 7, 10, 20] {
            let sql =
                "UPDATE ledger_event SET actor = ? WHERE id = (SELECT event FROM ledger_seal WHERE seq = ?)";
            bench.raw().execute(sql, params!["somebody else", n]).unwrap();
            forge(bench, n);
            assert_eq!(
                verify(&bench.kernel, &[]).faults,
                Vec::<String>::new(),
                "the forged chain is consistent"
            );
            for (kept, named) in
                [(vec![5, 10, 15], true), (vec![20], true), (vec![n - 1], false), (vec![], false)]
            {
                let against: Vec<Head> =
                    kept.iter().filter(|k| **k > 0).map(|k| heads[*k as usize - 1].clone()).collect();
                let verdict = verify(&bench.kernel, &against);
                let after: Vec<&Head> = against.iter().filter(|h| h.seq >= n).collect();
                assert_eq!(verdict.faults.len(), after.len(), "{n}: {verdict:?}");
                if let (Some(first), true) = (after.first(), named) {
                    let sound = against.iter().filter(|h| h.seq < n).map(|h| h.seq).max().unwrap_or(0);
                    let range = format!("something in entries {} to {}", sound + 1, first.seq);
                    assert!(verdict.faults[0].contains(&first.to_string()), "{verdict:?}");
                    assert!(verdict.faults[0].contains(&range), "{range}: {verdict:?}");
                }
            }
            let actor = "system:test";
            bench.raw().execute(sql, params![actor, n]).unwrap();
            forge(bench, n);
            assert_eq!(verify(&bench.kernel, &heads).faults, Vec::<String>::new());
        }
    });
}

#[test]
fn a_tail_that_was_cut_is_named_by_a_kept_head() {
    both(|bench| {
        let heads = heads_of(bench, 10);
        lift_triggers(bench);
        let mut conn = bench.raw();
        conn.batch(
            "DELETE FROM ledger_event WHERE id IN (SELECT event FROM ledger_seal WHERE seq > 7);
             DELETE FROM ledger_seal WHERE seq > 7",
        )
        .unwrap();
        let verdict = verify(&bench.kernel, &[heads[9].clone(), heads[3].clone(), Head::default()]);
        assert_eq!(verdict.faults.len(), 1);
        assert!(
            verdict.faults[0].contains("speaks of 10 entries, but there are 7: the tail was cut"),
            "{verdict:?}"
        );
        // An entry cut out of the middle needs no head, and a head of it says so too.
        conn.batch("DELETE FROM ledger_seal WHERE seq = 4").unwrap();
        let verdict = verify(&bench.kernel, &heads[3..4]);
        assert_eq!(verdict.faults.len(), 2, "{verdict:?}");
        assert_eq!(verdict.faults[0], "entry 4 is missing");
    });
}

#[test]
fn an_event_that_is_gone_is_named() {
    both(|bench| {
        heads_of(bench, 5);
        lift_triggers(bench);
        let sql = "DELETE FROM ledger_event WHERE id = (SELECT event FROM ledger_seal WHERE seq = 3)";
        bench.raw().execute(sql, &[]).unwrap();
        let verdict = verify(&bench.kernel, &[]);
        assert!(verdict.faults.len() == 1 && verdict.faults[0].starts_with("entry 3 "), "{verdict:?}");
    });
}

#[test]
fn sealers_and_writers_at_once_seal_everything_once() {
    const WRITERS: usize = 4;
    const UNITS: usize = 30;
    both(|bench| {
        let others = [bench.again().unwrap(), bench.again().unwrap()];
        thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| {
                    for n in 0..UNITS {
                        bench.kernel.write(|unit| notes::write(unit, &n.to_string())).unwrap();
                    }
                });
            }
            for sealer in [&bench.kernel, &others[0], &others[1]] {
                scope.spawn(move || {
                    for _ in 0..UNITS {
                        ledger::seal(sealer, "").unwrap();
                    }
                });
            }
        });
        let head = ledger::seal(&bench.kernel, "").unwrap();
        assert_eq!(head.seq, i64::try_from(WRITERS * UNITS).unwrap());
        assert_eq!(
            verify(&bench.kernel, std::slice::from_ref(&head)),
            Verdict { head, unsealed: 0, faults: vec![] }
        );
    });
}

/// On PostgreSQL a transaction that began first may end last: its event sorts before one that is sealed already.
#[test]
fn events_that_commit_out_of_order_are_all_sealed() {
    Setup::new(&[notes::MIGRATION]).postgres(|bench| {
        let (began, has_begun) = mpsc::channel();
        let (go, wait) = mpsc::channel::<()>();
        thread::scope(|scope| {
            let slow = scope.spawn(move || {
                bench.kernel.write(|unit| {
                    let recorded = notes::write(unit, "slow")?;
                    began.send(()).unwrap();
                    wait.recv().unwrap();
                    Ok(recorded)
                })
            });
            has_begun.recv().unwrap();
            let quick = bench.kernel.write(|unit| notes::write(unit, "quick")).unwrap();
            assert_eq!(ledger::seal(&bench.kernel, "").unwrap().seq, 1);
            go.send(()).unwrap();
            let slow = slow.join().unwrap().unwrap();
            assert!(slow < quick, "the slow one began first");
            let head = ledger::seal(&bench.kernel, "").unwrap();
            assert_eq!(
                verify(&bench.kernel, &[]),
                Verdict { head: head.clone(), unsealed: 0, faults: vec![] }
            );
            assert_eq!(head.seq, 2);
        });
    });
}

#[test]
fn a_head_is_written_and_read() {
    let head = Head { seq: 12, hash: "ab".repeat(32) };
    assert_eq!(head.to_string().parse::<Head>().unwrap(), head);
    assert_eq!(format!(" board:12:{}\n", "AB".repeat(32)).parse::<Head>().unwrap(), head);
    for wrong in ["", "board:12", "board:-1:", "other:1:", "board:1:xyz", "board:+:"] {
        let padded = format!("{wrong}{}", if wrong.ends_with(':') { "0".repeat(64) } else { String::new() });
        assert!(padded.parse::<Head>().is_err(), "{padded}");
    }
}
