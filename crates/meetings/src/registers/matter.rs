//! One matter, followed through every body that it touches: business to come, agenda items, papers, decisions, actions and asks, in the
//! order in which they came.

use super::{actions, ask, asks, decisions, events};
use crate::store::matters::Matter;
use crate::store::{self, Ask, Decision, ForwardItem, MeetingPaper};
use board::County;
use board::sittings::{AgendaItem, Item, Meeting, Sitting, State, item, sitting};
use jiff::civil::Date;
use kernel::verbs::{Govern, Update};
use kernel::{Actor, Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// Opens a matter, and gives its name in addresses.
///
/// # Errors
/// [`Fault::Fields`] on `title` when it says nothing or there is one of that title.
pub fn open(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    title: &str,
    theme: &str,
) -> Outcome<Recorded<String>> {
    unit.alone("matters")?;
    let county = permit.county().to_string();
    let title = title.trim();
    let wrong = |message: &str| {
        Err(Fault::Fields(vec![FieldError { field: "title".into(), message: message.into() }]))
    };
    match title.chars().count() {
        0 => return wrong("Enter what the matter is"),
        151.. => return wrong("Shorten this to 150 characters or fewer"),
        _ => {}
    }
    let letters: String =
        title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let slug = letters.split_whitespace().take(7).collect::<Vec<_>>().join("-");
    if slug.is_empty() {
        return wrong("Enter what the matter is, in letters");
    }
    if store::matters::names_like(unit, permit, &county, &slug)?.contains(&slug) {
        return wrong("There is a matter of this name already. Tie things to it, or choose another name");
    }
    let it =
        Matter { id: unit.id(), slug, title: title.into(), theme: theme.trim().into(), opened: unit.today() };
    store::matters::insert(unit, permit, &it)?;
    let event = events::MatterOpened { matter: it.id.clone(), rows: vec![it.id] };
    Ok(unit.record(permit, &event)?.carrying(it.slug))
}

fn known(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, slug: &str) -> Outcome<()> {
    match store::matters::title(unit, proof, county, slug)? {
        Some(_) => Ok(()),
        None => Err(Fault::field("matter", "There is no matter of this name. Open it first")),
    }
}

fn tied(unit: &mut Unit<'_>, proof: &impl Proof, row: &str, was: &str, slug: &str) -> Outcome<Recorded> {
    let turn = store::after::keep(unit, proof, row, "tie", (was, slug), "")?;
    let rows = vec![row.to_string(), turn];
    unit.record(proof, &events::MatterTied { matter: slug.into(), rows })
}

/// Ties a decision to a matter.
///
/// # Errors
/// [`Fault::Fields`] on `matter` when there is none of that name.
pub fn tie_decision(unit: &mut Unit<'_>, permit: &Permit<Update, Decision>, slug: &str) -> Outcome<Recorded> {
    let it = store::decisions::of(unit, permit)?;
    known(unit, permit, &it.county, slug)?;
    let was = it.matter.clone();
    let it = super::decision::Kept { matter: slug.into(), version: it.version + 1, ..it };
    store::decisions::update(unit, permit, &it)?;
    tied(unit, permit, &it.id, &was, slug)
}

/// Ties an ask to a matter.
///
/// # Errors
/// [`Fault::Fields`] on `matter` when there is none of that name.
pub fn tie_ask(unit: &mut Unit<'_>, permit: &Permit<Update, Ask>, slug: &str) -> Outcome<Recorded> {
    let it = store::asks::of(unit, permit)?;
    known(unit, permit, &it.county, slug)?;
    let was = it.matter.clone();
    let it = ask::Kept { matter: slug.into(), version: it.version + 1, ..it };
    store::asks::update(unit, permit, &it)?;
    tied(unit, permit, &it.id, &was, slug)
}

/// Ties an item of an agenda to a matter.
///
/// # Errors
/// [`Fault::Fields`] on `matter` when there is none of that name.
pub fn tie_item(unit: &mut Unit<'_>, permit: &Permit<Update, AgendaItem>, slug: &str) -> Outcome<Recorded> {
    let it = item::of(unit, permit)?;
    known(unit, permit, &it.county, slug)?;
    let was = it.matter.clone();
    let it = Item { matter: slug.into(), version: it.version + 1, ..it };
    item::update(unit, permit, &it)?;
    tied(unit, permit, &it.id, &was, slug)
}

/// One thing that happened to a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When; nothing while it has no day.
    pub day: Option<Date>,
    /// What it is: `Decision`.
    pub kind: &'static str,
    /// Whole identifier of the group.
    pub group: String,
    /// What it is about.
    pub title: String,
    /// Where it is, below the county.
    pub path: String,
    /// How it stands, or what was said.
    pub said: String,
}

/// A matter of a name, when the actor may know of it: who governs the county, and whoever may see something that is tied to it.
///
/// # Errors
/// [`Fault::Absent`] when there is none for this actor.
pub fn named(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    actor: &Actor,
    county: &str,
    slug: &str,
) -> Outcome<Matter> {
    let governs = actor.may::<Govern, County>(unit, county)?;
    let found = store::matters::list(unit, proof, actor, county, governs, Some(slug))?;
    found.into_iter().next().ok_or(Fault::Absent)
}

/// Every matter that the actor may know of.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn all(unit: &mut Unit<'_>, proof: &impl Proof, actor: &Actor, county: &str) -> Outcome<Vec<Matter>> {
    let governs = actor.may::<Govern, County>(unit, county)?;
    store::matters::list(unit, proof, actor, county, governs, None)
}

