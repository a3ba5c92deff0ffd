//! Legal years by their label: `2021-22` is the twelve months from 1 April 2021 (SI 2007/1830 reg 2).

use jiff::civil::Date;
use kernel::clock::LegalYear;

/// The year that a label names; nothing when it is no such label.
pub fn named(label: &str) -> Option<LegalYear> {
    let (first, last) = label.split_once('-')?;
    let first: i16 = first.parse().ok().filter(|year| (1998..=2200).contains(year))?;
    let year = LegalYear::of(Date::new(first, 4, 1).ok()?);
    (year.to_string() == label && last.len() == 2).then_some(year)
}

/// The label of the year before; empty when the label is none.
pub fn before(label: &str) -> String {
    named(label).map(|year| year.previous().to_string()).unwrap_or_default()
}

/// The label of the year that holds a day.
pub fn of(day: Date) -> String {
    LegalYear::of(day).to_string()
}

/// The ways in which people write a year: `2021-22`, `2021/22`, `2021–22`, `2021 to 2022`.
pub(crate) fn spellings(label: &str) -> Vec<String> {
    let Some(year) = named(label) else { return vec![label.to_string()] };
    let (first, last) = (year.start().year(), year.end().year());
    let short = format!("{:02}", last.rem_euclid(100));
    let mut all: Vec<String> = ["-", "/", "–"].iter().map(|dash| format!("{first}{dash}{short}")).collect();
    all.extend(["-", "/", "–", " to ", " and "].iter().map(|dash| format!("{first}{dash}{last}")));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn labels() {
        assert_eq!(named("2021-22").map(LegalYear::start), Some(date(2021, 4, 1)));
        assert_eq!(named("2099-00").map(LegalYear::end), Some(date(2100, 3, 31)));
        for wrong in ["2021-23", "2021", "21-22", "2021-2022", "x-y", "", "2021-022"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
        // The last day of one year and the first of the next.
        assert_eq!((of(date(2022, 3, 31)), of(date(2022, 4, 1))), ("2021-22".into(), "2022-23".into()));
        assert_eq!(before("2022-23"), "2021-22");
        assert!(spellings("2020-21").contains(&"2020 to 2021".to_string()));
    }
}
