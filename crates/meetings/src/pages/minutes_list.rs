//! `/{county}/minutes`: minutes that no meeting has approved yet, and what each waits for.

use super::parts::meeting_link;
use crate::Minutes;
use crate::minutes::state::State;
use crate::minutes::{self, Held};
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, State as Meets};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/minutes", Guard::may::<View, Minutes>(), show)]
}

/// Minutes with the meeting that they are of, and the next one of the group, which can approve them.
struct Waiting {
    it: Held,
    meeting: Markup,
    on: Date,
    address: String,
    next: Option<Date>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut all = cx.read(|unit, actor| {
        let (seen, meetings) = (actor.visible::<Minutes>(), actor.visible::<Meeting>());
        let today = unit.today();
        let mut out = Vec::new();
        for it in minutes::list(unit, &seen, &county, &[State::Draft, State::Chair, State::Cleared])? {
            let Some(of) = sitting::by_id(unit, &meetings, &it.sitting)? else { continue };
            let Some(meeting) = meeting_link(cx, unit, actor, (Some(&of.id), None))? else { continue };
            let which = Which { group: Some(it.group.clone()), from: Some(today), ..Which::default() };
            let coming = sitting::list(unit, &meetings, &county, &which)?;
            let next =
                coming.iter().find(|next| next.state != Meets::Cancelled && next.begins() > of.begins());
            let address = cx.at(&format!("{}/minutes", of.path()));
            out.push(Waiting { it, meeting, on: of.day, address, next: next.map(|next| next.day) });
        }
        Ok(out)
    })?;
    all.sort_by_key(|waiting| waiting.on);
    let body = html! {
        h1 class="govuk-heading-l" { "Minutes to approve" }
        p class="sm-lead" { "Minutes that no meeting has approved yet, the oldest first, and which meeting can." }
        @if all.is_empty() {
            (empty("Minutes stand here from the day of their meeting until a later one has approved them.", html! {}))
        } @else { (rows(&all)) }
    };
    cx.page(Page::new("Minutes to approve", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn rows(all: &[Waiting]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" data-module="sm-sort" {
            caption class="govuk-visually-hidden" { "Minutes to approve, the oldest first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Meeting", "Minutes", "Where they stand", "Can be approved"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for waiting in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (waiting.meeting) }
                        td class="govuk-table__cell" data-label="Minutes" { a class="govuk-link" href=(waiting.address) { "Minutes of " (day(waiting.on)) } }
                        td class="govuk-table__cell" data-label="Where they stand" {
                            (tag(if waiting.it.state == State::Cleared { Tone::Soon } else { Tone::Wait }, waiting.it.state.said()))
                        }
                        td class="govuk-table__cell sm-nowrap" data-label="Can be approved" data-sort=[waiting.next] {
                            @match waiting.next { Some(next) => { (day(next)) } None => { "No later meeting is planned" } }
                        }
                    }
                }
            }
        }
    }
}
