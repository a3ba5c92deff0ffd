//! Loamshire, open, with its table.

use board::Example;
use duties::held::{Entry, Happening};
use duties::{DutyBook, held};
use engine_cedar::Cedar;
use jiff::civil::{Date, date};
use kernel::rulebook::Rulebook;
use kernel::verbs::Update;
use kernel::{Actor, Grant, Kernel, Outcome};
use std::path::Path;
use testkit::db::{Bench, Setup};
use testkit::site::setup;

/// The day on which the examples begin.
pub const DAY: Date = date(2022, 2, 1);

/// The policies.
pub fn cedar() -> Cedar {
    Cedar::load(&rulebook()).expect("the policies")
}

fn rulebook() -> Rulebook {
    Rulebook::load(None).expect("the rulebook")
}

/// A store with the tables of the board and the duties, under the real policies.
pub fn county() -> Setup {
    setup(&[board::slice(), duties::slice()]).judge(cedar()).rulebook(rulebook()).on(DAY)
}

/// Loads the table of a county.
pub fn load(bench: &Bench, county: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county).join("board");
    let mut example = Example { county: county.into(), ..Example::default() };
    for entry in std::fs::read_dir(folder).expect("the county has a folder") {
        let entry = entry.expect("an entry");
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    board::load(&bench.kernel, &example).expect("the county loads");
}

/// Somebody with one role on one thing.
pub fn with(role: &str, on: &str) -> Actor {
    Actor::person("loamshire/person/somebody", "Somebody", [Grant { role: role.into(), on: on.into() }], DAY)
}

/// Evidence of a kind on a day.
pub fn entry(kind: &str, on: Date) -> Entry {
    Entry {
        kind: kind.into(),
        year: String::new(),
        on,
        until: None,
        title: "What shows it".into(),
        link: String::new(),
        marks: Default::default(),
    }
}

/// Records evidence of a body.
pub fn record(kernel: &Kernel, actor: &Actor, book: &str, entry: &Entry) -> Outcome<String> {
    kernel.write(|unit| {
        let permit = actor.permit::<Update, DutyBook>(unit, book)?;
        held::record(unit, &permit, entry)
    })
}

/// Records an event of a body.
pub fn happened(kernel: &Kernel, actor: &Actor, book: &str, kind: &str, on: Date) -> Outcome<String> {
    let it = Happening { kind: kind.into(), on, title: "Letter 12".into(), link: String::new() };
    kernel.write(|unit| {
        let permit = actor.permit::<Update, DutyBook>(unit, book)?;
        held::happened(unit, &permit, &it)
    })
}
