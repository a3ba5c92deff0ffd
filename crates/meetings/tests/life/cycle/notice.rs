//! The notice that each sort of body needs: the day before, on and after every limit. The days are derived by hand, beside each row.
//!
//! Where five clear days are counted on working days, the days that lie wholly between are written out, counted back from the
//! meeting; the last day for the papers is the working day before the fifth. A Saturday between two Fridays gives no more: papers
//! cannot be inspected in an office that is shut.

use crate::cycle::support::rulebook;
use jiff::civil::Date;
use kernel::Clocks;
use kernel::clock::words;
use meetings::cycle::notice::{self, Body, Notice, Standing, needs_reason};

/// A day that is written with its weekday, so that the table can be checked against a calendar on the wall.
fn on(text: &str) -> Date {
    let (weekday, rest) = text.split_once(' ').expect("a weekday and a date");
    let day = words::parse(rest).expect("a date");
    assert_eq!(words::weekday_name(day.weekday()), weekday, "{text}");
    day
}

fn clocks() -> Clocks {
    Clocks::load(&rulebook()).expect("the clocks")
}

/// Meeting, and the last lawful day for the papers of a committee.
const COMMITTEE: [(&str, &str); 20] = [
    // 14, 11, 10, 9, 8 February lie between; 12 and 13 are a weekend.
    ("Tuesday 15 February 2022", "Monday 7 February 2022"),
    // A meeting on a Monday: 18, 17, 16, 15, 14 February.
    ("Monday 21 February 2022", "Friday 11 February 2022"),
    // A Friday: 17, 16, 15, 14, 11 February.
    ("Friday 18 February 2022", "Thursday 10 February 2022"),
    // The end of a month: 30, 29, 28, 25, 24 March.
    ("Thursday 31 March 2022", "Wednesday 23 March 2022"),
    // The first of a month: 31, 30, 29, 28, 25 March.
    ("Friday 1 April 2022", "Thursday 24 March 2022"),
    // A leap year: 29, 28, 27, 26, 23 February.
    ("Friday 1 March 2024", "Thursday 22 February 2024"),
    // Easter 2022: Good Friday is 15 April, Easter Monday 18 April. 20, 19, 14, 13, 12 April.
    ("Thursday 21 April 2022", "Monday 11 April 2022"),
    // The first working day after Easter: 14, 13, 12, 11, 8 April.
    ("Tuesday 19 April 2022", "Thursday 7 April 2022"),
    // The last before it: 13, 12, 11, 8, 7 April.
    ("Thursday 14 April 2022", "Wednesday 6 April 2022"),
    // Easter 2024 at the turn of a month: 29 March and 1 April. 2 April, 28, 27, 26, 25 March.
    ("Wednesday 3 April 2024", "Friday 22 March 2024"),
    // Christmas 2021 fell on a weekend: substitute days are 27 and 28 December, and 3 January for New Year's Day.
    // 5, 4 January, 31, 30, 29 December.
    ("Thursday 6 January 2022", "Friday 24 December 2021"),
    // 31, 30, 29, 24, 23 December.
    ("Tuesday 4 January 2022", "Wednesday 22 December 2021"),
    // The last day of a year: 30, 29, 24, 23, 22 December.
    ("Friday 31 December 2021", "Tuesday 21 December 2021"),
    // Christmas Day 2022 was a Sunday: 26 is Boxing Day, 27 the substitute, 2 January that of New Year's Day.
    // 3 January, 30, 29, 28, 23 December.
    ("Wednesday 4 January 2023", "Thursday 22 December 2022"),
    // The spring holiday of 2022 was moved to 2 June and 3 June was added; 30 May was worked. 7, 6, 1 June, 31, 30 May.
    ("Wednesday 8 June 2022", "Friday 27 May 2022"),
    // 19 September 2022, the State Funeral: 21, 20, 16, 15, 14 September.
    ("Thursday 22 September 2022", "Tuesday 13 September 2022"),
    // Two in eight days, 1 May and 8 May 2023: 9, 5, 4, 3, 2 May.
    ("Wednesday 10 May 2023", "Friday 28 April 2023"),
    // The day after the summer holiday of 29 August 2022: 26, 25, 24, 23, 22 August.
    ("Tuesday 30 August 2022", "Friday 19 August 2022"),
    // A meeting on a weekend: 18, 17, 16, 15, 14 February.
    ("Saturday 19 February 2022", "Friday 11 February 2022"),
    // A meeting on a bank holiday itself: 29, 28, 27, 26, 25 April.
    ("Monday 2 May 2022", "Friday 22 April 2022"),
];

/// Meeting of an executive in private, the last lawful day for the notice of 28 clear days, and that for the five.
const PRIVATE_EXECUTIVE: [(&str, &str, &str); 6] = [
    // 28 clear days are 3 to 30 March. The five: 30, 29, 28, 25, 24 March.
    ("Thursday 31 March 2022", "Wednesday 2 March 2022", "Wednesday 23 March 2022"),
    // February has 28 days, so the whole of it lies between. The five: 28, 25, 24, 23, 22 February.
    ("Tuesday 1 March 2022", "Monday 31 January 2022", "Monday 21 February 2022"),
    // In a leap year: 1 to 28 February lie between. The five: 28, 27, 26, 23, 22 February.
    ("Thursday 29 February 2024", "Wednesday 31 January 2024", "Wednesday 21 February 2024"),
    // Over the turn of the year, on a bank holiday: 6 December to 2 January. Every day counts, so a Sunday may be the last.
    // The five: 31, 30, 29, 24, 23 December.
    ("Monday 3 January 2022", "Sunday 5 December 2021", "Wednesday 22 December 2021"),
    // Over Easter: 23 March to 19 April; bank holidays count among the 28 and not among the five: 19, 14, 13, 12, 11 April.
    ("Wednesday 20 April 2022", "Tuesday 22 March 2022", "Friday 8 April 2022"),
    // A Monday: 24 January to 20 February. The five: 18, 17, 16, 15, 14 February.
    ("Monday 21 February 2022", "Sunday 23 January 2022", "Friday 11 February 2022"),
];

