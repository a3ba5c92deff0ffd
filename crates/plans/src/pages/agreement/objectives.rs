//! `/{county}/objectives`: the objectives of the policing body's police and crime plan, with their dates.

use crate::events;
use crate::regard::{self, Objective};
use crate::store;
use board::County;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/objectives";

pub(super) fn routes() -> Vec<Route> {
    let governs = Guard::may::<Govern, County>();
    let end = "/{county}/objectives/end";
    vec![
        get(PATH, Guard::may::<View, County>(), show),
        post(PATH, governs, &[events::ObjectiveAdded::KIND], add, show),
        post(end, governs, &[events::ObjectiveEnded::KIND], end_it, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (all, governs) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county)?;
        let all = store::regard::objectives(unit, &permit, &county)?;
        Ok((all, actor.may::<Govern, County>(unit, &county)?))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Police and crime objectives" }
        p class="sm-lead" { "What the policing body’s police and crime plan sets out to do. The responsible authorities have regard to each (Crime and Disorder Act 1998, section 6(1A))." }
        @if all.is_empty() { (empty("The objectives stand here with their dates, once they are in the county’s data.", html! {})) }
        @else { (listed(cx, &all, governs)) }
        @if governs { (form(cx)) }
    };
    cx.page(Page::new("Police and crime objectives", "Plan", body).crumb("Plan", cx.at("plan")))
}

fn listed(cx: &Cx<'_>, all: &[Objective], governs: bool) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Objectives" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Objective", "Plan", "Holds", "Stands"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for it in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (it.title) }
                        td class="govuk-table__cell" data-label="Plan" { (it.plan) }
                        td class="govuk-table__cell" data-label="Holds" { "From " (day(it.from)) @if let Some(to) = it.to { " to " (day(to)) } }
                        td class="govuk-table__cell" data-label="Stands" {
                            @if it.holds(cx.today) { (tag(Tone::Ok, "In force")) } @else { (tag(Tone::None, "Not in force")) }
                            @if governs && it.to.is_none() {
                                (cx.form(&cx.at("objectives/end"), html! {
                                    input type="hidden" name="slug" value=(it.slug);
                                    input type="hidden" name="seen" value=(it.version);
                                    button type="submit" class="sm-linkbutton" { "End it today" span class="govuk-visually-hidden" { ": " (it.title) } }
                                }))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn form(cx: &Cx<'_>) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Add an objective" }
            (cx.form(&cx.at("objectives"), html! {
                (cx.input("title", "What does it say, in a line?", ""))
                (cx.input("slug", "Short name", "").hint("As it stands in records, such as protect-victims.").classes("govuk-input--width-20"))
                (cx.input("plan", "In which police and crime plan?", "").hint("Such as: Police and Crime Plan 2021 to 2025."))
                (cx.date("from", "From which day does it hold?", None))
                (cx.date("to", "Until which day? (optional)", None))
                (Button::submit("Add it").secondary().once())
            }))
        }
    }
}

fn add(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut fields = Fields::of(&cx.form);
    let title = fields.text("title", "Enter the objective in a line");
    let slug = fields.text("slug", "Enter a short name, such as protect-victims");
    let plan = fields.text("plan", "Enter the police and crime plan in which it stands");
    let from = fields.date("from", "Enter the first day on which it holds");
    let to = fields.maybe_date("to");
    fields.done()?;
    let from = from.unwrap_or(cx.today);
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        let there = store::regard::objectives(unit, &permit, &county)?;
        let place = there.iter().filter(|o| o.plan == plan).map(|o| o.place).max().unwrap_or(0) + 1;
        let it = Objective { id: String::new(), slug, plan, title, from, to, place, version: 0 };
        regard::add(unit, &permit, &it)
    })?;
    Ok(Reply::see(cx.at("objectives")))
}

fn end_it(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let slug = cx.form.get("slug").unwrap_or_default().to_string();
    let (seen, today) = (super::seen(cx), cx.today);
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        regard::end(unit, &permit, &slug, seen, today)
    })?;
    Ok(Reply::see(cx.at("objectives")))
}
