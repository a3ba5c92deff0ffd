//! `/{county}/duties/horizon`: law in the making, as it stood on a day, and what the county does about each.

use super::parts::subnav_at;
use crate::horizon::{self, Horizon, Kept, Stage, Standing};
use crate::store::DutyBook;
use board::County;
use govuk::{Button, Input, Width};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::clock::Confidence;
use kernel::clock::words::{format, format_long};
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/duties/horizon", Guard::may::<View, County>(), show)]
}

/// The day that the address asks for; one that cannot be is an error on the page, which then shows today.
pub(super) fn day(cx: &mut Cx<'_>) -> Date {
    let mut fields = Fields::of(&cx.query);
    let day = fields.maybe_date("as-at");
    if let Err(kernel::Fault::Fields(errors)) = fields.done() {
        cx.errors.extend(errors);
    }
    day.unwrap_or(cx.today)
}

/// An address below the county that keeps the day.
pub(super) fn at(cx: &Cx<'_>, below: &str, day: Date) -> String {
    let tail = if day == cx.today { String::new() } else { format!("?as-at={day}") };
    format!("{}{tail}", cx.at(below))
}

/// The strip across a page that shows another day.
pub(super) fn strip(cx: &Cx<'_>, day: Date) -> Option<String> {
    (day != cx.today).then(|| format!("As at {}.", format_long(day)))
}

/// The small form that asks for another day.
pub(super) fn day_form(cx: &Cx<'_>, day: Date) -> Markup {
    let typed = cx.query.get("as-at").map_or_else(|| format(day), String::from);
    html! {
        details class="govuk-details sm-screen" data-module="govuk-details" open[cx.error("as-at").is_some()] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Show another day" } }
            div class="govuk-details__text" {
                form class="sm-query" method="get" action=(cx.path) novalidate {
                    (Input::text("as-at", "As it stood on, such as 1 February 2022").value(typed)
                        .maybe_error(cx.error("as-at")).width(Width::Chars20))
                    (Button::submit("Show").secondary())
                }
            }
        }
    }
}

/// How a stage is shown.
pub(super) fn stage_tag(stage: Stage) -> Markup {
    let tone = match stage {
        Stage::Commenced => Tone::Done,
        Stage::Abandoned => Tone::None,
        Stage::Assent | Stage::Made | Stage::Guidance => Tone::Soon,
        Stage::Announced | Stage::Consultation | Stage::Bill => Tone::Wait,
    };
    tag(tone, stage.said())
}

/// That something is not certain, said beside it.
pub(super) fn doubt(confidence: Confidence) -> Markup {
    html! { @if confidence == Confidence::Unverified { " " (tag(Tone::Soon, "Not verified")) } }
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let day = day(cx);
    let county = cx.county()?.slug.clone();
    let (horizon, kept) = cx.read(|unit, actor| {
        actor.permit::<View, County>(unit, &county)?;
        let kept = horizon::all(unit, &actor.visible::<DutyBook>(), &county, day)?;
        Ok((Horizon::of(unit.kernel())?, kept))
    })?;
    let all = horizon.on(day);
    let (live, ahead): (Vec<&Standing<'_>>, Vec<&Standing<'_>>) = all.iter().partition(|it| it.live());
    let inside = horizon::inside(&cx.actor, &county);
    let body = html! {
        (subnav_at(&|below| at(cx, below, day), inside, "Horizon"))
        h1 class="govuk-heading-xl" { "On the horizon" }
        p class="sm-lead" { "Law in the making: where each stands, what is expected and how sure that is"
            @if inside { ", and what the county does about it" } "." }
        @if all.is_empty() {
            (empty("Nothing was on the horizon on this day. The rulebook holds what is known of law in the making, and a county can add its own.", html! {}))
        }
        @if !ahead.is_empty() { (table(cx, "Not in force yet", &ahead, &kept, day, inside)) }
        @if !live.is_empty() { (table(cx, "Came into force", &live, &kept, day, inside)) }
        (day_form(cx, day))
    };
    let page = Page::new("On the horizon", "Duties", body).as_at(strip(cx, day));
    let duties = at(cx, "duties", day);
    cx.page(page.crumb("Duties", duties))
}

fn table(
    cx: &Cx<'_>,
    caption: &str,
    all: &[&Standing<'_>],
    kept: &[Kept],
    day: Date,
    inside: bool,
) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { (caption) }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                th scope="col" class="govuk-table__header" { "What" }
                th scope="col" class="govuk-table__header" { "Where it stands" }
                th scope="col" class="govuk-table__header" { "What is expected" }
                @if inside { th scope="col" class="govuk-table__header" { "With us" } }
            } }
            tbody class="govuk-table__body" {
                @for it in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(at(cx, &format!("duties/horizon/{}", it.item.meta.id), day)) { (it.item.meta.title) }
                        }
                        td class="govuk-table__cell" data-label="Where it stands" {
                            span { (stage_tag(it.stage())) @if let Some(last) = it.past.last() { small { "since " (last.when()) (doubt(last.confidence)) } } }
                        }
                        td class="govuk-table__cell" data-label="What is expected" {
                            @match it.next() {
                                Some(next) => { span { (next.when()) small { (next.what) (doubt(next.confidence)) } } },
                                None => { span { "Nothing more" } },
                            }
                        }
                        @if inside {
                            td class="govuk-table__cell" data-label="With us" { (ours(it, kept, day)) }
                        }
                    }
                }
            }
        }
    }
}

fn ours(it: &Standing<'_>, kept: &[Kept], day: Date) -> Markup {
    let Some(kept) = kept.iter().find(|kept| kept.item == it.item.meta.id) else {
        return if it.live() {
            html! { span { "–" } }
        } else {
            tag(Tone::Wait, "Nobody owns it")
        };
    };
    html! {
        span { (kept.draft.role)
            @if let Some(review) = kept.draft.review {
                small { @if review < day { (tag(Tone::Late, "Past review")) " " } "next looked at on " (format(review)) }
            }
        }
    }
}
