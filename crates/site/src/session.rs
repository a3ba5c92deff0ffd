//! Sessions: kept on the server; the secret half is only in the cookie, so that a copy of the database opens none.

use crate::Cx;
use jiff::{Span, Timestamp};
use kernel::db::Migration;
use kernel::time::hex;
use kernel::{Kernel, Outcome, Rows, params};
use sha2::{Digest, Sha256};

pub(crate) const MIGRATION: Migration = Migration {
    name: "site-001-session",
    sql: &[
        "CREATE TABLE session (id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, person TEXT NOT NULL, made TEXT NOT NULL,
         seen TEXT NOT NULL)",
        "CREATE INDEX session_person ON session (person)",
    ],
    append_only: &[],
};

/// Minutes without a request after which a session ends.
pub const IDLE_MINUTES: i64 = 60;
/// Hours after which a session ends whatever happens: a working day.
pub const ABSOLUTE_HOURS: i64 = 10;

/// Somebody who has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Identifier.
    pub id: String,
    /// The person.
    pub person: String,
    /// The secret half: from the cookie, never from the store.
    pub(crate) secret: String,
}

/// Name of the cookie. The prefix makes browsers insist on https, no domain and the root path.
pub(crate) fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-shiremoot" } else { "shiremoot" }
}

/// Begins a session for a person, ending the one before (rotation at sign-in), and sets the cookie.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be kept.
pub fn begin(cx: &mut Cx<'_>, person: &str) -> Outcome<()> {
    let before = cx.session.take().map(|s| s.id);
    let secret = cx.kernel().chance().secret();
    let id = cx.kernel().write_unrecorded_housekeeping(|unit| {
        let (id, now) = (unit.id(), unit.now());
        let mut rows = unit.rows_without_a_permit("sessions are made at sign-in");
        if let Some(before) = before {
            rows.run("DELETE FROM session WHERE id = ?", params![before])?;
        }
        rows.insert(
            "session",
            &[
                ("id", id.as_str().into()),
                ("secret_hash", digest(&secret).into()),
                ("person", person.into()),
                ("made", now.into()),
                ("seen", now.into()),
            ],
        )?;
        Ok(id)
    })?;
    let cookie = cookie(cx.app.options.secure, &format!("{id}.{secret}"), ABSOLUTE_HOURS * 3600);
    cx.set_cookie(cookie);
    Ok(())
}

/// Ends this session and forgets the cookie.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be written.
pub fn end(cx: &mut Cx<'_>) -> Outcome<()> {
    if let Some(session) = cx.session.take() {
        cx.kernel().write_unrecorded_housekeeping(|unit| {
            let mut rows = unit.rows_without_a_permit("sessions are ended at sign-out");
            rows.run("DELETE FROM session WHERE id = ?", params![session.id])
        })?;
    }
    let cookie = cookie(cx.app.options.secure, "", 0);
    cx.set_cookie(cookie);
    Ok(())
}

/// Ends every session of a person: after a reset, or when the account is disabled.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be written.
pub fn end_all(rows: &mut Rows<'_>, person: &str) -> Outcome<()> {
    rows.run("DELETE FROM session WHERE person = ?", params![person]).map(drop)
}

fn cookie(secure: bool, value: &str, seconds: i64) -> String {
    let name = cookie_name(secure);
    let tail = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{tail}")
}

fn digest(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

/// The token of this session's forms: a hash of its secret, so that nothing more is kept.
pub(crate) fn csrf_of(secret: &str) -> String {
    hex(&Sha256::digest(format!("form:{secret}")))
}

/// Compares in a time that does not depend on where two texts differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (x, y)| all | (x ^ y)) == 0
}

/// The session that a cookie names, if it is still alive.
pub(crate) fn find(kernel: &Kernel, cookie: &str) -> Outcome<Option<Session>> {
    let Some((id, secret)) = cookie.split_once('.') else { return Ok(None) };
    let found = kernel.read(|unit| {
        let sql = "SELECT secret_hash, person, made, seen FROM session WHERE id = ?";
        unit.rows_without_a_permit("a cookie names its session").one(sql, params![id])
    })?;
    let Some(row) = found else { return Ok(None) };
    let now = kernel.now();
    let (made, seen): (Timestamp, Timestamp) = (row.get("made")?, row.get("seen")?);
    let alive = after(made, ABSOLUTE_HOURS * 60) > now && after(seen, IDLE_MINUTES) > now;
    if !same(&row.get::<String>("secret_hash")?, &digest(secret)) || !alive {
        return Ok(None);
    }
    if after(seen, 2) < now {
        kernel.write_unrecorded_housekeeping(|unit| {
            let now = unit.now();
            let mut rows = unit.rows_without_a_permit("a session is seen");
            rows.run("UPDATE session SET seen = ? WHERE id = ?", params![now, id])
        })?;
    }
    Ok(Some(Session { id: id.into(), person: row.get("person")?, secret: secret.into() }))
}

fn after(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(Span::new().minutes(minutes)).unwrap_or(at)
}
