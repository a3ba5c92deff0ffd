//! `/{county}/meetings/{meeting}/room/attendance/{seat}`: a seat in full, with a substitute, times and a note.

use super::parts::{at, back, deputies, first, page, room, who};
use crate::pages::parts::{time, time_input};
use crate::room::{Attend, attend, events, seat_name, short};
use board::sittings::attendance::{self, Status};
use board::sittings::{Meeting, Minute};
use govuk::{Button, Choice};
use jiff::civil::Time;
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/room/attendance/{seat}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Attended::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seat = cx.param("seat")?.to_string();
    let (held, line) = cx.read(|unit, actor| {
        let held = room(cx, unit, actor)?;
        let lines = attendance::all(unit, &held.permit, &held.it.id)?;
        Ok((held, lines.into_iter().find(|line| short(&line.seat) == seat)))
    })?;
    let on = held.on();
    if !on.seats(held.it.group_slug()).iter().any(|(fact, _)| fact.slug == seat) {
        return Err(Fault::Absent);
    }
    let line = line.unwrap_or_default();
    let named = deputies(&on, &seat);
    let is_deputy = named.iter().any(|(slug, _)| *slug == short(&line.substitute));
    let other = if is_deputy { "" } else { line.substitute.as_str() };
    let clock = |time: Option<Time>| time.map(|t| t.strftime("%H:%M").to_string()).unwrap_or_default();
    let statuses = [Status::Present, Status::Apologies, Status::Substitute, Status::Absent];
    let name = seat_name(&on, &seat);
    let body = html! {
        h1 class="govuk-heading-l" { (name) span class="govuk-caption-m" { "Attendance, " (held.it.title) } }
        (cx.form(&at(cx, &held.it, &format!("attendance/{seat}")), html! {
            (cx.radios("status", "How is the seat filled?", line.status.name(), statuses.map(|s| Choice::new(s.name(), s.said()))))
            (cx.select("deputy", "Which deputy sits in it?", if is_deputy { short(&line.substitute) } else { "" }, first("None of the named deputies").chain(named)))
            (cx.input("substitute", "Or who else?", &who(&on, other)).hint("A role and an organisation: Inspector, Western division. Say in the note on whose word they come"))
            (time_input("joined", "When did they come, if late?", cx.value("joined", clock(line.joined)), cx.error("joined")))
            (time_input("departed", "When did they leave, if early?", cx.value("departed", clock(line.departed)), cx.error("departed")))
            (cx.textarea("note", "Note (optional)", &line.note).rows(2))
            div class="govuk-button-group" {
                (Button::submit("Record this").once())
                a class="govuk-link" href=(at(cx, &held.it, "attendance")) { "Back to attendance" }
            }
        }))
    };
    cx.page(page(cx, &held.it, &format!("Attendance: {name}"), body))
}

/// A time that may be left out.
pub(super) fn maybe_time(fields: &mut Fields<'_>, cx: &Cx<'_>, name: &str) -> Option<Time> {
    let typed = cx.form.get(name).unwrap_or_default().trim().to_string();
    if typed.is_empty() { None } else { time(fields, name, "Enter a time, such as 9:30am or 14:00") }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seat = cx.param("seat")?.to_string();
    let mut fields = Fields::of(&cx.form);
    let statuses = Status::ALL.map(|(status, name, _)| (name, status));
    let status = fields.choice("status", &statuses, "Choose how the seat is filled");
    let (deputy, other) = (fields.optional("deputy"), fields.optional("substitute"));
    let note = fields.optional("note");
    let (joined, departed) = (maybe_time(&mut fields, cx, "joined"), maybe_time(&mut fields, cx, "departed"));
    fields.done()?;
    let status = status.unwrap_or_default();
    let substitute = match status {
        Status::Substitute if !deputy.is_empty() => deputy,
        Status::Substitute => other,
        _ => String::new(),
    };
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        let wanted = Attend { seat, status, substitute, note, joined, departed, ..Attend::default() };
        attend(unit, &held.permit, &wanted)
    })?;
    Ok(Reply::see(back(cx, "attendance")?))
}
