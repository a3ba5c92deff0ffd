//! Rows of the police and crime plan's objectives, and of how regard was had to each.

use crate::regard::{Given, Objective};
use kernel::db::{Migration, Row};
use kernel::{Fault, Outcome, Proof, Unit, params};

/// Objectives with their dates, and the regard that was had.
pub(super) const MIGRATION: Migration = Migration {
    name: "plans-205-regard",
    sql: &[
        "CREATE TABLE plan_objective (id TEXT PRIMARY KEY, county TEXT NOT NULL, slug TEXT NOT NULL, of_plan TEXT NOT NULL,
         title TEXT NOT NULL, holds_from TEXT NOT NULL, holds_to TEXT, place BIGINT NOT NULL, version BIGINT NOT NULL,
         UNIQUE (county, slug))",
        "CREATE TABLE plan_regard (id TEXT PRIMARY KEY, county TEXT NOT NULL, thing TEXT NOT NULL, objective TEXT NOT NULL,
         how TEXT NOT NULL, on_day TEXT NOT NULL, by_whom TEXT NOT NULL, version BIGINT NOT NULL, UNIQUE (thing, objective))",
    ],
    append_only: &[],
};

fn read(row: &Row) -> Outcome<Objective> {
    Ok(Objective {
        id: row.get("id")?,
        slug: row.get("slug")?,
        plan: row.get("of_plan")?,
        title: row.get("title")?,
        from: row.get("holds_from")?,
        to: row.get("holds_to")?,
        place: row.get("place")?,
        version: row.get("version")?,
    })
}

/// Every objective that a county has had, in the order of its plan. They are public: the policing body publishes its plan.
pub(crate) fn objectives(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<Objective>> {
    let sql = "SELECT id, slug, of_plan, title, holds_from, holds_to, place, version FROM plan_objective WHERE county = ?
               ORDER BY holds_from DESC, place, slug";
    unit.rows(proof).all(sql, params![county])?.iter().map(read).collect()
}

/// Adds an objective, and gives its identifier.
pub(crate) fn add(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, it: &Objective) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_objective",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("slug", it.slug.as_str().into()),
            ("of_plan", it.plan.as_str().into()),
            ("title", it.title.as_str().into()),
            ("holds_from", it.from.into()),
            ("holds_to", it.to.into()),
            ("place", it.place.into()),
            ("version", 1.into()),
        ],
    )?;
    Ok(id)
}

/// Ends an objective, or changes its day of end.
pub(crate) fn end(unit: &mut Unit<'_>, proof: &impl Proof, it: &Objective) -> Outcome<()> {
    let sql = "UPDATE plan_objective SET holds_to = ?, version = version + 1 WHERE id = ? AND version = ?";
    let changed = unit.rows(proof).run(sql, params![it.to, it.id.as_str(), it.version])?;
    let words = "Somebody else changed this objective while you had it open.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}

/// How regard was had, by objective, for one thing.
pub(crate) fn given(unit: &mut Unit<'_>, proof: &impl Proof, thing: &str) -> Outcome<Vec<Given>> {
    let sql =
        "SELECT id, objective, how, on_day, by_whom, version FROM plan_regard WHERE thing = ? ORDER BY id";
    let read = |row: &Row| {
        Ok(Given {
            id: row.get("id")?,
            objective: row.get("objective")?,
            how: row.get("how")?,
            on: row.get("on_day")?,
            by: row.get("by_whom")?,
            version: row.get("version")?,
        })
    };
    unit.rows(proof).all(sql, params![thing])?.iter().map(read).collect()
}

/// Writes how regard was had over the version that was read, which is 0 when there is nothing yet; gives the row.
pub(crate) fn put(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    thing: &str,
    it: &Given,
) -> Outcome<String> {
    if it.version == 0 {
        let id = unit.id();
        unit.rows(proof).insert(
            "plan_regard",
            &[
                ("id", id.as_str().into()),
                ("county", county.into()),
                ("thing", thing.into()),
                ("objective", it.objective.as_str().into()),
                ("how", it.how.as_str().into()),
                ("on_day", it.on.into()),
                ("by_whom", it.by.as_str().into()),
                ("version", 1.into()),
            ],
        )?;
        return Ok(id);
    }
    let sql = "UPDATE plan_regard SET how = ?, on_day = ?, by_whom = ?, version = version + 1 WHERE id = ? AND version = ?";
    let params = params![it.how.as_str(), it.on, it.by.as_str(), it.id.as_str(), it.version];
    let changed = unit.rows(proof).run(sql, params)?;
    let words = "Somebody else wrote how regard was had while you had it open.";
    if changed == 1 { Ok(it.id.clone()) } else { Err(Fault::Conflict(words.into())) }
}
