//! Areas of a made-up county, on both bases.

use super::{Areas, Builder, Kind, Vintage};

/// Four small areas of 2011: one unchanged, one split in two, two merged into one.
fn loamshire() -> Areas {
    let mut builder = Builder::default();
    for (old, new) in [
        ("E91000001", "E91000001"),
        ("E90000002", "E91000012"),
        ("E90000002", "E91000022"),
        ("E90000003", "E91000034"),
        ("E90000004", "E91000034"),
    ] {
        builder.area(old, &format!("Ambermoor {}", &old[6..]), Kind::Lsoa, Some(Vintage::Y2011));
        builder.area(new, &format!("Ambermoor {}", &new[6..]), Kind::Lsoa, Some(Vintage::Y2021));
        builder.area("E97000001", "Ambermoor", Kind::District, None);
        builder.within(old, "E97000001");
        builder.within(new, "E97000001");
        builder.fit(old, new);
    }
    builder.area("E98000001", "Loamshire East", Kind::Csp, None);
    builder.area("E99000001", "Loamshire", Kind::Force, None);
    builder.within("E97000001", "E98000001");
    builder.within("E98000001", "E99000001");
    builder.build()
}

#[test]
fn a_code_that_stands_on_both_bases_is_one_area_and_others_keep_theirs() {
    let areas = loamshire();
    for (code, is) in [
        ("E91000001", Some(Vintage::Both)),
        ("E90000002", Some(Vintage::Y2011)),
        ("E91000012", Some(Vintage::Y2021)),
        ("E97000001", None),
        ("E91999999", None),
    ] {
        assert_eq!(areas.vintage(code), is, "{code}");
    }
}

#[test]
fn stable_areas_are_what_hangs_together_through_the_lookup() {
    let areas = loamshire();
    let stable = |code: &str| {
        let area = areas.stable_of(code).expect("each lies in one");
        (area.code.clone(), area.lsoas.clone(), areas.spans_bases(&area.code))
    };
    assert_eq!(stable("E91000001"), ("E91000001".into(), vec!["E91000001".into()], true));
    let split = ["E90000002", "E91000012", "E91000022"].map(String::from).to_vec();
    for code in &split {
        assert_eq!(stable(code), ("SE90000002".into(), split.clone(), true));
    }
    let merged = ["E90000003", "E90000004", "E91000034"].map(String::from).to_vec();
    assert_eq!(stable("E91000034"), ("SE90000003".into(), merged, true));
    assert!(!areas.spans_bases("E91000012"), "a half of what was split is on its own base alone");
    assert_eq!(areas.stable_of("SE90000002"), None);
    let names: Vec<&str> =
        areas.within("E97000001", Kind::Stable).iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Ambermoor 001", "Ambermoor 012 and 022", "Ambermoor 034"]);
}

#[test]
fn what_lies_in_a_district_lies_in_its_partnership_and_force() {
    let areas = loamshire();
    for code in ["E97000001", "E98000001", "E99000001"] {
        assert_eq!(areas.get(code).expect("it is known").lsoas.len(), 7, "{code}");
    }
    assert_eq!(areas.parent("E90000003", Kind::Csp).expect("a partnership").name, "Loamshire East");
    assert_eq!(areas.forces("E97000001").len(), 1);
    assert_eq!(areas.forces("E90000003").first().expect("a force").code, "E99000001");
    assert_eq!(areas.within("E99000001", Kind::District).len(), 1);
    assert!(areas.within("E00000000", Kind::District).is_empty());
}

#[test]
fn an_authority_that_was_abolished_is_its_successor() {
    let mut builder = Builder::default();
    builder.area("E91000001", "Old 001", Kind::Lsoa, Some(Vintage::Both));
    builder.area("E97000008", "Old", Kind::District, None);
    builder.area("E97000009", "New", Kind::District, None);
    builder.within("E91000001", "E97000008");
    builder.succeeds("E97000008", "E97000009");
    builder.succeeds("E97000009", "E97000009");
    let areas = builder.build();
    assert_eq!(areas.get("E97000008").expect("the successor").name, "New");
    assert_eq!(areas.get("E97000009").expect("it is known").lsoas, ["E91000001"]);
    assert_eq!(areas.of(Kind::District).count(), 1);
}
