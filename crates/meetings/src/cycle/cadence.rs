//! How often a body meets: the second Tuesday of named months, or every so many weeks, with exceptions.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use kernel::clock::{Calendar, words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How meetings of a series come round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Cadence {
    /// The first to fourth, or the last, of a weekday in some months.
    Weekday {
        /// 1 to 4; 5 is the last.
        nth: i8,
        /// 1 is Monday, 5 is Friday.
        weekday: i8,
        /// 1 is January; all twelve for a monthly meeting.
        months: BTreeSet<i8>,
    },
    /// Every so many weeks, counted from the first meeting.
    Weeks {
        /// 1 is weekly, 2 fortnightly.
        every: i32,
    },
}

/// The last of its kind in a month.
pub const LAST: i8 = 5;

/// One day on which a series does not meet as its cadence says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Exception {
    /// The day that the cadence gives.
    pub day: Date,
    /// When it meets instead; not at all when there is none.
    pub instead: Option<Date>,
    /// Why.
    pub why: String,
}

/// One meeting as a series gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The day that the cadence gives.
    pub nominal: Date,
    /// The day on which it meets: another one after a bank holiday or by an exception.
    pub day: Date,
    /// Why it is another day; empty when it is not.
    pub why: String,
}

impl Cadence {
    /// What keeps it from being a cadence: the field and the words.
    pub fn fault(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Weekday { nth, .. } if !(1..=LAST).contains(nth) => {
                Some(("nth", "Choose which one of the month"))
            }
            Self::Weekday { weekday, .. } if !(1..=5).contains(weekday) => {
                Some(("weekday", "Choose a day from Monday to Friday"))
            }
            Self::Weekday { months, .. } if months.is_empty() => {
                Some(("months", "Choose at least one month"))
            }
            Self::Weekday { months, .. } if months.iter().any(|m| !(1..=12).contains(m)) => {
                Some(("months", "Choose months from January to December"))
            }
            Self::Weeks { every } if !(1..=26).contains(every) => {
                Some(("weeks", "Enter a number of weeks from 1 to 26"))
            }
            _ => None,
        }
    }

    /// The days that it gives from one day to another, both included. Weeks are counted from `first`.
    pub fn days(&self, first: Date, from: Date, to: Date) -> Vec<Date> {
        let within = |day: &Date| first <= *day && from <= *day && *day <= to;
        match self {
            Self::Weekday { nth, weekday, months } => {
                let start = from.max(first).first_of_month();
                let all =
                    std::iter::successors(Some(start), |month| month.checked_add(Span::new().months(1)).ok());
                all.take_while(|month| *month <= to)
                    .filter(|month| months.contains(&month.month()))
                    .filter_map(|month| nth_weekday(month, *nth, *weekday))
                    .filter(within)
                    .collect()
            }
            Self::Weeks { every } => {
                let step = Span::new().weeks((*every).max(1));
                let all = std::iter::successors(Some(first), |day| day.checked_add(step).ok());
                all.take_while(|day| *day <= to).filter(within).collect()
            }
        }
    }

    /// The same as meetings: by the exceptions, and never on a bank holiday, but on the next working day.
    pub fn occurrences(
        &self,
        first: Date,
        (from, to): (Date, Date),
        exceptions: &[Exception],
        calendar: &Calendar,
    ) -> Vec<Occurrence> {
        let each = |nominal: Date| {
            if let Some(exception) = exceptions.iter().find(|e| e.day == nominal) {
                return exception.instead.map(|day| Occurrence { nominal, day, why: exception.why.clone() });
            }
            match calendar.holiday_on(nominal) {
                None => Some(Occurrence { nominal, day: nominal, why: String::new() }),
                Some(holiday) => {
                    let day = calendar.next_working_day(nominal).ok()?;
                    let why = format!("{} is the {}", words::format(nominal), bank_holiday(&holiday.name));
                    Some(Occurrence { nominal, day, why })
                }
            }
        };
        self.days(first, from, to).into_iter().filter_map(each).collect()
    }

    /// In words: `Second Tuesday of March, June, September and December`.
    pub fn said(&self) -> String {
        match self {
            Self::Weekday { nth, weekday, months } => {
                let of = if months.len() == 12 {
                    "each month".to_string()
                } else {
                    let names: Vec<&str> = months.iter().filter_map(|m| month_name(*m)).collect();
                    board::words::listed(&names.iter().map(ToString::to_string).collect::<Vec<_>>())
                };
                format!("{} {} of {of}", nth_name(*nth), day_name(*weekday))
            }
            Self::Weeks { every: 1 } => "Every week".into(),
            Self::Weeks { every: 2 } => "Every two weeks".into(),
            Self::Weeks { every } => format!("Every {every} weeks"),
        }
    }
}

fn bank_holiday(name: &str) -> String {
    if name.to_lowercase().contains("holiday") { name.into() } else { format!("{name} bank holiday") }
}

fn nth_weekday(month: Date, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    month.nth_weekday_of_month(if nth == LAST { -1 } else { nth }, weekday).ok()
}

/// `Second`, `Last`.
pub fn nth_name(nth: i8) -> &'static str {
    match nth {
        1 => "First",
        2 => "Second",
        3 => "Third",
        4 => "Fourth",
        _ => "Last",
    }
}

/// `Tuesday`, from 2.
pub fn day_name(weekday: i8) -> &'static str {
    Weekday::from_monday_one_offset(weekday).map_or("", words::weekday_name)
}

