//! `/{county}/prioritisation/{year}/decide`: what becomes a priority, with reasons; and what does not, and why.

use super::shown::{place, raised, table};
use super::{page_of, path, scoring_of};
use crate::events;
use crate::scoring::{self, Candidate, Choice, Held, Results, State, ViewScores};
use crate::store::{self, Scoring};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/prioritisation/{year}/decide";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Scoring>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::PrioritiesDecided::KIND], send, show)]
}

fn gather(cx: &Cx<'_>) -> Outcome<(Held, Vec<Candidate>, Results)> {
    cx.read(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        let held = store::scoring::one(unit, &permit)?;
        if held.state == State::Open {
            let words = "Scores are still being taken. Close it first, then decide.";
            return Err(Fault::Conflict(words.into()));
        }
        let candidates = store::scoring::candidates(unit, &permit, &held.id)?;
        let reads = actor.permit::<ViewScores, Scoring>(unit, permit.id())?;
        let results = scoring::results(unit, &reads, &held, &candidates)?;
        Ok((held, candidates, results))
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, candidates, results) = gather(cx)?;
    let body = html! {
        span class="govuk-caption-l" { "Prioritisation " (held.year) }
        h1 class="govuk-heading-l" { "Decide" }
        p class="sm-lead" { "Scores advise and people decide. Say what becomes a priority and why. What does not is kept with the reason." }
        (table(&held, &candidates, &results))
        (cx.form(&path(cx, &held.year, "decide"), html! {
            input type="hidden" name="seen" value=(cx.value("seen", held.version.to_string()));
            (form(cx, &held, &candidates, &results))
            (cx.textarea("reasons", "Why was it decided so?", "").hint("Who was there, what weighed most, where the scores were not followed.").rows(5))
            div class="govuk-button-group" {
                (Button::submit("Record this decision").once())
                a class="govuk-link" href=(path(cx, &held.year, "")) { "Not yet" }
            }
        }))
    };
    cx.page(page_of(cx, &held.year, "Decide", body))
}

/// A line for each candidate, the first ones chosen until somebody says otherwise.
fn form(cx: &Cx<'_>, held: &Held, candidates: &[Candidate], results: &Results) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "Candidates" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Place", "Candidate", "Raised by", "Does it become a priority?", "Why?"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for ranked in &results.ranked {
                    @let candidate = &candidates[ranked.candidate];
                    @let (chosen, reason) = (format!("chosen-{}", candidate.id), format!("reason-{}", candidate.id));
                    @let first = ranked.place.is_some_and(|place| place <= held.first);
                    @let kept = cx.value(&chosen, if first { "yes" } else { "no" });
                    tr class="govuk-table__row" {
                        td class="govuk-table__cell" data-label="Place" { (place(ranked)) }
                        th scope="row" class="govuk-table__header" { (candidate.title) }
                        td class="govuk-table__cell" data-label="Raised by" { (raised(candidate)) }
                        td class="govuk-table__cell" data-label="Priority" {
                            @if let Some(error) = cx.error(&chosen) { p class="govuk-error-message" { (error) } }
                            select class="govuk-select" id=(chosen) name=(chosen) aria-label=(format!("Does “{}” become a priority?", candidate.title)) {
                                option value="yes" selected[kept == "yes"] { "Yes" }
                                option value="no" selected[kept == "no"] { "No" }
                            }
                        }
                        td class="govuk-table__cell" data-label="Why" {
                            @if let Some(error) = cx.error(&reason) { p class="govuk-error-message" { (error) } }
                            textarea class="govuk-textarea" rows="2" id=(reason) name=(reason) aria-label=(format!("Why “{}” becomes a priority or not", candidate.title)) { (cx.value(&reason, "")) }
                        }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, candidates, _) = gather(cx)?;
    let mut fields = Fields::of(&cx.form);
    let seen: i64 = fields.optional("seen").parse().unwrap_or(0);
    let reasons = fields.optional("reasons");
    let mut choices = Vec::new();
    for candidate in &candidates {
        let chosen = match cx.form.get(&format!("chosen-{}", candidate.id)) {
            Some("yes") => true,
            Some("no") => false,
            _ => continue,
        };
        let reason = fields.optional(&format!("reason-{}", candidate.id));
        choices.push(Choice { candidate: candidate.id.clone(), chosen, reason });
    }
    cx.write(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        scoring::decide(unit, &permit, seen, &reasons, &choices)
    })?;
    Ok(Reply::see(path(cx, &held.year, "")))
}
