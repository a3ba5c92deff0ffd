//! `/{county}/papers/{paper}/clear`: the sponsor reads the report and passes it for issue.

use super::parts::{caption, findings_list, form, open, page_of, permit_of, sources};
use crate::living::{self, Weight, findings, fingerprint};
use crate::render::html::preview;
use crate::{Paper, events};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Clear;
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/papers/{paper}/clear";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Clear, Paper>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Cleared::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let opened = cx.read(|unit, actor| {
        let permit = permit_of::<Clear>(cx, unit, actor)?;
        open(cx, unit, &permit)
    })?;
    let held = &opened.held;
    let found = findings(&opened.template, held, &opened.sections, &opened.drawn);
    let complete = found.iter().all(|finding| finding.weight == Weight::Look);
    let body = html! {
        (caption(held))
        h1 class="govuk-heading-l" { "Clear this report" }
        @if complete {
            p class="sm-lead" { "You pass it for issue as it reads below. A change after that needs clearing again." }
        } @else {
            p class="sm-lead" { "It is not complete yet, so it cannot be cleared." }
        }
        div id="paper" { (findings_list(cx, held, &found)) }
        @if complete {
            (form(cx, &cx.at(&format!("{}/clear", held.path())), html! {
                input type="hidden" name="seen" value=(fingerprint(&opened.drawn.document));
                div class="govuk-button-group" {
                    (Button::submit("Clear this report").once())
                    a class="govuk-link" href=(cx.at(&held.path())) { "Not yet" }
                }
            }))
        }
        (preview(&opened.drawn.document, 2))
    };
    cx.page(page_of(cx, held, "Clear", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen = cx.form.get("seen").unwrap_or_default().to_string();
    let sources = sources(cx);
    cx.write(|unit, actor| {
        let permit = permit_of::<Clear>(cx, unit, actor)?;
        living::clear(unit, &permit, &sources, &seen)
    })?;
    Ok(Reply::see(cx.at(&format!("papers/{}", cx.param("paper")?))))
}
