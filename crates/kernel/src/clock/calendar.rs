//! Which days are worked: weekends, bank holidays, and the changes that proclamations make to them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use jiff::civil::Date;

use super::{
    DayMonth, Holiday, LegalYear,
    holidays::{is_usual, is_weekend, usual},
};

/// The days of England and Wales: weekends, computed bank holidays, changes given as data, and when the legal
/// year starts.
///
/// Bank holidays are known from 1978. Those of years that are not yet proclaimed are what the law will give
/// unless it is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub(super) added: BTreeMap<Date, String>,
    pub(super) removed: BTreeSet<Date>,
    pub(super) year_starts: DayMonth,
}

impl Calendar {
    /// The calendar as the law computes it, with no proclaimed change and legal years from 1 April.
    pub fn computed() -> Self {
        Self { added: BTreeMap::new(), removed: BTreeSet::new(), year_starts: DayMonth::FIRST_OF_APRIL }
    }

    /// The bank holidays of a year in order of date, changes included. Empty before 1978 unless data adds
    /// one.
    pub fn holidays_in(&self, year: i16) -> Vec<Holiday> {
        let mut found: Vec<_> = usual(year).filter(|holiday| !self.removed.contains(&holiday.date)).collect();
        let added = self.added.iter().filter(|(date, _)| date.year() == year);
        found.extend(added.map(|(date, name)| Holiday { date: *date, name: Cow::Owned(name.clone()) }));
        found.sort_by_key(|holiday| holiday.date);
        found
    }

    /// The bank holiday on a day, if it is one.
    pub fn holiday_on(&self, date: Date) -> Option<Holiday> {
        self.holidays_in(date.year()).into_iter().find(|holiday| holiday.date == date)
    }

    /// Whether a day is a bank holiday.
    pub fn is_holiday(&self, date: Date) -> bool {
        self.added.contains_key(&date) || (is_usual(date) && !self.removed.contains(&date))
    }

    /// Whether public offices work on a day: not a Saturday, not a Sunday, not a bank holiday.
    pub fn is_working_day(&self, date: Date) -> bool {
        !is_weekend(date) && !self.is_holiday(date)
    }

    /// The legal year that holds a day; see [`LegalYear`].
    pub fn legal_year_of(&self, date: Date) -> LegalYear {
        LegalYear::starting_on(self.year_starts, date)
    }
}
