//! A county that keeps its evidence elsewhere: what is not here may still be there, and nobody is called late for it.

use super::{Asked, Ground, Obligation, State, words};
use crate::facts::{Event, Party};
use jiff::civil::Date;

/// The event that says so, from its day until it is taken back.
const KIND: &str = "evidence-elsewhere";

/// Events that other duties bring about, so that there were some even where none is recorded: plans are revised and agreements made each
/// year, and a strategy on domestic abuse had to be published.
const SURE: [&str; 3] = ["plan-revised", "agreement-agreed", "strategy-to-publish"];

/// Kinds of evidence that do not count where evidence is kept elsewhere: the liaison officers that such a county has are roles, which
/// stand for whomever each authority names, and say nothing of whether it has named somebody.
pub(super) fn not_here(events: &[Event], day: Date) -> &'static [&'static str] {
    let on = |event: &Event| event.body.is_empty() && says(event, day);
    if events.iter().any(on) { &["liaison"] } else { &[] }
}

fn says(event: &Event, day: Date) -> bool {
    event.kind == KIND && event.on <= day && event.withdrawn.is_none_or(|back| back > day)
}

/// Whether a body keeps its evidence elsewhere on a day.
pub(super) fn keeps(events: &[Event], body: &str, day: Date) -> bool {
    events.iter().any(|event| says(event, day) && (event.body.is_empty() || event.body == body))
}

/// Turns *overdue for want of evidence* into *cannot be known* for those who keep their evidence elsewhere, and says what to look for.
pub(super) fn soften(one: &mut Obligation, sought: &[String], standing: bool, ground: &Ground<'_>) {
    let day = ground.view.day;
    if sought.is_empty() || !keeps(ground.events, &one.body, day) {
        return;
    }
    // Custom and advice are never overdue, and past their day they are no better known.
    let past = one.state == State::Due && one.due.is_some_and(|due| due < day);
    match one.state {
        State::Overdue | State::Due if past || one.state == State::Overdue => {
            one.state = State::CannotBeKnown;
            one.reason = words::kept_elsewhere(sought, standing);
            one.missing = sought.to_vec();
        }
        State::Due | State::NotYet => {
            one.reason = words::may_be_done(&one.reason, sought);
            one.missing = sought.to_vec();
        }
        _ => {}
    }
}

/// Nothing is recorded on which a duty arises. Where there must have been something, what it asks for cannot be known.
pub(super) fn no_event(asked: &Asked<'_>, party: &Party, event: &str) -> Obligation {
    if !SURE.contains(&event) {
        return asked.party(party, State::NotApplicable, words::nothing_here(event));
    }
    let sought: Vec<String> = asked.lines.iter().map(|(wants, _)| words::full(&wants.says)).collect();
    let reason = words::event_elsewhere(event, &sought);
    Obligation { missing: sought, ..asked.party(party, State::CannotBeKnown, reason) }
}
