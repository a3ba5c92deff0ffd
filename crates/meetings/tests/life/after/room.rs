//! A meeting of the board that was held, with minutes in which words stand that only the room may read, and the people around it.

use crate::after::seed::{SCB, row};
use crate::cycle::support::{DAY, cedar, example, rulebook};
use kernel::Actor;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Cast, Site, setup};

/// Said in a private passage of an open item.
pub const PRIVATE: &str = "Heronsgate";
/// Said of a withheld item, and in its title.
pub const WITHHELD: &str = "Larkfield";
/// Said openly.
pub const OPEN: &str = "Quarrystone";

/// The partnership officer, who was in the room.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The chair of both meetings.
pub const CHAIR: &str = "loamshire/person/osric-penmarrow";
/// Has the chair of the second meeting alone: was not at the first, though entitled to be.
pub const VICE: &str = "loamshire/person/hollis-verrington";
/// A member who was in the room.
pub const MEMBER: &str = "loamshire/person/gwendolen-harte-rowan";
/// A member who joined after the meeting.
pub const LATER: &str = "loamshire/person/tamsin-arkelby";
/// A member who was in the room but withdrew from the open item.
pub const WITHDREW: &str = "loamshire/person/rufus-oakenshaw";
/// Somebody of the county who sits elsewhere.
pub const ELSEWHERE: &str = "loamshire/person/lettice-harbourne";
/// The group's secretary: the second person.
pub const SECOND: &str = "loamshire/person/sidony-marlpit";

const SITS: (&str, &str) = ("sits", "loamshire");
const SEAT: (&str, &str) = ("member", SCB);

/// What each of them holds.
pub const PEOPLE: &[(&str, &[(&str, &str)])] = &[
    (OFFICER, &[("officer", "loamshire")]),
    (CHAIR, &[SITS, SEAT, ("chair", SCB)]),
    (VICE, &[SITS, SEAT, ("chair", SCB)]),
    (MEMBER, &[SITS, SEAT]),
    (LATER, &[SITS, SEAT]),
    (WITHDREW, &[SITS, SEAT]),
    (ELSEWHERE, &[SITS, ("member", "loamshire/group/dapb")]),
    (SECOND, &[SITS, SEAT, ("secretary", SCB)]),
];

/// One of them, for a command.
pub fn actor(person: &str) -> Actor {
    let held = PEOPLE.iter().find(|(id, _)| *id == person).map_or(&[][..], |(_, held)| held);
    let grants = held.iter().map(|(role, on)| kernel::Grant { role: (*role).into(), on: (*on).into() });
    Actor::person(person, "", grants, DAY)
}

/// The county with somebody who keeps actions.
pub fn county() -> Setup {
    setup(&[board::slice(), plans::slice(), meetings::slice()]).judge(cedar()).rulebook(rulebook()).on(DAY)
}

/// Opens the county with these people.
pub fn open(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
    let mut cast = Cast::default().county("loamshire", "Loamshire");
    for (person, held) in PEOPLE {
        cast = cast.person(person, person.rsplit('/').next().unwrap_or_default(), held);
    }
    let slices = vec![site::home_slice(), board::slice(), plans::slice(), meetings::slice()];
    Site::open(bench, Arc::new(cast), slices)
}

/// Where the minutes are.
pub const PATH: &str = "/loamshire/meetings/2022-01-18-scb/minutes";

