//! The forward plan: business that a group expects to take, against a meeting or still to be placed.

pub use crate::store::forward::id_of;

use crate::events;
use crate::store::{self, ForwardItem};
use board::sittings::sitting;
use board::sittings::{Meeting, State};
use board::{County, Group, Organisation, Register};
use jiff::civil::Date;
use kernel::clock::words;
use kernel::verbs::{Govern, Update};
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// What a meeting is asked to do with business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// To decide.
    Decision,
    /// To consider, and be assured.
    Consideration,
    /// To note.
    Information,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 3] = [Self::Decision, Self::Consideration, Self::Information];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Consideration => "consideration",
            Self::Information => "information",
        }
    }

    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Decision => "Decision",
            Self::Consideration => "Consideration",
            Self::Information => "Information",
        }
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Where business stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No meeting takes it yet.
    Waiting,
    /// A meeting is to take it.
    Placed,
    /// A meeting has taken it.
    Taken,
    /// It is not to be taken.
    Dropped,
}

impl Standing {
    const NAMES: [(Self, &'static str, &'static str); 4] = [
        (Self::Waiting, "waiting", "To be placed"),
        (Self::Placed, "placed", "Placed"),
        (Self::Taken, "taken", "Taken"),
        (Self::Dropped, "dropped", "Dropped"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(it, ..)| *it == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::NAMES.iter().find(|(it, ..)| *it == self).map_or("", |(.., said)| said)
    }

    /// The standing of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known, _)| *known == name).map(|(it, ..)| *it)
    }
}

/// What the officer decides on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Business {
    /// Short name of the group that is to take it.
    pub group: String,
    /// What it is.
    pub title: String,
    /// What the meeting is asked to do.
    pub kind: Kind,
    /// What for.
    pub purpose: String,
    /// Short name of the organisation that leads it.
    pub lead: String,
    /// The role that leads it: never a name.
    pub role: String,
    /// When its papers are due, when not by the pack cycle of the meeting.
    pub papers_due: Option<Date>,
    /// How it comes back, in months: `12`; empty when once.
    pub recurs: String,
    /// The duty that it discharges: an Act and section, or the name of a duty; empty when none.
    pub duty: String,
    /// Short name of the matter that it belongs to; empty when none.
    pub matter: String,
    /// Whether anybody may read it.
    pub public: bool,
    /// Whether only the group's own members may.
    pub restricted: bool,
}

/// Business of a forward plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its name in addresses.
    pub slug: String,
    /// What it is.
    pub of: Business,
    /// The meeting that is to take it, by identifier.
    pub sitting: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Goes up with every change.
    pub version: i64,
}

impl Item {
    /// After how many months it comes back.
    pub fn months(&self) -> Option<i32> {
        self.of.recurs.parse().ok()
    }
}

impl Business {
    fn faults(&self, register: &Register, today: Date) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        match self.title.chars().count() {
            0 => wrong("title", "Enter what the business is".into()),
            201.. => wrong("title", "Shorten this to 200 characters or fewer".into()),
            _ => {}
        }
        for (field, text, most) in
            [("purpose", &self.purpose, 2_000), ("role", &self.role, 200), ("duty", &self.duty, 200)]
        {
            if text.chars().count() > most {
                wrong(field, format!("Shorten this to {most} characters or fewer"));
            }
        }
        let table = register.on(today);
        match table.get::<Group>(&self.group) {
            None if self.group.is_empty() => wrong("group", "Choose the group that is to take it".into()),
            None => wrong("group", format!("There is no group called “{}” today", self.group)),
            Some(group) if self.public && !group.published => {
                wrong("public", "This group is not published, so its business cannot be announced".into());
            }
            Some(_) => {}
        }
        if !self.lead.is_empty() && table.get::<Organisation>(&self.lead).is_none() {
            wrong("lead", format!("There is no organisation called “{}” today", self.lead));
        }
        if !self.recurs.is_empty()
            && !self.recurs.parse::<i32>().is_ok_and(|months| (1..=60).contains(&months))
        {
            wrong("recurs", "Enter a number of months from 1 to 60, or leave this empty".into());
        }
        if self.public && self.restricted {
            wrong("restricted", "Business for the members alone cannot be announced to the public".into());
        }
        out
    }
}

/// Puts business on the forward plan, to be placed, and gives its name in addresses.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or not known.
pub fn add(unit: &mut Unit<'_>, permit: &Permit<Govern, County>, of: &Business) -> Outcome<Recorded<String>> {
    unit.alone("meetings")?;
    let county = permit.county().to_string();
    let register = board::current(unit, &county)?;
    let wrong = of.faults(&register, unit.today());
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let (it, turn) = insert(unit, permit, &county, of, "Put on the forward plan")?;
    let event = events::ForwardAdded { item: it.id.clone(), rows: vec![it.id.clone(), turn] };
    Ok(unit.record(permit, &event)?.carrying(it.slug))
}

pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl kernel::Proof,
    county: &str,
    of: &Business,
    words: &str,
) -> Outcome<(Item, String)> {
    let wanted = slug(&of.title, &of.group);
    let taken = store::forward::names_like(unit, proof, county, &wanted)?;
    let mut names = std::iter::once(wanted.clone()).chain((2..).map(|n| format!("{wanted}-{n}")));
    let slug = names.find(|name| !taken.contains(name)).unwrap_or(wanted);
    let it = Item {
        id: unit.id(),
        county: county.into(),
        slug,
        of: of.clone(),
        sitting: None,
        standing: Standing::Waiting,
        version: 1,
    };
    store::forward::insert(unit, proof, &it)?;
    let turn = store::forward::keep_turn(unit, proof, &it, words)?;
    Ok((it, turn))
}

