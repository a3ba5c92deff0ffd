//! What an item's own page says of the room: what came of it, the way to its minutes, and declaring an interest in it.

use crate::pages::asks::standing as asked;
use crate::pages::decisions::standing as decided;
use crate::pages::item::SeenItem;
use crate::registers::{actions, asks, decisions};
use crate::{Ask, Decision};
use board::sittings::{AgendaItem, Attend, Minute, State};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::Cx;

/// The part.
pub(in crate::pages) fn part(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
    seen: &SeenItem<'_>,
) -> Outcome<Markup> {
    let (item, it) = (seen.item, seen.sitting);
    let mut came = Vec::new();
    // Nothing is looked for before the meeting was opened.
    if matches!(it.state, State::Open | State::Held) {
        let which = decisions::Which { item: Some(item.id.clone()), ..Default::default() };
        for made in decisions::list(unit, &actor.visible::<Decision>(), &it.county, &which)? {
            let href = cx.at(&format!("decisions/{}", made.reference()));
            came.push(("Decision", made.reference(), href, made.title.clone(), decided(&made, cx.today)));
        }
        for made in actions::of_item(unit, seen.permit, actor, &it.county, &item.id)? {
            let tag = super::super::action_log::status(&made);
            came.push(("Action", made.reference, made.href, made.title, tag));
        }
        let which = asks::Which { sitting: Some(it.id.clone()), ..Default::default() };
        for made in asks::list(unit, &actor.visible::<Ask>(), &it.county, &which)? {
            if made.item.as_deref() == Some(&*item.id) {
                let href = cx.at(&format!("asks/{}", made.reference()));
                came.push((
                    made.kind_said(),
                    made.reference(),
                    href,
                    made.title.clone(),
                    asked(&made, cx.today),
                ));
            }
        }
    }
    let minutes = actor.may::<Minute, AgendaItem>(unit, &item.id)?;
    let attends = it.state != State::Cancelled && actor.may::<Attend, AgendaItem>(unit, &item.id)?;
    Ok(html! {
        @if !came.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What came of it" }
                ul class="govuk-list" {
                    @for (kind, reference, href, title, standing) in &came {
                        li { (kind) " " a class="govuk-link" href=(href) { (reference) } " " (title) " " (standing) }
                    }
                }
            }
        }
        @if minutes || attends {
            p {
                @if minutes { a class="govuk-link" href=(cx.at(&format!("{}/room/{}", it.path(), item.path()))) { "Minutes and outcomes of this item" } }
                @if minutes && attends { " · " }
                @if attends { a class="govuk-link" href=(cx.at(&format!("{}/interests?item={}", it.path(), item.slug))) { "Declare an interest in it" } }
            }
        }
    })
}
