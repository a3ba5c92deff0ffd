//! `/{county}/meetings/{meeting}/room/open`, `/close` and `/reopen`: the meeting begins and ends.

use super::parts::{at, back, page, room};
use super::{overview, top};
use crate::minutes;
use crate::room::{self as rules, events};
use board::sittings::attendance::Status;
use board::sittings::{Meeting, Minute};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const OPEN: &str = "/{county}/meetings/{meeting}/room/open";
const CLOSE: &str = "/{county}/meetings/{meeting}/room/close";
const REOPEN: &str = "/{county}/meetings/{meeting}/room/reopen";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, Meeting>();
    vec![
        post(OPEN, guard, &[events::Opened::KIND], open, overview::show),
        get(CLOSE, guard, show),
        post(CLOSE, guard, &[events::Closed::KIND], close, show),
        post(REOPEN, guard, &[events::Reopened::KIND], reopen, overview::show),
    ]
}

fn open(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        rules::open(unit, &held.permit)
    })?;
    Ok(Reply::see(back(cx, "attendance")?))
}

fn close(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        rules::close(unit, &held.permit)
    })?;
    Ok(Reply::see(back(cx, "")?))
}

fn reopen(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        rules::reopen(unit, &held.permit)
    })?;
    Ok(Reply::see(back(cx, "")?))
}

/// Before it is closed: what nobody has recorded yet.
fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, top, clashes) = cx.read(|unit, actor| {
        let held = room(cx, unit, actor)?;
        let top = top::top(unit, &held, None)?;
        let book = minutes::of_sitting(unit, &held.permit, &held.it.id)?;
        let clashes = match book {
            Some(book) => minutes::clashes(unit, &held.permit, &book.id)?.len(),
            None => 0,
        };
        Ok((held, top, clashes))
    })?;
    let on = held.on();
    let known = |seat: &str| {
        top.lines.iter().any(|line| rules::short(&line.seat) == seat && line.status != Status::Expected)
    };
    let open: Vec<String> = on
        .seats(held.it.group_slug())
        .into_iter()
        .filter(|(fact, seat)| seat.organisation.is_some() && !known(&fact.slug))
        .map(|(fact, _)| rules::seat_name(&on, &fact.slug))
        .collect();
    let body = html! {
        h1 class="govuk-heading-l" { "Close the meeting" span class="govuk-caption-m" { (held.it.title) } }
        @if clashes > 0 {
            (govuk::WarningText::new("Two people changed the same sentence in different ways. Settle which stands before you close the meeting: both texts are kept until then."))
            p { a class="govuk-link" href=(format!("{}#clashes", at(cx, &held.it, ""))) { "Settle it" } }
        }
        @if !open.is_empty() {
            p { "Nothing was recorded of these seats. When the meeting is closed, they are recorded as absent:" }
            ul class="govuk-list govuk-list--bullet" { @for seat in &open { li { (seat) } } }
            p { a class="govuk-link" href=(at(cx, &held.it, "attendance")) { "Record their attendance" } }
        }
        p { "The minutes can still be written after it is closed, until they go to the chair." }
        (cx.form(&at(cx, &held.it, "close"), html! {
            div class="govuk-button-group" {
                (Button::submit("Close the meeting").once())
                a class="govuk-link" href=(at(cx, &held.it, "")) { "Go on" }
            }
        }))
    };
    cx.page(page(cx, &held.it, "Close the meeting", body))
}
