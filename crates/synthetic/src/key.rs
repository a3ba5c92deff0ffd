//! The key: what was planted where and when, so that whoever looks for changes can be marked.

use crate::kinds;
use crate::month;
use crate::place::Geography;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Everything that was planted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Each thing.
    #[serde(default)]
    pub planted: Vec<Planted>,
}

/// One thing that was planted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Planted {
    /// What it is.
    pub kind: Sort,
    /// Code of a small area of either base, a ward, district, partnership or force, or `all`.
    pub area: String,
    /// The category, as the files write it; every one when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// First month.
    #[serde(with = "month")]
    pub from: i32,
    /// Last month; for good when there is none.
    #[serde(default, with = "month::option", skip_serializing_if = "Option::is_none")]
    pub to: Option<i32>,
    /// By what the mean is multiplied; the share of rows that is left, or that keeps its place, or that is on the old base still.
    pub factor: f64,
    /// In words.
    #[serde(default)]
    pub says: String,
}

/// What was planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// More or fewer happened: to be found.
    RealChange,
    /// More or fewer were recorded of as many that happened: an artefact, to be named as one.
    RecordingChange,
    /// A force's month is not there (factor 0), or nearly not.
    Missing,
    /// From this month on codes are of 2021; of this one month the factor's share is still of 2011.
    VintageSwitch,
    /// Fewer rows can be placed: the factor's share of those that could.
    GeocodingDrop,
}

/// What is wrong with a key, in words that say what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFault(pub String);

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for KeyFault {}

impl Key {
    /// Reads a key from TOML.
    ///
    /// # Errors
    /// [`KeyFault`] with the line that cannot be read.
    pub fn read(toml: &str) -> Result<Self, KeyFault> {
        toml::from_str(toml).map_err(|e| KeyFault(e.to_string()))
    }

    /// The key as TOML.
    ///
    /// # Errors
    /// [`KeyFault`] when it cannot be written, which no key that was read is.
    pub fn write(&self) -> Result<String, KeyFault> {
        toml::to_string(self).map_err(|e| KeyFault(e.to_string()))
    }

    /// Puts the key to a geography: each thing with its cells and its category.
    ///
    /// # Errors
    /// [`KeyFault`] for an area or a category that there is not, a factor below nought, a last month before the first.
    pub fn bind(&self, place: &Geography) -> Result<Vec<Bound>, KeyFault> {
        self.planted.iter().map(|planted| bind(planted, place)).collect()
    }
}

/// A planted thing with what it touches.
#[derive(Clone, Debug)]
pub struct Bound {
    /// What it is.
    pub sort: Sort,
    /// Its cells, in order.
    pub cells: Vec<u32>,
    /// The forces whose files it touches.
    pub forces: Vec<usize>,
    /// Its category; every one when there is none.
    pub kind: Option<usize>,
    from: i32,
    to: i32,
    /// Its factor.
    pub factor: f64,
}

impl Bound {
    /// Whether it holds in a month.
    pub fn holds(&self, month: i32) -> bool {
        (self.from..=self.to).contains(&month)
    }

    /// Its first month.
    pub fn from(&self) -> i32 {
        self.from
    }
}

fn bind(planted: &Planted, place: &Geography) -> Result<Bound, KeyFault> {
    let wrong = |says: String| Err(KeyFault(says));
    let cells = place.cells_of(&planted.area);
    let mut forces = place.forces_of(&cells);
    if planted.area == "all" {
        forces = (0..place.forces.len()).collect();
    } else if let Some(force) = place.forces.iter().position(|force| force.code == planted.area) {
        forces = vec![force];
    } else if cells.is_empty() {
        return wrong(format!(
            "no area has the code “{}”: take one of the geography, or “all”",
            planted.area
        ));
    }
    let kind = match &planted.category {
        None => None,
        Some(name) => match kinds::named(name) {
            None => return wrong(format!("there is no category “{name}”: write it as the files do")),
            found => found,
        },
    };
    if !(planted.factor.is_finite() && planted.factor >= 0.0) {
        return wrong(format!("a factor is a number from 0 on, not {}", planted.factor));
    }
    let to = planted.to.unwrap_or(i32::MAX);
    if to < planted.from {
        return wrong(format!("“{}” ends before it begins", planted.says));
    }
    Ok(Bound { sort: planted.kind, cells, forces, kind, from: planted.from, to, factor: planted.factor })
}
