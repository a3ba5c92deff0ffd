//! What figures are worked out on: areas, datasets, counts in memory and peer groups, all of one moment.

use super::AreaRef;
use crate::areas::{Area, Areas, Kind, Vintage};
use crate::counts::{AreaSet, Counts};
use crate::dataset::{Dataset, Datasets};
use jiff::civil::Date;
use kernel::rulebook::nearest;
use kernel::{Fault, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What figures are worked out on.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Every area.
    pub areas: Arc<Areas>,
    /// Every dataset.
    pub datasets: Arc<Datasets>,
    /// The counts of those that are needed, by name.
    pub counts: BTreeMap<String, Arc<Counts>>,
    /// The peer groups of the county.
    pub groups: Vec<PeerGroup>,
}

/// Areas that are alike in what bears on crime, as somebody entered them: membership of a most similar group is held in a restricted
/// system, so that it comes with its source and its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerGroup {
    /// Its short name: `csp-peers-2024`.
    pub name: String,
    /// For people: `Most similar group of the partnership`.
    pub title: String,
    /// Codes of its members.
    pub members: Vec<String>,
    /// Where the membership was read: `iQuanta, Most Similar Groups`.
    pub source: String,
    /// The day of which it is.
    pub day: Date,
}

/// Under which name the counts of a dataset by its further column stand: `police-uk-street/`.
pub(super) fn further(dataset: &str) -> String {
    format!("{dataset}/")
}

impl AreaRef {
    /// An area as a figure names it.
    pub fn of(area: &Area) -> Self {
        let vintage = match (area.kind, area.vintage) {
            (Kind::Lsoa, Vintage::Y2011 | Vintage::Y2021) => area.vintage.name(),
            _ => "",
        };
        Self {
            code: area.code.clone(),
            name: area.name.clone(),
            kind: area.kind.name().into(),
            vintage: vintage.into(),
        }
    }
}

impl Ground {
    /// An area by its code.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `area` with the nearest that there is.
    pub fn area(&self, code: &str) -> Outcome<&Area> {
        self.areas.get(code).ok_or_else(|| {
            if self.areas.is_empty() {
                return Fault::field(
                    "area",
                    "No areas are known yet: load the lookups of the Office for National Statistics first",
                );
            }
            let wanted = code.to_lowercase();
            let named = self.areas.all().find(|area| area.name.to_lowercase() == wanted);
            let near = named.map(|area| area.code.as_str()).or_else(|| {
                // Most codes are alike, so that only the same kind, and one that differs little, is worth offering.
                let alike = self.areas.all().map(|a| a.code.as_str()).filter(|a| a.get(..3) == code.get(..3));
                nearest(code, alike)
            });
            let hint = near.map_or(String::new(), |near| format!(". Did you mean {near}?"));
            Fault::field("area", format!("There is no area with the code “{code}”{hint}"))
        })
    }

    /// A dataset by its name.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `indicator` when the rulebook has none.
    pub fn dataset(&self, id: &str) -> Outcome<&Dataset> {
        self.datasets.get(id).ok_or_else(|| {
            let words =
                format!("It rests on the dataset “{id}”, which the rulebook does not have. Add rulebook/datasets/{id}.toml");
            Fault::field("indicator", words)
        })
    }

    /// The counts of a dataset.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `indicator` when nothing of it is loaded.
    pub fn counts(&self, id: &str) -> Outcome<&Counts> {
        let found = self.counts.get(id).filter(|counts| counts.span().is_some());
        found.map(Arc::as_ref).ok_or_else(|| {
            let title = self.datasets.get(id).map_or(id, |it| it.meta.title.as_str());
            Fault::field(
                "indicator",
                format!("Nothing of “{title}” is loaded yet, and this rests on it. Load it first"),
            )
        })
    }

    /// An area as a dataset counts it.
    ///
    /// # Errors
    /// As [`Ground::area`] and [`Ground::dataset`].
    pub fn set(&self, dataset: &str, code: &str) -> Outcome<AreaSet> {
        let sources = &self.dataset(dataset)?.dataset.sources;
        let code = &self.area(code)?.code;
        AreaSet::of(&self.areas, code, sources).ok_or(Fault::Absent)
    }

    /// A peer group by its name.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `against` with the nearest that there is.
    pub fn group(&self, name: &str) -> Outcome<&PeerGroup> {
        self.groups.iter().find(|group| group.name == name).ok_or_else(|| {
            let known: Vec<&str> = self.groups.iter().map(|group| group.name.as_str()).collect();
            if known.is_empty() {
                let words = "No peer group is entered yet. Enter its members with the source and the day of the membership";
                return Fault::field("against", words);
            }
            super::ask::unknown("against", "peer group", name, &known)
        })
    }
}
