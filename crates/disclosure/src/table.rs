//! What is to be released: cells with their counts, and the totals among them.

use crate::Fault;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

/// Names a cell for good: the same key in two releases is the same thing counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// A key from its coordinates, in the order given: `area=E97000001 category=burglary month=2025-01`.
    pub fn of(coordinates: &[(&str, &str)]) -> Self {
        Self(coordinates.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" "))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Display for Key {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The largest contributor to a cell, for the check of dominance: one venue, one person reported many times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Who, by a number that means nothing outside: the same number in two cells is the same contributor.
    pub who: u64,
    /// How many of the cell's count are theirs.
    pub count: u64,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its name.
    pub key: Key,
    /// Its raw count.
    pub count: u64,
    /// How much it is missed when hidden, as a multiple of the policy's loss; 1 unless set.
    pub weight: f64,
    /// Whether it may be hidden for the sake of others. A small count is hidden all the same.
    pub keep: bool,
    /// Whether it is to be shown at all. What is not shown can still be worked out from what is: a difference between two areas.
    pub published: bool,
    /// Its largest contributor, where known.
    pub largest: Option<Share>,
}

impl Cell {
    /// A cell that is to be published.
    pub fn new(key: impl Into<Key>, count: u64) -> Self {
        Self { key: key.into(), count, weight: 1.0, keep: false, published: true, largest: None }
    }

    /// How much it is missed when hidden.
    pub fn weight(mut self, weight: f64) -> Self {
        self.weight = weight;
        self
    }

    /// Not to be hidden for the sake of others.
    pub fn keep(mut self) -> Self {
        self.keep = true;
        self
    }

    /// Counted, but not shown.
    pub fn unpublished(mut self) -> Self {
        self.published = false;
        self
    }

    /// Its largest contributor.
    pub fn largest(mut self, who: u64, count: u64) -> Self {
        self.largest = Some(Share { who, count });
        self
    }
}

/// A total and the parts that it is the sum of: over areas, categories, time, or one step of a hierarchy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Relation {
    /// The total.
    pub total: Key,
    /// Its parts, each once.
    pub parts: Vec<Key>,
}

/// Cells and the totals among them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Every total that holds among them, whether or not it is drawn as one.
    pub relations: Vec<Relation>,
}

impl Table {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell.
    pub fn cell(mut self, cell: Cell) -> Self {
        self.cells.push(cell);
        self
    }

    /// Says that a cell is the sum of others.
    pub fn total<K: Into<Key>>(mut self, total: impl Into<Key>, parts: impl IntoIterator<Item = K>) -> Self {
        self.relations
            .push(Relation { total: total.into(), parts: parts.into_iter().map(Into::into).collect() });
        self
    }

    /// Several tables as one, so that what all of them show together is controlled together. A cell that stands in several is one.
    ///
    /// # Errors
    /// The key of a cell that has different counts in two of them.
    pub fn together(tables: impl IntoIterator<Item = Self>) -> Result<Self, Fault> {
        let (mut cells, mut relations) = (BTreeMap::<Key, Cell>::new(), BTreeSet::new());
        for table in tables {
            for cell in table.cells {
                match cells.get_mut(&cell.key) {
                    Some(known) if known.count != cell.count => return Err(Fault::Twice(cell.key)),
                    Some(known) => {
                        known.keep |= cell.keep;
                        known.published |= cell.published;
                        known.weight = known.weight.max(cell.weight);
                        known.largest = known.largest.take().or(cell.largest);
                    }
                    None => {
                        cells.insert(cell.key.clone(), cell);
                    }
                }
            }
            relations.extend(table.relations);
        }
        Ok(Self { cells: cells.into_values().collect(), relations: relations.into_iter().collect() })
    }

    /// Whether each cell stands once and each total is the sum of its parts.
    ///
    /// # Errors
    /// What is wrong first.
    pub fn check(&self) -> Result<(), Fault> {
        let mut counts = BTreeMap::new();
        for cell in &self.cells {
            if counts.insert(&cell.key, cell.count).is_some() {
                return Err(Fault::Twice(cell.key.clone()));
            }
        }
        let count = |key: &Key| counts.get(key).copied().ok_or_else(|| Fault::Unknown(key.clone()));
        for relation in &self.relations {
            let total = count(&relation.total)?;
            let (mut parts, mut seen) = (0_u64, BTreeSet::from([&relation.total]));
            for part in &relation.parts {
                if !seen.insert(part) {
                    return Err(Fault::Circular(part.clone()));
                }
                parts = parts.saturating_add(count(part)?);
            }
            if total != parts {
                return Err(Fault::DoesNotAdd { total: relation.total.clone(), counts: total, parts });
            }
        }
        Ok(())
    }
}
