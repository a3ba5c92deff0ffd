//! What an indicator says of itself: the table `[indicator]` of its file.

use serde::{Deserialize, Serialize};

/// The table `[indicator]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Says {
    /// The theme it belongs to: `Violence`, `Domestic abuse`, `Anti-social behaviour`.
    pub theme: String,
    /// What it measures, in a sentence or two that stand beside every figure.
    pub definition: String,
    /// What is counted.
    pub numerator: Numerator,
    /// What it is counted over; a count has none.
    #[serde(default)]
    pub denominator: Option<Over>,
    /// How the value and its interval are worked out.
    pub method: Method,
    /// Which way is better.
    pub polarity: Polarity,
    /// Over what time one value is taken.
    pub period: PeriodKind,
    /// By which kinds of area it may be shown: `district`, `csp`, `lsoa`. Empty means by every kind that its datasets carry.
    #[serde(default)]
    pub groups: Vec<String>,
    /// What a reader must know before using it; it stands below every figure.
    pub caveat: String,
    /// Who answers for it, by role.
    pub owner: String,
    /// The unit in words, where the default is not right: `offences`, `attendances`.
    #[serde(default)]
    pub unit: Option<String>,
    /// The standard population of a directly standardised rate: `esp-2013`.
    #[serde(default)]
    pub standard: Option<String>,
    /// The area whose rates are expected of every other, in an indirectly standardised one: `england`.
    #[serde(default)]
    pub reference: Option<String>,
    /// The index of harm that weighs the counts, a dataset of weights by offence code: `crime-severity-score`.
    #[serde(default)]
    pub weights: Option<String>,
    /// From when on, or up to when, values cannot be compared, and why.
    #[serde(default)]
    pub comparability: Vec<Break>,
    /// Below how many events in either period a percentage change is hidden (ONS, recorded-crime tables: 50).
    #[serde(default = "fifty")]
    pub change_from: u64,
    /// Whether each value has an interval. A full count has no sampling error, so that a count says whether it wants one.
    #[serde(default = "yes")]
    pub interval: bool,
}

fn fifty() -> u64 {
    50
}

fn yes() -> bool {
    true
}

/// Which counts of a dataset are added together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Numerator {
    /// The dataset: `police-uk-street`.
    pub dataset: String,
    /// The categories that are added.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Every category that is a crime: all but [`super::NOT_CRIME`].
    #[serde(default)]
    pub all_crime: bool,
    /// Only with one of these outcomes, joined across months by the crime's identifier.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// The measure of a dataset that carries several: `attendances`.
    #[serde(default)]
    pub measure: Option<String>,
}

/// What a numerator is counted over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Over {
    /// A population or the like, from another dataset.
    Base(Base),
    /// The whole of which the numerator is a part, from the same dataset.
    Categories(Categories),
}

/// A population, households, or another base of rates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Base {
    /// The dataset: `ons-mid-year-population`.
    pub dataset: String,
    /// Which of its measures: `population`, `households`.
    pub measure: String,
    /// Per how many: 1,000 by the convention for crime, 100,000 in health.
    pub multiplier: f64,
}

/// The whole of which a proportion is a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Categories {
    /// The categories that make up the whole; they hold those of the numerator.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Every category that is a crime.
    #[serde(default)]
    pub all_crime: bool,
    /// Every category, whatever it is: for datasets that hold one kind of thing only.
    #[serde(default)]
    pub all: bool,
}

/// How a value and its interval are worked out; the formulas and their sources stand in the crate `methods`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The number itself, with the exact Poisson or Byar's interval.
    Count,
    /// Events over population, with the exact Poisson or Byar's interval.
    CrudeRate,
    /// A part of a whole, with Wilson's interval.
    Proportion,
    /// Weighted by a standard population, with Dobson's interval.
    DirectlyStandardised,
    /// Observed over expected, with the exact Poisson or Byar's interval.
    IndirectlyStandardised,
    /// Counts by offence code weighed by an index of harm; only where the source carries offence codes.
    HarmScore,
}

impl Method {
    /// In words, as a line of source says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Count => "count; 95% interval exact Poisson below 10, otherwise Byar",
            Self::CrudeRate => "crude rate; 95% interval exact Poisson below 10 events, otherwise Byar",
            Self::Proportion => "proportion; 95% interval by Wilson's score",
            Self::DirectlyStandardised => "directly standardised rate; 95% interval by Dobson's method",
            Self::IndirectlyStandardised => {
                "indirectly standardised ratio; 95% interval exact Poisson below 10 events, otherwise Byar"
            }
            Self::HarmScore => "counts weighed by an index of harm",
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Less is better.
    LowerBetter,
    /// More is better.
    HigherBetter,
    /// Neither: more may mean more reporting.
    None,
}

/// Over what time one value is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// Twelve months that end with each month.
    #[serde(rename = "rolling-12")]
    Rolling12,
    /// 1 April to 31 March.
    FinancialYear,
    /// 1 January to 31 December.
    Year,
    /// Three months of the financial year: quarter 1 is April to June.
    Quarter,
}

impl PeriodKind {
    /// How many months one value covers.
    pub fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Rolling12 | Self::FinancialYear | Self::Year => 12,
        }
    }
}

/// A break in a series.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// The first month of the new ground: `2023-05`.
    pub from: String,
    /// What changed, and what cannot be said across it.
    pub says: String,
}

impl Says {
    /// The unit of its values, in words.
    pub(super) fn unit_words(&self) -> String {
        let own = || self.unit.clone();
        match (&self.method, &self.denominator) {
            (Method::Proportion, _) => "%".into(),
            (Method::IndirectlyStandardised, _) => own().unwrap_or_else(|| "observed over expected".into()),
            (_, Some(Over::Base(base))) => {
                let whom = if base.measure == "population" { "residents" } else { base.measure.as_str() };
                let per = format!("per {} {whom}", crate::figure::number(base.multiplier, 0));
                own().map_or(per.clone(), |unit| format!("{unit} {per}"))
            }
            (Method::HarmScore, _) => own().unwrap_or_else(|| "points of harm".into()),
            _ => own().unwrap_or_else(|| "recorded".into()),
        }
    }
}
