//! Pieces that the pages of the room share.

pub(super) use crate::pages::item_address::item_of;
use crate::pages::parts::{meeting_of, table};
use crate::room::short;
use board::sittings::item::{self, Item};
use board::sittings::sitting::{self, Sitting};
use board::sittings::{AgendaItem, Meeting, Minute};
use board::{Group, Organisation, Person, Register, Snapshot};
use kernel::clock::words;
use kernel::{Actor, Outcome, Permit, Unit};
use maud::{Markup, html};
use site::{Cx, Page};
use std::sync::Arc;

/// The room of the meeting that the address names, as whoever takes its minutes sees it.
pub(super) struct Room {
    /// That they may.
    pub permit: Permit<Minute, Meeting>,
    /// The meeting.
    pub it: Sitting,
    /// What they may know of the county's table.
    pub register: Arc<Register>,
    /// The items that they may see, in order.
    pub items: Vec<Item>,
}

impl Room {
    /// The table on the day of the meeting.
    pub fn on(&self) -> Snapshot<'_> {
        self.register.on(self.it.day)
    }

    /// Where an item stands among the others: the one before it and the one after.
    pub fn beside(&self, id: &str) -> (Option<&Item>, Option<&Item>) {
        let at = self.items.iter().position(|item| item.id == id);
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| self.items.get(at));
        (before, at.and_then(|at| self.items.get(at + 1)))
    }
}

/// Reads the room.
pub(super) fn room(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Room> {
    let permit = meeting_of::<Minute>(cx, unit, actor)?;
    let it = sitting::of(unit, &permit)?;
    let register = table(unit, actor, &it.county)?;
    let mut items = item::list(unit, &actor.visible::<AgendaItem>(), &it.id)?;
    items.retain(|item| !item.withdrawn());
    Ok(Room { permit, it, register, items })
}

/// An address in the room of a meeting.
pub(super) fn at(cx: &Cx<'_>, it: &Sitting, below: &str) -> String {
    let path = if below.is_empty() { String::new() } else { format!("/{below}") };
    cx.at(&format!("{}/room{path}", it.path()))
}

/// The same from the names in the address of this page.
pub(super) fn back(cx: &Cx<'_>, below: &str) -> Outcome<String> {
    let path = if below.is_empty() { String::new() } else { format!("/{below}") };
    Ok(cx.at(&format!("meetings/{}/room{path}", cx.param("meeting")?)))
}

/// A page of the room, with the way back to it.
pub(super) fn page(cx: &Cx<'_>, it: &Sitting, title: &str, body: Markup) -> Page {
    let day = words::format(it.day);
    Page::new(format!("{title}, {}, {day}", it.title), "Meetings", body)
        .crumb("Meetings", cx.at("meetings"))
        .crumb(day, cx.at(&it.path()))
        .crumb("In the room", at(cx, it, ""))
}

/// What an item is called in a line: its number and its title.
pub(super) fn called(item: &Item) -> String {
    match item.number {
        Some(number) => format!("{number}. {}", item.title),
        None => item.title.clone(),
    }
}

/// Who is meant: a person whom the county knows by name, anybody else as they are called.
pub(in crate::pages) fn who(on: &Snapshot<'_>, person: &str) -> String {
    match person {
        "" => String::new(),
        known if known.contains("/person/") => on.who(known),
        other => other.into(),
    }
}

/// Organisations to choose from: short name and name, in order of name.
pub(in crate::pages) fn organisations(on: &Snapshot<'_>) -> Vec<(String, String)> {
    named(on.all::<Organisation>().map(|(fact, it)| (fact.slug.clone(), it.name.clone())).collect())
}

/// Groups to choose from, but for one.
pub(super) fn other_groups(on: &Snapshot<'_>, but: &str) -> Vec<(String, String)> {
    let all = on.all::<Group>().filter(|(fact, _)| fact.slug != but);
    named(all.map(|(fact, it)| (fact.slug.clone(), it.name.clone())).collect())
}

/// People to choose from: short name, and name with title.
pub(super) fn people(on: &Snapshot<'_>) -> Vec<(String, String)> {
    named(on.all::<Person>().map(|(fact, _)| (fact.slug.clone(), on.who(&fact.id))).collect())
}

fn named(mut all: Vec<(String, String)>) -> Vec<(String, String)> {
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// A first choice that chooses nothing.
pub(in crate::pages) fn first(words: &str) -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), words.to_string()))
}

/// Who deputises a seat: short name, and name with title.
pub(in crate::pages) fn deputies(on: &Snapshot<'_>, seat: &str) -> Vec<(String, String)> {
    let all = on.holders(short(seat)).into_iter().filter(|(_, it)| it.deputy);
    all.map(|(_, it)| {
        let id = crate::room::whole(on.county, "person", &it.person);
        (it.person.clone(), on.who(&id))
    })
    .collect()
}

/// Lines of a text as they were written.
pub(in crate::pages) fn lines(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").filter(|p| !p.trim().is_empty()) {
            p { @for (n, line) in paragraph.lines().enumerate() { @if n > 0 { br; } (line) } }
        }
    }
}
