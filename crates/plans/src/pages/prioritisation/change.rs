//! `/{county}/prioritisation/{year}/change`: who scores, and what counts how much.

use super::form::{fields, read};
use super::{page_of, path, scoring_of};
use crate::events;
use crate::scoring::{self, Held};
use crate::store::{self, Scoring};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/prioritisation/{year}/change";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Scoring>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ScoringChanged::KIND], send, show)]
}

fn held(cx: &Cx<'_>) -> Outcome<Held> {
    cx.read(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        store::scoring::one(unit, &permit)
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, scorers, register) = cx.read(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        let held = store::scoring::one(unit, &permit)?;
        let sheets = store::scoring::sheets(unit, &permit, &held.id)?;
        let prefix = format!("{}/person/", held.county);
        let slug = |person: &str| person.strip_prefix(&prefix).unwrap_or(person).to_string();
        let scorers: Vec<String> = sheets.iter().map(|s| slug(&s.person)).collect();
        Ok((held, scorers, board::current(unit, permit.county())?))
    })?;
    let body = html! {
        span class="govuk-caption-l" { "Prioritisation " (held.year) }
        h1 class="govuk-heading-l" { "Scorers and weights" }
        (cx.form(&path(cx, &held.year, "change"), html! {
            input type="hidden" name="seen" value=(cx.value("seen", held.version.to_string()));
            (fields(cx, &register.on(cx.today), &held.matrix, &held.about, held.first, &scorers))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(path(cx, &held.year, "")) { "Cancel" }
            }
        }))
    };
    cx.page(page_of(cx, &held.year, "Scorers and weights", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let held = held(cx)?;
    let seen: i64 = cx.form.get("seen").and_then(|s| s.parse().ok()).unwrap_or(0);
    let it = read(cx, &held.matrix, held.year.clone())?;
    cx.write(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        scoring::change(unit, &permit, seen, &it)
    })?;
    Ok(Reply::see(path(cx, &held.year, "")))
}
