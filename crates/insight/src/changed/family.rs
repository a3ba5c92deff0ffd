//! The family of series that are tested together: the county, its districts and its stable small areas, by category.

use super::artefacts;
use crate::areas::{Areas, Kind};
use crate::{AreaSet, Categories, Counts, Dataset, Month};
use methods::changed::{Artefact, Candidate};
use methods::monthly::{Crimes, Incidents, Monthly};

/// Levels that are tested. Small areas are the stable ones: their outer line is the same on both census bases.
const LEVELS: [Kind; 3] = [Kind::County, Kind::District, Kind::Stable];

/// What all categories together are called, without those that are never added.
pub(crate) const ALL: &str = "All recorded crime";

/// One series: an area by a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The area's code.
    pub code: String,
    /// Its name.
    pub area: String,
    /// What kind of area.
    pub kind: Kind,
    /// The category; `All recorded crime` for all that are added up.
    pub category: String,
    /// Whether it is of those that are never added to others: incidents.
    pub apart: bool,
    /// Its first month.
    pub first: Month,
    /// A count for each month; none where it is not complete.
    pub months: Vec<Option<u32>>,
    /// Why months are not known, with how many.
    pub holes: Vec<(String, usize)>,
    group: u32,
}

/// Every series of a county from one month to another.
pub(super) fn family(
    areas: &Areas,
    county: &str,
    counts: &Counts,
    dataset: &Dataset,
    from: Month,
    to: Month,
) -> Vec<Series> {
    let apart: Vec<&str> = counts.apart().collect();
    let mut out = Vec::new();
    for (level, kind) in (0_u32..).zip(LEVELS) {
        for area in
            areas.within(county, kind).into_iter().chain(areas.get(county).filter(|it| it.kind == kind))
        {
            let Some(set) = AreaSet::of(areas, &area.code, &dataset.dataset.sources) else { continue };
            let one = |name: &str| (name.to_string(), Categories::one(name));
            let all = std::iter::once((ALL.to_string(), Categories::All));
            let wanted = all.chain(counts.categories().iter().map(|name| one(name)));
            for (at, (category, categories)) in (0_u32..).zip(wanted) {
                let points = counts.series(&set, &categories, from, to);
                let mut holes: Vec<(String, usize)> = Vec::new();
                for why in points.iter().filter_map(|point| point.why.as_ref()) {
                    let words = why.words();
                    match holes.iter_mut().find(|(said, _)| *said == words) {
                        Some((_, n)) => *n += 1,
                        None => holes.push((words, 1)),
                    }
                }
                out.push(Series {
                    code: area.code.clone(),
                    area: area.name.clone(),
                    kind,
                    apart: apart.contains(&category.as_str()),
                    category,
                    first: from,
                    months: points.iter().map(|p| p.value.and_then(|v| u32::try_from(v).ok())).collect(),
                    holes,
                    group: level * 1000 + at,
                });
            }
        }
    }
    out
}

impl Series {
    /// As the test takes it. Crimes and incidents are different types, and never in one series.
    pub(super) fn candidate(&self, dataset: &Dataset, placed: Option<(f64, f64)>) -> Candidate {
        let name = self.title();
        let months = self.months.clone();
        let mut out = if self.apart {
            Candidate::new(name, Monthly::<Incidents>::new(self.first.0, months), self.group)
        } else {
            Candidate::new(name, Monthly::<Crimes>::new(self.first.0, months), self.group)
        };
        let last = self.first.plus(i32::try_from(self.months.len()).unwrap_or(1) - 1);
        out.artefacts = artefacts::breaks(dataset, &self.category)
            .filter(|from| self.first < *from && *from <= last)
            .map(|from| Artefact::Recording { from: from.0 })
            .collect();
        out.artefacts.extend(placed.map(|(usual, now)| Artefact::Geocoding { usual, now }));
        out
    }

    /// `Burglary in East Barsham`
    pub fn title(&self) -> String {
        format!("{} in {}", self.category, self.area)
    }

    /// What is counted.
    pub fn unit(&self) -> &'static str {
        if self.apart { "incidents" } else { "offences" }
    }

    /// How its place on the page is called: by area and category, as in addresses.
    pub fn slug(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let category: String = self.category.chars().map(plain).collect();
        format!("{}-{category}", self.code)
    }
}
