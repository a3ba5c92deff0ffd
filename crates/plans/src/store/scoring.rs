//! Rows of prioritisations: what is scored, who scores, and what they gave.

use super::Scoring;
use crate::scoring::matrix::Matrix;
use crate::scoring::{Basis, Candidate, Held, Scores, Sheet, State};
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

/// Prioritisations, their candidates with the findings behind them, and the scorers' sheets.
pub(super) const MIGRATION: Migration = Migration {
    name: "plans-200-scoring",
    sql: &[
        "CREATE TABLE plan_scoring (id TEXT PRIMARY KEY, county TEXT NOT NULL, legal_year TEXT NOT NULL, about TEXT NOT NULL,
         state TEXT NOT NULL, matrix TEXT NOT NULL, first_places BIGINT NOT NULL, reasons TEXT NOT NULL, decided_at TEXT,
         decided_by TEXT NOT NULL, version BIGINT NOT NULL, UNIQUE (county, legal_year))",
        "CREATE TABLE plan_candidate (id TEXT PRIMARY KEY, scoring TEXT NOT NULL, title TEXT NOT NULL, about TEXT NOT NULL,
         place BIGINT NOT NULL, chosen BIGINT, reason TEXT NOT NULL)",
        "CREATE INDEX plan_candidate_scoring ON plan_candidate (scoring, place)",
        "CREATE TABLE plan_candidate_basis (id TEXT PRIMARY KEY, candidate TEXT NOT NULL, csp TEXT NOT NULL, csp_name TEXT NOT NULL,
         assessment TEXT NOT NULL, finding TEXT NOT NULL, words TEXT NOT NULL, href TEXT NOT NULL)",
        "CREATE INDEX plan_candidate_basis_candidate ON plan_candidate_basis (candidate, id)",
        "CREATE TABLE plan_sheet (id TEXT PRIMARY KEY, scoring TEXT NOT NULL, person TEXT NOT NULL, scores TEXT NOT NULL,
         note TEXT NOT NULL, given_at TEXT, changed_at TEXT, version BIGINT NOT NULL, UNIQUE (scoring, person))",
        "CREATE INDEX plan_sheet_person ON plan_sheet (person, scoring)",
    ],
    append_only: &[],
};

const COLUMNS: &str =
    "t.id, t.county, t.legal_year, t.about, t.state, t.matrix, t.first_places, t.reasons, t.decided_at,
    t.decided_by, t.version";

fn read(row: &Row) -> Outcome<Held> {
    let state: String = row.get("state")?;
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        year: row.get("legal_year")?,
        about: row.get("about")?,
        state: State::named(&state)
            .ok_or_else(|| Fault::broken(format!("a prioritisation in the state {state}")))?,
        matrix: row.json::<Matrix>("matrix")?,
        first: usize::try_from(row.get::<i64>("first_places")?).unwrap_or(0),
        reasons: row.get("reasons")?,
        decided_at: row.get("decided_at")?,
        decided_by: row.get("decided_by")?,
        version: row.get("version")?,
    })
}

/// The prioritisations that may be seen, the newest first.
pub(crate) fn visible(unit: &mut Unit<'_>, visible: &Visible<Scoring>, county: &str) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_scoring t WHERE {} AND t.county = ? ORDER BY t.legal_year DESC LIMIT 100",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

/// Identifier of the prioritisation of a year. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, county: &str, year: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM plan_scoring WHERE county = ? AND legal_year = ?";
    rows.one(sql, params![county, year])?.map(|row| row.get("id")).transpose()
}

/// One prioritisation.
pub(crate) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM plan_scoring t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.as_ref().map(read).transpose()
}

/// The one that a permit is for.
pub(crate) fn one<V>(unit: &mut Unit<'_>, permit: &Permit<V, Scoring>) -> Outcome<Held> {
    by_id(unit, permit, permit.id())?.ok_or(Fault::Absent)
}

fn json(value: &impl serde::Serialize) -> Outcome<String> {
    serde_json::to_string(value).map_err(Fault::broken)
}

