//! A year of Loamshire, planned from an empty calendar with everything that the program is made of.

mod agree;
mod clocks;
mod pages;
mod replan;
mod stands;
mod wrong;

use crate::{examples, wire};
use board::{Board, County};
use duties::year::{self, Accepted, Built, Chosen, Standing};
use jiff::civil::{Date, date};
use kernel::clock::LegalYear;
use kernel::contracts::year::Standing as There;
use kernel::rulebook::Rulebook;
use kernel::verbs::Govern;
use kernel::{Actor, Kernel, Outcome};
use site::People;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::setup;

/// The partnership officer of Loamshire.
const OFFICER: &str = "loamshire/person/bryony-askwell";

/// The day on which the year is planned: a Tuesday, two months before it begins.
const DAY: Date = date(2022, 2, 1);

/// The whole program on the day, without a county.
fn whole() -> Setup {
    let rulebook = Rulebook::load(None).expect("the rulebook reads");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    setup(&wire::slices()).judge(judge).rulebook(rulebook).on(DAY)
}

/// Runs a test on Loamshire with its board, and nothing in its calendar.
fn loamshire(test: impl Fn(&Bench)) {
    whole().both(|bench| {
        board_of(bench);
        test(bench);
    });
}

/// Loads the board of Loamshire alone: no plan, no papers, no meetings.
fn board_of(bench: &Bench) {
    let mut example = examples::find("loamshire").expect("it is there");
    example.files.retain(|name, _| name.starts_with("board/"));
    board::load(&bench.kernel, &example).expect("the county loads");
}

fn y2022() -> LegalYear {
    LegalYear::of(date(2022, 4, 1))
}

fn officer(kernel: &Kernel) -> Actor {
    kernel
        .read(|unit| {
            let today = unit.today();
            let grants = Board.grants(unit, OFFICER, today)?;
            Ok(Actor::person(OFFICER, "Partnership officer", grants, today))
        })
        .expect("the officer")
}

fn build(kernel: &Kernel) -> Built {
    let officer = officer(kernel);
    kernel
        .read(|unit| {
            let permit = officer.permit::<Govern, County>(unit, "loamshire")?;
            year::build(unit, &permit, y2022())
        })
        .unwrap_or_else(|fault| panic!("{fault}"))
}

fn accept(kernel: &Kernel, chosen: &Chosen) -> Outcome<Accepted> {
    let officer = officer(kernel);
    kernel.write(|unit| {
        let permit = officer.permit::<Govern, County>(unit, "loamshire")?;
        year::accept(unit, &permit, y2022(), chosen)
    })
}

/// Chosen by key, as they are now.
fn keys(all: &[&str]) -> Chosen {
    Chosen::Keys(all.iter().map(|key| ((*key).to_string(), None)).collect())
}

/// Everything that the makers show of the year and a little beside it, by kind.
fn standing(kernel: &Kernel) -> BTreeMap<&'static str, Vec<There>> {
    let officer = officer(kernel);
    let all = kernel.read(|unit| {
        let mut out = BTreeMap::new();
        for maker in kernel.neighbours().makers.clone() {
            let all = (maker.standing)(unit, &officer, "loamshire", date(2022, 1, 1), date(2023, 6, 30))?;
            out.insert(maker.makes, all);
        }
        Ok(out)
    });
    all.expect("what stands")
}

/// Keys of the lines that are not as they should be: everything but what stands.
fn open(built: &Built) -> BTreeSet<(&'static str, String)> {
    let lines = built.difference.lines.iter().filter(|line| line.standing != Standing::Stands);
    lines.map(|line| (line.standing.name(), line.proposal.key.clone())).collect()
}

/// The same place, with a rulebook over which a file is laid.
fn with_overlay(bench: &Bench, file: &str, text: &str) -> Kernel {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(file);
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
    std::fs::write(&path, text).expect("a file");
    let mut parts = bench.parts();
    parts.rulebook = Arc::new(Rulebook::load(Some(folder.path())).expect("the rulebook reads"));
    let kernel = Kernel::open(parts, &wire::migrations()).expect("it opens");
    kernel.with_neighbours(site::neighbours(&wire::slices()))
}
