//! Loamshire, open, with its meetings.

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
/// The lead of the domestic abuse board.
pub const LEAD: &str = "loamshire/person/lettice-harbourne";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";

/// The day on which the examples begin: a Tuesday.
pub const DAY: Date = date(2022, 2, 1);

/// The files of an example county's board.
pub fn example(county: &str) -> Example {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county).join("board");
    let mut example = Example { county: county.into(), ..Example::default() };
    for entry in std::fs::read_dir(root).expect("the county has a folder") {
        let entry = entry.expect("an entry");
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    example
}

/// The policies.
pub fn cedar() -> Cedar {
    Cedar::load(&rulebook()).expect("the policies")
}

/// The rulebook of the release.
pub fn rulebook() -> Rulebook {
    Rulebook::load(None).expect("the rulebook")
}

/// A store with the tables of the board and of meetings, under the real policies, on the day on which the examples begin.
pub fn county() -> Setup {
    setup(&[board::slice(), meetings::slice()]).judge(cedar()).rulebook(rulebook()).on(DAY)
}

/// Opens Loamshire.
pub fn open(bench: &Bench) -> Site<'_> {
    open_all(bench, &["loamshire"])
}

/// Opens some counties.
pub fn open_all<'a>(bench: &'a Bench, counties: &[&str]) -> Site<'a> {
    for county in counties {
        board::load(&bench.kernel, &example(county)).expect("the county loads");
    }
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), meetings::slice()])
}

/// A meeting of the board on 15 March 2022, as a form says it.
pub const MEETING: [(&str, &str); 9] = [
    ("group", "scb"),
    ("day-day", "15"),
    ("day-month", "3"),
    ("day-year", "2022"),
    ("starts", "10am"),
    ("ends", "12:30pm"),
    ("place", "County Hall"),
    ("held-in", "private"),
    ("known-to", "people"),
];

/// The same form with some fields changed.
pub fn with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<(&str, &str)> = MEETING.to_vec();
    for (name, value) in changed {
        all.retain(|(known, _)| known != name);
        all.push((name, value));
    }
    all
}
