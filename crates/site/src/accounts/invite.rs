//! Letting people in, and shutting them out: one command each, behind the pages and the command line.

use super::{events, mail, store};
use crate::{App, PersonCard};
use jiff::Timestamp;
use kernel::{Fault, Outcome, Proof, Recorded, SystemActs, Unit};

/// What came of an invitation.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The link that opens the account, once.
    pub link: String,
    /// The address to which the message goes.
    pub email: String,
    /// When the link ceases to work.
    pub expires: Timestamp,
}

/// Invites a person, or invites them again: also the only way back for somebody who has lost both the second factor and the
/// recovery codes. What they have goes on working until they accept.
///
/// # Errors
/// [`Fault::Fields`] when they have no address, or it belongs to somebody else's account; [`Fault::Refused`] when somebody
/// invites themself. `to` is the address to which the invitation goes and with which they sign in.
pub(super) fn invite_in(
    app: &App,
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    card: &PersonCard,
    to: &str,
) -> Outcome<Recorded<Invited>> {
    if proof.holder().id() == Some(&card.id) {
        return Err(Fault::Refused);
    }
    let email = address(to).ok_or_else(|| match to {
        "" => {
            Fault::field("person", "There is no email address for this person. Add one to their record first")
        }
        _ => Fault::field("person", format!("“{to}” is not an email address")),
    })?;
    let board =
        app.people.counties(unit)?.into_iter().find(|c| c.id == card.county).ok_or(Fault::Absent)?.board;
    let now = unit.now();
    let token = app.kernel.chance().secret();
    let mut rows = unit.rows(proof);
    if store::by_email(&mut rows, &email)?.is_some_and(|other| other.person != card.id) {
        return Err(Fault::field(
            "person",
            "Somebody else signs in with this email address. Each person needs their own",
        ));
    }
    store::ensure(&mut rows, &card.id, &card.county, "invited", now)?;
    store::invited(&mut rows, &card.id, &card.county, &email)?;
    let expires = store::add_invitation(&mut rows, &token, &card.id, now)?;
    let link = format!("{}/invitation/{token}", app.options.base);
    let to = mail::To { county: &card.county, person: &card.id, email: &email };
    mail::invitation(app, unit, &to, &board, &link)?;
    let recorded = unit.record(proof, &events::Invited { person: card.id.clone() })?;
    Ok(recorded.carrying(Invited { link, email, expires }))
}

/// Shuts a person's account and ends every session.
///
/// # Errors
/// [`Fault::Refused`] when somebody shuts out themself; [`Fault::Conflict`] when it is shut already.
pub(super) fn disable_in(unit: &mut Unit<'_>, proof: &impl Proof, person: &str) -> Outcome<Recorded> {
    if proof.holder().id() == Some(person) {
        return Err(Fault::Refused);
    }
    let now = unit.now();
    if !store::disable(&mut unit.rows(proof), person, now)? {
        return Err(Fault::Conflict("This account is disabled already.".into()));
    }
    unit.record(proof, &events::Disabled { person: person.into() })
}

/// Invites a person, named by identifier or by the email address on their record, from the command line. The invitation goes to
/// `email`, or to the address on their record. `by` says who does it, for the ledger.
///
/// # Errors
/// [`Fault::Absent`] when there is nobody of this name; [`Fault::Fields`] when they cannot be invited.
pub fn invite(app: &App, person: &str, email: Option<&str>, by: &str) -> Outcome<Invited> {
    app.kernel.write(|unit| {
        let card = whom(app, unit, person)?;
        let proof = SystemActs::without_a_permit_because(by, &card.county, unit.today());
        invite_in(app, unit, &proof, &card, email.unwrap_or(&card.email))
    })
}

/// Disables an account, named by the person's identifier or email address, from the command line.
///
/// # Errors
/// [`Fault::Absent`] when there is no such account; [`Fault::Conflict`] when it is disabled already.
pub fn disable(app: &App, person: &str, by: &str) -> Outcome<()> {
    app.kernel.write(|unit| {
        let mut rows = super::enter::desk(unit);
        let account = match address(person) {
            Some(email) => store::by_email(&mut rows, &email)?,
            None => store::account(&mut rows, person)?,
        };
        let account = account.ok_or(Fault::Absent)?;
        let proof = SystemActs::without_a_permit_because(by, &account.county, unit.today());
        disable_in(unit, &proof, &account.person)
    })
}

/// The person of an identifier or an email address.
fn whom(app: &App, unit: &mut Unit<'_>, person: &str) -> Outcome<PersonCard> {
    let Some(email) = address(person) else { return app.people.card(unit, person)?.ok_or(Fault::Absent) };
    let today = unit.today();
    for county in app.people.counties(unit)? {
        let mut all = app.people.everybody(unit, &county.id, today)?.into_iter();
        if let Some(card) = all.find(|card| address(&card.email).as_ref() == Some(&email)) {
            return Ok(card);
        }
    }
    Err(Fault::Absent)
}

/// An address as accounts keep it, or nothing when it cannot be one.
pub(super) fn address(typed: &str) -> Option<String> {
    let email = typed.trim().to_lowercase();
    let (name, host) = email.split_once('@')?;
    let plain = !email.chars().any(|c| c.is_whitespace() || c.is_control());
    (plain && !name.is_empty() && host.contains('.') && !host.contains('@') && email.len() <= 254)
        .then_some(email)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_kept_in_lower_case() {
        for (typed, kept) in [
            (" Pat.Officer@Council.Example ", Some("pat.officer@council.example")),
            ("pat", None),
            ("", None),
            ("@council.example", None),
            ("pat@council", None),
            ("pat@council.example@x", None),
            ("pat officer@council.example", None),
        ] {
            assert_eq!(address(typed).as_deref(), kept, "{typed}");
        }
        assert_eq!(address(&format!("{}@council.example", "a".repeat(300))), None);
    }
}
