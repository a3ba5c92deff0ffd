//! Indicators as data: what is counted, over what, by which method, which way is better, and what to beware of.
//!
//! [`Indicators::load`] reads `rulebook/indicators/` and refuses what is wrong with file and line. A number is worked out by
//! `evaluate`; what came out is kept by `figure`.

mod check;
#[cfg(test)]
mod release;
mod says;
#[cfg(test)]
mod tests;

pub use says::{Base, Categories, Method, Numerator, Over, PeriodKind, Polarity, Says};

use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Kernel, Outcome};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Where the files lie.
pub const FOLDER: &str = "indicators/";

/// The categories of a police month that are incidents and no crimes: never added to crime (data.police.uk, "About").
pub const NOT_CRIME: &[&str] = &["Anti-social behaviour"];

/// One indicator of the rulebook: `rulebook/indicators/<id>.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Indicator {
    /// Its name, its days and its sources.
    pub meta: Meta,
    /// What it says.
    pub indicator: Says,
}

impl Indicator {
    /// Its stable name: `residential-burglary-rate`.
    pub fn id(&self) -> &str {
        &self.meta.id
    }

    /// Its title, for people.
    pub fn title(&self) -> &str {
        &self.meta.title
    }

    /// SHA-256 over all that bears on its numbers: a figure names it, so that another definition under the same name is seen.
    /// Words that explain may change without changing it.
    pub fn hash(&self) -> String {
        let it = &self.indicator;
        let bears =
            (self.id(), &it.numerator, &it.denominator, it.method, it.period, &it.standard, &it.reference);
        kernel::time::hex(&Sha256::digest(serde_json::to_vec(&bears).unwrap_or_default()))
    }

    /// The datasets it is worked out from, numerator first, each once.
    pub fn datasets(&self) -> Vec<&str> {
        let mut all = vec![self.indicator.numerator.dataset.as_str()];
        if let Some(Over::Base(base)) = &self.indicator.denominator {
            all.push(&base.dataset);
        }
        all.dedup();
        all
    }

    /// The unit of its values, in words: `per 1,000 residents`, `%`, `offences`.
    pub fn unit(&self) -> String {
        self.indicator.unit_words()
    }
}

impl Entry for Indicator {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        check::faults(&self.indicator)
    }
}

/// Every indicator of the rulebook, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Indicators(Vec<Indicator>);

impl Indicators {
    /// Reads the indicators of a rulebook.
    ///
    /// # Errors
    /// The first [`Misprint`]: a method without what it needs, incidents added to crimes, an unknown word, nothing cited.
    pub fn load(rulebook: &Rulebook) -> Result<Self, Misprint> {
        let mut all = rulebook.entries::<Indicator>(FOLDER)?;
        all.sort_by(|a, b| a.meta.id.cmp(&b.meta.id).then(a.meta.in_force_from.cmp(&b.meta.in_force_from)));
        Ok(Self(all))
    }

    /// The indicators of this install: the rulebook does not change while the program runs.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when one of them is wrong, which the start of the program refuses.
    pub fn of(kernel: &Kernel) -> Outcome<Arc<Self>> {
        kernel.memo().get("indicators", "", || Self::load(kernel.rulebook()).map_err(kernel::Fault::broken))
    }

    /// All of them.
    pub fn all(&self) -> &[Indicator] {
        &self.0
    }

    /// The one of that name, as it was defined last.
    pub fn one(&self, id: &str) -> Option<&Indicator> {
        self.0.iter().rev().find(|indicator| indicator.meta.id == id)
    }

    /// The themes, in alphabetical order.
    pub fn themes(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.0.iter().map(|it| it.indicator.theme.as_str()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
