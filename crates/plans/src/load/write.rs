//! Writes what was read, by the same rules that hold for people.

use super::shapes::UpdateFile;
use super::{Read, Step, blame, said};
use crate::Period;
use crate::actions::{self, Definition, Plan, Report, Reported};
use crate::agreements::{self, Aim, State, Terms};
use crate::events;
use crate::status::{Claim, Said};
use crate::store;
use crate::updates::{self as rounds, Words};
use board::{Group, Person, Register};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::plain_date::PlainDate;
use kernel::rulebook::{Item, nearest};
use kernel::{Fault, Outcome, Recorded, SystemActs, Unit};
use std::collections::HashMap;

/// What others refer to, by short name.
pub(super) struct Known<'a> {
    pub county: &'a str,
    /// The last day of which anything is written: what lies after it has not happened yet.
    pub until: Date,
    pub register: &'a Register,
    agreements: HashMap<String, String>,
    /// By agreement and short name.
    priorities: HashMap<(String, String), String>,
}

/// Writes what happened up to a day.
pub(super) fn all(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    county: &str,
    files: &Read,
    until: Date,
) -> Outcome<Recorded> {
    let register = board::current(unit, county)?;
    let mut known =
        Known { county, until, register: &register, agreements: HashMap::new(), priorities: HashMap::new() };
    for (item, it) in &files.agreements {
        let state = State::named(&it.state).ok_or_else(|| {
            let names: Vec<&str> = State::ALL.iter().map(|s| s.name()).collect();
            not_there(item, "state", &it.state, "state of an agreement", &names)
        })?;
        let terms = Terms {
            title: it.title.clone(),
            legal_year: it.legal_year.clone(),
            applies_to: it.applies_to.clone(),
            state,
            published: it.published,
            about: it.about.trim().into(),
        };
        let id = agreements::add_as(unit, acts, county, &it.id, &terms).map_err(|f| blame(item, f))?;
        known.agreements.insert(it.id.clone(), id);
    }
    for (item, it) in &files.priorities {
        let agreement = known.agreement(item, &it.agreement)?;
        let aim = Aim {
            title: it.title.clone(),
            about: it.about.trim().into(),
            place: it.order,
            cross_cutting: it.cross_cutting,
        };
        let id =
            agreements::add_priority_as(unit, acts, &agreement, &it.id, &aim).map_err(|f| blame(item, f))?;
        known.priorities.insert((it.agreement.clone(), it.id.clone()), id);
    }
    let plans = actions(unit, acts, &known, files)?;
    steps(unit, acts, &known, files, plans)?;
    for (item, it) in &files.updates {
        update(unit, acts, &known, item, it)?;
    }
    super::statutory::write(unit, acts, county, &register, &files.documents, until)?;
    super::agreed::all(unit, acts, &known, &files.agreed)?;
    let event = events::ExampleLoaded {
        county: county.into(),
        agreements: files.agreements.len(),
        actions: files.actions.len(),
        updates: files.updates.len(),
    };
    unit.record(acts, &event)
}

fn actions(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    files: &Read,
) -> Outcome<HashMap<i64, Plan>> {
    let mut plans = HashMap::new();
    for (item, it) in files.actions.iter().filter(|(_, it)| it.defined <= known.until) {
        let of = Definition {
            agreement: known.agreement_or_none(item, &it.agreement)?,
            priority: known.priority(item, &it.agreement, &it.priority)?,
            group: it.group.clone(),
            title: it.title.clone(),
            outcome: it.outcome.trim().into(),
            lead: it.lead.clone(),
            partners: it.partners.clone(),
            owner: it.owner.clone(),
            begins: it.begins.map(|d| d.0),
            due: it.due,
            source: it.source.clone(),
            published: it.published,
            restricted: false,
        };
        if it.number < 1 || plans.contains_key(&it.number) {
            let message = format!(
                "number: {} cannot be given to this action: a number is 1 or more and is used once",
                it.number
            );
            return Err(said(item.wrong("number", message)));
        }
        let made = actions::define_as(unit, acts, known.county, it.number, &of, noon(it.defined));
        plans.insert(it.number, made.map_err(|f| blame(item, f))?.0);
    }
    if let Some(last) = plans.keys().max() {
        store::actions::used_number(unit, acts, known.county, *last)?;
    }
    Ok(plans)
}

