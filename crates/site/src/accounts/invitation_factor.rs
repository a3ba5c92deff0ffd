//! `/invitation/{token}/second-factor`: the second step of an invitation, for whoever holds something confidential.

use super::enter::{With, open, prove};
use super::invitation::{dead, found};
use super::{events, limits, setup, store};
use crate::{Cx, Guard, Reply, Route, get, post, session};
use kernel::ledger::Event;
use kernel::{Fault, Outcome};

const PATH: &str = "/invitation/{token}/second-factor";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("whoever holds the link is the person whom it was sent to");
    let events = &[events::Accepted::KIND, events::SecondFactorSet::KIND, events::SignedIn::KIND];
    vec![get(PATH, guard, show), post(PATH, guard, events, send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let Some((invitation, account)) = found(cx)? else { return dead(cx) };
    let first = format!("/invitation/{}", cx.param("token")?);
    if invitation.password.is_empty() {
        return Ok(Reply::see(first));
    }
    let email = account.email.unwrap_or_default();
    setup::offer(cx, &format!("{first}/second-factor"), &invitation.person, &email, &invitation.totp)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let gone = || Fault::field("code", "This link does not work any more");
    let found = found(cx)?.filter(|(invitation, _)| !invitation.password.is_empty());
    let (invitation, _) = found.ok_or_else(gone)?;
    let person = invitation.person.as_str();
    limits::code(cx, person)?;
    let (token, typed) = (cx.param("token")?, cx.form.get("code").unwrap_or_default());
    let (codes, fresh) = cx.kernel().write(|unit| {
        let (proved, seated) = prove(cx.app, unit, person)?;
        let now = unit.now();
        if !store::use_invitation(&mut unit.rows(&proved), token, now)? {
            return Err(gone());
        }
        store::accept(&mut unit.rows(&proved), person, &invitation.password, now)?;
        let codes = setup::confirm(cx.app, unit, &proved, &invitation.totp, typed)?;
        let accepted = unit.record(&proved, &events::Accepted { person: person.into() })?;
        if !seated {
            return Ok(accepted.carrying((codes, None)));
        }
        let (signed_in, fresh) = open(unit, &proved, With::SecondFactor, cx.session.as_ref(), &cx.agent)?;
        Ok(signed_in.carrying((codes, Some(fresh))))
    })?;
    let next = if fresh.is_some() { "/" } else { "/sign-in" };
    if let Some(fresh) = fresh {
        session::carry(cx, fresh)?;
    }
    setup::codes_page(cx, &codes, next)
}
