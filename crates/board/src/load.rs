//! Loading a county from data files: read whole, checked whole, then written in one unit or not at all.

use crate::{Noun, Span, add_unguarded, events};
use jiff::civil::Date;
use kernel::clock::plain_date;
use kernel::rulebook::{Item, Misprint, items};
use kernel::{Fault, Kernel, SystemActs};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A county as its files say it is: file name and text.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Short name of the county.
    pub county: String,
    /// Its files by name: `board/groups.toml`.
    pub files: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    #[serde(with = "plain_date")]
    from: Date,
    #[serde(default, with = "plain_date::option")]
    to: Option<Date>,
}

/// Order in which kinds are written, so that nothing refers to what is not there yet.
const ORDER: &[&str] = &[
    "county",
    "area",
    "organisation",
    "group",
    "seat",
    "person",
    "holding",
    "office",
    "liaison",
    "protocol",
    "signature",
    "theme",
    "tagging",
];

/// Reads every file below `board/`.
///
/// # Errors
/// The first [`Misprint`], with file and line.
pub fn read(example: &Example) -> Result<Vec<(Item, String, Span, Noun)>, Misprint> {
    let mut out = Vec::new();
    for (name, text) in example.files.iter().filter(|(name, _)| name.starts_with("board/")) {
        for item in items(name, text)? {
            let noun = Noun::from_item(&item, &["id", "from", "to"])?;
            let head: Head = item.head()?;
            out.push((item, head.id, Span { from: head.from, to: head.to }, noun));
        }
    }
    out.sort_by_key(|(_, _, _, noun)| ORDER.iter().position(|k| *k == noun.kind()));
    Ok(out)
}

/// Loads a county's table. Nothing is kept when anything is wrong.
///
/// # Errors
/// [`Misprint`] as a [`Fault::Fields`] on `file`, or [`Fault::Broken`].
pub fn load(kernel: &Kernel, example: &Example) -> Result<usize, Fault> {
    let said = |wrong: Misprint| Fault::field("file", wrong.to_string());
    let mut waiting = read(example).map_err(said)?;
    let acts = SystemActs::without_a_permit_because("examples", &example.county, kernel.today());
    kernel.write(|unit| {
        let total = waiting.len();
        // Things of one kind may refer to one another in any order: what cannot be added yet is tried again.
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut later = Vec::new();
            let mut blamed = None;
            for (item, slug, span, noun) in std::mem::take(&mut waiting) {
                match add_unguarded(unit, &acts, &slug, span, &noun) {
                    Ok(_) => {}
                    Err(Fault::Fields(errors)) => {
                        let first = errors.first().cloned();
                        blamed = blamed
                            .or(first.map(|e| item.wrong(&e.field, format!("{}: {}", e.field, e.message))));
                        later.push((item, slug, span, noun));
                    }
                    Err(other) => return Err(other),
                }
            }
            if later.len() == before {
                return Err(blamed.map_or_else(|| Fault::broken("nothing could be loaded"), said));
            }
            waiting = later;
        }
        let done =
            unit.record(&acts, &events::ExampleLoaded { thing: example.county.clone(), facts: total })?;
        Ok(done.carrying(total))
    })
}
