//! What the explorer is asked for: the query of its address, with what was left open filled in.

use crate::areas::{Area, Kind};
use crate::figure::{Against, Ask};
use crate::indicator::{Indicator, Indicators};
use crate::{Areas, Datasets};
use kernel::{Fault, FieldError, Outcome};
use site::Form;
use std::collections::BTreeSet;

/// Kinds of areas that are offered by name; smaller ones are reached from the map's table.
const OFFERED: [Kind; 4] = [Kind::County, Kind::Csp, Kind::District, Kind::Force];

/// Levels of a map, the largest first.
pub(super) const LEVELS: [Kind; 4] = [Kind::District, Kind::Ward, Kind::Msoa, Kind::Lsoa];

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// The figure.
    pub ask: Ask,
    /// By which areas the map is drawn; none for the first that has outlines.
    pub by: Option<Kind>,
    /// What could not be understood.
    pub wrong: Vec<FieldError>,
}

impl Asked {
    /// Reads a query. What is not understood is left out and said.
    pub fn of(query: &Form) -> Self {
        let mut out = Self::default();
        let of = |name: &str| query.get(name).unwrap_or_default().trim().to_string();
        out.ask.indicator = of("indicator");
        out.ask.areas = of("area").split_whitespace().map(String::from).collect();
        for key in ["from", "to", "against", "over"] {
            let value = of(key);
            if value.is_empty() {
                continue;
            }
            if let Err(Fault::Fields(errors)) = out.ask.set(key, &value) {
                out.wrong.extend(errors);
            }
        }
        out.by = LEVELS.into_iter().find(|kind| kind.name() == of("by"));
        out
    }

    /// Fills in what was left open: all crime, or else the first indicator whose data are there, and the largest area that it is shown for.
    pub fn filled(
        mut self,
        there: &[&Indicator],
        all: &Indicators,
        areas: &Areas,
        county: Option<&str>,
    ) -> Self {
        if self.ask.indicator.is_empty()
            && let Some(first) = there.iter().find(|it| it.indicator.numerator.all_crime).or(there.first())
        {
            self.ask.indicator = first.id().into();
        }
        if self.ask.areas.is_empty()
            && let Some(it) = all.one(&self.ask.indicator)
        {
            let first = offered(areas, county).into_iter().find(|area| suits(it, area));
            self.ask.areas = first.map(|area| area.code.clone()).into_iter().collect();
        }
        self
    }

    /// The query of its address.
    pub fn query(&self) -> String {
        let ask = &self.ask;
        let mut out = form_urlencoded::Serializer::new(String::new());
        let month = |m: Option<i32>| m.map(|m| crate::Month(m).to_string()).unwrap_or_default();
        let over = over_name(ask);
        let against = if ask.against == Against::Nothing { String::new() } else { ask.against.name() };
        for (name, value) in [
            ("indicator", ask.indicator.clone()),
            ("area", ask.areas.join(" ")),
            ("over", over),
            ("from", month(ask.from)),
            ("to", month(ask.to)),
            ("against", against),
            ("by", self.by.map(Kind::name).unwrap_or_default().into()),
        ] {
            if !value.is_empty() {
                out.append_pair(name, &value);
            }
        }
        out.finish()
    }
}

/// The word of another period than the indicator's own, as the question in one line has it.
pub(super) fn over_name(ask: &Ask) -> String {
    let words = ask.words();
    words.split(' ').find_map(|word| word.strip_prefix("over=")).unwrap_or_default().to_string()
}

/// Whether an indicator is shown for an area.
pub(super) fn suits(it: &Indicator, area: &Area) -> bool {
    let groups = &it.indicator.groups;
    groups.is_empty() || groups.iter().any(|group| group == area.kind.name())
}

/// Areas that are offered by name: the county, then its partnerships and districts, and the forces in which it lies.
pub(super) fn offered<'a>(areas: &'a Areas, county: Option<&str>) -> Vec<&'a Area> {
    let Some(county) = county else { return Vec::new() };
    OFFERED
        .into_iter()
        .flat_map(|kind| match kind {
            Kind::County => areas.get(county).into_iter().collect(),
            Kind::Force => areas.forces(county),
            kind => areas.within(county, kind),
        })
        .collect()
}

/// Indicators whose data somebody may see and the county has loaded.
pub(super) fn there<'a>(all: &'a Indicators, datasets: &Datasets, books: &[String]) -> Vec<&'a Indicator> {
    let mut seen = BTreeSet::new();
    let mut out: Vec<&Indicator> = all
        .all()
        .iter()
        .rev()
        .filter(|it| seen.insert(it.id()))
        .filter(|it| {
            it.datasets().iter().all(|id| datasets.get(id).is_some() && books.iter().any(|book| book == id))
        })
        .collect();
    out.sort_by(|a, b| (&a.indicator.theme, a.title()).cmp(&(&b.indicator.theme, b.title())));
    out
}

/// Refuses what was not understood.
///
/// # Errors
/// [`Fault::Fields`] with all of it.
pub(super) fn understood(asked: &Asked) -> Outcome<()> {
    if asked.wrong.is_empty() { Ok(()) } else { Err(Fault::Fields(asked.wrong.clone())) }
}
