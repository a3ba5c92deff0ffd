//! Sessions: kept on the server; the secret half is only in the cookie, so that a copy of the database opens none.

use crate::Cx;
use jiff::{Span, Timestamp};
use kernel::db::Migration;
use kernel::time::hex;
use kernel::{Kernel, Outcome, Rows, Unit, params};
use sha2::{Digest, Sha256};

pub(crate) const MIGRATION: Migration = Migration {
    name: "site-001-session",
    sql: &[
        "CREATE TABLE session (id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, person TEXT NOT NULL, strong BIGINT NOT NULL,
         device TEXT NOT NULL, made TEXT NOT NULL, seen TEXT NOT NULL)",
        "CREATE INDEX session_person ON session (person)",
    ],
    append_only: &[],
};

/// Minutes without a request after which a session ends.
pub const IDLE_MINUTES: i64 = 60;
/// Minutes that pass at least between two notes that a session was seen, so that reading does not write.
const SEEN_MINUTES: i64 = 2;
/// Hours after which a session ends whatever happens: a working day.
pub const ABSOLUTE_HOURS: i64 = 10;

/// Somebody who has signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Identifier.
    pub id: String,
    /// The person.
    pub person: String,
    /// Whether more than a password was asked for.
    pub strong: bool,
    /// The secret half: from the cookie, never from the store.
    pub(crate) secret: String,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("id", &self.id).field("person", &self.person).finish_non_exhaustive()
    }
}

/// Name of the session's cookie. The prefix makes browsers insist on https, no domain and the root path.
pub(crate) fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-shiremoot" } else { "shiremoot" }
}

/// Name of the cookie on which forms rest before anybody has signed in.
pub(crate) fn guest_name(secure: bool) -> &'static str {
    if secure { "__Host-shiremoot-guest" } else { "shiremoot-guest" }
}

/// Name of the cookie of a sign-in that is half done.
pub(crate) fn step_name(secure: bool) -> &'static str {
    if secure { "__Host-shiremoot-step" } else { "shiremoot-step" }
}

/// A session that was just made, with both of its halves.
pub(crate) struct Fresh(Session);

/// Makes a session in place of the one before (rotation at sign-in), and clears away the dead ones.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be kept.
pub(crate) fn make(
    unit: &mut Unit<'_>,
    before: Option<&Session>,
    person: &str,
    strong: bool,
    device: &str,
) -> Outcome<Fresh> {
    let secret = unit.kernel().chance().secret();
    let (id, now) = (unit.id(), unit.now());
    let dead = now.checked_sub(Span::new().hours(ABSOLUTE_HOURS)).unwrap_or(now);
    let mut rows = unit.rows_without_a_permit("sessions are made at sign-in");
    rows.run("DELETE FROM session WHERE made < ?", params![dead])?;
    if let Some(before) = before {
        rows.run("DELETE FROM session WHERE id = ?", params![before.id.as_str()])?;
    }
    rows.insert(
        "session",
        &[
            ("id", id.as_str().into()),
            ("secret_hash", digest(&secret).into()),
            ("person", person.into()),
            ("strong", strong.into()),
            ("device", device.into()),
            ("made", now.into()),
            ("seen", now.into()),
        ],
    )?;
    Ok(Fresh(Session { id, person: person.into(), strong, secret }))
}

/// Gives the browser the session, and takes back what it had as a guest. What follows on the page is this person's.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be read.
pub(crate) fn carry(cx: &mut Cx<'_>, fresh: Fresh) -> Outcome<()> {
    let secure = cx.app.options.secure;
    let Fresh(session) = fresh;
    let value = format!("{}.{}", session.id, session.secret);
    cx.set_cookie(cookie(cookie_name(secure), &value, ABSOLUTE_HOURS * 3600, secure));
    cx.set_cookie(cookie(guest_name(secure), "", 0, secure));
    cx.set_cookie(cookie(step_name(secure), "", 0, secure));
    let app = cx.app;
    app.kernel.read(|unit| crate::who::recognise(cx, unit, session))
}

