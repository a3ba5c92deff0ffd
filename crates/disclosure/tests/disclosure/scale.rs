//! A county's month: neighbourhoods under districts, by kind, beyond what is solved exactly.

use disclosure::{Policy, Reason, Released, Tree, audit, cross, protect};
use std::collections::BTreeMap;

#[test]
fn a_county_by_neighbourhood_and_kind() {
    // 6 districts of 20 invented neighbourhoods, 12 kinds: 127 areas by 13.
    let areas = (0..6).fold(Tree::new("area").top("county"), |tree, district| {
        let code = format!("d{district}");
        tree.under("county", [code.clone()]).under(&code, (0..20).map(|at| format!("{code}.{at}")))
    });
    let kinds = Tree::new("kind").top("all").under("all", (0..12).map(|kind| format!("k{kind}")));
    let table = cross(&[areas, kinds], |codes| {
        let at =
            codes.join(" ").bytes().fold(17_u64, |hash, byte| (hash * 131 + u64::from(byte)) % 1_000_003);
        (at % 1_000) * (at % 1_000) / 25_000
    })
    .unwrap();
    assert_eq!(table.cells.len(), 127 * 13);
    let protected = protect(&table, &Policy::up_to(4), &Released::nothing()).unwrap();
    let mut many = BTreeMap::<Option<Reason>, usize>::new();
    for entry in &protected.record().cells {
        *many.entry(entry.reason).or_default() += 1;
    }
    // Small ones protect each other: far fewer have to go with them.
    assert!(many[&Some(Reason::Protects)] * 4 < many[&Some(Reason::Small)], "{many:?}");
    assert!(protected.record().exposed.is_empty());
    assert!(audit(&Released::nothing().and(protected.release("one"))).safe());
}
