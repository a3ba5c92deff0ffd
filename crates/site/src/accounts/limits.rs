//! How often somebody may try. Counted in memory, for unknown addresses as for known ones.

use crate::Cx;
use crate::session::digest;
use kernel::{Fault, Outcome};

const QUARTER: i64 = 15 * 60;
const HOUR: i64 = 60 * 60;

/// Tries of a password: for an address from one place, for an address from everywhere, and from one place. The last is wide,
/// because a whole council may come from one place.
pub(super) fn password(cx: &Cx<'_>, email: &str) -> Outcome<()> {
    let email = digest(email);
    // The place first: one that is over its limit must not leave a counter for each address that it makes up.
    check(cx, "email", &format!("password {}", cx.peer), 300, QUARTER)?;
    check(cx, "email", &format!("password {email} {}", cx.peer), 10, QUARTER)?;
    check(cx, "email", &format!("password {email}"), 100, HOUR)
}

/// Tries of a code for one person.
pub(super) fn code(cx: &Cx<'_>, person: &str) -> Outcome<()> {
    check(cx, "code", &format!("code {person}"), 10, QUARTER)
}

/// Tries of the password by somebody who has signed in.
pub(super) fn own_password(cx: &Cx<'_>, person: &str) -> Outcome<()> {
    check(cx, "current", &format!("own password {person}"), 10, QUARTER)
}

/// Resets asked for: for an address, and from one place. Each one writes to the ledger.
pub(super) fn reset(cx: &Cx<'_>, email: &str) -> Outcome<()> {
    check(cx, "email", &format!("reset {}", cx.peer), 30, HOUR)?;
    check(cx, "email", &format!("reset {}", digest(email)), 5, HOUR)
}

fn check(cx: &Cx<'_>, field: &str, key: &str, most: u32, seconds: i64) -> Outcome<()> {
    if cx.app.tries.too_many(key, most, seconds, cx.kernel().now()) {
        let minutes = seconds / 60;
        let words = format!("There have been too many tries. Wait {minutes} minutes, then try again");
        return Err(Fault::field(field, words));
    }
    Ok(())
}