/// Two meetings: the first was held and is minuted, the second is open.
pub fn seed(bench: &Bench, state: &str) {
    let first = [("slug", "2022-01-18-scb"), ("title", "Safer Communities Board"), ("place", "County Hall")];
    row(bench, "sitting", "m1", &first, &[("published", 1)]);
    let second = [
        ("slug", "2022-02-01-scb"),
        ("title", "Safer Communities Board"),
        ("day", "2022-02-01"),
        ("state", "open"),
    ];
    row(bench, "sitting", "m2", &second, &[("published", 1)]);
    let item = |id: &str, sitting: &str, title: &str, standing: &str, numbers: &[(&str, i64)]| {
        let texts = [
            ("sitting", sitting),
            ("title", title),
            ("standing", standing),
            ("slug", id),
            ("reason", "Commercial terms"),
        ];
        row(bench, "sitting_item", id, &texts, numbers);
    };
    item("i1", "m1", &format!("{OPEN} review"), "", &[("issued", 1), ("number", 711), ("place", 1)]);
    item(
        "i2",
        "m1",
        &format!("{WITHHELD} lease"),
        "",
        &[("issued", 1), ("withheld", 1), ("number", 712), ("place", 2)],
    );
    item("i3", "m1", "Knife crime", "", &[("issued", 1), ("number", 713), ("place", 3)]);
    item(
        "i4",
        "m2",
        "Minutes of the last meeting",
        "minutes",
        &[("issued", 1), ("number", 714), ("place", 1)],
    );
    minutes(bench, "n1", "m1", state);
    minutes(bench, "n2", "m2", "draft");
    let open = format!(
        "Members noted the {OPEN} review. [[private: A bidder at {PRIVATE} was named.]] The chair thanked all."
    );
    part(bench, "p1", "i1", &open);
    part(bench, "p2", "i2", &format!("The {WITHHELD} lease was agreed."));
    part(bench, "p3", "i3", "Thefts rose by a tenth.");
    for (n, person) in [OFFICER, CHAIR, VICE, MEMBER, WITHDREW, SECOND].into_iter().enumerate() {
        for minutes in ["n1", "n2"] {
            let id = format!("e{n}{minutes}");
            insert(
                bench,
                "meeting_entitled",
                &[("id", id.as_str()), ("minutes", minutes), ("person", person)],
            );
        }
    }
    insert(bench, "meeting_entitled", &[("id", "later"), ("minutes", "n2"), ("person", LATER)]);
    for (sitting, person, status) in [
        ("m1", CHAIR, "present"),
        ("m1", VICE, "apologies"),
        ("m1", MEMBER, "present"),
        ("m2", CHAIR, "present"),
        ("m2", VICE, "present"),
    ] {
        let seat = if person == VICE { "loamshire/seat/scb-police" } else { "loamshire/seat/scb-lcc" };
        let organisation = if person == VICE { "constabulary" } else { "lcc" };
        let id = format!("{sitting}{person}");
        bench.raw().execute(
            "INSERT INTO sitting_attendance (id, county, sitting, seat, person, organisation, status, substitute, note, joined, departed, at, by_whom, version)
             VALUES (?, 'loamshire', ?, ?, ?, ?, ?, '', '', '', '', '2022-01-18T10:00:00Z', '', 1)",
            &[id.as_str(), sitting, seat, person, organisation, status].map(kernel::db::Value::from),
        ).expect("an attendance");
    }
    bench.raw().execute(
        "INSERT INTO sitting_interest (id, county, sitting, item, matter, person, organisation, nature, withdraws, stage, at, by_whom)
         VALUES ('x1', 'loamshire', 'm1', 'i1', '', ?, '', 'Owns a share', 1, 'at-item', '2022-01-18T10:00:00Z', '')",
        &[kernel::db::Value::from(WITHDREW)],
    ).expect("an interest");
}

fn minutes(bench: &Bench, id: &str, sitting: &str, state: &str) {
    row(bench, "meeting_minutes", id, &[("sitting", sitting), ("state", state)], &[]);
}

fn part(bench: &Bench, id: &str, item: &str, text: &str) {
    bench.raw().execute(
        "INSERT INTO meeting_minute_part (id, minutes, county, item, text, version, changed_at) VALUES (?, 'n1', 'loamshire', ?, ?, 1, '2022-01-18T10:00:00Z')",
        &[id, item, text].map(kernel::db::Value::from),
    ).expect("a part");
    bench.raw().execute(
        "INSERT INTO meeting_minute_turn (id, part, version, base, text, at, by_whom) VALUES (?, ?, 1, 0, ?, '2022-01-18T10:00:00Z', '')",
        &[format!("t{id}").as_str(), id, text].map(kernel::db::Value::from),
    ).expect("a turn");
}

fn insert(bench: &Bench, table: &str, texts: &[(&str, &str)]) {
    let names: Vec<&str> = texts.iter().map(|(name, _)| *name).collect();
    let values: Vec<kernel::db::Value> = texts.iter().map(|(_, value)| (*value).into()).collect();
    let marks = vec!["?"; names.len()].join(", ");
    bench
        .raw()
        .execute(&format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", ")), &values)
        .expect("a row");
}
