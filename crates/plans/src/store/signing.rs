//! Rows of who is asked to sign an agreement, and of what each did.

use crate::agreement::Signature;
use kernel::db::{Migration, Row};
use kernel::{Outcome, Proof, Unit, params};

/// Who is asked to sign, as the board stood on the day; and every signature or refusal, for good.
pub(super) const MIGRATION: Migration = Migration {
    name: "plans-203-agreement-signing",
    sql: &[
        "CREATE TABLE plan_signatory (id TEXT PRIMARY KEY, agreement TEXT NOT NULL, county TEXT NOT NULL, organisation TEXT NOT NULL,
         UNIQUE (agreement, organisation))",
        "CREATE TABLE plan_signature (id TEXT PRIMARY KEY, agreement TEXT NOT NULL, edition TEXT NOT NULL, organisation TEXT NOT NULL,
         by_whom TEXT NOT NULL, role TEXT NOT NULL, on_day TEXT NOT NULL, at TEXT NOT NULL, refused BIGINT NOT NULL, words TEXT NOT NULL)",
        "CREATE INDEX plan_signature_agreement ON plan_signature (agreement, id)",
    ],
    append_only: &["plan_signature"],
};

/// Short names of the authorities that are asked, in the order of the board.
pub(crate) fn signatories(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Vec<String>> {
    let sql = "SELECT organisation FROM plan_signatory WHERE agreement = ? ORDER BY id";
    unit.rows(proof).all(sql, params![agreement])?.iter().map(|row| row.get("organisation")).collect()
}

/// Asks exactly these authorities, and gives the rows that came and went.
pub(crate) fn ask(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    county: &str,
    organisations: &[String],
) -> Outcome<Vec<String>> {
    let mut rows = Vec::new();
    let there = unit
        .rows(proof)
        .all("SELECT id, organisation FROM plan_signatory WHERE agreement = ?", params![agreement])?;
    let mut kept = Vec::new();
    for row in &there {
        let (id, organisation): (String, String) = (row.get("id")?, row.get("organisation")?);
        if organisations.contains(&organisation) {
            kept.push(organisation);
        } else {
            unit.rows(proof).run("DELETE FROM plan_signatory WHERE id = ?", params![id.as_str()])?;
            rows.push(id);
        }
    }
    for organisation in organisations.iter().filter(|o| !kept.contains(o)) {
        let id = unit.id();
        unit.rows(proof).insert(
            "plan_signatory",
            &[
                ("id", id.as_str().into()),
                ("agreement", agreement.into()),
                ("county", county.into()),
                ("organisation", organisation.into()),
            ],
        )?;
        rows.push(id);
    }
    Ok(rows)
}

/// Keeps a signature or a refusal for good, and gives the row.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    it: &Signature,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_signature",
        &[
            ("id", id.as_str().into()),
            ("agreement", agreement.into()),
            ("edition", it.edition.as_str().into()),
            ("organisation", it.organisation.as_str().into()),
            ("by_whom", it.by.as_str().into()),
            ("role", it.role.as_str().into()),
            ("on_day", it.on.into()),
            ("at", it.at.into()),
            ("refused", it.refused.into()),
            ("words", it.words.as_str().into()),
        ],
    )?;
    Ok(id)
}

/// Every signature and refusal under an agreement, the oldest first.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Vec<Signature>> {
    let sql =
        "SELECT id, edition, organisation, by_whom, role, on_day, at, refused, words FROM plan_signature
               WHERE agreement = ? ORDER BY id";
    let read = |row: &Row| {
        Ok(Signature {
            id: row.get("id")?,
            edition: row.get("edition")?,
            organisation: row.get("organisation")?,
            by: row.get("by_whom")?,
            role: row.get("role")?,
            on: row.get("on_day")?,
            at: row.get("at")?,
            refused: row.get("refused")?,
            words: row.get("words")?,
        })
    };
    unit.rows(proof).all(sql, params![agreement])?.iter().map(read).collect()
}
