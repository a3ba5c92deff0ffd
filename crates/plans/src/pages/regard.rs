//! How regard was had to the police and crime objectives, as the pages of an agreement and of a partnership plan show and ask it.

use crate::regard::{Given, Objective, Said};
use board::Register;
use govuk::Button;
use maud::{Markup, html};
use site::{Cx, Tone, day, empty, tag};

/// What such a page shows.
pub(super) struct Regard<'a> {
    /// Every objective of the county.
    pub objectives: &'a [Objective],
    /// What was recorded for this one thing.
    pub given: &'a [Given],
    /// For the names of those who recorded it.
    pub register: &'a Register,
    /// Where the form is sent, for whoever may write.
    pub writes: Option<String>,
}

impl Regard<'_> {
    /// The objectives that hold today, and those to which regard was had before they ended.
    fn shown(&self, cx: &Cx<'_>) -> Vec<&Objective> {
        let had = |id: &str| self.given.iter().any(|g| g.objective == id);
        self.objectives.iter().filter(|o| o.holds(cx.today) || had(&o.id)).collect()
    }

    fn given(&self, objective: &Objective) -> Option<&Given> {
        self.given.iter().find(|g| g.objective == objective.id)
    }

    /// The page below its heading.
    pub(super) fn body(&self, cx: &Cx<'_>) -> Markup {
        let objectives = self.shown(cx);
        let start = html! {
            @if self.writes.is_some() { p { a class="govuk-link" href=(cx.at("objectives")) { "See the objectives" } } }
        };
        html! {
            p class="sm-lead" { "Each responsible authority must have regard to the objectives of the police and crime plan (Crime and Disorder Act 1998, section 6(1A)). To have regard is to weigh, not to follow: say what follows from each, or why nothing does." }
            @match &self.writes {
                _ if objectives.is_empty() => { (empty("The objectives of the police and crime plan stand here, once they are in the county’s data.", start)) }
                Some(action) => {
                    (cx.form(action, html! {
                        @for objective in &objectives { (self.field(cx, objective)) }
                        (Button::submit("Record it").once())
                    }))
                    p { a class="govuk-link" href=(cx.at("objectives")) { "The objectives and their dates" } }
                }
                None => { (self.listed(&objectives)) }
            }
        }
    }

    fn field(&self, cx: &Cx<'_>, objective: &Objective) -> Markup {
        let given = self.given(objective);
        let on = self.register.ever();
        let hint = match given {
            Some(g) => format!("{}. Recorded on {} by {}.", objective.plan, day(g.on), on.who(&g.by)),
            None => format!("{}. Nothing is recorded yet.", objective.plan),
        };
        html! {
            input type="hidden" name=(format!("seen-{}", objective.slug)) value=(given.map_or(0, |g| g.version));
            (cx.textarea(&format!("how-{}", objective.slug), &objective.title, given.map_or("", |g| &g.how)).hint(hint).rows(3))
        }
    }

    fn listed(&self, objectives: &[&Objective]) -> Markup {
        html! {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Objectives, and how regard was had to each" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["Objective", "How regard was had", "Recorded on"] { th scope="col" class="govuk-table__header" { (head) } }
                } }
                tbody class="govuk-table__body" {
                    @for objective in objectives {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { (objective.title) br; small { (objective.plan) } }
                            @match self.given(objective) {
                                Some(g) => {
                                    td class="govuk-table__cell" data-label="How" { (g.how) }
                                    td class="govuk-table__cell" data-label="Recorded on" { (day(g.on)) }
                                }
                                None => {
                                    td class="govuk-table__cell" data-label="How" { (tag(Tone::Wait, "Not recorded")) }
                                    td class="govuk-table__cell" data-label="Recorded on" { "–" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was typed, objective by objective; fields that were not on the form say nothing.
pub(super) fn typed(cx: &Cx<'_>, objectives: &[Objective]) -> Vec<Said> {
    let said = |objective: &Objective| {
        let how = cx.form.get(&format!("how-{}", objective.slug))?.replace("\r\n", "\n");
        let seen = cx.form.get(&format!("seen-{}", objective.slug)).and_then(|s| s.parse().ok());
        Some(Said { objective: objective.id.clone(), how, seen: seen.unwrap_or(0) })
    };
    objectives.iter().filter_map(said).collect()
}
