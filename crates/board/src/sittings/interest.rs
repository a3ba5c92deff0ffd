//! Interests that people declare: in the register, in a meeting, or in one item of it.
//!
//! What is taken back is ended and never deleted. While an interest in an item stands that requires withdrawal, both judges keep
//! its person from that item.

use jiff::Timestamp;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Proof, Unit, params};

/// When it was declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// In the register, for whatever comes.
    Register,
    /// Before the meeting was opened.
    Before,
    /// In the meeting.
    #[default]
    AtItem,
    /// After the item was decided.
    AfterVote,
}

impl Stage {
    /// Each with the name under which it is kept, and its words.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Register, "register", "In the register of interests"),
        (Self::Before, "before", "Declared before the meeting"),
        (Self::AtItem, "at-item", "Declared at the meeting"),
        (Self::AfterVote, "after-vote", "Declared after it was decided"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(stage, ..)| *stage == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(stage, ..)| *stage == self).map_or("", |(.., said)| said)
    }

    /// The stage of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(stage, ..)| *stage)
    }
}

/// One declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interest {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Identifier of the meeting; nothing in the register.
    pub sitting: Option<String>,
    /// Identifier of the item; nothing when it is of the whole meeting.
    pub item: Option<String>,
    /// The matter that it touches, by name; may be empty.
    pub matter: String,
    /// Whose it is, by whole identifier.
    pub person: String,
    /// Short name of the organisation in which it lies; may be empty.
    pub organisation: String,
    /// What it is, in words.
    pub nature: String,
    /// Whether it requires that the person withdraws from the item; without an item, from every item of the meeting.
    pub withdraws: bool,
    /// When it was declared.
    pub stage: Stage,
    /// The instant.
    pub at: Timestamp,
    /// By whom it was recorded, as the ledger marks them.
    pub by: String,
    /// When it was taken back.
    pub ended: Option<Timestamp>,
}

const COLUMNS: &str = "t.id, t.county, t.sitting, t.item, t.matter, t.person, t.organisation, t.nature, t.withdraws, t.stage, t.at,
    t.by_whom, t.ended";

fn read(row: &Row) -> Outcome<Interest> {
    let stage: String = row.get("stage")?;
    Ok(Interest {
        id: row.get("id")?,
        county: row.get("county")?,
        sitting: row.get("sitting")?,
        item: row.get("item")?,
        matter: row.get("matter")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        nature: row.get("nature")?,
        withdraws: row.get("withdraws")?,
        stage: Stage::named(&stage)
            .ok_or_else(|| Fault::broken(format!("an interest with the stage {stage}")))?,
        at: row.get("at")?,
        by: row.get("by_whom")?,
        ended: row.get("ended")?,
    })
}

fn those(unit: &mut Unit<'_>, proof: &impl Proof, narrow: &str, values: &[Value]) -> Outcome<Vec<Interest>> {
    let sql = format!("SELECT {COLUMNS} FROM sitting_interest t WHERE {narrow} ORDER BY t.id");
    unit.rows(proof).all(&sql, values)?.iter().map(read).collect()
}

/// Every declaration of a meeting, also those that were taken back, in the order in which they came.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn all(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Interest>> {
    those(unit, proof, "t.sitting = ?", params![sitting])
}

/// Every declaration in an item, and every withdrawal from its meeting as a whole.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn of_item(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<Vec<Interest>> {
    let whole = "t.item IS NULL AND t.withdraws = 1 AND t.sitting = (SELECT i.sitting FROM sitting_item i WHERE i.id = ?)";
    those(unit, proof, &format!("t.item = ? OR ({whole})"), params![item, item])
}

/// The register of a county: standing interests, of everybody or of one person.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn register(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    person: Option<&str>,
) -> Outcome<Vec<Interest>> {
    let one = if person.is_some() { " AND t.person = ?" } else { "" };
    let mut values = params![county].to_vec();
    values.extend(person.map(Value::from));
    those(unit, proof, &format!("t.county = ? AND t.sitting IS NULL{one}"), &values)
}

/// One declaration by its identifier.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Interest>> {
    Ok(those(unit, proof, "t.id = ?", params![id])?.pop())
}

/// Adds a declaration.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Interest) -> Outcome<()> {
    let columns: [(&str, Value); 13] = [
        ("id", (&it.id).into()),
        ("county", (&it.county).into()),
        ("sitting", it.sitting.clone().into()),
        ("item", it.item.clone().into()),
        ("matter", (&it.matter).into()),
        ("person", (&it.person).into()),
        ("organisation", (&it.organisation).into()),
        ("nature", (&it.nature).into()),
        ("withdraws", it.withdraws.into()),
        ("stage", it.stage.name().into()),
        ("at", it.at.into()),
        ("by_whom", (&it.by).into()),
        ("ended", it.ended.into()),
    ];
    unit.rows(proof).insert("sitting_interest", &columns)
}

/// Ends a declaration that stands; gives whether it stood.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn end(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<bool> {
    let now = unit.now();
    let sql = "UPDATE sitting_interest SET ended = ? WHERE id = ? AND ended IS NULL";
    Ok(unit.rows(proof).run(sql, params![now, id])? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_kept_by_its_name() {
        for (stage, name, _) in Stage::ALL {
            assert_eq!((stage.name(), Stage::named(name)), (name, Some(stage)));
        }
        assert_eq!(Stage::named("never"), None);
    }
}
