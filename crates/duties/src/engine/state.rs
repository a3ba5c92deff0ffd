//! Where an obligation stands, and why.

use super::matching::Matching;
use super::slots::{Slot, Sort};
use super::{Asked, Ground, Obligation};
use super::{elsewhere, words};
use crate::facts::Party;
use crate::law::{Clock, Kind};
use jiff::civil::Date;
use kernel::clock::{Calendar, add_months};

/// Where an obligation stands as at a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It fell due and was not done; or what must stand every day does not stand.
    Overdue,
    /// It cannot be known: something is not recorded, or it rests on law that nobody has checked.
    CannotBeKnown,
    /// It falls due within three months, or as soon as may be.
    Due,
    /// It falls due later than that.
    NotYet,
    /// It was done; the reason says when it was done late.
    Met,
    /// Nobody owes it, or nothing has happened on which it arises.
    NotApplicable,
}

/// So many months before it falls due, what is not yet done is `due` and no longer `not yet`.
pub(super) const LEAD_MONTHS: i32 = 3;

impl State {
    /// All, worst first.
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::CannotBeKnown, Self::Due, Self::NotYet, Self::Met, Self::NotApplicable];

    /// As people read it.
    pub fn said(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::CannotBeKnown => "Cannot be known",
            Self::Due => "Due",
            Self::NotYet => "Not yet",
            Self::Met => "Met",
            Self::NotApplicable => "Not applicable",
        }
    }

    /// As addresses and files have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::CannotBeKnown => "cannot-be-known",
            Self::Due => "due",
            Self::NotYet => "not-yet",
            Self::Met => "met",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Tells an obligation from what was found for it.
pub(super) fn tell(
    asked: &Asked<'_>,
    party: &Party,
    slot: &Slot<'_>,
    found: Matching,
    ground: &Ground<'_>,
) -> Obligation {
    let (day, calendar) = (ground.view.day, ground.calendar);
    let duty = asked.duty;
    let mut slot_due = slot.due;
    let mut because = slot.because.clone();
    let mut period = slot.period;
    if let Sort::Rolling { months, first_by } = slot.sort {
        let rolled = if found.met_on.is_none() && elsewhere::keeps(ground.events, &party.slug, day) {
            Rolled::unknown(asked)
        } else {
            roll(asked, party, found.met_on, (months, first_by), slot, calendar)
        };
        (slot_due, because, period) = (rolled.due, rolled.because.into(), rolled.period);
    }
    let Judged { state, reason, due } = judge(asked, party, slot, &found, slot_due, day);
    let missing = if matches!(state, State::Met | State::NotApplicable) { Vec::new() } else { found.missing };
    Obligation {
        duty: asked.id.clone(),
        title: asked.title.clone(),
        file: asked.file.clone(),
        body: party.slug.as_str().into(),
        body_name: party.name.as_str().into(),
        csp: party.csp.as_deref().map(Into::into),
        period,
        label: slot.label.clone(),
        event: slot.event.map(|event| event.id.as_str().into()),
        due,
        because,
        bound: party.why.as_str().into(),
        state,
        reason,
        evidence: found.evidence,
        missing,
        unverified: duty.unverified(day),
    }
}

/// What was judged.
struct Judged {
    state: State,
    reason: String,
    due: Option<Date>,
}

