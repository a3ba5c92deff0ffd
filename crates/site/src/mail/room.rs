//! What the site lends to jobs, which have no request: its key, its address, its people, and what its slices say of each day.

use crate::slice::{DailySource, SecretSource, TaskSource};
use crate::{People, SiteKey};
use kernel::contracts::published::{Published, PublishedSource};
use kernel::contracts::record::RecordSource;
use kernel::time::Chance;
use kernel::{Actor, Outcome, Unit};
use std::sync::Arc;

/// What messages and daily work need of the site.
pub struct Room {
    pub(crate) key: SiteKey,
    base: String,
    from: String,
    people: Arc<dyn People>,
    pub(crate) tasks: Vec<TaskSource>,
    pub(crate) daily: Vec<DailySource>,
    secrets: Vec<SecretSource>,
    published: Vec<PublishedSource>,
    records: Vec<RecordSource>,
}

impl Room {
    /// Of an app that is being opened.
    pub(crate) fn new(options: &crate::Options, people: Arc<dyn People>, slices: &[crate::Slice]) -> Self {
        Self {
            key: options.key.clone(),
            base: options.base.trim_end_matches('/').into(),
            from: options.from.clone(),
            people,
            tasks: slices.iter().filter_map(|slice| slice.tasks).collect(),
            daily: slices.iter().filter_map(|slice| slice.daily).collect(),
            secrets: slices.iter().filter_map(|slice| slice.secrets).collect(),
            published: slices.iter().filter_map(|slice| slice.published).collect(),
            records: slices.iter().filter_map(|slice| slice.record).collect(),
        }
    }

    /// The address in messages, without a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The mailbox from which messages come.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Counties and people.
    pub fn people(&self) -> &dyn People {
        &*self.people
    }

    /// What seals addresses and links.
    pub fn key(&self) -> &SiteKey {
        &self.key
    }

    /// Everything that anybody may read in a county (by its short name), the latest first. Always asked as the public.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    pub fn published(&self, unit: &mut Unit<'_>, county: &str) -> Outcome<Vec<Published>> {
        published(unit, &self.published, county)
    }

    /// Everything that gives to the public record, in order of slice.
    pub fn records(&self) -> &[RecordSource] {
        &self.records
    }

    /// Words that may stand in no message of a county: titles of what is restricted or withheld.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when they cannot be read.
    pub fn secrets(&self, unit: &mut Unit<'_>, county: &str) -> Outcome<Vec<String>> {
        let mut all = Vec::new();
        for source in &self.secrets {
            all.extend(source(unit, county)?);
        }
        all.retain(|word| word.chars().count() > 2);
        for word in &mut all {
            *word = word.to_lowercase();
        }
        all.sort();
        all.dedup();
        Ok(all)
    }

    pub(crate) fn seal(&self, chance: &dyn Chance, id: &str, text: &str) -> Outcome<String> {
        self.key.seal(chance, "mail", id, text.as_bytes())
    }

    pub(crate) fn open(&self, id: &str, sealed: &str) -> Outcome<String> {
        let text = self.key.open_sealed("mail", id, sealed)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }
}

/// What some sources have published in a county, the latest first, asked with the eyes of the public.
pub(crate) fn published(
    unit: &mut Unit<'_>,
    sources: &[PublishedSource],
    county: &str,
) -> Outcome<Vec<Published>> {
    let anybody = Actor::public(unit.today());
    let mut all = Vec::new();
    for source in sources {
        all.extend(source(unit, &anybody, county)?);
    }
    all.sort_by(|a, b| (b.day, &a.title, &a.href).cmp(&(a.day, &b.title, &b.href)));
    Ok(all)
}
