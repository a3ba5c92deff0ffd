//! Files that cannot be taken as a whole: which, why, and that nothing of them is left.

use crate::make::{Desk, HEADER, crime, file, id, row, street};
use engine_counting::Counting;
use kernel::Fault;
use kernel::contracts::counts::{Counter, Known, Shape, Unfit};
use std::fs;
use std::io::Write;
use testkit::disk::SmallDisk;
use zip::write::SimpleFileOptions;

fn words(of: &[&str]) -> Vec<String> {
    of.iter().map(|word| (*word).to_string()).collect()
}

#[test]
fn what_is_no_table_of_this_dataset_is_refused_by_name() {
    let swapped = HEADER.replace("Crime ID,Month", "Month,Crime ID");
    for (bytes, is) in [
        (String::new(), Unfit::Empty),
        ("\n\n".into(), Unfit::Empty),
        ("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>".into(), Unfit::WebPage),
        ("\u{feff}  <html>Error</html>".into(), Unfit::WebPage),
        (swapped, Unfit::Moved(words(&["Crime ID", "Month"]))),
        (
            HEADER.replace("LSOA code", "LSOA21CD"),
            Unfit::Renamed(vec![("LSOA code".into(), "LSOA21CD".into())]),
        ),
        (HEADER.replace(",Crime type", ""), Unfit::Missing(words(&["Crime type"]))),
        (format!("{HEADER},Ward"), Unfit::Unknown(words(&["Ward"]))),
    ] {
        let desk = Desk::new();
        let shape = Shape { exact: true, ..street() };
        let name = "2025-01-loamshire-street.csv";
        assert_eq!(desk.read_as(name, bytes.as_bytes(), &shape).unwrap_err(), is, "{bytes}");
        assert_eq!(desk.left(), Vec::<String>::new(), "{bytes}");
        let Fault::Fields(errors) = Fault::from(is) else { panic!("a person can do something about it") };
        assert_eq!(errors[0].field, "file");
    }
    for (bytes, why) in [
        (&b"%PDF-1.7"[..], "PDF"),
        (b"\xff\xfeC\0r\0", "UTF-16"),
        (b"{\"error\":1}", "JSON"),
        (b"a\0b", "bytes that no text has"),
    ] {
        let Err(Unfit::NotTable(said)) = Desk::new().read(bytes) else { panic!("{why}") };
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn a_quote_that_is_never_closed_costs_no_memory() {
    let mut bytes = file(&[row(1)]).into_bytes();
    bytes.extend_from_slice(format!("{},\"", id(2)).as_bytes());
    bytes.resize(20 << 20, b'x');
    let desk = Desk::new();
    assert_eq!(desk.read(bytes).unwrap_err(), Unfit::EndlessRow(3));
    assert_eq!(desk.left(), Vec::<String>::new());
}

#[test]
fn a_monthly_file_that_nobody_dates_is_refused() {
    let shape = Shape { month: None, ..street() };
    assert_eq!(
        Desk::new().read_as("street.csv", file(&[row(1)]).as_bytes(), &shape).unwrap_err(),
        Unfit::NoPeriod
    );
    // With a column of its own, each month becomes a cube.
    let rows = [row(1), crime(&id(2), "2024-12", "-2.2,52.2", "E91000001", "Drugs")];
    let counted = Desk::new().read_as("street.csv", file(&rows).as_bytes(), &street()).unwrap();
    assert_eq!(counted.cubes.iter().map(|cube| cube.month).collect::<Vec<_>>(), [2024 * 12 + 11, 2025 * 12]);
}

#[test]
fn an_archive_that_was_not_fetched_to_its_end_is_refused() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("2025-01/2025-01-loamshire-street.csv", SimpleFileOptions::default()).unwrap();
    let rows: Vec<String> = (0..2000).map(row).collect();
    zip.write_all(file(&rows).as_bytes()).unwrap();
    let whole = zip.finish().unwrap().into_inner();
    for end in [10, whole.len() / 2, whole.len() - 1] {
        let desk = Desk::new();
        let path = desk.put("archive.zip", &whole[..end]);
        assert!(matches!(Counting.survey(&path, &[street()]), Err(Unfit::Archive(_))), "cut at {end}");
    }
    // Damaged inside: the checksum tells.
    let desk = Desk::new();
    let mut damaged = whole.clone();
    damaged[whole.len() / 3] ^= 0x55;
    let path = desk.put("archive.zip", &damaged);
    let part = Counting.survey(&path, &[street()]).unwrap().parts.remove(0);
    let read = Counting.read(&part, &street(), &|_| Known::Always, &desk.kept(), &mut |_| ());
    assert!(matches!(read, Err(Unfit::Archive(_))), "{read:?}");
    assert_eq!(desk.left(), Vec::<String>::new());
}

#[test]
fn a_disk_that_fills_says_so_and_nothing_is_left_on_it() {
    let Some(disk) = SmallDisk::of(1) else { return };
    disk.ballast(200_000);
    let desk = Desk::new();
    let rows: Vec<String> = (0..20_000)
        .map(|n| {
            crime(
                &format!("{:016x}", n * 0x9e37_79b9_u64).repeat(4),
                "2025-01",
                "-2.2,52.2",
                "E91000001",
                "Drugs",
            )
        })
        .collect();
    let path = desk.put("2025-01-loamshire-street.csv", file(&rows).as_bytes());
    let part = Counting.survey(&path, &[street()]).unwrap().parts.remove(0);
    let read = |rows: &Shape| Counting.read(&part, rows, &|_| Known::Always, disk.path(), &mut |_| ());
    assert_eq!(read(&street()).unwrap_err(), Unfit::DiskFull);
    // The rejects fill it as well as the rows.
    let mut other = street();
    other.columns[9].one_of = vec!["Nothing of this".into()];
    assert_eq!(read(&other).unwrap_err(), Unfit::DiskFull);
    let left: Vec<_> = fs::read_dir(disk.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["ballast"]);
    assert_eq!(Fault::from(Unfit::DiskFull), Fault::Broken(Fault::DISK_FULL.into()));
}

#[test]
fn a_column_that_is_no_category_is_told_before_it_fills_the_memory() {
    let mut shape = street();
    shape.columns[9].one_of.clear();
    let rows: Vec<String> = (0..70_000)
        .map(|n| crime(&id(n), "2025-01", "-2.2,52.2", "E91000001", &format!("kind {n}")))
        .collect();
    let desk = Desk::new();
    let refused = desk.read_as("2025-01-loamshire-street.csv", file(&rows).as_bytes(), &shape).unwrap_err();
    assert_eq!(refused.slug(), "too-large");
    assert_eq!(desk.left(), Vec::<String>::new());
}

#[test]
fn a_shape_that_names_what_it_has_not_is_told_to_whoever_wrote_it() {
    let shape = Shape { place: Some("Ward".into()), ..street() };
    let Err(Unfit::Broken(why)) = Desk::new().read_as("2025-01-x-street.csv", file(&[]).as_bytes(), &shape)
    else {
        panic!()
    };
    assert!(why.contains("“Ward”"), "{why}");
}
