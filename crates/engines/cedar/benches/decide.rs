//! How long one decision takes, for each kind and verb of the release: `cargo bench -p shiremoot-engine-cedar`.

use engine_cedar::{Cedar, Sort};
use jiff::civil::date;
use kernel::rulebook::Rulebook;
use kernel::{Actor, Facts, Grant, Judge};
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: u32 = 20_000;

fn main() {
    let started = Instant::now();
    let cedar = Rulebook::load(None)
        .and_then(|rulebook| Cedar::load(&rulebook))
        .unwrap_or_else(|misprint| panic!("{misprint}"));
    // Facts are named for as long as the program runs, and so are the names in this schema.
    let cedar: &'static Cedar = Box::leak(Box::new(cedar));
    println!("load: {:.1} ms", started.elapsed().as_secs_f64() * 1e3);
    let roles = ["officer", "sits", "member", "chair", "represents"];
    let grants = roles.map(|role| Grant { role: role.into(), on: "01J00000000000000000000000".into() });
    let actor = Actor::person("01J0000000000000000000000A", "", grants, date(2022, 2, 15));
    for (kind, _) in cedar.kinds() {
        let mut facts = Facts::of("01J00000000000000000000000");
        for fact in cedar.facts(kind) {
            facts = match fact.sort {
                Sort::Flag => facts.flag(&fact.name, false),
                Sort::Ids => {
                    facts.ids(&fact.name, ["01J0000000000000000000000B", "01J0000000000000000000000C"])
                }
            };
        }
        for (verb, _) in cedar.verbs(kind) {
            let started = Instant::now();
            for _ in 0..ROUNDS {
                black_box(cedar.allows(black_box(&actor), verb, kind, "01J0000000000000000000000D", &facts));
            }
            println!(
                "{kind:<12} {verb:<15} {:>5.1} microseconds",
                started.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS)
            );
        }
    }
}
