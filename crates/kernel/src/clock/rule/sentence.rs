//! Why a due date is what it is, in one plain sentence.

use jiff::civil::Date;

use super::{Before, Delay, Every, Lead, Within};
use crate::clock::{
    Basis, Calendar, Period,
    period::Unit,
    words::{self, format},
};

/// A due date, with a note when nobody works on it: `13 March 2022 (a Sunday)`.
pub(super) fn day(date: Date, calendar: &Calendar) -> String {
    let plain = format(date);
    match calendar.holiday_on(date) {
        Some(holiday) => format!("{plain} ({})", holiday.name),
        None if calendar.is_working_day(date) => plain,
        None => format!("{plain} (a {})", words::weekday_name(date.weekday())),
    }
}

pub(super) fn every(rule: &Every) -> String {
    format!("{}, counted from {}", rule.period.every(), format(rule.from))
}

pub(super) fn within(rule: &Within, event: &str, day: Date, due: Date, calendar: &Calendar) -> String {
    let on = format(day);
    match rule.delay {
        Delay::Period(period) => format!("{period} after {event} on {on}{}", cut_short(period, day, due)),
        Delay::WorkingDays(count) => {
            let count = count.of("working day");
            format!(
                "{count} after {event} on {on}, not counting {}",
                words::list_or(&uncounted(day, due, calendar))
            )
        }
    }
}

pub(super) fn before(rule: &Before, event: &str, day: Date, due: Date, calendar: &Calendar) -> String {
    let on = format(day);
    let mut days_off = uncounted(due, day, calendar);
    match rule.lead {
        Lead::Period(period) => format!("{period} before {event} on {on}{}", cut_short(period, day, due)),
        Lead::WorkingDays(count) => {
            let count = count.of("working day");
            format!("{count} before {event} on {on}, not counting {}", words::list_or(&days_off))
        }
        Lead::ClearDays(count, Basis::Working) => {
            days_off.insert(0, "either of those days".to_owned());
            let count = count.of("clear working day");
            format!("{count} before {event} on {on}, not counting {}", words::list_or(&days_off))
        }
        Lead::ClearDays(count, Basis::Calendar) => {
            let count = count.of("clear day");
            format!(
                "{count} before {event} on {on}, counting weekends and bank holidays but neither of those days"
            )
        }
    }
}

/// What a count of working days passes over between two days: weekends, and each bank holiday by name.
fn uncounted(from: Date, to: Date, calendar: &Calendar) -> Vec<String> {
    let holidays = (from.year()..=to.year()).flat_map(|year| calendar.holidays_in(year));
    let passed = holidays.filter(|holiday| (from..=to).contains(&holiday.date));
    let named = passed.map(|holiday| format!("{} on {}", holiday.name, format(holiday.date)));
    std::iter::once("weekends".to_owned()).chain(named).collect()
}

/// The reason when a month has no day of that number.
fn cut_short(period: Period, from: Date, due: Date) -> String {
    match period.unit() {
        Unit::Months(_) if due.day() != from.day() => {
            format!(", because {} has no day {}", words::format_month(due), from.day())
        }
        Unit::Months(_) | Unit::Days(_) => String::new(),
    }
}
