//! A full disk while the record is published: it says so, the earlier record stays, and it goes on as soon as there is room.

use crate::install::{files, holds, install, moved, number, ok, record, run};
use testkit::disk::SmallDisk;

#[test]
fn a_publication_on_a_full_disk_says_so_and_leaves_the_earlier_record() {
    let Some(disk) = SmallDisk::of(64) else { return };
    let data = install(disk.path());
    moved(&data);
    let before = files(&record(&data));
    // From nothing at all up to room for a part of it.
    for room in [4_096, 200_000, 1_000_000] {
        let ballast = disk.ballast(room);
        let said = run(&data, &["publish"]);
        assert!(!said.well, "with {room} bytes: {}", said.words);
        assert!(said.words.contains("disk is full"), "{}", said.words);
        std::fs::remove_file(ballast).expect("room again");
        assert!(files(&record(&data)) == before, "with {room} bytes: the earlier record is not what it was");
        holds(&data, &record(&data));
    }
    ok(&data, &["publish"]);
    assert_eq!(number(&record(&data)), 2);
    holds(&data, &record(&data));
}
