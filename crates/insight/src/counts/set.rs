//! An area as it is counted: its small areas of either base, and the forces whose files must be there.

use crate::areas::{Area, Areas, Kind, Vintage};
use std::collections::BTreeMap;

/// An area as it is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaSet {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its small areas, of either base, in order.
    pub lsoas: Vec<String>,
    /// Where it is a small area that is on one base alone: which.
    pub base: Option<Vintage>,
    /// The forces in which it lies: as files name them, and for people.
    pub forces: Vec<(String, String)>,
}

impl AreaSet {
    /// An area by its code; none where no lookup knows it. `sources` are the names of those who report, where a force’s name does not tell.
    pub fn of(areas: &Areas, code: &str, sources: &BTreeMap<String, String>) -> Option<Self> {
        let area = areas.get(code)?;
        let base = (area.kind == Kind::Lsoa && area.vintage != Vintage::Both).then_some(area.vintage);
        let forces = areas.forces(&area.code);
        Some(Self {
            code: area.code.clone(),
            name: area.name.clone(),
            lsoas: area.lsoas.clone(),
            base,
            forces: forces.into_iter().map(|it| (source(it, sources), it.name.clone())).collect(),
        })
    }
}

/// How files name whoever reports for a police force area.
fn source(force: &Area, sources: &BTreeMap<String, String>) -> String {
    if let Some((source, _)) = sources.iter().find(|(_, code)| **code == force.code) {
        return source.clone();
    }
    let words = force.name.to_lowercase().replace('&', "and");
    let plain = words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect::<String>();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}
