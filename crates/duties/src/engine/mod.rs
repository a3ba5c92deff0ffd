//! From duties and facts to obligations: one for each body and period or event, with its due date, its state and why.
//!
//! [`obligations`] is a pure function. What it is asked for is a [`View`]: the day as at which states are told, and the days whose
//! periods are listed.
//!
//! **Which periods a day has** ([`View::on`]): every period that is open on the day, or for which something fell due in it; and the last
//! one that fell due before it, while that is overdue. What falls due with an event is listed for as long as it is not done, and for
//! twelve months afterwards; what had to come before one, for twelve months only. Of years that ended before the county's record begins, nothing is said.
//!
//! **Who is bound, and by which version**: as at the day while the period runs; as at the due date once it is past.
//!
//! **States**, worst first: see [`State`].

mod days;
mod elsewhere;
mod events;
mod evidence;
mod matching;
mod obligation;
mod slots;
mod state;
mod words;

pub use obligation::{Matched, Obligation};
pub use state::State;
pub(crate) use words::mark_said;

use crate::facts::{Event, Facts, Found, Party};
use crate::law::{Alternative, Clock, Duty, Law, Wants};
use days::Days;
use evidence::Shelf;
use jiff::civil::Date;
use kernel::clock::Calendar;
use kernel::contracts::evidence::Evidence;
use kernel::rulebook::Status;
use slots::{Slot, Sort};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The day as at whose end states are told: what came later is not looked at.
    pub day: Date,
    /// The first day whose periods are listed.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl View {
    /// What is live on a day.
    pub fn on(day: Date) -> Self {
        Self { day, from: day, to: day }
    }

    /// Every period that falls due, or is open, on one of some days, as at a day.
    pub fn span(from: Date, to: Date, day: Date) -> Self {
        Self { day, from, to }
    }

    fn one_day(self) -> bool {
        self.from == self.to
    }
}

/// What everything is worked out from.
pub(in crate::engine) struct Ground<'a> {
    days: &'a Days<'a>,
    shelf: &'a Shelf<'a>,
    events: &'a [Event],
    facts: &'a Facts,
    view: View,
    calendar: &'a Calendar,
}

/// Everything that is owed, as the view asks for it, in the order of the register, then of bodies and dates.
///
/// Every duty of the register as at the day of the view has at least one obligation: where nobody is bound, where nobody can be named or
/// nothing has happened, it is one that says so.
pub fn obligations(
    law: &Law,
    facts: &Facts,
    evidence: &[Evidence],
    view: View,
    calendar: &Calendar,
) -> Vec<Obligation> {
    let events = events::all(facts, evidence, view.day);
    let shelf = Shelf::of(evidence, view.day, elsewhere::not_here(&events, view.day));
    let days = Days::of(facts);
    let ground = Ground { days: &days, shelf: &shelf, events: &events, facts, view, calendar };
    let mut duties: Vec<&Duty> =
        law.all().iter().filter(|duty| duty.meta.status != Status::Repealed).collect();
    let place = |duty: &Duty| (duty.section, duty.meta.id.clone(), duty.meta.in_force_from);
    duties.sort_by_cached_key(|duty| place(duty));
    let mut out = Vec::new();
    for duty in duties {
        // A period that was over before the law began is not owed under it.
        let began = law.versions(&duty.meta.id).map(|one| one.meta.in_force_from).min().unwrap_or(Date::MIN);
        of_duty(duty, began, &ground, &mut out);
    }
    out
}

/// What one version of a duty asks of everybody.
fn of_duty(duty: &Duty, began: Date, ground: &Ground<'_>, out: &mut Vec<Obligation>) {
    let Ground { days, facts, view, .. } = *ground;
    let asked = Asked::of(duty);
    let begun = out.len();
    let stands = duty.stands_on(view.day);
    if stands && duty.meta.status == Status::Pilot {
        out.push(asked.nobody(facts, State::NotApplicable, words::pilot(duty)));
        return;
    }
    if duty.meta.status == Status::Prospective {
        if stands {
            prospective(duty, &asked, ground, out);
        }
        return;
    }
    // Who is bound is asked once for each stretch of days on which nothing changes.
    let mut bound: Vec<(Date, Found)> = Vec::new();
    // What is done with and no longer listed, the last for each body.
    let mut past: HashMap<Key, Obligation> = HashMap::new();
    for slot in slots::of(duty, ground) {
        let at = slot.at(view.day);
        if !duty.stands_on(at) || slot.period.is_some_and(|(_, last)| last < began) {
            continue;
        }
        let stretch = days.stretch(at);
        let place = bound.iter().position(|(day, _)| *day == stretch).unwrap_or_else(|| {
            bound.push((stretch, days.on(at).bound(&duty.bound)));
            bound.len() - 1
        });
        let Found::Parties(parties) = &bound[place].1 else { continue };
        let asked_of = parties.iter().filter(|party| duty.asks(&party.sort));
        for party in asked_of.filter(|party| slot.concerns(party)) {
            let found = matching::match_all(&asked.lines, ground, party, &slot);
            let sought = found.sought.clone();
            let mut one = state::tell(&asked, party, &slot, found, ground);
            if slot.listed(view, one.state) {
                elsewhere::soften(&mut one, &sought, slot.sort == Sort::Standing, ground);
                out.push(one);
            } else if slot.event.is_some() && slot.opens <= view.day {
                past.insert(key(party), one);
            }
        }
    }
    if stands {
        nobody_without_a_word(&asked, &past, ground, begun, out);
    }
    out[begun..].sort_by(|a, b| (&a.body, &a.csp, a.due, &a.label).cmp(&(&b.body, &b.csp, b.due, &b.label)));
}

