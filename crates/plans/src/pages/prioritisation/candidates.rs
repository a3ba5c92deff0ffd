//! `/{county}/prioritisation/{year}/candidates`: what could become a priority, from the assessments or by hand.

use super::{page_of, path, scoring_of};
use crate::events;
use crate::scoring::matters::{self, Matter};
use crate::scoring::{self, Candidate, Held, NewCandidate, State};
use crate::store::{self, Scoring};
use govuk::{Button, Checkboxes, Choice};
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, empty, get, post};

const PATH: &str = "/{county}/prioritisation/{year}/candidates";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Scoring>();
    let remove = "/{county}/prioritisation/{year}/candidates/remove";
    vec![
        get(PATH, guard, show),
        post(PATH, guard, &[events::CandidatesAdded::KIND], add, show),
        post(remove, guard, &[events::CandidateRemoved::KIND], take_away, show),
    ]
}

fn gather(cx: &Cx<'_>) -> Outcome<(Held, Vec<Candidate>, Vec<Matter>)> {
    cx.read(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        let held = store::scoring::one(unit, &permit)?;
        let all = store::scoring::candidates(unit, &permit, &held.id)?;
        let open = matters::open(unit, actor, &held.county, &held.year, &all)?;
        Ok((held, all, open))
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, all, open) = gather(cx)?;
    let body = html! {
        span class="govuk-caption-l" { "Prioritisation " (held.year) }
        h1 class="govuk-heading-l" { "Candidates" }
        @if all.is_empty() { (empty("What could become a priority stands here, once the first is added below.", html! {})) }
        @else { (listed(cx, &held, &all)) }
        @if held.state != State::Decided { (form(cx, &held, &open)) }
        p { a class="govuk-link" href=(path(cx, &held.year, "")) { "Back to the prioritisation" } }
    };
    cx.page(page_of(cx, &held.year, "Candidates", body))
}

fn listed(cx: &Cx<'_>, held: &Held, all: &[Candidate]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Candidates" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Candidate", "Raised by", "Change"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for candidate in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (candidate.title) @if !candidate.about.is_empty() { br; small { (candidate.about) } } }
                        td class="govuk-table__cell" data-label="Raised by" { (super::shown::raised(candidate)) }
                        td class="govuk-table__cell" data-label="Change" {
                            @if held.state != State::Decided {
                                (cx.form(&path(cx, &held.year, "candidates/remove"), html! {
                                    input type="hidden" name="candidate" value=(candidate.id);
                                    button type="submit" class="sm-linkbutton" { "Take away" span class="govuk-visually-hidden" { " " (candidate.title) } }
                                }))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn form(cx: &Cx<'_>, held: &Held, open: &[Matter]) -> Markup {
    let choices = open.iter().map(|matter| {
        let from = if matter.complete {
            matter.basis.csp_name.clone()
        } else {
            format!("{}, of a draft that may still change", matter.basis.csp_name)
        };
        Choice::new(matter.key(), matter.basis.words.as_str()).hint(format!("{from}: {}", matter.found))
    });
    html! {
        h2 class="govuk-heading-m" { "Add a candidate" }
        (cx.form(&path(cx, &held.year, "candidates"), html! {
            @if open.is_empty() {
                p class="sm-note" { "No matter of the assessments of " (held.year) " is left over. What the partnerships bring to the county (SI 2007/1830, regulation 7(g)) is offered here when their assessments say so." }
            } @else {
                (Checkboxes::new("matters", "Matters that the assessments bring to the county", choices)
                    .hint("Several that are the same business become one candidate when you give it a name below; without a name, each becomes one.")
                    .values(cx.form.all("matters")).small().maybe_error(cx.error("matters")))
            }
            (cx.input("title", "The candidate in a few words", "").hint(if open.is_empty() { "Such as: Domestic abuse." } else { "May be left out when you choose matters." }))
            (cx.textarea("about", "What it is about (optional)", "").rows(3))
            (Button::submit("Add").once())
        }))
    }
}

fn add(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, _, open) = gather(cx)?;
    let mut fields = Fields::of(&cx.form);
    let (title, about) = (fields.optional("title"), fields.optional("about"));
    let chosen: Vec<&Matter> =
        cx.form.all("matters").iter().filter_map(|key| open.iter().find(|m| m.key() == *key)).collect();
    if chosen.len() < cx.form.all("matters").len() {
        let message =
            "One of these was taken up meanwhile, or is no longer brought to the county. Choose again";
        return Err(Fault::field("matters", message));
    }
    let new: Vec<NewCandidate> = if title.is_empty() && !chosen.is_empty() {
        // What was found stays in the assessment, which not everybody reads whole: the candidate has its theme and leads there.
        let each = |m: &&Matter| NewCandidate {
            title: m.basis.words.clone(),
            about: String::new(),
            basis: vec![m.basis.clone()],
        };
        chosen.iter().map(each).collect()
    } else if title.is_empty() {
        Vec::new()
    } else {
        let basis = chosen.iter().map(|m| m.basis.clone()).collect();
        vec![NewCandidate { title, about, basis }]
    };
    cx.write(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        scoring::add(unit, &permit, &new)
    })?;
    Ok(Reply::see(path(cx, &held.year, "candidates")))
}

fn take_away(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let candidate = cx.form.get("candidate").unwrap_or_default().to_string();
    let year = cx.param("year")?.to_string();
    cx.write(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        scoring::remove(unit, &permit, &candidate)
    })?;
    Ok(Reply::see(path(cx, &year, "candidates")))
}
