//! When publishing is broken off the earlier record stays whole, and the next time it is finished.

use crate::record::{county, files};
use kernel::Fault;
use kernel::contracts::record::{Entry, Kind};
use public::tree::{Against, Standing, verify};
use std::fs;

#[test]
fn a_publication_that_was_killed_leaves_the_earlier_record_and_is_finished_next_time() {
    county("killed", |county| {
        county.publish();
        let before = county.files();
        county.loses(Kind::Decision, "DEC-0002");
        // What a killed program leaves: the folder of what is new, half written.
        let next = county.folder().with_file_name(format!(".{}.next", county.name));
        fs::create_dir_all(next.join("decisions")).unwrap();
        fs::write(next.join("decisions/DEC-0001.html"), "half a pa").unwrap();
        fs::write(county.folder().with_extension("part"), "{").unwrap();
        assert_eq!(before, county.files());
        assert_eq!(county.publish().number, 2);
        assert!(!next.exists(), "what was left is gone");
        let found = verify(&county.folder(), &Against::default()).unwrap();
        assert_eq!(found.standing, Standing::SelfConsistent, "{found}");
        // Killed after the tree was put in place and before that was remembered: it is found again from the tree.
        fs::write(county.folder().with_extension("state"), "{}").unwrap();
        let before = county.files();
        assert!(!county.publish().changed);
        assert_eq!(before, county.files());
    });
}

#[test]
fn a_file_that_is_not_in_the_store_stops_it_and_the_earlier_record_stays() {
    county("no-file", |county| {
        county.publish();
        let before = county.files();
        county.changes(Kind::Paper, "report", |it| {
            if let Entry::Paper(report) = &mut it.entry {
                report.files[0].hash = "ab".repeat(32);
            }
        });
        let failed = public::tree::publish(&county.bench.kernel, &county.name);
        assert!(matches!(failed, Err(Fault::Broken(_))), "{failed:?}");
        assert_eq!(before, county.files());
    });
}

#[test]
fn a_tree_that_was_altered_is_not_published_over() {
    county("altered", |county| {
        county.publish();
        fs::write(county.folder().join("manifest.json"), "{}").unwrap();
        let failed = public::tree::publish(&county.bench.kernel, &county.name);
        assert!(matches!(&failed, Err(Fault::Broken(why)) if why.contains("verify-record")), "{failed:?}");
    });
}

#[test]
fn a_copy_is_kept_like_the_tree_and_touches_nothing_else() {
    county("mirror", |county| {
        county.publish();
        let to = county.bench.folder().join("web").join("copy");
        public::tree::mirror(&county.bench.kernel, &county.name, &to).unwrap();
        assert_eq!(files(&to), county.files());
        fs::write(to.join("index.html"), "altered in the copy").unwrap();
        assert_ne!(files(&to), county.files(), "the copy shares no bytes with the original");
        county.loses(Kind::Decision, "DEC-0002");
        county.publish();
        let other = county.bench.folder().join("full");
        fs::create_dir_all(&other).unwrap();
        fs::write(other.join("precious"), "x").unwrap();
        let refused = public::tree::mirror(&county.bench.kernel, &county.name, &other);
        assert!(matches!(refused, Err(Fault::Fields(_))), "{refused:?}");
        assert!(other.join("precious").exists());
    });
}
