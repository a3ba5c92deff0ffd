//! `/{county}/meetings/{meeting}/room/attendance`: who is there, one touch a seat.

use super::parts::{Room, at, back, page, room, who};
use super::top::{self, Top};
use crate::room::{Attend, attend, events, short};
use board::Seat;
use board::sittings::attendance::{Attendance, Status};
use board::sittings::sitting::clock;
use board::sittings::{Meeting, Minute};
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, empty, get, post, tag};

const PATH: &str = "/{county}/meetings/{meeting}/room/attendance";

/// What one touch records.
const QUICK: [Status; 3] = [Status::Present, Status::Apologies, Status::Absent];

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Attended::KIND], send, show)]
}

/// The tag of a status.
pub(super) fn status_tag(status: Status) -> Markup {
    let tone = match status {
        Status::Expected => Tone::None,
        Status::Present | Status::InAttendance => Tone::Done,
        Status::Substitute => Tone::Ok,
        Status::Apologies => Tone::Wait,
        Status::Absent => Tone::Late,
    };
    tag(tone, status.said())
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, top) = cx.read(|unit, actor| {
        let held = room(cx, unit, actor)?;
        let top = top::top(unit, &held, None)?;
        Ok((held, top))
    })?;
    let on = held.on();
    let seats = on.seats(held.it.group_slug());
    let others: Vec<&Attendance> =
        top.lines.iter().filter(|line| line.status == Status::InAttendance).collect();
    let body = html! {
        h1 class="govuk-heading-l" { "Attendance" span class="govuk-caption-m" { (held.it.title) } }
        (top::strip(cx, &held, &top))
        @if seats.is_empty() {
            (empty("The seats of the group will stand here. It has none on the day of this meeting.", html! {}))
        } @else {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Seats of the group, with who is in them" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["Seat", "Who", "Is", "Record"] { th scope="col" class="govuk-table__header" { (head) } }
                } }
                tbody class="govuk-table__body" { @for (fact, seat) in &seats { (row(cx, &held, &top, &fact.slug, seat)) } }
            }
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "In attendance" }
            @if others.is_empty() { p class="sm-quiet" { "Nobody yet: presenters, officers and guests stand here." } }
            @else { ul class="govuk-list govuk-list--bullet" { @for line in others {
                li { (who(&on, &line.person)) @if !line.organisation.is_empty() { ", " (on.organisation_name(&line.organisation)) } (times(line)) }
            } } }
            p { a class="govuk-link" href=(at(cx, &held.it, "guests")) { "Record somebody in attendance" } }
        }
    };
    cx.page(page(cx, &held.it, "Attendance", body))
}

/// When they came and left, when it is known.
pub(super) fn times(line: &Attendance) -> Markup {
    html! {
        @if let Some(joined) = line.joined { ", from " (clock(joined)) }
        @if let Some(departed) = line.departed { ", until " (clock(departed)) }
    }
}

fn row(cx: &Cx<'_>, held: &Room, top: &Top, slug: &str, seat: &Seat) -> Markup {
    let on = held.on();
    let name = crate::room::seat_name(&on, slug);
    let line = top.lines.iter().find(|line| short(&line.seat) == slug);
    let status = line.map_or(Status::Expected, |line| line.status);
    let holders = on.holders(slug);
    let own = holders.iter().find(|(_, it)| !it.deputy);
    let person = own.map(|(_, it)| crate::room::whole(on.county, "person", &it.person));
    let wrong = cx.form.get("seat") == Some(slug) && !cx.errors.is_empty();
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                (name)
                @if seat.standing == "responsible-authority" { small { "Responsible authority" } }
            }
            td class="govuk-table__cell" data-label="Who" {
                span {
                    @match line {
                        Some(line) if line.status == Status::Substitute => { (who(&on, &line.substitute)) @if let Some(person) = &person { small { "for " (who(&on, person)) } } }
                        _ => { @if let Some(person) = &person { (who(&on, person)) } @else { "Nobody is named" } }
                    }
                }
            }
            td class="govuk-table__cell" data-label="Is" {
                span { (status_tag(status)) @if let Some(line) = line { small { (times(line)) @if !line.note.is_empty() { " " (line.note) } } } }
            }
            td class="govuk-table__cell" data-label="Record" {
                div {
                    @if wrong { p id=(format!("seat-{slug}-error")) class="govuk-error-message" { @for error in &cx.errors { (error.message) " " } } }
                    (cx.form(&at(cx, &held.it, "attendance"), html! {
                        input type="hidden" name="seat" value=(slug);
                        @for quick in QUICK {
                            button type="submit" name="status" value=(quick.name()) class="sm-linkbutton" disabled[status == quick] {
                                (quick.said()) span class="govuk-visually-hidden" { ": " (name) }
                            } " "
                        }
                    }))
                    a class="govuk-link" href=(at(cx, &held.it, &format!("attendance/{slug}"))) {
                        "Substitute, times" span class="govuk-visually-hidden" { ": " (name) }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seat = cx.form.get("seat").unwrap_or_default().to_string();
    let status = cx.form.get("status").and_then(Status::named).filter(|status| QUICK.contains(status));
    let status = status.ok_or_else(|| Fault::field("seat", "Choose whether the seat is filled"))?;
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        attend(unit, &held.permit, &Attend { seat, status, ..Attend::default() })
    })?;
    Ok(Reply::see(back(cx, "attendance")?))
}