fn judge(
    asked: &Asked<'_>,
    party: &Party,
    slot: &Slot<'_>,
    found: &Matching,
    due: Option<Date>,
    day: Date,
) -> Judged {
    let duty = asked.duty;
    let told = |state: State, reason: String| Judged { state, reason, due };
    // What a power asks of those who use it is not known either, while nobody has read it.
    if duty.kind == Kind::Power && slot.event.is_none() && !duty.unverified(day) {
        return told(State::NotApplicable, words::power());
    }
    if !party.doubt.is_empty() {
        return told(State::CannotBeKnown, words::full(&party.doubt));
    }
    if duty.unverified(day) {
        return told(State::CannotBeKnown, words::unverified(duty, &found.evidence));
    }
    if let Clock::None(why) = &duty.clock {
        return told(State::CannotBeKnown, words::no_date(why, duty));
    }
    if !found.unknown.is_empty() {
        return told(State::CannotBeKnown, words::joined(&found.unknown));
    }
    let binding = duty.kind == Kind::Duty;
    let late = if binding { State::Overdue } else { State::Due };
    if let Sort::Standing = slot.sort {
        if found.missing.is_empty() {
            return told(State::Met, words::stands(&found.evidence));
        }
        return told(late, words::not_standing(found.lapsed, binding));
    }
    if let Sort::Rolling { months, first_by } = slot.sort {
        let last = found.met_on.filter(|_| !found.only_begun);
        return match due {
            Some(due) if found.missing.is_empty() && day <= due => {
                told(State::Met, words::again(last, due, day))
            }
            Some(due) if day > due => told(late, words::overdue_again(last, due, day, binding)),
            Some(due) => told(ahead(due, day), words::ahead(due, day)),
            // When it was last done is kept elsewhere: all that is sure is before which day it cannot have fallen due.
            None => match first_by.or_else(|| add_months(slot.opens, i32::from(months)).ok()) {
                Some(first) if day < first => told(State::NotYet, words::not_before(first)),
                _ => told(State::Overdue, String::new()),
            },
        };
    }
    if found.missing.is_empty() && !duty.evidence.is_empty() {
        return told(State::Met, words::met(found.met_on, due));
    }
    match (due, slot.local) {
        (Some(due), _) if day > due => told(late, words::overdue(due, day, binding)),
        (Some(due), _) if slot.opens > day => told(State::NotYet, words::ahead(due, day)),
        (Some(due), _) => told(ahead(due, day), words::ahead(due, day)),
        (None, _) if slot.opens > day => told(State::NotYet, words::opens(slot.opens)),
        (None, local) => told(State::Due, words::no_limit(local, day)),
    }
}

/// Due when it falls due within three months, and not yet before.
fn ahead(due: Date, day: Date) -> State {
    let from = add_months(due, -LEAD_MONTHS).unwrap_or(due);
    if from <= day { State::Due } else { State::NotYet }
}

/// When something that comes again is due next.
struct Rolled {
    due: Option<Date>,
    because: String,
    period: Option<(Date, Date)>,
}

impl Rolled {
    /// When it was last done is kept elsewhere, so no law says when it is due again.
    fn unknown(asked: &Asked<'_>) -> Self {
        Self { due: None, because: asked.none.to_string(), period: None }
    }
}

fn roll(
    asked: &Asked<'_>,
    party: &Party,
    last: Option<Date>,
    (months, first_by): (u16, Option<Date>),
    slot: &Slot<'_>,
    calendar: &Calendar,
) -> Rolled {
    let after = |from: Date| add_months(from, i32::from(months)).ok();
    match last {
        Some(last) => {
            let due = after(last);
            let because = words::rolling(asked.duty, months, Some(last), due, calendar);
            Rolled { due, because, period: None }
        }
        None => {
            let begun = party_since(party, slot);
            // A record, or a body, that began after the law cannot be held to the first day that the law named.
            let due = match first_by {
                Some(by) if begun > slot.opens => after(begun).map(|due| due.max(by)),
                first_by => first_by.or_else(|| after(begun)),
            };
            let first_by = first_by.filter(|by| due == Some(*by));
            let because = match first_by {
                Some(by) => words::due(asked.duty, by, "the day by which the law wants the first", calendar),
                None => words::rolling(asked.duty, months, None, due, calendar),
            };
            Rolled { due, because, period: None }
        }
    }
}

/// From when it is counted while it was never done: from the day on which the law began, or the body, or the record.
fn party_since(party: &Party, slot: &Slot<'_>) -> Date {
    party.since.map_or(slot.opens, |since| since.max(slot.opens))
}

/// A body whose first period or event has not come, or whose last is done with.
pub(super) fn nothing_yet(
    asked: &Asked<'_>,
    party: &Party,
    last: Option<&Obligation>,
    ground: &Ground<'_>,
) -> Obligation {
    let (duty, day) = (asked.duty, ground.view.day);
    if duty.kind == Kind::Power && !duty.unverified(day) {
        return asked.party(party, State::NotApplicable, words::power());
    }
    if !party.doubt.is_empty() {
        return asked.party(party, State::CannotBeKnown, words::full(&party.doubt));
    }
    if let Some(event) = duty.clock.event() {
        return match last {
            Some(last) => asked.party(party, State::NotApplicable, words::none_open(last)),
            None if elsewhere::keeps(ground.events, &party.slug, day) => {
                elsewhere::no_event(asked, party, event)
            }
            None => asked.party(party, State::NotApplicable, words::nothing_happened(event)),
        };
    }
    if duty.unverified(day) {
        return asked.party(party, State::CannotBeKnown, words::unverified(duty, &[]));
    }
    asked.party(party, State::NotYet, words::first_to_come(&duty.clock, day))
}
