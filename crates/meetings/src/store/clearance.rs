//! Rows of clearances: who is asked to look at a paper, in which role, and what they said.

use super::{MeetingPaper, documents};
use crate::papers::Document;
use board::sittings::{Sitting, sitting};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::Row;
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};

/// The person is asked and has not answered.
pub(crate) const ASKED: &str = "asked";
/// The paper may go out.
pub(crate) const CLEARED: &str = "cleared";
/// It was sent back.
pub(crate) const RETURNED: &str = "returned";
/// Somebody was asked anew in the same role.
const CLOSED: &str = "closed";

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clearance {
    /// Identifier.
    pub id: String,
    /// Identifier of the paper.
    pub document: String,
    /// Short name of the role.
    pub role: String,
    /// Who is asked, by whole identifier.
    pub person: String,
    /// By when.
    pub due: Date,
    /// [`ASKED`], [`CLEARED`], [`RETURNED`], or closed.
    pub state: String,
    /// What they said.
    pub words: String,
    /// When they did.
    pub answered: Option<Timestamp>,
    /// Goes up with the answer.
    pub version: i64,
}

impl Clearance {
    /// Whether it counts: nobody was asked anew.
    pub fn stands(&self) -> bool {
        self.state != CLOSED
    }
}

const COLUMNS: &str = "c.id, c.document, c.role, c.person, c.due, c.state, c.words, c.answered_at, c.version";

fn read(row: &Row) -> Outcome<Clearance> {
    Ok(Clearance {
        id: row.get("id")?,
        document: row.get("document")?,
        role: row.get("role")?,
        person: row.get("person")?,
        due: row.get("due")?,
        state: row.get("state")?,
        words: row.get("words")?,
        answered: row.get("answered_at")?,
        version: row.get("version")?,
    })
}

/// Every question about a paper, the oldest first.
pub(crate) fn of_paper(unit: &mut Unit<'_>, proof: &impl Proof, document: &str) -> Outcome<Vec<Clearance>> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_clearance c WHERE c.document = ? ORDER BY c.id");
    unit.rows(proof).all(&sql, params![document])?.iter().map(read).collect()
}

/// Questions that a person has not answered, about papers that are not out yet, of meetings from a day on: each with the paper, the
/// soonest due first.
pub(crate) fn asked_of(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, person): (&str, &str),
    from: Date,
) -> Outcome<Vec<Clearance>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM meeting_clearance c JOIN meeting_document d ON d.id = c.document JOIN sitting s ON s.id = c.sitting
         WHERE c.county = ? AND c.person = ? AND c.state = 'asked' AND d.state = 'draft' AND s.day >= ? AND s.state <> 'cancelled'
         ORDER BY c.due, c.id"
    );
    unit.rows(proof).all(&sql, params![county, person, from])?.iter().map(read).collect()
}

/// A paper that may be seen, and its meeting.
pub(crate) fn seen(
    unit: &mut Unit<'_>,
    visible: &Visible<MeetingPaper>,
    document: &str,
) -> Outcome<Option<(Document, Sitting)>> {
    let sql = format!("SELECT t.id FROM meeting_document t WHERE {} AND t.id = ?", visible.sql());
    if unit.rows(visible).one(&sql, &visible.params(params![document]))?.is_none() {
        return Ok(None);
    }
    let Some(it) = documents::by_id(unit, visible, document)? else { return Ok(None) };
    let meeting = sitting::by_id(unit, visible, &it.sitting)?;
    Ok(meeting.map(|meeting| (it, meeting)))
}

/// Papers of a meeting that are not out yet and wait for a clearance: the item and the title of each.
pub(crate) fn uncleared(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
) -> Outcome<Vec<(String, String)>> {
    let sql = "SELECT d.item, d.title FROM meeting_document d WHERE d.sitting = ? AND d.state = 'draft' AND EXISTS
               (SELECT 1 FROM meeting_clearance c WHERE c.document = d.id AND c.state IN ('asked', 'returned'))
               ORDER BY d.place, d.id";
    let rows = unit.rows(proof).all(sql, params![sitting])?;
    rows.iter().map(|row| Ok((row.get("item")?, row.get("title")?))).collect()
}

/// Whether a person has withdrawn from an item.
pub(crate) fn away(unit: &mut Unit<'_>, proof: &impl Proof, item: &str, person: &str) -> Outcome<bool> {
    let excluded = board::sittings::excluded_from(&mut unit.rows(proof), item)?;
    Ok(excluded.iter().any(|who| who == person))
}

/// Keeps a question and gives its row.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Document,
    (role, person): (&str, &str),
    due: Date,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", (&it.county).into()),
        ("sitting", (&it.sitting).into()),
        ("item", (&it.item).into()),
        ("document", (&it.id).into()),
        ("role", role.into()),
        ("person", person.into()),
        ("due", due.into()),
        ("asked_at", now.into()),
        ("asked_by", by.into()),
        ("state", ASKED.into()),
        ("words", "".into()),
        ("version", 1_i64.into()),
    ];
    unit.rows(proof).insert("meeting_clearance", &columns)?;
    Ok(id)
}

/// Closes a question because somebody is asked anew.
pub(crate) fn close(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<()> {
    let sql = "UPDATE meeting_clearance SET state = ?, version = version + 1 WHERE id = ?";
    unit.rows(proof).run(sql, params![CLOSED, id]).map(|_| ())
}

/// Keeps an answer.
pub(crate) fn answer(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Clearance,
    cleared: bool,
    words: &str,
) -> Outcome<()> {
    let (now, state) = (unit.now(), if cleared { CLEARED } else { RETURNED });
    let sql = "UPDATE meeting_clearance SET state = ?, words = ?, answered_at = ?, version = version + 1
               WHERE id = ? AND version = ? AND state = 'asked'";
    match unit.rows(proof).run(sql, params![state, words, now, it.id.as_str(), it.version])? {
        1 => Ok(()),
        _ => Err(Fault::Conflict("Somebody else is asked by now, or this was answered already.".into())),
    }
}
