//! A dataset as the rulebook has it: who publishes it, what it can and cannot say, its columns, and what the program makes of them.
//!
//! Files below `rulebook/datasets/`, one each. What a dataset is to the program follows from the tables it has: `[shape]` alone with a place
//! and a category is counted; `[lookup]` says what lies in what; `[measures]` names the values of areas that it has; `[boundaries]` draws them.

mod period;

pub use period::Period;

use crate::areas::{Kind, Vintage};
use kernel::contracts::counts::Shape;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the files lie.
pub const FOLDER: &str = "datasets/";

/// One dataset.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dataset {
    /// Its authority.
    pub meta: Meta,
    /// What it is.
    pub dataset: About,
    /// Its columns, and what is counted.
    pub shape: Shape,
    /// What lies in what, when it is a lookup.
    #[serde(default)]
    pub lookup: Option<Lookup>,
    /// Values of areas, when it has some.
    #[serde(default)]
    pub measures: Option<Measures>,
    /// Outlines, when it is a map.
    #[serde(default)]
    pub boundaries: Option<Boundaries>,
}

/// What a dataset is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct About {
    /// The name under which several datasets are loaded together: `police-uk`.
    #[serde(default)]
    pub family: Option<String>,
    /// Who publishes it.
    pub publisher: String,
    /// Under which licence.
    pub licence: String,
    /// What it holds, in a few sentences.
    pub about: String,
    /// Where it is described.
    #[serde(default)]
    pub link: Option<String>,
    /// How often it counts.
    pub period: Period,
    /// By which areas, in words: `small areas (LSOA)`.
    pub geography: String,
    /// On which base its areas were drawn.
    #[serde(default)]
    pub vintage: Base,
    /// How its small numbers are protected, and who reads it.
    pub disclosure: Disclosure,
    /// What misleads whoever does not know it.
    #[serde(default)]
    pub traps: Vec<String>,
    /// From when on it cannot be compared with what was before.
    #[serde(default)]
    pub comparability: Vec<Break>,
    /// Categories that are never added to the others: incidents among crimes.
    #[serde(default)]
    pub apart: Vec<String>,
    /// Who reports, as files name it, and the code of the police force area, where its name does not tell: `metropolitan`.
    #[serde(default)]
    pub sources: BTreeMap<String, String>,
}

/// On which base a dataset's areas were drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Base {
    /// As each file has it: the program looks.
    #[default]
    #[serde(rename = "as-published")]
    AsPublished,
    /// That of 2011.
    #[serde(rename = "2011")]
    Y2011,
    /// That of 2021.
    #[serde(rename = "2021")]
    Y2021,
    /// It has no small areas.
    #[serde(rename = "none")]
    None,
}

/// How small numbers are protected.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Disclosure {
    /// A count below this, and above nought, is not shown to the public; nought for none.
    pub primary: u32,
    /// Counts are rounded to a multiple of this; nought or one for none.
    pub round: u32,
    /// Who reads it.
    pub audience: Audience,
}

/// Who reads a dataset and the figures that rest on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Anybody: it is open data.
    Public,
    /// The county's members.
    Partners,
}

/// From when on a dataset cannot be compared with what was before.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Break {
    /// `2023-05`, `2014`, or words where no day is known.
    pub from: String,
    /// What changed then.
    pub says: String,
}

/// What lies in what: each row of the file names one area of each level.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lookup {
    /// The areas that a row names.
    pub levels: Vec<Level>,
    /// The columns that hold a small area of 2011 and one of 2021 with ground in common.
    #[serde(default)]
    pub exact_fit: Option<Pair>,
    /// The columns that hold an authority and the one that took over from it.
    #[serde(default)]
    pub successors: Option<Pair>,
}

