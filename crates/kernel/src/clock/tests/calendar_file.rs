//! Calendar files: what they change, and what is refused and where.

use jiff::civil::date;

use super::{ENGLAND_AND_WALES, england};
use crate::clock::{Calendar, CalendarError, LegalYear};

const WHY: &str = "reason = \"a reason\"\nsource = \"a source\"\n";

fn refused(text: &str) -> (Option<usize>, String) {
    let CalendarError { line, message } = Calendar::from_toml(text).expect_err(text);
    (line, message)
}

#[test]
fn the_rulebooks_file_holds_every_change_once() {
    let calendar = england();
    assert_eq!(calendar.removed.len(), 5);
    assert_eq!(calendar.added.len(), 13);
    let line =
        ENGLAND_AND_WALES.lines().position(|line| line == "from = 1995-05-01").expect("the first move") + 1;
    let again = calendar.changed_by(ENGLAND_AND_WALES).expect_err("the changes are made already");
    let refusal = "Monday 1 May 1995 is not a bank holiday, so it cannot be moved or removed";
    assert_eq!(again.to_string(), format!("line {line}: {refusal}"));
}

#[test]
fn days_can_be_removed_moved_and_added() {
    let text = format!(
        "[[removed]]\ndate = 2030-05-06\n{WHY}[[moved]]\nfrom = 2030-05-27\nto = \"6 May 2030\"\n{WHY}\
         [[added]]\ndate = 2030-07-01\nname = \"Local day\"\n{WHY}"
    );
    let calendar = Calendar::from_toml(&text).expect("a good file");
    let names: Vec<_> =
        calendar.holidays_in(2030).into_iter().map(|holiday| (holiday.date, holiday.name)).collect();
    assert_eq!(names.len(), 8);
    assert_eq!(names[3], (date(2030, 5, 6), "Spring bank holiday".into()));
    assert_eq!(names[4], (date(2030, 7, 1), "Local day".into()));
    assert!(calendar.is_working_day(date(2030, 5, 27)));
    assert_eq!(calendar.holidays_in(2031).len(), 8);
}

#[test]
fn a_later_file_can_take_back_what_an_earlier_one_added() {
    let first = Calendar::from_toml(&format!("[[added]]\ndate = 2030-07-01\nname = \"Local day\"\n{WHY}"))
        .expect("a good file");
    let second = first
        .changed_by(&format!("[[moved]]\nfrom = 2030-07-01\nto = 2030-07-02\n{WHY}"))
        .expect("a good file");
    assert!(second.is_working_day(date(2030, 7, 1)));
    assert_eq!(second.holiday_on(date(2030, 7, 2)).expect("moved").name, "Local day");
    let third = second.changed_by(&format!("[[removed]]\ndate = 2030-07-02\n{WHY}")).expect("a good file");
    assert_eq!(third, Calendar::computed());
}

#[test]
fn the_year_starts_where_the_file_says() {
    let calendar = Calendar::from_toml("year-starts = \"1 January\"").expect("a good file");
    assert_eq!(calendar.legal_year_of(date(2022, 2, 15)).to_string(), "2022");
    let later = calendar.changed_by(&format!("[[removed]]\ndate = 2030-05-06\n{WHY}")).expect("a good file");
    assert_eq!(later.legal_year_of(date(2022, 2, 15)).to_string(), "2022");
    assert_eq!(england().legal_year_of(date(2022, 2, 15)), LegalYear::of(date(2022, 2, 15)));
}

#[test]
fn a_bad_file_is_refused_with_its_line() {
    let cases = [
        (
            format!("\n[[removed]]\ndate = 2030-05-07\n{WHY}"),
            3,
            "Tuesday 7 May 2030 is not a bank holiday, so it cannot be moved or removed",
        ),
        (
            format!("[[moved]]\nfrom = 2030-05-07\nto = 2030-05-08\n{WHY}"),
            2,
            "Tuesday 7 May 2030 is not a bank holiday, so it cannot be moved or removed",
        ),
        (
            format!("[[moved]]\nfrom = 2030-05-06\nto = 2030-05-11\n{WHY}"),
            3,
            "Saturday 11 May 2030 is not a working day already",
        ),
        (
            format!("[[added]]\ndate = 2030-12-25\nname = \"Again\"\n{WHY}"),
            2,
            "Wednesday 25 December 2030 is not a working day already",
        ),
        (
            "[[added]]\ndate = 2030-07-01\nname = \"\"\nreason = \"r\"\nsource = \"s\"".to_owned(),
            3,
            "say the name of this change",
        ),
        (
            "[[removed]]\ndate = 2030-05-06\nreason = \" \"\nsource = \"s\"".to_owned(),
            3,
            "say the reason of this change",
        ),
        (
            "[[moved]]\nfrom = 2030-05-06\nto = 2030-05-07\nreason = \"r\"\nsource = \"\"".to_owned(),
            5,
            "say the source of this change",
        ),
        ("[[removed]]\ndate = 2030-05-06\nsource = \"s\"".to_owned(), 1, "missing field `reason`"),
        (
            "[[removed]]\ndate = \"31 June 2030\"".to_owned(),
            2,
            "31 June 2030 is not a date: June 2030 has 30 days",
        ),
        (
            "year-starts = \"29 February\"".to_owned(),
            1,
            "a year cannot start on a day that most years do not have",
        ),
        ("year-starts = \"28 February\"\nholiday = 1".to_owned(), 2, "unknown field `holiday`"),
        ("[[moved]]\nfrom = 2030-05-06\nwhen = 1".to_owned(), 3, "unknown field `when`"),
        ("\n\nthis is not toml".to_owned(), 3, ""),
    ];
    for (text, line, message) in cases {
        let (at, said) = refused(&text);
        assert_eq!(at, Some(line), "{text}: {said}");
        assert!(said.starts_with(message), "{text}: {said}");
    }
}

#[test]
fn an_error_is_said_with_its_line_when_there_is_one() {
    let error = |line| CalendarError { line, message: "wrong".to_owned() }.to_string();
    assert_eq!(error(Some(3)), "line 3: wrong");
    assert_eq!(error(None), "wrong");
}
