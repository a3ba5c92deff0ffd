//! Why a month has no value, and which files were in one that has.

use super::{AreaSet, Counts, PartRef};
use crate::Month;
use crate::areas::Vintage;

/// Why a month is not known for an area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No file of that month.
    NothingLoaded,
    /// The file of the area’s own force is not there.
    NoFile(String),
    /// The file of the area’s own force holds far less than usual: it stopped reporting.
    Hole(String),
    /// The month’s file stands on the other census base, or on both: it cannot say what happened in this small area.
    OtherBase,
}

impl Missing {
    /// In words.
    pub fn words(&self) -> String {
        match self {
            Self::NothingLoaded => "no file of this month is loaded".into(),
            Self::NoFile(force) => format!("the file of {force} is not loaded"),
            Self::Hole(force) => format!("the file of {force} holds far less than usual"),
            Self::OtherBase => {
                "the file stands on another census base: use the stable area in which this one lies".into()
            }
        }
    }
}

/// Which files were in an area’s month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage<'a> {
    /// Why it is not complete; nothing when it is.
    pub missing: Option<Missing>,
    /// Files in which the area has something.
    pub parts: Vec<&'a PartRef>,
    /// Everybody else whose file of this month is loaded, and who has nothing in it.
    pub others: Vec<&'a str>,
}

/// A part with fewer rows than this share of what its source usually has is a hole: forces have stopped reporting for months.
const HOLE: u64 = 4;
/// How many parts it takes to say what is usual.
const ENOUGH: usize = 4;

impl Counts {
    /// Which files were in an area’s month, and what is missing.
    pub fn coverage(&self, set: &AreaSet, month: Month) -> Coverage<'_> {
        let parts = self.parts_of(set, month);
        let all = self.months.get(&month).map(|of| of.parts.as_slice()).unwrap_or_default();
        let others = all
            .iter()
            .filter_map(|at| self.parts.get(*at))
            .filter(|part| !parts.iter().any(|it| it.id == part.id))
            .map(|part| part.source.as_str())
            .collect();
        Coverage { missing: self.missing(set, &self.indices(set), month), parts, others }
    }

    /// Whether a part holds far less than its source usually does.
    pub fn is_hole(&self, part: &PartRef) -> bool {
        self.usual.get(&part.source).is_some_and(|usual| part.rows * HOLE < *usual)
    }

    pub(super) fn missing(&self, set: &AreaSet, indices: &[usize], month: Month) -> Option<Missing> {
        let Some(of) = self.months.get(&month) else { return Some(Missing::NothingLoaded) };
        let parts: Vec<&PartRef> = of.parts.iter().filter_map(|at| self.parts.get(*at)).collect();
        let named = parts.iter().any(|part| !part.source.is_empty());
        let mut home = Vec::new();
        if named {
            for (source, name) in &set.forces {
                match parts.iter().find(|part| part.source == *source) {
                    None => return Some(Missing::NoFile(name.clone())),
                    Some(part) if self.is_hole(part) => return Some(Missing::Hole(name.clone())),
                    Some(part) => home.push(*part),
                }
            }
        }
        // A small area that was split or merged is known only from files that stand on its base alone.
        let foreign = |part: &&PartRef| match set.base {
            Some(Vintage::Y2011) => part.only_2021 > 0,
            Some(Vintage::Y2021) => part.only_2011 > 0,
            _ => false,
        };
        let judged = if home.is_empty() { parts } else { home };
        if judged.iter().any(foreign) {
            return Some(Missing::OtherBase);
        }
        // Without a force to ask for, an area of which no file says anything may be none of the dataset’s.
        (set.forces.is_empty() && indices.is_empty()).then_some(Missing::NothingLoaded)
    }
}

/// What a source usually has: the median of its parts, when there are enough of them.
pub(super) fn usual(mut rows: Vec<u64>) -> Option<u64> {
    rows.sort_unstable();
    (rows.len() >= ENOUGH).then(|| rows.get(rows.len() / 2).copied())?
}
