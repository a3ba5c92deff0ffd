//! Rows of what an agreement says beside its priorities: its two parts (SI 2007/1830 reg 9(3)), and what stands beside each priority.

use super::Agreement;
use super::scoring::read_basis;
use crate::agreement::{Joint, Parts, Stage};
use crate::scoring::Basis;
use kernel::db::{Migration, Row};
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};

/// The parts, what is done jointly under each priority, and the findings that raised it.
pub(super) const MIGRATION: Migration = Migration {
    name: "plans-201-agreement-parts",
    sql: &[
        "CREATE TABLE plan_agreement_part (id TEXT PRIMARY KEY, scoring TEXT NOT NULL, part_a TEXT NOT NULL, part_b TEXT NOT NULL,
         method TEXT NOT NULL, monitoring TEXT NOT NULL, stage TEXT NOT NULL, version BIGINT NOT NULL)",
        "CREATE INDEX plan_agreement_part_scoring ON plan_agreement_part (scoring)",
        "CREATE TABLE plan_joint (id TEXT PRIMARY KEY, agreement TEXT NOT NULL, joint TEXT NOT NULL, lead TEXT NOT NULL,
         measure TEXT NOT NULL, version BIGINT NOT NULL)",
        "CREATE INDEX plan_joint_agreement ON plan_joint (agreement)",
        "CREATE TABLE plan_priority_basis (id TEXT PRIMARY KEY, priority TEXT NOT NULL, agreement TEXT NOT NULL, csp TEXT NOT NULL,
         csp_name TEXT NOT NULL, assessment TEXT NOT NULL, finding TEXT NOT NULL, words TEXT NOT NULL, href TEXT NOT NULL)",
        "CREATE INDEX plan_priority_basis_agreement ON plan_priority_basis (agreement, priority, id)",
    ],
    append_only: &[],
};

/// What an agreement says; an agreement of before has nothing, which is version 0.
pub(crate) fn one(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Parts> {
    let sql = "SELECT scoring, part_a, part_b, method, monitoring, stage, version FROM plan_agreement_part WHERE id = ?";
    let Some(row) = unit.rows(proof).one(sql, params![agreement])? else { return Ok(Parts::default()) };
    let stage: String = row.get("stage")?;
    Ok(Parts {
        scoring: row.get("scoring")?,
        part_a: row.get("part_a")?,
        part_b: row.get("part_b")?,
        method: row.get("method")?,
        monitoring: row.get("monitoring")?,
        stage: Stage::named(&stage)
            .ok_or_else(|| Fault::broken(format!("an agreement at the stage {stage}")))?,
        version: row.get("version")?,
    })
}

/// Writes them over the version that was read, which is 0 when there are none yet.
pub(crate) fn put(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    seen: i64,
    it: &Parts,
) -> Outcome<()> {
    if seen == 0 && one(unit, proof, agreement)?.version == 0 {
        return unit.rows(proof).insert(
            "plan_agreement_part",
            &[
                ("id", agreement.into()),
                ("scoring", it.scoring.as_str().into()),
                ("part_a", it.part_a.as_str().into()),
                ("part_b", it.part_b.as_str().into()),
                ("method", it.method.as_str().into()),
                ("monitoring", it.monitoring.as_str().into()),
                ("stage", it.stage.name().into()),
                ("version", 1.into()),
            ],
        );
    }
    let sql = "UPDATE plan_agreement_part SET part_a = ?, part_b = ?, method = ?, monitoring = ?, stage = ?,
               version = version + 1 WHERE id = ? AND version = ?";
    let params = params![
        it.part_a.as_str(),
        it.part_b.as_str(),
        it.method.as_str(),
        it.monitoring.as_str(),
        it.stage.name(),
        agreement,
        seen
    ];
    first(unit.rows(proof).run(sql, params)?)
}

fn first(changed: u64) -> Outcome<()> {
    let words = "Somebody else changed the agreement while you had it open.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}

/// Short name of the agreement that was drafted from a prioritisation, if the reader may see it.
pub(crate) fn drawn_from(
    unit: &mut Unit<'_>,
    visible: &Visible<Agreement>,
    scoring: &str,
) -> Outcome<Option<String>> {
    let sql = format!(
        "SELECT t.slug FROM plan_agreement t JOIN plan_agreement_part p ON p.id = t.id
         WHERE {} AND p.scoring = ? ORDER BY t.slug LIMIT 1",
        visible.sql()
    );
    let row = unit.rows(visible).one(&sql, &visible.params(params![scoring]))?;
    row.map(|row| row.get("slug")).transpose()
}

fn read_joint(row: &Row) -> Outcome<Joint> {
    Ok(Joint {
        priority: row.get("id")?,
        joint: row.get("joint")?,
        lead: row.get("lead")?,
        measure: row.get("measure")?,
        version: row.get("version")?,
    })
}

/// What stands beside the priorities of an agreement.
pub(crate) fn joints(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Vec<Joint>> {
    let sql = "SELECT id, joint, lead, measure, version FROM plan_joint WHERE agreement = ? ORDER BY id";
    unit.rows(proof).all(sql, params![agreement])?.iter().map(read_joint).collect()
}

/// Writes what stands beside a priority over the version that was read, which is 0 when there is nothing yet.
pub(crate) fn put_joint(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    seen: i64,
    it: &Joint,
) -> Outcome<()> {
    if seen == 0 {
        let there = "SELECT id FROM plan_joint WHERE id = ?";
        if unit.rows(proof).one(there, params![it.priority.as_str()])?.is_some() {
            return first(0);
        }
        return unit.rows(proof).insert(
            "plan_joint",
            &[
                ("id", it.priority.as_str().into()),
                ("agreement", agreement.into()),
                ("joint", it.joint.as_str().into()),
                ("lead", it.lead.as_str().into()),
                ("measure", it.measure.as_str().into()),
                ("version", 1.into()),
            ],
        );
    }
    let sql = "UPDATE plan_joint SET joint = ?, lead = ?, measure = ?, version = version + 1
               WHERE id = ? AND agreement = ? AND version = ?";
    let params = params![
        it.joint.as_str(),
        it.lead.as_str(),
        it.measure.as_str(),
        it.priority.as_str(),
        agreement,
        seen
    ];
    first(unit.rows(proof).run(sql, params)?)
}

/// The findings behind an agreement's priorities: the identifier of the priority and the finding.
pub(crate) fn basis(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
) -> Outcome<Vec<(String, Basis)>> {
    let sql = "SELECT priority, csp, csp_name, assessment, finding, words, href FROM plan_priority_basis
               WHERE agreement = ? ORDER BY priority, id";
    let rows = unit.rows(proof).all(sql, params![agreement])?;
    rows.iter().map(|row| Ok((row.get("priority")?, read_basis(row)?))).collect()
}

/// Notes the finding on which a priority rests, and gives the row.
pub(crate) fn add_basis(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    priority: &str,
    it: &Basis,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_priority_basis",
        &[
            ("id", id.as_str().into()),
            ("priority", priority.into()),
            ("agreement", agreement.into()),
            ("csp", it.csp.as_str().into()),
            ("csp_name", it.csp_name.as_str().into()),
            ("assessment", it.assessment.as_str().into()),
            ("finding", it.finding.as_str().into()),
            ("words", it.words.as_str().into()),
            ("href", it.href.as_str().into()),
        ],
    )?;
    Ok(id)
}
