//! Why a figure cannot be worked out, and what to do about it.

use std::fmt;

/// A figure that is refused. Its words say what is wrong and what to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A denominator is zero, negative or no number.
    NoDenominator,
    /// A multiplier, weight or other setting is zero, negative or no number; the word names it.
    NotPositive(&'static str),
    /// More events than there is denominator, in a proportion.
    MoreThanAll {
        /// What was counted.
        events: u64,
        /// Out of how many.
        of: u64,
    },
    /// Too few events for a figure that would mean anything.
    TooFewEvents {
        /// How many there are.
        events: u64,
        /// How many it takes.
        least: u64,
    },
    /// Too few points, areas or months.
    TooShort {
        /// How many there are.
        has: usize,
        /// How many it takes.
        least: usize,
    },
    /// Two lists that belong together are not equally long.
    Unequal {
        /// Length of one.
        left: usize,
        /// Length of the other.
        right: usize,
    },
    /// A value at this place is infinite, or missing where nothing may be missing.
    NotANumber {
        /// Its place, counted from 0.
        at: usize,
    },
    /// A change without a reason, or outside the series.
    Unexplained {
        /// The place that was named, counted from 0.
        at: usize,
    },
    /// The index has no weight for these codes, so that a score would be too low by an unknown amount.
    NotCovered {
        /// The codes.
        codes: Vec<String>,
    },
    /// Two versions of an index, two units or two sorts of records on one line.
    NotComparable {
        /// One.
        one: String,
        /// The other.
        other: String,
    },
    /// Two rolling windows that share months.
    SameMonths {
        /// How many months apart they end.
        apart: usize,
        /// How long they are.
        window: usize,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoDenominator => {
                write!(
                    f,
                    "the denominator must be greater than zero: load the population of this area and year"
                )
            }
            Refusal::NotPositive(what) => write!(f, "the {what} must be a number greater than zero"),
            Refusal::MoreThanAll { events, of } => {
                write!(f, "{events} of {of} is no proportion: count each thing once, or use a rate")
            }
            Refusal::TooFewEvents { events, least } => {
                write!(
                    f,
                    "{events} events are too few, it takes {least}: use a longer period or a larger area"
                )
            }
            Refusal::TooShort { has, least } => {
                write!(f, "{has} are too few, it takes {least}: load earlier months or more areas")
            }
            Refusal::Unequal { left, right } => {
                write!(f, "{left} values and {right} values do not belong together: give one for each")
            }
            Refusal::NotANumber { at } => {
                write!(f, "the value at place {at} is not a number: leave the month out and say why")
            }
            Refusal::Unexplained { at } => {
                write!(f, "a new baseline at place {at} needs a reason and a place within the series")
            }
            Refusal::NotCovered { codes } => {
                write!(f, "the index has no weight for {}: use counts by offence code", codes.join(", "))
            }
            Refusal::NotComparable { one, other } => {
                write!(f, "{one} and {other} cannot be put together: show them apart")
            }
            Refusal::SameMonths { apart, window } => write!(
                f,
                "totals of {window} months that end {apart} months apart share months: compare {window} months apart"
            ),
        }
    }
}

impl std::error::Error for Refusal {}
