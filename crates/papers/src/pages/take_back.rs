//! `/{county}/papers/{paper}/take-back`: the officer makes a cleared report a draft again.

use super::parts::{caption, form, page_of, permit_of};
use crate::{Paper, events, living, store};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Issue as IssueIt;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/papers/{paper}/take-back";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<IssueIt, Paper>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::TakenBack::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let held = cx.read(|unit, actor| {
        let permit = permit_of::<IssueIt>(cx, unit, actor)?;
        store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)
    })?;
    let body = html! {
        (caption(&held))
        h1 class="govuk-heading-l" { "Take this report back to draft" }
        p class="sm-lead" { "It can then be changed. Its chair must clear it again before it can be issued." }
        (form(cx, &cx.at(&format!("{}/take-back", held.path())), html! {
            div class="govuk-button-group" {
                (Button::submit("Take back to draft").once())
                a class="govuk-link" href=(cx.at(&held.path())) { "Leave it cleared" }
            }
        }))
    };
    cx.page(page_of(cx, &held, "Take back to draft", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = permit_of::<IssueIt>(cx, unit, actor)?;
        living::take_back(unit, &permit)
    })?;
    Ok(Reply::see(cx.at(&format!("papers/{}", cx.param("paper")?))))
}
