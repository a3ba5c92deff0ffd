//! `/{county}/people-accounts`: who has access, and why.

use super::account_page::moment;
use super::{Account, County, Invite, page, store};
use crate::{App, Cx, Guard, PersonCard, Reply, Route, Standing, Tone, empty, get, tag};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/people-accounts", Guard::may::<Invite, County>(), show)]
}

/// So many of the seats and offices of a person are named in the list; the person's page names all.
const FIRST: usize = 3;

/// One line: a person, what they hold today in words, whether that needs a second factor, and their account.
pub(super) struct Line {
    pub(super) card: PersonCard,
    pub(super) held: Vec<String>,
    pub(super) confidential: bool,
    pub(super) account: Option<store::Kept>,
    /// Whether the county no longer knows the person: only the account is left.
    pub(super) gone: bool,
}

impl Line {
    fn of(app: &App, standing: Standing, account: Option<store::Kept>) -> Self {
        let confidential = app.people.confidential(&standing.grants);
        Self { held: standing.held, confidential, card: standing.card, account, gone: false }
    }

    /// The line of somebody whom the county no longer knows: what their account says of them.
    pub(super) fn of_account(account: store::Kept) -> Self {
        let email = account.email.clone().unwrap_or_default();
        let name = if email.is_empty() { account.person.clone() } else { email.clone() };
        let card = PersonCard {
            id: account.person.clone(),
            name,
            title: "No longer in the register".into(),
            organisation: "No longer in the register".into(),
            email,
            county: account.county.clone(),
        };
        Self { card, held: Vec::new(), confidential: false, account: Some(account), gone: true }
    }

    /// The line of one person.
    pub(super) fn read(
        app: &App,
        unit: &mut Unit<'_>,
        card: PersonCard,
        account: Option<store::Kept>,
    ) -> Outcome<Self> {
        let today = unit.today();
        let grants = app.people.grants(unit, &card.id, today)?;
        let held = app.people.held(unit, &card.id, today)?;
        Ok(Self::of(app, Standing { card, grants, held }, account))
    }

    /// Where the account stands, in two or three words.
    pub(super) fn state(&self) -> Markup {
        use store::State::{Active, Disabled, Invited};
        let Some(account) = &self.account else { return tag(Tone::None, "Not invited") };
        match account.state {
            Invited => tag(Tone::Wait, "Invited"),
            Disabled => tag(Tone::None, "Disabled"),
            Active if self.held.is_empty() => tag(Tone::Soon, "No seat today"),
            Active if self.confidential && !account.two() => tag(Tone::Soon, "No second factor"),
            Active => tag(Tone::Ok, "In use"),
        }
    }
}

fn lines(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Vec<Line>> {
    let county = cx.county()?.id.clone();
    let _permit = actor.permit::<Invite, County>(unit, &county)?;
    let visible = actor.visible::<Account>();
    let today = unit.today();
    let kept = store::accounts(&mut unit.rows(&visible), &visible, &county)?;
    let mut accounts: BTreeMap<String, store::Kept> =
        kept.into_iter().map(|a| (a.person.clone(), a)).collect();
    let mut out = Vec::new();
    for standing in cx.app.people.standing(unit, &county, today)? {
        let account = accounts.remove(&standing.card.id);
        out.push(Line::of(cx.app, standing, account));
    }
    // Those whom the county does not know today still have their account.
    for (person, account) in accounts {
        out.push(match cx.app.people.card(unit, &person)? {
            Some(card) => Line::read(cx.app, unit, card, Some(account))?,
            None => Line::of_account(account),
        });
    }
    Ok(out)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let lines = cx.read(|unit, actor| lines(cx, unit, actor))?;
    let body = html! {
        h1 class="govuk-heading-l" { "Who has access" }
        p class="sm-lead" { "Access comes from a seat or an office and ends with it. An account only lets people prove who they are." }
        @if lines.is_empty() {
            (empty("People who hold a seat or an office appear here, so that you can invite them.",
                html! { p { a class="govuk-link" href=(cx.at("")) { "Go to the board" } } }))
        } @else {
            (table(cx, &lines))
        }
    };
    page(cx, "Who has access", body)
}

fn table(cx: &Cx<'_>, lines: &[Line]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" data-module="sm-sort" {
            caption class="govuk-visually-hidden" { "People, what gives them access, and their accounts" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Person", "Organisation", "Access as", "Account", "Last signed in"] {
                        th scope="col" class="govuk-table__header" aria-sort="none" { (head) }
                    }
                }
            }
            tbody class="govuk-table__body" { @for line in lines { (row(cx, line)) } }
        }
    }
}

fn row(cx: &Cx<'_>, line: &Line) -> Markup {
    let seen = line.account.as_ref().and_then(|a| a.signed_in);
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(cx.at(&format!("people-accounts/{}", line.card.id))) { (line.card.name) }
            }
            td class="govuk-table__cell" data-label="Organisation" { (line.card.organisation) }
            td class="govuk-table__cell" data-label="Access as" {
                @if line.held.is_empty() { "Nothing today" }
                @for one in line.held.iter().take(FIRST) { (one) br; }
                @if let Some(more) = line.held.len().checked_sub(FIRST).filter(|more| *more > 0) { "and " (more) " more" }
            }
            td class="govuk-table__cell" data-label="Account" { (line.state()) }
            td class="govuk-table__cell" data-label="Last signed in" data-sort=(seen.map(|at| at.to_string()).unwrap_or_default()) {
                @if let Some(at) = seen { (moment(at)) } @else { "Never" }
            }
        }
    }
}
