//! The gap view of both example counties on two days, every cell of it as it was checked by hand.
//!
//! The golden files lie beside the duties. Above the cells of each duty stands why they are right, from `why.toml`: a duty without a
//! reason fails the test. `UPDATE_GOLDEN=1 cargo test -p shiremoot gaps` writes them; read the difference cell by cell.

use crate::{examples, wire};
use duties::{Obligation, View};
use jiff::civil::{Date, date};
use kernel::Actor;
use kernel::rulebook::Rulebook;
use serde::Deserialize;
use site::People;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use testkit::db::{Bench, Database, Setup};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../duties/tests/golden");
const DAYS: [Date; 2] = [date(2022, 2, 1), date(2026, 11, 22)];
const COUNTIES: [(&str, &str); 2] =
    [("loamshire", "bryony-askwell"), ("worcestershire", "partnership-officer")];

/// Why the cells of a duty are right: what holds in every matrix, and what holds in one.
#[derive(Deserialize)]
struct Why {
    all: BTreeMap<String, String>,
    #[serde(flatten)]
    one: BTreeMap<String, BTreeMap<String, String>>,
}

impl Why {
    fn of(&self, matrix: &str, duty: &str) -> Option<String> {
        let both = [self.all.get(duty), self.one.get(matrix).and_then(|one| one.get(duty))];
        let said: Vec<&str> = both.into_iter().flatten().map(String::as_str).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

fn install(on: Date) -> Bench {
    let rulebook = Rulebook::load(None).expect("the rulebook reads");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    let setup = Setup::new(&wire::migrations()).judge(judge).rulebook(rulebook).on(on);
    let bench = setup.neighbours(site::neighbours(&wire::slices())).bench(&Database::Sqlite);
    for name in examples::names() {
        examples::load(&bench.kernel, &name).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    }
    bench
}

/// What the county’s officer is told on a day.
fn told(bench: &Bench, county: &str, officer: &str, day: Date) -> Vec<Obligation> {
    let person = format!("{county}/person/{officer}");
    let read = |unit: &mut kernel::Unit<'_>| {
        let grants = board::Board.grants(unit, &person, day)?;
        let actor = Actor::person(&person, "", grants, day);
        duties::told(unit, &actor, county, View::on(day), None)
    };
    bench.kernel.read(read).expect("the obligations are told").owed.clone()
}

/// One line for each cell, under the reason of its duty.
fn text(matrix: &str, all: &[Obligation], why: &Why) -> (String, Vec<String>) {
    let mut out = format!("# {matrix}: duty | body | period | state | due | reason\n");
    let (mut last, mut lacking) = ("", Vec::new());
    for one in all {
        if *one.duty != *last {
            let reason = why.of(matrix, &one.duty).unwrap_or_else(|| {
                lacking.push(one.duty.to_string());
                "?".into()
            });
            write!(out, "\n# {}: {reason}\n", one.title).expect("a string takes it");
            last = &one.duty;
        }
        let due = one.due.map_or_else(|| "-".into(), |due| due.to_string());
        let label = if one.label.is_empty() { "-" } else { &one.label };
        let (state, reason) = (one.state.said(), one.reason.replace('\n', " "));
        let missing = if one.missing.is_empty() || reason.contains(&one.missing[0]) {
            String::new()
        } else {
            format!(" {}", one.missing.join(" "))
        };
        writeln!(out, "{} | {} | {label} | {state} | {due} | {reason}{missing}", one.duty, one.body)
            .expect("a string takes it");
    }
    (out, lacking)
}

#[test]
fn the_gap_view_of_both_counties_on_both_days_is_as_checked() {
    let why = std::fs::read_to_string(format!("{FOLDER}/why.toml")).expect("there are reasons");
    let why: Why = kernel::rulebook::parse("why.toml", &why).unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut wrong = Vec::new();
    for day in DAYS {
        let bench = install(day);
        for (county, officer) in COUNTIES {
            let matrix = format!("{county}-{day}");
            let (now, lacking) = text(&matrix, &told(&bench, county, officer, day), &why);
            let path = format!("{FOLDER}/gaps-{matrix}.txt");
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::write(&path, &now).expect("it can be written");
            }
            let agreed = std::fs::read_to_string(&path).unwrap_or_default();
            let differs = now.lines().zip(agreed.lines()).find(|(now, agreed)| now != agreed);
            if now != agreed {
                wrong.push(format!("{matrix} changed; the first line that differs: {differs:?}"));
            }
            if !lacking.is_empty() {
                wrong.push(format!("{matrix}: why are these right? {}", lacking.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What rests on unverified law or on a commencement that nobody has looked at reads *cannot be known*, and says what to check.
#[test]
fn what_nobody_has_checked_is_never_called_met_or_late() {
    for day in DAYS {
        let bench = install(day);
        for (county, officer) in COUNTIES {
            let all = told(&bench, county, officer, day);
            let shaky: Vec<&Obligation> = all.iter().filter(|one| one.unverified).collect();
            assert!(shaky.len() > 10, "{county} on {day}");
            let states: BTreeSet<&str> = shaky.iter().map(|one| one.state.name()).collect();
            assert!(states.is_subset(&BTreeSet::from(["cannot-be-known", "not-applicable"])), "{states:?}");
        }
        // Of a real county nobody is called late: only its public facts are known.
        let real = told(&bench, "worcestershire", "partnership-officer", day);
        let late: Vec<String> =
            real.iter().filter(|one| one.state == duties::State::Overdue).map(Obligation::key).collect();
        assert!(late.is_empty(), "{late:?}");
    }
}
