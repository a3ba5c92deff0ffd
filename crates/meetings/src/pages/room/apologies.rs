//! `/{county}/meetings/{meeting}/apologies`: a member cannot come, and may name who comes in their stead.

use super::parts::{deputies, first};
use crate::pages::parts::{meeting_of, table};
use crate::room::{Apology, apologise, come_after_all, events, seat_name, seats_of, short};
use board::sittings::attendance::{self, Attendance, Status};
use board::sittings::sitting::{self, Sitting};
use board::sittings::{Attend, Meeting};
use govuk::Button;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::{Actor, Outcome, Unit};
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, empty, get, post};
use std::sync::Arc;

const PATH: &str = "/{county}/meetings/{meeting}/apologies";
const BACK: &str = "/{county}/meetings/{meeting}/apologies/back";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Attend, Meeting>();
    let records: &[&str] = &[events::Attended::KIND];
    vec![
        get(PATH, guard, show),
        post(PATH, guard, records, send, show),
        post(BACK, guard, records, come, show),
    ]
}

/// Seats by short name, with what is recorded of each.
pub(in crate::pages) type Seats = Vec<(String, Option<Attendance>)>;

/// The seats that a member holds in their own right at a meeting.
pub(in crate::pages) fn mine(
    unit: &mut Unit<'_>,
    actor: &Actor,
    proof: &impl kernel::Proof,
    it: &Sitting,
) -> Outcome<(Arc<board::Register>, Seats)> {
    let register = table(unit, actor, &it.county)?;
    let lines = attendance::all(unit, proof, &it.id)?;
    let seats = seats_of(&register.on(it.day), it.group_slug(), short(actor.id().unwrap_or_default()));
    let with = |seat: String| {
        let line = lines.iter().find(|line| short(&line.seat) == seat).cloned();
        (seat, line)
    };
    Ok((register, seats.into_iter().map(with).collect()))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, register, seats) = cx.read(|unit, actor| {
        let permit = meeting_of::<Attend>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let (register, seats) = mine(unit, actor, &permit, &it)?;
        Ok((it, register, seats))
    })?;
    let on = register.on(it.day);
    let here = cx.at(&format!("{}/apologies", it.path()));
    let away = |line: &Option<Attendance>| {
        line.as_ref().is_some_and(|line| matches!(line.status, Status::Apologies | Status::Substitute))
    };
    let sent: Vec<&(String, Option<Attendance>)> = seats.iter().filter(|(_, line)| away(line)).collect();
    let named: Vec<(String, String)> = seats.iter().flat_map(|(seat, _)| deputies(&on, seat)).collect();
    let body = html! {
        h1 class="govuk-heading-l" { "Send apologies" span class="govuk-caption-m" { (it.title) ", " (words::format_long(it.day)) } }
        @if seats.is_empty() {
            (empty("Whoever holds a seat of this group sends apologies here. You hold none in your own right.", html! {}))
        } @else if !it.state.ahead() {
            (empty("The meeting has begun or is over. Tell whoever takes the minutes.", html! {}))
        } @else {
            @for (seat, line) in &sent {
                div class="sm-card" {
                    p { "Your apologies are noted" @if seats.len() > 1 { " for " (seat_name(&on, seat)) }
                        @if let Some(line) = line { @if line.status == Status::Substitute { ", and " (super::parts::who(&on, &line.substitute)) " comes in your stead" } }
                        "." }
                    (cx.form(&cx.at(&format!("{}/apologies/back", it.path())), html! {
                        input type="hidden" name="seat" value=(seat);
                        (Button::submit("I can come after all").secondary().once())
                    }))
                }
            }
            (cx.form(&here, html! {
                @if seats.len() > 1 {
                    (cx.select("seat", "For which seat?", "", first("Choose a seat").chain(seats.iter().map(|(seat, _)| (seat.clone(), seat_name(&on, seat))))))
                }
                (cx.select("deputy", "Does a deputy come in your stead?", "", first("No").chain(named)))
                (cx.input("substitute", "Or somebody else? (optional)", "").hint("A role and an organisation, with a note on whose word they come"))
                (cx.textarea("note", "Note (optional)", "").rows(2))
                div class="govuk-button-group" {
                    (Button::submit("Send apologies").once())
                    a class="govuk-link" href=(cx.at(&it.path())) { "Back to the meeting" }
                }
            }))
        }
    };
    let page = Page::new(format!("Apologies for {}, {}", it.title, words::format(it.day)), "Meetings", body);
    cx.page(page.crumb("Meetings", cx.at("meetings")).crumb(words::format(it.day), cx.at(&it.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let (deputy, other) = (fields.optional("deputy"), fields.optional("substitute"));
    let wanted = Apology {
        seat: fields.optional("seat"),
        substitute: if deputy.is_empty() { other } else { deputy },
        note: fields.optional("note"),
    };
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = meeting_of::<Attend>(cx, unit, actor)?;
        apologise(unit, &permit, &wanted)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{}/apologies", cx.param("meeting")?))))
}

fn come(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seat = cx.form.get("seat").unwrap_or_default().to_string();
    cx.write(|unit, actor| {
        let permit = meeting_of::<Attend>(cx, unit, actor)?;
        come_after_all(unit, &permit, &seat)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{}/apologies", cx.param("meeting")?))))
}
