//! What became of an item, on its page: for those who answer for the meeting all of it, for anybody else why it was taken off.

use super::item::SeenItem;
use crate::store;
use board::sittings::{AgendaItem, Minute};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, day};

/// The part.
pub(super) fn part(_: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &SeenItem<'_>) -> Outcome<Markup> {
    let mut turns = store::agenda::turns(unit, seen.permit, &seen.item.id)?;
    if !actor.may::<Minute, AgendaItem>(unit, &seen.item.id)? {
        turns.retain(|turn| matches!(turn.kind.as_str(), "withdrawn" | "deferred"));
    }
    if turns.is_empty() {
        return Ok(html! {});
    }
    let table = seen.register.on(unit.today());
    let who = |by: &str| actor.id().map(|_| table.who(by));
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What became of this item" }
            ul class="govuk-list" {
                @for turn in &turns {
                    li {
                        strong { (day(kernel::time::civil(turn.at))) } ": " (turn.words)
                        @if let Some(who) = who(&turn.by) { small class="sm-note" { " " (who) } }
                    }
                }
            }
        }
    })
}
