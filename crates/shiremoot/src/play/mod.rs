//! `demo --play-year`: a county's year, played through the commands that the pages use, each by a person who may.
//!
//! What happens is written down in `examples/<county>/year`; nothing here makes up a word of it.

mod after;
mod before;
pub mod clock;
mod papers;
mod room;
pub mod script;
#[cfg(test)]
mod tests;
pub mod timeline;

use board::{Board, County, Example};
use jiff::Span;
use jiff::civil::{Date, DateTime};
use kernel::jobs::JobKind;
use kernel::verbs::{Govern, View};
use kernel::{Actor, Fault, Kernel, Outcome, Permit, Recorded, Thing, Unit, Verb, jobs, ledger};
use meetings::registers::matter;
use script::{Body, Script};
use site::People;
use std::cell::RefCell;
use std::collections::BTreeMap;
use timeline::{At, On, Step};

/// Who runs the year of the county: plans meetings, keeps the forward plan.
const OFFICER: &str = "bryony-askwell";

/// What the year is played with.
pub struct Stage<'a> {
    /// The kernel, with the county loaded.
    pub kernel: &'a Kernel,
    /// Turns the clock forward to a civil time in England.
    pub turn: &'a dyn Fn(DateTime),
    /// What the jobs are.
    pub jobs: &'a [JobKind],
}

/// What was played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// Meetings that were held.
    pub held: usize,
    /// Steps that were taken.
    pub steps: usize,
}

/// The year as it is being played.
struct Year<'a> {
    stage: &'a Stage<'a>,
    county: String,
    script: &'a Script,
    /// Identifiers of meetings and names of items, by the keys of the script.
    meetings: RefCell<BTreeMap<String, String>>,
    items: RefCell<BTreeMap<String, String>>,
    /// References of decisions, actions and asks, by the keys of the script.
    decisions: RefCell<BTreeMap<String, String>>,
    actions: RefCell<BTreeMap<String, String>>,
    asks: RefCell<BTreeMap<String, String>>,
    papers: RefCell<BTreeMap<String, String>>,
    /// Names of matters, by those of the script.
    matters: RefCell<BTreeMap<String, String>>,
}

/// Plays the year of an example whose county is loaded.
///
/// # Errors
/// Whatever a command refused, with the day and the step at which it did.
pub fn year(stage: &Stage<'_>, example: &Example) -> Outcome<Played> {
    let script = Script::read(example)?;
    let year = Year {
        stage,
        county: example.county.clone(),
        script: &script,
        meetings: RefCell::default(),
        items: RefCell::default(),
        decisions: RefCell::default(),
        actions: RefCell::default(),
        asks: RefCell::default(),
        papers: RefCell::default(),
        matters: RefCell::default(),
    };
    year.open_matters()?;
    let clocks = stage.kernel.clocks();
    let latest = |body: &Body, day: Date| {
        let sort = if body.in_public { "committee" } else { "sub-group" };
        let law = meetings::cycle::notice::Body::of(sort, !body.in_public);
        meetings::cycle::notice::of(clocks, law, day).map_or(day, |notice| notice.latest())
    };
    let steps = timeline::steps(&script, &latest, clocks.calendar());
    let (mut played, mut refused) = (Played::default(), Vec::new());
    let mut today = Date::ZERO;
    for (day, step) in &steps {
        if *day != today {
            today = *day;
            (stage.turn)(day.at(8, 0, 0, 0));
            jobs::work(stage.kernel, stage.jobs)?;
        }
        match year.take(step) {
            Ok(()) => played.held += usize::from(matches!(step, Step::Hold(_))),
            Err(fault) => refused.push(format!("{day}, {}: {fault:?}", said(step))),
        }
        played.steps += 1;
    }
    if !refused.is_empty() {
        refused.truncate(40);
        return Err(Fault::Broken(format!(
            "The year cannot be played as it is written:\n{}",
            refused.join("\n")
        )));
    }
    let end = timeline::ENDS.checked_add(Span::new().days(1)).map_err(Fault::broken)?;
    (stage.turn)(end.at(0, 0, 0, 0));
    jobs::work(stage.kernel, stage.jobs)?;
    ledger::seal(stage.kernel, "")?;
    Ok(played)
}

fn said(step: &Step<'_>) -> String {
    let words = format!("{step:?}");
    let name = words.split(['(', ' ']).next().unwrap_or_default().to_string();
    match step {
        Step::Forward(on) | Step::Later(on) | Step::Withdraw(on) | Step::Stood(on, _) => {
            format!("{name} of {}", on.key())
        }
        Step::Reported(on, nth, ..)
        | Step::Accepted(on, nth, _)
        | Step::Answered(on, nth, _)
        | Step::Taken(on, nth, _) => {
            format!("{name} {nth} of {}", on.key())
        }
        Step::Done(at, step) => format!("{name} of {step} of {}", at.key()),
        Step::Procedure(body, it) | Step::Answers(body, it) => format!("{name} of {}, {}", body.group, it.on),
        Step::Plan(at)
        | Step::Notice(at)
        | Step::Move(at)
        | Step::Cancel(at)
        | Step::Draft(at)
        | Step::Issue(at)
        | Step::Supplement(at)
        | Step::Away(at)
        | Step::Hold(at)
        | Step::Finish(at)
        | Step::Clear(at)
        | Step::Release(at)
        | Step::ReleaseMinutes(at) => format!("{name} of {}", at.key()),
    }
}

