//! What the plan's own page shows of the agreement as a document: how far it has come, and where to go on.

use crate::agreement::{Sign, Stage};
use crate::agreements::Held;
use crate::store::{self, Agreement};
use kernel::verbs::{Issue, Update, View};
use kernel::{Actor, Outcome, Permit, Unit};
use maud::{Markup, html};
use site::{Cx, Tone, tag};

/// How far an agreement has come as a document.
pub(in crate::pages) struct Steps {
    stage: Stage,
    issued: bool,
    versions: usize,
    asked: usize,
    signed: usize,
    inside: bool,
    changes: bool,
    signs: bool,
    issues: bool,
    scored: bool,
}

/// Reads it.
pub(in crate::pages) fn steps(
    unit: &mut Unit<'_>,
    actor: &Actor,
    permit: &Permit<View, Agreement>,
) -> Outcome<Steps> {
    let held = store::agreements::one(unit, permit)?.ok_or(kernel::Fault::Absent)?;
    let id = permit.id().to_string();
    let ground = crate::agreement::document::ground(unit, permit, held)?;
    let signed = ground.signatories.iter().filter(|o| ground.standing(o).is_some_and(|s| !s.refused)).count();
    Ok(Steps {
        stage: ground.parts.stage,
        issued: ground.editions.iter().any(|e| e.kind == crate::agreement::Kind::Issued),
        versions: ground.editions.len(),
        asked: if ground.signing().is_some() { ground.signatories.len() } else { 0 },
        signed,
        inside: store::things::is_inside(actor, permit.county()),
        changes: actor.may::<Update, Agreement>(unit, &id)?,
        signs: actor.may::<Sign, Agreement>(unit, &id)? && ground.signing().is_some(),
        issues: actor.may::<Issue, Agreement>(unit, &id)?,
        scored: !ground.parts.scoring.is_empty(),
    })
}

impl Steps {
    /// As a section of the plan's page; nothing where there is nothing for this reader.
    pub(in crate::pages) fn section(&self, cx: &Cx<'_>, held: &Held) -> Markup {
        let at = |below: &str| cx.at(&format!("plan/{}/{below}", held.slug));
        if !self.inside && !self.issued {
            return html! {};
        }
        let link =
            |below: &str, words: &str| html! { li { a class="govuk-link" href=(at(below)) { (words) } } };
        html! {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "The agreement as a document" }
                @if self.inside {
                    p {
                        @match self.stage {
                            Stage::Drafting => { (tag(Tone::Wait, self.stage.said())) }
                            Stage::Consulting => { (tag(Tone::Soon, self.stage.said())) }
                            Stage::Signing => { (tag(Tone::Soon, self.stage.said())) }
                            Stage::Issued => { (tag(Tone::Ok, self.stage.said())) }
                        }
                        @if self.asked > 0 { " " (self.signed) " of " (self.asked) " responsible authorities have signed." }
                        @if self.versions > 0 { " Versions so far: " (self.versions) "." }
                    }
                }
                ul class="govuk-list" {
                    @if self.signs { (link("sign", "Sign, or refuse, for your organisation")) }
                    (link("document", "Read it whole, with its versions"))
                    @if self.changes {
                        (link("text", "Write its two parts"))
                        (link("regard", "Regard to the police and crime objectives"))
                        (link("consultation", "Send it round for comment"))
                    } @else if self.inside { (link("regard", "Regard to the police and crime objectives")) (link("consultation", "Consultation")) }
                    (link("signatures", "Signatures"))
                    @if self.issues && self.stage != Stage::Issued { (link("issue", "Issue it, once it is agreed")) }
                    @if self.inside && self.issued { (link("copies", "Copies that were sent")) }
                    (link("compare", "Compare it with another year"))
                }
                @if self.inside {
                    p { a class="govuk-link" href=(cx.at("prioritisation")) { @if self.scored { "How its priorities were chosen" } @else { "Prioritisation" } } }
                }
            }
        }
    }
}
