//! Rows of what minutes say: their parts, every text that a part ever had, and what could not be brought together.

use crate::minutes::{Clashing, Part};
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Proof, Unit, params};

/// Begins the minutes of a meeting, and gives their identifier.
pub(crate) fn begin(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting, group): (&str, &str, &str),
) -> Outcome<String> {
    let (id, now) = (unit.id(), unit.now());
    let columns = [
        ("id", Value::from(&id)),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("of_group", group.into()),
        ("state", "draft".into()),
        ("released", false.into()),
        ("approved_by", "".into()),
        ("document", "".into()),
        ("head", "".into()),
        ("version", 1_i64.into()),
        ("changed_at", now.into()),
    ];
    unit.rows(proof).insert("meeting_minutes", &columns)?;
    Ok(id)
}

fn part(row: &Row) -> Outcome<Part> {
    Ok(Part {
        id: row.get("id")?,
        minutes: row.get("minutes")?,
        county: row.get("county")?,
        item: row.get("item")?,
        text: row.get("text")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

const PART: &str =
    "SELECT t.id, t.minutes, t.county, t.item, t.text, t.version, t.changed_at FROM meeting_minute_part t";

/// Every part of some minutes: the whole meeting's first, then in the order in which they were begun.
pub(crate) fn parts(unit: &mut Unit<'_>, proof: &impl Proof, minutes: &str) -> Outcome<Vec<Part>> {
    let sql = format!("{PART} WHERE t.minutes = ? ORDER BY CASE WHEN t.item IS NULL THEN 0 ELSE 1 END, t.id");
    unit.rows(proof).all(&sql, params![minutes])?.iter().map(part).collect()
}

/// What the minutes say of an item, or of the meeting as a whole.
pub(crate) fn one(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    minutes: &str,
    item: Option<&str>,
) -> Outcome<Option<Part>> {
    let mut values = params![minutes].to_vec();
    let which = item.map_or("t.item IS NULL", |_| "t.item = ?");
    values.extend(item.map(Value::from));
    let sql = format!("{PART} WHERE t.minutes = ? AND {which}");
    unit.rows(proof).one(&sql, &values)?.map(|row| part(&row)).transpose()
}

/// The text of a part as it was in a version; nothing before the first.
pub(crate) fn as_of(unit: &mut Unit<'_>, proof: &impl Proof, part: &str, version: i64) -> Outcome<String> {
    let sql = "SELECT text FROM meeting_minute_turn WHERE part = ? AND version = ?";
    let row = unit.rows(proof).one(sql, params![part, version])?;
    row.map_or(Ok(String::new()), |row| row.get("text"))
}

/// Keeps a part as it is now and adds its text to what it ever was: `base` is the version on which the writer began.
/// Gives the rows.
pub(crate) fn keep(unit: &mut Unit<'_>, proof: &impl Proof, it: &Part, base: i64) -> Outcome<Vec<String>> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let mut rows = unit.rows(proof);
    if it.version == 1 {
        let columns = [
            ("id", Value::from(&it.id)),
            ("minutes", (&it.minutes).into()),
            ("county", (&it.county).into()),
            ("item", it.item.clone().into()),
            ("text", (&it.text).into()),
            ("version", it.version.into()),
            ("changed_at", it.changed_at.into()),
        ];
        rows.insert("meeting_minute_part", &columns)?;
    } else {
        let sql = "UPDATE meeting_minute_part SET text = ?, version = ?, changed_at = ? WHERE id = ? AND version = ?";
        let values = params![it.text.as_str(), it.version, it.changed_at, it.id.as_str(), it.version - 1];
        if rows.run(sql, values)? != 1 {
            return Err(Fault::Conflict("Somebody else wrote here at this moment. Save again.".into()));
        }
    }
    let columns = [
        ("id", id.as_str().into()),
        ("part", (&it.id).into()),
        ("version", it.version.into()),
        ("base", base.into()),
        ("text", (&it.text).into()),
        ("at", now.into()),
        ("by_whom", by.into()),
    ];
    rows.insert("meeting_minute_turn", &columns)?;
    Ok(vec![it.id.clone(), id])
}

/// Keeps a sentence that two people changed in different ways, and gives the row.
pub(crate) fn clash(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    part: &Part,
    it: &crate::minutes::merge::Clash,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("minutes", (&part.minutes).into()),
        ("part", (&part.id).into()),
        ("item", part.item.clone().into()),
        ("was", (&it.before).into()),
        ("first", (&it.first).into()),
        ("second", (&it.second).into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("settled_at", Value::Null),
        ("settled_by", "".into()),
    ];
    unit.rows(proof).insert("meeting_minute_clash", &columns)?;
    Ok(id)
}

/// The clashes of some minutes that nobody has settled, the oldest first.
pub(crate) fn clashes(unit: &mut Unit<'_>, proof: &impl Proof, minutes: &str) -> Outcome<Vec<Clashing>> {
    let sql = "SELECT id, item, was, first, second, at, by_whom FROM meeting_minute_clash
               WHERE minutes = ? AND settled_at IS NULL ORDER BY id";
    let read = |row: &Row| {
        Ok(Clashing {
            id: row.get("id")?,
            item: row.get("item")?,
            before: row.get("was")?,
            first: row.get("first")?,
            second: row.get("second")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
        })
    };
    unit.rows(proof).all(sql, params![minutes])?.iter().map(read).collect()
}

/// Settles a clash; gives whether it was open.
pub(crate) fn settle(unit: &mut Unit<'_>, proof: &impl Proof, minutes: &str, id: &str) -> Outcome<bool> {
    let (now, by) = (unit.now(), proof.holder().mark());
    let sql = "UPDATE meeting_minute_clash SET settled_at = ?, settled_by = ? WHERE id = ? AND minutes = ? AND settled_at IS NULL";
    Ok(unit.rows(proof).run(sql, params![now, by, id, minutes])? == 1)
}
