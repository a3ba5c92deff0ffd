//! Loamshire, open, with its plan.

use board::{Board, Example};
use engine_cedar::Cedar;
use jiff::civil::{Date, date};
use kernel::rulebook::Rulebook;
use kernel::{Kernel, Outcome};
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The chair of the board.
pub const CHAIR: &str = "loamshire/person/osric-penmarrow";
/// The lead of the domestic abuse board, who has given the update.
pub const LEAD: &str = "loamshire/person/lettice-harbourne";
/// The lead of the violence group, whose update is late.
pub const LATE: &str = "loamshire/person/cormac-wyeland";
/// Who represents the police.
pub const POLICE: &str = "loamshire/person/hollis-verrington";
/// Who represents the fire and rescue authority.
pub const FIRE: &str = "loamshire/person/idris-colemarsh";
/// The analyst.
pub const ANALYST: &str = "loamshire/person/jago-winterbeck";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";

/// The day on which the examples begin.
pub const DAY: Date = date(2022, 2, 1);

/// The files of an example county.
pub fn example(county: &str) -> Example {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county);
    let mut example = Example { county: county.into(), ..Example::default() };
    for part in ["board", "plans"] {
        let folder = std::fs::read_dir(root.join(part)).expect("the county has a folder");
        for entry in folder.map(|entry| entry.expect("an entry")) {
            let name = format!("{part}/{}", entry.file_name().to_string_lossy());
            example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
        }
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

/// A store with the tables of the board and the plan, under the real policies, on the day on which the examples begin.
pub fn county() -> Setup {
    setup(&[board::slice(), plans::slice()]).judge(cedar()).rulebook(rulebook()).on(DAY)
}

/// Loads a county's table and its plan.
pub fn load(kernel: &Kernel, county: &str) -> Outcome<()> {
    board::load(kernel, &example(county))?;
    plans::load(kernel, &example(county))
}

/// Opens Loamshire.
pub fn open(bench: &Bench) -> Site<'_> {
    open_all(bench, &["loamshire"])
}

/// Opens some counties.
pub fn open_all<'a>(bench: &'a Bench, counties: &[&str]) -> Site<'a> {
    for county in counties {
        load(&bench.kernel, county).expect("the county loads");
    }
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), plans::slice()])
}
