//! `/{county}/prioritisation/{year}`: where it stands, what the scores come to for those who may see it, and what was decided.

use super::list::state_tag;
use super::shown::{disagreement, raised, table};
use super::{page_of, path, picture, scoring_of};
use crate::events;
use crate::pages::parts::{paragraphs, when};
use crate::scoring::{self, Candidate, Held, Results, Score, Sheet, State, ViewScores};
use crate::store::{self, Scoring};
use board::Register;
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::{Govern, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, empty, get, post, tag};
use std::sync::Arc;

const PATH: &str = "/{county}/prioritisation/{year}";

pub(super) fn routes() -> Vec<Route> {
    let governs = Guard::may::<Govern, Scoring>();
    let close = "/{county}/prioritisation/{year}/close";
    let reopen = "/{county}/prioritisation/{year}/reopen";
    vec![
        get(PATH, Guard::may::<View, Scoring>(), show),
        post(close, governs, &[events::ScoringClosed::KIND], close_it, show),
        post(reopen, governs, &[events::ScoringReopened::KIND], reopen_it, show),
    ]
}

struct Shown {
    held: Held,
    candidates: Vec<Candidate>,
    /// Who scores; what they gave is not in here.
    scorers: Vec<Sheet>,
    results: Option<Results>,
    register: Arc<Register>,
    governs: bool,
    scores: bool,
    /// Somebody who scores and has given nothing sees no scores yet.
    agreement: Option<String>,
}

fn gather(cx: &Cx<'_>) -> Outcome<Shown> {
    cx.read(|unit, actor| {
        let permit = scoring_of::<View>(cx, unit, actor)?;
        let held = store::scoring::one(unit, &permit)?;
        let candidates = store::scoring::candidates(unit, &permit, &held.id)?;
        let blind = |mut sheet: Sheet| {
            sheet.scores.clear();
            sheet.note.clear();
            sheet
        };
        let scorers = store::scoring::sheets(unit, &permit, &held.id)?.into_iter().map(blind).collect();
        let results = match actor.permit::<ViewScores, Scoring>(unit, permit.id()) {
            Ok(permit) => Some(scoring::results(unit, &permit, &held, &candidates)?),
            Err(Fault::Refused | Fault::Absent) => None,
            Err(other) => return Err(other),
        };
        let visible = actor.visible::<crate::store::Agreement>();
        Ok(Shown {
            agreement: store::parts::drawn_from(unit, &visible, &held.id)?,
            register: board::current(unit, permit.county())?,
            governs: actor.may::<Govern, Scoring>(unit, permit.id())?,
            scores: actor.may::<Score, Scoring>(unit, permit.id())?,
            held,
            candidates,
            scorers,
            results,
        })
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let shown = gather(cx)?;
    let held = &shown.held;
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Prioritisation " (held.year) }
            @if shown.governs && held.state != State::Decided {
                a class="govuk-link" href=(path(cx, &held.year, "change")) { "Scorers and weights" }
            }
        }
        p class="sm-lead" { (state_tag(held.state)) @if !held.about.is_empty() { " " (held.about) } }
        (steps(cx, &shown))
        @if held.state == State::Decided { (decision(&shown)) }
        (who(cx, &shown))
        @match &shown.results {
            Some(results) if shown.candidates.is_empty() => { @let _ = results; (none(cx, &shown)) }
            Some(results) => {
                (table(held, &shown.candidates, results))
                (disagreement(held, &shown.candidates, results, &shown.register.ever()))
                (picture::figure(held, &shown.candidates, results))
                (notes(results, &shown.register))
            }
            None => {
                @if shown.candidates.is_empty() { (none(cx, &shown)) } @else { (unseen(&shown)) }
            }
        }
        p class="sm-note" { "Where the criteria come from: " (held.matrix.citations.join("; ")) "." }
    };
    cx.page(page_of(cx, &held.year, "Where it stands", body))
}

fn none(cx: &Cx<'_>, shown: &Shown) -> Markup {
    let start = html! { @if shown.governs { p { a class="govuk-link" href=(path(cx, &shown.held.year, "candidates")) { "Add the first candidates" } } } };
    empty("What could become a priority stands here, once there are candidates.", start)
}

