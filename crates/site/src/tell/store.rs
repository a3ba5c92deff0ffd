//! Rows of telling: who was told of what, what waits for the weekly message, and what people have chosen.

use super::{Choice, News};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::Migration;
use kernel::{Outcome, Rows, Unit, params};
use std::collections::BTreeMap;

pub(crate) const MIGRATION: Migration = Migration {
    name: "site-005-told",
    sql: &[
        "CREATE TABLE told (id TEXT PRIMARY KEY, county TEXT NOT NULL, kind TEXT NOT NULL, thing TEXT NOT NULL, person TEXT NOT NULL,
         step TEXT NOT NULL, how TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (person, thing, kind, step))",
        "CREATE INDEX told_thing ON told (thing, kind)",
        "CREATE TABLE digest_line (id TEXT PRIMARY KEY, county TEXT NOT NULL, person TEXT NOT NULL, title TEXT NOT NULL,
         href TEXT NOT NULL, made TEXT NOT NULL, taken TEXT)",
        "CREATE INDEX digest_line_person ON digest_line (person, taken, id)",
        "CREATE TABLE message_choice (person TEXT NOT NULL, kind TEXT NOT NULL, choice TEXT NOT NULL, PRIMARY KEY (person, kind))",
        "CREATE TABLE message_snooze (person TEXT NOT NULL, thing TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (person, thing))",
        // The secret in the address of a person's own calendar, as a hash: who copies the database can fetch none.
        "CREATE TABLE calendar_address (person TEXT PRIMARY KEY, county TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, made TEXT NOT NULL)",
    ],
    append_only: &[],
};

const WHY: &str = "people are told of what concerns them, each once";

/// Takes note that a person is told. Says whether it is for the first time.
pub(super) fn first(unit: &mut Unit<'_>, news: &News<'_>) -> Outcome<bool> {
    let (id, now) = (unit.id(), unit.now());
    let sql =
        "INSERT INTO told (id, county, kind, thing, person, step, how, at) VALUES (?, ?, ?, ?, ?, ?, '', ?)
               ON CONFLICT (person, thing, kind, step) DO NOTHING";
    let News { county, person, kind, thing, step, .. } = *news;
    let all = params![id, county, kind, thing, person, step, now];
    Ok(unit.rows_without_a_permit(WHY).run(sql, all)? == 1)
}

/// Keeps how they were.
pub(super) fn told(unit: &mut Unit<'_>, news: &News<'_>, how: &str) -> Outcome<()> {
    let sql = "UPDATE told SET how = ? WHERE person = ? AND thing = ? AND kind = ? AND step = ?";
    let all = params![how, news.person, news.thing, news.kind, news.step];
    unit.rows_without_a_permit(WHY).run(sql, all).map(drop)
}

/// Who was ever told of a thing: people by whole identifier.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn told_of(unit: &mut Unit<'_>, thing: &str, kinds: &[&str]) -> Outcome<Vec<String>> {
    let marks = vec!["?"; kinds.len()].join(", ");
    let sql =
        format!("SELECT DISTINCT person FROM told WHERE thing = ? AND kind IN ({marks}) ORDER BY person");
    let all: Vec<kernel::db::Value> =
        std::iter::once(thing.into()).chain(kinds.iter().map(|kind| (*kind).into())).collect();
    unit.rows_without_a_permit(WHY).all(&sql, &all)?.iter().map(|row| row.get("person")).collect()
}

/// Puts a line into somebody's next weekly message.
pub(super) fn line(unit: &mut Unit<'_>, news: &News<'_>) -> Outcome<()> {
    let (id, now, (title, href)) = (unit.id(), unit.now(), news.line);
    let sql = "INSERT INTO digest_line (id, county, person, title, href, made, taken) VALUES (?, ?, ?, ?, ?, ?, NULL)";
    let all = params![id, news.county, news.person, title, href, now];
    unit.rows_without_a_permit(WHY).run(sql, all).map(drop)
}

/// Lines that wait for a person's weekly message: title and path, the oldest first.
pub(super) fn lines(unit: &mut Unit<'_>, person: &str) -> Outcome<Vec<(String, String)>> {
    let sql = "SELECT title, href FROM digest_line WHERE person = ? AND taken IS NULL ORDER BY id";
    let rows = unit.rows_without_a_permit(WHY).all(sql, params![person])?;
    rows.iter().map(|row| Ok((row.get("title")?, row.get("href")?))).collect()
}

