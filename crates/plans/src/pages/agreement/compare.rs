//! `/{county}/plan/{agreement}/compare`: the agreement beside that of another year.

use super::{page_of, path, whole};
use crate::agreement::compare::{Line, priorities};
use crate::agreement::document::{Ground, ground};
use crate::agreements::Held;
use crate::pages::parts::paragraphs;
use crate::store::{self, Agreement};
use govuk::Button;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/plan/{agreement}/compare", Guard::may::<View, Agreement>(), show)]
}

/// What an outsider may be shown of an agreement: what was issued is public, a draft that follows it is not.
fn blind(mut ground: Ground, inside: bool) -> Ground {
    if !inside && ground.parts.stage != crate::agreement::Stage::Issued {
        ground.parts = Default::default();
        ground.joints.clear();
        ground.basis.clear();
    }
    ground
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let wanted = cx.query.get("with").filter(|w| !w.is_empty()).map(str::to_string);
    let (this, others, other, register) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        let inside = store::things::is_inside(actor, permit.county());
        let visible = actor.visible::<Agreement>();
        let mut others = store::agreements::visible(unit, &visible, permit.county())?;
        others.retain(|held| held.id != permit.id());
        let chosen = match &wanted {
            Some(slug) => Some(others.iter().find(|o| o.slug == *slug).cloned().ok_or(Fault::Absent)?),
            None => before(&others, &it.ground.held),
        };
        let other = match chosen {
            Some(held) => Some(blind(ground(unit, &visible, held)?, inside)),
            None => None,
        };
        Ok((blind(it.ground, inside), others, other, it.register))
    })?;
    let held = &this.held;
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Compare two years" }
        @match &other {
            None => { (empty("Two agreements stand beside each other here, once there are two.", html! {})) }
            Some(other) => {
                (choice(cx, held, &others, &other.held))
                (sides(cx, &register, other, &this))
            }
        }
    };
    cx.page(page_of(cx, held, "Compare", body))
}

/// The agreement before one: what it is compared with until somebody chooses another.
fn before(others: &[Held], held: &Held) -> Option<Held> {
    let earlier = others.iter().filter(|o| o.terms.applies_to < held.terms.applies_to);
    earlier.max_by_key(|o| o.terms.applies_to.clone()).or(others.first()).cloned()
}

fn choice(cx: &Cx<'_>, held: &Held, others: &[Held], now: &Held) -> Markup {
    html! {
        form method="get" action=(path(cx, held, "compare")) class="sm-filter" {
            (govuk::Select::new("with", "With the agreement for which years?", others.iter().map(|o| (o.slug.as_str(), o.terms.applies_to.as_str()))).value(now.slug.as_str()))
            (Button::submit("Compare").secondary())
        }
    }
}

fn sides(cx: &Cx<'_>, register: &board::Register, first: &Ground, second: &Ground) -> Markup {
    let (a, b) = (&first.held.terms, &second.held.terms);
    let lines = priorities(&first.priorities, &second.priorities);
    let text = |label: &str, one: &str, two: &str| {
        html! {
            tr class="govuk-table__row" {
                th scope="row" class="govuk-table__header" { (label) }
                td class="govuk-table__cell" data-label=(a.applies_to) { @if one.is_empty() { "–" } @else { (paragraphs(one)) } }
                td class="govuk-table__cell" data-label=(b.applies_to) { @if two.is_empty() { "–" } @else { (paragraphs(two)) } }
            }
        }
    };
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "Priorities and themes" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["What became of it", a.title.as_str(), b.title.as_str()] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" { @for line in &lines { (row(cx, register, first, second, line)) } }
        }
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "The rest" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Part", a.title.as_str(), b.title.as_str()] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                (text("Made in the legal year", &a.legal_year, &b.legal_year))
                (text("Applies to", &a.applies_to, &b.applies_to))
                (text("Introduction", &a.about, &b.about))
                (text(crate::agreement::document::PART_A, &first.parts.part_a, &second.parts.part_a))
                (text(crate::agreement::document::PART_B, &first.parts.part_b, &second.parts.part_b))
            }
        }
    }
}

fn row(cx: &Cx<'_>, register: &board::Register, first: &Ground, second: &Ground, line: &Line<'_>) -> Markup {
    let tone = match line.said() {
        "New" => Tone::Soon,
        "Gone" => Tone::None,
        "Changed" => Tone::Wait,
        _ => Tone::Ok,
    };
    let side = |ground: &Ground, priority: Option<&crate::agreements::Priority>| {
        let on = register.ever();
        html! {
            td class="govuk-table__cell" data-label=(ground.held.terms.applies_to) {
                @match priority {
                    None => { "–" }
                    Some(p) => {
                        a class="govuk-link" href=(path(cx, &ground.held, &format!("priorities/{}/raised", p.slug))) { (p.aim.title) }
                        @if p.aim.cross_cutting { " (theme)" }
                        @if let Some(joint) = ground.joint(&p.id).filter(|j| !j.joint.is_empty()) {
                            p { (joint.joint) @if !joint.lead.is_empty() { " Led by: " (on.organisation_name(&joint.lead)) "." } }
                        }
                    }
                }
            }
        }
    };
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" { (tag(tone, line.said())) }
            (side(first, line.first))
            (side(second, line.second))
        }
    }
}
