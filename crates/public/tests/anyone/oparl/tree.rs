//! The interface in the published tree: the same as over the network, and withdrawn there as it is here. What other readers are to
//! judge is left for them beside.

use crate::oparl::content::{county, fill, json, open, put};
use kernel::contracts::record::Kind;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use testkit::db::Bench;

fn published(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, at: &Path, out: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, out);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                out.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    public::export(&bench.kernel, "loamshire", "a test").expect("it is published");
    let root = bench.folder().join("record/loamshire");
    let mut out = BTreeMap::new();
    walk(&root, &root, &mut out);
    out
}

#[test]
fn the_tree_holds_the_interface_and_says_what_was_withdrawn() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, 3);
        let anybody = site.anybody();
        let first = published(bench);
        assert!(first.contains_key("accessibility.html") && first.contains_key("glossary.html"));
        let below: Vec<&String> = first.keys().filter(|path| path.starts_with("oparl/")).collect();
        assert!(below.len() > 100, "{}", below.len());
        for path in below {
            let answer = anybody.get(&format!("/loamshire/record/{path}")).ok();
            assert!(answer.bytes == first[path], "{path} is not the same over the network");
        }
        bench.clock.forward(3600);
        assert!(published(bench) == first, "twice without a change is the same");
        put(bench, Kind::Decision, "DEC-2021-09-02-scb", None);
        let second = published(bench);
        let tomb = "oparl/shiremoot/decisions/DEC-2021-09-02-scb.json";
        let gone: Value = serde_json::from_slice(&second[tomb]).expect("JSON");
        assert_eq!(gone["deleted"], true);
        assert!(gone["modified"].as_str().is_some_and(|at| at.starts_with("2022-02-07T13:00:")), "{gone}");
        assert_eq!(json(&anybody, "shiremoot/decisions/DEC-2021-09-02-scb.json"), gone);
        let changed: Vec<&str> = second
            .iter()
            .filter(|(path, bytes)| path.starts_with("oparl/") && first.get(*path) != Some(*bytes))
            .map(|(path, _)| path.as_str())
            .collect();
        assert!(changed.contains(&"oparl/meetings/2021-09-02-scb.json"), "{changed:?}");
        let other = changed.iter().find(|path| path.contains("2021-09-01") || path.contains("2021-09-03"));
        assert_eq!(other, None, "what has nothing to do with it stays");
    });
}

/// Left in the folder of the build, where `cargo xtask test` hands it to readers that did not write it.
#[test]
fn feeds_are_left_for_readers_that_did_not_write_them() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 12);
        let all = published(bench);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("feeds");
        fs::create_dir_all(&folder).expect("a folder");
        let mut wanted = serde_json::Map::new();
        for (path, bytes) in all.iter().filter(|(path, _)| path.ends_with(".atom") || path.ends_with(".ics"))
        {
            let text = String::from_utf8_lossy(bytes);
            let name = path.replace('/', "-");
            let many = text.matches("<entry>").count() + text.matches("BEGIN:VEVENT").count();
            wanted.insert(name.clone(), many.into());
            fs::write(folder.join(name), bytes).expect("it is left");
        }
        let live = site.anybody().get("/loamshire/published.atom").ok();
        wanted.insert("live-published.atom".into(), live.body().matches("<entry>").count().into());
        fs::write(folder.join("live-published.atom"), &live.bytes).expect("it is left");
        assert!(wanted.len() >= 3, "{wanted:?}");
        assert!(wanted.values().all(|many| many.as_u64() > Some(0)), "{wanted:?}");
        fs::write(folder.join("expected.json"), Value::Object(wanted).to_string()).expect("it is left");
    });
}
