//! An agenda as one reader sees it: each item, or what stands in its place.

use super::item::{self, Item};
use super::{AgendaItem, Meeting, excluded_from};
use jiff::civil::Date;
use kernel::verbs::View;
use kernel::{Outcome, Permit, Unit};

/// What a reader sees at one place of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The item.
    Item(Box<Item>),
    /// That an item is withheld, and why: never what it is.
    Withheld(Withheld),
    /// That there is an item from which the reader has withdrawn, and nothing else.
    Withdrew {
        /// Its number.
        number: Option<i64>,
        /// How long it is given: so that the times of what follows are right, not to be said.
        minutes: u32,
    },
}

/// What anybody is told of an item that is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Its number.
    pub number: Option<i64>,
    /// The section that it stands in.
    pub section: String,
    /// The paragraph of Schedule 12A that is relied on.
    pub paragraph: String,
    /// Why the public interest lies in withholding it.
    pub reason: String,
    /// When it is next asked whether it must still be withheld.
    pub review: Option<Date>,
    /// Whether it was taken off the agenda.
    pub withdrawn: bool,
    /// How long it is given: so that the times of what follows are right, not to be said.
    pub minutes: u32,
}

impl Entry {
    /// The item, when the reader sees it.
    pub fn item(&self) -> Option<&Item> {
        match self {
            Self::Item(it) => Some(it),
            _ => None,
        }
    }

    /// How long it takes on the clock: nothing when it was taken off.
    pub fn takes(&self) -> u32 {
        match self {
            Self::Item(it) if it.withdrawn() => 0,
            Self::Withheld(it) if it.withdrawn => 0,
            Self::Item(it) => it.minutes,
            Self::Withheld(it) => it.minutes,
            Self::Withdrew { minutes, .. } => *minutes,
        }
    }

    /// Its number.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Item(it) => it.number,
            Self::Withheld(it) => it.number,
            Self::Withdrew { number, .. } => *number,
        }
    }
}

/// The agenda of a meeting as the holder of the permit sees it, in its order. What was taken off before it was issued is left out.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn drawn(unit: &mut Unit<'_>, permit: &Permit<View, Meeting>) -> Outcome<Vec<Entry>> {
    let visible = permit.actor().visible::<AgendaItem>();
    let seen = item::list(unit, &visible, permit.id())?;
    let mut out = Vec::new();
    for it in item::all(unit, permit, permit.id())? {
        if seen.iter().any(|seen| seen.id == it.id) {
            if it.issued || !it.withdrawn() {
                out.push(Entry::Item(Box::new(it)));
            }
            continue;
        }
        // Whoever answers for the meeting is told of an item that is not issued, so that each place has its number.
        if !it.issued && (it.withdrawn() || !answers(permit, &it)) {
            continue;
        }
        let out_of_the_room = match permit.actor().id() {
            Some(person) => excluded_from(&mut unit.rows(permit), &it.id)?.iter().any(|who| who == person),
            None => false,
        };
        if out_of_the_room {
            out.push(Entry::Withdrew { number: it.number, minutes: it.minutes });
        } else if it.withheld && it.issued {
            out.push(Entry::Withheld(Withheld {
                number: it.number,
                withdrawn: it.withdrawn(),
                minutes: it.minutes,
                section: it.section,
                paragraph: it.paragraph,
                reason: it.reason,
                review: it.review,
            }));
        }
    }
    Ok(out)
}

/// Whether the holder of the permit answers for the meetings of an item's group, and so reads what is not issued.
fn answers(permit: &Permit<View, Meeting>, it: &Item) -> bool {
    let actor = permit.actor();
    let of_group = ["chair", "lead", "secretary"];
    actor.holds("officer", &it.county) || of_group.iter().any(|role| actor.holds(role, &it.group))
}
