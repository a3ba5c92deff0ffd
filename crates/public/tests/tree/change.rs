//! What changes in the tree when something changes in the record: that, and nothing else.

use crate::record::county;
use jiff::civil::date;
use kernel::contracts::record::{Entry, Kind};
use std::collections::BTreeSet;

#[test]
fn publishing_twice_writes_the_same_bytes_and_no_new_manifest() {
    county("twice", |county| {
        let first = county.publish();
        assert!(first.changed && first.number == 1, "{first:?}");
        let before = county.files();
        county.bench.clock.set(date(2026, 11, 27));
        let second = county.publish();
        assert!(!second.changed && second.number == 1, "{second:?}");
        assert_eq!(before, county.files());
    });
}

#[test]
fn what_was_forgotten_is_drawn_anew_and_is_the_same() {
    county("forgotten", |county| {
        county.publish();
        let before = county.files();
        std::fs::remove_file(county.folder().with_extension("state")).unwrap();
        assert!(!county.publish().changed);
        assert_eq!(before, county.files());
    });
}

#[test]
fn one_changed_decision_changes_its_pages_the_indexes_and_the_manifest() {
    county("changed", |county| {
        county.publish();
        let before = county.files();
        county.changes(Kind::Decision, "DEC-0001", |it| {
            it.head.state = "Carried out".into();
            if let Entry::Decision(decision) = &mut it.entry {
                decision.state = "Carried out".into();
                decision.evidence = "The letter of 3 March".into();
            }
        });
        let done = county.publish();
        let after = county.files();
        let differ: BTreeSet<&str> = after
            .iter()
            .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
            .map(|(path, _)| path.as_str())
            .collect();
        let expected = [
            "data/decisions.csv",
            "decisions.html",
            "decisions/DEC-0001.html",
            "groups/hwb.html",
            "manifest.json",
            "manifests/0002.json",
            "manifests/0002.json.sig",
            "meetings/2022-02-15-hwb.html",
            "oparl/shiremoot/decisions.json",
            "oparl/shiremoot/decisions/DEC-0001.json",
            "oparl/shiremoot/decisions/modified/2022-02.json",
            "published.atom",
            "releases.html",
        ];
        assert_eq!(differ, expected.into());
        assert_eq!((done.number, done.removed.len()), (2, 0));
        let page = String::from_utf8(after["decisions/DEC-0001.html"].clone()).unwrap();
        assert!(page.contains("The letter of 3 March"), "{page}");
    });
}

#[test]
fn what_would_change_is_told_without_changing_it() {
    county("pending", |county| {
        let told = public::tree::pending(&county.bench.kernel, &county.name).unwrap();
        assert!(told.changed && told.added.contains(&"index.html".to_string()), "{told:?}");
        assert!(!county.folder().exists());
        county.publish();
        let told = public::tree::pending(&county.bench.kernel, &county.name).unwrap();
        assert!(!told.changed && told.number == 1);
    });
}

#[test]
fn what_is_taken_out_leaves_a_stone_with_the_day_and_the_reason() {
    county("taken", |county| {
        county.publish();
        county.loses(Kind::Paper, "report");
        let done = county.publish();
        assert_eq!(done.withdrawn, ["paper/report"]);
        let files = county.files();
        let page = String::from_utf8(files["papers/report.html"].clone()).unwrap();
        assert!(page.contains("Taken out of the record") && !page.contains("Annual report"), "{page}");
        assert!(!files.keys().any(|path| path.starts_with("files/")), "the file went with it");
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            let old = path.starts_with("manifests/");
            assert!(old || !text.contains("Annual report"), "{path}");
        }
        // It stays so, and comes back when it is published again.
        assert!(!county.publish().changed);
        county.gives(crate::record::sample(&county.bench.kernel.files().keep(b"%PDF-1.7 a report").unwrap()));
        let again = county.publish();
        assert!(again.changed && again.withdrawn.is_empty());
        assert!(county.files().keys().any(|path| path.starts_with("files/")));
        let verdict = public::tree::verify(&county.folder(), &Default::default()).unwrap();
        assert!(verdict.withdrawn.is_empty() && verdict.faults.is_empty(), "{verdict}");
    });
}
