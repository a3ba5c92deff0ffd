//! `/{county}/meetings/{meeting}/cancel`: the meeting does not take place, and everybody reads why.

use super::parts::meeting_of;
use crate::cycle;
use crate::events;
use board::sittings::sitting;
use board::sittings::{Meeting, Sitting};
use govuk::Button;
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/cancel";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Cancelled::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it: Sitting = cx.read(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        sitting::of(unit, &permit)
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Cancel this meeting" span class="govuk-caption-m" { (it.title) ", " (words::format(it.day)) ", " (it.hours()) } }
        p class="sm-lead" { "It stays in every calendar as a meeting that does not take place. Its business goes back to the forward plan, to be placed again." }
        (cx.form(&cx.at(&format!("{}/cancel", it.path())), html! {
            input type="hidden" name="seen" value=(it.version);
            (cx.textarea("why", "Why is it cancelled?", "").hint("Everybody who was invited reads this.").rows(3))
            div class="govuk-button-group" {
                (Button::submit("Cancel the meeting").warning().once())
                a class="govuk-link" href=(cx.at(&it.path())) { "Keep it" }
            }
        }))
    };
    let title = format!("Cancel {}, {}", it.title, words::format(it.day));
    let page = Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(words::format(it.day), cx.at(&it.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let why = cx.form.get("why").unwrap_or_default().replace("\r\n", "\n");
    let seen = cx.form.get("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0);
    let slug = cx.param("meeting")?.to_string();
    cx.write(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        cycle::cancel(unit, &permit, seen, &why)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{slug}"))))
}
