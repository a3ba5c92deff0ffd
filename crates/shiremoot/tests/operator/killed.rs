//! A publication that is really killed: whenever that happens the record is the earlier one or the new one, whole, and the next
//! publication finishes it.

use crate::install::{files, holds, install, moved, number, ok, record, start};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// When the program is killed.
#[derive(Clone, Copy, Debug)]
enum When {
    /// So many milliseconds after it was started.
    After(u64),
    /// Once so many files lie in the folder of what is new.
    Files(usize),
    /// As soon as the new record is in its place, while what was there is being taken away.
    Swapped,
}

fn count(folder: &Path) -> usize {
    let all = fs::read_dir(folder).into_iter().flatten().flatten();
    all.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
}

/// Kills a publication at a moment; whether it was still running.
fn kill(data: &Path, when: When) -> bool {
    let next = data.join("record").join(".loamshire.next");
    let begun = Instant::now();
    let mut child = start(data, &["publish"]);
    let due = || match when {
        When::After(ms) => begun.elapsed() > Duration::from_millis(ms),
        When::Files(most) => count(&next) >= most,
        When::Swapped => number(&record(data)) == 2,
    };
    while !due() {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{when:?} never came");
        std::thread::sleep(Duration::from_micros(200));
    }
    // `kill` is SIGKILL: nothing of the program runs after it.
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
    true
}

#[test]
fn a_killed_publication_leaves_nothing_by_half_and_the_next_one_finishes_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = install(&folder.path().join("whole"));
    let before = files(&record(&whole));
    moved(&whole);
    ok(&whole, &["publish"]);
    let after = files(&record(&whole));
    assert!(number(&record(&whole)) == 2 && before != after);

    let all = after.len();
    let moments = [
        When::After(0),
        When::Files(1),
        When::Files(all / 4),
        When::Files(all / 2),
        When::Files(all * 9 / 10),
        When::Files(all),
        When::Swapped,
    ];
    let mut killed = 0;
    for (n, when) in moments.into_iter().enumerate() {
        let data = install(&folder.path().join(n.to_string()));
        moved(&data);
        killed += usize::from(kill(&data, when));
        // What is served is one record or the other, and its chain holds.
        let there = files(&record(&data));
        match number(&record(&data)) {
            1 => assert!(there == before, "{when:?}: the earlier record is not what it was"),
            2 => assert_eq!(there.len(), all, "{when:?}: the new record is not whole"),
            other => panic!("{when:?}: {other} publications"),
        }
        holds(&data, &record(&data));
        ok(&data, &["publish"]);
        assert_eq!(number(&record(&data)), 2, "{when:?}");
        holds(&data, &record(&data));
        assert!(files(&record(&data)).keys().eq(after.keys()), "{when:?}: other files than without a kill");
        let left = fs::read_dir(data.join("record")).expect("the folder").flatten();
        let left: Vec<_> =
            left.map(|it| it.file_name()).filter(|it| it.to_string_lossy().starts_with('.')).collect();
        assert!(left.is_empty(), "{when:?}: {left:?} is left");
        assert!(ok(&data, &["publish"]).contains("nothing has changed"), "{when:?}");
        let ledger = ok(&data, &["ledger", "verify"]);
        assert!(!ledger.is_empty(), "the ledger is verified");
        fs::remove_dir_all(data.parent().expect("a folder")).expect("room for the next");
    }
    assert!(killed >= 4, "only {killed} of {} were still running", moments.len());
}
