//! The period that an update covers, as people name it and as an address names it.

use jiff::civil::Date;
use kernel::clock::words;

/// From one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Period {
    /// A period, unless it ends before it begins.
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// Its name in an address: `2021-10-to-2021-12` for whole months, with days otherwise.
    pub fn slug(self) -> String {
        let Self { from, to } = self;
        if !self.whole_months() {
            return format!("{from}-to-{to}");
        }
        let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
        let (first, last) = (month(from), month(to));
        if first == last { first } else { format!("{first}-to-{last}") }
    }

    fn whole_months(self) -> bool {
        self.from == self.from.first_of_month() && self.to == self.to.last_of_month()
    }
}

impl std::fmt::Display for Period {
    /// `October to December 2021`, `January 2022`, or with days when the months are not whole.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { from, to } = *self;
        if !self.whole_months() {
            return write!(f, "{} to {}", words::format(from), words::format(to));
        }
        let (first, last) = (words::format_month(from), words::format_month(to));
        match (first == last, from.year() == to.year()) {
            (true, _) => f.write_str(&first),
            (false, true) => write!(f, "{} to {last}", first.split(' ').next().unwrap_or_default()),
            (false, false) => write!(f, "{first} to {last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names() {
        let cases = [
            ((2021, 10, 1), (2021, 12, 31), "2021-10-to-2021-12", "October to December 2021"),
            ((2021, 12, 1), (2022, 2, 28), "2021-12-to-2022-02", "December 2021 to February 2022"),
            ((2022, 1, 1), (2022, 1, 31), "2022-01", "January 2022"),
            ((2022, 1, 3), (2022, 1, 31), "2022-01-03-to-2022-01-31", "3 January 2022 to 31 January 2022"),
            ((2024, 2, 1), (2024, 2, 28), "2024-02-01-to-2024-02-28", "1 February 2024 to 28 February 2024"),
        ];
        for ((y, m, d), (y2, m2, d2), slug, words) in cases {
            let period = Period::new(date(y, m, d), date(y2, m2, d2)).unwrap();
            assert_eq!((period.slug().as_str(), period.to_string().as_str()), (slug, words));
        }
        assert_eq!(Period::new(date(2022, 2, 1), date(2022, 1, 31)), None);
    }
}