/// One area of a row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Level {
    /// What kind of area.
    pub kind: Kind,
    /// Of small areas: on which base.
    #[serde(default)]
    pub vintage: Option<Vintage>,
    /// The column with its code.
    pub code: String,
    /// The column with its name.
    #[serde(default)]
    pub name: Option<String>,
    /// The code columns of the areas of the same row in which it lies.
    #[serde(default)]
    pub within: Vec<String>,
}

/// Two columns.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pair {
    /// The older.
    pub from: String,
    /// The newer.
    pub to: String,
}

/// Values of areas: populations, households, ranks, official counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Measures {
    /// The column with the area’s code, or its name where there is no code.
    pub area: Vec<String>,
    /// What kind of area the rows are, where it is one kind.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// The year in a file’s name: `ye-dec-{year}`.
    #[serde(default)]
    pub year_in_name: Option<String>,
    /// Columns with values.
    pub values: Vec<Measured>,
}

/// A column of values.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Measured {
    /// `population`; `{label}` stands for what the label’s column holds.
    pub measure: String,
    /// The column with the value; `{year}` in it stands for a year: `pop_mid_{year}`.
    pub column: String,
    /// The column with the label, when each row holds one value of several: `age_group`.
    #[serde(default)]
    pub label: Option<String>,
    /// The year, when neither a column nor the file’s name says it.
    #[serde(default)]
    pub year: Option<i32>,
}

/// Outlines of areas in GeoJSON.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Boundaries {
    /// What kind of area each feature is.
    pub kind: Kind,
    /// Of small areas: on which base.
    #[serde(default)]
    pub vintage: Option<Vintage>,
    /// Properties that may hold the area's code, in order of preference: `LSOA21CD`, `lsoa21cd`, `code`.
    pub code: Vec<String>,
}

/// What a dataset is to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Rows are counted by area, month and category.
    Counts,
    /// Says what lies in what.
    Lookup,
    /// Values of areas.
    Measures,
    /// Outlines of areas.
    Boundaries,
}

impl Dataset {
    /// Its short name.
    pub fn id(&self) -> &str {
        &self.meta.id
    }

    /// What it is to the program.
    pub fn sort(&self) -> Sort {
        match (&self.lookup, &self.measures, &self.boundaries) {
            (Some(_), ..) => Sort::Lookup,
            (_, Some(_), _) => Sort::Measures,
            (.., Some(_)) => Sort::Boundaries,
            _ => Sort::Counts,
        }
    }

    /// Whether anybody may read it.
    pub fn public(&self) -> bool {
        self.dataset.disclosure.audience == Audience::Public
    }

    /// The category under which a measure is counted: its column’s name without the year, or what stands in the label’s column.
    pub fn measured(&self, measure: &str) -> Option<String> {
        let values = self.measures.iter().flat_map(|it| &it.values);
        let plain = |column: &str| {
            let plain = column.replace("{year}", "").replace("{month}", "").replace('*', "");
            if plain == column { plain } else { plain.trim_matches(['_', '-', ' ', '(', ')']).to_string() }
        };
        let mut of: Vec<&Measured> = values.collect();
        of.sort_by_key(|it| it.label.is_some());
        let found = of.into_iter().find(|it| it.measure == measure || it.label.is_some())?;
        Some(if found.label.is_some() { measure.to_string() } else { plain(&found.column) })
    }

    /// The year that the dataset itself says, for files that say none.
    pub fn year(&self) -> Option<i32> {
        self.measures.iter().flat_map(|it| &it.values).find_map(|it| it.year)
    }

    fn has(&self, column: &str) -> bool {
        self.shape.columns.iter().any(|it| it.name == column)
    }
}

