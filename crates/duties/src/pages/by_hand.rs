//! What was recorded by hand for a body under a duty, what was withdrawn among it: a part of the obligation's page.

use super::desk::Stands;
use crate::DutyBook;
use crate::held::{self, Held};
use crate::law::Duty;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Tone, day, tag};

/// Evidence of the kinds that a duty asks for, from the book of a body; nothing for whoever may not read it.
pub(super) fn recorded(cx: &Cx<'_>, duty: &Duty, book: &str) -> Outcome<Vec<Held>> {
    let found = cx.read(|unit, actor| match actor.permit::<View, DutyBook>(unit, book) {
        Ok(permit) => held::of_body(unit, &permit),
        Err(Fault::Absent) => Ok(Vec::new()),
        Err(other) => Err(other),
    })?;
    let kinds: Vec<String> =
        duty.evidence.iter().flat_map(|wants| wants.alternatives()).map(|one| one.kind).collect();
    Ok(found.into_iter().filter(|one| kinds.contains(&one.entry.kind)).collect())
}

/// The list: evidence, then events.
pub(super) fn list(cx: &Cx<'_>, duty: &Duty, stands: &Stands, body: &str, recorded: &[Held]) -> Markup {
    let kind = duty.clock.event().unwrap_or_default();
    let events: Vec<_> = stands
        .facts
        .events
        .iter()
        .filter(|event| event.kind == kind && (event.body == body || event.body.is_empty()))
        .collect();
    html! {
        @if !recorded.is_empty() || !events.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Recorded by hand" }
                ul class="govuk-list govuk-list--bullet" {
                    @for event in &events {
                        li {
                            a class="govuk-link" href=(event.href) { (event.title) } ", " (day(event.on))
                            @if event.withdrawn.is_some() { " " (tag(Tone::None, "Withdrawn")) }
                        }
                    }
                    @for one in recorded {
                        li {
                            a class="govuk-link" href=(cx.at(&format!("duties/evidence/{}", one.id))) { (one.entry.title) } ", " (day(one.entry.on))
                            @if one.withdrawn.is_some() { " " (tag(Tone::None, "Withdrawn")) }
                        }
                    }
                }
            }
        }
    }
}
