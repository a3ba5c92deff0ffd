//! Rows of agreements and of their priorities.

use super::Agreement;
use crate::agreements::{Aim, Held, Priority, State, Terms};
use kernel::db::Row;
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

const COLUMNS: &str =
    "t.id, t.county, t.slug, t.title, t.legal_year, t.applies_to, t.state, t.published, t.about, t.version";

fn read(row: &Row) -> Outcome<Held> {
    let state: String = row.get("state")?;
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        slug: row.get("slug")?,
        terms: Terms {
            title: row.get("title")?,
            legal_year: row.get("legal_year")?,
            applies_to: row.get("applies_to")?,
            state: State::named(&state)
                .ok_or_else(|| Fault::broken(format!("an agreement in the state {state}")))?,
            published: row.get("published")?,
            about: row.get("about")?,
        },
        version: row.get("version")?,
    })
}

/// The agreements that may be seen, the newest first.
pub(crate) fn visible(unit: &mut Unit<'_>, visible: &Visible<Agreement>, county: &str) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_agreement t WHERE {} AND t.county = ? ORDER BY t.applies_to DESC, t.slug DESC LIMIT 100",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

/// The agreements of a county that were made in a legal year.
pub(crate) fn of_year(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    legal_year: &str,
) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_agreement t WHERE t.county = ? AND t.legal_year = ? ORDER BY t.slug"
    );
    unit.rows(proof).all(&sql, params![county, legal_year])?.iter().map(read).collect()
}

/// Identifiers of all agreements of a county, the newest first.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<String>> {
    let sql = "SELECT id FROM plan_agreement WHERE county = ? ORDER BY applies_to DESC, slug DESC";
    unit.rows(proof).all(sql, params![county])?.iter().map(|row| row.get("id")).collect()
}

/// The agreement that a permit is for.
pub(crate) fn one<V>(unit: &mut Unit<'_>, permit: &Permit<V, Agreement>) -> Outcome<Option<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM plan_agreement t WHERE t.id = ?");
    unit.rows(permit).one(&sql, params![permit.id()])?.as_ref().map(read).transpose()
}

/// One agreement by its identifier.
pub(crate) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM plan_agreement t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.as_ref().map(read).transpose()
}

/// Identifier of the agreement of a short name. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, county: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM plan_agreement WHERE county = ? AND slug = ?";
    rows.one(sql, params![county, slug])?.map(|row| row.get("id")).transpose()
}

/// Adds an agreement and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    slug: &str,
    terms: &Terms,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_agreement",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("slug", slug.into()),
            ("title", terms.title.as_str().into()),
            ("legal_year", terms.legal_year.as_str().into()),
            ("applies_to", terms.applies_to.as_str().into()),
            ("state", terms.state.name().into()),
            ("published", terms.published.into()),
            ("about", terms.about.as_str().into()),
            ("version", 1.into()),
        ],
    )?;
    Ok(id)
}

/// Writes an agreement over the version that was read, and gives the new version.
pub(crate) fn update<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Agreement>,
    seen: i64,
    terms: &Terms,
) -> Outcome<i64> {
    update_as(unit, permit, permit.id(), seen, terms)
}

/// The same for a given agreement.
pub(crate) fn update_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    seen: i64,
    terms: &Terms,
) -> Outcome<i64> {
    let sql = "UPDATE plan_agreement SET title = ?, legal_year = ?, applies_to = ?, state = ?, published = ?, about = ?,
               version = version + 1 WHERE id = ? AND version = ?";
    let params = params![
        terms.title.as_str(),
        terms.legal_year.as_str(),
        terms.applies_to.as_str(),
        terms.state.name(),
        terms.published,
        terms.about.as_str(),
        agreement,
        seen
    ];
    first(unit.rows(proof).run(sql, params)?)?;
    Ok(seen + 1)
}

fn first(changed: u64) -> Outcome<()> {
    let words = "The agreement was changed while you had it open.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}

fn read_priority(row: &Row) -> Outcome<Priority> {
    Ok(Priority {
        id: row.get("id")?,
        agreement: row.get("agreement")?,
        slug: row.get("slug")?,
        aim: Aim {
            title: row.get("title")?,
            about: row.get("about")?,
            place: row.get("place")?,
            cross_cutting: row.get("cross_cutting")?,
        },
        version: row.get("version")?,
    })
}

/// The priorities of an agreement in their order, then its cross-cutting themes.
pub(crate) fn priorities(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Vec<Priority>> {
    let sql = "SELECT id, agreement, slug, title, about, place, cross_cutting, version FROM plan_priority
               WHERE agreement = ? ORDER BY cross_cutting, place, slug";
    unit.rows(proof).all(sql, params![agreement])?.iter().map(read_priority).collect()
}

/// Adds a priority and gives its identifier.
pub(crate) fn insert_priority(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    slug: &str,
    aim: &Aim,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_priority",
        &[
            ("id", id.as_str().into()),
            ("agreement", agreement.into()),
            ("slug", slug.into()),
            ("title", aim.title.as_str().into()),
            ("about", aim.about.as_str().into()),
            ("place", aim.place.into()),
            ("cross_cutting", aim.cross_cutting.into()),
            ("version", 1.into()),
        ],
    )?;
    Ok(id)
}

/// Writes a priority of the permit's agreement over the version that was read, and gives the new version.
pub(crate) fn update_priority<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Agreement>,
    priority: &str,
    seen: i64,
    aim: &Aim,
) -> Outcome<i64> {
    let sql =
        "UPDATE plan_priority SET title = ?, about = ?, place = ?, cross_cutting = ?, version = version + 1
               WHERE id = ? AND agreement = ? AND version = ?";
    let params = params![
        aim.title.as_str(),
        aim.about.as_str(),
        aim.place,
        aim.cross_cutting,
        priority,
        permit.id(),
        seen
    ];
    first(unit.rows(permit).run(sql, params)?)?;
    Ok(seen + 1)
}