/// Adds a prioritisation and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    year: &str,
    about: &str,
    matrix: &Matrix,
    first: usize,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_scoring",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("legal_year", year.into()),
            ("about", about.into()),
            ("state", State::Open.name().into()),
            ("matrix", json(matrix)?.into()),
            ("first_places", first.into()),
            ("reasons", "".into()),
            ("decided_at", kernel::db::Value::Null),
            ("decided_by", "".into()),
            ("version", 1.into()),
        ],
    )?;
    Ok(id)
}

/// Writes a prioritisation over the version that was read.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, seen: i64, held: &Held) -> Outcome<()> {
    let sql = "UPDATE plan_scoring SET about = ?, state = ?, matrix = ?, first_places = ?, reasons = ?, decided_at = ?,
               decided_by = ?, version = version + 1 WHERE id = ? AND version = ?";
    let params = params![
        held.about.as_str(),
        held.state.name(),
        json(&held.matrix)?,
        held.first,
        held.reasons.as_str(),
        held.decided_at,
        held.decided_by.as_str(),
        held.id.as_str(),
        seen
    ];
    first(unit.rows(proof).run(sql, params)?)
}

fn first(changed: u64) -> Outcome<()> {
    let words = "Somebody else changed this prioritisation while you had it open.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}

/// Candidates in the order in which scorers see them, each with the findings that raised it.
pub(crate) fn candidates(unit: &mut Unit<'_>, proof: &impl Proof, scoring: &str) -> Outcome<Vec<Candidate>> {
    let sql = "SELECT id, title, about, place, chosen, reason FROM plan_candidate WHERE scoring = ? ORDER BY place, id";
    let mut rows = unit.rows(proof);
    let found = rows.all(sql, params![scoring])?;
    let sql = "SELECT b.candidate, b.csp, b.csp_name, b.assessment, b.finding, b.words, b.href FROM plan_candidate_basis b
               JOIN plan_candidate c ON c.id = b.candidate WHERE c.scoring = ? ORDER BY b.id";
    let mut basis: Vec<(String, Basis)> = Vec::new();
    for row in rows.all(sql, params![scoring])? {
        basis.push((row.get("candidate")?, read_basis(&row)?));
    }
    found
        .iter()
        .map(|row| {
            let id: String = row.get("id")?;
            Ok(Candidate {
                title: row.get("title")?,
                about: row.get("about")?,
                place: row.get("place")?,
                chosen: row.get::<Option<i64>>("chosen")?.map(|chosen| chosen != 0),
                reason: row.get("reason")?,
                basis: basis.iter().filter(|(of, _)| *of == id).map(|(_, it)| it.clone()).collect(),
                id,
            })
        })
        .collect()
}

/// A finding as a row of either table that holds them.
pub(crate) fn read_basis(row: &Row) -> Outcome<Basis> {
    Ok(Basis {
        csp: row.get("csp")?,
        csp_name: row.get("csp_name")?,
        assessment: row.get("assessment")?,
        finding: row.get("finding")?,
        words: row.get("words")?,
        href: row.get("href")?,
    })
}

/// Adds a candidate with the findings behind it, and gives the rows.
pub(crate) fn add_candidate(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    scoring: &str,
    it: &Candidate,
) -> Outcome<Vec<String>> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_candidate",
        &[
            ("id", id.as_str().into()),
            ("scoring", scoring.into()),
            ("title", it.title.as_str().into()),
            ("about", it.about.as_str().into()),
            ("place", it.place.into()),
            ("chosen", kernel::db::Value::Null),
            ("reason", "".into()),
        ],
    )?;
    let mut rows = vec![id.clone()];
    for basis in &it.basis {
        let row = unit.id();
        unit.rows(proof).insert(
            "plan_candidate_basis",
            &[
                ("id", row.as_str().into()),
                ("candidate", id.as_str().into()),
                ("csp", basis.csp.as_str().into()),
                ("csp_name", basis.csp_name.as_str().into()),
                ("assessment", basis.assessment.as_str().into()),
                ("finding", basis.finding.as_str().into()),
                ("words", basis.words.as_str().into()),
                ("href", basis.href.as_str().into()),
            ],
        )?;
        rows.push(row);
    }
    Ok(rows)
}

