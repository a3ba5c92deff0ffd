//! What became of the crimes of a month, followed by their identifiers through later months.

use serde::{Deserialize, Serialize};

use crate::{Estimate, Refusal, proportion};

/// The crimes recorded in one month, and what became of them so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// Crimes recorded in the month, counted by distinct identifier. Incidents without one have no outcome and do not belong here.
    pub recorded: u64,
    /// How many of them have which outcome as their latest: one crime can have several rows, and counts once.
    pub latest: Vec<(String, u64)>,
    /// Whole months that have passed since.
    pub waited: u32,
}

/// How the crimes of a month stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The share of each outcome, of all crimes recorded, from 0 to 1.
    pub shares: Vec<(String, Estimate)>,
    /// The share without an outcome yet.
    pub open: Estimate,
    /// Whether too little time has passed for the shares to be compared with an older month's.
    pub provisional: bool,
}

/// The shares of outcomes among the crimes recorded in a month, with Wilson's intervals; `settled` is how many months a cohort needs.
///
/// The denominator is the crimes recorded, not the outcomes given: outcomes of a month belong to crimes of many months (Home Office, *Crime
/// outcomes in England and Wales*, outcomes of crimes recorded in the period).
///
/// # Errors
/// No crimes; more outcomes than crimes, which says that rows were counted instead of crimes.
pub fn follow(cohort: &Cohort, settled: u32) -> Result<Standing, Refusal> {
    let with: u64 = cohort.latest.iter().map(|(_, crimes)| crimes).sum();
    let open = cohort
        .recorded
        .checked_sub(with)
        .ok_or(Refusal::MoreThanAll { events: with, of: cohort.recorded })?;
    let share = |(outcome, crimes): &(String, u64)| {
        Ok((outcome.clone(), proportion::wilson(*crimes, cohort.recorded)?))
    };
    Ok(Standing {
        open: proportion::wilson(open, cohort.recorded)?,
        shares: cohort.latest.iter().map(share).collect::<Result<_, Refusal>>()?,
        provisional: cohort.waited < settled,
    })
}
