//! What a meeting counts as, where the law asks for a meeting of a kind: a partnership's public meeting, a scrutiny committee's
//! session on crime and disorder. A person says so, and may take it back.

use super::Meeting;
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Outcome, Proof, Unit, Visible, params};

/// The table of marks.
pub const MIGRATION: Migration = Migration {
    name: "board-100-sitting-mark",
    sql: &[
        "CREATE TABLE sitting_mark (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, mark TEXT NOT NULL,
         note TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, ended TEXT, UNIQUE (sitting, mark))",
        "CREATE INDEX sitting_mark_county ON sitting_mark (county, sitting)",
    ],
    append_only: &[],
};

/// What a meeting counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A public meeting of a strategy group (SI 2007/1830 reg 12(4)).
    PublicMeeting,
    /// A meeting of a committee on crime and disorder matters (Police and Justice Act 2006 s19; SI 2009/942 reg 4).
    CrimeAndDisorder,
}

impl Mark {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::PublicMeeting, Self::CrimeAndDisorder];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::PublicMeeting => "public-meeting",
            Self::CrimeAndDisorder => "crime-and-disorder",
        }
    }

    /// In a sentence, with its law.
    pub fn said(self) -> &'static str {
        match self {
            Self::PublicMeeting => {
                "It is the partnership’s meeting with the public (SI 2007/1830, regulation 12(4))"
            }
            Self::CrimeAndDisorder => {
                "It sits as the crime and disorder committee (Police and Justice Act 2006, section 19)"
            }
        }
    }

    /// The mark of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.name() == name)
    }

    /// The mark that a meeting of a group of some sort can have.
    pub fn of_group(sort: &str) -> Option<Self> {
        match sort {
            "csp" => Some(Self::PublicMeeting),
            "scrutiny" => Some(Self::CrimeAndDisorder),
            _ => None,
        }
    }
}

/// A mark on a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Identifier of the row.
    pub id: String,
    /// The meeting, by identifier.
    pub sitting: String,
    /// What it counts as.
    pub mark: Mark,
    /// How it was made known, or what else is to be said.
    pub note: String,
    /// When it was said.
    pub at: Timestamp,
    /// When it was taken back.
    pub ended: Option<Timestamp>,
}

const COLUMNS: &str = "m.id, m.sitting, m.mark, m.note, m.at, m.ended";

fn read(row: &Row) -> Outcome<Option<Marked>> {
    let Some(mark) = Mark::named(&row.get::<String>("mark")?) else { return Ok(None) };
    Ok(Some(Marked {
        id: row.get("id")?,
        sitting: row.get("sitting")?,
        mark,
        note: row.get("note")?,
        at: row.get("at")?,
        ended: row.get("ended")?,
    }))
}

/// The marks of a meeting, also those that were taken back.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn of(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Marked>> {
    let sql = format!("SELECT {COLUMNS} FROM sitting_mark m WHERE m.sitting = ? ORDER BY m.id");
    let rows = unit.rows(proof).all(&sql, params![sitting])?;
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// The marks of those meetings of a county that may be seen, also those that were taken back.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn list(unit: &mut Unit<'_>, visible: &Visible<Meeting>, county: &str) -> Outcome<Vec<Marked>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sitting t JOIN sitting_mark m ON m.sitting = t.id WHERE {} AND t.county = ? ORDER BY m.id",
        visible.sql()
    );
    let rows = unit.rows(visible).all(&sql, &visible.params(params![county]))?;
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// Puts a mark on a meeting, or puts it back; gives the row.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be written.
pub fn put(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting): (&str, &str),
    mark: Mark,
    note: &str,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    if let Some(kept) = of(unit, proof, sitting)?.into_iter().find(|kept| kept.mark == mark) {
        let sql = "UPDATE sitting_mark SET note = ?, at = ?, by_whom = ?, ended = NULL WHERE id = ?";
        unit.rows(proof).run(sql, params![note, now, by, kept.id.as_str()])?;
        return Ok(kept.id);
    }
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("mark", mark.name().into()),
        ("note", note.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("ended", kernel::db::Value::Null),
    ];
    unit.rows(proof).insert("sitting_mark", &columns)?;
    Ok(id)
}

/// Takes a mark back; gives the row, or nothing when there was none.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be written.
pub fn take_back(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
    mark: Mark,
) -> Outcome<Option<String>> {
    let now = unit.now();
    let standing =
        of(unit, proof, sitting)?.into_iter().find(|kept| kept.mark == mark && kept.ended.is_none());
    let Some(kept) = standing else { return Ok(None) };
    let sql = "UPDATE sitting_mark SET ended = ? WHERE id = ?";
    unit.rows(proof).run(sql, params![now, kept.id.as_str()])?;
    Ok(Some(kept.id))
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn every_mark_is_kept_by_its_name_and_has_its_sort_of_group() {
        for mark in Mark::ALL {
            assert_eq!(Mark::named(mark.name()), Some(mark));
        }
        assert_eq!(Mark::of_group("csp"), Some(Mark::PublicMeeting));
        assert_eq!(Mark::of_group("scrutiny"), Some(Mark::CrimeAndDisorder));
        assert_eq!(Mark::of_group("sub-group"), None);
    }
}
