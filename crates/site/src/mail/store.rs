//! The rows of messages: the outbox and the queue are one table.

use super::{Message, Room, To};
use crate::accounts::Outbox;
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Outcome, Proof, Rows, Unit, Visible, params};

/// The outbox.
pub(crate) const MIGRATION: Migration = Migration {
    name: "site-003-letters",
    sql: &[
        // `about` says of which kind it is. `until` is when it is not worth sending any more. `state`: waiting, sent, failed.
        "CREATE TABLE letter (id TEXT PRIMARY KEY, county TEXT NOT NULL, person TEXT NOT NULL, recipient TEXT NOT NULL,
         about TEXT NOT NULL, subject TEXT NOT NULL, sealed TEXT NOT NULL, method TEXT NOT NULL, calendar TEXT NOT NULL,
         unsubscribe TEXT NOT NULL, made TEXT NOT NULL, until TEXT NOT NULL, state TEXT NOT NULL, tries BIGINT NOT NULL,
         next_try TEXT NOT NULL, error TEXT NOT NULL, sent TEXT, opened TEXT)",
        "CREATE INDEX letter_county ON letter (county, id)",
        "CREATE INDEX letter_next ON letter (state, next_try)",
    ],
    append_only: &[],
};

/// Messages of the outbox before this one: nobody may have passed them on, and their links are dead.
pub(crate) const MOVED: Migration = Migration {
    name: "site-004-letters-moved",
    sql: &[
        "INSERT INTO letter (id, county, person, recipient, about, subject, sealed, method, calendar, unsubscribe, made, until, state,
         tries, next_try, error, sent, opened) SELECT id, county, person, recipient, 'account', subject, sealed, '', '', '', made, made,
         'waiting', 0, made, '', NULL, opened FROM mail",
        "DROP TABLE mail",
    ],
    append_only: &[],
};

/// What the program does with messages on its own account.
const WHY: &str = "a message goes its way through the outbox";

/// A message to be kept.
pub(super) struct New<'a> {
    pub(super) id: &'a str,
    pub(super) to: &'a To<'a>,
    pub(super) message: &'a Message,
    pub(super) sealed: &'a str,
    pub(super) method: &'a str,
    pub(super) calendar: &'a str,
    pub(super) now: Timestamp,
    pub(super) until: Timestamp,
}

/// Keeps a message, unless it is kept already.
pub(super) fn insert(unit: &mut Unit<'_>, it: &New<'_>) -> Outcome<()> {
    let sql = "INSERT INTO letter (id, county, person, recipient, about, subject, sealed, method, calendar, unsubscribe, made, until,
               state, tries, next_try, error, sent, opened) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, ?, '', NULL, NULL)
               ON CONFLICT (id) DO NOTHING";
    let New { id, to, message, sealed, method, calendar, now, until } = it;
    let unsubscribe = message.list_unsubscribe.clone().unwrap_or_default();
    let all = params![
        *id,
        to.county,
        to.person,
        to.email.trim(),
        one_line(&message.about),
        one_line(&message.subject),
        *sealed,
        *method,
        *calendar,
        one_line(&unsubscribe),
        *now,
        *until,
        *now
    ];
    unit.rows_without_a_permit(WHY).run(sql, all).map(drop)
}

/// Headers have no lines of their own.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A message in the outbox, still sealed.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) id: String,
    pub(crate) person: String,
    pub(crate) recipient: String,
    pub(crate) subject: String,
    pub(crate) made: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) state: String,
    pub(crate) tries: i64,
    pub(crate) next: Timestamp,
    pub(crate) error: String,
    pub(crate) sent: Option<Timestamp>,
    pub(crate) opened: Option<Timestamp>,
    pub(crate) method: String,
    pub(crate) unsubscribe: String,
    sealed: String,
    calendar: String,
}

impl Kept {
    fn read(row: &Row) -> Outcome<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person")?,
            recipient: row.get("recipient")?,
            subject: row.get("subject")?,
            made: row.get("made")?,
            until: row.get("until")?,
            state: row.get("state")?,
            tries: row.get("tries")?,
            next: row.get("next_try")?,
            error: row.get("error")?,
            sent: row.get("sent")?,
            opened: row.get("opened")?,
            method: row.get("method")?,
            unsubscribe: row.get("unsubscribe")?,
            sealed: row.get("sealed")?,
            calendar: row.get("calendar")?,
        })
    }

    /// The text.
    pub(crate) fn text(&self, room: &Room) -> Outcome<String> {
        room.open(&self.id, &self.sealed)
    }

    /// The part for a calendar.
    pub(crate) fn calendar(&self, room: &Room) -> Outcome<Option<String>> {
        if self.calendar.is_empty() { Ok(None) } else { room.open(&self.id, &self.calendar).map(Some) }
    }
}

const LETTER: &str =
    "SELECT t.id, t.person, t.recipient, t.subject, t.sealed, t.method, t.calendar, t.unsubscribe, t.made,
    t.until, t.state, t.tries, t.next_try, t.error, t.sent, t.opened FROM letter t";

