//! Planted attacks: each would succeed without control, and none does with it.

use disclosure::{Cell, Key, Policy, Reason, Released, Table, audit, protect, regions};
use std::collections::BTreeSet;

fn policy() -> Policy {
    Policy::up_to(4)
}

fn set(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// Counts of invented neighbourhoods.
fn count(codes: &BTreeSet<&str>) -> u64 {
    codes
        .iter()
        .map(|code| match *code {
            "n1" => 20,
            "n2" => 14,
            "n3" => 2,
            "n4" => 31,
            _ => 0,
        })
        .sum()
}

/// The area table as it would be released: the named sets, and nothing of what lies between.
fn areas(sets: &[(Key, BTreeSet<String>)]) -> Table {
    regions(sets, count)
}

#[test]
fn by_area() {
    // The estate is n1 + n2 + n3 = 36, the ward n1 + n2 = 34: the difference is n3, which is 2.
    let estate = (Key::from("estate"), set(&["n1", "n2", "n3"]));
    let ward = (Key::from("ward"), set(&["n1", "n2"]));
    let both = areas(&[estate.clone(), ward.clone()]);
    let protected = protect(&both, &policy(), &Released::nothing()).unwrap();
    let hidden =
        ["estate", "ward"].iter().filter(|key| protected.shown(&(**key).into()).unwrap().hidden()).count();
    assert_eq!(hidden, 1, "one of the two has to go");
    // The same in two releases: the first is out, so the second goes.
    let first = protect(&areas(std::slice::from_ref(&estate)), &policy(), &Released::nothing()).unwrap();
    let released = Released::nothing().and(first.release("January"));
    let mut ward_only = both.clone();
    ward_only.cells.iter_mut().filter(|cell| cell.key == estate.0).for_each(|cell| cell.published = false);
    let second = protect(&ward_only, &policy(), &released).unwrap();
    assert!(second.shown(&"ward".into()).unwrap().hidden());
    let reason = second.record().cells.iter().find(|entry| entry.key.as_str() == "ward").unwrap().reason;
    assert_eq!(reason, Some(Reason::Earlier));
    assert!(audit(&released.and(second.release("February"))).safe());
}

#[test]
fn the_audit_finds_what_was_released_without_control() {
    let both =
        areas(&[(Key::from("estate"), set(&["n1", "n2", "n3"])), (Key::from("ward"), set(&["n1", "n2"]))]);
    let alone = |key: &str| Table {
        cells: both.cells.iter().filter(|cell| cell.key.as_str() == key).cloned().collect(),
        relations: Vec::new(),
    };
    let mut released = Released::nothing();
    for key in ["estate", "ward"] {
        // Each alone is harmless, and each is released as if nothing else were.
        released.push(protect(&alone(key), &policy(), &Released::nothing()).unwrap().release(key));
    }
    // The regions say how the two hang together.
    let hangs = Table {
        cells: both.cells.iter().map(|cell| cell.clone().unpublished()).collect(),
        relations: both.relations.clone(),
    };
    let looked = protect(&hangs, &policy(), &released).unwrap();
    assert_eq!(looked.record().exposed.len(), 1, "{:?}", looked.record().exposed);
    assert!(looked.record().exposed[0].contains("n3"));
}

#[test]
fn by_time() {
    // The year to March and the year to April share eleven months; March of one and April of the other are both small.
    let months = |from: u32| (from..from + 12).map(|month| format!("m{month:02}")).collect::<BTreeSet<_>>();
    let count = |codes: &BTreeSet<&str>| {
        codes
            .iter()
            .map(|code| match *code {
                "m00" => 3,
                "m12" => 1,
                _ => 9,
            })
            .sum()
    };
    let sets = [(Key::from("to March"), months(0)), (Key::from("to April"), months(1))];
    let table = regions(&sets, count);
    let small = table.cells.iter().filter(|cell| !cell.published && cell.count < 5).count();
    assert_eq!(small, 2);
    // 3 less and 1 more: a reader knows only that the one is 2 more than the other. Nothing has to be hidden ...
    let protected = protect(&table, &policy(), &Released::nothing()).unwrap();
    assert!(!protected.cells().any(|(_, shown)| shown.hidden()));
    // ... until the eleven months are asked for by themselves.
    let mut sets = sets.to_vec();
    sets.push(("eleven months".into(), (1..12).map(|month| format!("m{month:02}")).collect()));
    let released = Released::nothing().and(protected.release("both years"));
    let table = regions(&sets, count);
    let protected = protect(&table, &policy(), &released).unwrap();
    assert!(protected.shown(&"eleven months".into()).unwrap().hidden());
    assert!(audit(&released.and(protected.release("eleven"))).safe());
}

#[test]
fn by_filter() {
    // All offences 60; "not domestic" 57: the rest, 3, was never a table of its own.
    let table = |with: bool| {
        let mut sets = vec![(Key::from("all offences"), set(&["domestic", "other"]))];
        if with {
            sets.push((Key::from("not domestic"), set(&["other"])));
        }
        regions(&sets, |codes| codes.iter().map(|code| if *code == "domestic" { 3 } else { 57 }).sum())
    };
    let first = protect(&table(false), &policy(), &Released::nothing()).unwrap();
    assert!(!first.shown(&"all offences".into()).unwrap().hidden());
    let released = Released::nothing().and(first.release("overview"));
    let second = protect(&table(true), &policy(), &released).unwrap();
    assert!(second.shown(&"not domestic".into()).unwrap().hidden());
}

fn revision(small: u64, other: u64) -> Table {
    Table::new()
        .cell(Cell::new("total", small + other + 40))
        .cell(Cell::new("a", small))
        .cell(Cell::new("b", other))
        .cell(Cell::new("c", 40))
        .total("total", ["a", "b", "c"])
}

#[test]
fn by_revision() {
    // First 3 + 9 + 40 = 52: 3 and 9 are hidden. Then the 3 is revised to 8: alone, nothing of 8 + 9 + 40 = 57 would be hidden. But 9 did not
    // change, so 52 - 40 - 9 is 3.
    let first = protect(&revision(3, 9), &policy(), &Released::nothing()).unwrap();
    let hidden: Vec<&str> =
        first.cells().filter(|(_, shown)| shown.hidden()).map(|(key, _)| key.as_str()).collect();
    assert_eq!(hidden, ["a", "b"]);
    let alone = protect(&revision(8, 9), &policy(), &Released::nothing()).unwrap();
    assert!(!alone.cells().any(|(_, shown)| shown.hidden()));
    let released = Released::nothing().and(first.release("first"));
    let second = protect(&revision(8, 9), &policy(), &released).unwrap();
    assert!(second.shown(&"b".into()).unwrap().hidden());
    assert!(audit(&released.clone().and(second.release("second"))).safe());
    assert!(!audit(&released.and(alone.release("careless"))).safe());
}

#[test]
fn by_a_milder_rule() {
    // Partners had 1 to 7 hidden; a rule of 1 to 4 for the same readers would show the 6.
    let table = revision(6, 9);
    let first = protect(&table, &Policy::up_to(7), &Released::nothing()).unwrap();
    let released = Released::nothing().and(first.release("first"));
    let second = protect(&table, &policy(), &released).unwrap();
    assert!(second.shown(&"a".into()).unwrap().hidden());
    assert!(audit(&released.and(second.release("second"))).safe());
}

#[test]
fn what_is_out_is_said_to_be_out() {
    let table = revision(3, 9);
    let careless = protect(&table, &Policy::open(), &Released::nothing()).unwrap();
    let released = Released::nothing().and(careless.release("careless"));
    let second = protect(&table, &policy(), &released).unwrap();
    // It is hidden all the same, and the record says that it is too late; nothing else is hidden for it.
    assert!(second.shown(&"a".into()).unwrap().hidden());
    assert!(!second.shown(&"b".into()).unwrap().hidden());
    assert_eq!(second.record().exposed, ["a (as in careless)"]);
}
