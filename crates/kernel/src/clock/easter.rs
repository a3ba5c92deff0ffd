//! The date of Easter Day, on which two bank holidays depend.

use jiff::civil::Date;

/// Easter Day in the Gregorian calendar, by the method of Meeus, Jones and Butcher.
///
/// It gives the same Sunday as the tables of the Calendar (New Style) Act 1750, which are still the law.
/// `None` before 1583, the first whole year of the Gregorian calendar.
pub(super) fn easter_day(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let whole = i32::from(year);
    let golden = whole % 19;
    let (century, within) = (whole / 100, whole % 100);
    let (leaps, leap_rest) = (century / 4, century % 4);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - moon_shift + 15) % 30;
    let (fours, fours_rest) = (within / 4, within % 4);
    let to_sunday = (32 + 2 * leap_rest + 2 * fours - epact - fours_rest) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    let month = i8::try_from(days / 31).ok()?;
    let day = i8::try_from(days % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}
