//! The weeks of a month as a calendar shows them, from Monday to Sunday.

use jiff::Span;
use jiff::civil::Date;

/// The weeks that hold a month, each of seven days; days of the months beside are there too, so that no cell is without a day.
pub fn weeks(month: Date) -> Vec<[Date; 7]> {
    let first = month.first_of_month();
    let back = i64::from(first.weekday().to_monday_zero_offset());
    let start = first.checked_sub(Span::new().days(back)).unwrap_or(first);
    let day = |offset: i64| start.checked_add(Span::new().days(offset)).unwrap_or(first);
    (0..6)
        .map(|week| std::array::from_fn(|at| day(week * 7 + i64::try_from(at).unwrap_or(0))))
        .filter(|week: &[Date; 7]| week[0] <= month.last_of_month())
        .collect()
}

/// The month before and the month after, by their first days.
pub fn beside(month: Date) -> (Date, Date) {
    let first = month.first_of_month();
    let step = |months: i32| first.checked_add(Span::new().months(months)).unwrap_or(first);
    (step(-1), step(1))
}

/// `2022-03`, as an address has it.
pub fn named(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// The first day of a month that an address names.
pub fn read(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
    // Years in which no county keeps meetings would only make the machine work.
    (1900..=2200).contains(&year).then_some(())?;
    Date::new(year, month, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn every_day_of_a_month_stands_in_its_week_once() {
        for year in [2022, 2023, 2024] {
            for month in 1..=12 {
                let first = date(year, month, 1);
                let all = weeks(first);
                let days: Vec<Date> = all.iter().flatten().copied().collect();
                assert!(days.windows(2).all(|pair| pair[0].tomorrow().unwrap() == pair[1]));
                assert!(all.iter().all(|week| week[0].weekday() == Weekday::Monday));
                let inside = days.iter().filter(|day| day.month() == month && day.year() == year).count();
                assert_eq!(inside, usize::try_from(first.days_in_month()).unwrap());
                assert!(all.iter().all(|week| week.iter().any(|day| day.month() == month)), "{first}");
            }
        }
        // February 2027 begins on a Monday and has four weeks.
        assert_eq!(weeks(date(2027, 2, 1)).len(), 4);
    }

    #[test]
    fn months_in_addresses() {
        assert_eq!(read("2022-03"), Some(date(2022, 3, 1)));
        assert_eq!(named(date(2022, 3, 15)), "2022-03");
        assert_eq!(beside(date(2022, 1, 31)), (date(2021, 12, 1), date(2022, 2, 1)));
        for wrong in ["", "2022", "2022-13", "2022-00", "0001-01", "9999-12", "x-y", "2022-3-1"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
