//! What the slices give to the public record, over both example counties: nothing that is not published, the same on any day.

use crate::{examples, wire};
use jiff::civil::{Date, date};
use kernel::contracts::record::{Entry, Head, Kind};
use kernel::rulebook::Rulebook;
use kernel::{Actor, Outcome, Unit};
use std::collections::BTreeSet;
use std::sync::Arc;
use testkit::db::{Bench, Setup};

const FIRST: Date = date(2022, 2, 1);

fn both(test: impl Fn(&Bench)) {
    let rulebook = Rulebook::load(None).expect("the rulebook reads");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    let setup = Setup::new(&wire::migrations()).judge(judge).rulebook(rulebook).on(FIRST);
    setup.both(|bench| {
        for name in examples::names() {
            examples::load(&bench.kernel, &name).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        }
        test(bench);
    });
}

fn all(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<(Head, Option<Entry>)>> {
    let mut out = Vec::new();
    for source in wire::slices().into_iter().filter_map(|slice| slice.record) {
        for head in (source.heads)(unit, actor, county)? {
            let entry = (source.entry)(unit, actor, county, head.kind, &head.name)?;
            out.push((head, entry));
        }
    }
    Ok(out)
}

fn given(bench: &Bench, county: &str, on: Date) -> Vec<(Head, Option<Entry>)> {
    bench.kernel.read(|unit| all(unit, &Actor::public(on), county)).expect("the record is read")
}

#[test]
fn every_head_has_its_entry_a_name_of_its_own_and_is_the_same_on_any_day() {
    both(|bench| {
        for county in examples::names() {
            let record = given(bench, &county, FIRST);
            let names: BTreeSet<(Kind, &str)> =
                record.iter().map(|(head, _)| (head.kind, head.name.as_str())).collect();
            assert_eq!(names.len(), record.len(), "a name stands twice in {county}");
            for kind in [Kind::Board, Kind::Organisation, Kind::Group, Kind::Seat, Kind::Paper] {
                assert!(names.iter().any(|(known, _)| *known == kind), "{county} gives no {kind:?}");
            }
            for (head, entry) in &record {
                assert!(entry.is_some(), "{county}: {:?} {} has no entry", head.kind, head.name);
                assert!(!head.title.is_empty() && !head.version.is_empty(), "{head:?}");
                assert!(head.created <= head.modified, "{head:?}");
            }
            assert_eq!(record, given(bench, &county, date(2026, 11, 22)), "{county} depends on the day");
        }
    });
}

#[test]
fn nobody_and_nothing_that_is_not_published_is_in_it() {
    both(|bench| {
        let record = given(bench, "loamshire", FIRST);
        let text = serde_json::to_string(&record).expect("it is JSON");
        let register: Arc<board::Register> =
            bench.kernel.read(|unit| board::current(unit, "loamshire")).expect("the table");
        let mut secret = BTreeSet::new();
        for fact in &register.facts {
            match &fact.noun {
                board::Noun::Person(it) => secret.extend([it.name.clone(), it.email.clone()]),
                board::Noun::Group(it) if !it.published => {
                    secret.extend([it.name.clone(), format!("\"{}\"", fact.slug)]);
                }
                _ => {}
            }
        }
        secret.retain(|word| !word.is_empty());
        assert!(secret.len() > 50, "{}", secret.len());
        let found: Vec<&String> = secret.iter().filter(|word| text.contains(word.as_str())).collect();
        assert!(found.is_empty(), "{found:?}");
    });
}
