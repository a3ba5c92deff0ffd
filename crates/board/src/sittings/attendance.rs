//! Who was there, seat by seat, and who came beside them.

use super::Meeting;
use jiff::Timestamp;
use jiff::civil::Time;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};

/// How a seat is filled, or how somebody without one is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing is known yet: whoever holds the seat is awaited.
    #[default]
    Expected,
    /// The holder of the seat is there.
    Present,
    /// The holder sent apologies, and nobody sits for them.
    Apologies,
    /// Somebody else sits in the holder's stead.
    Substitute,
    /// The holder is not there and has said nothing.
    Absent,
    /// There without a seat: an officer, a presenter, a guest.
    InAttendance,
}

impl Status {
    /// Each with the name under which it is kept, and its words.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Expected, "expected", "Expected"),
        (Self::Present, "present", "Present"),
        (Self::Apologies, "apologies", "Apologies"),
        (Self::Substitute, "substitute", "Substitute"),
        (Self::Absent, "absent", "Absent"),
        (Self::InAttendance, "in-attendance", "In attendance"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(status, ..)| *status == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(status, ..)| *status == self).map_or("", |(.., said)| said)
    }

    /// The status of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(status, ..)| *status)
    }

    /// Whether somebody sits in the seat.
    pub fn fills(self) -> bool {
        matches!(self, Self::Present | Self::Substitute)
    }
}

/// One line of the attendance of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Identifier of the meeting.
    pub sitting: String,
    /// Whole identifier of the seat; empty for who is in attendance.
    pub seat: String,
    /// Whole identifier of who holds the seat or is in attendance, or what they are called; empty when nobody holds the seat.
    pub person: String,
    /// Short name of the organisation for which they are there.
    pub organisation: String,
    /// How.
    pub status: Status,
    /// Who sits for the holder: a whole identifier, or what they are called.
    pub substitute: String,
    /// What is to be said of it.
    pub note: String,
    /// When they came, when it was after the meeting began.
    pub joined: Option<Time>,
    /// When they left, when it was before it ended.
    pub departed: Option<Time>,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom, as the ledger marks them.
    pub by: String,
    /// Goes up with every change.
    pub version: i64,
}

impl Attendance {
    /// Whether somebody is in the seat now: they came, and have not left.
    pub fn there(&self) -> bool {
        self.status.fills() && self.departed.is_none()
    }

    /// Who is meant: whoever sits for the holder, or the holder.
    pub fn who(&self) -> &str {
        if self.status == Status::Substitute && !self.substitute.is_empty() {
            &self.substitute
        } else {
            &self.person
        }
    }
}

const COLUMNS: &str = "t.id, t.county, t.sitting, t.seat, t.person, t.organisation, t.status, t.substitute, t.note, t.joined, t.departed,
    t.at, t.by_whom, t.version";

fn time(row: &Row, column: &str) -> Outcome<Option<Time>> {
    let text: String = row.get(column)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Fault::broken(format!("an attendance with the time {text}")))
}

fn read(row: &Row) -> Outcome<Attendance> {
    let status: String = row.get("status")?;
    Ok(Attendance {
        id: row.get("id")?,
        county: row.get("county")?,
        sitting: row.get("sitting")?,
        seat: row.get("seat")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        status: Status::named(&status)
            .ok_or_else(|| Fault::broken(format!("an attendance with the status {status}")))?,
        substitute: row.get("substitute")?,
        note: row.get("note")?,
        joined: time(row, "joined")?,
        departed: time(row, "departed")?,
        at: row.get("at")?,
        by: row.get("by_whom")?,
        version: row.get("version")?,
    })
}

/// Every line of a meeting's attendance, in the order in which they were first recorded.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn all(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Attendance>> {
    let sql = format!("SELECT {COLUMNS} FROM sitting_attendance t WHERE t.sitting = ? ORDER BY t.id");
    unit.rows(proof).all(&sql, params![sitting])?.iter().map(read).collect()
}

/// Every line of those meetings of a county that may be seen, in the order in which they were first recorded.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn list(unit: &mut Unit<'_>, visible: &Visible<Meeting>, county: &str) -> Outcome<Vec<Attendance>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sitting_attendance t WHERE t.sitting IN
         (SELECT t.id FROM sitting t WHERE {} AND t.county = ?) ORDER BY t.id",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

/// The line of a seat and its holder, or of somebody in attendance.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn one(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (sitting, seat, person): (&str, &str, &str),
) -> Outcome<Option<Attendance>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sitting_attendance t WHERE t.sitting = ? AND t.seat = ? AND t.person = ?"
    );
    unit.rows(proof).one(&sql, params![sitting, seat, person])?.map(|row| read(&row)).transpose()
}

/// Keeps a line: a new one when its version is 1, else over the version before it.
///
/// # Errors
/// [`Fault::Conflict`] when somebody else recorded it meanwhile; [`Fault::Broken`] when it cannot be written.
pub fn keep(unit: &mut Unit<'_>, proof: &impl Proof, it: &Attendance) -> Outcome<()> {
    let text = |time: Option<Time>| time.map(|t| t.strftime("%H:%M").to_string()).unwrap_or_default();
    let all: [(&str, Value); 10] = [
        ("organisation", (&it.organisation).into()),
        ("person", (&it.person).into()),
        ("status", it.status.name().into()),
        ("substitute", (&it.substitute).into()),
        ("note", (&it.note).into()),
        ("joined", text(it.joined).into()),
        ("departed", text(it.departed).into()),
        ("at", it.at.into()),
        ("by_whom", (&it.by).into()),
        ("version", it.version.into()),
    ];
    if it.version <= 1 {
        let mut columns = vec![
            ("id", Value::from(&it.id)),
            ("county", (&it.county).into()),
            ("sitting", (&it.sitting).into()),
            ("seat", (&it.seat).into()),
        ];
        columns.extend(all);
        return unit.rows(proof).insert("sitting_attendance", &columns);
    }
    let set: Vec<String> = all.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let mut values: Vec<Value> = all.into_iter().map(|(_, value)| value).collect();
    values.extend([Value::from(&it.id), (it.version - 1).into()]);
    let sql = format!("UPDATE sitting_attendance SET {} WHERE id = ? AND version = ?", set.join(", "));
    match unit.rows(proof).run(&sql, &values)? {
        1 => Ok(()),
        _ => Err(Fault::Conflict("Somebody else recorded this attendance meanwhile.".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_kept_by_its_name() {
        for (status, name, _) in Status::ALL {
            assert_eq!((status.name(), Status::named(name)), (name, Some(status)));
        }
        assert_eq!(Status::named("gone"), None);
    }

    #[test]
    fn a_seat_is_filled_until_whoever_sits_in_it_leaves() {
        let at = |status, departed| Attendance { status, departed, ..Attendance::default() };
        let noon = Some(jiff::civil::time(12, 0, 0, 0));
        for (status, filled) in [
            (Status::Expected, false),
            (Status::Present, true),
            (Status::Apologies, false),
            (Status::Substitute, true),
            (Status::Absent, false),
            (Status::InAttendance, false),
        ] {
            assert_eq!(at(status, None).there(), filled, "{status:?}");
            assert!(!at(status, noon).there(), "{status:?}");
        }
    }
}