/// Adds an obligation that says why there is none, for each body that has none, or for the county when nobody is bound.
fn nobody_without_a_word(
    asked: &Asked<'_>,
    past: &HashMap<Key, Obligation>,
    ground: &Ground<'_>,
    begun: usize,
    out: &mut Vec<Obligation>,
) {
    let (duty, facts, day) = (asked.duty, ground.facts, ground.view.day);
    match ground.days.on(day).bound(&duty.bound) {
        Found::Nobody(why) if out.len() == begun => {
            out.push(asked.nobody(facts, State::NotApplicable, words::full(&why)));
        }
        Found::Unknown(why) if out.len() == begun => {
            out.push(asked.nobody(facts, State::CannotBeKnown, words::full(&why)));
        }
        Found::Parties(parties) => {
            let there: HashSet<Key> =
                out[begun..].iter().map(|one| (one.body.clone(), one.csp.clone())).collect();
            for party in parties.into_iter().filter(|party| duty.asks(&party.sort)) {
                let key = key(&party);
                if !there.contains(&key) {
                    out.push(state::nothing_yet(asked, &party, past.get(&key), ground));
                }
            }
        }
        _ => {}
    }
}

/// A body, and the partnership in which it is bound.
type Key = (Arc<str>, Option<Arc<str>>);

fn key(party: &Party) -> Key {
    (party.slug.as_str().into(), party.csp.as_deref().map(Into::into))
}

fn prospective(duty: &Duty, asked: &Asked<'_>, ground: &Ground<'_>, out: &mut Vec<Obligation>) {
    let day = ground.view.day;
    let known = day <= duty.checked && !duty.unverified(day);
    let (state, reason) = if known {
        (State::NotApplicable, words::not_in_force(duty))
    } else {
        (State::CannotBeKnown, words::commencement(duty))
    };
    match ground.days.on(day).bound(&duty.bound) {
        Found::Parties(parties) => {
            out.extend(parties.iter().map(|party| asked.party(party, state, reason.clone())));
        }
        Found::Nobody(_) | Found::Unknown(_) => out.push(asked.nobody(ground.facts, state, reason)),
    }
}

/// One version of a duty with the words that all its obligations share.
struct Asked<'a> {
    duty: &'a Duty,
    id: Arc<str>,
    title: Arc<str>,
    file: Arc<str>,
    none: Arc<str>,
    /// Each line of evidence with what suffices for it.
    lines: Vec<(&'a Wants, Vec<Alternative>)>,
}

impl<'a> Asked<'a> {
    fn of(duty: &'a Duty) -> Self {
        Self {
            duty,
            id: duty.meta.id.as_str().into(),
            title: duty.meta.title.as_str().into(),
            file: duty.file.as_str().into(),
            none: words::rule(duty).into(),
            lines: duty.evidence.iter().map(|wants| (wants, wants.alternatives())).collect(),
        }
    }

    /// An obligation of nobody, told of the county.
    fn nobody(&self, facts: &Facts, state: State, reason: String) -> Obligation {
        let party = Party {
            slug: facts.county.clone(),
            name: facts.name.clone(),
            group: false,
            sort: "county".into(),
            csp: None,
            why: String::new(),
            since: facts.since,
            doubt: String::new(),
        };
        self.party(&party, state, reason)
    }

    /// An obligation of a body without period or event.
    fn party(&self, party: &Party, state: State, reason: String) -> Obligation {
        Obligation {
            duty: self.id.clone(),
            title: self.title.clone(),
            file: self.file.clone(),
            body: party.slug.as_str().into(),
            body_name: party.name.as_str().into(),
            csp: party.csp.as_deref().map(Into::into),
            period: None,
            label: "".into(),
            event: None,
            due: None,
            because: self.none.clone(),
            bound: party.why.as_str().into(),
            state,
            reason,
            evidence: Vec::new(),
            missing: Vec::new(),
            unverified: state == State::CannotBeKnown
                && matches!(self.duty.meta.confidence, kernel::clock::Confidence::Unverified),
        }
    }
}

impl Slot<'_> {
    /// The day as at which bodies and versions are asked: that of the view while it runs, the due date once it is past.
    fn at(&self, day: Date) -> Date {
        day.clamp(self.opens, self.closes.max(self.opens))
    }

    /// Whether it concerns a party: an event may be one body's alone.
    fn concerns(&self, party: &Party) -> bool {
        self.event.is_none_or(|event| {
            event.body.is_empty() || event.body == party.slug || Some(&event.body) == party.csp.as_ref()
        })
    }

    /// Whether the view lists it, given its state.
    fn listed(&self, view: View, state: State) -> bool {
        if self.event.is_some() {
            let recent = kernel::clock::add_months(view.from, -12).unwrap_or(Date::MIN);
            let last = self.closes.max(self.opens);
            let open = !matches!(state, State::Met | State::NotApplicable);
            // What had to come before a thing is over with it.
            let before = self.sort == (Sort::Event { before: true });
            return self.opens <= view.to && (open && !before || recent <= last);
        }
        let live = self.opens <= view.to && view.from <= self.ends;
        // What stands every day is asked of the version of the day alone.
        live || (self.sort == Sort::Period
            && view.one_day()
            && state == State::Overdue
            && self.opens <= view.to)
    }
}

/// Whether a clock's periods follow the year, for the words of a heading.
pub fn is_yearly(clock: &Clock) -> bool {
    matches!(
        clock,
        Clock::DuringEachYear(_)
            | Clock::BeforeEachYearEnds(_)
            | Clock::BeforeEachYearBegins(_)
            | Clock::AfterEachYear(_)
    )
}
