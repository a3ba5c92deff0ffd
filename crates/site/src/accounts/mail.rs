//! Messages to people. By default none leaves the machine: they wait in the outbox for somebody to pass them on.
//!
//! A message can hold a link that opens an account. So its text is sealed: a copy of the database gives no link away.

use super::store;
use crate::App;
use jiff::Timestamp;
use kernel::db::Row;
use kernel::jobs::{self, Job, JobKind};
use kernel::{Kernel, Outcome, Proof, Rows, Unit, Visible, params};
use serde::{Deserialize, Serialize};

/// A message on its way to the outbox. Without a recipient it goes nowhere, at the same cost.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Mail {
    id: String,
    county: String,
    person: String,
    recipient: String,
    subject: String,
    sealed: String,
}

impl Job for Mail {
    const KIND: &'static str = "site.mail";
}

/// Puts messages into the outbox.
pub(super) const JOB: JobKind = JobKind { kind: Mail::KIND, run };

fn run(kernel: &Kernel, body: &str) -> Outcome<()> {
    let mail: Mail = jobs::body(body)?;
    if mail.recipient.is_empty() {
        return Ok(());
    }
    kernel.write_unrecorded_housekeeping(|unit| {
        let now = unit.now();
        let sql = "INSERT INTO mail (id, county, person, recipient, subject, sealed, made, opened)
                   VALUES (?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO NOTHING";
        let Mail { id, county, person, recipient, subject, sealed } = mail;
        let mut rows = unit.rows_without_a_permit("a message goes to the outbox");
        rows.run(sql, params![id, county, person, recipient, subject, sealed, now]).map(drop)
    })
}

/// To whom a message goes.
pub(super) struct To<'a> {
    pub(super) county: &'a str,
    pub(super) person: &'a str,
    pub(super) email: &'a str,
}

fn send(app: &App, unit: &mut Unit<'_>, to: &To<'_>, subject: String, text: &str) -> Outcome<()> {
    let id = unit.id();
    let sealed = app.options.key.seal(app.kernel.chance(), "mail", &id, text.as_bytes())?;
    let mail = Mail {
        id,
        county: to.county.into(),
        person: to.person.into(),
        recipient: to.email.into(),
        subject,
        sealed,
    };
    jobs::enqueue(unit, &mail)
}

/// The message that invites.
pub(super) fn invitation(
    app: &App,
    unit: &mut Unit<'_>,
    to: &To<'_>,
    board: &str,
    link: &str,
) -> Outcome<()> {
    let days = store::INVITATION_DAYS;
    let text = format!(
        "Hello\n\nYou have been invited to work with the {board}.\n\nTo choose a password, open this link:\n\n{link}\n\n\
         The link works once, within {days} days. Do not pass it on: whoever opens it can act in your name.\n\n\
         If you did not expect this message, you need do nothing.\n"
    );
    send(app, unit, to, format!("Your invitation to the {board}"), &text)
}

/// The message with the link that resets a password.
pub(super) fn reset(app: &App, unit: &mut Unit<'_>, to: &To<'_>, link: &str) -> Outcome<()> {
    let minutes = store::RESET_MINUTES;
    let text = format!(
        "Hello\n\nSomebody, probably you, asked to reset your password.\n\nTo choose a new one, open this link:\n\n{link}\n\n\
         The link works once, within {minutes} minutes. If you use a second factor, have it at hand.\n\n\
         If you did not ask for this, you need do nothing: your password stays as it is.\n"
    );
    send(app, unit, to, "Reset your password".into(), &text)
}

/// A message in the outbox, still sealed.
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) person: String,
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) made: Timestamp,
    pub(super) opened: Option<Timestamp>,
    sealed: String,
}

impl Kept {
    fn read(row: &Row) -> Outcome<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person")?,
            recipient: row.get("recipient")?,
            subject: row.get("subject")?,
            made: row.get("made")?,
            opened: row.get("opened")?,
            sealed: row.get("sealed")?,
        })
    }

    /// The text.
    pub(super) fn text(&self, app: &App) -> Outcome<String> {
        let text = app.options.key.open_sealed("mail", &self.id, &self.sealed)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }
}

const MAIL: &str = "SELECT t.id, t.person, t.recipient, t.subject, t.sealed, t.made, t.opened FROM mail t";

/// The latest messages of a county.
pub(super) fn latest(
    unit: &mut Unit<'_>,
    visible: &Visible<super::Outbox>,
    county: &str,
) -> Outcome<Vec<Kept>> {
    let sql = format!("{MAIL} WHERE {} AND t.county = ? ORDER BY t.id DESC LIMIT 200", visible.sql());
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(Kept::read).collect()
}

/// One message of the county of the proof.
pub(super) fn one(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Kept>> {
    let county = proof.in_county().to_string();
    let row =
        unit.rows(proof).one(&format!("{MAIL} WHERE t.id = ? AND t.county = ?"), params![id, county])?;
    row.as_ref().map(Kept::read).transpose()
}

/// Notes that a message was opened.
pub(super) fn opened(rows: &mut Rows<'_>, id: &str, now: Timestamp) -> Outcome<()> {
    rows.run("UPDATE mail SET opened = ? WHERE id = ? AND opened IS NULL", params![now, id]).map(drop)
}

/// How many messages of a county nobody has opened.
pub(super) fn waiting(unit: &mut Unit<'_>, visible: &Visible<super::Outbox>, county: &str) -> Outcome<i64> {
    let sql = format!(
        "SELECT COUNT(*) AS n FROM mail t WHERE {} AND t.county = ? AND t.opened IS NULL",
        visible.sql()
    );
    let row = unit.rows(visible).one(&sql, &visible.params(params![county]))?;
    row.map_or(Ok(0), |row| row.get("n"))
}
