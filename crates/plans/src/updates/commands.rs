//! Asking for updates, saving, giving and opening them again. Whatever was typed is kept, also what came too late.

use super::{State, Update, Words};
use crate::store::{self, GroupUpdate};
use crate::{Period, events};
use board::County;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::verbs::{Govern, Update as Change};
use kernel::{Fault, Outcome, Permit, Proof, Recorded, SystemActs, Unit};

/// What the officer asks for.
#[derive(Clone, Debug)]
pub struct Request {
    /// What the updates are to cover.
    pub period: Period,
    /// When they are wanted.
    pub due: Date,
    /// What the officer says with the request; may be empty.
    pub note: String,
    /// Short names of the groups that are asked.
    pub groups: Vec<String>,
}

/// How many were asked, and which had been asked before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Groups asked now.
    pub now: Vec<String>,
    /// Groups that had been asked about this period before, left as they are.
    pub before: Vec<String>,
}

/// Asks groups for their updates on a period.
///
/// # Errors
/// [`Fault::Fields`] when a group is not known, the dates cannot be, or every group has been asked before.
pub fn ask(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    request: &Request,
) -> Outcome<Recorded<Asked>> {
    let county = permit.county().to_string();
    let today = unit.today();
    let register = board::current(unit, &county)?;
    let snapshot = register.on(today);
    if request.groups.is_empty() {
        return Err(Fault::field("groups", "Choose at least one group"));
    }
    if let Some(unknown) = request.groups.iter().find(|g| snapshot.get::<board::Group>(g).is_none()) {
        return Err(Fault::field("groups", format!("There is no group called “{unknown}” today")));
    }
    if request.due < today {
        return Err(Fault::field(
            "due",
            "The due date must be today or later, or it is late when it is asked",
        ));
    }
    if request.due < request.period.from {
        let first = words::format(request.period.from);
        return Err(Fault::field(
            "due",
            format!("The due date must be on or after the first day of the period, {first}"),
        ));
    }
    let slug = request.period.slug();
    let mut asked = Asked { now: Vec::new(), before: Vec::new() };
    let mut last = None;
    for group in &request.groups {
        if store::updates::find(unit, permit, &county, group, &slug)?.is_some() {
            asked.before.push(group.clone());
            continue;
        }
        let purpose = standing_purpose(unit, permit, &county, group, request)?;
        let id = store::updates::insert(unit, permit, &county, group, request, &purpose)?;
        let event = events::UpdateAsked {
            update: id.clone(),
            group: group.clone(),
            period: slug.clone(),
            rows: vec![id],
        };
        last = Some(unit.record(permit, &event)?);
        asked.now.push(group.clone());
    }
    match last {
        Some(recorded) => Ok(recorded.carrying(asked)),
        None => Err(Fault::field(
            "groups",
            format!("These groups have all been asked for {} already", request.period),
        )),
    }
}

/// What a group said last that it is for, or what the register says. It seldom changes: nobody should type it twice.
fn standing_purpose(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: &str,
    request: &Request,
) -> Outcome<String> {
    if let Some(latest) = store::updates::latest_given(unit, proof, county, group, request.period.from)? {
        return Ok(latest.words.purpose);
    }
    let (today, register) = (unit.today(), board::current(unit, county)?);
    Ok(register.on(today).get::<board::Group>(group).map(|g| g.purpose.clone()).unwrap_or_default())
}

/// What became of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is the draft now.
    Draft,
    /// It is given to the board.
    Given,
    /// Somebody else saved first: these words were kept beside, and the others are here.
    SetAside(Box<Update>),
}