/// The latest messages of a county in a state; in any when it is empty.
pub(crate) fn latest(
    unit: &mut Unit<'_>,
    visible: &Visible<Outbox>,
    county: &str,
    state: &str,
) -> Outcome<Vec<Kept>> {
    let which = if state.is_empty() { "? = ''" } else { "t.state = ?" };
    let sql =
        format!("{LETTER} WHERE {} AND t.county = ? AND {which} ORDER BY t.id DESC LIMIT 200", visible.sql());
    unit.rows(visible).all(&sql, &visible.params(params![county, state]))?.iter().map(Kept::read).collect()
}

/// One message of the county of the proof.
pub(crate) fn one(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Kept>> {
    let county = proof.in_county().to_string();
    let row =
        unit.rows(proof).one(&format!("{LETTER} WHERE t.id = ? AND t.county = ?"), params![id, county])?;
    row.as_ref().map(Kept::read).transpose()
}

/// Notes that a message was opened.
pub(crate) fn opened(rows: &mut Rows<'_>, id: &str, now: Timestamp) -> Outcome<()> {
    rows.run("UPDATE letter SET opened = ? WHERE id = ? AND opened IS NULL", params![now, id]).map(drop)
}

/// Lets a message be tried again at once, until a day to come. Says whether there was one that was not sent.
pub(crate) fn retry(rows: &mut Rows<'_>, id: &str, now: Timestamp, until: Timestamp) -> Outcome<bool> {
    let sql = "UPDATE letter SET state = 'waiting', tries = 0, next_try = ?, until = ? WHERE id = ? AND state <> 'sent'";
    Ok(rows.run(sql, params![now, until, id])? == 1)
}

/// How many links to an account in a county nobody has passed on or sent.
pub(crate) fn unopened(unit: &mut Unit<'_>, visible: &Visible<Outbox>, county: &str) -> Outcome<i64> {
    let sql = format!(
        "SELECT COUNT(*) AS n FROM letter t WHERE {} AND t.county = ? AND t.about = 'account' AND t.opened IS NULL AND t.state <> 'sent'",
        visible.sql()
    );
    let row = unit.rows(visible).one(&sql, &visible.params(params![county]))?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// How the outbox stands, over all counties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// So many wait.
    pub waiting: i64,
    /// So many could not be sent.
    pub failed: i64,
    /// Why the one that waits longest does, or the last one failed, in the server's words.
    pub why: String,
    /// Since when the oldest waits.
    pub since: Option<Timestamp>,
}

/// How the outbox stands.
pub(super) fn waits(unit: &mut Unit<'_>) -> Outcome<Waits> {
    let mut rows = unit.rows_without_a_permit("the doctor looks at the outbox");
    let sql = "SELECT COUNT(*) AS n, MIN(made) AS since FROM letter WHERE state = 'waiting'";
    let mut out = Waits::default();
    if let Some(row) = rows.one(sql, &[])? {
        out.waiting = row.get("n")?;
        out.since = row.get("since")?;
    }
    if let Some(row) = rows.one("SELECT COUNT(*) AS n FROM letter WHERE state = 'failed'", &[])? {
        out.failed = row.get("n")?;
    }
    let sql =
        "SELECT error FROM letter WHERE state <> 'sent' AND error <> '' ORDER BY state DESC, id LIMIT 1";
    if let Some(row) = rows.one(sql, &[])? {
        out.why = row.get("error")?;
    }
    Ok(out)
}

/// Takes the next message that is due, so that no other worker does. It comes back when the lease is over.
pub(super) fn claim(unit: &mut Unit<'_>, lease: Timestamp) -> Outcome<Option<Kept>> {
    let now = unit.now();
    let mut rows = unit.rows_without_a_permit(WHY);
    let sql = format!(
        "{LETTER} WHERE t.state = 'waiting' AND t.next_try <= ? ORDER BY t.next_try, t.id LIMIT 1{}",
        rows.claim()
    );
    while let Some(row) = rows.one(&sql, params![now])? {
        let kept = Kept::read(&row)?;
        if kept.until < now {
            let why =
                if kept.error.is_empty() { "nothing left this machine meanwhile".into() } else { kept.error };
            let words = format!("Not sent any more: it waited too long. {why}");
            let sql = "UPDATE letter SET state = 'failed', error = ? WHERE id = ?";
            rows.run(sql, params![words, kept.id.as_str()])?;
            continue;
        }
        rows.run("UPDATE letter SET next_try = ? WHERE id = ?", params![lease, kept.id.as_str()])?;
        return Ok(Some(kept));
    }
    Ok(None)
}

/// Notes what became of a try.
pub(super) fn settle(
    unit: &mut Unit<'_>,
    id: &str,
    (state, error): (&str, &str),
    tries: i64,
    next: Timestamp,
) -> Outcome<()> {
    let sent = (state == "sent").then(|| unit.now());
    let sql = "UPDATE letter SET state = ?, error = ?, tries = ?, next_try = ?, sent = ? WHERE id = ? AND state = 'waiting'";
    unit.rows_without_a_permit(WHY).run(sql, params![state, error, tries, next, sent, id]).map(drop)
}

/// Notes on all that are due why they wait.
pub(super) fn all_wait(unit: &mut Unit<'_>, error: &str) -> Outcome<()> {
    let now = unit.now();
    let sql = "UPDATE letter SET error = ? WHERE state = 'waiting' AND next_try <= ?";
    unit.rows_without_a_permit(WHY).run(sql, params![error, now]).map(drop)
}
