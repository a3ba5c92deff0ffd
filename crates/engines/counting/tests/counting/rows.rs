//! One wrong row after the other: what becomes of it, and that the others are not touched.

use crate::make::{Desk, HEADER, crime, file, id, rejected, rejects, row};
use kernel::contracts::counts::{Flag, Reason};

const POINT: &str = "-2.225724,52.206439";

#[test]
fn a_row_that_cannot_be_taken_is_kept_apart_with_its_line_and_its_reason() {
    let good = |n| row(n);
    let of = |month: &str, point: &str, code: &str, kind: &str| crime(&id(9), month, point, code, kind);
    for (wrong, reason) in [
        (of("2025-02", POINT, "E91000001", "Burglary"), Reason::OtherMonth),
        (of("January", POINT, "E91000001", "Burglary"), Reason::BadPeriod),
        (of("", POINT, "E91000001", "Burglary"), Reason::Blank),
        (of("2025-01", POINT, "E9100001", "Burglary"), Reason::BadCode),
        (of("2025-01", POINT, "E91000001", "Burgling"), Reason::UnknownCategory),
        (of("2025-01", POINT, "E91000001", ""), Reason::Blank),
        (of("2025-01", "west,52.2", "E91000001", "Burglary"), Reason::BadPoint),
        (of("2025-01", "-2.2,152.2", "E91000001", "Burglary"), Reason::BadPoint),
        (crime("not-a-hash", "2025-01", POINT, "E91000001", "Burglary"), Reason::BadHash),
        (good(9) + ",one more", Reason::WrongWidth),
        ("too,short".into(), Reason::WrongWidth),
    ] {
        let desk = Desk::new();
        let counted = desk.read(file(&[good(1), wrong.clone(), good(2)])).unwrap();
        assert_eq!(rejected(&counted), [(reason, 1)], "{wrong}");
        assert_eq!((counted.rows, counted.accepted), (3, 2), "{wrong}");
        assert_eq!(counted.cubes[0].get("E91000001", "Burglary"), 2);
        assert_eq!(rejects(&counted), format!("line,reason,row\n3,{reason},\"{wrong}\"\n"));
    }
}

#[test]
fn a_row_that_is_remarkable_is_counted_and_carries_a_flag() {
    let of = |point: &str, code: &str| crime(&id(9), "2025-01", point, code, "Burglary");
    for (remarkable, flag) in [
        (of(POINT, ""), Flag::NoPlace),
        (of(POINT, "E01000001"), Flag::UnknownPlace),
        (of("-12.225724,52.206439", "E91000001"), Flag::OutOfBounds),
        (of("0,0", "E91000001"), Flag::OutOfBounds),
        (of("-2.225724,", "E91000001"), Flag::OutOfBounds),
        (row(1), Flag::Duplicate),
        (crime(&id(1), "2025-01", POINT, "E91000003", "Drugs"), Flag::RepeatedKey),
    ] {
        let desk = Desk::new();
        let counted = desk.read(file(&[row(1), remarkable.clone(), row(2)])).unwrap();
        assert_eq!(
            counted.flagged.iter().map(|it| (*it.0, *it.1)).collect::<Vec<_>>(),
            [(flag, 1)],
            "{remarkable}"
        );
        assert_eq!((counted.accepted, counted.cubes[0].total()), (3, 3), "{remarkable}");
    }
}

#[test]
fn incidents_without_an_identifier_are_never_taken_for_repeats() {
    let asb = crime("", "2025-01", POINT, "E91000001", "Anti-social behaviour");
    let counted = Desk::new().read(file(&[asb.clone(), asb.clone(), asb])).unwrap();
    assert_eq!((counted.accepted, counted.flagged.len()), (3, 0));
    assert_eq!(counted.cubes[0].get("E91000001", "Anti-social behaviour"), 3);
}