/// What became of a matter, as far as the actor may see it, in order of time; what has no day yet comes last.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn thread(unit: &mut Unit<'_>, actor: &Actor, county: &str, slug: &str) -> Outcome<Vec<Step>> {
    let mut out = Vec::new();
    let meetings = actor.visible::<Meeting>();
    let of = |unit: &mut Unit<'_>, id: &str| -> Outcome<Option<Sitting>> {
        // Only the day and the address of a meeting that may be seen.
        if !actor.may::<kernel::verbs::View, Meeting>(unit, id)? {
            return Ok(None);
        }
        sitting::by_id(unit, &meetings, id)
    };
    for it in store::forward::list(unit, &actor.visible::<ForwardItem>(), county, None, true)? {
        if it.of.matter == slug {
            let meeting = match &it.sitting {
                Some(id) => of(unit, id)?,
                None => None,
            };
            out.push(Step {
                day: meeting.map(|meeting| meeting.day),
                kind: "Forward plan",
                group: format!("{county}/group/{}", it.of.group),
                title: it.of.title,
                path: format!("forward-plan/{}", it.slug),
                said: it.standing.said().into(),
            });
        }
    }
    let mut references: Vec<(String, Date, String)> = Vec::new();
    for it in item::of_matter(unit, &actor.visible::<AgendaItem>(), county, slug)? {
        let Some(meeting) = of(unit, &it.sitting)? else { continue };
        let (day, path) = (meeting.day, meeting.path());
        for paper in store::documents::list(unit, &actor.visible::<MeetingPaper>(), &it.sitting)? {
            if paper.item == it.id {
                out.push(Step {
                    day: Some(day),
                    kind: "Paper",
                    group: it.group.clone(),
                    title: paper.title,
                    path: format!("{path}/{}", it.path()),
                    said: String::new(),
                });
            }
        }
        for reference in store::actions::of(unit, &meetings, "item", &[&it.id])? {
            references.push((reference, day, it.group.clone()));
        }
        out.push(Step {
            day: Some(day),
            kind: "Agenda item",
            group: it.group.clone(),
            title: it.title.clone(),
            path: format!("{path}/{}", it.path()),
            said: stands(&it, &meeting).into(),
        });
    }
    let which = decisions::Which { matter: Some(slug.into()), ..decisions::Which::default() };
    for it in decisions::list(unit, &actor.visible::<Decision>(), county, &which)? {
        for reference in store::actions::of(unit, &meetings, "decision", &[&it.id])? {
            references.push((reference, it.made_on, it.group.clone()));
        }
        out.push(Step {
            day: Some(it.made_on),
            kind: "Decision",
            group: it.group.clone(),
            title: format!("{} {}", it.reference(), it.title),
            path: format!("decisions/{}", it.reference()),
            said: it.standing.said().into(),
        });
    }
    let which = asks::Which { matter: Some(slug.into()), ..asks::Which::default() };
    for it in asks::list(unit, &actor.visible::<Ask>(), county, &which)? {
        for reference in store::actions::of(unit, &meetings, "ask", &[&it.id])? {
            references.push((reference, it.asked_on, it.to_group.clone()));
        }
        out.extend(asked(&it, unit.today()));
    }
    references.sort();
    references.dedup_by(|a, b| a.0 == b.0);
    let names: Vec<String> = references.iter().map(|(reference, ..)| reference.clone()).collect();
    for it in actions::named(unit, actor, county, &names)? {
        let from = references.iter().find(|(reference, ..)| *reference == it.reference);
        out.push(Step {
            day: from.map(|(_, day, _)| *day),
            kind: "Action",
            group: from.map(|(.., group)| group.clone()).unwrap_or_default(),
            title: format!("{} {}", it.reference, it.title),
            path: format!("actions/{}", it.reference),
            said: it.status,
        });
    }
    out.sort_by(|a, b| {
        (a.day.is_none(), a.day, order(a.kind), &a.title).cmp(&(
            b.day.is_none(),
            b.day,
            order(b.kind),
            &b.title,
        ))
    });
    Ok(out)
}

/// How an item stands: whether it was taken, and not what it asks of the meeting.
fn stands(it: &Item, meeting: &Sitting) -> &'static str {
    match meeting.state {
        _ if it.withdrawn() => "Taken off the agenda",
        State::Planned | State::Called => "To be taken",
        State::Open => "Being taken",
        State::Held => "Taken",
        State::Cancelled => "The meeting was cancelled",
    }
}

/// What comes before what on one day.
fn order(kind: &str) -> usize {
    ["Forward plan", "Agenda item", "Paper", "Decision", "Action", "Referral", "Escalation", "Answer"]
        .iter()
        .position(|known| *known == kind)
        .unwrap_or(usize::MAX)
}

fn asked(it: &ask::Kept, today: Date) -> Vec<Step> {
    let said = match (it.standing, it.silent(today)) {
        (ask::Standing::Open, silent @ 1..) => {
            format!("Silent for {}", board::words::count(usize::try_from(silent).unwrap_or(0), "day", "days"))
        }
        (standing, _) => standing.said().into(),
    };
    let title = format!("{} {}", it.reference(), it.title);
    let path = format!("asks/{}", it.reference());
    let mut out = vec![Step {
        day: Some(it.asked_on),
        kind: it.kind_said(),
        group: it.group.clone(),
        title: title.clone(),
        path: path.clone(),
        said,
    }];
    if let Some(at) = it.answered_at {
        let late = it.answered_after().filter(|days| *days > 0);
        let said = late.map_or_else(
            || "In time".to_string(),
            |days| {
                format!(
                    "{} after it was due",
                    board::words::count(usize::try_from(days).unwrap_or(0), "day", "days")
                )
            },
        );
        let group = if it.to_group.is_empty() { it.to_organisation.clone() } else { it.to_group.clone() };
        out.push(Step { day: Some(kernel::time::civil(at)), kind: "Answer", group, title, path, said });
    }
    out
}
