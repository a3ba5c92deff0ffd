//! Loading what a county recorded by hand of its duties from data files: read whole, checked whole, then written in one unit or not at all.
//!
//! Files below `duties/` of an example hold `[[evidence]]` and `[[event]]` tables. `of` lists whose it is, `organisation/fire` or
//! `group/csp-east`, or `county`: one table is one piece of evidence for each.

use crate::events;
use crate::held::{self, Entry, Happening};
use crate::law::EVENTS;
use crate::store;
use board::{Example, Register};
use jiff::civil::Date;
use kernel::clock::plain_date;
use kernel::contracts::evidence::KINDS;
use kernel::rulebook::{Item, Misprint, items, nearest};
use kernel::{Fault, Kernel, Outcome, Recorded, SystemActs, Unit};
use serde::Deserialize;
use std::collections::BTreeSet;

/// An `[[evidence]]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct EvidenceFile {
    of: Vec<String>,
    kind: String,
    #[serde(default)]
    year: String,
    #[serde(with = "plain_date")]
    on: Date,
    #[serde(default, with = "plain_date::option")]
    until: Option<Date>,
    title: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    marks: BTreeSet<String>,
    #[serde(default, with = "plain_date::option")]
    withdrawn: Option<Date>,
    #[serde(default)]
    why: String,
}

/// An `[[event]]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct EventFile {
    of: Vec<String>,
    kind: String,
    #[serde(with = "plain_date")]
    on: Date,
    title: String,
    #[serde(default)]
    link: String,
}

/// What the files hold, each table with its place.
#[derive(Default)]
struct Read {
    evidence: Vec<(Item, EvidenceFile)>,
    events: Vec<(Item, EventFile)>,
}

fn read(example: &Example) -> Result<Read, Misprint> {
    let mut out = Read::default();
    let files = example.files.iter().filter(|(n, _)| n.starts_with("duties/") && n.ends_with(".toml"));
    for (name, text) in files {
        for item in items(name, text)? {
            match item.kind.as_str() {
                "evidence" => {
                    let it: EvidenceFile = item.rest(&[])?;
                    known(&item, "kind", &it.kind, KINDS)?;
                    out.evidence.push((item, it));
                }
                "event" => {
                    let it: EventFile = item.rest(&[])?;
                    known(&item, "kind", &it.kind, EVENTS)?;
                    out.events.push((item, it));
                }
                other => {
                    let message = format!("“{other}” is not kept of duties: it can be evidence or event");
                    return Err(Misprint { file: item.file.clone(), line: item.line, message });
                }
            }
        }
    }
    Ok(out)
}

fn known(item: &Item, key: &str, word: &str, list: &[(&str, &str)]) -> Result<(), Misprint> {
    if list.iter().any(|(known, _)| *known == word) {
        return Ok(());
    }
    let hint = nearest(word, list.iter().map(|(known, _)| *known))
        .map_or(String::new(), |near| format!(". Did you mean “{near}”?"));
    Err(item.wrong(key, format!("“{word}” is not known as a {key}{hint}")))
}

/// Events before which something must be done: they are known of before they happen.
const AHEAD: [&str; 4] = ["meeting", "executive-meeting", "private-meeting", "strategy-to-publish"];

/// Loads what a county recorded by hand, as far as it had happened by today, or is planned and something must come before it.
///
/// # Errors
/// [`Misprint`] as a [`Fault::Fields`] on `file`, or [`Fault::Broken`].
pub fn load(kernel: &Kernel, example: &Example) -> Outcome<()> {
    let files = read(example).map_err(said)?;
    let days = files.evidence.iter().map(|(_, it)| it.on).chain(files.events.iter().map(|(_, it)| it.on));
    if days.min().is_none_or(|first| first > kernel.today()) {
        return Ok(());
    }
    let acts = SystemActs::without_a_permit_because("examples", &example.county, kernel.today());
    kernel.write(|unit| write(unit, &acts, &example.county, &files))
}

fn write(unit: &mut Unit<'_>, acts: &SystemActs, county: &str, files: &Read) -> Outcome<Recorded> {
    let (register, today) = (board::current(unit, county)?, unit.today());
    let mut done = None;
    for (item, it) in &files.evidence {
        for of in &it.of {
            let body = whose(&register, county, of).map_err(|why| said(item.wrong(of, why)))?;
            if it.on > today {
                continue;
            }
            let entry = Entry {
                kind: it.kind.clone(),
                year: it.year.clone(),
                on: it.on,
                until: it.until,
                title: it.title.clone(),
                link: it.link.clone(),
                marks: it.marks.clone(),
            };
            let id = store::evidence::insert(unit, acts, county, &body, &entry)?;
            let event = events::EvidenceRecorded {
                evidence: id.clone(),
                body: body.clone(),
                kind: entry.kind.clone(),
            };
            done = Some(unit.record(acts, &event)?);
            if let Some(on) = it.withdrawn.filter(|on| *on <= today) {
                store::by_hand::withdraw(unit, acts, store::by_hand::Table::Evidence, &id, on, &it.why)?;
                let event = events::EvidenceWithdrawn { evidence: id, body, on: on.to_string() };
                done = Some(unit.record(acts, &event)?);
            }
        }
    }
    for (item, it) in &files.events {
        for of in &it.of {
            let body = whose(&register, county, of).map_err(|why| said(item.wrong(of, why)))?;
            if it.on > today && !AHEAD.contains(&it.kind.as_str()) {
                continue;
            }
            let (kind, title, link) = (it.kind.clone(), it.title.clone(), it.link.clone());
            let happening = Happening { kind, on: it.on, title, link };
            let id = store::events::insert(unit, acts, county, &body, &happening)?;
            let event = events::EventRecorded { event: id, body, kind: happening.kind };
            done = Some(unit.record(acts, &event)?);
        }
    }
    done.ok_or(Fault::Absent)
}

/// The identifier of a body that the register has known at some time: `group/scb`, or the county itself.
fn whose(register: &Register, county: &str, of: &str) -> Result<String, String> {
    if of == "county" {
        return Ok(county.to_string());
    }
    let Some((kind @ ("organisation" | "group"), slug)) = of.split_once('/') else {
        return Err(format!("“{of}” is nobody: write county, organisation/… or group/…"));
    };
    let there = |fact: &&board::Fact| fact.slug == slug && fact.noun.kind() == kind;
    match register.facts.iter().find(there) {
        Some(_) => Ok(held::book(county, kind, slug)),
        None => {
            let same = register.facts.iter().filter(|fact| fact.noun.kind() == kind);
            let hint = nearest(slug, same.map(|fact| fact.slug.as_str()))
                .map_or(String::new(), |near| format!(". Did you mean “{near}”?"));
            Err(format!("There is no {kind} called “{slug}”{hint}"))
        }
    }
}

fn said(wrong: Misprint) -> Fault {
    Fault::field("file", wrong.to_string())
}
