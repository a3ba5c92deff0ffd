//! `/account/messages/later`: hears nothing of one thing until a day. What is overdue still climbs to others.

use super::{Account, events, page};
use crate::tell::store;
use crate::{Cx, Fields, Guard, Reply, Route, get, post};
use govuk::Button;
use jiff::Span;
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;

/// The longest while.
const DAYS: i64 = 90;

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::MessagesSnoozed::KIND];
    vec![
        get("/account/messages/later", Guard::SignedIn, show),
        post("/account/messages/later", Guard::SignedIn, events, send, show),
    ]
}

/// A reference of something that people are reminded of, such as `ACT-0042`, as far as it can be one.
fn thing(cx: &Cx<'_>) -> Outcome<String> {
    let typed =
        cx.form.get("thing").or_else(|| cx.query.get("thing")).unwrap_or_default().trim().to_uppercase();
    let fits = !typed.is_empty()
        && typed.len() <= 20
        && typed.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if fits { Ok(typed) } else { Err(Fault::Absent) }
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let thing = thing(cx)?;
    let title = format!("Hear of {thing} later");
    let week = cx.today.checked_add(Span::new().days(7)).unwrap_or(cx.today);
    let fields = html! {
        input type="hidden" name="thing" value=(thing);
        (cx.date("until", "Until which day do you want to hear nothing of it?", Some(week)))
        (Button::submit("Save").once())
    };
    let body = html! {
        a class="govuk-back-link" href="/account/messages" { "What you are told of" }
        h1 class="govuk-heading-l" { (title) }
        p { "You get no reminder of it until then. When it is overdue, your organisation and the chair still hear of it." }
        (cx.form("/account/messages/later", fields))
    };
    page(cx, &title, body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (person, thing) = (cx.actor.id().ok_or(Fault::Absent)?.to_string(), thing(cx)?);
    let form = cx.form.clone();
    let mut fields = Fields::of(&form);
    let until = fields.date("until", "Enter the day from which you want to hear of it again");
    fields.done()?;
    let until = until.ok_or_else(|| Fault::field("until", "Enter a day"))?;
    let last = cx.today.checked_add(Span::new().days(DAYS)).unwrap_or(cx.today);
    if until < cx.today || until > last {
        let words = format!("Enter a day from today to {}", crate::day(last));
        return Err(Fault::field("until", words));
    }
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person)?;
        store::snooze(&mut unit.rows(&permit), permit.id(), &thing, until)?;
        let event = events::MessagesSnoozed {
            person: person.clone(),
            thing: thing.clone(),
            until: until.to_string(),
        };
        unit.record(&permit, &event)
    })?;
    Ok(Reply::see("/account/messages"))
}
