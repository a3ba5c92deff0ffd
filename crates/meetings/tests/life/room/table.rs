//! A meeting with an agenda, on its day; people as actors; and somebody who keeps actions.

use crate::cycle::support::{self, OFFICER, cedar, rulebook, with};
use board::sittings::item::Kind;
use board::sittings::{AgendaItem, Meeting, item, sitting};
use board::{Board, Record};
use jiff::civil::date;
use kernel::contracts::actions::{ActionBook, Agreed, Tracked};
use kernel::verbs::{Govern, Issue};
use kernel::{Actor, OnBehalf, Outcome, Permit, Recorded, Unit, Verb};
use meetings::agenda::{self, NewItem};
use site::{People, Slice};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// Holds the seat of the constabulary, and the vice-chair.
pub const POLICE: &str = "loamshire/person/hollis-verrington";
/// Deputises for the seat of the constabulary.
pub const DEPUTY: &str = "loamshire/person/sidony-marlpit";
/// Holds the seat of Ambermoor.
pub const AMBERMOOR: &str = "loamshire/person/gwendolen-harte-rowan";
/// Holds the seat of the fire service.
pub const FIRE: &str = "loamshire/person/idris-colemarsh";

/// The meeting of the board on 15 March 2022.
pub const PATH: &str = "/loamshire/meetings/2022-03-15-scb";
/// Its room.
pub const ROOM: &str = "/loamshire/meetings/2022-03-15-scb/room";

static ACTIONS: AtomicU32 = AtomicU32::new(0);

fn take(_unit: &mut Unit<'_>, _of: &OnBehalf, agreed: &Agreed<'_>) -> Outcome<String> {
    if agreed.title.is_empty() {
        return Err(kernel::Fault::field("title", "Enter what is to be done"));
    }
    Ok(format!("ACT-{:04}", ACTIONS.fetch_add(1, Ordering::Relaxed) + 1))
}

fn named(_: &mut Unit<'_>, _: &Actor, _: &str, _: &[String]) -> Outcome<Vec<Tracked>> {
    Ok(Vec::new())
}

fn of_group(_: &mut Unit<'_>, _: &Actor, _: &str, _: &str) -> Outcome<Vec<Tracked>> {
    Ok(Vec::new())
}

fn actions() -> Slice {
    Slice { name: "actions", actions: Some(ActionBook { take, named, of_group }), ..Slice::default() }
}

/// A store with the tables of the board and of meetings, and with somebody who keeps actions.
pub fn county() -> Setup {
    setup(&[board::slice(), meetings::slice(), actions()])
        .judge(cedar())
        .rulebook(rulebook())
        .on(support::DAY)
}

/// Loamshire on 15 March 2022, with a meeting of its board whose agenda is issued: two items of business after the standing ones.
pub fn called(bench: &Bench) -> Site<'_> {
    called_of(bench, "scb", &[])
}

/// The same for a group, with some fields of the meeting changed.
pub fn called_of<'a>(bench: &'a Bench, group: &str, changed: &[(&str, &str)]) -> Site<'a> {
    board::load(&bench.kernel, &support::example("loamshire")).expect("the county loads");
    let site =
        Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), meetings::slice()]);
    let mut fields = vec![("group", group)];
    fields.extend_from_slice(changed);
    site.person(OFFICER).fill("/loamshire/meetings/new", &with(&fields)).is(303);
    let officer = actor(bench, OFFICER);
    let slug = format!("2022-03-15-{group}");
    for (title, matter) in [("Night-time economy", "night-time"), ("Grants", "grants")] {
        write(bench, |unit| {
            let permit: Permit<Govern, Meeting> = meeting(unit, &officer, &slug)?;
            agenda::add(unit, &permit, &new(title, matter))
        });
    }
    write(bench, |unit| {
        let permit: Permit<Issue, Meeting> = meeting(unit, &officer, &slug)?;
        agenda::issue(unit, &permit, "The chair agreed to it")
    });
    bench.clock.set(date(2022, 3, 15));
    site.work();
    site
}

fn new(title: &str, matter: &str) -> NewItem {
    NewItem {
        section: String::new(),
        title: title.into(),
        kind: Kind::Decision,
        presenter: "Head of Community Safety".into(),
        minutes: 10,
        purpose: "To decide".into(),
        matter: matter.into(),
        withheld: None,
    }
}

/// The same, opened.
pub fn opened(bench: &Bench) -> Site<'_> {
    let site = called(bench);
    site.person(OFFICER).post(&format!("{ROOM}/open"), &[]).is(303);
    site
}

/// The address in the room of the item of a title.
pub fn item_page(bench: &Bench, title: &str) -> String {
    item_page_of(bench, "2022-03-15-scb", title)
}

/// The same in the room of the meeting of a name.
pub fn item_page_of(bench: &Bench, meeting: &str, title: &str) -> String {
    let officer = actor(bench, OFFICER);
    bench
        .kernel
        .read(|unit| {
            let id = sitting::id_of(unit, "loamshire", meeting)?.expect("the meeting");
            let all = item::list(unit, &officer.visible::<AgendaItem>(), &id)?;
            let found = all.into_iter().find(|item| item.title == title);
            Ok(format!(
                "/loamshire/meetings/{meeting}/room/{}",
                found.unwrap_or_else(|| panic!("no item {title}")).path()
            ))
        })
        .expect("it can be read")
}

/// Who acts, with what they hold today.
pub fn actor(bench: &Bench, person: &str) -> Actor {
    let grants = bench
        .kernel
        .read(|unit| {
            let today = unit.today();
            Board.grants(unit, person, today)
        })
        .expect("grants");
    Actor::person(person, "", grants, bench.kernel.today())
}

/// The permit for the meeting of a name.
pub fn meeting<V: Verb>(unit: &mut Unit<'_>, who: &Actor, slug: &str) -> Outcome<Permit<V, Meeting>> {
    let id = sitting::id_of(unit, "loamshire", slug)?.expect("the meeting");
    who.permit(unit, &id)
}

/// The permit for the item of a title.
pub fn item_of<V: Verb>(unit: &mut Unit<'_>, who: &Actor, title: &str) -> Outcome<Permit<V, AgendaItem>> {
    let id = sitting::id_of(unit, "loamshire", "2022-03-15-scb")?.expect("the meeting");
    let all = item::all(unit, &who.visible::<Record>(), &id)?;
    let found = all.into_iter().find(|item| item.title == title).expect("the item");
    who.permit(unit, &found.id)
}

/// Does a piece of work that must succeed.
pub fn write<T>(bench: &Bench, work: impl FnOnce(&mut Unit<'_>) -> Outcome<Recorded<T>>) -> T {
    bench.kernel.write(work).unwrap_or_else(|fault| panic!("{fault}"))
}

/// Records who is in their seats, by the seat's short name without the group.
pub fn present(site: &Site<'_>, seats: &[&str]) {
    let officer = site.person(OFFICER);
    for seat in seats {
        let seat = format!("scb-{seat}");
        officer.post(&format!("{ROOM}/attendance"), &[("seat", &seat), ("status", "present")]).is(303);
    }
}

/// Enough for a quorum of the board: eight, of whom four are responsible authorities.
pub const ENOUGH: [&str; 8] =
    ["lcc", "ambermoor", "castle-orrin", "dunwater", "police", "fire", "commissioner", "federation"];
