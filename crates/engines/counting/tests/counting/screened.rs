//! Free text about persons: found by row and reason, never repeated, and nothing of the file is kept.

use crate::make::Desk;
use kernel::contracts::counts::{Column, Finding, Kind, Sensitive, Shape};

fn assaults() -> Shape {
    let column = |name: &str, kind| Column { name: name.into(), kind, ..Column::default() };
    Shape {
        dataset: "assaults".into(),
        month: Some("Arrival".into()),
        columns: vec![column("Arrival", Kind::Date), Column { screen: true, ..column("Where", Kind::Text) }],
        ..Shape::default()
    }
}

#[test]
fn a_file_that_tells_of_persons_is_not_kept() {
    let text = "Arrival,Where\n2025-01-03,Bar in Kiln Lane\n2025-01-04,\"at home, hit by Mr Loamley\"\n2025-01-04,call 01632 960123\nnot a date,Sarah Marlow\ntoo,many,Sarah Marlow\n";
    let desk = Desk::new();
    let counted = desk.read_as("a.csv", text.as_bytes(), &assaults()).unwrap();
    let of = |line, column: &str, reason| Finding { line, column: column.into(), reason };
    let found = [
        of(3, "Where", Sensitive::Name),
        of(4, "Where", Sensitive::Telephone),
        of(5, "Where", Sensitive::Name),
        of(6, "", Sensitive::Name),
    ];
    assert_eq!(counted.screened, found);
    assert!(counted.kept.is_none() && counted.rejects.is_none());
    assert_eq!(desk.left(), Vec::<String>::new());
    assert_eq!(counted.sha256.len(), 64, "the hash is what remains");
    assert!(!format!("{:?}", counted.screened).contains("Loamley"));
}

#[test]
fn a_column_about_persons_is_found_though_nobody_asked_for_it() {
    let text = "Arrival,Where,Date of birth\n2025-01-03,Bar,1985-01-01\n";
    let counted = Desk::new().read_as("a.csv", text.as_bytes(), &assaults()).unwrap();
    assert_eq!(
        counted.screened,
        [Finding { line: 1, column: "Date of birth".into(), reason: Sensitive::BirthDate }]
    );
}

#[test]
fn a_file_that_tells_of_places_is_kept() {
    let text = "Arrival,Where\n2025-01-03,Bar in Thomas Street\n2025-02-04,the park\n";
    let counted = Desk::new().read_as("a.csv", text.as_bytes(), &assaults()).unwrap();
    assert!(counted.screened.is_empty() && counted.kept.is_some());
    assert_eq!(counted.cubes.len(), 2);
}
