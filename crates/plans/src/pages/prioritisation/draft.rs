//! `/{county}/prioritisation/{year}/draft`: the agreement is drafted from what was chosen.

use super::{page_of, path, scoring_of};
use crate::agreement::{self, Drafting};
use crate::events;
use crate::scoring::{Candidate, Held};
use crate::store::{self, Scoring};
use govuk::{Button, Checkboxes, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/prioritisation/{year}/draft";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Scoring>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::AgreementDrafted::KIND], send, show)]
}

fn gather(cx: &Cx<'_>) -> Outcome<(Held, Vec<Candidate>)> {
    cx.read(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        let held = store::scoring::one(unit, &permit)?;
        let candidates = store::scoring::candidates(unit, &permit, &held.id)?;
        Ok((held, candidates))
    })
}

/// The year after a legal year, as people write it: the agreement is written in one year for the next.
fn next_year(year: &str) -> String {
    let first: u16 = year.split('-').next().and_then(|y| y.parse().ok()).unwrap_or(0);
    format!("{}-{:02}", first + 1, (first + 2) % 100)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, candidates) = gather(cx)?;
    let applies = next_year(&held.year);
    let title = format!("{} Community Safety Agreement {applies}", cx.county()?.name);
    let body = html! {
        span class="govuk-caption-l" { "Prioritisation " (held.year) }
        h1 class="govuk-heading-l" { "Draft the agreement" }
        p class="sm-lead" { "Each of these becomes a priority, with the findings that raised it. It is made in the legal year " (held.year) ", whose assessments it rests on (SI 2007/1830, regulation 9(2))." }
        ul class="govuk-list govuk-list--bullet" {
            @for candidate in candidates.iter().filter(|c| c.chosen == Some(true)) { li { (candidate.title) } }
        }
        (cx.form(&path(cx, &held.year, "draft"), html! {
            (cx.input("title", "Title", &title))
            (cx.input("applies-to", "Years to which it applies", &applies).hint("Such as 2022-23, or 2022-25.").classes("govuk-input--width-10"))
            (cx.input("slug", "Short name", &applies).hint("As it stands in addresses, such as 2022-25.").classes("govuk-input--width-10"))
            (Checkboxes::new("themes", "What runs through all priorities", [Choice::new("yes", "Take the themes of the agreement that stands along")])
                .values(if cx.form.is_empty() { vec!["yes"] } else { cx.form.all("themes") }).small())
            div class="govuk-button-group" {
                (Button::submit("Draft it").once())
                a class="govuk-link" href=(path(cx, &held.year, "")) { "Cancel" }
            }
        }))
    };
    cx.page(page_of(cx, &held.year, "Draft the agreement", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let it = Drafting {
        slug: fields.text("slug", "Enter a short name, such as 2022-25"),
        title: fields.text("title", "Enter the title of the agreement"),
        applies_to: fields.text("applies-to", "Enter the years to which it applies, such as 2022-25"),
        themes: fields.ticked("themes"),
    };
    if it.slug == "new" {
        fields.wrong("slug", "“new” is the name of a page: choose another, such as 2022-25");
    }
    fields.done()?;
    let slug = cx.write(|unit, actor| {
        let permit = scoring_of::<Govern>(cx, unit, actor)?;
        agreement::draft(unit, &permit, &it)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{slug}/text"))))
}
