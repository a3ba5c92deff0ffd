//! Clearance of papers before the agenda: who is asked in which role, by when, and what they say; the sponsor last.

use super::ground::Named;
use crate::MeetingPaper;
use crate::events;
use crate::papers::{Document, State};
use crate::store::{clearance as store, documents};
use board::Person;
use board::sittings::Sitting;
use board::sittings::sitting;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::verbs::{Clear, Update};
use kernel::{Fault, FieldError, Kernel, Outcome, Permit, Proof, Recorded, Unit};
use serde::Deserialize;
use std::sync::Arc;

const FILE: &str = "meetings/clearance";
/// The most characters of what somebody says.
const WORDS: usize = 2_000;

/// Roles with their authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Their authority.
    pub meta: Meta,
    /// The roles, in order.
    #[serde(rename = "role")]
    pub roles: Vec<Role>,
}

/// In which role somebody looks at a paper.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Short name: `legal`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What they look at, as a question without its mark.
    pub asks: String,
    /// Whether it answers after all the others.
    #[serde(default)]
    pub last: bool,
}

impl Entry for Roles {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for (at, role) in self.roles.iter().enumerate() {
            if self.roles[..at].iter().any(|other| other.id == role.id) {
                out.push((role.id.clone(), format!("there are two roles “{}”", role.id)));
            }
            if role.name.trim().is_empty() || role.asks.trim().is_empty() {
                out.push((role.id.clone(), format!("“{}” needs a name and what it asks", role.id)));
            }
        }
        if self.roles.iter().filter(|role| role.last).count() != 1 {
            out.push(("last".into(), "one role, and only one, gives the clearance last".into()));
        }
        out
    }
}

/// Reads the roles of a rulebook, so that wrong ones are refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    if rulebook.entries::<Roles>(FILE)?.is_empty() {
        let message = "nothing says who clears a paper".into();
        return Err(Misprint { file: format!("{FILE}.toml"), line: 1, message });
    }
    Ok(())
}

impl Roles {
    /// What holds on a day.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook has nothing for that day.
    pub fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<Self>> {
        kernel.memo().get(FILE, &day.to_string(), || {
            let all = kernel.rulebook().entries::<Self>(FILE).map_err(Fault::broken)?;
            let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
            let found = all.into_iter().find(|roles| holds(&roles.meta));
            found.ok_or_else(|| Fault::broken(format!("the rulebook has no roles of clearance for {day}")))
        })
    }

    /// A role by its short name.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// What a role is called; its short name when it is not known any more.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.role(id).map_or(id, |role| role.name.as_str())
    }
}

/// Who is asked to clear a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskClearance {
    /// Short name of the role.
    pub role: String,
    /// The person, by whole identifier or by short name.
    pub person: String,
    /// By when.
    pub due: Date,
}

