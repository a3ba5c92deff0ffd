//! The obligations of a county as somebody may see them: evidence gathered from every part, put to the law, and kept until something
//! changes.

use crate::bundle::{Bundle, bundled};
use crate::engine::{self, Obligation, State, View};
use crate::facts::{self, AsAt, Event, Facts};
use crate::gap::{self, Matrix};
use crate::held::short;
use crate::law::Law;
use crate::store::{self, DutyBook};
use jiff::Timestamp;
use kernel::contracts::evidence::{Evidence, KINDS};
use kernel::{Actor, Fault, Outcome, Unit, ledger};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How a county stands, with what it was worked out from; what pages draw of it is worked out once.
#[derive(Debug)]
pub struct Told {
    /// What is owed, in the order of the register.
    pub owed: Vec<Obligation>,
    /// The bodies and areas to which the law was applied.
    pub facts: Facts,
    many: [usize; State::ALL.len()],
    matrix: OnceLock<Matrix>,
    bundles: [OnceLock<Vec<Bundle>>; State::ALL.len()],
}

impl Told {
    fn new(owed: Vec<Obligation>, facts: Facts) -> Self {
        let many = State::ALL.map(|state| owed.iter().filter(|one| one.state == state).count());
        Self { owed, facts, many, matrix: OnceLock::new(), bundles: Default::default() }
    }

    /// All of it as a matrix, the worst first.
    pub fn matrix(&self) -> &Matrix {
        self.matrix.get_or_init(|| gap::matrix(&self.owed.iter().collect::<Vec<_>>()))
    }

    /// What has a state, what is the same for several bodies together, by places in [`Self::owed`].
    pub(crate) fn bundles(&self, state: State) -> &[Bundle] {
        self.bundles[place(state)].get_or_init(|| bundled(&self.owed, &self.facts, |one| one.state == state))
    }

    /// How many obligations have a state.
    pub(crate) fn many(&self, state: State) -> usize {
        self.many[place(state)]
    }
}

fn place(state: State) -> usize {
    State::ALL.iter().position(|one| *one == state).unwrap_or_default()
}

/// Everything that may be evidence in a county, as far as the actor may see it: of every other part, and what was recorded by hand.
///
/// The other parts tell it as at a day, as it is known now; what was recorded by hand, as it was known at the instant.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn gather(unit: &mut Unit<'_>, actor: &Actor, county: &str, as_at: AsAt) -> Outcome<Vec<Evidence>> {
    let mut out = Vec::new();
    let kernel = unit.kernel();
    for source in &kernel.neighbours().evidence {
        out.extend(source(unit, actor, county, as_at.day)?);
    }
    let visible = actor.visible::<DutyBook>();
    for held in store::evidence::visible(unit, &visible, county, as_at)? {
        let Some(kind) = KINDS.iter().map(|(kind, _)| *kind).find(|kind| *kind == held.entry.kind) else {
            continue;
        };
        let (slug, group) = short(&held.body);
        let of = |yes: bool| if yes { slug.to_string() } else { String::new() };
        out.push(Evidence {
            kind,
            group: of(group),
            organisation: of(!group),
            year: held.entry.year,
            on: Some(held.entry.on),
            until: held.entry.until,
            withdrawn: held.withdrawn.map(|withdrawn| withdrawn.on),
            marks: held.entry.marks,
            title: held.entry.title,
            href: format!("/{county}/duties/evidence/{}", held.id),
            id: held.id,
        });
    }
    Ok(out)
}

/// The facts of a county with the events that the actor may see.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn facts_for(unit: &mut Unit<'_>, actor: &Actor, county: &str, as_at: AsAt) -> Outcome<Facts> {
    let visible = actor.visible::<DutyBook>();
    let mut facts = facts::of(unit, &visible, county, as_at.known)?;
    for happened in store::events::visible(unit, &visible, county, as_at)? {
        let (slug, _) = short(&happened.body);
        facts.events.push(Event {
            href: format!("/{county}/duties/events/{}", happened.id),
            id: happened.id,
            kind: happened.it.kind,
            body: if slug == county { String::new() } else { slug.into() },
            on: happened.it.on,
            withdrawn: happened.withdrawn.map(|withdrawn| withdrawn.on),
            title: happened.it.title,
        });
    }
    Ok(facts)
}

/// How a county stands as the view asks for it, as far as the actor may see what they rest on; as they were known at an
/// instant, or now.
///
/// They are worked out anew only after something was recorded, anywhere in the install.
///
/// # Errors
/// [`Fault::Broken`] when something cannot be read.
pub fn told(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    view: View,
    known: Option<Timestamp>,
) -> Outcome<Arc<Told>> {
    let kernel = unit.kernel();
    let stamp = ledger::stamp(unit)?;
    let kept = kernel.memo().get(county, "duties", || Ok(Kept::default()))?;
    let key = format!("{} {:?} {view:?} {known:?}", actor.mark(), actor.grants);
    if let Some(found) = kept.find(&key, &stamp) {
        return Ok(found);
    }
    let as_at = AsAt { day: view.day, known };
    let law = Law::of(kernel)?;
    let facts = facts_for(unit, actor, county, as_at)?;
    if facts.since.is_none() {
        return Err(Fault::Absent);
    }
    let evidence = gather(unit, actor, county, as_at)?;
    let owed = engine::obligations(&law, &facts, &evidence, view, kernel.clocks().calendar());
    let found = Arc::new(Told::new(owed, facts));
    kept.keep(key, stamp, found.clone());
    Ok(found)
}

/// How many answers are kept for a county: enough for the people who look at the same time.
const ANSWERS: usize = 48;
/// How many obligations they may hold together: a very large county keeps fewer answers.
const OBLIGATIONS: usize = 500_000;

/// For whom and what, under which stamp, and the answer.
type Answer = (String, String, Arc<Told>);

/// The last answers, the newest at the end.
#[derive(Default)]
struct Kept(Mutex<VecDeque<Answer>>);

impl Kept {
    fn find(&self, key: &str, stamp: &str) -> Option<Arc<Told>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|(of, under, _)| of == key && under == stamp).map(|(.., found)| found.clone())
    }

    fn keep(&self, key: String, stamp: String, found: Arc<Told>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(of, ..)| *of != key);
        all.push_back((key, stamp, found));
        let held = |all: &VecDeque<Answer>| all.iter().map(|(.., told)| told.owed.len()).sum::<usize>();
        while all.len() > ANSWERS || (all.len() > 1 && held(&all) > OBLIGATIONS) {
            all.pop_front();
        }
    }
}