#[test]
fn codes_of_two_bases_in_one_month_are_told_and_stand_apart() {
    let of = |n, code: &str| crime(&id(n), "2025-01", POINT, code, "Drugs");
    let rows =
        [of(1, "E91000002"), of(2, "E91000002"), of(3, "E90000002"), of(4, "E91000001"), of(5, "E91000004")];
    let counted = Desk::new().read(file(&rows)).unwrap();
    assert_eq!(counted.vintages.iter().map(|it| (*it.0, *it.1)).collect::<Vec<_>>(), [(2011, 1), (2021, 3)]);
    assert_eq!(counted.flagged[&Flag::OtherVintage], 1);
    let cube = &counted.cubes[0];
    assert_eq!(cube.areas, ["E90000002", "E91000001", "E91000002", "E91000004"]);
    assert_eq!(["E90000002", "E91000002"].map(|code| cube.get(code, "Drugs")), [1, 2]);
}

#[test]
fn a_byte_order_mark_carriage_returns_and_quotes_are_only_ways_of_writing() {
    let quoted = row(2).replace("On or near Kiln Lane", "\"On or near \"\"The Kiln\"\", Marl\"");
    let plain = file(&[row(1), quoted, row(3)]);
    let desk = Desk::new();
    let first = desk.read(&plain).unwrap();
    assert_eq!((first.accepted, first.rejected.len()), (3, 0));
    for other in [
        format!("\u{feff}{plain}"),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\n\n"),
        format!("\u{feff}{}", plain.replace('\n', "\r\n")),
    ] {
        let counted = desk.read(&other).unwrap();
        assert_eq!((counted.rows, &counted.cubes), (3, &first.cubes));
        assert_ne!(counted.sha256, first.sha256, "another file, whatever its rows");
    }
    let wrong = desk.read(plain.replace(&id(3), "x").replace('\n', "\r\n")).unwrap();
    assert!(rejects(&wrong).contains("\n4,bad-hash,"), "{}", rejects(&wrong));
}

#[test]
fn a_file_that_ends_in_the_middle_of_a_row_says_so() {
    let whole = file(&[row(1), row(2)]);
    let cut = |bytes: usize| Desk::new().read(&whole[..whole.len() - bytes]).unwrap();
    // The line's end alone: nothing is lost, and it is said.
    let counted = cut(1);
    assert_eq!((counted.accepted, counted.flagged.get(&Flag::NoLineEnd)), (2, Some(&1)));
    // Into the outcome, the last field but one.
    let counted = cut(10);
    assert_eq!((counted.accepted, rejected(&counted)), (1, vec![(Reason::CutOff, 1)]));
    // A short row that is not the last is no cut.
    let counted = Desk::new().read(format!("{HEADER}\nshort\n{}\n", row(1))).unwrap();
    assert_eq!(rejected(&counted), [(Reason::WrongWidth, 1)]);
}

#[test]
fn what_is_not_text_is_kept_apart() {
    let mut bytes = file(&[row(1), row(2)]).into_bytes();
    let at = bytes.len() - 40;
    bytes[at] = 0xff;
    let counted = Desk::new().read(bytes).unwrap();
    assert_eq!((counted.accepted, rejected(&counted)), (1, vec![(Reason::NotText, 1)]));
}

#[test]
fn a_file_without_rows_says_that_there_was_nothing() {
    let counted = Desk::new().read(file(&[])).unwrap();
    assert_eq!((counted.rows, counted.cubes.len(), counted.cubes[0].month), (0, 1, 2025 * 12));
    assert!(counted.kept.is_some() && counted.rejects.is_none());
}

#[test]
fn rows_are_counted_further_by_what_the_shape_names() {
    let counted = Desk::new().read(file(&[row(1), row(2)])).unwrap();
    let cube = &counted.extra["Last outcome category"][0];
    assert_eq!(cube.categories, ["Burglary / Under investigation"]);
    assert_eq!(cube.total(), 2);
}
