//! Rows of series.

use super::Series;
use super::cycle::{self, Rhythm};
use crate::cycle::series::{Held, Run};
use jiff::civil::Time;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};

const COLUMNS: &str = "t.id, t.county, t.of_group, t.slug, t.title, t.cadence, t.begins, t.until_day, t.starts, t.ends, t.place,
    t.online, t.held_in, t.published, t.restricted, t.version";

fn read(row: &Row) -> Outcome<Held> {
    let time = |column: &str| {
        let text: String = row.get(column)?;
        text.parse::<Time>().map_err(|_| Fault::broken(format!("a series with the time {text}")))
    };
    let group: String = row.get("of_group")?;
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        slug: row.get("slug")?,
        of: Run {
            group: group.rsplit('/').next().unwrap_or_default().into(),
            title: row.get("title")?,
            cadence: row.json("cadence")?,
            begins: row.get("begins")?,
            until: row.get("until_day")?,
            starts: time("starts")?,
            ends: time("ends")?,
            place: row.get("place")?,
            online: row.get("online")?,
            in_public: row.get::<String>("held_in")? == "public",
            published: row.get("published")?,
            restricted: row.get("restricted")?,
            ..Run::default()
        },
        version: row.get("version")?,
    })
}

fn columns(it: &Held) -> Outcome<Vec<(&'static str, Value)>> {
    let of = &it.of;
    Ok(vec![
        ("of_group", it.group().into()),
        ("title", (&of.title).into()),
        ("cadence", serde_json::to_string(&of.cadence).map_err(Fault::broken)?.into()),
        ("begins", of.begins.into()),
        ("until_day", of.until.into()),
        ("starts", of.starts.strftime("%H:%M").to_string().into()),
        ("ends", of.ends.strftime("%H:%M").to_string().into()),
        ("place", (&of.place).into()),
        ("online", (&of.online).into()),
        ("held_in", if of.in_public { "public" } else { "private" }.into()),
        ("published", of.published.into()),
        ("restricted", of.restricted.into()),
        ("version", it.version.into()),
    ])
}

fn keep_rhythm(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<()> {
    let rhythm = Rhythm { pack: it.of.pack.clone(), exceptions: it.of.exceptions.clone() };
    cycle::keep_rhythm(unit, proof, (&it.county, &it.id), &rhythm)
}

/// Adds a series.
pub(crate) fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<()> {
    let mut all =
        vec![("id", Value::from(&it.id)), ("county", (&it.county).into()), ("slug", (&it.slug).into())];
    all.extend(columns(it)?);
    unit.rows(proof).insert("meeting_series", &all)?;
    keep_rhythm(unit, proof, it)
}

/// Keeps a series over the version before it.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<()> {
    let all = columns(it)?;
    let set: Vec<String> = all.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let mut values: Vec<Value> = all.into_iter().map(|(_, value)| value).collect();
    values.extend([Value::from(&it.id), (it.version - 1).into()]);
    let sql = format!("UPDATE meeting_series SET {} WHERE id = ? AND version = ?", set.join(", "));
    if unit.rows(proof).run(&sql, &values)? != 1 {
        return Err(Fault::Conflict("The series was changed while you had it open.".into()));
    }
    keep_rhythm(unit, proof, it)
}

/// A series by its identifier, whole.
pub(crate) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Held> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_series t WHERE t.id = ?");
    let row = unit.rows(proof).one(&sql, params![id])?.ok_or(Fault::Absent)?;
    let mut it = read(&row)?;
    let rhythm = cycle::rhythm(unit, proof, id)?;
    (it.of.pack, it.of.exceptions) = (rhythm.pack, rhythm.exceptions);
    Ok(it)
}

/// Identifier of the series of a name. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, county: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM meeting_series WHERE county = ? AND slug = ?";
    rows.one(sql, params![county, slug])?.map(|row| row.get("id")).transpose()
}

/// Names that begin with a name.
pub(crate) fn names_like(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    name: &str,
) -> Outcome<Vec<String>> {
    let sql = "SELECT slug FROM meeting_series WHERE county = ? AND slug LIKE ?";
    let rows = unit.rows(proof).all(sql, params![county, format!("{name}%")])?;
    rows.iter().map(|row| row.get("slug")).collect()
}

/// Series of a county that may be seen, by title.
pub(crate) fn list(unit: &mut Unit<'_>, visible: &Visible<Series>, county: &str) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM meeting_series t WHERE {} AND t.county = ? ORDER BY t.title, t.id",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}