/// Tells the browser to forget the session.
pub(crate) fn forget(cx: &mut Cx<'_>) {
    let secure = cx.app.options.secure;
    cx.session = None;
    cx.private = true;
    cx.set_cookie(cookie(cookie_name(secure), "", 0, secure));
}

/// Ends one session.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be written.
pub(crate) fn end(rows: &mut Rows<'_>, session: &Session) -> Outcome<()> {
    rows.run("DELETE FROM session WHERE id = ?", params![session.id.as_str()]).map(drop)
}

/// Ends every session of a person: after a reset, or when the account is disabled.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be written.
pub(crate) fn end_all(rows: &mut Rows<'_>, person: &str) -> Outcome<()> {
    rows.run("DELETE FROM session WHERE person = ?", params![person]).map(drop)
}

/// One device on which a person is signed in.
pub(crate) struct Device {
    /// The session's identifier.
    pub(crate) id: String,
    /// `Firefox on Windows`
    pub(crate) device: String,
    /// When it signed in.
    pub(crate) made: Timestamp,
    /// When it last asked for something, to within two minutes.
    pub(crate) seen: Timestamp,
}

/// Where a person is signed in now, the latest first.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be read.
pub(crate) fn devices(rows: &mut Rows<'_>, person: &str, now: Timestamp) -> Outcome<Vec<Device>> {
    let sql = "SELECT id, device, made, seen FROM session WHERE person = ? ORDER BY seen DESC, id";
    let mut out = Vec::new();
    for row in rows.all(sql, params![person])? {
        let device = Device {
            id: row.get("id")?,
            device: row.get("device")?,
            made: row.get("made")?,
            seen: row.get("seen")?,
        };
        if alive(device.made, device.seen, now) {
            out.push(device);
        }
    }
    Ok(out)
}

/// A cookie that no script reads and that another site's forms do not carry.
pub(crate) fn cookie(name: &str, value: &str, seconds: i64, secure: bool) -> String {
    let tail = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{tail}")
}

/// The hash under which a secret is kept. Secrets have 256 bits, so a fast hash is enough.
pub(crate) fn digest(secret: &str) -> String {
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

/// A session that is alive.
pub(crate) struct Found {
    /// The session.
    pub(crate) session: Session,
    /// Whether it is time to note that it was seen.
    pub(crate) stale: bool,
}

/// The session that a cookie names, if it is still alive.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be read.
pub(crate) fn find(unit: &mut Unit<'_>, cookie: &str) -> Outcome<Option<Found>> {
    let Some((id, secret)) = cookie.split_once('.') else { return Ok(None) };
    let now = unit.now();
    let sql = "SELECT secret_hash, person, strong, made, seen FROM session WHERE id = ?";
    let row = unit.rows_without_a_permit("a cookie names its session").one(sql, params![id])?;
    let Some(row) = row else { return Ok(None) };
    let seen: Timestamp = row.get("seen")?;
    if !same(&row.get::<String>("secret_hash")?, &digest(secret)) || !alive(row.get("made")?, seen, now) {
        return Ok(None);
    }
    let session = Session {
        id: id.into(),
        person: row.get("person")?,
        strong: row.get("strong")?,
        secret: secret.into(),
    };
    Ok(Some(Found { session, stale: after(seen, SEEN_MINUTES) <= now }))
}

/// Notes that a session was seen.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be written.
pub(crate) fn seen(kernel: &Kernel, id: &str) -> Outcome<()> {
    kernel.write_unrecorded_housekeeping(|unit| {
        let now = unit.now();
        let mut rows = unit.rows_without_a_permit("a session is seen");
        rows.run("UPDATE session SET seen = ? WHERE id = ?", params![now, id]).map(drop)
    })
}

fn alive(made: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    after(made, ABSOLUTE_HOURS * 60) > now && after(seen, IDLE_MINUTES) > now
}

/// An instant some minutes later.
pub(crate) fn after(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(Span::new().minutes(minutes)).unwrap_or(at)
}
