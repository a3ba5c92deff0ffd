//! How a decision was taken: by consensus or by votes of seats, with the chair's casting vote only where the terms say so.

use kernel::FieldError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How one seat voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cast {
    /// For it.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstained,
}

impl Cast {
    /// Each with its word.
    pub const ALL: &[(&'static str, Self)] =
        &[("for", Self::For), ("against", Self::Against), ("abstained", Self::Abstained)];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, cast)| *cast == self).map_or("", |(name, _)| name)
    }
}

/// How it was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum Taken {
    /// Nobody objected.
    #[default]
    Consensus,
    /// By votes.
    Vote {
        /// Each seat's vote: whole identifier of the seat, and how it voted.
        votes: Vec<(String, Cast)>,
        /// How the chair broke a tie, where the terms give a casting vote.
        #[serde(default)]
        casting: Option<Cast>,
    },
}

/// What the terms and the room say of a vote.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// Seats that are filled now, by whole identifier.
    pub present: BTreeSet<String>,
    /// Seats whose holder has withdrawn from this item.
    pub withdrawn: BTreeSet<String>,
    /// Whether the terms give the chair a casting vote.
    pub chair_casts: bool,
}

/// How votes add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// For.
    pub yes: usize,
    /// Against.
    pub no: usize,
    /// Abstained.
    pub abstained: usize,
}

impl Taken {
    /// As it is kept.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be written.
    pub fn kept(&self) -> kernel::Outcome<String> {
        serde_json::to_string(self).map_err(kernel::Fault::broken)
    }

    /// As it was kept; nothing when it was not kept by this, as with what was read in from elsewhere.
    pub fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }

    /// How the votes add up; nothing for consensus.
    pub fn count(&self) -> Option<Count> {
        let Self::Vote { votes, .. } = self else { return None };
        let many = |cast| votes.iter().filter(|(_, c)| *c == cast).count();
        Some(Count { yes: many(Cast::For), no: many(Cast::Against), abstained: many(Cast::Abstained) })
    }

    /// Whether it was carried.
    pub fn carried(&self) -> bool {
        match (self, self.count()) {
            (Self::Vote { casting, .. }, Some(count)) if count.yes == count.no => *casting == Some(Cast::For),
            (_, Some(count)) => count.yes > count.no,
            (_, None) => true,
        }
    }

    /// What is wrong with it, given who is in the room.
    pub fn faults(&self, room: &Room) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: &str| {
            out.push(FieldError { field: field.into(), message: message.into() });
        };
        let Self::Vote { votes, casting } = self else { return out };
        if votes.is_empty() {
            wrong("votes", "Enter how each seat voted, or record that it was agreed by consensus");
        }
        let mut seen = BTreeSet::new();
        for (seat, _) in votes {
            let field = format!("vote-{}", short(seat));
            if !seen.insert(seat) {
                wrong(&field, "A seat has one vote: enter it once");
            }
            if room.withdrawn.contains(seat) {
                wrong(&field, "This seat’s holder declared an interest and withdrew: record no vote for it");
            } else if !room.present.contains(seat) {
                wrong(&field, "Nobody is in this seat now. Record who is, or record no vote for it");
            }
        }
        let count = self.count().unwrap_or_default();
        match casting {
            Some(_) if !room.chair_casts => wrong(
                "casting",
                "The terms of reference give the chair no casting vote. With as many for as against it is not carried",
            ),
            Some(_) if count.yes != count.no => {
                wrong("casting", "The chair casts a vote only when as many are for as against");
            }
            Some(Cast::Abstained) => wrong("casting", "A casting vote is for or against"),
            _ => {}
        }
        out
    }

    /// In words: `Agreed by consensus.`, `Agreed: 5 for, 2 against, 1 abstained.`
    pub fn said(&self) -> String {
        let Some(count) = self.count() else { return "Agreed by consensus.".into() };
        let verdict = if self.carried() { "Carried" } else { "Not carried" };
        let casting = match self {
            Self::Vote { casting: Some(cast), .. } => format!(", the chair casting {}", cast.name()),
            _ => String::new(),
        };
        let Count { yes, no, abstained } = count;
        format!("{verdict}: {yes} for, {no} against, {abstained} abstained{casting}.")
    }
}

