//! `/{county}/papers/{paper}/issue`: the officer issues a cleared report. Files are made first, then all is frozen at once.

use super::parts::{Open, caption, findings_list, form, open, page_of, permit_of, sources};
use crate::living::{self, Finding, Made, Weight, about, files_of, findings, fingerprint};
use crate::{Paper, events};
use govuk::{Button, Checkboxes, Choice};
use kernel::ledger::{self, Event};
use kernel::verbs::Issue as IssueIt;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Guard, Reply, Route, day, get, post};

const PATH: &str = "/{county}/papers/{paper}/issue";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<IssueIt, Paper>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Issued::KIND], send, show)]
}

fn opened(cx: &Cx<'_>) -> Outcome<Open> {
    cx.read(|unit, actor| {
        let permit = permit_of::<IssueIt>(cx, unit, actor)?;
        open(cx, unit, &permit)
    })
}

/// What the report wants, and whether it is issued in time for its meeting.
fn wanting(cx: &Cx<'_>, opened: &Open) -> Vec<Finding> {
    let mut found = findings(&opened.template, &opened.held, &opened.sections, &opened.drawn);
    let due = crate::tasks::issue_by(cx.kernel(), opened.held.meeting());
    if let Some(due) = due.filter(|due| due.date < cx.today) {
        let words =
            format!("It is late: the last day to issue it in time was {}. {}", day(due.date), due.because);
        found.push(Finding::look(words, "cover#meeting"));
    }
    found
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let opened = opened(cx)?;
    let held = &opened.held;
    let found = wanting(cx, &opened);
    let looks = found.iter().any(|finding| finding.weight == Weight::Look);
    let same = held.cleared_print.as_deref() == Some(fingerprint(&opened.drawn.document).as_str());
    let may = same && found.iter().all(|finding| finding.weight == Weight::Look);
    let readers = if held.public { "Anybody can then read it" } else { "Members can then read it" };
    let body = html! {
        (caption(held))
        h1 class="govuk-heading-l" { "Issue this report" }
        @if may {
            p class="sm-lead" { (readers) ", as a page, PDF, Word file, plain text and JSON. From then on it never changes." }
        } @else if !same {
            p class="sm-lead" { "Something that it draws on has changed since it was cleared. It must be cleared as it reads now." }
            p { a class="govuk-link" href=(cx.at(&format!("{}/take-back", held.path()))) { "Take it back to draft" } }
        } @else {
            p class="sm-lead" { "It is not complete, so it cannot be issued." }
        }
        div id="paper" { (findings_list(cx, held, &found)) }
        @if may {
            (form(cx, &cx.at(&format!("{}/issue", held.path())), html! {
                @if looks {
                    (Checkboxes::new("looked", "Is it right to issue it as it is?", [Choice::new("yes", "I have looked at these points, and it can be issued")]).maybe_error(cx.error("looked")))
                }
                div class="govuk-button-group" {
                    (Button::submit("Issue this report").once())
                    a class="govuk-link" href=(cx.at(&held.path())) { "Not yet" }
                }
            }))
        }
        p { a class="govuk-link" href=(cx.at(&held.path())) { "Read it once more" } }
    };
    cx.page(page_of(cx, held, "Issue", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let opened = opened(cx)?;
    let found = wanting(cx, &opened);
    if let Some(first) = found.iter().find(|finding| finding.weight == Weight::Must) {
        return Err(Fault::field("paper", format!("This report is not complete. {}", first.words)));
    }
    if found.iter().any(|finding| finding.weight == Weight::Look) && cx.form.get("looked").is_none() {
        return Err(Fault::field("looked", "Look at these points first, then say that it can be issued"));
    }
    // Files take a moment to make: that is done before the unit of work, which then checks that nothing moved.
    let kernel = cx.kernel();
    let head = ledger::seal(kernel, &ledger::some_minutes_back(kernel))?.to_string();
    let rulebook = kernel.rulebook().hash();
    let at = kernel.now();
    let about = about(&opened.drawn.document, Some((at, &head, &rulebook)));
    let files = files_of(kernel, &opened.held, &opened.drawn.document, &about, true)?;
    let made = Made { at, head, rulebook, print: fingerprint(&opened.drawn.document), files };
    let sources = sources(cx);
    cx.write(|unit, actor| {
        let permit = permit_of::<IssueIt>(cx, unit, actor)?;
        living::issue(unit, &permit, &sources, &made)
    })?;
    Ok(Reply::see(cx.at(&opened.held.path())))
}
