//! From duties and facts to obligations: one for each body and period or event, with its due date, its state and why.
//!
//! [`obligations`] is a pure function. What it is asked for is a [`View`]: the day as at which states are told, and the days whose
//! periods are listed.
//!
//! **Which periods a day has** ([`View::on`]): every period that is open on the day, or for which something fell due in it; and the last
//! one that fell due before it, while that is overdue. What falls due with an event is listed for as long as it is not done, and for
//! twelve months afterwards. Of years that ended before the county's record begins, nothing is said.
//!
//! **Who is bound, and by which version**: as at the day while the period runs; as at the due date once it is past.
//!
//! **States**, worst first: see [`State`].

mod events;
mod evidence;
mod matching;
mod slots;
mod state;
mod words;

pub use state::State;
pub(crate) use words::mark as mark_said;

use crate::facts::{Event, Facts, Found, Party};
use crate::law::{Clock, Duty, Law};
use evidence::Shelf;
use jiff::civil::Date;
use kernel::clock::Calendar;
use kernel::contracts::evidence::Evidence;
use kernel::rulebook::Status;
use slots::Slot;
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

/// What one body owes for one period or event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Name of the duty: `si1830-r9-agreement`.
    pub duty: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// The file of the version that applies.
    pub file: Arc<str>,
    /// Short name of the organisation, group or area that owes it; the county's when nobody can be named.
    pub body: Arc<str>,
    /// Its name.
    pub body_name: Arc<str>,
    /// The partnership in which it owes it, by short name, when it owes it in each.
    pub csp: Option<Arc<str>>,
    /// First and last day of the period, when it has one.
    pub period: Option<(Date, Date)>,
    /// What the period or event is called: `2021-22`, `April to June 2021`, `Request of the policing body, 3 May 2022`; may be empty.
    pub label: Arc<str>,
    /// The event on which it arose, by identifier.
    pub event: Option<Arc<str>>,
    /// The last day on which it is in time, when the law gives one.
    pub due: Option<Date>,
    /// The rule and the arithmetic of the date, in a sentence with its source.
    pub because: Arc<str>,
    /// Why this body owes it, in a few words.
    pub bound: Arc<str>,
    /// Where it stands as at the day of the view.
    pub state: State,
    /// Why it stands there, in a sentence.
    pub reason: String,
    /// What counts as evidence on that day.
    pub evidence: Vec<Matched>,
    /// What is missing, a sentence each.
    pub missing: Vec<String>,
    /// Whether it rests on law that nobody has checked: what to check is then in `reason`.
    pub unverified: bool,
}

/// Evidence that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Its identifier at its source.
    pub id: String,
    /// `Meeting of the Loamshire Safer Communities Board, 15 March 2022`
    pub title: String,
    /// Where to read it.
    pub href: String,
    /// The day on which it came to be.
    pub on: Option<Date>,
}

impl Obligation {
    /// What it is known by, the same whenever it is worked out: `si1830-r9-agreement/scb/2021-22`. The last part is the first day of a
    /// period that is no year, the identifier of an event, or `standing`.
    pub fn key(&self) -> String {
        let csp = self.csp.as_deref().map(|csp| format!("@{csp}")).unwrap_or_default();
        format!("{}/{}{csp}/{}", self.duty, self.body, self.part())
    }

    /// The last part of its [`Self::key`].
    pub fn part(&self) -> String {
        match (&self.event, self.period) {
            (Some(event), _) => event.to_string(),
            (None, Some((from, to)))
                if kernel::clock::add_months(from, 12)
                    .is_ok_and(|next| next.yesterday().is_ok_and(|last| last == to)) =>
            {
                self.label.to_string()
            }
            (None, Some((from, _))) => from.to_string(),
            (None, None) => "standing".into(),
        }
    }
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
    let shelf = Shelf::of(evidence, view.day);
    let events = events::all(facts, evidence, view.day);
    let mut duties: Vec<&Duty> =
        law.all().iter().filter(|duty| duty.meta.status != Status::Repealed).collect();
    duties.sort_by(|a, b| {
        (a.section, &a.meta.id, a.meta.in_force_from).cmp(&(b.section, &b.meta.id, b.meta.in_force_from))
    });
    let mut out = Vec::new();
    for duty in duties {
        of_duty(duty, facts, (&shelf, &events), view, calendar, &mut out);
    }
    out
}