/// What can be done now, by whoever looks.
fn steps(cx: &Cx<'_>, shown: &Shown) -> Markup {
    let held = &shown.held;
    let at = |below: &str| path(cx, &held.year, below);
    let act = |below: &str, words: &str| {
        cx.form(
            &at(below),
            html! {
                input type="hidden" name="seen" value=(held.version);
                (Button::submit(words).secondary())
            },
        )
    };
    html! {
        div class="govuk-button-group" {
            @if shown.scores && held.state == State::Open { (Button::link("Give your scores", at("score"))) }
            @if shown.governs {
                @match held.state {
                    State::Open => {
                        (Button::link("Candidates", at("candidates")).secondary())
                        (act("close", "Take no more scores"))
                    }
                    State::Closed => {
                        (Button::link("Decide", at("decide")))
                        (act("reopen", "Take scores again"))
                    }
                    State::Decided => {
                        @if shown.agreement.is_none() { (Button::link("Draft the agreement from these", at("draft"))) }
                    }
                }
            }
            @if let Some(slug) = &shown.agreement { a class="govuk-link" href=(cx.at(&format!("plan/{slug}"))) { "The agreement that was drafted from it" } }
        }
    }
}

fn decision(shown: &Shown) -> Markup {
    let held = &shown.held;
    let (chosen, not): (Vec<&Candidate>, Vec<&Candidate>) =
        shown.candidates.iter().partition(|c| c.chosen == Some(true));
    let lists = |heading: &str, these: &[&Candidate]| {
        html! {
            h3 class="govuk-heading-s" { (heading) }
            @if these.is_empty() { p { "None." } }
            @else {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { (heading) }
                    thead class="govuk-table__head" { tr class="govuk-table__row" {
                        @for head in ["Candidate", "Raised by", "Why"] { th scope="col" class="govuk-table__header" { (head) } }
                    } }
                    tbody class="govuk-table__body" {
                        @for candidate in these {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" { (candidate.title) }
                                td class="govuk-table__cell" data-label="Raised by" { (raised(candidate)) }
                                td class="govuk-table__cell" data-label="Why" { @if candidate.reason.is_empty() { "By its place" } @else { (candidate.reason) } }
                            }
                        }
                    }
                }
            }
        }
    };
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What was decided" }
            p class="sm-note" {
                "Decided by " (shown.register.ever().who(&held.decided_by))
                @if let Some(at) = held.decided_at { " on " (when(at)) } "."
            }
            (paragraphs(&held.reasons))
            (lists("Chosen", &chosen))
            (lists("Not chosen", &not))
        }
    }
}

fn who(cx: &Cx<'_>, shown: &Shown) -> Markup {
    let on = shown.register.ever();
    let given = shown.scorers.iter().filter(|s| s.given_at.is_some()).count();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Scorers" }
            p { (given) " of " (shown.scorers.len()) " have given their scores." }
            ul class="govuk-list" {
                @for sheet in &shown.scorers {
                    li {
                        (on.who(&sheet.person)) " "
                        @match (sheet.given_at, sheet.changed_at) {
                            (None, _) if shown.held.state == State::Open => { (tag(Tone::Wait, "Not given")) }
                            (None, _) => { (tag(Tone::None, "Gave none")) }
                            (Some(at), None) => { (tag(Tone::Ok, "Given")) " " (when(at)) }
                            (Some(at), Some(later)) => { (tag(Tone::Ok, "Given")) " " (when(at)) ", changed " (when(later)) " after others could be seen" }
                        }
                    }
                }
            }
            @if shown.governs && shown.held.state == State::Open && given > 0 && given < shown.scorers.len() {
                p class="sm-note" { "You can take no more scores before everybody has given theirs: what was only saved then counts for nothing. " a class="govuk-link" href=(path(cx, &shown.held.year, "change")) { "Change who scores" } "." }
            }
        }
    }
}

/// The candidates alone, for whoever may not see scores yet.
fn unseen(shown: &Shown) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Candidates" }
            p {
                @if shown.scores { "You see what others gave once you have given your own scores." }
                @else { "What scorers gave is shown once no more scores are taken." }
            }
            ul class="govuk-list" {
                @for candidate in &shown.candidates {
                    li { strong { (candidate.title) } @if !candidate.about.is_empty() { ". " (candidate.about) } (raised(candidate)) }
                }
            }
        }
    }
}

fn notes(results: &Results, register: &Register) -> Markup {
    let on = register.ever();
    html! {
        @if results.given.iter().any(|s| !s.note.is_empty()) {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What scorers said" }
                @for sheet in results.given.iter().filter(|s| !s.note.is_empty()) {
                    h3 class="govuk-heading-s" { (on.who(&sheet.person)) }
                    (paragraphs(&sheet.note))
                }
            }
        }
    }
}

fn seen(cx: &Cx<'_>) -> i64 {
    cx.form.get("seen").and_then(|s| s.parse().ok()).unwrap_or(0)
}

fn close_it(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen = seen(cx);
    cx.write(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        scoring::close(unit, &permit, seen)
    })?;
    Ok(Reply::see(path(cx, cx.param("year")?, "")))
}

fn reopen_it(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen = seen(cx);
    cx.write(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        scoring::reopen(unit, &permit, seen)
    })?;
    Ok(Reply::see(path(cx, cx.param("year")?, "")))
}
