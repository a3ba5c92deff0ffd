//! What a meeting's own page says of its room: the way in for whoever minutes it, apologies and interests for its members, and who was there.

use super::parts::who;
use crate::pages::meeting::Seen;
use crate::room::{seat_name, short};
use board::sittings::attendance::{self, Attendance, Status};
use board::sittings::{Attend, Meeting, Minute, Preside, State, interest};
use govuk::Button;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::Cx;

/// The part.
pub(in crate::pages) fn part(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
    seen: &Seen<'_>,
) -> Outcome<Markup> {
    let it = seen.sitting;
    if it.state == State::Cancelled || actor.id().is_none() {
        return Ok(html! {});
    }
    let minutes = actor.may::<Minute, Meeting>(unit, &it.id)?;
    let attends = actor.may::<Attend, Meeting>(unit, &it.id)?;
    if !minutes && !attends {
        return Ok(html! {});
    }
    let lines = attendance::all(unit, seen.permit, &it.id)?;
    let late = actor.may::<Preside, Meeting>(unit, &it.id)?
        && interest::all(unit, seen.permit, &it.id)?.iter().any(|it| it.stage == interest::Stage::AfterVote);
    let at = |below: &str| cx.at(&format!("{}/{below}", it.path()));
    let room = match it.state {
        State::Open => "Go into the room",
        State::Held => "Attendance, minutes and outcomes",
        _ if it.day <= cx.today => "Open the meeting",
        _ => "Prepare the room",
    };
    Ok(html! {
        section class="sm-section" id="room" {
            h2 class="govuk-heading-m" { "At the meeting" }
            div class="govuk-button-group" {
                @if minutes { (Button::link(room, at("room")).secondary()) }
                @if attends && it.state.ahead() { a class="govuk-link" href=(at("apologies")) { "Send apologies" } }
                @if attends { a class="govuk-link" href=(at("interests")) { "Declare an interest" } }
                @if late { a class="govuk-link" href=(at("interests/late")) { "Interests declared after a decision" } }
            }
            (there(seen, &lines))
        }
    })
}

/// Who was there, as it was recorded.
fn there(seen: &Seen<'_>, lines: &[Attendance]) -> Markup {
    let on = seen.register.on(seen.sitting.day);
    let of = |status: Status| -> Vec<String> {
        let all = lines.iter().filter(|line| line.status == status);
        all.map(|line| match status {
            Status::InAttendance => who(&on, &line.person),
            Status::Substitute => {
                format!("{} for {}", who(&on, &line.substitute), seat_name(&on, short(&line.seat)))
            }
            _ => seat_name(&on, short(&line.seat)),
        })
        .collect()
    };
    let all = [Status::Present, Status::Substitute, Status::InAttendance, Status::Apologies, Status::Absent];
    let rows: Vec<(Status, Vec<String>)> =
        all.map(|status| (status, of(status))).into_iter().filter(|(_, names)| !names.is_empty()).collect();
    html! {
        @if !rows.is_empty() {
            dl class="sm-facts" {
                @for (status, names) in &rows { div { dt { (status.said()) } dd { (names.join("; ")) } } }
            }
        }
    }
}
