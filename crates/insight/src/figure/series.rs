//! The model of a figure: areas by periods, each value as it may be shown, and what must be said beside it.

use super::Period;
use crate::indicator::Polarity;
use serde::{Deserialize, Serialize};

/// What a figure says, after disclosure control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The indicator's name.
    pub indicator: String,
    /// The indicator's title: `Residential burglary`.
    pub label: String,
    /// The finding, as a title.
    pub title: String,
    /// The unit in words: `per 1,000 households`.
    pub unit: String,
    /// How the values and their intervals were worked out, in words.
    pub method: String,
    /// Which way is better.
    pub polarity: Polarity,
    /// How many decimals a value is shown with.
    pub decimals: u8,
    /// An area each. The first is the one that the figure is about; those with another [`Place`] stand beside it.
    pub lines: Vec<Line>,
    /// Where the area stands against its comparators, when it was compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// What the control chart says of the last points, in words, when there is one: `Signal: 7 in a row above the mean`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<String>,
    /// What must be said beside the figure as a whole: comparators dropped and why, breaks, vintages, the caveat.
    pub notes: Vec<Note>,
    /// The line of source: publisher, dataset, when it was loaded, licence.
    pub source: String,
}

/// An area as a figure names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaRef {
    /// `E07000237`
    pub code: String,
    /// `Worcester`
    pub name: String,
    /// `district`, `csp`, `lsoa`, `stable`.
    pub kind: String,
    /// The base of its boundaries: `2021`; empty where it has none.
    pub vintage: String,
}

/// What a line is doing in the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// What the figure is about.
    Own,
    /// One of those it is compared with.
    Peer,
    /// The whole or the mean it is compared with.
    Reference,
}

/// One area over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The area.
    pub area: AreaRef,
    /// What it is doing here.
    pub place: Place,
    /// In order of time; every period of the figure is there, what is missing with its reason.
    pub points: Vec<Point>,
}

/// One value of one area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// When.
    pub period: Period,
    /// What.
    pub value: Value,
}

/// A value as it may be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// The value itself.
    pub shown: Shown,
    /// The count above the line, as it may be shown; [`Shown::Missing`] where there is none.
    pub numerator: Shown,
    /// What it is counted over, where it is counted over anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<f64>,
    /// The 95% interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ci95: Option<Interval>,
    /// The 99.8% interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ci998: Option<Interval>,
    /// What must be said of this value: `provisional`, a break, a limit that cannot be worked out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A number that is shown, withheld or not there. The three are never confused: withheld is not zero and missing is not withheld.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum Shown {
    /// The number; exact, or worked out from counts that were rounded.
    Number {
        /// It.
        value: f64,
        /// The base of rounding of the counts it rests on, when they were rounded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rounded: Option<u32>,
    },
    /// Withheld, so that nobody is identified.
    Withheld,
    /// Not there, and why.
    Missing {
        /// `Midshire's file for March 2025 was not loaded`.
        why: String,
    },
}

/// Two limits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower one.
    pub low: f64,
    /// The upper one.
    pub high: f64,
}

/// Something that is said beside a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// `caveat`, `dropped`, `break`, `vintage`, `withheld`, `missing`, `provisional`, `unverified`: a stable word for what kind it is.
    pub kind: String,
    /// The words.
    pub says: String,
}

/// Where an area stands among those it is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// With what it is compared, in words: `the 6 districts of Loamshire`.
    pub among: String,
    /// The mean of the group, weighted by its bases.
    pub reference: f64,
    /// 1 is the highest; among those that have a value.
    pub rank: u32,
    /// How many have one.
    pub of: u32,
    /// The limits of the funnel at its base: 95%.
    pub limits95: Interval,
    /// The same: 99.8%.
    pub limits998: Interval,
    /// In words: `higher than expected (outside the 99.8% limits)`, `as expected`.
    pub says: String,
    /// Those without a value, and why: never ranked as zero.
    pub dropped: Vec<String>,
}

impl Shown {
    /// An exact number.
    pub fn exact(value: f64) -> Self {
        Self::Number { value, rounded: None }
    }

    /// The number, when it is shown.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number { value, .. } => Some(*value),
            _ => None,
        }
    }
}

impl Value {
    /// A value that is not there.
    pub fn missing(why: impl Into<String>) -> Self {
        let why = why.into();
        Self {
            shown: Shown::Missing { why: why.clone() },
            numerator: Shown::Missing { why },
            denominator: None,
            ci95: None,
            ci998: None,
            notes: Vec::new(),
        }
    }
}

impl Model {
    /// The lines that the figure is about.
    pub fn own(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.place == Place::Own)
    }

    /// The last point of the first line: the value that a single figure gives.
    pub fn last(&self) -> Option<&Point> {
        self.own().next().and_then(|line| line.points.last())
    }

    /// Every period, in order.
    pub fn periods(&self) -> Vec<Period> {
        let mut all: Vec<Period> =
            self.lines.iter().flat_map(|line| line.points.iter().map(|p| p.period)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
