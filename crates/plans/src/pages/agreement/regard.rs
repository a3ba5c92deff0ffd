//! `/{county}/plan/{agreement}/regard`: how regard was had to each objective of the police and crime plan.

use super::{page_of, path, whole};
use crate::agreement::Stage;
use crate::events;
use crate::pages::parts::agreement_of;
use crate::regard::{self, Objective, Said};
use crate::store::{self, Agreement};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/plan/{agreement}/regard";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<View, Agreement>(), show),
        post(PATH, Guard::may::<Update, Agreement>(), &[events::RegardHad::KIND], send, show),
    ]
}

/// The objectives that hold today, and those to which regard was had before they ended.
fn shown<'a>(cx: &Cx<'_>, ground: &'a crate::agreement::document::Ground) -> Vec<&'a Objective> {
    let had = |id: &str| ground.regard.iter().any(|g| g.objective == id);
    ground.objectives.iter().filter(|o| o.holds(cx.today) || had(&o.id)).collect()
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, changes) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        if !store::things::is_inside(actor, permit.county()) {
            return Err(Fault::Absent);
        }
        Ok((it, actor.may::<Update, Agreement>(unit, permit.id())?))
    })?;
    let held = &it.ground.held;
    let objectives = shown(cx, &it.ground);
    let writes = changes && it.ground.parts.stage != Stage::Signing;
    let start = html! { @if changes { p { a class="govuk-link" href=(cx.at("objectives")) { "Add the objectives" } } } };
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Regard to the police and crime objectives" }
        p class="sm-lead" { "Each responsible authority must have regard to the objectives of the police and crime plan (Crime and Disorder Act 1998, section 6(1A)). To have regard is to weigh, not to follow: say what follows from each, or why nothing does." }
        @if objectives.is_empty() {
            (empty("The objectives of the police and crime plan stand here, once they are in the county’s data.", start))
        } @else if writes {
            (cx.form(&path(cx, held, "regard"), html! {
                @for objective in &objectives { (field(cx, &it, objective)) }
                (Button::submit("Record it").once())
            }))
            p { a class="govuk-link" href=(cx.at("objectives")) { "The objectives and their dates" } }
        } @else { (listed(&it, &objectives)) }
    };
    cx.page(page_of(cx, held, "Regard", body))
}

fn field(cx: &Cx<'_>, it: &super::Whole, objective: &Objective) -> Markup {
    let given = it.ground.regard.iter().find(|g| g.objective == objective.id);
    let on = it.register.ever();
    html! {
        input type="hidden" name=(format!("seen-{}", objective.slug)) value=(given.map_or(0, |g| g.version));
        (cx.textarea(&format!("how-{}", objective.slug), &objective.title, given.map_or("", |g| &g.how))
            .hint(match given {
                Some(g) => format!("{}. Recorded on {} by {}.", objective.plan, day(g.on), on.who(&g.by)),
                None => format!("{}. Nothing is recorded yet.", objective.plan),
            }).rows(3))
    }
}

fn listed(it: &super::Whole, objectives: &[&Objective]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Objectives, and how regard was had to each" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Objective", "How regard was had", "Recorded on"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for objective in objectives {
                    @let given = it.ground.regard.iter().find(|g| g.objective == objective.id);
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (objective.title) br; small { (objective.plan) } }
                        @match given {
                            Some(g) => {
                                td class="govuk-table__cell" data-label="How" { (g.how) }
                                td class="govuk-table__cell" data-label="Recorded on" { (day(g.on)) }
                            }
                            None => {
                                td class="govuk-table__cell" data-label="How" { (tag(Tone::Wait, "Not recorded")) }
                                td class="govuk-table__cell" data-label="Recorded on" { "–" }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = cx.read(|unit, actor| Ok(whole::<Update>(cx, unit, actor)?.1))?;
    let said: Vec<Said> = shown(cx, &it.ground)
        .into_iter()
        .filter_map(|objective| {
            let how = cx.form.get(&format!("how-{}", objective.slug))?.replace("\r\n", "\n");
            let seen = cx.form.get(&format!("seen-{}", objective.slug)).and_then(|s| s.parse().ok());
            Some(Said { objective: objective.id.clone(), how, seen: seen.unwrap_or(0) })
        })
        .collect();
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        regard::record(unit, &permit, &said)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}/regard", cx.param("agreement")?))))
}
