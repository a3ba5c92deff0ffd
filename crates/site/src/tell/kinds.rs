//! Of what people are told, as data of the rulebook, and what each person has chosen.

use super::store;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome, Unit};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

const FILE: &str = "messages/kinds";

/// How somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// By a message of its own.
    AtOnce,
    /// By a line in the weekly message.
    Digest,
    /// Not at all.
    Never,
}

impl Choice {
    /// As it is kept, and in words.
    pub(crate) const NAMES: [(Self, &'static str, &'static str); 3] = [
        (Self::AtOnce, "at-once", "At once"),
        (Self::Digest, "digest", "In the weekly message"),
        (Self::Never, "never", "Not at all"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(choice, ..)| *choice == self).map_or("", |(_, name, _)| name)
    }

    /// The choice of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known, _)| *known == name).map(|(choice, ..)| *choice)
    }
}

/// One kind of news.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kind {
    /// Short name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it tells of, as a sentence without its stop.
    pub says: String,
    /// How people are told who have not chosen.
    pub usual: Choice,
    /// Whether a duty requires it, so that nobody can turn it off.
    #[serde(default)]
    pub duty: bool,
}

/// The name of the weekly message among the kinds.
pub(crate) const DIGEST: &str = "digest";

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    meta: Meta,
    #[serde(rename = "kind")]
    kinds: Vec<Kind>,
}

impl Entry for Kinds {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for (at, kind) in self.kinds.iter().enumerate() {
            if self.kinds[..at].iter().any(|other| other.id == kind.id) {
                out.push((kind.id.clone(), format!("there are two kinds “{}”", kind.id)));
            }
            if kind.duty && kind.usual != Choice::AtOnce {
                out.push((kind.id.clone(), format!("“{}” is a duty, so it is told at-once", kind.id)));
            }
        }
        out
    }
}

/// Reads the kinds of news, so that a wrong file is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    rulebook.entries::<Kinds>(FILE).map(drop)
}

/// Every kind of news, in the order of the rulebook.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook cannot be read.
pub fn kinds(kernel: &Kernel) -> Outcome<Arc<Vec<Kind>>> {
    // The rulebook does not change while the program runs.
    kernel.memo().get("site/message-kinds", "", || {
        let all = kernel.rulebook().entries::<Kinds>(FILE).map_err(Fault::broken)?;
        Ok(all.into_iter().next_back().map(|it| it.kinds).unwrap_or_default())
    })
}

/// How a person is told of things of a kind.
pub(super) fn choice(unit: &mut Unit<'_>, person: &str, kind: &str) -> Outcome<Choice> {
    let all = kinds(unit.kernel())?;
    let Some(known) = all.iter().find(|known| known.id == kind) else { return Ok(Choice::AtOnce) };
    if known.duty {
        return Ok(Choice::AtOnce);
    }
    let chosen: BTreeMap<String, Choice> = store::choices(unit, person)?;
    Ok(chosen.get(kind).copied().unwrap_or(known.usual))
}
