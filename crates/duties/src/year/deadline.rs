//! Days by which something must be done outside of meetings: set by the plan of a year, moved with it, met by whoever owes it.

use super::events;
use super::store::deadline as rows;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::LegalYear;
use kernel::contracts::year::{DEADLINE, Maker, Standing, Wanted};
use kernel::verbs::Update;
use kernel::{Actor, Fault, OnBehalf, Outcome, Permit, Recorded, Unit};

/// A day by which something must be done.
#[derive(Clone, Copy, Debug)]
pub struct Deadline;

/// Where a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is still to be met.
    Open,
    /// It was done.
    Met,
    /// It is not needed any more.
    Dropped,
}

impl State {
    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Met => "met",
            Self::Dropped => "dropped",
        }
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Open, Self::Met, Self::Dropped].into_iter().find(|it| it.name() == name)
    }
}

/// A deadline as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// The key of the plan.
    pub key: String,
    /// The legal year in whose plan it stands.
    pub year: String,
    /// `return`, `review`, `copy`, `publish`, `response`, `meeting`, `due`.
    pub sort: String,
    /// The duty.
    pub duty: String,
    /// Short name of the organisation whose it is; may be empty.
    pub body: String,
    /// Short name of the group whose it is; may be empty.
    pub group: String,
    /// What must be done.
    pub title: String,
    /// What for.
    pub purpose: String,
    /// By when.
    pub due: Date,
    /// The days that it is about.
    pub about: Option<(Date, Date)>,
    /// Where it stands.
    pub state: State,
    /// When it was done.
    pub done_on: Option<Date>,
    /// Why it was dropped, or how it was done; may be empty.
    pub why: String,
    /// Goes up with every change.
    pub version: i64,
    /// When it last changed.
    pub changed_at: Timestamp,
}

impl Held {
    /// Its address: its place in the plan of its year.
    pub fn href(&self) -> String {
        format!("/{}/year/{}#{}", self.county, self.year, self.id)
    }
}

/// Whoever sets deadlines.
pub(crate) const MAKER: Maker = Maker {
    makes: DEADLINE,
    events: &["duties.deadline-set", "duties.deadline-changed", "duties.deadline-dropped"],
    standing,
    make,
    change,
    take_back,
    habits: None,
};

fn standing(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    from: Date,
    to: Date,
) -> Outcome<Vec<Standing>> {
    let all = rows::between(unit, &actor.visible::<Deadline>(), county, (from, to))?;
    let each = |it: Held| Standing {
        href: it.href(),
        id: it.id,
        key: it.key,
        group: if it.group.is_empty() { it.body } else { it.group },
        day: Some(it.due),
        about: it.about,
        title: it.title,
        duty: it.duty,
        gone: it.state == State::Dropped,
        done: it.state == State::Met,
        ..Standing::default()
    };
    Ok(all.into_iter().map(each).collect())
}

fn make(unit: &mut Unit<'_>, on_behalf: &OnBehalf, wanted: &Wanted) -> Outcome<String> {
    let it = Held {
        id: unit.id(),
        county: wanted.county.clone(),
        key: wanted.key.clone(),
        year: LegalYear::of(wanted.day).to_string(),
        sort: wanted.sort.clone(),
        duty: wanted.duty.clone(),
        body: wanted.body.clone(),
        group: wanted.group.clone(),
        title: wanted.title.clone(),
        purpose: wanted.purpose.clone(),
        due: wanted.day,
        about: wanted.about,
        state: State::Open,
        done_on: None,
        why: String::new(),
        version: 1,
        changed_at: unit.now(),
    };
    rows::insert(unit, on_behalf, &it)?;
    let event = events::DeadlineSet { deadline: it.id.clone(), rows: vec![it.id.clone()] };
    unit.record(on_behalf, &event).map(drop)?;
    Ok(it.id)
}

fn change(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, wanted: &Wanted) -> Outcome<bool> {
    let Some(held) = rows::by_id(unit, on_behalf, id)?.filter(|it| it.state == State::Open) else {
        return Ok(false);
    };
    let it = Held {
        due: wanted.day,
        title: wanted.title.clone(),
        purpose: wanted.purpose.clone(),
        version: held.version + 1,
        changed_at: unit.now(),
        ..held
    };
    rows::update(unit, on_behalf, &it)?;
    let event = events::DeadlineChanged { deadline: id.into(), version: it.version, rows: vec![id.into()] };
    unit.record(on_behalf, &event).map(drop)?;
    Ok(true)
}

fn take_back(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, why: &str) -> Outcome<bool> {
    let Some(held) = rows::by_id(unit, on_behalf, id)?.filter(|it| it.state == State::Open) else {
        return Ok(false);
    };
    let it = Held {
        state: State::Dropped,
        why: why.into(),
        version: held.version + 1,
        changed_at: unit.now(),
        ..held
    };
    rows::update(unit, on_behalf, &it)?;
    let event = events::DeadlineDropped { deadline: id.into(), version: it.version, rows: vec![id.into()] };
    unit.record(on_behalf, &event).map(drop)?;
    Ok(true)
}

/// Notes that what had to be done by a day was done, today.
///
/// # Errors
/// [`Fault::Conflict`] when it was met or dropped before.
pub fn meet(unit: &mut Unit<'_>, permit: &Permit<Update, Deadline>) -> Outcome<Recorded> {
    let held = rows::by_id(unit, permit, permit.id())?.ok_or(Fault::Absent)?;
    if held.state != State::Open {
        return Err(Fault::Conflict("This was marked as done, or dropped, before.".into()));
    }
    let it = Held {
        state: State::Met,
        done_on: Some(unit.today()),
        version: held.version + 1,
        changed_at: unit.now(),
        ..held
    };
    rows::update(unit, permit, &it)?;
    let id = it.id.clone();
    unit.record(permit, &events::DeadlineMet { deadline: id.clone(), version: it.version, rows: vec![id] })
}
