//! The horizon: law in the making, from the rulebook, as it stood on a day; and what the county does about it.
//!
//! What is on the horizon is the release's own data, and a county adds its own through the overlay. When a law comes into force its item
//! does not vanish: it says which duty it became, so that the duty can say where it came from.

mod item;
mod kept;
mod tasks;
#[cfg(test)]
mod tests;

pub use item::{Expected, Item, Stage, Standing, Step};
pub use kept::{Draft, Kept, all, keep, one};
pub(crate) use tasks::tasks;

use crate::law::Law;
use jiff::civil::Date;
use kernel::rulebook::{Misprint, Rulebook, nearest};
use kernel::{Actor, Fault, Kernel, Outcome};
use std::sync::Arc;

const FOLDER: &str = "horizon/";

/// Every item of a rulebook.
#[derive(Clone, Debug, Default)]
pub struct Horizon {
    items: Vec<Item>,
}

impl Horizon {
    /// Reads it.
    ///
    /// # Errors
    /// The first [`Misprint`], with file and line.
    pub fn load(rulebook: &Rulebook) -> Result<Self, Misprint> {
        Ok(Self { items: rulebook.entries(FOLDER)? })
    }

    /// The horizon that a kernel carries, read once.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it is wrong, which the start of the program refuses.
    pub fn of(kernel: &Kernel) -> Outcome<Arc<Self>> {
        kernel.memo().get(FOLDER, "", || Self::load(kernel.rulebook()).map_err(Fault::broken))
    }

    /// What was on the horizon on a day, what has since come into force among it: those that press first.
    pub fn on(&self, day: Date) -> Vec<Standing<'_>> {
        let mut out: Vec<Standing<'_>> = self.items.iter().filter_map(|item| item.on(day)).collect();
        out.sort_by_key(|it| {
            (it.live(), it.next().map_or(Date::MAX, |next| next.from.unwrap_or(Date::MAX)), &it.item.meta.id)
        });
        out
    }

    /// One item as it stood on a day; nothing when nobody knew of it yet.
    pub fn item(&self, id: &str, day: Date) -> Option<Standing<'_>> {
        self.items.iter().filter(|item| item.meta.id == id).find_map(|item| item.on(day))
    }

    /// From which item a duty came, for the duty's own page.
    pub fn of_duty(&self, duty: &str, day: Date) -> Option<Standing<'_>> {
        self.items
            .iter()
            .filter(|item| item.becomes.iter().any(|it| it == duty))
            .find_map(|item| item.on(day))
    }

    /// Every duty that an item names, each with the item: for a check that there is one of that name.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.items.iter().flat_map(|item| {
            item.becomes.iter().chain(&item.ends).map(|duty| (item.meta.id.as_str(), duty.as_str()))
        })
    }
}

/// Reads the horizon of a rulebook, so that one that is wrong, or names a duty that there is not, is refused at start.
///
/// # Errors
/// The first [`Misprint`], with file and line.
pub(crate) fn check(rulebook: &Rulebook, law: &Law) -> Result<(), Misprint> {
    let horizon = Horizon::load(rulebook)?;
    for (item, duty) in horizon.names() {
        if law.all().iter().any(|known| known.meta.id == duty) {
            continue;
        }
        let quoted = format!("\"{duty}\"");
        let holds = |text: &[u8]| String::from_utf8_lossy(text).contains(&quoted);
        let found = rulebook.below(FOLDER).find(|(_, text)| holds(text));
        let (file, text) = found.map_or((FOLDER, &[][..]), |found| found);
        let line = String::from_utf8_lossy(text)
            .lines()
            .position(|line| line.contains(&quoted))
            .map_or(1, |at| at + 1);
        let near = nearest(duty, law.all().iter().map(|known| known.meta.id.as_str()));
        let hint = near.map_or(String::new(), |near| format!(". Did you mean “{near}”?"));
        return Err(Misprint {
            file: file.into(),
            line,
            message: format!("“{item}” names the duty “{duty}”, and there is none{hint}"),
        });
    }
    Ok(())
}

/// Whether somebody reads what the county does about the horizon: its people, and not the administrator.
pub(crate) fn inside(actor: &Actor, county: &str) -> bool {
    ["sits", "officer", "analyst", "ig_lead"].iter().any(|role| actor.holds(role, county))
}
