//! What a verb says, to whoever has read enough, and to a disk that is full.

use crate::install::program;
use std::fs::OpenOptions;
use std::process::Stdio;

#[test]
fn whoever_stops_reading_makes_nothing_fail() {
    let folder = tempfile::tempdir().expect("a folder");
    for args in [&["settings"][..], &["duties", "coverage"], &["duties", "list", "--json"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = program(folder.path(), args);
        let done = command.stdout(writer).stderr(Stdio::piped()).output().expect("the program runs");
        assert_eq!(done.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_a_fault_of_the_machine() {
    let folder = tempfile::tempdir().expect("a folder");
    let full = OpenOptions::new().write(true).open("/dev/full").expect("a device that is always full");
    let mut command = program(folder.path(), &["settings"]);
    let done = command.stdout(full).stderr(Stdio::piped()).output().expect("the program runs");
    let words = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(3), "{words}");
    assert!(words.contains("the answer could not be written"), "{words}");
}
