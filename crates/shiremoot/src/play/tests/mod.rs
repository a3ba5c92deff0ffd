//! The played year: what is written of it, that it can be played, what holds afterwards, and what an officer finds in it.

mod asked;
mod holds;
mod journey;
mod words;

use super::clock::instant;
use super::script::Script;
use super::{Played, Stage, year};
use crate::{examples, wire};
use board::Board;
use jiff::civil::date;
use kernel::rulebook::Rulebook;
use std::sync::Arc;
use testkit::db::{Bench, Database};
use testkit::site::{Site, setup};

/// The year as it is written.
fn script() -> Script {
    Script::read(&examples::find("loamshire").expect("it is there")).expect("it is read")
}

/// Loamshire on the day after its year.
fn played() -> (Bench, Played) {
    let rulebook = Rulebook::load(None).expect("the rulebook reads");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    let press = Arc::new(crate::press::HousePress::new(&rulebook));
    let setup = setup(&wire::slices())
        .judge(judge)
        .rulebook(rulebook)
        .press(press)
        .binder(Arc::new(engine_files::Files))
        .on(date(2022, 2, 1));
    let bench = setup.bench(&Database::Sqlite);
    examples::load(&bench.kernel, "loamshire").expect("the county loads");
    let site = Site::open(&bench, Arc::new(Board), wire::slices());
    let turn = |to| bench.clock.turn(instant(to));
    let jobs = site.app.jobs();
    let stage = Stage { kernel: &bench.kernel, turn: &turn, jobs: &jobs };
    let played = year(&stage, &examples::find("loamshire").expect("it is there"));
    let played = played.unwrap_or_else(|fault| panic!("{fault}"));
    drop(site);
    (bench, played)
}

#[test]
fn loamshire_plays_its_year_and_everything_holds() {
    let (bench, played) = played();
    assert!(played.held >= 40, "{played:?}");
    holds::all(&bench);
}

#[test]
fn ten_questions_of_an_officer_are_answered_within_three_clicks() {
    let (bench, _) = played();
    asked::all(&bench);
}
