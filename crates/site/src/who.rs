//! Who asks: from cookies to a session, a person, what they hold today, and the token of their forms.

use crate::session::{self, Session};
use crate::{App, Cx};
use kernel::{Actor, Outcome, Unit};
use std::cell::OnceCell;

/// The token of the forms on a page. It rests on the session, or, before anybody has signed in, on a cookie that is only
/// given to a browser once it is shown a form: who merely reads gets none.
#[derive(Default)]
pub(crate) struct Token {
    /// Secret of the session or of the guest's cookie, when the browser sent one.
    secret: Option<String>,
    /// Secret of a guest who is shown the first form.
    made: OnceCell<String>,
    token: OnceCell<String>,
}

impl Token {
    /// A token that rests on what the browser sent.
    pub(crate) fn of(secret: Option<String>) -> Self {
        Self { secret, ..Self::default() }
    }

    /// The token for a form.
    pub(crate) fn give(&self, app: &App) -> &str {
        self.token.get_or_init(|| {
            let secret = self.secret.as_ref();
            session::csrf_of(secret.unwrap_or_else(|| self.made.get_or_init(|| app.kernel.chance().secret())))
        })
    }

    /// Whether what a form sent is the token that this browser was given.
    pub(crate) fn fits(&self, sent: &str) -> bool {
        self.secret.as_ref().is_some_and(|secret| session::same(sent, &session::csrf_of(secret)))
    }

    /// The cookie for a guest who was shown the first form.
    pub(crate) fn cookie(&self, secure: bool) -> Option<String> {
        let tail = if secure { "; Secure" } else { "" };
        let name = session::guest_name(secure);
        self.made.get().map(|guest| format!("{name}={guest}; Path=/; HttpOnly; SameSite=Lax{tail}"))
    }
}

/// Finds county and person. `slug` is the first part of the address, which may name a county.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be read.
pub(crate) fn identify(
    cx: &mut Cx<'_>,
    slug: Option<&str>,
    cookie: Option<&str>,
    guest: Option<String>,
) -> Outcome<()> {
    let app = cx.app;
    let mut stale = None;
    app.kernel.read(|unit| {
        if let Some(slug) = slug {
            cx.county = app.people.counties(unit)?.into_iter().find(|c| c.slug == slug);
        }
        if let Some(found) = cookie.map_or(Ok(None), |cookie| session::find(unit, cookie))? {
            stale = found.stale.then(|| found.session.id.clone());
            recognise(cx, unit, found.session)?;
        }
        if let (None, Some(person), true) = (&cx.county, &cx.person, cx.params.is_empty()) {
            // An address that names no county wears the frame of one's own.
            let home = person.county.clone();
            cx.county = app.people.counties(unit)?.into_iter().find(|c| c.id == home);
        }
        Ok(())
    })?;
    if let Some(id) = stale {
        // That it cannot be noted is no reason to turn anybody away.
        session::seen(&app.kernel, &id)
            .unwrap_or_else(|why| tracing::warn!("a session could not be marked as seen: {why}"));
    }
    if cx.session.is_none() {
        // A cookie that we did not make is no secret.
        cx.token = Token::of(guest.filter(|g| g.len() == 64));
    }
    Ok(())
}

/// Makes the holder of a session the one who asks: with what they hold today, for access ends with the seat.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the store cannot be read.
pub(crate) fn recognise(cx: &mut Cx<'_>, unit: &mut Unit<'_>, session: Session) -> Outcome<()> {
    let people = &cx.app.people;
    let grants = people.grants(unit, &session.person, cx.today)?;
    // Whoever has become a holder of confidential things must sign in again, with a second factor.
    let enough = session.strong || !people.confidential(&grants);
    if grants.is_empty() || !enough {
        return Ok(());
    }
    if let Some(card) = people.card(unit, &session.person)? {
        cx.actor = Actor::person(&card.id, &card.title, grants, cx.today);
        cx.person = Some(card);
        cx.token = Token::of(Some(session.secret.clone()));
        cx.session = Some(session);
    }
    Ok(())
}
