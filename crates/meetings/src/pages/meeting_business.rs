//! Business of the forward plan that a meeting is to take, on its page, until its agenda is issued.

use super::meeting::Seen;
use crate::agenda::FORWARD;
use crate::store::{self, ForwardItem};
use board::sittings::{AgendaItem, State, item};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::Cx;

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &Seen<'_>) -> Outcome<Markup> {
    let it = seen.sitting;
    if it.state != State::Planned {
        return Ok(html! {});
    }
    let visible = actor.visible::<ForwardItem>();
    let mut items = store::forward::list(unit, &visible, &it.county, Some(&it.group), false)?;
    // What stands on the agenda that the reader sees needs no second line.
    let agenda = item::list(unit, &actor.visible::<AgendaItem>(), &it.id)?;
    let taken = |id: &str| agenda.iter().any(|item| item.source.strip_prefix(FORWARD) == Some(id));
    items.retain(|item| item.sitting.as_deref() == Some(&*it.id) && !taken(&item.id));
    Ok(html! {
        @if !items.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Business that is expected" }
                ul class="govuk-list govuk-list--bullet" {
                    @for item in &items {
                        li {
                            a class="govuk-link" href=(cx.at(&format!("forward-plan/{}", item.slug))) { (item.of.title) }
                            " (" (item.of.kind.said().to_lowercase()) ")"
                        }
                    }
                }
                p { a class="govuk-link" href=(cx.at("forward-plan")) { "The whole forward plan" } }
            }
        }
    })
}
