//! Nothing in a tree can be altered, added or taken away unseen, and no other key passes for the right one.

use crate::record::{County, county, files};
use kernel::contracts::record::Kind;
use public::tree::{Against, Standing, Verdict, verify};
use std::fs;
use std::path::Path;

fn verdict(folder: &Path, against: &Against) -> Verdict {
    verify(folder, against).expect("there is a record")
}

fn alone(county: &County<'_>) -> Verdict {
    verdict(&county.folder(), &Against::default())
}

#[test]
fn it_is_authentic_only_against_the_key_or_an_earlier_manifest() {
    county("authentic", |county| {
        let first = county.publish();
        let kept = fs::read(county.folder().join("manifests/0001.json")).unwrap();
        let whole = fs::read(county.folder().join("manifest.json")).unwrap();
        county.loses(Kind::Decision, "DEC-0002");
        county.publish();
        assert_eq!(alone(county).standing, Standing::SelfConsistent);
        let key = Against::asked(Some(&first.key.to_uppercase()), None).unwrap();
        assert_eq!(verdict(&county.folder(), &key).standing, Standing::Authentic);
        for bytes in [kept, whole] {
            let since = Against { since: Some(bytes), ..Against::default() };
            assert_eq!(verdict(&county.folder(), &since).standing, Standing::Authentic);
        }
        let found = verdict(&county.folder(), &key);
        assert_eq!(found.withdrawn.len(), 1, "{found}");
        assert!(found.to_string().contains("withdrawn: decision DEC-0002"), "{found}");
        let other = Against { key: Some("0".repeat(64)), ..Against::default() };
        assert_eq!(verdict(&county.folder(), &other).standing, Standing::Wrong);
        let strange = Against { since: Some(b"something else".to_vec()), ..Against::default() };
        assert_eq!(verdict(&county.folder(), &strange).standing, Standing::Wrong);
    });
}

#[test]
fn a_tree_signed_anew_with_another_key_is_not_authentic() {
    county("another-key", |county| {
        let first = county.publish();
        let kept = fs::read(county.folder().join("manifests/0001.json")).unwrap();
        // The same install without its key and its tree, as somebody has it who holds only the data.
        fs::remove_file(county.bench.folder().join("record.key")).unwrap();
        fs::remove_dir_all(county.folder()).unwrap();
        county.publish();
        assert_eq!(alone(county).standing, Standing::SelfConsistent);
        let key = Against { key: Some(first.key), ..Against::default() };
        assert_eq!(verdict(&county.folder(), &key).standing, Standing::Wrong);
        let since = Against { since: Some(kept.clone()), ..Against::default() };
        assert_eq!(verdict(&county.folder(), &since).standing, Standing::Wrong);
    });
    county("continued", |county| {
        let first = county.publish();
        let kept = fs::read(county.folder().join("manifests/0001.json")).unwrap();
        fs::remove_file(county.bench.folder().join("record.key")).unwrap();
        county.loses(Kind::Decision, "DEC-0002");
        county.publish();
        assert_eq!(alone(county).standing, Standing::SelfConsistent);
        let key = Against { key: Some(first.key), ..Against::default() };
        assert_eq!(verdict(&county.folder(), &key).standing, Standing::Wrong);
        let since = Against { since: Some(kept), ..Against::default() };
        assert_eq!(
            verdict(&county.folder(), &since).standing,
            Standing::Wrong,
            "the chain goes on with another key"
        );
    });
}

#[test]
fn any_flipped_byte_is_found_and_its_file_is_named() {
    county("flipped", |county| {
        county.publish();
        county.loses(Kind::Decision, "DEC-0002");
        county.publish();
        let folder = county.folder();
        let mut tried = 0;
        for (path, bytes) in files(&folder) {
            // Every byte of what is signed, and a spread of each page: a page is known by one hash, whichever byte it is.
            let step = if path.starts_with("manifest") && bytes.len() < 2_000 {
                7
            } else {
                bytes.len().div_ceil(3).max(1)
            };
            for at in (0..bytes.len()).step_by(step) {
                let mut wrong = bytes.clone();
                wrong[at] ^= 1 << (at % 8);
                fs::write(folder.join(&path), &wrong).unwrap();
                let found = verdict(&folder, &Against::default());
                assert_eq!(found.standing, Standing::Wrong, "byte {at} of {path}");
                if !path.starts_with("manifest") {
                    assert_eq!(found.altered, std::slice::from_ref(&path), "byte {at} of {path}");
                }
                tried += 1;
            }
            fs::write(folder.join(&path), &bytes).unwrap();
        }
        assert!(tried > 100, "{tried}");
        assert_eq!(alone(county).standing, Standing::SelfConsistent);
    });
}

#[test]
fn what_is_missing_extra_or_cut_off_is_named() {
    county("missing", |county| {
        county.publish();
        county.loses(Kind::Decision, "DEC-0002");
        county.publish();
        let folder = county.folder();
        let aside = folder.join("index.html");
        let bytes = fs::read(&aside).unwrap();
        fs::remove_file(&aside).unwrap();
        fs::write(folder.join("added.html"), "x").unwrap();
        let found = alone(county);
        assert_eq!(
            (found.missing, found.extra),
            (vec!["index.html".to_string()], vec!["added.html".to_string()])
        );
        fs::write(&aside, bytes).unwrap();
        fs::remove_file(folder.join("added.html")).unwrap();
        assert_eq!(alone(county).standing, Standing::SelfConsistent);
        for path in ["manifests/0002.json", "manifests/0001.json", "manifests/0001.json.sig", "manifest.json"]
        {
            let bytes = fs::read(folder.join(path)).unwrap();
            fs::remove_file(folder.join(path)).unwrap();
            assert_eq!(alone(county).standing, Standing::Wrong, "{path}");
            fs::write(folder.join(path), bytes).unwrap();
        }
        assert_eq!(alone(county).standing, Standing::SelfConsistent);
    });
}

#[test]
fn what_cannot_be_asked_is_told_so() {
    county("asked", |county| {
        assert!(verify(&county.folder(), &Against::default()).is_err(), "there is nothing yet");
        assert!(Against::asked(Some("abc"), None).is_err());
        assert!(Against::asked(None, Some(Path::new("no-such-file"))).is_err());
    });
}
