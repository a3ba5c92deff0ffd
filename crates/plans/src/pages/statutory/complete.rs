//! `/{county}/assessments/{group}/{year}/complete` and the same of plans: the checklist, then the document is frozen; or opened again.

use super::parts::{below, checked, head, of, seen, seen_in, shown};
use crate::events;
use crate::statutory::{self, Held, State, Statutory};
use crate::store::statutory::document;
use crate::store::{Assessment, PartnershipPlan};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, get, post};

const ASSESSMENT: &str = "/{county}/assessments/{group}/{year}/complete";
const PLAN: &str = "/{county}/partnership-plans/{group}/{year}/complete";

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::DocumentCompleted::KIND, events::DocumentReopened::KIND];
    let (one, other) = (Guard::may::<Update, Assessment>(), Guard::may::<Update, PartnershipPlan>());
    vec![
        get(ASSESSMENT, one, show::<Assessment>),
        post(ASSESSMENT, one, events, send::<Assessment>, show::<Assessment>),
        get(PLAN, other, show::<PartnershipPlan>),
        post(PLAN, other, events, send::<PartnershipPlan>, show::<PartnershipPlan>),
    ]
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = cx.read(|unit, actor| {
        of::<Update, T>(cx, unit, actor)?;
        let permit = of::<View, T>(cx, unit, actor)?;
        shown(unit, actor, &permit, None)
    })?;
    let found = found.ok_or(kernel::Fault::Absent)?;
    let held = &found.held;
    let title = if held.state == State::Draft { "Complete it" } else { "Open the next version" };
    let missing = found.lines.iter().filter(|line| !line.there).count();
    let body = html! {
        (head(held, &found.partnership, title))
        @if held.state == State::Draft {
            p class="sm-lead" { "A complete document is frozen as version " (held.edition + 1) ", and what the checklist finds in it is frozen with it." }
            (checked(&found.lines))
            (finish(cx, held, missing))
        } @else {
            p class="sm-lead" { "Version " (held.edition) " stays as it is, and so does what was released of it. The next version begins with its words." }
            (cx.form(&cx.at(&format!("{}/complete", held.path())), html! {
                (seen(held.version))
                (cx.textarea("why", "Why is another version needed?", "").rows(3))
                (Button::submit("Open the next version").sends("do", "reopen").once())
            }))
        }
    };
    cx.page(below(cx, held, &found.partnership, title, body))
}

fn finish(cx: &Cx<'_>, held: &Held, missing: usize) -> Markup {
    cx.form(
        &cx.at(&format!("{}/complete", held.path())),
        html! {
            (seen(held.version))
            @if missing > 0 {
                (cx.textarea("despite", "Why is it complete without what is missing?", "").rows(3)
                    .hint("Evidence of the duties will not count what is missing, whatever the reason."))
            }
            div class="govuk-button-group" {
                (Button::submit("Complete it").sends("do", "complete").once())
                a class="govuk-link" href=(cx.at(&held.path())) { "Cancel" }
            }
        },
    )
}

fn send<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let value = |name: &str| cx.form.get(name).unwrap_or_default().trim().to_string();
    let (seen, why, despite) = (seen_in(cx), value("why"), value("despite"));
    let path = cx.write(|unit, actor| {
        let permit = of::<Update, T>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        // What the form was for is said by the version that it showed: a draft is completed, what is complete is opened.
        let recorded = if held.state == State::Draft {
            statutory::complete(unit, &permit, seen, &despite)?.quietly()
        } else {
            statutory::reopen(unit, &permit, seen, &why)?
        };
        Ok(recorded.carrying(held.path()))
    })?;
    Ok(Reply::see(cx.at(&path)))
}
