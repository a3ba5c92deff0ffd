//! `user`: let people in, and keep them out.

use crate::says::{Done, say};
use crate::settings::Settings;
use crate::wire;
use clap::Subcommand;
use kernel::time::MachineClock;
use std::sync::Arc;

/// What can be done about people's access.
#[derive(Subcommand)]
pub enum UserVerb {
    /// Invite a person who has a seat or an office, and print the link
    #[command(
        after_help = "Example:\n  shiremoot user invite loamshire/person/officer officer@council.example"
    )]
    Invite {
        /// The person, as in their address (county/person/name), or by the email address on their record
        person: String,
        /// Where the invitation goes, and with what they sign in; the address on their record when left out
        email: Option<String>,
    },
    /// End a person's access at once; what they did stays on record
    #[command(after_help = "Example:\n  shiremoot user disable officer@council.example")]
    Disable {
        /// The person, as in their address or by the email address with which they sign in
        person: String,
    },
}

/// How the ledger names whoever has the machine in hand.
const BY: &str = "command line";

/// Does it.
///
/// # Errors
/// [`kernel::Fault::Absent`] when there is no such person; [`kernel::Fault::Fields`] when they cannot be invited.
pub fn run(settings: &Settings, verb: &UserVerb, json: bool) -> Done {
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    let app = wire::app(kernel, wire::options(settings)?);
    match verb {
        UserVerb::Invite { person, email } => {
            let invited =
                site::accounts::invite(&app, person, email.as_deref(), BY).map_err(|e| named(e, person))?;
            let words = format!(
                "Invited {}. The link works once, until {}. It is also in the outbox:\n{}",
                invited.email, invited.expires, invited.link
            );
            let facts = serde_json::json!({
                "person": person, "email": invited.email, "link": invited.link, "expires": invited.expires.to_string(),
            });
            say(json, &facts, &words)
        }
        UserVerb::Disable { person } => {
            site::accounts::disable(&app, person, BY).map_err(|e| named(e, person))?;
            say(
                json,
                &serde_json::json!({ "person": person }),
                "Their access has ended, and so has every session.",
            )
        }
    }
}

/// Says which person is not there, and how people are named.
fn named(fault: kernel::Fault, person: &str) -> kernel::Fault {
    match fault {
        kernel::Fault::Absent => kernel::Fault::field(
            "person",
            format!(
                "There is nobody called “{person}”. A person is named as in their address: loamshire/person/their-name"
            ),
        ),
        other => other,
    }
}
