//! What is written down: records without raw counts, releases that come back as they were, policies as datasets carry them.

use disclosure::{Cell, Policy, Release, Released, Rounding, Shown, Table, Why, Zeros, protect};

#[test]
fn a_record_holds_no_hidden_count() {
    let table = Table::new()
        .cell(Cell::new("all", 91_111))
        .cell(Cell::new("a", 4_321))
        .cell(Cell::new("b", 7_654))
        .cell(Cell::new("c", 79_136))
        .total("all", ["a", "b", "c"]);
    let protected = protect(&table, &Policy::up_to(5_000), &Released::nothing()).unwrap();
    assert_eq!(protected.cells().filter(|(_, shown)| shown.hidden()).count(), 2);
    let written = serde_json::to_string(protected.record()).unwrap();
    let drawn = format!("{:?}", protected.cells().collect::<Vec<_>>());
    for count in ["4321", "7654"] {
        assert!(!written.contains(count) && !drawn.contains(count), "{count} stands in {written} or {drawn}");
    }
    // A release does: it is kept with the data.
    assert!(serde_json::to_string(&protected.release("one")).unwrap().contains("4321"));
}

#[test]
fn releases_come_back_as_they_were() {
    let table = Table::new()
        .cell(Cell::new("a", 3))
        .cell(Cell::new("b", 9))
        .cell(Cell::new("all", 12))
        .total("all", ["a", "b"]);
    let protected = protect(&table, &Policy::up_to(4), &Released::nothing()).unwrap();
    let release = protected.release("2025-01");
    let back: Release = serde_json::from_str(&serde_json::to_string(&release).unwrap()).unwrap();
    assert_eq!(back, release);
    assert_eq!((back.id(), back.cells()), ("2025-01", 3));
    assert_eq!(back.shown(&"a".into()), Some(&Shown::Hidden(Why::Kept)));
    // Once more, held against itself: the same, and nothing is lost.
    let released = Released::nothing().and(back);
    let again = protect(&table, &Policy::up_to(4), &released).unwrap();
    assert_eq!(again.cells().collect::<Vec<_>>(), protected.cells().collect::<Vec<_>>());
    assert!(again.record().exposed.is_empty());
}

#[test]
fn policies_as_datasets_carry_them() {
    let policy: Policy = serde_json::from_str(r#"{ "up-to": 7, "rounding": { "nearest": 5 } }"#).unwrap();
    assert_eq!(policy, Policy::up_to(7).rounded(Rounding::Nearest(5)));
    assert_eq!(policy.zeros, Zeros::Shown);
    assert!(serde_json::from_str::<Policy>(r#"{ "up_to": 7 }"#).is_err());
}
