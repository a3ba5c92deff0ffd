//! `/{county}/updates`: each round, which group was asked, which has given and which is late.

use super::parts::standing_tag;
use crate::store::{self, GroupUpdate};
use crate::updates::{Standing, Update};
use board::{County, Snapshot};
use govuk::Button;
use kernel::Outcome;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, empty, get};

/// How many rounds are shown: two years of quarters.
const ROUNDS: usize = 8;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/updates", Guard::may::<View, GroupUpdate>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let today = cx.today;
    let (updates, register, officer) = cx.read(|unit, actor| {
        let visible = actor.visible::<GroupUpdate>();
        let updates = store::updates::visible(unit, &visible, &county, jiff::civil::Date::MIN)?;
        Ok((updates, board::current(unit, &county)?, actor.may::<Govern, County>(unit, &county)?))
    })?;
    let table = register.on(today);
    let mut rounds: Vec<Vec<Update>> = Vec::new();
    for update in updates {
        match rounds.last_mut() {
            Some(round) if round[0].period == update.period => round.push(update),
            _ => rounds.push(vec![update]),
        }
    }
    // What lies further back is found through the papers that drew on it.
    rounds.truncate(ROUNDS);
    let order: Vec<&str> = table.reporting_groups().iter().map(|(f, _)| f.slug.as_str()).collect();
    for round in &mut rounds {
        round.sort_by_key(|u| {
            (order.iter().position(|g| *g == u.group).unwrap_or(usize::MAX), u.group.clone())
        });
    }
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Updates of the sub-groups" }
            @if officer { (Button::link("Ask for updates", cx.at("updates/new"))) }
        }
        p class="sm-lead" { "One record a group and period. It is written once, and every paper draws on it." }
        @if rounds.is_empty() {
            @let start = html! { @if officer { p { a class="govuk-link" href=(cx.at("updates/new")) { "Ask the groups for their updates" } } } };
            (empty("Each group’s update appears here once the partnership officer has asked for it.", start))
        }
        @for round in &rounds { (self::round(cx, &table, round)) }
    };
    cx.page(Page::new("Updates of the sub-groups", "Updates", body))
}

fn round(cx: &Cx<'_>, table: &Snapshot<'_>, round: &[Update]) -> Markup {
    let given = round.iter().filter(|u| u.standing(cx.today) == Standing::In).count();
    let late = round.iter().filter(|u| matches!(u.standing(cx.today), Standing::Late { .. })).count();
    let said = format!(
        "{given} of {} given{}",
        round.len(),
        if late > 0 { format!(", {late} late") } else { String::new() }
    );
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (round[0].period) }
            p class="sm-note" { (said) }
            progress class="sm-meter" value=(given) max=(round.len()) aria-label=(said) {}
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Updates on " (round[0].period) ", by group" }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        @for head in ["Group", "State", "Due", "Last saved"] { th scope="col" class="govuk-table__header" { (head) } }
                    }
                }
                tbody class="govuk-table__body" {
                    @for update in round { (row(cx, table, update)) }
                }
            }
        }
    }
}

fn row(cx: &Cx<'_>, table: &Snapshot<'_>, update: &Update) -> Markup {
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(cx.at(&update.path())) { (table.group_name(&update.group)) }
            }
            td class="govuk-table__cell" data-label="State" { (standing_tag(update.standing(cx.today))) }
            td class="govuk-table__cell sm-nowrap" data-label="Due" { (day(update.due)) }
            td class="govuk-table__cell" data-label="Last saved" {
                @if let (Some(at), Some(by)) = (update.changed_at, &update.author) {
                    span { (super::parts::when(at)) small { (table.who(by)) } }
                } @else { "Nothing written yet" }
            }
        }
    }
}
