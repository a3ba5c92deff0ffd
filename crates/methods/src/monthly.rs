//! Counts by month, of one sort, with a hole where a month is not complete.

use serde::{Deserialize, Serialize};
use std::marker::PhantomData;
use std::ops::Add;

/// What is counted. Sorts are types, so that adding two of them does not compile.
pub trait Sort: Clone {
    /// Its name.
    const NAME: &'static str;
}

/// Recorded crimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crimes;

/// Incidents of anti-social behaviour: calls, not crimes, recorded by other rules and without identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incidents;

/// Anything else that is counted one by one: attendances, fires, referrals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Events;

impl Sort for Crimes {
    const NAME: &'static str = "recorded crimes";
}

impl Sort for Incidents {
    const NAME: &'static str = "incidents of anti-social behaviour";
}

impl Sort for Events {
    const NAME: &'static str = "events";
}

/// Counts by month from a first month on.
///
/// Crime and anti-social behaviour are never added together:
///
/// ```compile_fail
/// use methods::monthly::{Crimes, Incidents, Monthly};
/// let crimes: Monthly<Crimes> = Monthly::new(24_300, vec![Some(12)]);
/// let incidents: Monthly<Incidents> = Monthly::new(24_300, vec![Some(30)]);
/// let both = crimes + incidents;
/// ```
///
/// Two districts' crimes are:
///
/// ```
/// use methods::monthly::{Crimes, Monthly};
/// let one: Monthly<Crimes> = Monthly::new(24_300, vec![Some(12), None]);
/// let other: Monthly<Crimes> = Monthly::new(24_300, vec![Some(30), Some(7)]);
/// assert_eq!((one + other).months(), [Some(42), None]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Monthly<S: Sort> {
    first: i32,
    months: Vec<Option<u32>>,
    #[serde(skip)]
    sort: PhantomData<S>,
}

impl<S: Sort> Monthly<S> {
    /// Counts from a month on (`year * 12 + month - 1`), one for each month; none where the month is missing or not complete.
    pub fn new(first: i32, months: Vec<Option<u32>>) -> Monthly<S> {
        Monthly { first, months, sort: PhantomData }
    }

    /// The first month, `year * 12 + month - 1`.
    pub fn first(&self) -> i32 {
        self.first
    }

    /// The counts, one for each month.
    pub fn months(&self) -> &[Option<u32>] {
        &self.months
    }

    /// Month of the year at a place, from 0.
    pub fn calendar(&self, at: usize) -> usize {
        (self.first + at as i32).rem_euclid(12) as usize
    }

    /// The counts as a chart takes them: holes are not numbers.
    pub fn values(&self) -> Vec<f64> {
        self.months.iter().map(|month| month.map_or(f64::NAN, f64::from)).collect()
    }
}

impl<S: Sort> Add for Monthly<S> {
    type Output = Monthly<S>;

    /// Month by month over the months that both have; a hole in either is a hole.
    fn add(self, other: Monthly<S>) -> Monthly<S> {
        let first = self.first.max(other.first);
        let of = |series: &Monthly<S>, month: i32| {
            usize::try_from(month - series.first).ok().and_then(|at| series.months.get(at).copied())
        };
        let both = (first..).map_while(|month| {
            let (one, another) = (of(&self, month)?, of(&other, month)?);
            Some(one.zip(another).map(|(one, another)| one.saturating_add(another)))
        });
        Monthly::new(first, both.collect())
    }
}