/// `March`, from 3.
pub fn month_name(month: i8) -> Option<&'static str> {
    usize::try_from(month).ok().and_then(|at| words::MONTHS.get(at.checked_sub(1)?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn second_tuesday() -> Cadence {
        Cadence::Weekday { nth: 2, weekday: 2, months: [3, 6, 9, 12].into() }
    }

    #[test]
    fn the_second_tuesday_of_four_months() {
        let days = second_tuesday().days(date(2022, 1, 1), date(2022, 1, 1), date(2023, 3, 31));
        let expected = [(2022, 3, 8), (2022, 6, 14), (2022, 9, 13), (2022, 12, 13), (2023, 3, 14)]
            .map(|(y, m, d)| date(y, m, d));
        assert_eq!(days, expected);
        assert_eq!(second_tuesday().said(), "Second Tuesday of March, June, September and December");
    }

    #[test]
    fn the_last_of_a_month_and_every_so_many_weeks() {
        let last = Cadence::Weekday { nth: LAST, weekday: 4, months: (1..=12).collect() };
        // 31 March 2022 is a fifth Thursday, 28 April a fourth.
        assert_eq!(
            last.days(date(2022, 3, 1), date(2022, 3, 1), date(2022, 4, 30)),
            [date(2022, 3, 31), date(2022, 4, 28)]
        );
        assert_eq!(last.said(), "Last Thursday of each month");
        let weeks = Cadence::Weeks { every: 6 };
        // Counted from the first meeting, whatever day is asked from.
        assert_eq!(
            weeks.days(date(2022, 1, 5), date(2022, 2, 1), date(2022, 5, 31)),
            [date(2022, 2, 16), date(2022, 3, 30), date(2022, 5, 11)]
        );
    }

    #[test]
    fn a_bank_holiday_is_avoided_and_an_exception_wins() {
        // The first Monday in May 2022 is a bank holiday; so is 3 June, added for the Platinum Jubilee, once the data says so.
        let mondays = Cadence::Weekday { nth: 1, weekday: 1, months: [5, 6].into() };
        let calendar = Calendar::computed();
        let year = (date(2022, 1, 1), date(2022, 12, 31));
        let found = mondays.occurrences(date(2022, 1, 1), year, &[], &calendar);
        assert_eq!(found[0].nominal, date(2022, 5, 2));
        assert_eq!(found[0].day, date(2022, 5, 3));
        assert!(found[0].why.starts_with("2 May 2022 is the "), "{}", found[0].why);
        assert_eq!(
            found[1],
            Occurrence { nominal: date(2022, 6, 6), day: date(2022, 6, 6), why: String::new() }
        );
        let moved =
            Exception { day: date(2022, 5, 2), instead: Some(date(2022, 5, 9)), why: "Elections".into() };
        let gone = Exception { day: date(2022, 6, 6), instead: None, why: "Half term".into() };
        let found = mondays.occurrences(date(2022, 1, 1), year, &[moved, gone], &calendar);
        assert_eq!(
            found,
            [Occurrence { nominal: date(2022, 5, 2), day: date(2022, 5, 9), why: "Elections".into() }]
        );
    }

    #[test]
    fn what_is_no_cadence() {
        for (cadence, field) in [
            (Cadence::Weekday { nth: 0, weekday: 1, months: [1].into() }, "nth"),
            (Cadence::Weekday { nth: 1, weekday: 6, months: [1].into() }, "weekday"),
            (Cadence::Weekday { nth: 1, weekday: 1, months: [].into() }, "months"),
            (Cadence::Weekday { nth: 1, weekday: 1, months: [13].into() }, "months"),
            (Cadence::Weeks { every: 0 }, "weeks"),
            (Cadence::Weeks { every: 27 }, "weeks"),
        ] {
            assert_eq!(cadence.fault().map(|(field, _)| field), Some(field), "{cadence:?}");
        }
        assert_eq!(second_tuesday().fault(), None);
    }

    fn any() -> impl Strategy<Value = Cadence> {
        prop_oneof![
            (1..=5_i8, 1..=5_i8, proptest::collection::btree_set(1..=12_i8, 1..=12))
                .prop_map(|(nth, weekday, months)| Cadence::Weekday { nth, weekday, months }),
            (1..=26_i32).prop_map(|every| Cadence::Weeks { every }),
        ]
    }

    proptest! {
        #[test]
        fn days_lie_in_the_span_in_order_and_do_not_depend_on_where_it_is_cut(
            cadence in any(), offset in 0..3000_i32, length in 0..900_i32, cut in 0..900_i32
        ) {
            let first = date(2020, 1, 1);
            let from = first + Span::new().days(offset);
            let (to, middle) = (from + Span::new().days(length), from + Span::new().days(cut.min(length)));
            let whole = cadence.days(first, from, to);
            prop_assert!(whole.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(whole.iter().all(|day| from <= *day && *day <= to));
            let mut parts = cadence.days(first, from, middle);
            parts.extend(cadence.days(first, middle.tomorrow().unwrap(), to));
            prop_assert_eq!(whole, parts);
        }

        #[test]
        fn no_meeting_falls_on_a_bank_holiday_by_itself(cadence in any(), offset in 0..3000_i32) {
            let calendar = Calendar::computed();
            let first = date(2020, 1, 1);
            let from = first + Span::new().days(offset);
            let to = from + Span::new().days(366);
            for one in cadence.occurrences(first, (from, to), &[], &calendar) {
                prop_assert!(!calendar.is_holiday(one.day), "{:?}", one);
                prop_assert_eq!(one.why.is_empty(), one.day == one.nominal);
            }
        }
    }
}