/// Meeting of a partnership body, and the day by which custom has its papers: the fifth working day before.
const PRIVATE: [(&str, &str); 5] = [
    // 14, 11, 10, 9, 8 February: the fifth itself is the day.
    ("Tuesday 15 February 2022", "Tuesday 8 February 2022"),
    ("Monday 21 February 2022", "Monday 14 February 2022"),
    // Over Easter: 20, 19, 14, 13, 12 April.
    ("Thursday 21 April 2022", "Tuesday 12 April 2022"),
    // Over Christmas with its substitute days: 5, 4 January, 31, 30, 29 December.
    ("Thursday 6 January 2022", "Wednesday 29 December 2021"),
    // Over the end of a month: 31, 30, 29, 28, 25 March.
    ("Friday 1 April 2022", "Friday 25 March 2022"),
];

/// The day before the limit and the limit itself are in time; the day after is not, unless somebody says why.
fn around(limit: &notice::Limit, latest: Date) {
    assert_eq!(limit.latest, latest, "{}", limit.because);
    let (before, after) = (latest.yesterday().unwrap(), latest.tomorrow().unwrap());
    for (done, reason, expected) in [
        (before, "", Standing::Met),
        (latest, "", Standing::Met),
        (after, "", Standing::Late { days: 1 }),
        (after, "  ", Standing::Late { days: 1 }),
        (after, "The figures came on Monday", Standing::Explained { days: 1 }),
    ] {
        // When it was done decides, whatever day it is asked on.
        for today in [done, after, latest.saturating_add(jiff::Span::new().days(90))] {
            assert_eq!(limit.stands(Some(done), reason, today), expected, "{done}: {}", limit.because);
        }
    }
    for (today, expected) in [
        (before, Standing::Ahead { days: 1 }),
        (latest, Standing::Ahead { days: 0 }),
        (after, Standing::Late { days: 1 }),
    ] {
        assert_eq!(limit.stands(None, "", today), expected);
        // A reason for what was not done explains nothing.
        assert_eq!(limit.stands(None, "because", today), expected);
    }
}

fn of(body: Body, meeting: &str) -> Notice {
    notice::of(&clocks(), body, on(meeting)).expect("a notice")
}

#[test]
fn a_committee_and_an_executive_in_public_need_five_clear_days() {
    for (meeting, latest) in COMMITTEE {
        for (body, first, papers) in [
            (Body::Committee, "notice-of-meeting", "notice-of-papers"),
            (Body::Executive, "notice-of-executive-meeting", "papers-of-executive-meeting"),
        ] {
            let notice = of(body, meeting);
            assert_eq!(notice.limits().map(|l| l.clock.as_str()).collect::<Vec<_>>(), [first, papers]);
            assert_eq!(notice.latest(), on(latest), "{meeting}: {}", notice.because());
            for limit in notice.limits() {
                around(limit, on(latest));
                assert!(limit.by_law);
            }
        }
    }
}

#[test]
fn an_executive_in_private_needs_twenty_eight_and_five() {
    for (meeting, first, further) in PRIVATE_EXECUTIVE {
        let notice = of(Body::PrivateExecutive, meeting);
        let [long, short] = &notice.before[..] else { panic!("two notices before the papers") };
        around(long, on(first));
        around(short, on(further));
        around(&notice.papers, on(further));
        assert!(long.because.contains("unverified"), "{}", long.because);
    }
}

#[test]
fn a_partnership_body_keeps_a_custom() {
    for (meeting, latest) in PRIVATE {
        let notice = of(Body::Private, meeting);
        assert!(notice.before.is_empty() && !notice.papers.by_law);
        around(&notice.papers, on(latest));
    }
}

#[test]
fn only_the_law_asks_for_a_reason() {
    let late = on("Tuesday 8 February 2022");
    let committee = of(Body::Committee, "Tuesday 15 February 2022");
    let wrong = needs_reason(&committee, late, " ", "reason").unwrap_err().to_string();
    assert!(wrong.contains("The latest lawful day was 7 February 2022"), "{wrong}");
    assert_eq!(needs_reason(&committee, late, "A date was moved by the court", "reason"), Ok(()));
    assert_eq!(needs_reason(&committee, on("Monday 7 February 2022"), "", "reason"), Ok(()));
    let private = of(Body::Private, "Tuesday 15 February 2022");
    assert_eq!(needs_reason(&private, on("Monday 14 February 2022"), "", "reason"), Ok(()));
}

#[test]
fn which_law_a_body_follows() {
    for (sort, in_private, body) in [
        ("committee", false, Body::Committee),
        ("committee", true, Body::Committee),
        ("scrutiny", false, Body::Committee),
        ("executive", false, Body::Executive),
        ("executive", true, Body::PrivateExecutive),
        ("county-strategy-group", true, Body::Private),
        ("county-strategy-group", false, Body::Private),
        ("sub-group", true, Body::Private),
        ("csp", true, Body::Private),
        ("", true, Body::Private),
    ] {
        assert_eq!(Body::of(sort, in_private), body, "{sort}");
    }
}

#[test]
fn a_rulebook_without_the_clock_says_so() {
    let none = Clocks::load(&kernel::rulebook::Rulebook::of([])).unwrap();
    let wrong = notice::of(&none, Body::Committee, on("Tuesday 15 February 2022")).unwrap_err().to_string();
    assert!(wrong.contains("no clock “notice-of-meeting”"), "{wrong}");
}
