//! The messages about accounts: they hold a link that opens one, so they are sealed before they are put anywhere.

use super::store;
use crate::App;
pub(super) use crate::mail::To;
use crate::mail::{Message, Room};
use kernel::jobs::{self, Job, JobKind};
use kernel::{Kernel, Outcome, Unit};
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
        let Mail { id, county, person, recipient, subject, sealed } = mail;
        let room = kernel.lent::<Room>()?;
        let text = room.open(&id, &sealed)?;
        let to = To { county: &county, person: &person, email: &recipient };
        let message = Message { subject, text, about: "account".into(), ..Message::default() };
        crate::mail::post_as(unit, &id, &to, &message).map(drop)
    })
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
