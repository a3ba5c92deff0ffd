//! What a protocol of a sort should say: lists of the rulebook, and how a protocol stands against its own.

use crate::{Content, Fact, Noun, Protocol, Record, facts, store};
use jiff::civil::Date;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Kernel, Outcome, Permit, Recorded, Unit};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

const FOLDER: &str = "protocols/";
/// The most characters that say where in a text something stands.
const FOUND: usize = 200;

/// What is looked for in a protocol of one sort.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// Its authority.
    pub meta: Meta,
    /// The sort of protocol: `information-sharing`.
    pub sort: String,
    /// The parts that the law names, when it names any.
    #[serde(default, rename = "part")]
    pub parts: Vec<Part>,
    /// What else it says, in order.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// A part that the law names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// `s17a`
    pub id: String,
    /// What it is.
    pub title: String,
    /// The law that names it.
    pub law: String,
}

/// Something that it says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// `purpose`
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is looked for.
    pub asks: String,
}

impl Entry for Contents {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        if !crate::words::PROTOCOLS.iter().any(|(sort, _)| *sort == self.sort) {
            out.push(("sort".into(), format!("“{}” is not a sort of protocol", self.sort)));
        }
        if self.items.is_empty() {
            out.push(("[meta]".into(), "say what is looked for: give at least one [[item]]".into()));
        }
        for (at, item) in self.items.iter().enumerate() {
            if self.items[..at].iter().any(|other| other.id == item.id) {
                out.push((item.id.clone(), format!("there are two items “{}”", item.id)));
            }
        }
        for part in &self.parts {
            if !crate::words::PARTS.iter().any(|(known, _)| *known == part.id) {
                out.push((part.id.clone(), format!("“{}” is not a part that a protocol can have", part.id)));
            }
        }
        out
    }
}

/// Reads the lists of a rulebook, so that wrong ones are refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    rulebook.entries::<Contents>(FOLDER).map(drop)
}

impl Contents {
    /// What is looked for in a protocol of a sort on a day; nothing when the rulebook says nothing of it.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook is wrong, which the start of the program refuses.
    pub fn of(kernel: &Kernel, sort: &str, day: Date) -> Outcome<Option<Arc<Self>>> {
        let all = kernel.memo().get(FOLDER, "", || {
            let all = kernel.rulebook().entries::<Self>(FOLDER).map_err(Fault::broken)?;
            Ok(all.into_iter().map(Arc::new).collect::<Vec<_>>())
        })?;
        let holds = |it: &&Arc<Self>| {
            let meta = &it.meta;
            it.sort == sort && meta.in_force_from <= day && meta.in_force_to.is_none_or(|to| day <= to)
        };
        Ok(all.iter().find(holds).cloned())
    }

    /// The parts that the law names and a protocol does not cover.
    pub fn missing_parts<'a>(&'a self, protocol: &Protocol) -> Vec<&'a Part> {
        self.parts.iter().filter(|part| !protocol.parts.contains(&part.id)).collect()
    }

    /// Where a protocol says something, when it does.
    pub fn found<'a>(protocol: &'a Protocol, item: &Item) -> Option<&'a str> {
        protocol.contents.iter().find(|it| it.item == item.id).map(|it| it.found.as_str())
    }
}

/// Notes where in a protocol's text each thing stands, for the version that holds on a day: its text says so from its first day on.
/// `found` is by item; what is left empty is not in the text.
///
/// # Errors
/// [`Fault::Fields`] on the item when what is said is too long or nothing changes; [`Fault::Conflict`] when somebody else changed it.
pub fn note_contents(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Record>,
    day: Date,
    found: &BTreeMap<String, String>,
    seen: &str,
) -> Outcome<Recorded> {
    let register = store::current(unit, permit.county())?;
    let versions = register.versions(permit.id());
    let fact: &Fact =
        versions.iter().find(|fact| fact.span.holds(day)).or(versions.last()).ok_or(Fault::Absent)?;
    let Noun::Protocol(protocol) = &fact.noun else { return Err(Fault::Absent) };
    let listed = Contents::of(unit.kernel(), &protocol.sort, day)?.ok_or(Fault::Absent)?;
    let mut errors = Vec::new();
    let mut contents = Vec::new();
    for item in &listed.items {
        let said = found.get(&item.id).map(|said| said.trim()).unwrap_or_default();
        if said.chars().count() > FOUND {
            let message = format!("Shorten this to {FOUND} characters or fewer");
            errors.push(FieldError { field: item.id.clone(), message });
        }
        if !said.is_empty() {
            contents.push(Content { item: item.id.clone(), found: said.into() });
        }
    }
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let noun = Noun::Protocol(Protocol { contents, ..protocol.clone() });
    let change = facts::Change { from: fact.span.from, noun, seen: seen.into() };
    facts::change(unit, permit, &change)
}
