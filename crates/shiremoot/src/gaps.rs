//! The gap view of both example counties on two days, every cell of it as it was checked by hand.
//!
//! The golden files lie beside the duties. Each cell is a line: what the product says, with its reason, and beside it the reason of
//! whoever derived the cell by hand, from `why.toml`: by duty, state and sort of body. A cell without one fails the test, and so does one
//! that no cell needs. `UPDATE_GOLDEN=1 cargo test -p shiremoot gaps` writes the files; read the difference cell by cell.

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

/// Why cells are right: by duty, then by `state/sort of body`; `all` is every sort.
#[derive(Deserialize)]
struct Why {
    duty: BTreeMap<String, BTreeMap<String, String>>,
}

impl Why {
    /// The key of a cell’s reason, and the reason.
    fn of(&self, one: &Obligation, sort: &str) -> Option<(String, &str)> {
        let mine = self.duty.get(&*one.duty)?;
        let keys = [sort, "all"].map(|sort| format!("{}/{sort}", one.state.name()));
        keys.into_iter().find_map(|key| mine.get(&key).map(|why| (key, why.as_str())))
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

/// What the county’s officer is told on a day, each with the sort of whoever owes it.
fn told(bench: &Bench, county: &str, officer: &str, day: Date) -> Vec<(Obligation, String)> {
    let person = format!("{county}/person/{officer}");
    let read = |unit: &mut kernel::Unit<'_>| {
        let grants = board::Board.grants(unit, &person, day)?;
        let actor = Actor::person(&person, "", grants, day);
        let owed = duties::told(unit, &actor, county, View::on(day), None)?;
        let facts = duties::facts::of_register(&*board::current(unit, county)?);
        let on = facts.on(day);
        let sort = |slug: &str| {
            let body = on.body(slug).map(|body| body.sort.clone());
            body.or_else(|| on.group(slug).map(|group| group.sort.clone())).unwrap_or_else(|| "county".into())
        };
        Ok(owed.owed.iter().map(|one| (one.clone(), sort(&one.body))).collect())
    };
    bench.kernel.read(read).expect("the obligations are told")
}

/// One line for each cell: what is said, and why that is right. Notes which reasons were used, and what has none.
fn text(
    matrix: &str,
    all: &[(Obligation, String)],
    why: &Why,
    used: &mut BTreeSet<(String, String)>,
    lacking: &mut BTreeSet<String>,
) -> String {
    let head = "duty | body | period | state | due | what the product says | what was derived by hand";
    let mut out = format!("# {matrix}: {head}\n");
    let mut last = "";
    for (one, sort) in all {
        if *one.duty != *last {
            write!(out, "\n# {}\n", one.title).expect("a string takes it");
            last = &one.duty;
        }
        let by_hand = match why.of(one, sort) {
            Some((key, why)) => {
                used.insert((one.duty.to_string(), key));
                why
            }
            None => {
                lacking.insert(format!("{} {}/{sort}", one.duty, one.state.name()));
                "?"
            }
        };
        let due = one.due.map_or_else(|| "-".into(), |due| due.to_string());
        let label = if one.label.is_empty() { "-" } else { &one.label };
        let (state, reason) = (one.state.said(), one.reason.replace('\n', " "));
        let missing = if one.missing.is_empty() || reason.contains(&one.missing[0]) {
            String::new()
        } else {
            format!(" {}", one.missing.join(" "))
        };
        writeln!(
            out,
            "{} | {} | {label} | {state} | {due} | {reason}{missing} | {by_hand}",
            one.duty, one.body
        )
        .expect("a string takes it");
    }
    out
}

#[test]
fn the_gap_view_of_both_counties_on_both_days_is_as_checked() {
    let why = std::fs::read_to_string(format!("{FOLDER}/why.toml")).expect("there are reasons");
    let why: Why = kernel::rulebook::parse("why.toml", &why).unwrap_or_else(|wrong| panic!("{wrong}"));
    let (mut wrong, mut used, mut lacking) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for day in DAYS {
        let bench = install(day);
        for (county, officer) in COUNTIES {
            let matrix = format!("{county}-{day}");
            let now = text(&matrix, &told(&bench, county, officer, day), &why, &mut used, &mut lacking);
            let path = format!("{FOLDER}/gaps-{matrix}.txt");
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::write(&path, &now).expect("it can be written");
            }
            let agreed = std::fs::read_to_string(&path).unwrap_or_default();
            let differs = now.lines().zip(agreed.lines()).find(|(now, agreed)| now != agreed);
            if now != agreed {
                wrong.push(format!("{matrix} changed; the first line that differs: {differs:?}"));
            }
        }
    }
    let kept = why.duty.iter().flat_map(|(duty, all)| all.keys().map(move |key| (duty.clone(), key.clone())));
    let idle: Vec<String> =
        kept.filter(|key| !used.contains(key)).map(|(duty, key)| format!("{duty} {key}")).collect();
    if !lacking.is_empty() {
        wrong.push(format!(
            "why are these right?\n  {}",
            lacking.into_iter().collect::<Vec<_>>().join("\n  ")
        ));
    }
    if !idle.is_empty() {
        wrong.push(format!("no cell is so any more:\n  {}", idle.join("\n  ")));
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
            let shaky: Vec<&Obligation> =
                all.iter().map(|(one, _)| one).filter(|one| one.unverified).collect();
            assert!(shaky.len() > 10, "{county} on {day}");
            // It is known that nothing is owed only where nothing is open on which it would be.
            let known = |one: &&&Obligation| {
                one.state != duties::State::CannotBeKnown
                    && !(one.state == duties::State::NotApplicable && one.reason.starts_with("Nothing "))
            };
            let wrong: Vec<String> =
                shaky.iter().filter(known).map(|one| format!("{} {}", one.key(), one.state.name())).collect();
            assert!(wrong.is_empty(), "{wrong:?}");
            let silent: Vec<String> = shaky
                .iter()
                .filter(|one| one.state == duties::State::CannotBeKnown)
                .filter(|one| {
                    !["Read ", "Ask ", "Find ", "Look "].iter().any(|check| one.reason.contains(check))
                })
                .map(|one| one.key())
                .collect();
            assert!(silent.is_empty(), "they do not say what to check: {silent:?}");
        }
        // Of a real county nobody is called late: only its public facts are known.
        let real = told(&bench, "worcestershire", "partnership-officer", day);
        let late: Vec<String> = real
            .iter()
            .filter(|(one, _)| one.state == duties::State::Overdue)
            .map(|(one, _)| one.key())
            .collect();
        assert!(late.is_empty(), "{late:?}");
    }
}
