//! A backup holds the public record: after a restore it verifies, is served, and goes on. Keys are in it only when they are asked for.

use crate::install::{files, holds, install, moved, number, ok, program, record, run};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn key(data: &Path) -> String {
    ok(data, &["publish", "--show-key"]).trim().to_string()
}

fn at(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn the_record_is_in_the_backup_and_goes_on_after_a_restore() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = install(folder.path());
    let known = key(&data);
    let file = folder.path().join("monday.shiremoot");
    let words = ok(&data, &["backup", &at(&file)]);
    assert!(words.contains("record.key") && words.contains("--with-keys"), "{words}");

    let new = folder.path().join("new");
    let words = ok(&new, &["restore", &at(&file)]);
    assert!(words.contains("record.key") && words.contains("another key"), "{words}");
    assert!(!new.join("record.key").exists() && !new.join("site.key").exists());
    assert!(files(&record(&new)) == files(&record(&data)), "the record is what it was");
    let words = ok(&new, &["verify-record", &at(&record(&new)), "--key", &known]);
    assert!(words.contains("Authentic"), "{words}");

    // The key is put back by hand, and the chain goes on under it.
    fs::copy(data.join("record.key"), new.join("record.key")).expect("the key");
    assert!(ok(&new, &["publish"]).contains("nothing has changed"));
    moved(&new);
    ok(&new, &["publish"]);
    assert_eq!(number(&record(&new)), 2);
    let words = ok(&new, &["verify-record", &at(&record(&new)), "--key", &known]);
    assert!(words.contains("Authentic"), "{words}");
}

#[test]
fn keys_are_in_it_when_they_are_asked_for_and_then_it_is_for_its_owner_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = install(folder.path());
    let file = folder.path().join("keys.shiremoot");
    let words = ok(&data, &["backup", "--with-keys", &at(&file)]);
    assert!(words.contains("as you keep a key"), "{words}");
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    let new = folder.path().join("new");
    let words = ok(&new, &["restore", &at(&file)]);
    assert!(!words.contains("record.key"), "{words}");
    assert_eq!(key(&new), key(&data));
    assert_eq!(mode(&new.join("record.key")), 0o600);
    moved(&new);
    ok(&new, &["publish"]);
    holds(&new, &record(&new));
}

#[test]
fn a_restore_overwrites_no_record_and_no_key_and_may_be_repeated() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = install(folder.path());
    let file = folder.path().join("with.shiremoot");
    ok(&data, &["backup", "--with-keys", &at(&file)]);
    let new = folder.path().join("new");
    fs::create_dir_all(record(&new)).expect("a folder");
    fs::write(record(&new).join("index.html"), "another record").expect("a file");
    let said = run(&new, &["restore", &at(&file)]);
    assert!(!said.well && said.words.contains("Nothing was changed"), "{}", said.words);
    assert_eq!(files(&record(&new)).len(), 1);
    // What a restore that was broken off has put there already is no obstacle.
    fs::copy(record(&data).join("index.html"), record(&new).join("index.html")).expect("a copy");
    fs::copy(data.join("record.key"), new.join("record.key")).expect("a copy");
    ok(&new, &["restore", &at(&file)]);
    assert!(files(&record(&new)) == files(&record(&data)));
}

#[test]
fn nothing_is_published_while_the_record_is_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = install(folder.path());
    moved(&data);
    let publish = program(&data, &["publish"]).spawn().expect("it starts");
    let file = folder.path().join("meanwhile.shiremoot");
    ok(&data, &["backup", &at(&file)]);
    publish.wait_with_output().expect("it ends");
    let new = folder.path().join("new");
    ok(&new, &["restore", &at(&file)]);
    holds(&new, &record(&new));
}
