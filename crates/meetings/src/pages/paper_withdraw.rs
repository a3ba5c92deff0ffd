//! `/{county}/meetings/{meeting}/papers/{paper}/withdraw`: a paper is taken back, and whoever could read it reads why.

use super::paper_change::{back, desk, framed};
use super::paper_parts::paper_of;
use super::parts::seen;
use crate::papers::{self, State};
use crate::store::MeetingPaper;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/papers/{paper}/withdraw";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, MeetingPaper>();
    vec![get(PATH, guard, show), post(PATH, guard, &[papers::events::PaperWithdrawn::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, ..) = desk(cx)?;
    let here = back(cx)?;
    let issued = it.state == State::Issued;
    let body = html! {
        h1 class="govuk-heading-l" { "Withdraw this paper" span class="govuk-caption-m" { (it.title) } }
        p class="sm-lead" {
            @if issued {
                "It went out, so it stays on the list with your reason. Its file and its words are shown to nobody any more, and its pages stay empty in the pack."
            } @else {
                "It did not go out yet: nobody but those who answer for the meeting will know that it was here."
            }
        }
        (cx.form(&format!("{here}/withdraw"), html! {
            input type="hidden" name="seen" value=(it.version);
            (cx.textarea("why", "Why is it withdrawn?", "").rows(3))
            (cx.input("title", "The title under which it stays listed", &it.title).hint("Change it when the title itself says too much"))
            div class="govuk-button-group" {
                (Button::submit("Withdraw it").warning().once())
                a class="govuk-link" href=(here) { "Leave it as it is" }
            }
        }))
    };
    framed(cx, &it, &meeting, "Withdraw a paper", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let text = |name: &str| cx.form.get(name).unwrap_or_default().replace("\r\n", "\n");
    let (title, why, version) = (text("title"), text("why"), seen(cx));
    cx.write(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        papers::withdraw(unit, &permit, version, (&title, &why))
    })?;
    Ok(Reply::see(back(cx)?))
}
