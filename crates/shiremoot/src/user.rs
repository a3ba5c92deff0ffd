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
    #[command(after_help = "Example:\n  shiremoot user invite loamshire/person/officer officer@council.example")]
    Invite {
        /// The person, as in their address: county/person/name
        person: String,
        /// Where the invitation goes
        email: String,
    },
    /// End a person's access at once; what they did stays on record
    Disable {
        /// The person
        person: String,
    },
}

/// Does it.
///
/// # Errors
/// [`kernel::Fault::Absent`] when there is no such person.
pub fn run(settings: &Settings, verb: &UserVerb, json: bool) -> Done {
    let kernel = wire::kernel(settings, Arc::new(MachineClock))?;
    match verb {
        UserVerb::Invite { person, email } => {
            let base = settings.get("base").trim_end_matches('/');
            let link = site::accounts::invite(&kernel, &board::Board, person, email, base)?;
            say(json, &serde_json::json!({ "person": person, "link": link }), &format!("Invited. The link, also in the outbox:\n{link}"))
        }
        UserVerb::Disable { person } => {
            site::accounts::disable(&kernel, person)?;
            say(json, &serde_json::json!({ "person": person }), "Their access has ended, and so has every session.")
        }
    }
}
