//! On which day a meeting is planned: the one that is meant, or the nearest on which people work, nothing is closed and notice can be given.

use super::practice::Practice;
use super::rests::Rests;
use jiff::Span;
use jiff::civil::Date;
use kernel::clock::{Calendar, words};

/// For what a day is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day that is meant.
    pub nominal: Date,
    /// Why it is meant, as it follows *is*.
    pub why: &'a str,
    /// The first and the last day on which it can be held.
    pub window: (Date, Date),
    /// The sort of its group.
    pub sort: &'a str,
    /// Whether it is a meeting for the public.
    pub public: bool,
}

/// A day with the sentences that say why, and the days that were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The day.
    pub day: Date,
    /// Why that day.
    pub because: Vec<String>,
}

/// The first day that can be, in this order: the day that is meant and those after it in its week; the same day of other weeks, the
/// nearest first; any other day. `noticed` says whether notice can still be given of a meeting on a day.
pub fn choose(
    asked: &Asked<'_>,
    calendar: &Calendar,
    practice: &Practice,
    noticed: &dyn Fn(Date) -> bool,
    rests: &mut Rests,
) -> Option<Chosen> {
    let (from, to) = asked.window;
    let away = |days: i64| asked.nominal.checked_add(Span::new().days(days)).ok();
    let after = (0..5).filter_map(away);
    let weeks = (1..=53).flat_map(|n| [7 * n, -7 * n]).filter_map(away);
    let near = (1..=366).flat_map(|n| [n, -n]).filter_map(away);
    let mut why_not = String::new();
    for day in after.chain(weeks).chain(near).filter(|day| (from..=to).contains(day)) {
        let reason = idle(day, asked, calendar, practice, rests)
            .or_else(|| (!noticed(day)).then(|| "too near for its notice".to_string()));
        match reason {
            None => {
                rests.count(calendar, day, day);
                let said = words::format(asked.nominal);
                let because = if day == asked.nominal {
                    vec![format!("{said} is {}", asked.why)]
                } else {
                    vec![format!(
                        "{said} is {}, but that is {why_not}: {} is the nearest day after the rule that can be",
                        asked.why,
                        words::format_long(day)
                    )]
                };
                return Some(Chosen { day, because });
            }
            Some(reason) if day == asked.nominal => why_not = reason,
            Some(_) => {}
        }
        if why_not.is_empty() {
            why_not = "outside of what is possible".into();
        }
    }
    None
}

/// Why nothing is planned on a day, as it follows *that is*.
fn idle(
    day: Date,
    asked: &Asked<'_>,
    calendar: &Calendar,
    practice: &Practice,
    rests: &mut Rests,
) -> Option<String> {
    if let Some(holiday) = calendar.holiday_on(day) {
        rests.count(calendar, day, day);
        return Some(format!("a bank holiday ({})", holiday.name));
    }
    if !calendar.is_working_day(day) {
        return Some(format!("a {}", words::weekday_name(day.weekday())));
    }
    let closed = practice.closed(day, asked.sort, asked.public)?;
    rests.practice.insert(format!("closed: {}", closed.why), closed.id.clone());
    Some(format!("in {}", closed.why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::rulebook::Rulebook;

    fn chosen(nominal: Date, sort: &str, public: bool, floor: Date) -> Option<Chosen> {
        let clocks = kernel::Clocks::load(&Rulebook::load(None).unwrap()).unwrap();
        let practice = Practice::on(&Rulebook::load(None).unwrap(), date(2022, 4, 1)).unwrap();
        let window = (nominal.first_of_month(), nominal.last_of_month());
        let asked = Asked { nominal, why: "the day", window, sort, public };
        let mut rests = Rests::default();
        choose(&asked, clocks.calendar(), &practice, &|day| day >= floor, &mut rests)
    }

    #[test]
    fn the_nearest_day_that_can_be() {
        let early = date(2022, 1, 1);
        for (nominal, sort, public, wanted) in [
            // A Tuesday on which people work.
            (date(2022, 6, 14), "csp", false, date(2022, 6, 14)),
            // Thursday 2 June 2022 and Friday 3 June are bank holidays: after the week-end comes Monday 6 June.
            (date(2022, 6, 2), "csp", false, date(2022, 6, 6)),
            // A Saturday.
            (date(2022, 6, 11), "csp", false, date(2022, 6, 13)),
            // From 22 December nothing is planned: the same day a week before.
            (date(2022, 12, 22), "csp", false, date(2022, 12, 15)),
            // Before the elections of 5 May 2022 nothing for the public is: no day of April is left, so none is found below.
            (date(2022, 5, 3), "csp", true, date(2022, 5, 6)),
        ] {
            let found = chosen(nominal, sort, public, early).map(|it| it.day);
            assert_eq!(found, Some(wanted), "{nominal}");
        }
        assert_eq!(chosen(date(2022, 4, 12), "csp", true, early), None);
        assert_eq!(chosen(date(2022, 8, 16), "committee", false, early), None);
        // Too near for its notice: the next day on which it can be.
        let found = chosen(date(2022, 6, 14), "csp", false, date(2022, 6, 15)).unwrap();
        assert_eq!(found.day, date(2022, 6, 15));
        assert!(found.because[0].contains("too near for its notice"), "{:?}", found.because);
    }
}