/// Takes a candidate away with the findings behind it, and gives the rows that are gone.
pub(crate) fn remove_candidate<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Scoring>,
    candidate: &str,
) -> Outcome<Vec<String>> {
    let mut rows = unit.rows(permit);
    let found = rows.all("SELECT id FROM plan_candidate_basis WHERE candidate = ?", params![candidate])?;
    let mut gone = vec![candidate.to_string()];
    for row in &found {
        gone.push(row.get("id")?);
    }
    rows.run("DELETE FROM plan_candidate_basis WHERE candidate = ?", params![candidate])?;
    let sql = "DELETE FROM plan_candidate WHERE id = ? AND scoring = ?";
    first(rows.run(sql, params![candidate, permit.id()])?)?;
    Ok(gone)
}

/// Says what became of a candidate, and why.
pub(crate) fn settle(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    candidate: &str,
    chosen: bool,
    reason: &str,
) -> Outcome<()> {
    let sql = "UPDATE plan_candidate SET chosen = ?, reason = ? WHERE id = ?";
    first(unit.rows(proof).run(sql, params![chosen, reason, candidate])?)
}

fn read_sheet(row: &Row) -> Outcome<Sheet> {
    Ok(Sheet {
        id: row.get("id")?,
        person: row.get("person")?,
        scores: row.json::<Scores>("scores")?,
        note: row.get("note")?,
        given_at: row.get("given_at")?,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

/// Every scorer's sheet. What stands in it is shown only to those who may read it.
pub(crate) fn sheets(unit: &mut Unit<'_>, proof: &impl Proof, scoring: &str) -> Outcome<Vec<Sheet>> {
    let sql = "SELECT id, person, scores, note, given_at, changed_at, version FROM plan_sheet WHERE scoring = ? ORDER BY id";
    unit.rows(proof).all(sql, params![scoring])?.iter().map(read_sheet).collect()
}

/// Asks somebody to score, and gives the row.
pub(crate) fn ask(unit: &mut Unit<'_>, proof: &impl Proof, scoring: &str, person: &str) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_sheet",
        &[
            ("id", id.as_str().into()),
            ("scoring", scoring.into()),
            ("person", person.into()),
            ("scores", "{}".into()),
            ("note", "".into()),
            ("given_at", kernel::db::Value::Null),
            ("changed_at", kernel::db::Value::Null),
            ("version", 1.into()),
        ],
    )?;
    Ok(id)
}

/// No longer asks somebody who has given nothing.
pub(crate) fn unask(unit: &mut Unit<'_>, proof: &impl Proof, sheet: &str) -> Outcome<()> {
    let sql = "DELETE FROM plan_sheet WHERE id = ? AND given_at IS NULL";
    first(unit.rows(proof).run(sql, params![sheet])?)
}

/// Writes a sheet over the version that was read.
pub(crate) fn put(unit: &mut Unit<'_>, proof: &impl Proof, seen: i64, sheet: &Sheet) -> Outcome<()> {
    let sql =
        "UPDATE plan_sheet SET scores = ?, note = ?, given_at = ?, changed_at = ?, version = version + 1
               WHERE id = ? AND version = ?";
    let params = params![
        json(&sheet.scores)?,
        sheet.note.as_str(),
        sheet.given_at,
        sheet.changed_at,
        sheet.id.as_str(),
        seen
    ];
    let changed = unit.rows(proof).run(sql, params)?;
    let words = "You saved other scores in another window meanwhile.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}

/// Open prioritisations in which a person is asked and has not given scores: the year of each.
pub(crate) fn waiting(
    unit: &mut Unit<'_>,
    visible: &Visible<Scoring>,
    county: &str,
    person: &str,
) -> Outcome<Vec<(String, Option<Timestamp>)>> {
    let sql = format!(
        "SELECT t.legal_year, s.given_at FROM plan_scoring t JOIN plan_sheet s ON s.scoring = t.id
         WHERE {} AND t.county = ? AND t.state = 'open' AND s.person = ? ORDER BY t.legal_year",
        visible.sql()
    );
    let found = unit.rows(visible).all(&sql, &visible.params(params![county, person]))?;
    found.iter().map(|row| Ok((row.get("legal_year")?, row.get("given_at")?))).collect()
}