fn steps(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    files: &Read,
    mut plans: HashMap<i64, Plan>,
) -> Outcome<()> {
    for (item, step) in files.steps.iter().filter(|(_, step)| step.order().0 <= known.until) {
        let held = plans.remove(&step.action()).ok_or_else(|| {
            let message =
                format!("action: there is no action with the number {} in these files", step.action());
            said(item.wrong("action", message))
        })?;
        let plan = match step {
            Step::Report(it) => {
                let claim = Claim::named(&it.claim).ok_or_else(|| {
                    let names: Vec<&str> = Claim::ALL.iter().map(|c| c.name()).collect();
                    not_there(item, "claim", &it.claim, "claim", &names)
                })?;
                let said = Said {
                    words: it.words.trim().into(),
                    exception: it.exception.trim().into(),
                    ask: it.ask.trim().into(),
                    evidence: it.evidence.trim().into(),
                };
                let by = known.person(item, &it.by)?;
                let reported =
                    Reported { report: &Report { claim, said }, at: noon(it.on), by: by.as_deref() };
                actions::report_as(unit, acts, held, &reported)
            }
            Step::Verdict(it) => {
                let by = known.person(item, &it.by)?;
                actions::settle_as(unit, acts, held, it.accepted, it.words.trim(), noon(it.on), by.as_deref())
            }
        };
        let (plan, _) = plan.map_err(|f| blame(item, f))?;
        plans.insert(plan.number, plan);
    }
    Ok(())
}

fn update(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    item: &Item,
    it: &UpdateFile,
) -> Outcome<()> {
    let groups: Vec<&str> = known.slugs(Group::KIND);
    if !groups.contains(&it.group.as_str()) {
        return Err(not_there(item, "group", &it.group, "group", &groups));
    }
    let period = Period::new(it.from, it.to).ok_or_else(|| {
        said(item.wrong("to", "to: the last day of the period must be the same as or after the first"))
    })?;
    let by = known.person(item, &it.by)?;
    let words = Words {
        purpose: it.purpose.trim().into(),
        activity: it.activity.trim().into(),
        priorities: it.priorities.trim().into(),
        legislation: it.legislation.trim().into(),
        asks: it.asks.clone(),
    };
    let request =
        rounds::Request { period, due: it.due, note: it.note.trim().into(), groups: vec![it.group.clone()] };
    if it.asked > known.until {
        return Ok(());
    }
    let happened = |day: Option<PlainDate>| day.filter(|d| d.0 <= known.until).map(|d| noon(d.0));
    let given = happened(it.given);
    let saved = happened(it.saved).or(given);
    let words = if saved.is_none() && (it.given.is_some() || it.saved.is_some()) {
        Words { purpose: words.purpose, ..Words::default() }
    } else {
        words
    };
    let made = rounds::place(
        unit,
        acts,
        known.county,
        &request,
        noon(it.asked),
        &words,
        by.as_deref(),
        saved,
        given,
    );
    made.map_err(|f| blame(item, f))
}

impl Known<'_> {
    pub(super) fn slugs(&self, kind: &str) -> Vec<&str> {
        self.register.facts.iter().filter(|f| f.noun.kind() == kind).map(|f| f.slug.as_str()).collect()
    }

    fn agreement(&self, item: &Item, slug: &str) -> Outcome<String> {
        let names: Vec<&str> = self.agreements.keys().map(String::as_str).collect();
        self.agreements
            .get(slug)
            .cloned()
            .ok_or_else(|| not_there(item, "agreement", slug, "agreement", &names))
    }

    fn agreement_or_none(&self, item: &Item, slug: &str) -> Outcome<String> {
        if slug.is_empty() { Ok(String::new()) } else { self.agreement(item, slug) }
    }

    fn priority(&self, item: &Item, agreement: &str, slug: &str) -> Outcome<String> {
        if slug.is_empty() {
            return Ok(String::new());
        }
        let found = self.priorities.get(&(agreement.to_string(), slug.to_string())).cloned();
        found.ok_or_else(|| {
            let here = self.priorities.keys().filter(|(a, _)| a == agreement).map(|(_, p)| p.as_str());
            not_there(item, "priority", slug, "priority of this agreement", &here.collect::<Vec<_>>())
        })
    }

    /// How the ledger names a person; nobody when none is named.
    pub(super) fn person(&self, item: &Item, slug: &str) -> Outcome<Option<String>> {
        if slug.is_empty() {
            return Ok(None);
        }
        let people = self.slugs(Person::KIND);
        if !people.contains(&slug) {
            return Err(not_there(item, "by", slug, "person", &people));
        }
        Ok(Some(format!("{}/person/{slug}", self.county)))
    }
}

use board::Is;

/// A reference to nothing, with the nearest right name.
pub(super) fn not_there(item: &Item, key: &str, name: &str, what: &str, known: &[&str]) -> Fault {
    let hint = match nearest(name, known.iter().copied()) {
        Some(near) => format!(". Did you mean “{near}”?"),
        None if known.is_empty() => String::new(),
        None if known.len() <= 12 => format!(". It can be: {}", known.join(", ")),
        None => String::new(),
    };
    said(item.wrong(key, format!("{key}: there is no {what} called “{name}”{hint}")))
}

/// Noon in England on a day: what a file says of a day happened then.
pub(crate) fn noon(day: Date) -> Timestamp {
    let at = day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    at.map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp())
}
