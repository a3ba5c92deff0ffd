//! `/{county}/duties/horizon/{horizon}`: one law in the making, on a timeline, and what the county does about it.

use super::horizon::{at, day, day_form, doubt, stage_tag, strip};
use super::parts::subnav_at;
use crate::horizon::{self, Horizon, Kept, Standing};
use crate::store::DutyBook;
use board::County;
use govuk::{Button, InsetText};
use jiff::civil::Date;
use kernel::clock::words::format;
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/duties/horizon/{horizon}", Guard::may::<View, County>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let day = day(cx);
    let (county, id) = (cx.county()?.slug.clone(), cx.param("horizon")?.to_string());
    let (horizon, kept, writes, named) = cx.read(|unit, actor| {
        actor.permit::<View, County>(unit, &county)?;
        let kept = horizon::one(unit, &actor.visible::<DutyBook>(), &county, &id, day)?;
        let writes = actor.may::<Update, DutyBook>(unit, &county)?;
        let register = board::current(unit, &county)?;
        let person = kept.as_ref().map(|it| it.draft.person.clone()).unwrap_or_default();
        let named = register.on(day).get::<board::Person>(&person).map(|it| it.name.clone());
        Ok((Horizon::of(unit.kernel())?, kept, writes, named))
    })?;
    let it = horizon.item(&id, day).ok_or(Fault::Absent)?;
    let inside = horizon::inside(&cx.actor, &county);
    let body = html! {
        (subnav_at(&|below| at(cx, below, day), inside, ""))
        h1 class="govuk-heading-xl" { (it.item.meta.title) }
        p { (stage_tag(it.stage())) (doubt(it.item.meta.confidence)) }
        (became(cx, &it, day))
        dl class="sm-facts" {
            div { dt { "What it changes" } dd { (it.item.effect) } }
            div { dt { "Whom it binds" } dd { (it.item.whom) } }
            @if !it.item.to_check.is_empty() { div { dt { "To be checked" } dd { (it.item.to_check) } } }
            div { dt { "Source" } dd { a class="govuk-link" href=(it.item.link) { (it.item.meta.citations.join("; ")) } br; "Looked at on " (format(it.item.checked)) } }
        }
        h2 class="govuk-heading-m" { "How it came, and what is expected" }
        (timeline(&it, day))
        @if inside { (ours(cx, kept.as_ref(), named.as_deref(), writes, day)) }
        (day_form(cx, day))
    };
    let page = Page::new(it.item.meta.title.as_str(), "Duties", body).as_at(strip(cx, day));
    let (duties, list) = (at(cx, "duties", day), at(cx, "duties/horizon", day));
    cx.page(page.crumb("Duties", duties).crumb("On the horizon", list))
}

/// Which duties it became, or will, and which fall away.
fn became(cx: &Cx<'_>, it: &Standing<'_>, day: Date) -> Markup {
    let links = |all: &[String]| {
        html! { @for (n, duty) in all.iter().enumerate() {
            @if n > 0 { ", " }
            a class="govuk-link" href=(at(cx, &format!("duties/{duty}"), day)) { (duty) }
        } }
    };
    html! {
        @if !it.item.becomes.is_empty() {
            (InsetText::new(html! { @match it.since() {
                Some(since) => { "It is in force since " (format(since)) " and is kept as a duty: " (links(&it.item.becomes)) "." },
                None => { "When it comes into force it is this duty, which the register shows as prospective: " (links(&it.item.becomes)) "." },
            } }))
        }
        @if !it.item.ends.is_empty() {
            (InsetText::new(html! { @if it.live() { "These duties fell away: " } @else { "With it these duties fall away: " } (links(&it.item.ends)) "." }))
        }
    }
}

fn timeline(it: &Standing<'_>, day: Date) -> Markup {
    let last = it.past.len().saturating_sub(1);
    html! {
        ol class="sm-timeline" {
            @for (n, step) in it.past.iter().enumerate() {
                li aria-current=[(n == last).then_some("step")] {
                    p { (step.says) (doubt(step.confidence)) }
                    small { (step.when()) ". " (step.stage.said()) }
                }
            }
            @for expected in &it.ahead {
                li {
                    p { "Expected: " (expected.says) (doubt(expected.confidence)) }
                    small { (expected.when())
                        @if expected.to.or(expected.from).is_some_and(|last| last < day) { " " (tag(Tone::Soon, "Day has passed")) }
                    }
                }
            }
        }
    }
}

fn ours(cx: &Cx<'_>, kept: Option<&Kept>, named: Option<&str>, writes: bool, day: Date) -> Markup {
    let form = format!("{}/ours", cx.path);
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What we do about it" }
            @match kept {
                None => (empty("Who owns it, what is done about it, and when that is next looked at will stand here.", html! {})),
                Some(kept) => {
                    dl class="sm-facts" {
                        div { dt { "Owned by" } dd { (kept.draft.role) @if let Some(named) = named { ", " (named) } } }
                        div { dt { "What we do" } dd { @for line in kept.draft.does.lines().filter(|line| !line.trim().is_empty()) { p { (line) } } } }
                        @if let Some(review) = kept.draft.review {
                            div { dt { "Next looked at" } dd { (format(review)) @if review < day { " " (tag(Tone::Late, "Past review")) } } }
                        }
                        div { dt { "Written" } dd { (format(kernel::time::civil(kept.at))) } }
                    }
                }
            }
            @if writes && day == cx.today {
                (Button::link(if kept.is_some() { "Change what we do" } else { "Say what we do" }, form).secondary())
            }
        }
    }
}

/// For the page of a duty: from which law in the making it came, or is to come; nothing when it was law already.
pub(super) fn came_from(cx: &Cx<'_>, duty: &str, day: Date) -> Outcome<Markup> {
    let horizon = Horizon::of(cx.kernel())?;
    let Some(it) = horizon.of_duty(duty, day) else { return Ok(html! {}) };
    Ok(html! {
        h2 class="govuk-heading-m" { "How it became law" }
        p {
            a class="govuk-link" href=(at(cx, &format!("duties/horizon/{}", it.item.meta.id), day)) { (it.item.meta.title) } ". "
            @match (it.since(), it.next()) {
                (Some(since), _) => { "In force since " (format(since)) "." },
                (None, Some(next)) => { (it.stage().said()) ". Expected: " (next.when()) "." (doubt(next.confidence)) },
                (None, None) => { (it.stage().said()) "." },
            }
        }
    })
}
