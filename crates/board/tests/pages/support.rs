//! Loamshire, open.

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
/// The lead of a sub-group.
pub const LEAD: &str = "loamshire/person/lettice-harbourne";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";

/// The day on which the examples begin.
pub const DAY: Date = date(2022, 2, 1);

/// The files of an example county.
pub fn example(county: &str) -> Example {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county);
    let mut example = Example { county: county.into(), ..Example::default() };
    let folder = std::fs::read_dir(root.join("board")).expect("the county has a folder");
    for entry in folder.map(|entry| entry.expect("an entry")) {
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    example
}

/// The policies.
pub fn cedar() -> Cedar {
    Cedar::load(&Rulebook::load(None).expect("the rulebook")).expect("the policies")
}

/// A store with the tables of the board, under the real policies, on the day on which the examples begin.
pub fn county() -> Setup {
    let rulebook = Rulebook::load(None).expect("the rulebook");
    setup(&[board::slice()]).judge(cedar()).rulebook(rulebook).on(DAY)
}

/// Opens both counties.
pub fn open(bench: &Bench) -> Site<'_> {
    for county in ["worcestershire", "loamshire"] {
        board::load(&bench.kernel, &example(county)).expect("the county loads");
    }
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice()])
}
