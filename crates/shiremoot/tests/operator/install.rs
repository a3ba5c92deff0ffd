//! An install of the made-up county in a folder of its own, and the program that is run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The program with its arguments, on a data folder.
pub fn program(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shiremoot"));
    command.args(args).arg("--data").arg(data).stdin(Stdio::null());
    command
}

/// What it says.
pub struct Said {
    pub well: bool,
    pub words: String,
}

pub fn run(data: &Path, args: &[&str]) -> Said {
    let Output { status, stdout, stderr } = program(data, args).output().expect("the program runs");
    let words = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    Said { well: status.success(), words }
}

/// The same, and it went well.
pub fn ok(data: &Path, args: &[&str]) -> String {
    let said = run(data, args);
    assert!(said.well, "{args:?}: {}", said.words);
    said.words
}

pub fn start(data: &Path, args: &[&str]) -> Child {
    let mut command = program(data, args);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// An install that was published once, made once for all tests of this program.
fn first() -> &'static Path {
    static FIRST: OnceLock<TempDir> = OnceLock::new();
    FIRST
        .get_or_init(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let data = folder.path().join("data");
            ok(&data, &["init", "--example", "loamshire"]);
            ok(&data, &["publish"]);
            folder
        })
        .path()
}

/// A copy of it.
pub fn install(at: &Path) -> PathBuf {
    let data = at.join("data");
    copy(&first().join("data"), &data);
    data
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

/// The record of the county.
pub fn record(data: &Path) -> PathBuf {
    data.join("record").join("loamshire")
}

/// Every file of a folder with what it holds.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn gather(folder: &Path, below: &Path, into: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder.join(below)).into_iter().flatten().flatten() {
            let path = below.join(entry.file_name());
            if entry.path().is_dir() {
                gather(folder, &path, into);
            } else {
                let bytes = fs::read(entry.path()).expect("a file");
                into.insert(path, bytes);
            }
        }
    }
    let mut all = BTreeMap::new();
    gather(folder, Path::new(""), &mut all);
    all
}

/// How many publications a record has.
pub fn number(record: &Path) -> usize {
    let all = fs::read_dir(record.join("manifests")).into_iter().flatten().flatten();
    all.filter(|it| it.path().extension().is_some_and(|ending| ending == "json")).count()
}

/// Settings under which every address in the record is another one, so that there is something to publish.
pub fn moved(data: &Path) {
    fs::write(data.join("shiremoot.toml"), "base = \"https://moved.example\"\n").expect("the settings");
}

/// A check of the record, which needs no install.
pub fn holds(data: &Path, record: &Path) -> String {
    ok(data, &["verify-record", &record.display().to_string()])
}
