//! The fourteen kinds of rows: how many, when in the year, where they gather, and what becomes of them.
//!
//! Levels and shares are of the size of those in published months, and of no place in particular.

/// A kind of crime, or anti-social behaviour.
pub struct Kind {
    /// As the files write it.
    pub name: &'static str,
    /// In a month, for each 1,000 residents.
    pub rate: f64,
    /// By how much the best and the worst month differ from the year's mean, and which month (from 0) is the highest.
    pub season: (f64, f64),
    /// By what it is multiplied from year to year.
    pub trend: f64,
    /// How much it gathers in the middle of towns.
    pub town: f64,
    /// How much it follows deprivation.
    pub need: f64,
    /// What becomes of it, by weight; nothing for anti-social behaviour.
    pub ends: &'static [(f64, End)],
}

/// The last thing known of a crime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// As the street file writes it.
    pub last: &'static str,
    /// As the outcomes file writes it; empty when it has no row there.
    pub outcome: &'static str,
    /// Months until then, on average.
    pub months: u32,
}

const fn end(last: &'static str, outcome: &'static str, months: u32) -> End {
    End { last, outcome, months }
}

/// What a street file says of a crime that has not ended yet.
pub const OPEN: &str = "Under investigation";
const NO_SUSPECT: End =
    end("Investigation complete; no suspect identified", "Investigation complete; no suspect identified", 1);
const UNABLE: End = end("Unable to prosecute suspect", "Unable to prosecute suspect", 2);
const UNKNOWN: End = end("Status update unavailable", "", 1);
const WAITING: End = end("Awaiting court outcome", "Suspect charged", 2);
const COURT: End = end("Court result unavailable", "Suspect charged", 2);
const LOCAL: End = end("Local resolution", "Local resolution", 1);
const CAUTION: End = end("Offender given a caution", "Offender given a caution", 2);
const ELSEWHERE: End =
    end("Action to be taken by another organisation", "Action to be taken by another organisation", 2);
const NO_INTEREST: End =
    end("Further action is not in the public interest", "Further action is not in the public interest", 2);
const WARNING: End =
    end("Offender given a drugs possession warning", "Offender given a drugs possession warning", 0);

const AGAINST_PEOPLE: &[(f64, End)] = &[
    (0.62, UNABLE),
    (0.10, NO_SUSPECT),
    (0.10, UNKNOWN),
    (0.03, WAITING),
    (0.08, COURT),
    (0.02, LOCAL),
    (0.02, CAUTION),
    (0.02, ELSEWHERE),
    (0.01, NO_INTEREST),
];
const AGAINST_THINGS: &[(f64, End)] =
    &[(0.24, UNABLE), (0.60, NO_SUSPECT), (0.07, UNKNOWN), (0.02, WAITING), (0.05, COURT), (0.02, LOCAL)];
const FOUND: &[(f64, End)] = &[
    (0.28, UNABLE),
    (0.06, NO_SUSPECT),
    (0.14, UNKNOWN),
    (0.10, WAITING),
    (0.20, COURT),
    (0.14, LOCAL),
    (0.06, CAUTION),
    (0.02, WARNING),
];

const fn kind(
    name: &'static str,
    rate: f64,
    season: (f64, f64),
    trend: f64,
    town: f64,
    need: f64,
    ends: &'static [(f64, End)],
) -> Kind {
    Kind { name, rate, season, trend, town, need, ends }
}

/// Anti-social behaviour: incidents, not crimes.
pub const ASB: usize = 0;

/// Every kind, in the order of their names.
pub const KINDS: [Kind; 14] = [
    kind("Anti-social behaviour", 1.20, (0.22, 6.5), 0.96, 0.5, 0.35, &[]),
    kind("Bicycle theft", 0.048, (0.35, 6.5), 0.94, 0.8, 0.05, AGAINST_THINGS),
    kind("Burglary", 0.27, (0.12, 11.0), 0.95, 0.2, 0.15, AGAINST_THINGS),
    kind("Criminal damage and arson", 0.52, (0.08, 6.0), 0.98, 0.3, 0.35, AGAINST_THINGS),
    kind("Drugs", 0.15, (0.05, 3.0), 1.01, 0.5, 0.35, FOUND),
    kind("Other crime", 0.16, (0.04, 5.0), 1.02, 0.2, 0.25, AGAINST_PEOPLE),
    kind("Other theft", 0.42, (0.08, 7.0), 0.97, 0.6, 0.10, AGAINST_THINGS),
    kind("Possession of weapons", 0.075, (0.06, 6.0), 1.03, 0.5, 0.30, FOUND),
    kind("Public order", 0.48, (0.14, 6.0), 0.99, 0.6, 0.30, AGAINST_PEOPLE),
    kind("Robbery", 0.050, (0.08, 10.0), 0.98, 0.7, 0.35, AGAINST_PEOPLE),
    kind("Shoplifting", 0.56, (0.05, 10.0), 1.08, 1.6, 0.10, AGAINST_THINGS),
    kind("Theft from the person", 0.030, (0.08, 11.0), 1.00, 1.3, 0.05, AGAINST_THINGS),
    kind("Vehicle crime", 0.26, (0.06, 10.0), 0.96, 0.2, 0.10, AGAINST_THINGS),
    kind("Violence and sexual offences", 2.55, (0.09, 6.0), 1.01, 0.4, 0.40, AGAINST_PEOPLE),
];

/// The month in which every trend is one: January 2022.
const GROUND: i32 = crate::month::of(2022, 1);

impl Kind {
    /// What season and trend make of its mean in a month.
    pub fn at(&self, month: i32) -> f64 {
        let (height, peak) = self.season;
        let turn = std::f64::consts::TAU * (f64::from(month.rem_euclid(12)) - peak) / 12.0;
        (1.0 + height * turn.cos()) * self.trend.powf(f64::from(month - GROUND) / 12.0)
    }
}

/// The kind of that name.
pub fn named(name: &str) -> Option<usize> {
    KINDS.iter().position(|kind| kind.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_order_of_their_names_and_their_ends_add_up() {
        assert!(KINDS.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(KINDS[ASB].ends.is_empty());
        for kind in KINDS.iter().filter(|kind| !kind.ends.is_empty()) {
            let sum: f64 = kind.ends.iter().map(|(weight, _)| weight).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{}: {sum}", kind.name);
        }
    }

    #[test]
    fn a_season_turns_around_one_and_a_trend_goes_from_year_to_year() {
        let burglary = &KINDS[2];
        let year: f64 = (GROUND..GROUND + 12)
            .map(|m| burglary.at(m) / burglary.trend.powf(f64::from(m - GROUND) / 12.0))
            .sum();
        assert!((year / 12.0 - 1.0).abs() < 1e-9);
        // 0.95 a year: after two years 0.9025 of the same month.
        assert!((burglary.at(GROUND + 24) / burglary.at(GROUND) - 0.9025).abs() < 1e-9);
        // Highest in December: 1 + 0.12.
        assert!((burglary.at(GROUND - 1) * 0.95f64.powf(1.0 / 12.0) - 1.12).abs() < 1e-9);
    }
}