/// Asks a person to clear a paper in a role. From then on they read it, though it is not out. Asked again in the same role, the earlier
/// question is closed.
///
/// # Errors
/// [`Fault::Fields`] on `role`, `person` or `due`; [`Fault::Conflict`] when the paper is out already, or was taken off.
pub fn ask_clearance(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, MeetingPaper>,
    ask: &AskClearance,
) -> Outcome<Recorded> {
    let it = documents::of(unit, permit)?;
    let meeting = sitting::by_id(unit, permit, &it.sitting)?.ok_or(Fault::Absent)?;
    still_to_go_out(&it)?;
    let roles = Roles::on(unit.kernel(), meeting.day)?;
    let register = board::current(unit, &it.county)?;
    let short = ask.person.trim().rsplit('/').next().unwrap_or_default().to_string();
    let (today, mut wrong) = (unit.today(), Vec::new());
    let mut say = |field: &str, message: String| wrong.push(FieldError { field: field.into(), message });
    if roles.role(&ask.role).is_none() {
        say("role", "Choose in which role the paper is looked at".into());
    }
    let person = format!("{}/person/{short}", it.county);
    let whole = ask.person.contains('/');
    if short.is_empty()
        || (whole && ask.person.trim() != person)
        || register.on(today).get::<Person>(&short).is_none()
    {
        say("person", "Choose the person who is asked".into());
    }
    if ask.due < today {
        say("due", "The answer cannot be due on a day that is past".into());
    } else if ask.due > meeting.day {
        say("due", format!("The answer must be due by the meeting, {}", words::format(meeting.day)));
    }
    if store::away(unit, permit, &it.item, &person)? {
        say(
            "person",
            "This person has withdrawn from the item because of an interest. Choose another".into(),
        );
    }
    let held = store::of_paper(unit, permit, &it.id)?;
    let open = held.iter().find(|held| held.role == ask.role && held.stands());
    if open.is_some_and(|open| open.person == person && open.state == store::ASKED) {
        say("person", "This person is asked in this role already".into());
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let mut rows = Vec::new();
    if let Some(open) = open {
        store::close(unit, permit, &open.id)?;
        rows.push(open.id.clone());
    }
    rows.push(store::insert(unit, permit, &it, (&ask.role, &person), ask.due)?);
    unit.record(permit, &events::ClearanceAsked { document: it.id, role: ask.role.clone(), rows })
}

/// Says, as the one who was asked, whether a paper may go out: cleared, or sent back with what is wrong. The last role waits for the
/// others.
///
/// # Errors
/// [`Fault::Fields`] on `words` when it is sent back and nobody says why; [`Fault::Conflict`] when the person is not asked in this role
/// any more, the paper is out already, or others have not answered.
pub fn clear(
    unit: &mut Unit<'_>,
    permit: &Permit<Clear, MeetingPaper>,
    role: &str,
    cleared: bool,
    said: &str,
) -> Outcome<Recorded> {
    let it = documents::of(unit, permit)?;
    still_to_go_out(&it)?;
    let me = permit.actor().id().unwrap_or_default();
    let held = store::of_paper(unit, permit, &it.id)?;
    let mine = held.iter().find(|held| held.person == me && held.role == role && held.state == store::ASKED);
    let mine = mine.ok_or_else(|| {
        Fault::Conflict("You have answered this already, or somebody else is asked by now.".into())
    })?;
    let said = said.trim();
    if !cleared && said.is_empty() {
        return Err(Fault::field("words", "Enter what is wrong, so that it can be put right"));
    }
    if said.chars().count() > WORDS {
        return Err(Fault::field("words", format!("Shorten this to {WORDS} characters or fewer")));
    }
    let roles = Roles::on(unit.kernel(), unit.today())?;
    if cleared && roles.role(role).is_some_and(|role| role.last) {
        let open =
            held.iter().filter(|held| held.role != role && held.stands() && held.state != store::CLEARED);
        let names: Vec<String> = open.map(|open| roles.name(&open.role).to_string()).collect();
        if !names.is_empty() {
            let message =
                format!("{} has not cleared it yet. You are asked last.", board::words::listed(&names));
            return Err(Fault::Conflict(message));
        }
    }
    store::answer(unit, permit, mine, cleared, said)?;
    let rows = vec![mine.id.clone()];
    unit.record(permit, &events::ClearanceGiven { document: it.id, role: role.into(), rows })
}

fn still_to_go_out(it: &Document) -> Outcome<()> {
    match it.state {
        State::Draft => Ok(()),
        State::Issued => {
            Err(Fault::Conflict("This paper is out already: there is nothing left to clear.".into()))
        }
        State::Withdrawn | State::Dropped => Err(Fault::Conflict("This paper was taken off.".into())),
    }
}

/// Titles of papers that go out with the next issue and that somebody was asked to clear and has not. One of an item from which the
/// holder of the proof has withdrawn is not named.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn uncleared(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Vec<String>> {
    let waiting = store::uncleared(unit, proof, &it.id)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let seen = Named::of(unit, proof, &it.id)?;
    Ok(waiting.into_iter().map(|(item, title)| seen.or_else(&item, title, "a paper")).collect())
}