/// A name for an address, from the words of a title.
fn slug(title: &str, group: &str) -> String {
    let letters = title
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect::<String>();
    let words: Vec<&str> = letters.split_whitespace().take(6).collect();
    if words.is_empty() { format!("{group}-business") } else { format!("{group}-{}", words.join("-")) }
}

fn held(unit: &mut Unit<'_>, permit: &Permit<Update, ForwardItem>, seen: i64) -> Outcome<Item> {
    let it = store::forward::of(unit, permit)?;
    if it.version == seen {
        return Ok(it);
    }
    Err(Fault::Conflict("The forward plan was changed while you had it open.".into()))
}

/// Changes what business is. `seen` is the version that the person had before them.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or nothing changed; [`Fault::Conflict`] when somebody else was first.
pub fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, ForwardItem>,
    seen: i64,
    of: &Business,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    let register = board::current(unit, &it.county)?;
    let mut wrong = of.faults(&register, unit.today());
    if wrong.is_empty() && *of == it.of {
        let message = "This is what it says already. Change something, or go back".into();
        wrong.push(FieldError { field: "title".into(), message });
    }
    if of.group != it.of.group && it.sitting.is_some() {
        let message = "Take it off its meeting before you give it to another group".into();
        wrong.push(FieldError { field: "group".into(), message });
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let words = changes(&it.of, of);
    let it = Item { of: of.clone(), version: it.version + 1, ..it };
    keep(unit, permit, &it, &words)
}

fn changes(old: &Business, new: &Business) -> String {
    let all = [
        (old.title != new.title, "its title"),
        (old.kind != new.kind, "what the meeting is asked to do"),
        (old.purpose != new.purpose, "its purpose"),
        (old.group != new.group, "the group"),
        (old.lead != new.lead || old.role != new.role, "who leads it"),
        (old.papers_due != new.papers_due, "when its papers are due"),
        (old.recurs != new.recurs, "how it comes back"),
        (old.duty != new.duty, "the duty"),
        (old.matter != new.matter, "the matter"),
        (old.public != new.public || old.restricted != new.restricted, "who may read it"),
    ];
    let names: Vec<String> =
        all.into_iter().filter(|(changed, _)| *changed).map(|(_, name)| name.to_string()).collect();
    format!("Changed: {}", board::words::listed(&names))
}

fn keep(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, ForwardItem>,
    it: &Item,
    words: &str,
) -> Outcome<Recorded> {
    store::forward::update(unit, permit, it)?;
    let turn = store::forward::keep_turn(unit, permit, it, words)?;
    let rows = vec![it.id.clone(), turn];
    unit.record(permit, &events::ForwardChanged { item: it.id.clone(), version: it.version, rows })
}

/// Places business on a meeting of its group, or takes it off when there is none.
///
/// # Errors
/// [`Fault::Fields`] on `meeting` when it is not one that the group is still to hold; [`Fault::Conflict`] when somebody else was first.
pub fn place(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, ForwardItem>,
    seen: i64,
    meeting: Option<&Permit<Govern, Meeting>>,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    not_on_an_agenda(unit, permit, &it)?;
    let (sitting, standing, words) = match meeting {
        None => (None, Standing::Waiting, "To be placed again".to_string()),
        Some(meeting) => {
            let to = sitting::of(unit, meeting)?;
            let same = to.group == format!("{}/group/{}", it.county, it.of.group);
            if !same || !matches!(to.state, State::Planned | State::Called) {
                return Err(Fault::field("meeting", "Choose a meeting that the group is still to hold"));
            }
            if to.restricted && !it.of.restricted {
                let message = "This meeting is for the members alone. Restrict the business to them first, or choose another meeting";
                return Err(Fault::field("meeting", message));
            }
            let words = format!("Placed on the meeting of {}", words::format(to.day));
            (Some(to.id), Standing::Placed, words)
        }
    };
    if it.sitting == sitting && it.standing == standing {
        return Err(Fault::field("meeting", "It is there already. Choose another meeting, or go back"));
    }
    let it = Item { sitting, standing, version: it.version + 1, ..it };
    keep(unit, permit, &it, &words)
}

/// What stands on an agenda is moved from there, so that it never stands on two.
fn not_on_an_agenda(unit: &mut Unit<'_>, proof: &impl kernel::Proof, it: &Item) -> Outcome<()> {
    let source = format!("{}{}", crate::agenda::FORWARD, it.id);
    if !store::agenda::on_an_agenda(unit, proof, &source)? {
        return Ok(());
    }
    let why = "This business stands on the agenda of a meeting. Defer or withdraw its item there first.";
    Err(Fault::Conflict(why.into()))
}

/// Drops business from the forward plan: it stays in its history.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when somebody else was first.
pub fn drop_it(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, ForwardItem>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    not_on_an_agenda(unit, permit, &it)?;
    let why = why.trim();
    if why.is_empty() {
        return Err(Fault::field("why", "Enter why it is not to be taken"));
    }
    let it = Item { sitting: None, standing: Standing::Dropped, version: it.version + 1, ..it };
    keep(unit, permit, &it, &format!("Dropped: {why}"))
}