/// Notes that they stand in one.
pub(super) fn taken(unit: &mut Unit<'_>, person: &str) -> Outcome<()> {
    let now = unit.now();
    let sql = "UPDATE digest_line SET taken = ? WHERE person = ? AND taken IS NULL";
    unit.rows_without_a_permit(WHY).run(sql, params![now, person]).map(drop)
}

/// What a person has chosen, by kind.
pub(crate) fn choices(unit: &mut Unit<'_>, person: &str) -> Outcome<BTreeMap<String, Choice>> {
    let sql = "SELECT kind, choice FROM message_choice WHERE person = ?";
    let rows = unit.rows_without_a_permit(WHY).all(sql, params![person])?;
    let mut out = BTreeMap::new();
    for row in rows {
        if let Some(choice) = Choice::named(&row.get::<String>("choice")?) {
            out.insert(row.get("kind")?, choice);
        }
    }
    Ok(out)
}

/// Keeps what a person chose.
pub(crate) fn choose(rows: &mut Rows<'_>, person: &str, kind: &str, choice: Choice) -> Outcome<()> {
    let sql = "INSERT INTO message_choice (person, kind, choice) VALUES (?, ?, ?)
               ON CONFLICT (person, kind) DO UPDATE SET choice = excluded.choice";
    rows.run(sql, params![person, kind, choice.name()]).map(drop)
}

/// Whether a person wants to hear nothing of a thing on a day.
pub(super) fn snoozed(unit: &mut Unit<'_>, person: &str, thing: &str, today: Date) -> Outcome<bool> {
    let sql = "SELECT until FROM message_snooze WHERE person = ? AND thing = ?";
    let row = unit.rows_without_a_permit(WHY).one(sql, params![person, thing])?;
    row.map_or(Ok(false), |row| Ok(today < row.get::<Date>("until")?))
}

/// What a person wants to hear nothing of, and until when.
pub(crate) fn snoozes(rows: &mut Rows<'_>, person: &str) -> Outcome<Vec<(String, Date)>> {
    let sql = "SELECT thing, until FROM message_snooze WHERE person = ? ORDER BY until, thing";
    rows.all(sql, params![person])?.iter().map(|row| Ok((row.get("thing")?, row.get("until")?))).collect()
}

/// Keeps that a person wants to hear nothing of a thing until a day.
pub(crate) fn snooze(rows: &mut Rows<'_>, person: &str, thing: &str, until: Date) -> Outcome<()> {
    let sql = "INSERT INTO message_snooze (person, thing, until) VALUES (?, ?, ?)
               ON CONFLICT (person, thing) DO UPDATE SET until = excluded.until";
    rows.run(sql, params![person, thing, until]).map(drop)
}

/// When the address of a person's calendar was made.
pub(crate) fn address_made(rows: &mut Rows<'_>, person: &str) -> Outcome<Option<Timestamp>> {
    let row = rows.one("SELECT made FROM calendar_address WHERE person = ?", params![person])?;
    row.map(|row| row.get("made")).transpose()
}

/// Gives a person's calendar an address, in place of any before.
pub(crate) fn make_address(
    rows: &mut Rows<'_>,
    (person, county): (&str, &str),
    hash: &str,
    now: Timestamp,
) -> Outcome<()> {
    let sql = "INSERT INTO calendar_address (person, county, hash, made) VALUES (?, ?, ?, ?)
               ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, county = excluded.county, made = excluded.made";
    rows.run(sql, params![person, county, hash, now]).map(drop)
}

/// Takes the address away. Says whether there was one.
pub(crate) fn revoke_address(rows: &mut Rows<'_>, person: &str) -> Outcome<bool> {
    Ok(rows.run("DELETE FROM calendar_address WHERE person = ?", params![person])? == 1)
}

/// Whose calendar has the address with this hash, in a county.
pub(crate) fn whose_address(rows: &mut Rows<'_>, county: &str, hash: &str) -> Outcome<Option<String>> {
    let sql = "SELECT person FROM calendar_address WHERE hash = ? AND county = ?";
    rows.one(sql, params![hash, county])?.map(|row| row.get("person")).transpose()
}
