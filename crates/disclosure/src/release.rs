//! What was released before, as it is kept.

use crate::{Key, Need, Relation, Shown};
use serde::{Deserialize, Serialize};

/// One earlier release: what was shown, and what lay beneath.
///
/// It holds raw counts, because whether a revision changed a hidden number can be told in no other way. Keep it as you keep the data
/// themselves; what may be shown of it is [`crate::Record`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Release {
    pub(crate) id: String,
    pub(crate) cells: Vec<Kept>,
    pub(crate) relations: Vec<Relation>,
}

/// A cell of an earlier release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub key: Key,
    pub count: u64,
    /// What was shown of it; nothing where it was not published.
    pub shown: Option<Shown>,
    /// What was told of it: a span.
    pub low: u64,
    pub high: Option<u64>,
    /// Whether it is small, or one contributor's: what needs protection.
    pub small: bool,
    /// How uncertain it must stay; none for a small one that was already given away.
    pub need: Option<Need>,
}

impl Release {
    /// Its name, as it was given.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How many cells it has.
    pub fn cells(&self) -> usize {
        self.cells.len()
    }

    /// What it showed of a cell.
    pub fn shown(&self, key: &Key) -> Option<&Shown> {
        self.cells.iter().find(|cell| cell.key == *key)?.shown.as_ref()
    }
}

/// Everything released before to the same readers, in order.
///
/// A cell with the same key and the same count is the same unknown in all of them: a reader may guess that it did not change. One
/// whose count was revised is two.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Released(Vec<Release>);

impl Released {
    /// Nothing was released before.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// With one more.
    pub fn and(mut self, release: Release) -> Self {
        self.0.push(release);
        self
    }

    /// Adds one.
    pub fn push(&mut self, release: Release) {
        self.0.push(release);
    }

    /// The releases, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Release> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Release> for Released {
    fn from_iter<I: IntoIterator<Item = Release>>(releases: I) -> Self {
        Self(releases.into_iter().collect())
    }
}
