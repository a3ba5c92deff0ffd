//! How a meeting came to its day: planned, moved and cancelled, each with its reason.

use super::meeting::Seen;
use crate::store;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, day};

/// The part.
pub(super) fn part(_: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &Seen<'_>) -> Outcome<Markup> {
    let turns = store::cycle::turns(unit, seen.permit, &seen.sitting.id)?;
    if turns.len() < 2 {
        return Ok(html! {});
    }
    let table = seen.register.on(unit.today());
    // Who did it is for those who sign in.
    let who = |by: &str| actor.id().map(|_| table.who(by));
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "How it came to this day" }
            ol class="govuk-list govuk-list--number" {
                @for turn in &turns {
                    li {
                        strong { (day(kernel::time::civil(turn.at))) } ": "
                        @match turn.kind.as_str() {
                            "planned" => { "planned for " (turn.becomes) "." }
                            "moved" => { "moved from " (turn.was) " to " (turn.becomes) ". " (turn.why) }
                            _ => { "cancelled. It was to be on " (turn.was) ". " (turn.why) }
                        }
                        @if !turn.short_notice.is_empty() { " The chair’s reason for the short notice: " (turn.short_notice) }
                        @if let Some(who) = who(&turn.by) { small class="sm-note" { " " (who) } }
                    }
                }
            }
        }
    })
}
