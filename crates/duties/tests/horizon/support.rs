//! Loamshire, open, with its duties.

use board::{Board, Example};
use engine_cedar::Cedar;
use jiff::civil::{Date, date};
use kernel::rulebook::Rulebook;
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The chair of the board.
pub const CHAIR: &str = "loamshire/person/osric-penmarrow";
/// Represents the constabulary.
pub const POLICE: &str = "loamshire/person/hollis-verrington";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";

/// The day on which the examples begin.
pub const DAY: Date = date(2022, 2, 1);

fn example() -> Example {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire/board");
    let mut example = Example { county: "loamshire".into(), ..Example::default() };
    for entry in std::fs::read_dir(root).expect("the county has a folder") {
        let entry = entry.expect("an entry");
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    example
}

/// A store with the tables of the board and of the duties, under the real policies.
pub fn county() -> Setup {
    let rulebook = Rulebook::load(None).expect("the rulebook");
    let judge = Cedar::load(&rulebook).expect("the policies");
    setup(&[board::slice(), duties::slice()]).judge(judge).rulebook(rulebook).on(DAY)
}

/// Opens Loamshire.
pub fn open(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example()).expect("the county loads");
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), duties::slice()])
}
