//! How often a group meets, from its own words: the months of a year in which it does, or every so many weeks.

use super::practice::{Body, Practice};
use jiff::Span;
use jiff::civil::{Date, Weekday, date};
use kernel::clock::{LegalYear, words};

/// How often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Often {
    /// In these months: 1 is January.
    Months(Vec<i8>),
    /// Every so many weeks.
    Weeks(i32),
}

/// A time at which a group meets: its days are between two, and one of them is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it is known by: `2022-06` for the meeting of a month, `2022-06-13` for one of many.
    pub name: String,
    /// The day that is meant.
    pub nominal: Date,
    /// The first and the last day on which it can be held instead.
    pub window: (Date, Date),
    /// Why that day, as it follows *is*: `the second Tuesday of June 2022`.
    pub why: String,
}

/// What a group's words mean; nothing when they say nothing about how often.
pub fn read(said: &str, body: &Body, practice: &Practice) -> Option<Often> {
    let said = said.to_lowercase();
    let tokens: Vec<&str> = said.split(|c: char| !c.is_alphabetic()).filter(|t| !t.is_empty()).collect();
    let named: Vec<i8> = (1..=12)
        .zip(words::MONTHS)
        .filter(|(_, name)| tokens.contains(&name.to_lowercase().as_str()))
        .map(|(month, _)| month)
        .collect();
    if !named.is_empty() {
        return Some(Often::Months(named));
    }
    let found =
        practice.often.iter().find(|often| often.words.iter().any(|word| said.contains(word.as_str())))?;
    Some(match found.weeks {
        Some(weeks) => Often::Weeks(weeks),
        None if found.usual => Often::Months(body.quarterly.clone()),
        None => Often::Months(found.months.clone()),
    })
}

/// The day of the week on which a group of a sort meets. It hangs on its short name alone, so that another group's coming moves nothing.
pub fn weekday(group: &str, body: &Body) -> i8 {
    let at = group.bytes().map(usize::from).sum::<usize>() % body.weekdays.len().max(1);
    body.weekdays.get(at).copied().unwrap_or(2)
}

/// A Monday from which weeks are counted, whatever year is planned.
const COUNTED_FROM: Date = date(2007, 4, 2);

/// The times of a year at which a group meets.
pub fn slots(group: &str, often: &Often, body: &Body, year: LegalYear) -> Vec<Slot> {
    let weekday = weekday(group, body);
    match often {
        Often::Months(months) => {
            let first = year.start().first_of_month();
            let all = (0..12).filter_map(|n| first.checked_add(Span::new().months(n)).ok());
            all.filter(|month| months.contains(&month.month()))
                .filter_map(|month| {
                    let day = Weekday::from_monday_one_offset(weekday).ok()?;
                    let nominal = month.nth_weekday_of_month(body.week, day).ok()?;
                    let nth =
                        ["first", "second", "third", "fourth"][usize::try_from(body.week - 1).ok()?.min(3)];
                    Some(Slot {
                        name: format!("{:04}-{:02}", month.year(), month.month()),
                        nominal,
                        window: (month, month.last_of_month()),
                        why: format!(
                            "the {nth} {} of {}",
                            words::weekday_name(nominal.weekday()),
                            words::format_month(month)
                        ),
                    })
                })
                .collect()
        }
        Often::Weeks(weeks) => {
            let step = Span::new().weeks(i64::from((*weeks).max(1)));
            let all = std::iter::successors(Some(COUNTED_FROM), |monday| monday.checked_add(step).ok());
            all.skip_while(|monday| *monday < year.start())
                .take_while(|monday| *monday <= year.end())
                .filter_map(|monday| {
                    let nominal = monday.checked_add(Span::new().days(i64::from(weekday - 1))).ok()?;
                    let friday = monday.checked_add(Span::new().days(4)).ok()?;
                    Some(Slot {
                        name: monday.to_string(),
                        nominal,
                        window: (monday, friday),
                        why: format!("a {}, every {weeks} weeks", words::weekday_name(nominal.weekday())),
                    })
                })
                .filter(|slot| slot.nominal <= year.end())
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::rulebook::Rulebook;

    fn practice() -> Practice {
        Practice::on(&Rulebook::load(None).unwrap(), date(2022, 4, 1)).unwrap()
    }

    #[test]
    fn words_about_how_often() {
        let practice = practice();
        let body = practice.body("county-strategy-group").unwrap();
        for (said, months) in [
            ("Quarterly: March, June, September and December", vec![3, 6, 9, 12]),
            ("Quarterly", vec![6, 9, 12, 3]),
            ("Quarterly, some weeks before the board", vec![6, 9, 12, 3]),
            ("Every two months", vec![2, 4, 6, 8, 10, 12]),
            ("Monthly", (1..=12).collect()),
            ("Takes community safety each November", vec![11]),
            ("Twice a year", vec![3, 9]),
        ] {
            assert_eq!(read(said, body, &practice), Some(Often::Months(months)), "{said}");
        }
        assert_eq!(read("Fortnightly", body, &practice), Some(Often::Weeks(2)));
        assert_eq!(read("Every six weeks", body, &practice), Some(Often::Weeks(6)));
        for said in ["", "When there is need", "As the chair decides"] {
            assert_eq!(read(said, body, &practice), None, "{said}");
        }
    }

    #[test]
    fn the_times_of_a_year_are_in_it_and_do_not_hang_on_other_groups() {
        let practice = practice();
        let body = practice.body("county-strategy-group").unwrap();
        let year = LegalYear::of(date(2022, 4, 1));
        let all = slots("scb", &Often::Months(vec![3, 6, 9, 12]), body, year);
        // The second Tuesdays.
        let days: Vec<Date> = all.iter().map(|slot| slot.nominal).collect();
        assert_eq!(days, [date(2022, 6, 14), date(2022, 9, 13), date(2022, 12, 13), date(2023, 3, 14)]);
        assert_eq!(all[0].name, "2022-06");
        assert_eq!(all[0].why, "the second Tuesday of June 2022");
        let weeks = slots("panel", &Often::Weeks(2), body, year);
        assert!((26..=27).contains(&weeks.len()), "{}", weeks.len());
        assert!(weeks.iter().all(|slot| year.contains(slot.nominal)));
    }
}
