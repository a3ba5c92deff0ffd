//! `/{county}/partnership-plans/{group}/{year}/copies`: the copy that the policing body must have, and copies to others.

use super::parts::{below, head, of};
use crate::events;
use crate::pages::parts::may;
use crate::partnership::Copy;
use crate::statutory::{Held, Kept, add_entry};
use crate::store::statutory::{document, entry};
use crate::store::{PartnershipPlan, ViewPrivate};
use board::{Organisation, Snapshot};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, day, empty, get, post};

const PATH: &str = "/{county}/partnership-plans/{group}/{year}/copies";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<ViewPrivate, PartnershipPlan>(), show),
        post(PATH, Guard::may::<Update, PartnershipPlan>(), &[events::EntryAdded::KIND], send, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, all, register) = cx.read(|unit, actor| {
        let permit = of::<ViewPrivate, PartnershipPlan>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let all = entry::all::<Copy>(unit, &permit, &held.id)?;
        let register = board::current(unit, &held.county)?;
        Ok((held, all, register))
    })?;
    let (names, table) = (register.ever(), register.on(cx.today));
    let partnership = names.group_name(&held.group);
    let writes = held.edition > 0 && may::<Update, PartnershipPlan>(cx, &held.id)?;
    let body = html! {
        (head(&held, &partnership, "Copies that were sent"))
        p class="sm-lead" { "The partnership sends its plan to the elected local policing body. The law gives no day." span class="sm-note" { " S.I. 2007/1830, regulation 13A" } }
        @if all.is_empty() { (empty("Each copy appears here with its day and how it was sent.", html! {})) } @else { (sent(&all, &names)) }
        @if writes { (form(cx, &held, &table)) }
        @else if held.edition == 0 { p class="sm-note" { "The plan is a draft. Complete it before a copy is sent." } }
    };
    cx.page(below(cx, &held, &partnership, "Copies that were sent", body))
}

fn sent(all: &[Kept<Copy>], names: &Snapshot<'_>) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Copies of the plan" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" { @for head in ["To", "Sent", "Version", "How"] { th scope="col" class="govuk-table__header" { (head) } } }
            }
            tbody class="govuk-table__body" {
                @for kept in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (names.organisation_name(&kept.it.to)) }
                        td class="govuk-table__cell sm-nowrap" data-label="Sent" { @if let Some(on) = kept.it.on { (day(on)) } }
                        td class="govuk-table__cell" data-label="Version" { (kept.it.edition) }
                        td class="govuk-table__cell" data-label="How" { (kept.it.how) }
                    }
                }
            }
        }
    }
}

fn form(cx: &Cx<'_>, held: &Held, table: &Snapshot<'_>) -> Markup {
    let mut bodies: Vec<(String, String)> =
        table.all::<Organisation>().map(|(fact, it)| (fact.slug.clone(), it.name.clone())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    let policing = table.all::<Organisation>().find(|(_, it)| it.sort == "policing-body");
    let usual = policing.map(|(fact, _)| fact.slug.clone()).unwrap_or_default();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Record a copy" }
            (cx.form(&cx.at(&format!("{}/copies", held.path())), html! {
                (cx.select("to", "To whom was it sent?", &usual, std::iter::once((String::new(), "Choose an organisation".to_string())).chain(bodies)))
                (cx.date("on", "When was it sent?", None))
                (cx.input("how", "How was it sent?", "").hint("Such as: By e-mail to the Commissioner’s office."))
                (Button::submit("Record it").once())
            }))
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let (to, on, how) = (fields.optional("to"), fields.maybe_date("on"), fields.optional("how"));
    if on.is_some_and(|on| on > cx.today) {
        fields.wrong("on", "The day must be today or earlier: a copy is recorded when it has been sent");
    }
    let typed = fields.done();
    let path = cx.write(|unit, actor| {
        let permit = of::<Update, PartnershipPlan>(cx, unit, actor)?;
        typed?;
        let held = document::one(unit, &permit)?;
        let register = board::current(unit, &held.county)?;
        let body = register.on(cx.today).get::<Organisation>(&to).map(|it| it.sort == "policing-body");
        // What is not in the list was not chosen.
        let to = if body.is_some() { to } else { String::new() };
        let copy = Copy { to, policing_body: body == Some(true), edition: held.edition, on, how };
        Ok(add_entry(unit, &permit, &copy)?.quietly().carrying(held.path()))
    })?;
    Ok(Reply::see(cx.at(&format!("{path}/copies"))))
}
