//! `/{county}/plan/{agreement}/copies`: that a copy was sent to the policing body (SI 2007/1830 reg 9A), or to another.

use super::{page_of, path, whole};
use crate::agreement::{self, Kind, Sent};
use crate::events;
use crate::pages::parts::agreement_of;
use crate::store::{self, Agreement};
use board::{Organisation, Snapshot};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/plan/{agreement}/copies";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<View, Agreement>(), show),
        post(PATH, Guard::may::<Update, Agreement>(), &[events::CopySent::KIND], send, show),
    ]
}

/// The policing body of the county, by short name; empty when the register has none.
pub(super) fn policing_body(on: &Snapshot<'_>) -> String {
    let mut bodies = on.all::<Organisation>().filter(|(_, o)| o.sort == "policing-body");
    bodies.next().map(|(fact, _)| fact.slug.clone()).unwrap_or_default()
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, all, changes) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        if !store::things::is_inside(actor, permit.county()) {
            return Err(Fault::Absent);
        }
        let all = store::sent::all(unit, &permit, permit.id())?;
        Ok((it, all, actor.may::<Update, Agreement>(unit, permit.id())?))
    })?;
    let held = &it.ground.held;
    let issued = it.ground.editions.iter().rev().find(|e| e.kind == Kind::Issued);
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Copies that were sent" }
        p class="sm-lead" { "The county strategy group sends the agreement to the elected local policing body (SI 2007/1830, regulation 9A). The law sets no day for it." }
        @if all.is_empty() { (empty("To whom copies were sent, how and when, stands here.", html! {})) }
        @else { (listed(&it, &all)) }
        @match issued {
            None => { p { "Nothing is issued yet, so there is nothing to send." } }
            Some(_) if changes => { (form(cx, &it)) }
            Some(_) => {}
        }
    };
    cx.page(page_of(cx, held, "Copies", body))
}

fn listed(it: &super::Whole, all: &[Sent]) -> Markup {
    let on = it.register.ever();
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Copies that were sent" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["To", "In the role of", "Version", "How", "Sent on", "Note"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for sent in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            (on.organisation_name(&sent.organisation))
                            @if on.get::<Organisation>(&sent.organisation).is_some_and(|o| o.sort == "policing-body") { " " (tag(Tone::Ok, "Regulation 9A")) }
                        }
                        td class="govuk-table__cell" data-label="In the role of" { (sent.role) }
                        td class="govuk-table__cell" data-label="Version" { (sent.version) }
                        td class="govuk-table__cell" data-label="How" { (sent.how) }
                        td class="govuk-table__cell" data-label="Sent on" { (day(sent.on)) }
                        td class="govuk-table__cell" data-label="Note" { @if sent.note.is_empty() { "–" } @else { (sent.note) } }
                    }
                }
            }
        }
    }
}

fn form(cx: &Cx<'_>, it: &super::Whole) -> Markup {
    let on = it.register.on(cx.today);
    let mut bodies: Vec<(String, String)> =
        on.all::<Organisation>().map(|(fact, body)| (fact.slug.clone(), body.name.clone())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    html! {
        h2 class="govuk-heading-m" { "Record a copy that was sent" }
        (cx.form(&path(cx, &it.ground.held, "copies"), html! {
            (cx.select("organisation", "To which body?", &policing_body(&on), bodies))
            (cx.input("role", "To whom there, by role?", "").hint("Such as: Chief executive."))
            (cx.input("how", "How?", "").hint("Such as: by e-mail."))
            (cx.date("on", "On which day?", Some(cx.today)))
            (cx.textarea("note", "What else is there to say? (optional)", "").rows(2))
            (Button::submit("Record it").once())
        }))
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let on = fields.date("on", "Enter the day on which it was sent");
    let it = Sent {
        id: String::new(),
        version: 0,
        organisation: fields.text("organisation", "Choose the body to which it was sent"),
        role: fields.text("role", "Enter to whom it was sent, by role, such as Chief executive"),
        how: fields.text("how", "Enter how it was sent, such as by e-mail"),
        on: on.unwrap_or(cx.today),
        at: cx.kernel().now(),
        by: String::new(),
        note: fields.optional("note"),
    };
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreement::send(unit, &permit, &it)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}/copies", cx.param("agreement")?))))
}
