//! The door: who somebody has proved to be, and the session that follows from it.

use super::{Account, events, recovery, store, totp};
use crate::session::{self, Fresh};
use crate::{App, Cx};
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Permit, Recorded, Rows, Unit};

/// How somebody proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum With {
    /// By password alone.
    Password,
    /// By a code of the app.
    SecondFactor,
    /// By a recovery code.
    RecoveryCode,
    /// In a demo, by choosing.
    Choice,
}

impl With {
    fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::SecondFactor => "second-factor",
            Self::RecoveryCode => "recovery-code",
            Self::Choice => "choice",
        }
    }
}

/// Proof that somebody is this person: the permit that everybody has on their own account. Given only after a password, a link, a
/// code, or a choice in a demo.
pub(super) type Proved = Permit<View, Account>;

/// The rows of people who are not signed in yet.
pub(super) fn desk<'u>(unit: &'u mut Unit<'_>) -> Rows<'u> {
    unit.rows_without_a_permit("somebody at the door is not yet anybody")
}

/// The proof for a person who has shown who they are, and whether they hold anything today.
///
/// # Errors
/// [`Fault::Absent`] when there is no such account.
pub(super) fn prove(app: &App, unit: &mut Unit<'_>, person: &str) -> Outcome<(Proved, bool)> {
    let today = unit.today();
    let grants = app.people.grants(unit, person, today)?;
    let seated = !grants.is_empty();
    let title = app.people.card(unit, person)?.map(|card| card.title).unwrap_or_default();
    let permit = Actor::person(person, &title, grants, today).permit::<View, Account>(unit, person)?;
    Ok((permit, seated))
}

/// Whether a second factor is required of a person: they hold something confidential.
pub(super) fn confidential(app: &App, unit: &mut Unit<'_>, person: &str) -> Outcome<bool> {
    let today = unit.today();
    Ok(app.people.confidential(&app.people.grants(unit, person, today)?))
}

/// What is said to somebody who is who they say, and holds nothing today.
pub(super) fn no_seat(field: &str) -> Fault {
    Fault::field(
        field,
        "You hold no seat or office today, so there is nothing to sign in to. Your seat has ended or has not begun. \
         The partnership officer of your board can tell you more",
    )
}

/// Opens a session in the transaction of whatever led to it, in place of the one before.
///
/// # Errors
/// [`Fault::Refused`] when the account is not in use any longer.
pub(super) fn open(
    unit: &mut Unit<'_>,
    proved: &Proved,
    with: With,
    before: Option<&session::Session>,
    agent: &str,
) -> Outcome<(Recorded, Fresh)> {
    let now = unit.now();
    if !store::signed_in(&mut unit.rows(proved), proved.id(), now)? {
        return Err(Fault::Refused);
    }
    let fresh = session::make(unit, before, proved.id(), with != With::Password, &device(agent))?;
    let event = events::SignedIn { person: proved.id().into(), with: with.word().into() };
    Ok((unit.record(proved, &event)?, fresh))
}

/// Does a last piece of work and opens a session, all or nothing. `field` is where the form says what is wrong.
///
/// # Errors
/// What `also` gives; a field error when the person holds nothing today.
pub(super) fn admit(
    cx: &mut Cx<'_>,
    person: &str,
    field: &str,
    also: impl FnOnce(&mut Unit<'_>, &Proved) -> Outcome<With>,
) -> Outcome<()> {
    let fresh = cx.kernel().write(|unit| {
        let (proved, seated) = prove(cx.app, unit, person)?;
        if !seated {
            return Err(no_seat(field));
        }
        let with = also(unit, &proved)?;
        let (signed_in, fresh) = open(unit, &proved, with, cx.session.as_ref(), &cx.agent)?;
        Ok(signed_in.carrying(fresh))
    })?;
    session::carry(cx, fresh)
}

/// Takes a code of the app or a recovery code, once.
///
/// # Errors
/// [`Fault::Fields`] when it is not right, or was used before; [`Fault::Broken`] when the second factor cannot be opened.
pub(super) fn spend(
    app: &App,
    unit: &mut Unit<'_>,
    proved: &Proved,
    account: &store::Kept,
    field: &str,
    typed: &str,
) -> Outcome<With> {
    let now = unit.now();
    let wrong = || {
        Fault::field(
            field,
            "This code is not right, or it was used before. Wait for the next code and enter that",
        )
    };
    if let Some(hash) = recovery::hash(typed) {
        if !store::spend_code(&mut unit.rows(proved), &account.person, &hash, now)? {
            return Err(Fault::field(field, "This is not one of your recovery codes, or it was used before"));
        }
        let left = store::codes_left(&mut unit.rows(proved), &account.person)?;
        let event = events::RecoveryCodeUsed { person: account.person.clone(), left };
        return unit.record(proved, &event).map(|_| With::RecoveryCode);
    }
    let secret = app.options.key.open_sealed("totp", &account.person, &account.totp)?;
    let step = totp::check(&secret, typed, now).ok_or_else(wrong)?;
    if !store::spend_step(&mut unit.rows(proved), &account.person, step)? {
        return Err(wrong());
    }
    Ok(With::SecondFactor)
}

/// `Firefox on Windows`: enough to know one's own devices by. Nothing else of what the browser says is kept.
fn device(agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "a Mac"),
        ("CrOS", "a Chromebook"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.into(),
        (None, None) => "An unknown device".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn devices_have_names_that_people_know() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
                "Firefox on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
                "Safari on a Mac",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit Version/18.0 Safari/604.1",
                "Safari on an iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge on Windows",
            ),
            ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
            ("curl/8.5", "An unknown device"),
            ("", "An unknown device"),
        ] {
            assert_eq!(device(agent), name);
        }
    }
}