impl Entry for Dataset {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> =
            self.shape.misprint().map(|says| ("[shape]".into(), says)).into_iter().collect();
        if self.boundaries.is_some() {
            // A map is no table and has no columns.
            out.clear();
        }
        let tables =
            [self.lookup.is_some(), self.measures.is_some(), self.boundaries.is_some()].map(usize::from);
        if tables.iter().sum::<usize>() > 1 {
            out.push(("[meta]".into(), "give one of lookup, measures and boundaries, not several".into()));
        }
        let mut named: Vec<&str> = Vec::new();
        if let Some(it) = &self.lookup {
            for level in &it.levels {
                named.extend(level.within.iter().map(String::as_str));
                named.extend([Some(level.code.as_str()), level.name.as_deref()].into_iter().flatten());
                if (level.kind == Kind::Lsoa) != level.vintage.is_some() {
                    let says = "a small area (lsoa) has a vintage, 2011, 2021 or both, and nothing else has";
                    out.push((level.code.clone(), says.into()));
                }
            }
            let pairs = [&it.exact_fit, &it.successors].into_iter().flatten();
            named.extend(pairs.flat_map(|pair| [pair.from.as_str(), pair.to.as_str()]));
        }
        if let Some(it) = &self.measures {
            named.extend(it.area.iter().map(String::as_str));
            named.extend(it.values.iter().map(|v| v.column.as_str()));
            named.extend(it.values.iter().filter_map(|v| v.label.as_deref()));
        }
        for column in named.into_iter().filter(|column| !self.has(column)) {
            let near =
                kernel::rulebook::nearest(column, self.shape.columns.iter().map(|it| it.name.as_str()));
            let hint = near.map_or(String::new(), |near| format!(". Did you mean “{near}”?"));
            out.push((column.into(), format!("“{column}” is no column of the shape{hint}")));
        }
        out
    }
}

/// Every dataset of the rulebook.
#[derive(Clone, Debug, Default)]
pub struct Datasets(BTreeMap<String, Dataset>);

impl Datasets {
    /// Reads the datasets of a rulebook.
    ///
    /// # Errors
    /// The first [`Misprint`], with file and line.
    pub fn load(rulebook: &Rulebook) -> Result<Self, Misprint> {
        let all = rulebook.entries::<Dataset>(FOLDER)?;
        let named = |mut it: Dataset| {
            it.shape.dataset.clone_from(&it.meta.id);
            (it.meta.id.clone(), it)
        };
        Ok(Self(all.into_iter().map(named).collect()))
    }

    /// The datasets of this install: the rulebook does not change while the program runs.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook is wrong, which [`crate::check`] has refused at start.
    pub fn of(kernel: &Kernel) -> Outcome<Arc<Self>> {
        kernel.memo().get("insight datasets", "", || Self::load(kernel.rulebook()).map_err(Fault::broken))
    }

    /// One by its short name.
    pub fn get(&self, id: &str) -> Option<&Dataset> {
        self.0.get(id)
    }

    /// Every one, in order of name.
    pub fn all(&self) -> impl Iterator<Item = &Dataset> {
        self.0.values()
    }

    /// Those of a sort.
    pub fn sorts(&self, sort: Sort) -> impl Iterator<Item = &Dataset> {
        self.all().filter(move |it| it.sort() == sort)
    }

    /// What a name asks for: one dataset, or a family of them.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `dataset` with the nearest right name.
    pub fn named(&self, name: &str) -> Outcome<Vec<&Dataset>> {
        let of = |it: &&Dataset| it.id() == name || it.dataset.family.as_deref() == Some(name);
        let found: Vec<&Dataset> = self.all().filter(of).collect();
        if !found.is_empty() {
            return Ok(found);
        }
        let mut names: Vec<&str> = self.all().map(Dataset::id).collect();
        names.extend(self.all().filter_map(|it| it.dataset.family.as_deref()));
        names.sort_unstable();
        names.dedup();
        let hint = kernel::rulebook::nearest(name, names.iter().copied())
            .map_or_else(|| format!(": it can be {}", names.join(", ")), |n| format!(". Did you mean {n}?"));
        Err(Fault::field("dataset", format!("There is no dataset called “{name}”{hint}")))
    }
}
