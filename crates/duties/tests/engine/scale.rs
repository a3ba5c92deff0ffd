//! A county of many areas: all are told, quickly, and one changed fact changes only what rests on it.

use super::support::on;
use duties::{Law, gap, scale};
use jiff::civil::date;
use kernel::rulebook::Rulebook;
use std::collections::BTreeSet;
use std::time::Instant;

#[test]
fn one_changed_fact_changes_only_what_rests_on_it() {
    let law = Law::load(&Rulebook::load(None).unwrap()).unwrap();
    let day = date(2026, 11, 22);
    let (mut facts, evidence) = scale::county(200, 10, day);
    let before = on(&law, &facts, &evidence, day);
    scale::change(&mut facts, day);
    let since = Instant::now();
    let after = on(&law, &facts, &evidence, day);
    println!("{} obligations of 200 areas in {:?}, unoptimised", after.len(), since.elapsed());
    let since = Instant::now();
    let matrix = gap::matrix(&after.iter().collect::<Vec<_>>());
    println!(
        "{} duties by {} bodies laid out in {:?}",
        matrix.rows.len(),
        matrix.bodies.len(),
        since.elapsed()
    );
    // The first partnership lost a district, which has none now: nobody else is touched.
    let differ = |a: &[duties::Obligation], b: &[duties::Obligation]| -> BTreeSet<String> {
        let known: BTreeSet<String> = b.iter().map(|one| format!("{one:?}")).collect();
        a.iter().filter(|one| !known.contains(&format!("{one:?}"))).map(|one| one.body.to_string()).collect()
    };
    let mut touched = differ(&before, &after);
    touched.extend(differ(&after, &before));
    let ours = ["csp-0000", "district-0001", "district-0001-council"];
    let others: Vec<&String> = touched.iter().filter(|body| !ours.contains(&body.as_str())).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(touched.contains("csp-0000") && touched.contains("district-0001"), "{touched:?}");
}