impl Year<'_> {
    fn take(&self, step: &Step<'_>) -> Outcome<()> {
        match step {
            Step::Plan(at) => self.plan(at),
            Step::Forward(on) => self.forward(on),
            Step::Notice(at) => self.notice(at),
            Step::Done(at, step) => self.done(at, step),
            Step::Move(at) => self.move_it(at),
            Step::Cancel(at) => self.cancel(at),
            Step::Draft(at) => self.draft(at),
            Step::Issue(at) => self.issue(at, &at.meeting.short_notice),
            Step::Later(on) => self.later(on),
            Step::Supplement(at) => self.issue(at, ""),
            Step::Away(at) => self.away(at),
            Step::Withdraw(on) => self.withdraw(on),
            Step::Hold(at) => self.hold(at),
            Step::Finish(at) => self.finish(at),
            Step::Clear(at) => self.clear(at),
            Step::Release(at) => self.release(at),
            Step::ReleaseMinutes(at) => self.release_minutes(at),
            Step::Stood(on, stood) => self.stood(on, stood),
            Step::Reported(on, nth, action, reported) => self.reported(on, *nth, action, reported),
            Step::Accepted(on, nth, action) => self.accepted(on, *nth, action),
            Step::Answered(on, nth, ask) => self.answered(on, *nth, ask),
            Step::Taken(on, nth, ask) => self.taken(on, *nth, ask),
            Step::Procedure(body, it) => self.procedure(body, it),
            Step::Answers(body, it) => self.answers(body, it),
        }
    }

    /// Opens what is followed through several bodies.
    fn open_matters(&self) -> Outcome<()> {
        for it in &self.script.matters {
            let slug = self.may::<Govern, County, _>(OFFICER, &self.county, |unit, permit| {
                matter::open(unit, permit, &it.title, &it.theme)
            })?;
            self.matters.borrow_mut().insert(it.id.clone(), slug);
        }
        Ok(())
    }

    /// The name of a matter.
    fn matter(&self, id: &str) -> String {
        self.matters.borrow().get(id).cloned().unwrap_or_default()
    }

    /// Turns the clock to a time of the day that it is on.
    fn at(&self, hour: i8, minute: i8) {
        (self.stage.turn)(self.stage.kernel.today().at(hour, minute, 0, 0));
    }

    /// A person with what they hold today.
    fn actor(&self, person: &str) -> Outcome<Actor> {
        let id = format!("{}/person/{person}", self.county);
        self.stage.kernel.read(|unit| {
            let today = unit.today();
            let grants = Board.grants(unit, &id, today)?;
            if grants.is_empty() {
                return Err(Fault::broken(format!("{person} holds nothing on {today}")));
            }
            let title = Board.card(unit, &id)?.map_or_else(String::new, |card| card.title);
            Ok(Actor::person(&id, &title, grants, today))
        })
    }

    /// Somebody does something.
    fn does<T>(
        &self,
        person: &str,
        what: impl FnOnce(&mut Unit<'_>, &Actor) -> Outcome<Recorded<T>>,
    ) -> Outcome<T> {
        let actor = self.actor(person)?;
        self.stage.kernel.write(|unit| what(unit, &actor))
    }

    /// Somebody does something to one thing, for which they are permitted.
    fn may<V: Verb, K: Thing, T>(
        &self,
        person: &str,
        id: &str,
        what: impl FnOnce(&mut Unit<'_>, &Permit<V, K>) -> Outcome<Recorded<T>>,
    ) -> Outcome<T> {
        self.does(person, |unit, actor| {
            let permit = actor.permit::<V, K>(unit, id)?;
            what(unit, &permit)
        })
    }

    /// Somebody reads something.
    fn reads<T>(&self, person: &str, what: impl FnOnce(&mut Unit<'_>, &Actor) -> Outcome<T>) -> Outcome<T> {
        let actor = self.actor(person)?;
        self.stage.kernel.read(|unit| what(unit, &actor))
    }

    /// The identifier of a meeting.
    fn meeting(&self, at: &At<'_>) -> Outcome<String> {
        self.meetings
            .borrow()
            .get(&at.key())
            .cloned()
            .ok_or_else(|| Fault::broken(format!("{} is not planned", at.key())))
    }

    /// The identifier of an item.
    fn item(&self, on: &On<'_>) -> Outcome<String> {
        let meeting = self.meeting(&on.at)?;
        let slug = self.items.borrow().get(&on.key()).cloned();
        let slug = slug.ok_or_else(|| Fault::broken(format!("{} is on no agenda", on.key())))?;
        self.stage
            .kernel
            .read(|unit| board::sittings::item::id_of(unit, &meeting, &slug)?.ok_or(Fault::Absent))
    }

    /// A meeting as it is kept.
    fn sitting(&self, at: &At<'_>) -> Outcome<board::sittings::Sitting> {
        let id = self.meeting(at)?;
        self.reads(&at.body.served_by, |unit, actor| {
            let permit = actor.permit::<View, board::sittings::Meeting>(unit, &id)?;
            board::sittings::sitting::of(unit, &permit)
        })
    }

    /// Who chairs a group today.
    fn chair(&self, group: &str) -> Outcome<String> {
        self.office("chair", group)
    }

    /// Who has an office of a group today.
    fn office(&self, office: &str, group: &str) -> Outcome<String> {
        self.stage.kernel.read(|unit| {
            let register = board::current(unit, &self.county)?;
            let on = register.on(unit.today());
            let held = on
                .all::<board::Office>()
                .find(|(_, it)| it.office == office && it.group.as_deref() == Some(group));
            held.map(|(_, it)| it.person.clone())
                .ok_or_else(|| Fault::broken(format!("nobody is {office} of {group}")))
        })
    }
}
