//! What shows that a duty was met: which evidence, whose, and what must be true of it.

use super::Each;
use serde::Deserialize;

/// One line of evidence that a duty asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wants {
    /// The sorts of bodies of whom it is asked (`police`), where one duty asks each for something of its own; everybody when empty.
    #[serde(default)]
    pub when: Vec<String>,
    /// One of `kernel::contracts::evidence::KINDS`; left out when there is `any`.
    #[serde(default)]
    pub kind: String,
    /// Whose it is.
    #[serde(default)]
    pub of: Whose,
    /// With `of = "group"`: the sort of group (`scrutiny`), or words of the law on which it rests (`Domestic Abuse Act 2021 s58`).
    #[serde(default)]
    pub group: String,
    /// Every one must be on it. `{body}` stands for the short name of whoever is bound.
    #[serde(default)]
    pub marks: Vec<String>,
    /// For each of these (of the partnership, of the county, or the county's partnerships) the mark `each-mark:<short name>` must be on it.
    #[serde(default)]
    pub each: Option<Each>,
    /// The mark that each must have: `senior`.
    #[serde(default)]
    pub each_mark: String,
    /// How many must be there; one when left out.
    #[serde(default)]
    pub at_least: Option<usize>,
    /// For a duty that holds every day: how many months old it may be.
    #[serde(default)]
    pub fresh_months: Option<u16>,
    /// Alternatives, of which one suffices.
    #[serde(default)]
    pub any: Vec<Alternative>,
    /// What it is, as a person reads it.
    pub says: String,
    /// What is said while it is not there; `{year}`, `{body}` and `{due}` are filled in.
    pub missing: String,
}

/// One of several kinds of evidence, of which one suffices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Alternative {
    /// As in [`Wants`].
    pub kind: String,
    /// As in [`Wants`].
    #[serde(default)]
    pub of: Whose,
    /// As in [`Wants`].
    #[serde(default)]
    pub group: String,
    /// As in [`Wants`].
    #[serde(default)]
    pub marks: Vec<String>,
    /// As in [`Wants`].
    #[serde(default)]
    pub each: Option<Each>,
    /// As in [`Wants`].
    #[serde(default)]
    pub each_mark: String,
    /// Only what is of the legal year in which the day lies, where it names one.
    #[serde(default)]
    pub this_year: bool,
    /// With `at-least-every`: it starts the clock, the first of its kind does, and is not itself what must be done.
    #[serde(default)]
    pub starts: bool,
}

/// Whose evidence is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// That of the body that is bound.
    #[default]
    Body,
    /// That of a group of the body's: see `group`. What the body itself has of the kind counts too.
    Group,
    /// That of the partnership: the one in which an authority is bound, or any of whose area it is an authority.
    Csp,
    /// That of the county strategy group.
    CountyStrategyGroup,
    /// Anybody's in the county.
    County,
}

impl Wants {
    /// Whether it is asked of a body of a sort.
    pub fn asked_of(&self, sort: &str) -> bool {
        self.when.is_empty() || self.when.iter().any(|one| one == sort)
    }

    /// What suffices, one after the other: itself, or its alternatives.
    pub fn alternatives(&self) -> Vec<Alternative> {
        if self.any.is_empty() {
            let Self { kind, of, group, marks, each, each_mark, .. } = self.clone();
            let (this_year, starts) = (false, false);
            return vec![Alternative { kind, of, group, marks, each, each_mark, this_year, starts }];
        }
        self.any.clone()
    }
}
