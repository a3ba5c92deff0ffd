//! `/{county}/prioritisation/{year}/score`: a scorer gives their own scores, not having seen those of others.

use super::{page_of, path, scoring_of};
use crate::events;
use crate::scoring::{self, Candidate, Held, Score, Scores, Sheet, State};
use crate::store::{self, Scoring};
use govuk::{Button, Checkboxes, Choice};
use kernel::ledger::Event;
use kernel::{Fault, FieldError, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, empty, get, post};

const PATH: &str = "/{county}/prioritisation/{year}/score";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Score, Scoring>();
    let events = &[events::ScoresSaved::KIND, events::ScoresGiven::KIND];
    vec![get(PATH, guard, show), post(PATH, guard, events, send, show)]
}

fn gather(cx: &Cx<'_>) -> Outcome<(Held, Vec<Candidate>, Sheet)> {
    cx.read(|unit, actor| {
        let permit = scoring_of::<Score>(cx, unit, actor)?;
        let held = store::scoring::one(unit, &permit)?;
        let all = store::scoring::candidates(unit, &permit, &held.id)?;
        let me = actor.mark();
        let mut sheets = store::scoring::sheets(unit, &permit, &held.id)?.into_iter();
        let own = sheets.find(|s| s.person == me).ok_or(Fault::Absent)?;
        Ok((held, all, own))
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, all, sheet) = gather(cx)?;
    let given = sheet.given_at.is_some();
    let body = html! {
        span class="govuk-caption-l" { "Prioritisation " (held.year) }
        h1 class="govuk-heading-l" { "Your scores" }
        @if held.state != State::Open {
            p class="sm-lead" { "No more scores are taken. What you gave stands in the prioritisation." }
        } @else if all.is_empty() {
            (empty("The candidates that you score stand here, once the partnership officer has added some.", html! {}))
        } @else {
            @if given {
                p class="sm-lead" { "You have given your scores and can see those of others. You can still change yours: it is noted that you did so afterwards." }
            } @else {
                p class="sm-lead" { "Score each candidate on its own, from " (held.matrix.scale.lowest) " to " (held.matrix.scale.highest) ". Nobody sees your scores before they gave theirs, and you see theirs once you gave yours." }
            }
            (form(cx, &held, &all, &sheet))
        }
        p { a class="govuk-link" href=(path(cx, &held.year, "")) { "Back to the prioritisation" } }
    };
    cx.page(page_of(cx, &held.year, "Your scores", body))
}

fn form(cx: &Cx<'_>, held: &Held, all: &[Candidate], sheet: &Sheet) -> Markup {
    html! {
        form method="post" action=(path(cx, &held.year, "score")) novalidate data-module="sm-unsaved" {
            input type="hidden" name="csrf" value=(cx.csrf());
            input type="hidden" name="seen" value=(cx.value("seen", sheet.version.to_string()));
            @if let Some(error) = cx.error("scores") { p id="scores" class="govuk-error-message" { (error) } }
            (key(held))
            div class="sm-scroll" tabindex="0" role="region" aria-label="Scores" {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { "Your scores by candidate and criterion" }
                    thead class="govuk-table__head" { tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "Candidate" }
                        @for criterion in &held.matrix.criteria { th scope="col" class="govuk-table__header" { (criterion.title) } }
                    } }
                    tbody class="govuk-table__body" { @for candidate in all { (row(cx, held, candidate, sheet)) } }
                }
            }
            (cx.textarea("note", "What the others should know with it (optional)", &sheet.note).rows(3))
            (Checkboxes::new("blanks", "If anything is left blank", [Choice::new("yes", "I have no view where I left a blank").hint("A blank is in no mean.")])
                .values(cx.form.all("blanks")).small().maybe_error(cx.error("blanks")))
            div class="govuk-button-group" {
                (Button::submit("Give these scores").sends("do", "give"))
                @if sheet.given_at.is_none() { (Button::submit("Save for later").secondary().sends("do", "save")) }
            }
        }
    }
}

/// What the ends of each scale mean.
fn key(held: &Held) -> Markup {
    let inside = html! {
        dl class="sm-facts" {
            @for criterion in &held.matrix.criteria {
                div { dt { (criterion.title) } dd { (held.matrix.scale.lowest) ": " (criterion.low) ". " (held.matrix.scale.highest) ": " (criterion.high) "." } }
            }
        }
    };
    html! { (govuk::Details::new("What the scores mean", inside)) }
}

fn row(cx: &Cx<'_>, held: &Held, candidate: &Candidate, sheet: &Sheet) -> Markup {
    let kept = |criterion: &str| {
        let score = sheet.scores.get(&candidate.id).and_then(|marks| marks.get(criterion));
        score.map(u8::to_string).unwrap_or_default()
    };
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                (candidate.title)
                @if !candidate.about.is_empty() { br; small { (candidate.about) } }
            }
            @for criterion in &held.matrix.criteria {
                @let name = format!("s-{}-{}", candidate.id, criterion.id);
                @let value = cx.value(&name, kept(&criterion.id));
                td class="govuk-table__cell" data-label=(criterion.title) {
                    @if let Some(error) = cx.error(&name) { p class="govuk-error-message" { (error) } }
                    select class="govuk-select" id=(name) name=(name) aria-label=(format!("{}: {}", candidate.title, criterion.title)) {
                        option value="" { "–" }
                        @for score in held.matrix.scale.lowest..=held.matrix.scale.highest {
                            option value=(score) selected[value == score.to_string()] { (score) }
                        }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, all, _) = gather(cx)?;
    let mut scores = Scores::new();
    let mut faults = Vec::new();
    for candidate in &all {
        for criterion in &held.matrix.criteria {
            let field = format!("s-{}-{}", candidate.id, criterion.id);
            let typed = cx.form.get(&field).unwrap_or_default().trim().to_string();
            if typed.is_empty() {
                continue;
            }
            match typed.parse::<u8>() {
                Ok(score) => {
                    scores.entry(candidate.id.clone()).or_default().insert(criterion.id.clone(), score);
                }
                Err(_) => {
                    let message = format!("“{}”, {}: choose a number", candidate.title, criterion.title);
                    faults.push(FieldError { field, message });
                }
            }
        }
    }
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let mut fields = Fields::of(&cx.form);
    let note = fields.optional("note");
    let seen: i64 = fields.optional("seen").parse().unwrap_or(0);
    let give = cx.form.get("do") != Some("save");
    let blanks = fields.ticked("blanks");
    cx.write(|unit, actor| {
        let permit = scoring_of::<Score>(cx, unit, actor)?;
        scoring::give(unit, &permit, seen, &scores, &note, give, blanks)
    })?;
    Ok(Reply::see(path(cx, &held.year, "")))
}
