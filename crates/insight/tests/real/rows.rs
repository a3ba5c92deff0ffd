//! Every row of every file is accounted for, and the county’s areas come out by lookup.

use crate::support::{DISTRICTS, PARTNERSHIPS, REAL, counted, folder, set};
use insight::areas::{Kind, Vintage};
use insight::load::What;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out
}

#[test]
fn every_row_of_every_file_is_taken_or_rejected_with_a_reason() {
    let report = &REAL.police;
    let mut csv: Vec<PathBuf> = files(&folder().join("police-uk"))
        .into_iter()
        .filter(|it| it.extension().is_some_and(|end| end == "csv"))
        .collect();
    csv.sort();
    assert_eq!(report.files.len(), csv.len());
    let mut all = 0;
    for path in csv {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let line = report.files.iter().find(|line| line.file == name).unwrap_or_else(|| panic!("{name}"));
        let bytes = std::fs::read(&path).expect("bytes");
        // No field of these files holds a line end: a row is a line.
        let lines =
            bytes.iter().filter(|byte| **byte == b'\n').count() + usize::from(bytes.last() != Some(&b'\n'));
        let rows = u64::try_from(lines - 1).expect("a number");
        let rejected: u64 = line.rejected.values().sum();
        assert_eq!((line.what, line.rows, line.accepted + rejected), (What::Taken, rows, rows), "{name}");
        assert_eq!(line.sha256, kernel::files::hash(&bytes), "{name}");
        all += rows;
    }
    println!("{all} rows in {} files\n{report}", report.files.len());
    assert_eq!(REAL.again.many(What::Known), report.files.len(), "the same again is known");
}

#[test]
fn the_six_districts_and_two_partnerships_come_out_by_lookup() {
    let (counts, areas) = counted("police-uk-street");
    let county = areas.county(Some("E10000034"), "Worcestershire").expect("the county is known");
    assert_eq!(areas.within(&county.code, Kind::District).len(), 6);
    let on = |lsoas: &[String], base: Vintage| {
        lsoas
            .iter()
            .filter(|code| areas.vintage(code).is_some_and(|it| it == base || it == Vintage::Both))
            .count()
    };
    for (code, name, old, new) in DISTRICTS {
        let area = areas.get(code).expect("the district is known");
        assert_eq!(
            (area.name.as_str(), on(&area.lsoas, Vintage::Y2011), on(&area.lsoas, Vintage::Y2021)),
            (name, old, new)
        );
        assert_eq!(areas.forces(code).iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["E23000016"]);
    }
    for (code, name) in PARTNERSHIPS {
        let area = areas.get(code).expect("the partnership is known");
        assert_eq!((area.name.as_str(), areas.within(code, Kind::District).len()), (name, 3));
    }
    // What its own force recorded inside, and outside: a force is not an area.
    let month = insight::Month::parse("2025-01").expect("a month");
    let all = insight::Categories::These(counts.categories().to_vec());
    let county = set(&areas, &county.code);
    let recorded = counts.recorded(&county, &all, month);
    let covered = counts.coverage(&county, month);
    let sources: Vec<&str> = covered.parts.iter().map(|part| part.source.as_str()).collect();
    assert_eq!(
        (recorded, sources),
        (3_842, vec!["btp", "west-mercia"]),
        "3,812 of its own force and 30 of the railways’"
    );
}
