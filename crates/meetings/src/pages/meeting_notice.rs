//! `/{county}/meetings/{meeting}/notice`: recording that notice of a meeting was given, before its agenda goes out.

use super::parts::meeting_of;
use crate::cycle::{self, due};
use crate::events;
use crate::store;
use board::sittings::Meeting;
use board::sittings::sitting;
use govuk::{Button, Choice};
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, empty, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/notice";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::NoticeGiven::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, notice, given) = cx.read(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let notice = due::notice_of(unit, &it)?;
        let given = store::cycle::given(unit, &permit, &it.county, Some(&it.id))?;
        Ok((it, notice, given))
    })?;
    let open: Vec<_> =
        notice.before.iter().filter(|limit| !given.iter().any(|given| given.clock == limit.clock)).collect();
    let first = open.first().map_or("", |limit| limit.clock.as_str());
    let choices = open
        .iter()
        .map(|limit| Choice::new(limit.clock.as_str(), limit.title.as_str()).hint(limit.because.as_str()));
    let body = html! {
        h1 class="govuk-heading-l" { "Record that notice was given" span class="govuk-caption-m" { (it.title) ", " (words::format(it.day)) } }
        @if open.is_empty() {
            (empty("Nothing is open: this meeting needs no other notice than its agenda, or it was given.",
                html! { p { a class="govuk-link" href=(cx.at(&it.path())) { "Back to the meeting" } } }))
        } @else {
            (cx.form(&cx.at(&format!("{}/notice", it.path())), html! {
                (cx.radios("clock", "Which notice?", first, choices))
                (cx.date("on", "On which day was it given?", Some(cx.today)))
                (cx.textarea("reason", "If it was late, the chair’s reason", "").hint("The minutes carry it.").rows(2))
                (Button::submit("Record this").once())
            }))
        }
    };
    let title = format!("Notice of {}, {}", it.title, words::format(it.day));
    let page = Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(words::format(it.day), cx.at(&it.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let clock = fields.text("clock", "Choose which notice was given");
    let on = fields.date("on", "Enter the day on which it was given");
    let reason = fields.optional("reason");
    fields.done()?;
    let on = on.unwrap_or(cx.today);
    let slug = cx.param("meeting")?.to_string();
    cx.write(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        cycle::give_notice(unit, &permit, &clock, on, &reason)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{slug}"))))
}
