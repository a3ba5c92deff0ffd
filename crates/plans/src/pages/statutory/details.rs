//! `/{county}/assessments/{group}/{year}/details` and the same of plans: what a document says of itself.

use super::parts::{below, head, held, lines, of, seen, seen_in};
use crate::events;
use crate::statutory::{self, Details, Statutory};
use crate::store::{Assessment, PartnershipPlan};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const ASSESSMENT: &str = "/{county}/assessments/{group}/{year}/details";
const PLAN: &str = "/{county}/partnership-plans/{group}/{year}/details";

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::DocumentDescribed::KIND];
    let (one, other) = (Guard::may::<Update, Assessment>(), Guard::may::<Update, PartnershipPlan>());
    vec![
        get(ASSESSMENT, one, show::<Assessment>),
        post(ASSESSMENT, one, events, send::<Assessment>, show::<Assessment>),
        get(PLAN, other, show::<PartnershipPlan>),
        post(PLAN, other, events, send::<PartnershipPlan>, show::<PartnershipPlan>),
    ]
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, partnership) = held::<Update, T>(cx)?;
    let details = &it.details;
    let body = html! {
        (head(&it, &partnership, "Details"))
        (cx.form(&cx.at(&format!("{}/details", it.path())), html! {
            (seen(it.version))
            (cx.input("title", "Title", &details.title))
            (cx.textarea("authors", "Authors, by role", &details.authors.join("\n")).rows(3).hint("One a line, such as: Community safety analyst, county council. No names."))
            (cx.input("geography", "Area", &details.geography))
            (cx.textarea("periods", "Periods of the data", &details.periods.join("\n")).rows(4).hint("One a line, such as: Recorded crime, October 2020 to September 2021."))
            (cx.input("marking", "Protective marking", &details.marking).hint("Such as OFFICIAL-SENSITIVE. The public version does not carry it.").classes("govuk-input--width-20"))
            (cx.textarea("usage", "For what it may be used", &details.usage).rows(3).hint("Who may hold the full text, and for what. The public version does not carry it."))
            (Button::submit("Save").once())
        }))
    };
    cx.page(below(cx, &it, &partnership, "Details", body))
}

fn send<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let details = Details {
        title: fields.text("title", "Enter the title of the document"),
        authors: lines(&fields.optional("authors")),
        geography: fields.optional("geography"),
        periods: lines(&fields.optional("periods")),
        usage: fields.optional("usage"),
        marking: fields.optional("marking"),
    };
    let (typed, seen) = (fields.done(), seen_in(cx));
    cx.write(|unit, actor| {
        let permit = of::<Update, T>(cx, unit, actor)?;
        typed?;
        statutory::describe(unit, &permit, seen, &details)
    })?;
    let (it, _) = held::<Update, T>(cx)?;
    Ok(Reply::see(cx.at(&it.path())))
}
