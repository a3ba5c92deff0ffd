//! Whatever is changed, ended or corrected: what was believed at any earlier instant stays what it was.

use crate::support::{DAY, cedar, example};
use board::{Change, County, Noun, Record, Seat, Span, Theme};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use kernel::verbs::{End, Govern, Update};
use kernel::{Actor, Fault, Grant, Kernel};
use testkit::agree::Sequence;
use testkit::db::Setup;

const THING: &str = "loamshire/theme/geese";

fn officer() -> Actor {
    Actor::person("officer", "Officer", [Grant { role: "officer".into(), on: "loamshire".into() }], DAY)
}

fn theme(name: &str) -> Noun {
    Noun::Theme(Theme { name: name.into(), about: String::new() })
}

/// What is believed of the thing on every first of a month, at an instant or now.
fn believed(kernel: &Kernel, at: Option<Timestamp>) -> Vec<Option<String>> {
    let days = (0..24).map(|month| date(2021, 6, 1).saturating_add(month.months()));
    let read = kernel.read(|unit| {
        let register = match at {
            Some(at) => board::known_at(unit, "loamshire", at)?,
            None => (*board::current(unit, "loamshire")?).clone(),
        };
        Ok(days.map(|day| register.on(day).get::<Theme>("geese").map(|t| t.name.clone())).collect())
    });
    read.expect("the table")
}

fn one_step(kernel: &Kernel, chance: &mut Sequence, step: usize) -> Result<(), Fault> {
    let day = date(2021, 6, 1).saturating_add(i32::try_from(chance.below(700)).unwrap_or(0).days());
    let end = chance.below(5) == 0;
    kernel.write(|unit| {
        let register = board::current(unit, "loamshire")?;
        let seen = register.head(THING).unwrap_or_default().to_string();
        if end {
            let permit = officer().permit::<End, Record>(unit, THING)?;
            return board::end(unit, &permit, day, &seen);
        }
        let permit = officer().permit::<Update, Record>(unit, THING)?;
        board::change(unit, &permit, &Change { from: day, noun: theme(&format!("Geese {step}")), seen })
    })
}

#[test]
fn no_change_rewrites_what_was_believed() {
    Setup::new(board::MIGRATIONS).judge(cedar()).on(DAY).both(|bench| {
        let kernel = &*bench.kernel;
        board::load(kernel, &example("loamshire")).expect("the county loads");
        let added = kernel.write(|unit| {
            let permit = officer().permit::<Govern, County>(unit, "loamshire")?;
            board::add(unit, &permit, "geese", Span { from: date(2021, 6, 1), to: None }, &theme("Geese"))
        });
        assert_eq!(added, Ok(THING.to_string()));
        let mut chance = Sequence(7);
        let mut history: Vec<(Timestamp, Vec<Option<String>>)> = Vec::new();
        let mut done = 0;
        for step in 0..60 {
            history.push((kernel.now(), believed(kernel, None)));
            match one_step(kernel, &mut chance, step) {
                Ok(()) => done += 1,
                Err(Fault::Fields(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
        assert!(done > 15, "only {done} steps could be done");
        for (at, then) in &history {
            assert_eq!(&believed(kernel, Some(*at)), then, "what was believed at {at} has changed");
        }
        // And no two versions that are believed now share a day.
        let register = kernel.read(|unit| board::current(unit, "loamshire")).expect("the table");
        let versions = register.versions(THING);
        for (at, one) in versions.iter().enumerate() {
            assert!(versions[at + 1..].iter().all(|other| !one.span.meets(other.span)), "{versions:#?}");
        }
    });
}

/// The days of a thing never change because the days of another do.
#[test]
fn a_change_touches_one_thing() {
    Setup::new(board::MIGRATIONS).judge(cedar()).on(DAY).both(|bench| {
        let kernel = &*bench.kernel;
        board::load(kernel, &example("loamshire")).expect("the county loads");
        let others = || {
            let register = kernel.read(|unit| board::current(unit, "loamshire")).expect("the table");
            register.facts.iter().filter(|f| f.id != "loamshire/seat/scb-fire").cloned().collect::<Vec<_>>()
        };
        let before = others();
        let changed = kernel.write(|unit| {
            let register = board::current(unit, "loamshire")?;
            let id = "loamshire/seat/scb-fire";
            let seen = register.head(id).unwrap_or_default().to_string();
            let permit = officer().permit::<Update, Record>(unit, id)?;
            let seat = register.on(DAY).get::<Seat>("scb-fire").cloned().unwrap_or_default();
            let noun = Noun::Seat(Seat { order: 99, ..seat });
            board::change(unit, &permit, &Change { from: DAY, noun, seen })
        });
        assert_eq!(changed, Ok(()));
        assert_eq!(others(), before);
    });
}
