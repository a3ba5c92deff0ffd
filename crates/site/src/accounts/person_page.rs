//! `/{county}/people-accounts/{person}`: one person's access, and the two things that can be done about it.

use super::invite::{disable_in, invite_in};
use super::people_page::Line;
use super::{Account, County, Invite, account_page, events, page, store};
use crate::{Cx, Guard, PersonCard, Reply, Route, Tone, get, post, tag};
use govuk::{Button, WarningText};
use kernel::ledger::Event;
use kernel::verbs::{Add, End, View};
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};

pub(super) fn routes() -> Vec<Route> {
    let (invited, disabled) = (&[events::Invited::KIND], &[events::Disabled::KIND]);
    vec![
        get("/{county}/people-accounts/{*person}", Guard::may::<Invite, County>(), show),
        post(
            "/{county}/people-accounts/invite/{*person}",
            Guard::may::<Invite, County>(),
            invited,
            invite,
            show,
        ),
        post(
            "/{county}/people-accounts/disable/{*person}",
            Guard::may::<End, Account>(),
            disabled,
            disable,
            show,
        ),
    ]
}

/// The person of the address, when the county knows them.
fn card(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<PersonCard> {
    let county = &cx.county()?.id;
    let _permit = actor.permit::<Invite, County>(unit, county)?;
    let card = cx.app.people.card(unit, cx.param("person")?)?;
    card.filter(|card| card.county == *county).ok_or(Fault::Absent)
}

/// The account of the address, when it is one of this county.
fn account(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<store::Kept> {
    let county = &cx.county()?.id;
    let _invites = actor.permit::<Invite, County>(unit, county)?;
    let permit = actor.permit::<View, Account>(unit, cx.param("person")?)?;
    let found = store::account(&mut unit.rows(&permit), permit.id())?;
    found.filter(|account| account.county == *county).ok_or(Fault::Absent)
}

fn line(cx: &Cx<'_>) -> Outcome<Line> {
    cx.read(|unit, actor| {
        let card = match card(cx, unit, actor) {
            // Whoever has left the register may still have an account, which somebody must be able to shut.
            Err(Fault::Absent) => return account(cx, unit, actor).map(Line::of_account),
            other => other?,
        };
        let account = match actor.permit::<View, Account>(unit, &card.id) {
            Ok(permit) => store::account(&mut unit.rows(&permit), permit.id())?,
            Err(Fault::Absent) => None,
            Err(other) => return Err(other),
        };
        Line::read(cx.app, unit, card, account)
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let line = line(cx)?;
    let own = cx.actor.id() == Some(&line.card.id);
    let last = line.account.as_ref().and_then(|a| a.signed_in);
    let second = match (&line.account, line.confidential) {
        (Some(account), _) if account.two() => tag(Tone::Ok, "Set"),
        (_, true) => tag(Tone::Soon, "Required, not set yet"),
        (_, false) => tag(Tone::None, "Not set"),
    };
    let body = html! {
        a class="govuk-back-link" href=(cx.at("people-accounts")) { "Who has access" }
        h1 class="govuk-heading-l" { (line.card.name) }
        dl class="sm-facts" {
            div { dt { "Role" } dd { (line.card.title) } }
            div { dt { "Organisation" } dd { (line.card.organisation) } }
            div { dt { "Email address" } dd { @if line.card.email.is_empty() { "None yet" } @else { (line.card.email) } } }
            div { dt { "Access as" } dd { @if line.held.is_empty() { "Nothing today" } @for one in &line.held { (one) br; } } }
            div { dt { "Account" } dd { (line.state()) } }
            div { dt { "Second factor" } dd { (second) } }
            div { dt { "Last signed in" } dd { @if let Some(at) = last { (account_page::moment(at)) } @else { "Never" } } }
            @if let Some(refused) = line.account.as_ref().map(|a| a.refused).filter(|n| *n > 0) {
                div { dt { "Refused tries since" } dd { (refused) } }
            }
        }
        @if own {
            p class="sm-note" { "This is you. Somebody else must invite you again or disable your account." }
        } @else {
            (deeds(cx, &line))
        }
    };
    page(cx, &format!("Access of {}", line.card.name), body)
}

fn deeds(cx: &Cx<'_>, line: &Line) -> Markup {
    use store::State::{Active, Disabled, Invited};
    let state = line.account.as_ref().map(|a| a.state);
    let (word, why) = match state {
        None => ("Invite", "They get a link to choose a password. It works for seven days."),
        Some(Invited) => ("Invite again", "They get a new link. The one before stops working."),
        Some(Disabled) => {
            ("Invite again", "They get a link to choose a new password, and the account can be used again.")
        }
        Some(Active) => (
            "Invite again",
            "Only for somebody who has lost both their telephone and their recovery codes: they choose a new password and a new second factor. Be sure that it is they who ask.",
        ),
    };
    let path = |deed: &str| cx.at(&format!("people-accounts/{deed}/{}", line.card.id));
    html! {
        @if line.gone {
            p class="sm-note" { "The register no longer knows this person, so nobody can invite them." }
        } @else {
            section class="sm-section" {
                h2 class="govuk-heading-m" { (word) }
                p { (why) }
                (cx.form(&path("invite"), html! {
                    @if let Some(wrong) = cx.error("person") { p id="person" class="govuk-error-message" { (wrong) } }
                    (Button::submit(word).once())
                }))
            }
        }
        @if matches!(state, Some(Active | Invited)) {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Disable the account" }
                (WarningText::new("They are signed out at once everywhere and cannot sign in again until somebody invites them."))
                (cx.form(&path("disable"), html! { (Button::submit("Disable").warning().once()) }))
            }
        }
    }
}

fn invite(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let card = card(cx, unit, actor)?;
        // Somebody who has an account already: the policies may treat that differently.
        let permit = actor.permit::<Invite, County>(unit, &card.county)?;
        if store::account(&mut unit.rows(&permit), &card.id)?.is_some() {
            let permit = actor.permit::<Add, Account>(unit, &card.id)?;
            return Ok(invite_in(cx.app, unit, &permit, &card, &card.email)?.quietly());
        }
        Ok(invite_in(cx.app, unit, &permit, &card, &card.email)?.quietly())
    })?;
    Ok(Reply::see(cx.at("outbox")))
}

fn disable(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let account = account(cx, unit, actor)?;
        let permit = actor.permit::<End, Account>(unit, &account.person)?;
        disable_in(unit, &permit, permit.id())
    })?;
    Ok(Reply::see(cx.at(&format!("people-accounts/{}", cx.param("person")?))))
}
