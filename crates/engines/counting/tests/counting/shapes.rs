//! Other files than street files: wide tables, notes above the header, workbooks, an agency's own return.

use crate::make::{Desk, rejected};
use kernel::contracts::counts::{Column, Kind, Reason, Shape, Unfit};
use std::io::Write;
use zip::write::SimpleFileOptions;

fn column(name: &str, kind: Kind) -> Column {
    Column { name: name.into(), kind, ..Column::default() }
}

fn measure(name: &str) -> Column {
    Column { measure: true, ..column(name, Kind::Number) }
}

fn population() -> Shape {
    Shape {
        dataset: "population".into(),
        place: Some("lsoa_code".into()),
        columns: vec![
            Column { required: true, ..column("lsoa_code", Kind::Code) },
            Column { label: "population".into(), ..measure("pop_mid_{year}") },
        ],
        ..Shape::default()
    }
}

#[test]
fn years_that_stand_beside_one_another_become_a_cube_each() {
    let text = "lsoa_code,lsoa_name,pop_mid_2021,pop_mid_2022,\nE91000001,Marlbury 001A,\"1,710\",1657.00,\nE91000003,x,-3,5,\nE91000005,x,0,,\nE91000007,x,many,1,\n";
    let counted = Desk::new().read_as("pop.csv", text.as_bytes(), &population()).unwrap();
    assert_eq!(rejected(&counted), [(Reason::BadNumber, 1), (Reason::Negative, 1)]);
    let cubes: Vec<_> =
        counted.cubes.iter().map(|cube| (cube.month, cube.get("E91000001", "population"))).collect();
    assert_eq!(cubes, [(2021 * 12, 1710), (2022 * 12, 1657)]);
    // Nought is a number, and a blank is none.
    let areas: Vec<_> = counted.cubes.iter().map(|cube| cube.areas.join(" ")).collect();
    assert_eq!(areas, ["E91000001 E91000005", "E91000001"]);
}

#[test]
fn a_header_below_notes_is_found_and_a_note_in_a_name_is_no_part_of_it() {
    let shape = Shape {
        dataset: "recorded".into(),
        place: Some("Area code".into()),
        blanks: vec!["[x]".into()],
        columns: vec![column("Area code", Kind::Code), measure("Burglary*"), measure("Robbery*")],
        files: vec!["*{year}.csv".into()],
        ..Shape::default()
    };
    let text = "Table C1: offences\n\"Source: Loamshire, made up\"\n\nArea code,Area,Robbery,Burglary [note 2]\nE98000001,Marl,[x],12\nE98000002,Loam,7,30\n";
    let counted = Desk::new().read_as("crime ye 2024.csv", text.as_bytes(), &shape).unwrap();
    let cube = &counted.cubes[0];
    assert_eq!(
        (cube.month, &cube.categories[..]),
        (2024 * 12, &["Burglary".to_string(), "Robbery".into()][..])
    );
    assert_eq!(
        [
            cube.get("E98000001", "Burglary"),
            cube.get("E98000002", "Robbery"),
            cube.get("E98000001", "Robbery")
        ],
        [12, 7, 0]
    );
    assert_eq!(cube.cells.len(), 3);
    let missing =
        Desk::new().read_as("crime ye 2024.csv", b"Area code,Arson\nE98000001,3\n", &shape).unwrap_err();
    assert_eq!(missing, Unfit::Missing(vec!["Burglary*".into(), "Robbery*".into()]));
}

#[test]
fn a_long_table_counts_its_number_under_its_category() {
    let shape = Shape {
        dataset: "tenure".into(),
        place: Some("code".into()),
        category: Some("tenure".into()),
        month: Some("year".into()),
        decimals: 1,
        columns: vec![
            column("code", Kind::Code),
            column("tenure", Kind::Text),
            column("year", Kind::FinancialYear),
            measure("n"),
        ],
        ..Shape::default()
    };
    let text = "year,code,tenure,n\n2024/25,E91000001,\"Owned, outright\",10.5\n2024/25,E91000001,\"Owned, outright\",1\n2023/24,E91000001,Rented,2\n2023/25,E91000001,Rented,2\n2023/24,E91000001,Rented,-1\n";
    let counted = Desk::new().read_as("t.csv", text.as_bytes(), &shape).unwrap();
    assert_eq!(rejected(&counted), [(Reason::BadPeriod, 1)]);
    let cubes: Vec<_> = counted.cubes.iter().map(|cube| (cube.month, cube.decimals, cube.total())).collect();
    // 10.5 + 1 in tenths, and 2; what lies below nought is kept and not counted.
    assert_eq!(cubes, [(2023 * 12 + 3, 1, 20), (2024 * 12 + 3, 1, 115)]);
}

/// A workbook of one sheet, with words and numbers as they stand in cells.
fn workbook(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(number) => format!("<c><v>{number}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row = |row: &&[&str]| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let data: String = rows.iter().map(row).collect();
    let ns = "http://schemas.openxmlformats.org";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{ns}/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{ns}/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{ns}/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{ns}/spreadsheetml/2006/main\" xmlns:r=\"{ns}/officeDocument/2006/relationships\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{ns}/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{ns}/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{ns}/spreadsheetml/2006/main\"><sheetData>{data}</sheetData></worksheet>"
            ),
        ),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_is_read_like_the_table_that_it_holds() {
    let shape = Shape {
        dataset: "recorded".into(),
        place: Some("Area code".into()),
        sheet: Some("Table C1*".into()),
        columns: vec![column("Area code", Kind::Code), column("Area", Kind::Text), measure("Burglary*")],
        ..Shape::default()
    };
    let rows: &[&[&str]] = &[
        &["Offences in Loamshire"],
        &["Area code", "Area", "Burglary [note 2]"],
        &["E98000001", "Marl, upper", "12"],
        &["E98000002", "Loam", "30"],
    ];
    let book = workbook("Table C1 Offences", rows);
    let counted = Desk::new().read_as("tables.xlsx", &book, &shape).unwrap();
    assert_eq!((counted.rows, counted.accepted, counted.bytes), (2, 2, book.len() as u64));
    assert_eq!(counted.cubes[0].get("E98000002", "Burglary"), 30);
    for (bytes, is) in [
        (&b""[..], "empty"),
        (b"<html>", "web-page"),
        (b"hello", "not-a-table"),
        (&book[..book.len() / 2], "archive-damaged"),
    ] {
        assert_eq!(Desk::new().read_as("tables.xlsx", bytes, &shape).unwrap_err().slug(), is);
    }
    let other = Desk::new().read_as("tables.xlsx", &workbook("Notes", rows), &shape).unwrap_err();
    assert!(other.to_string().contains("“Table C1*”; its sheets are Notes"), "{other}");
}