/// How something was decided, in words, from how it is kept; what was read in from elsewhere stays as it was written.
pub fn said_of(kept: &str) -> String {
    Taken::read(kept).map_or_else(|| kept.to_string(), |taken| taken.said())
}

/// The last part of a whole identifier.
fn short(seat: &str) -> &str {
    seat.rsplit('/').next().unwrap_or(seat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn room(casts: bool) -> Room {
        let seats = |names: &[&str]| names.iter().map(|n| format!("c/seat/{n}")).collect();
        Room { present: seats(&["a", "b", "c", "d"]), withdrawn: seats(&["d"]), chair_casts: casts }
    }

    fn vote(all: &[(&str, Cast)], casting: Option<Cast>) -> Taken {
        Taken::Vote { votes: all.iter().map(|(s, c)| (format!("c/seat/{s}"), *c)).collect(), casting }
    }

    #[test]
    fn what_a_vote_comes_to() {
        use Cast::{Abstained, Against, For};
        // Votes, casting vote, whether the terms give one; carried, fields that are wrong.
        let table: &[(Taken, bool, bool, &[&str])] = &[
            (Taken::Consensus, false, true, &[]),
            (vote(&[("a", For), ("b", For), ("c", Against)], None), false, true, &[]),
            (vote(&[("a", For), ("b", Against), ("c", Against)], None), false, false, &[]),
            (vote(&[("a", For), ("b", Against), ("c", Abstained)], None), false, false, &[]),
            (vote(&[("a", For), ("b", Against)], Some(For)), true, true, &[]),
            (vote(&[("a", For), ("b", Against)], Some(Against)), true, false, &[]),
            (vote(&[("a", For), ("b", Against)], Some(For)), false, true, &["casting"]),
            (vote(&[("a", For), ("b", For)], Some(For)), true, true, &["casting"]),
            (vote(&[("a", For), ("b", Against)], Some(Abstained)), true, false, &["casting"]),
            (vote(&[("a", For), ("d", For)], None), false, true, &["vote-d"]),
            (vote(&[("a", For), ("elsewhere", For)], None), false, true, &["vote-elsewhere"]),
            (vote(&[("a", For), ("a", Against)], None), false, false, &["vote-a"]),
            (vote(&[], None), false, false, &["votes"]),
        ];
        for (taken, casts, carried, wrong) in table {
            assert_eq!(taken.carried(), *carried, "{taken:?}");
            let faults = taken.faults(&room(*casts));
            let fields: Vec<&str> = faults.iter().map(|e| e.field.as_str()).collect();
            assert_eq!(&fields, wrong, "{taken:?}");
        }
    }

    #[test]
    fn it_is_said_in_words() {
        assert_eq!(Taken::Consensus.said(), "Agreed by consensus.");
        assert_eq!(said_of(&Taken::Consensus.kept().expect("it is kept")), "Agreed by consensus.");
        assert_eq!(said_of("On a show of hands"), "On a show of hands");
        let tied = vote(&[("a", Cast::For), ("b", Cast::Against)], Some(Cast::For));
        assert_eq!(tied.said(), "Carried: 1 for, 1 against, 0 abstained, the chair casting for.");
    }

    proptest! {
        /// Nobody who withdrew and nobody who is not there is ever counted without a word.
        #[test]
        fn only_seats_in_the_room_vote(seats in proptest::collection::vec(0..6usize, 0..6)) {
            let names = ["a", "b", "c", "d", "x", "y"];
            let votes: Vec<(&str, Cast)> = seats.iter().map(|n| (names[*n], Cast::For)).collect();
            let taken = vote(&votes, None);
            let doubled = seats.iter().collect::<BTreeSet<_>>().len() != seats.len();
            let outside = seats.iter().any(|n| *n > 2);
            prop_assert_eq!(!taken.faults(&room(false)).is_empty(), doubled || outside || seats.is_empty());
        }
    }
}
