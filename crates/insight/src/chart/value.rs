//! What a chart is told: values that may be hidden or missing, their unit and their period.

use super::say;

/// A value as the reader may know it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// It may be shown.
    Known(f64),
    /// Disclosure control keeps it back; the drawing does not hold the number.
    Hidden,
    /// There is none: the period is not complete, or the rate has no denominator.
    Missing,
}

impl Value {
    /// The number, where there is one to show.
    pub fn known(self) -> Option<f64> {
        match self {
            Self::Known(value) if value.is_finite() => Some(value),
            _ => None,
        }
    }
}

/// Lower and upper limit of an interval.
pub type Interval = (f64, f64);

/// Which direction is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Better {
    /// `lower-better`
    Lower,
    /// `higher-better`
    Higher,
    /// Neither: `none`
    #[default]
    Neither,
}

/// In what a value is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// `offences`, `per 1,000 residents`, `%`
    pub name: String,
    /// Decimal places.
    pub decimals: usize,
}

impl Unit {
    /// A unit.
    pub fn new(name: impl Into<String>, decimals: usize) -> Self {
        Self { name: name.into(), decimals }
    }

    /// The number alone: `1,234.5`; a share with its sign: `12.1%`.
    pub fn number(&self, value: f64) -> String {
        let sign = if self.name == "%" { "%" } else { "" };
        format!("{}{sign}", say::number(value, self.decimals))
    }

    /// The number with its unit: `12.1 per 1,000 residents`.
    pub fn said(&self, value: f64) -> String {
        match self.name.as_str() {
            "%" | "" => self.number(value),
            name => format!("{} {name}", self.number(value)),
        }
    }

    /// The number, `hidden` or `none`.
    pub fn value(&self, value: Value) -> String {
        match value {
            Value::Hidden => "hidden".into(),
            _ => value.known().map_or_else(|| "none".into(), |v| self.number(v)),
        }
    }

    /// An interval: `10.2 to 14.1`.
    pub fn interval(&self, (low, high): Interval) -> String {
        format!("{} to {}", self.number(low), self.number(high))
    }

    /// What stands over an axis, which begins with a capital.
    pub(crate) fn axis(&self) -> String {
        if self.name == "%" { "Per cent".into() } else { say::capital(&self.name) }
    }
}

/// One place along the axis of time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A month, counted `year * 12 + month - 1`.
    Month(i32),
    /// The twelve months that end with this one.
    Rolling(i32),
    /// A year from 1 April, by the year in which it begins.
    Financial(i32),
    /// A calendar year.
    Year(i32),
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// `January 2025`, `the year to January 2025`, `2021/22`.
    pub fn long(&self) -> String {
        match self {
            Self::Month(month) => format!("{} {}", month_name(*month), month.div_euclid(12)),
            Self::Rolling(month) => format!("the year to {} {}", month_name(*month), month.div_euclid(12)),
            Self::Financial(year) => format!("{year}/{:02}", (year + 1).rem_euclid(100)),
            Self::Year(year) => year.to_string(),
        }
    }

    /// The month, where the period is told by one.
    pub(crate) fn month(&self) -> Option<i32> {
        match self {
            Self::Month(month) | Self::Rolling(month) => Some(*month),
            _ => None,
        }
    }

    /// How many periods make a year.
    pub(crate) fn a_year(&self) -> usize {
        if self.month().is_some() { 12 } else { 1 }
    }
}

/// `January`
pub(crate) fn month_name(month: i32) -> &'static str {
    usize::try_from(month.rem_euclid(12)).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}
