//! Rows of proposals that are sent round in writing, and of the answers to them; and the kind of thing that the policies speak of.

use super::over;
use crate::procedure::{Answer, Given, Kept, State};
use board::sittings::Circle;
use kernel::db::{Row, Value};
use kernel::{Actor, Condition, Facts, Fault, Outcome, Permit, Proof, Rows, Thing, Unit, Visible, params};

/// A proposal that the seats of a group answer in writing.
#[derive(Clone, Copy, Debug)]
pub struct Procedure;

impl Thing for Procedure {
    const KIND: &'static str = "Procedure";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, of_group FROM meeting_procedure WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let facts = Facts::of(row.get::<String>("county")?).ids("group", [row.get::<String>("of_group")?]);
        Ok(Some(facts))
    }

    fn visible(actor: &Actor) -> Condition {
        let near = Circle(actor);
        near.members().or(near.table())
    }
}

const COLUMNS: &str =
    "t.id, t.county, t.number, t.of_group, t.title, t.words, t.basis, t.options, t.reasons, t.matter,
    t.owner_organisation, t.owner, t.due, t.review, t.opened_on, t.deadline, t.seats, t.state, t.said, t.decision, t.closed_on,
    t.restricted, t.version";

fn read(row: &Row) -> Outcome<Kept> {
    let state: String = row.get("state")?;
    Ok(Kept {
        id: row.get("id")?,
        county: row.get("county")?,
        number: row.get("number")?,
        group: row.get("of_group")?,
        title: row.get("title")?,
        words: row.get("words")?,
        basis: row.get("basis")?,
        options: row.get("options")?,
        reasons: row.get("reasons")?,
        matter: row.get("matter")?,
        organisation: row.get("owner_organisation")?,
        owner: row.get("owner")?,
        due: row.get("due")?,
        review: row.get("review")?,
        opened_on: row.get("opened_on")?,
        deadline: row.get("deadline")?,
        seats: row.json("seats")?,
        state: State::named(&state)
            .ok_or_else(|| Fault::broken(format!("a proposal in the state {state}")))?,
        said: row.get("said")?,
        decision: row.get("decision")?,
        closed_on: row.get("closed_on")?,
        restricted: row.get("restricted")?,
        version: row.get("version")?,
    })
}

/// The proposal that a permit is for.
pub(crate) fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, Procedure>) -> Outcome<Kept> {
    by_id(unit, permit, permit.id())?.ok_or(Fault::Absent)
}

/// A proposal by its identifier.
pub(crate) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Kept>> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_procedure t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.map(|row| read(&row)).transpose()
}

/// Identifier of the proposal of a number. It says nothing but that there is one, so a permit must follow.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn id_of(unit: &mut Unit<'_>, county: &str, number: i64) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("a reference is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM meeting_procedure WHERE county = ? AND number = ?";
    rows.one(sql, params![county, number])?.map(|row| row.get("id")).transpose()
}

/// Proposals of a county that may be seen, the open ones first, then the latest.
pub(crate) fn list(
    unit: &mut Unit<'_>,
    visible: &Visible<Procedure>,
    county: &str,
    open_only: bool,
) -> Outcome<Vec<Kept>> {
    let open = if open_only { " AND t.state = 'open'" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} FROM meeting_procedure t WHERE {} AND t.county = ?{open}
         ORDER BY CASE WHEN t.state = 'open' THEN 0 ELSE 1 END, t.number DESC",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

/// Adds a proposal.
pub(crate) fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Kept) -> Outcome<()> {
    let seats = serde_json::to_string(&it.seats).map_err(Fault::broken)?;
    let now = unit.now();
    let columns = [
        ("id", Value::from(&it.id)),
        ("county", (&it.county).into()),
        ("number", it.number.into()),
        ("of_group", (&it.group).into()),
        ("title", (&it.title).into()),
        ("words", (&it.words).into()),
        ("basis", (&it.basis).into()),
        ("options", (&it.options).into()),
        ("reasons", (&it.reasons).into()),
        ("matter", (&it.matter).into()),
        ("owner_organisation", (&it.organisation).into()),
        ("owner", (&it.owner).into()),
        ("due", it.due.into()),
        ("review", it.review.into()),
        ("opened_on", it.opened_on.into()),
        ("deadline", it.deadline.into()),
        ("seats", seats.into()),
        ("state", it.state.name().into()),
        ("said", (&it.said).into()),
        ("decision", it.decision.clone().into()),
        ("closed_on", it.closed_on.into()),
        ("restricted", it.restricted.into()),
        ("version", it.version.into()),
        ("changed_at", now.into()),
    ];
    unit.rows(proof).insert("meeting_procedure", &columns)
}

/// Keeps what came of a proposal, over the version before.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Kept) -> Outcome<()> {
    let now = unit.now();
    let sql = "UPDATE meeting_procedure SET state = ?, said = ?, decision = ?, closed_on = ?, version = ?, changed_at = ?
               WHERE id = ? AND version = ?";
    let values = params![
        it.state.name(),
        it.said.as_str(),
        it.decision.clone(),
        it.closed_on,
        it.version,
        now,
        it.id.as_str(),
        it.version - 1
    ];
    over(unit, proof, sql, values, "The proposal was changed while you had it open.")
}

/// The answers to a proposal, in the order in which they first came.
pub(crate) fn answers(unit: &mut Unit<'_>, proof: &impl Proof, procedure: &str) -> Outcome<Vec<Given>> {
    let sql = "SELECT id, seat, person, answer, reason, version FROM meeting_procedure_answer WHERE procedure = ? ORDER BY id";
    let read = |row: &Row| {
        let answer: String = row.get("answer")?;
        Ok(Given {
            id: row.get("id")?,
            seat: row.get("seat")?,
            person: row.get("person")?,
            answer: Answer::named(&answer)
                .ok_or_else(|| Fault::broken(format!("an answer that says {answer}")))?,
            reason: row.get("reason")?,
            version: row.get("version")?,
        })
    };
    unit.rows(proof).all(sql, params![procedure])?.iter().map(read).collect()
}

/// Keeps the answer of a seat.
pub(crate) fn keep_answer(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    procedure: &str,
    it: &Given,
) -> Outcome<()> {
    let now = unit.now();
    if it.version == 1 {
        let columns = [
            ("id", Value::from(&it.id)),
            ("procedure", procedure.into()),
            ("seat", (&it.seat).into()),
            ("person", (&it.person).into()),
            ("answer", it.answer.name().into()),
            ("reason", (&it.reason).into()),
            ("at", now.into()),
            ("version", it.version.into()),
        ];
        return unit.rows(proof).insert("meeting_procedure_answer", &columns);
    }
    let sql = "UPDATE meeting_procedure_answer SET person = ?, answer = ?, reason = ?, at = ?, version = ? WHERE id = ? AND version = ?";
    let values = params![
        it.person.as_str(),
        it.answer.name(),
        it.reason.as_str(),
        now,
        it.version,
        it.id.as_str(),
        it.version - 1
    ];
    over(unit, proof, sql, values, "This seat was answered for at this moment. Look again.")
}
