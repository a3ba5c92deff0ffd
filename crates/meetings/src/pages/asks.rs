//! `/{county}/asks`: what groups asked of one another and of organisations, the longest silence first.

use super::parts::{groups, table};
use crate::Ask;
use crate::registers::ask::{Kept, Standing, worst_first};
use crate::registers::asks::{self, Which};
use board::Register;
use govuk::{Button, Input, Select};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/asks", Guard::may::<View, Ask>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let some = |name: &str| cx.query.get(name).map(str::trim).filter(|text| !text.is_empty());
    let group = some("group").map(|slug| format!("{county}/group/{slug}"));
    let to = some("to").map(|slug| format!("{county}/group/{slug}"));
    let standing = some("state").and_then(Standing::named);
    let month = some("month").map(str::to_string);
    let narrowed = group.is_some() || to.is_some() || standing.is_some() || month.is_some();
    let which = Which { group, to, standing, month, ..Which::default() };
    let (mut all, register) = cx.read(|unit, actor| {
        let all = asks::list(unit, &actor.visible::<Ask>(), &county, &which)?;
        Ok((all, table(unit, actor, &county)?))
    })?;
    worst_first(&mut all, cx.today);
    let silent = all.iter().filter(|it| it.silent(cx.today) > 0).count();
    let body = html! {
        h1 class="govuk-heading-l" { "Referrals and escalations" }
        p class="sm-lead" { "Who was asked what, by when an answer is due, and who has not answered." }
        (choose(cx, &register, standing))
        @if all.is_empty() { (nothing(cx, narrowed)) } @else {
            @if silent > 0 { p { strong { (board::words::count(silent, "ask is past its day without an answer", "asks are past their day without an answer")) "." } } }
            (table_of(cx, &register, &all, "Referrals and escalations, the longest silence first"))
        }
    };
    cx.page(Page::new("Referrals and escalations", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn choose(cx: &Cx<'_>, register: &Arc<Register>, standing: Option<Standing>) -> Markup {
    let any = |words: &str| std::iter::once((String::new(), words.to_string()));
    let states = Standing::ALL.map(|it| (it.name().to_string(), it.said().to_string()));
    let all = groups(&register.on(cx.today));
    let kept = |name: &str| cx.query.get(name).unwrap_or_default().to_string();
    html! {
        form method="get" action=(cx.at("asks")) class="sm-query" aria-label="Narrow what was asked" {
            (Select::new("group", "Asked by", any("Any group").chain(all.clone())).value(kept("group")))
            (Select::new("to", "Asked of", any("Anybody").chain(all)).value(kept("to")))
            (Select::new("state", "Answer", any("Any").chain(states)).value(standing.map_or("", Standing::name)))
            (Input::text("month", "Asked in (year-month)").value(kept("month")))
            (Button::submit("Show").secondary())
        }
    }
}

fn nothing(cx: &Cx<'_>, narrowed: bool) -> Markup {
    if narrowed {
        let all =
            html! { p { a class="govuk-link" href=(cx.at("asks")) { "Show everything that was asked" } } };
        empty("Nothing was asked that is like that.", all)
    } else {
        empty(
            "What a meeting asks of another group or of an organisation stands here until it is answered.",
            html! {},
        )
    }
}

/// The tag of how an ask stands: silence is said in days.
pub(in crate::pages) fn standing(it: &Kept, today: Date) -> Markup {
    match it.standing {
        Standing::Open if it.silent(today) > 0 => {
            let days = usize::try_from(it.silent(today)).unwrap_or(0);
            tag(Tone::Late, &format!("Silent for {}", board::words::count(days, "day", "days")))
        }
        Standing::Open => tag(Tone::Wait, "Answer awaited"),
        Standing::Answered => tag(Tone::Soon, it.standing.said()),
        Standing::Accepted => tag(Tone::Done, it.standing.said()),
        Standing::Withdrawn => tag(Tone::None, it.standing.said()),
    }
}

/// Who is asked, by name.
pub(super) fn asked_of(register: &Register, it: &Kept, today: Date) -> String {
    let on = register.on(today);
    let slug = |id: &str| id.rsplit('/').next().unwrap_or_default().to_string();
    if it.to_group.is_empty() {
        on.organisation_name(&slug(&it.to_organisation))
    } else {
        on.group_name(&slug(&it.to_group))
    }
}

/// Asks as a table.
pub(super) fn table_of(cx: &Cx<'_>, register: &Register, all: &[Kept], caption: &str) -> Markup {
    let on = register.on(cx.today);
    html! {
        table class="govuk-table sm-table sm-cards" data-module="sm-sort" {
            caption class="govuk-visually-hidden" { (caption) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["What is asked", "By", "Of", "Answer due", "How it stands"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for it in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(cx.at(&format!("asks/{}", it.reference()))) { (it.reference()) " " (it.title) }
                            small { (it.kind_said()) " of " (day(it.asked_on)) }
                        }
                        td class="govuk-table__cell" data-label="By" { (on.group_name(it.group.rsplit('/').next().unwrap_or_default())) }
                        td class="govuk-table__cell" data-label="Of" { (asked_of(register, it, cx.today)) }
                        td class="govuk-table__cell sm-nowrap" data-label="Answer due" data-sort=(it.due) { (day(it.due)) }
                        td class="govuk-table__cell" data-label="How it stands" data-sort=(format!("{:06}", 100_000 - it.silent(cx.today))) {
                            (standing(it, cx.today))
                        }
                    }
                }
            }
        }
    }
}
