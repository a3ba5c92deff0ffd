//! Rows of published counts: every version is kept.

use super::DutyBook;
use crate::mappa::{Count, Counts, Year};
use kernel::db::{Migration, Row};
use kernel::{Outcome, Permit, Proof, Unit, Visible, params};

/// The table. A count without `people` is one that is too small to be shown.
pub(crate) const MIGRATION: Migration = Migration {
    name: "duties-310-mappa",
    sql: &[
        "CREATE TABLE duty_mappa (id TEXT PRIMARY KEY, county TEXT NOT NULL, body TEXT NOT NULL, legal_year TEXT NOT NULL,
         version BIGINT NOT NULL, category BIGINT NOT NULL, level BIGINT NOT NULL, people BIGINT, at TEXT NOT NULL,
         by_whom TEXT NOT NULL, UNIQUE (body, legal_year, version, category, level))",
        "CREATE INDEX duty_mappa_county ON duty_mappa (county, legal_year)",
    ],
    append_only: &["duty_mappa"],
};

const COLUMNS: &str = "t.body, t.legal_year, t.version, t.category, t.level, t.people, t.at";

fn gathered(rows: &[Row]) -> Outcome<Vec<Year>> {
    let mut out: Vec<Year> = Vec::new();
    for row in rows {
        let (body, year, version): (String, String, i64) =
            (row.get("body")?, row.get("legal_year")?, row.get("version")?);
        let same = |last: &Year| last.body == body && last.year == year && last.version == version;
        if !out.last().is_some_and(same) {
            out.push(Year { body, year, counts: Counts::new(), version, at: row.get("at")? });
        }
        let small = |column: &str| -> Outcome<u8> {
            u8::try_from(row.get::<i64>(column)?).map_err(kernel::Fault::broken)
        };
        let people: Option<i64> = row.get("people")?;
        let count =
            people.map_or(Count::Few, |people| Count::People(u32::try_from(people).unwrap_or_default()));
        let cell = (small("category")?, small("level")?);
        if let Some(last) = out.last_mut() {
            last.counts.insert(cell, count);
        }
    }
    Ok(out)
}

/// Every version of every year of a county that may be seen, the oldest version of each first.
pub(crate) fn visible(unit: &mut Unit<'_>, visible: &Visible<DutyBook>, county: &str) -> Outcome<Vec<Year>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_mappa t WHERE {} AND t.county = ? ORDER BY t.legal_year, t.body, t.version, t.category, t.level",
        visible.sql()
    );
    gathered(&unit.rows(visible).all(&sql, &visible.params(params![county]))?)
}

/// The last version of a year in the book that a permit is for.
pub(crate) fn last<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, DutyBook>,
    year: &str,
) -> Outcome<Option<Year>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_mappa t WHERE t.body = ? AND t.legal_year = ? ORDER BY t.version, t.category, t.level"
    );
    Ok(gathered(&unit.rows(permit).all(&sql, params![permit.id(), year])?)?.pop())
}

/// Keeps a version of a year and gives its rows.
pub(crate) fn insert<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, DutyBook>,
    year: &str,
    version: i64,
    counts: &Counts,
) -> Outcome<Vec<String>> {
    let (now, by) = (unit.now(), permit.holder().mark());
    let mut out = Vec::new();
    for ((category, level), count) in counts {
        let id = unit.id();
        let people = match count {
            Count::People(people) => Some(i64::from(*people)),
            Count::Few => None,
        };
        let columns = [
            ("id", id.as_str().into()),
            ("county", permit.county().into()),
            ("body", permit.id().into()),
            ("legal_year", year.into()),
            ("version", version.into()),
            ("category", i64::from(*category).into()),
            ("level", i64::from(*level).into()),
            ("people", people.into()),
            ("at", now.into()),
            ("by_whom", by.clone().into()),
        ];
        unit.rows(permit).insert("duty_mappa", &columns)?;
        out.push(id);
    }
    Ok(out)
}
