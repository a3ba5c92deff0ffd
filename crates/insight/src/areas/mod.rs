//! Every area with its vintage, its parents and its small areas, as the published lookups have them.
//!
//! A district, partnership, county or force is made of small areas (LSOAs) by lookup, never by a force's name. Small areas were drawn anew
//! for the census of 2021: a *stable area* is a set of small areas whose outer line is the same on both bases, so that a trend may be drawn
//! on it. The change types are those of the exact-fit lookup of the Office for National Statistics: unchanged, split, merged, irregular.

mod build;
mod loaded;
mod stable;
#[cfg(test)]
mod tests;

pub use build::Builder;

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What kind of area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Lower layer super output area: about 1,500 people.
    Lsoa,
    /// A set of small areas that is the same on the bases of 2011 and of 2021.
    Stable,
    /// Middle layer super output area.
    Msoa,
    /// Electoral ward.
    Ward,
    /// Local authority district or unitary authority.
    District,
    /// Community safety partnership.
    Csp,
    /// County or unitary authority.
    County,
    /// Police force area.
    Force,
    /// Region of England.
    Region,
}

impl Kind {
    /// Every kind, the smallest first.
    pub const ALL: [Self; 9] = [
        Self::Lsoa,
        Self::Stable,
        Self::Msoa,
        Self::Ward,
        Self::District,
        Self::Csp,
        Self::County,
        Self::Force,
        Self::Region,
    ];

    /// As in addresses and data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lsoa => "lsoa",
            Self::Stable => "stable",
            Self::Msoa => "msoa",
            Self::Ward => "ward",
            Self::District => "district",
            Self::Csp => "csp",
            Self::County => "county",
            Self::Force => "force",
            Self::Region => "region",
        }
    }

    /// For people: one of them.
    pub fn words(self) -> &'static str {
        match self {
            Self::Lsoa => "small area",
            Self::Stable => "stable area",
            Self::Msoa => "neighbourhood",
            Self::Ward => "ward",
            Self::District => "district",
            Self::Csp => "community safety partnership",
            Self::County => "county",
            Self::Force => "police force area",
            Self::Region => "region",
        }
    }
}

/// On which census base a small area was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Vintage {
    /// That of 2011, and no other.
    #[serde(rename = "2011")]
    Y2011,
    /// That of 2021, and no other.
    #[serde(rename = "2021")]
    Y2021,
    /// The same code and the same area on both; and every area that is not a small one.
    #[default]
    #[serde(rename = "both")]
    Both,
}

impl Vintage {
    /// As in data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Y2011 => "2011",
            Self::Y2021 => "2021",
            Self::Both => "both",
        }
    }
}

/// One area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Area {
    /// Its code: `E07000237`; that of a stable area begins with `S`.
    pub code: String,
    /// `Worcester`
    pub name: String,
    /// What kind of area it is.
    pub kind: Kind,
    /// On which base it was drawn.
    pub vintage: Vintage,
    /// Codes of the areas in which it lies, in order.
    pub parents: Vec<String>,
    /// Codes of the small areas of which it is made, of either base, in order.
    pub lsoas: Vec<String>,
}

/// Every area that the loaded lookups know.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    all: BTreeMap<String, Area>,
    stable: HashMap<String, String>,
    successors: HashMap<String, String>,
}

impl Areas {
    /// One by its code; by that of an authority that was abolished, its successor.
    pub fn get(&self, code: &str) -> Option<&Area> {
        self.all.get(code).or_else(|| self.all.get(self.successors.get(code)?))
    }

    /// Every area of a kind, in order of code.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Area> {
        self.all.values().filter(move |area| area.kind == kind)
    }

    /// Every area, in order of code.
    pub fn all(&self) -> impl Iterator<Item = &Area> {
        self.all.values()
    }

    /// Whether nothing is known: no lookup was loaded.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// On which base a small area's code stands; `None` when no lookup knows it.
    pub fn vintage(&self, code: &str) -> Option<Vintage> {
        self.all.get(code).filter(|area| area.kind == Kind::Lsoa).map(|area| area.vintage)
    }

    /// The stable area in which a small area lies; one that did not change is its own.
    pub fn stable_of(&self, lsoa: &str) -> Option<&Area> {
        self.all.get(self.stable.get(lsoa)?)
    }

    /// The first of an area's parents of a kind; itself, when it is of that kind.
    pub fn parent(&self, code: &str, kind: Kind) -> Option<&Area> {
        let area = self.get(code)?;
        if area.kind == kind {
            return Some(area);
        }
        area.parents.iter().filter_map(|parent| self.all.get(parent)).find(|parent| parent.kind == kind)
    }

    /// Areas of a kind that lie in an area, in order of name. A stable area that is one unchanged small area stands among the stable ones.
    pub fn within(&self, code: &str, kind: Kind) -> Vec<&Area> {
        let Some(outer) = self.get(code) else { return Vec::new() };
        let inside = |area: &&Area| area.parents.contains(&outer.code);
        let mut out: Vec<&Area> = if kind == Kind::Stable {
            let mut codes: Vec<&String> = outer.lsoas.iter().filter_map(|it| self.stable.get(it)).collect();
            codes.sort();
            codes.dedup();
            codes.into_iter().filter_map(|code| self.all.get(code)).collect()
        } else {
            self.of(kind).filter(inside).collect()
        };
        out.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
        out
    }

    /// The police force areas in which an area's small areas lie, in order.
    pub fn forces(&self, code: &str) -> Vec<&Area> {
        let Some(area) = self.get(code) else { return Vec::new() };
        if area.kind == Kind::Force {
            return vec![area];
        }
        let mut codes: Vec<&str> = area
            .lsoas
            .iter()
            .chain(std::iter::once(&area.code))
            .filter_map(|it| self.all.get(it))
            .flat_map(|it| &it.parents)
            .filter(|it| self.all.get(*it).is_some_and(|it| it.kind == Kind::Force))
            .map(String::as_str)
            .collect();
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter().filter_map(|code| self.all.get(code)).collect()
    }

    /// Whether a trend over both bases may be drawn on an area: its outer line is the same on both. A small area that was split, merged or
    /// drawn anew has one on its own base alone.
    pub fn spans_bases(&self, code: &str) -> bool {
        self.get(code).is_some_and(|area| area.kind != Kind::Lsoa || area.vintage == Vintage::Both)
    }
}
