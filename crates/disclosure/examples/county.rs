//! Two months of an invented county as a slice would release them: one table, two filters, then a revision, and what each surface shows.

use disclosure::{
    Fault, Key, Policy, Released, Rounding, Table, Tree, audit, cross, percentage, protect, rate, regions,
};
use std::collections::BTreeSet;

fn main() -> Result<(), Fault> {
    // The policy stands with the dataset: `disclosure = { primary = 5, round = 5 }` for the public, exact for partners.
    let public = Policy::below(5).rounded(Rounding::Nearest(5));
    let partners = Policy::below(5);
    let january = month("2025-01", |area, kind| match (area, kind) {
        ("north", "robbery") => 2,
        ("north", _) => 31,
        (_, "robbery") => 9,
        _ => 48,
    })?;

    // What the public sees and what partners see are two series of releases: each is held against its own.
    for (audience, policy) in [("the public", &public), ("partners", &partners)] {
        let protected = protect(&january, policy, &Released::nothing())?;
        println!("January for {audience}");
        for (key, shown) in protected.cells() {
            println!("  {key}: {shown} {}", shown.note().unwrap_or_default());
        }
        let cell = |area: &str, kind: &str| Key::of(&[("area", area), ("kind", kind), ("month", "2025-01")]);
        let (all, part) =
            (protected.shown(&cell("north", "all")), protected.shown(&cell("north", "robbery")));
        if let (Some(all), Some(part)) = (all, part) {
            println!("  a rate: {:?}; a share: {:?}", rate(all, 12_400.0, 1_000.0), percentage(part, all));
        }
        for entry in &protected.record().cells {
            println!("  for the record: {} {:?}, possible {:?}", entry.key, entry.reason, entry.possible);
        }
    }

    // Partners ask for the town next, which is all of the north but one street: the difference would be small.
    let mut released =
        Released::nothing().and(protect(&january, &partners, &Released::nothing())?.release("2025-01"));
    let whole = Key::of(&[("area", "north"), ("kind", "burglary"), ("month", "2025-01")]);
    let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>();
    let town = (Key::from("town, burglary, 2025-01"), set(&["a", "b"]));
    let overlap = regions(&[(whole, set(&["a", "b", "street"])), town.clone()], |codes| {
        codes.iter().map(|code| if *code == "street" { 1 } else { 15 }).sum()
    });
    let protected = protect(&overlap, &partners, &released)?;
    println!("The town: {}", protected.shown(&town.0).map(ToString::to_string).unwrap_or_default());
    released.push(protected.release("the town"));

    let found = audit(&released);
    println!("{} cells looked at, safe: {}", found.findings.len(), found.safe());
    Ok(())
}

/// A month's table: districts under the county, kinds under all.
fn month(month: &str, count: impl Fn(&str, &str) -> u64) -> Result<Table, Fault> {
    let areas = Tree::new("area").top("county").under("county", ["north", "south"]);
    let kinds = Tree::new("kind").top("all").under("all", ["burglary", "robbery"]);
    cross(&[areas, kinds, Tree::new("month").top(month)], |codes| count(codes[0], codes[1]))
}
