//! People and sign-in: invitations, passwords, second factors, devices, who has access, and the outbox.
//!
//! Access comes from a seat or office and ends with it; an account only proves who somebody is.

mod account_page;
mod calendar_page;
mod demo;
mod devices;
mod enter;
mod events;
mod invitation;
mod invitation_factor;
mod invite;
mod key;
mod limits;
mod mail;
mod messages_later;
mod messages_page;
mod my_calendar;
mod new_codes;
mod new_factor;
mod outbox;
mod password;
mod password_page;
mod people_page;
mod person_page;
mod recovery;
mod reset;
mod reset_ask;
mod setup;
mod sign_in;
mod sign_in_code;
mod sign_out;
mod step;
mod store;
#[cfg(test)]
mod tests;
mod thing;
mod totp;

pub use events::KINDS;
pub use invite::{Invited, disable, invite};
pub use key::SiteKey;
pub(crate) use password::Passwords;
pub use thing::{Account, County, Invite, Outbox};

use crate::{Cx, Page, Reply, Slice};
use kernel::Outcome;
use kernel::db::Migration;
use maud::Markup;

/// People and sign-in as a slice.
pub fn accounts_slice() -> Slice {
    let parts = [
        sign_in::routes(),
        sign_in_code::routes(),
        sign_out::routes(),
        invitation::routes(),
        invitation_factor::routes(),
        reset_ask::routes(),
        reset::routes(),
        account_page::routes(),
        devices::routes(),
        password_page::routes(),
        new_factor::routes(),
        new_codes::routes(),
        people_page::routes(),
        person_page::routes(),
        outbox::routes(),
        messages_page::routes(),
        messages_later::routes(),
        calendar_page::routes(),
        my_calendar::routes(),
        demo::routes(),
    ];
    Slice {
        name: "accounts",
        routes: parts.into_iter().flatten().collect(),
        migrations: MIGRATIONS,
        jobs: vec![mail::JOB],
        tasks: Some(outbox::tasks),
        ..Slice::default()
    }
}

const MIGRATIONS: &[Migration] = &[store::MIGRATION, crate::mail::store::MOVED];

/// A page about one's own access: no cache keeps it, and the frame names the person's county.
fn page(cx: &mut Cx<'_>, title: &str, body: Markup) -> Outcome<Reply> {
    cx.private = true;
    if let (None, Some(person)) = (&cx.county, &cx.person) {
        let home = person.county.clone();
        cx.county = cx.read(|unit, _| cx.app.people.counties(unit))?.into_iter().find(|c| c.id == home);
    }
    cx.page(Page::new(title, "", body))
}

/// The same, with a status of its own.
fn page_with(cx: &mut Cx<'_>, status: u16, title: &str, body: Markup) -> Outcome<Reply> {
    Ok(match page(cx, title, body)? {
        Reply::Html(_, html) => Reply::Html(status, html),
        other => other,
    })
}

/// A page for a link that opens nothing: wrong, used, too old or void. It does not say which.
fn dead_link(cx: &mut Cx<'_>, next: Markup) -> Outcome<Reply> {
    let body = maud::html! {
        h1 class="govuk-heading-l" { "This link does not work any more" }
        p { "It may have been used, it may be too old, or a newer one may have taken its place." }
        (next)
    };
    page_with(cx, 404, "This link does not work any more", body)
}

/// What was typed as a password: as it is, blanks included.
fn password<'f>(cx: &'f Cx<'_>, name: &str) -> &'f str {
    cx.form.get(name).unwrap_or_default()
}
