//! `/{county}/papers/{paper}/check`: before it can be issued.

use super::parts::{caption, findings_list, open, page_of, permit_of};
use crate::living::{Weight, findings};
use crate::{Paper, State};
use kernel::Outcome;
use kernel::verbs::View;
use maud::html;
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/papers/{paper}/check", Guard::may::<View, Paper>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let opened = cx.read(|unit, actor| {
        let permit = permit_of::<View>(cx, unit, actor)?;
        open(cx, unit, &permit)
    })?;
    if opened.held.state == State::Issued {
        return Ok(Reply::see(cx.at(&opened.held.path())));
    }
    let found = findings(&opened.template, &opened.held, &opened.sections, &opened.drawn);
    let musts = found.iter().filter(|finding| finding.weight == Weight::Must).count();
    let lead = match (opened.held.state, musts) {
        (State::Draft, 0) => "Every part is there. The chair of the group that owns it can clear it.".into(),
        (State::Draft, 1) => {
            "One thing must be put right before this report can be cleared and issued.".into()
        }
        (State::Draft, n) => {
            format!("{n} things must be put right before this report can be cleared and issued.")
        }
        (_, 0) => "It has been cleared, and nothing keeps it from being issued.".to_string(),
        (_, _) => "It has been cleared, but something must be put right. Take it back to draft first.".into(),
    };
    let body = html! {
        (caption(&opened.held))
        h1 class="govuk-heading-l" { "Before it can be issued" }
        p class="sm-lead" { (lead) }
        (findings_list(cx, &opened.held, &found))
        p { a class="govuk-link" href=(cx.at(&opened.held.path())) { "Read the report" } }
    };
    cx.page(page_of(cx, &opened.held, "Before it can be issued", body))
}
