//! `/{county}/meetings/{meeting}/room/guests`: somebody is in attendance without a seat.

use super::parts::{at, back, first, organisations, page, people, room};
use super::seat::maybe_time;
use crate::pages::parts::time_input;
use crate::room::{Attend, attend, events};
use board::sittings::attendance::Status;
use board::sittings::{Meeting, Minute};
use govuk::{Button, Checkboxes, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/room/guests";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Attended::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let held = cx.read(|unit, actor| room(cx, unit, actor))?;
    let on = held.on();
    let body = html! {
        h1 class="govuk-heading-l" { "Somebody in attendance" span class="govuk-caption-m" { (held.it.title) } }
        (cx.form(&at(cx, &held.it, "guests"), html! {
            (cx.select("known", "Who is it?", "", first("Somebody else").chain(people(&on))))
            (cx.input("person", "If somebody else, in which role?", "").hint("Such as Head of Housing: no name is needed"))
            (cx.select("organisation", "Which organisation do they come from? (optional)", "", first("None").chain(organisations(&on))))
            (time_input("joined", "When did they come, if late?", cx.value("joined", ""), cx.error("joined")))
            (time_input("departed", "When did they leave, if early?", cx.value("departed", ""), cx.error("departed")))
            (Checkboxes::new("entitled", "What may they hear?", [
                Choice::new("yes", "They may stay when the meeting is private, and read what its minutes say of that"),
            ]).values(cx.form.all("entitled")))
            (Button::submit("Record this").once())
        }))
    };
    cx.page(page(cx, &held.it, "Somebody in attendance", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let (known, other) = (fields.optional("known"), fields.optional("person"));
    let organisation = fields.optional("organisation");
    let (joined, departed) = (maybe_time(&mut fields, cx, "joined"), maybe_time(&mut fields, cx, "departed"));
    let entitled = fields.ticked("entitled");
    fields.done()?;
    let wanted = Attend {
        person: if known.is_empty() { other } else { known },
        organisation,
        status: Status::InAttendance,
        joined,
        departed,
        entitled,
        ..Attend::default()
    };
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        attend(unit, &held.permit, &wanted)
    })?;
    Ok(Reply::see(back(cx, "attendance")?))
}
