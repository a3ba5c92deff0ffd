//! A county that keeps its evidence elsewhere: what is not here may still be there, and nobody is called late for it.

use super::{Obligation, State};
use crate::facts::Event;
use jiff::civil::Date;

/// The event that says so, from its day until it is taken back.
const KIND: &str = "evidence-elsewhere";

/// Kinds of evidence that do not count where evidence is kept elsewhere: the liaison officers that such a county has are roles, which
/// stand for whomever each authority names, and say nothing of whether it has named somebody.
pub(super) fn not_here(events: &[Event], day: Date) -> &'static [&'static str] {
    let on = |event: &Event| event.body.is_empty() && says(event, day);
    if events.iter().any(on) { &["liaison"] } else { &[] }
}

fn says(event: &Event, day: Date) -> bool {
    event.kind == KIND && event.on <= day && event.withdrawn.is_none_or(|back| back > day)
}

/// Turns *overdue for want of evidence* into *cannot be known* for those who keep their evidence elsewhere.
pub(super) fn soften(all: &mut [Obligation], events: &[Event], day: Date) {
    let said: Vec<&Event> = events.iter().filter(|event| says(event, day)).collect();
    if said.is_empty() {
        return;
    }
    for one in all.iter_mut().filter(|one| !one.missing.is_empty()) {
        let theirs = |event: &&Event| event.body.is_empty() || *event.body == *one.body;
        if !said.iter().any(theirs) {
            continue;
        }
        match one.state {
            State::Overdue => {
                one.state = State::CannotBeKnown;
                one.reason = format!(
                    "Its evidence is not kept here, so it cannot be known whether it was done. Look for: {}",
                    one.missing.join(" ")
                );
            }
            State::Due | State::NotYet => {
                one.reason =
                    format!("{} Its evidence is not kept here, so it may have been done.", one.reason);
            }
            _ => {}
        }
    }
}
