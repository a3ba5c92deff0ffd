//! What is kept: readable by others, the same bytes each time, seen only once it is taken.

use crate::make::{Desk, crime, file, id, row, street};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use std::fs::File;

/// Every row of a kept file: names and values.
fn rows(path: &std::path::Path) -> Vec<Vec<(String, Field)>> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|row| {
        row.unwrap().get_column_iter().map(|(name, field)| (name.clone(), field.clone())).collect()
    })
    .collect()
}

#[test]
fn the_kept_rows_are_those_of_the_file() {
    let asb = crime("", "2025-01", ",", "", "Anti-social behaviour");
    let desk = Desk::new();
    let counted = desk.read(file(&[row(0xab), asb, row(0xab), "bad".into()])).unwrap();
    let rows = rows(&counted.kept.as_ref().unwrap().path());
    assert_eq!(rows.len(), 3);
    let of = |row: usize, name: &str| rows[row].iter().find(|it| it.0 == name).unwrap().1.clone();
    let Field::Bytes(hash) = of(0, "Crime ID") else { panic!("{:?}", of(0, "Crime ID")) };
    assert_eq!((hash.data().len(), hash.data()[31]), (32, 0xab));
    assert_eq!(of(0, "Longitude"), Field::Double(-2.225724));
    assert_eq!(of(0, "LSOA code"), Field::Str("E91000001".into()));
    for name in ["Crime ID", "Latitude", "LSOA code", "Context"] {
        assert_eq!(of(1, name), Field::Null, "{name}");
    }
    assert_eq!(
        [of(0, "flags"), of(1, "flags"), of(2, "flags")],
        [Field::Null, Field::Str("no-place".into()), Field::Str("duplicate".into())]
    );
}

#[test]
fn many_rows_of_every_sort_come_back_as_they_were() {
    // Several pages and groups, runs and mixtures, a column in which every row differs.
    let rows_in: Vec<String> = (0..150_000)
        .map(|n| {
            let (code, kind) =
                (["E91000001", "E91000003", ""][n * 7 % 11 % 3], ["Drugs", "Burglary"][n / 1000 % 2]);
            crime(&id(n), "2025-01", &format!("-2.{:06},52.2", n * 6), code, kind)
        })
        .collect();
    let desk = Desk::new();
    let counted = desk.read(file(&rows_in)).unwrap();
    assert_eq!(counted.accepted, 150_000);
    let reader =
        SerializedFileReader::new(File::open(counted.kept.as_ref().unwrap().path()).unwrap()).unwrap();
    assert_eq!(reader.metadata().num_row_groups(), 2);
    for (n, row) in rows(&counted.kept.as_ref().unwrap().path()).into_iter().enumerate() {
        let value = |name: &str| row.iter().find(|it| it.0 == name).unwrap().1.clone();
        let Field::Bytes(hash) = value("Crime ID") else { panic!() };
        assert_eq!(hash.data()[24..], (n as u64).to_be_bytes(), "row {n}");
        assert_eq!(value("Longitude"), Field::Double(format!("-2.{:06}", n * 6).parse().unwrap()), "row {n}");
        let text = |it: Field| if let Field::Str(text) = it { text } else { String::new() };
        let written = format!("{},{}", text(value("LSOA code")), text(value("Crime type")));
        assert!(
            rows_in[n].contains(
                &written.replace(',', if written.starts_with(',') { "," } else { ",Marlbury 001A," })
            ),
            "row {n}: {written}"
        );
    }
}

#[test]
fn the_same_file_gives_the_same_bytes_and_only_what_is_taken_is_seen() {
    let bytes = file(&[row(1), row(2), "bad".into()]);
    let (one, two) = (Desk::new(), Desk::new());
    let first = one.read(&bytes).unwrap().take().unwrap();
    let second = two.read(&bytes).unwrap();
    let (kept, again) = (first.kept.as_ref().unwrap(), second.kept.as_ref().unwrap());
    assert_eq!((&kept.sha256, kept.bytes), (&again.sha256, again.bytes));
    assert_eq!(
        one.left(),
        [kept.name.clone(), first.rejects.as_ref().unwrap().name.clone()]
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    assert!(two.left().iter().all(|name| name.starts_with('.')), "{:?}", two.left());
    drop(second);
    assert_eq!(two.left(), Vec::<String>::new());
    // Twice the same is once.
    one.read(&bytes).unwrap().take().unwrap();
    assert_eq!(one.left().len(), 2);
    assert_eq!(kept.path(), one.kept().join(&kept.name));
}

#[test]
fn a_recount_gives_the_cubes_of_the_load() {
    use engine_counting::Counting;
    use kernel::contracts::counts::Counter;
    let desk = Desk::new();
    let bytes = file(&[row(1), row(2), crime(&id(3), "2025-01", "-2.2,52.2", "", "Drugs"), "bad".into()]);
    let counted = desk.read(&bytes).unwrap();
    let part = Counting.survey(desk.folder.path(), &[street()]).unwrap().parts.remove(0);
    assert_eq!(Counting.count(&part, &street()).unwrap(), counted.cubes);
}
