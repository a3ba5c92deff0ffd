//! A sign-in that is half done: the password was right, and a code is still to come or a second factor to be set.
//!
//! Like a session it is kept on the server, and its secret half only in a cookie. It opens no page but the next one.

use crate::Cx;
use crate::session::{after, cookie, digest, same, step_name};
use jiff::Timestamp;
use kernel::{Outcome, Unit, params};

/// Minutes for which it waits.
const MINUTES: i64 = 10;
/// Codes that may be tried before the password is asked for again.
const TRIES: i64 = 5;

/// One that is still good.
pub(super) struct Step {
    pub(super) id: String,
    pub(super) person: String,
    /// The second factor that is offered, sealed; empty when a code of the present one is asked for.
    pub(super) totp: String,
}

/// Begins one, and gives the value of its cookie.
pub(super) fn begin(unit: &mut Unit<'_>, person: &str, totp: &str) -> Outcome<String> {
    let secret = unit.kernel().chance().secret();
    let (id, now) = (unit.id(), unit.now());
    let mut rows = unit.rows_without_a_permit("a sign-in is half done");
    rows.run("DELETE FROM sign_in_step WHERE made < ?", params![after(now, -MINUTES)])?;
    rows.insert(
        "sign_in_step",
        &[
            ("id", id.as_str().into()),
            ("secret_hash", digest(&secret).into()),
            ("person", person.into()),
            ("totp", totp.into()),
            ("made", now.into()),
            ("tries", 0.into()),
        ],
    )?;
    Ok(format!("{id}.{secret}"))
}

/// Gives the browser its half.
pub(super) fn carry(cx: &mut Cx<'_>, value: &str) {
    let secure = cx.app.options.secure;
    cx.set_cookie(cookie(step_name(secure), value, MINUTES * 60, secure));
}

/// The one that the browser holds, if it is still good.
pub(super) fn find(cx: &Cx<'_>) -> Outcome<Option<Step>> {
    let Some((id, secret)) = cx.step.as_deref().and_then(|step| step.split_once('.')) else {
        return Ok(None);
    };
    cx.kernel().read(|unit| {
        let now = unit.now();
        let sql = "SELECT secret_hash, person, totp, made, tries FROM sign_in_step WHERE id = ?";
        let found =
            unit.rows_without_a_permit("a cookie names a sign-in that is half done").one(sql, params![id])?;
        let Some(row) = found else { return Ok(None) };
        let (made, tries): (Timestamp, i64) = (row.get("made")?, row.get("tries")?);
        let right = same(&row.get::<String>("secret_hash")?, &digest(secret));
        if !right || after(made, MINUTES) <= now || tries >= TRIES {
            return Ok(None);
        }
        Ok(Some(Step { id: id.into(), person: row.get("person")?, totp: row.get("totp")? }))
    })
}

/// Counts a wrong code.
pub(super) fn missed(cx: &Cx<'_>, step: &Step) -> Outcome<()> {
    cx.kernel().write_unrecorded_housekeeping(|unit| {
        let mut rows = unit.rows_without_a_permit("a wrong code is counted");
        rows.run("UPDATE sign_in_step SET tries = tries + 1 WHERE id = ?", params![step.id.as_str()])
            .map(drop)
    })
}

/// Uses it up; false when it was used before.
pub(super) fn finish(unit: &mut Unit<'_>, step: &Step) -> Outcome<bool> {
    let mut rows = unit.rows_without_a_permit("a sign-in is done");
    Ok(rows.run("DELETE FROM sign_in_step WHERE id = ?", params![step.id.as_str()])? == 1)
}