/// What one version of a duty asks of everybody.
fn of_duty(
    duty: &Duty,
    facts: &Facts,
    (shelf, events): (&Shelf<'_>, &[Event]),
    view: View,
    calendar: &Calendar,
    out: &mut Vec<Obligation>,
) {
    let asked = Asked::of(duty);
    let begun = out.len();
    let stands = duty.stands_on(view.day);
    if stands && duty.meta.status == Status::Pilot {
        out.push(asked.nobody(facts, State::NotApplicable, words::pilot(duty)));
        return;
    }
    if duty.meta.status == Status::Prospective {
        if stands {
            prospective(duty, &asked, facts, view.day, out);
        }
        return;
    }
    // Who is bound is asked once for each day on which it matters.
    let mut bound: Vec<(Date, Found)> = Vec::new();
    for slot in slots::of(duty, facts, events, view, calendar) {
        let at = slot.at(view.day);
        if !duty.stands_on(at) {
            continue;
        }
        let place = bound.iter().position(|(day, _)| *day == at).unwrap_or_else(|| {
            bound.push((at, facts.bound(&duty.bound, at)));
            bound.len() - 1
        });
        let Found::Parties(parties) = &bound[place].1 else { continue };
        let asked_of = parties.iter().filter(|party| duty.asks(&party.sort));
        for party in asked_of.filter(|party| slot.concerns(party)) {
            let found = matching::match_all(duty, facts, shelf, party, &slot, view.day);
            let one = state::tell(&asked, party, &slot, found, view.day, calendar);
            if slot.listed(view, one.state) {
                out.push(one);
            }
        }
    }
    if !stands {
        return;
    }
    // Nobody is left without a word.
    match facts.bound(&duty.bound, view.day) {
        Found::Nobody(why) if out.len() == begun => out.push(asked.nobody(facts, State::NotApplicable, why)),
        Found::Unknown(why) if out.len() == begun => out.push(asked.nobody(facts, State::CannotBeKnown, why)),
        Found::Parties(parties) => {
            for party in parties.into_iter().filter(|party| duty.asks(&party.sort)) {
                let there = out[begun..]
                    .iter()
                    .any(|one| *one.body == *party.slug && one.csp.as_deref() == party.csp.as_deref());
                if !there {
                    out.push(state::nothing_yet(&asked, &party, view.day));
                }
            }
        }
        _ => {}
    }
    out[begun..].sort_by(|a, b| (&a.body, &a.csp, a.due, &a.label).cmp(&(&b.body, &b.csp, b.due, &b.label)));
}

fn prospective(duty: &Duty, asked: &Asked<'_>, facts: &Facts, day: Date, out: &mut Vec<Obligation>) {
    let known = day <= duty.checked && !duty.unverified(day);
    let (state, reason) = if known {
        (State::NotApplicable, words::not_in_force(duty))
    } else {
        (State::CannotBeKnown, words::commencement(duty))
    };
    match facts.bound(&duty.bound, day) {
        Found::Parties(parties) => {
            out.extend(parties.iter().map(|party| asked.party(party, state, reason.clone())))
        }
        Found::Nobody(_) | Found::Unknown(_) => out.push(asked.nobody(facts, state, reason)),
    }
}

/// One version of a duty with the words that all its obligations share.
struct Asked<'a> {
    duty: &'a Duty,
    id: Arc<str>,
    title: Arc<str>,
    file: Arc<str>,
    none: Arc<str>,
}

impl<'a> Asked<'a> {
    fn of(duty: &'a Duty) -> Self {
        Self {
            duty,
            id: duty.meta.id.as_str().into(),
            title: duty.meta.title.as_str().into(),
            file: duty.file.as_str().into(),
            none: words::rule(duty).into(),
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
            return !matches!(state, State::Met | State::NotApplicable) && self.opens <= view.to
                || (recent <= last && self.opens <= view.to);
        }
        let live = self.opens <= view.to && view.from <= self.ends;
        live || (view.one_day() && state == State::Overdue && self.opens <= view.to)
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
