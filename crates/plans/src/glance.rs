//! How the latest round of updates stands, for the card beside somebody's tasks.

use crate::pages::standing_tag;
use crate::store::{self, GroupUpdate};
use crate::updates::{Standing, Update};
use board::Snapshot;
use jiff::Span;
use jiff::civil::Date;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{CountyRef, Glance};

/// Months back in which the latest round is looked for.
const MONTHS: i32 = 9;

/// One card, when there is a round of which something may be seen.
pub(crate) fn glance(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Glance>> {
    let (visible, today) = (actor.visible::<GroupUpdate>(), unit.today());
    let since = today.checked_sub(Span::new().months(MONTHS)).unwrap_or(today);
    let mut round = store::updates::visible(unit, &visible, &county.slug, since)?;
    let Some(period) = round.first().map(|update| update.period) else { return Ok(Vec::new()) };
    round.retain(|update| update.period == period);
    let register = board::current(unit, &county.slug)?;
    let table = register.on(today);
    let order: Vec<&str> = table.reporting_groups().iter().map(|(fact, _)| fact.slug.as_str()).collect();
    round.sort_by_key(|update| order.iter().position(|group| *group == update.group).unwrap_or(order.len()));
    Ok(vec![Glance { title: "Sub-groups".into(), body: card(county, &table, &round, today) }])
}

fn card(county: &CountyRef, on: &Snapshot<'_>, round: &[Update], today: Date) -> Markup {
    html! {
        p { "Updates for " (round[0].period) }
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Updates for " (round[0].period) ", by group" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Group" }
                    th scope="col" class="govuk-table__header" { "Update" }
                    th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Asks" }
                }
            }
            tbody class="govuk-table__body" {
                @for update in round {
                    @let standing = update.standing(today);
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(format!("/{}/{}", county.slug, update.path())) { (on.group_name(&update.group)) }
                        }
                        td class="govuk-table__cell" data-label="Update" { (standing_tag(standing)) }
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label="Asks" {
                            @if standing == Standing::In { (update.words.asks.len()) } @else { "–" }
                        }
                    }
                }
            }
        }
        p { a class="govuk-link" href=(format!("/{}/updates", county.slug)) { "All updates" } }
    }
}