/// Saves a draft, or gives the update. `seen` is the version that the writer had before them.
///
/// # Errors
/// [`Fault::Fields`] when something is too long, or missing from an update that is to be given.
pub fn save(
    unit: &mut Unit<'_>,
    permit: &Permit<Change, GroupUpdate>,
    seen: i64,
    words: &Words,
    give: bool,
) -> Outcome<Recorded<Saved>> {
    let held = store::updates::one(unit, permit)?.ok_or(Fault::Absent)?;
    let update = permit.id().to_string();
    let overtaken = held.version != seen || held.state == State::Given;
    if overtaken && held.words != *words {
        let row = store::updates::keep_text(unit, permit, held.version, "set-aside", words)?;
        let event = events::UpdateSetAside { update, version: held.version, rows: vec![row] };
        return Ok(unit.record(permit, &event)?.carrying(Saved::SetAside(Box::new(held))));
    }
    if held.state == State::Given {
        return Err(Fault::Conflict(
            "This update has been given already, with the same words. Ask the partnership officer to open it again if it must \
             change."
                .into(),
        ));
    }
    let faults = words.faults(give);
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let state = if give { State::Given } else { State::Draft };
    let version = store::updates::write(unit, permit, &held, state, words)?;
    let kind = if give { "given" } else { "saved" };
    let row = store::updates::keep_text(unit, permit, version, kind, words)?;
    let rows = vec![update.clone(), row];
    if give {
        let recorded = unit.record(permit, &events::UpdateGiven { update, version, rows })?;
        return Ok(recorded.carrying(Saved::Given));
    }
    Ok(unit.record(permit, &events::UpdateSaved { update, version, rows })?.carrying(Saved::Draft))
}

/// Opens a given update again, with a new day and a reason for its group; also moves the day of one that is not given yet.
///
/// # Errors
/// [`Fault::Conflict`] when somebody else changed it first.
pub fn reopen(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, GroupUpdate>,
    seen: i64,
    due: Date,
    note: &str,
) -> Outcome<Recorded> {
    let held = store::updates::one(unit, permit)?.ok_or(Fault::Absent)?;
    if held.version != seen {
        let words =
            "This update was changed while you had it open. Look at what it says now, then open it again.";
        return Err(Fault::Conflict(words.into()));
    }
    let state = if held.state == State::Requested { State::Requested } else { State::Draft };
    let version = store::updates::reopen(unit, permit, &held, state, due, note)?;
    let update = permit.id().to_string();
    unit.record(permit, &events::UpdateReopened { rows: vec![update.clone()], update, version })
}

/// Puts an update in place as an example's file has it, by the rules that hold for people, without an event of its own.
#[expect(clippy::too_many_arguments, reason = "one table of a file, each part named once")]
pub(crate) fn place(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    county: &str,
    request: &Request,
    asked: Timestamp,
    words: &Words,
    by: Option<&str>,
    saved: Option<Timestamp>,
    given: Option<Timestamp>,
) -> Outcome<()> {
    let [group] = &request.groups[..] else {
        return Err(Fault::broken("an example's update is of one group"));
    };
    let slug = request.period.slug();
    if store::updates::find(unit, acts, county, group, &slug)?.is_some() {
        return Err(Fault::field("group", format!("“{group}” has an update on {} already", request.period)));
    }
    if request.due < request.period.from {
        return Err(Fault::field("due", "The due date must be on or after the first day of the period"));
    }
    let faults = words.faults(given.is_some());
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    if saved.is_none() && !words.is_blank() && !words.activity.is_empty() {
        return Err(Fault::field(
            "activity",
            "Say when this was saved or given: saved = a day, or given = a day",
        ));
    }
    let purpose = if words.purpose.is_empty() {
        standing_purpose(unit, acts, county, group, request)?
    } else {
        words.purpose.clone()
    };
    let id = store::updates::insert_at(unit, acts, county, group, request, &purpose, asked)?;
    let Some(at) = given.or(saved) else { return Ok(()) };
    let by = by.unwrap_or("system:examples");
    let state = if given.is_some() { State::Given } else { State::Draft };
    store::updates::write_as(unit, acts, &id, 1, state, words, by, at)?;
    let kind = if given.is_some() { "given" } else { "saved" };
    store::updates::keep_text_as(unit, acts, &id, 2, kind, words, by, at)?;
    Ok(())
}
