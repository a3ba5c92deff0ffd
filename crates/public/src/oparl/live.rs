//! The interface over the network: the objects as they stand, kept until something happens, narrowed as the reader asks.

use super::address::Place;
use super::list::{self, Filter};
use super::memory::{self, Memory};
use super::object::Objects;
use super::{build, files};
use crate::tree::{self, Held, Whole, takedown};
use jiff::Timestamp;
use kernel::contracts::record::{Entry, Kind};
use kernel::time::hex;
use kernel::{Actor, Fault, Kernel, Outcome, Unit, ledger};
use parking_lot::Mutex;
use sha2::{Digest, Sha512};
use site::{App, Cx, Guard, Reply, Route, get};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const OPEN: Guard =
    Guard::Open("gives what each slice offers to the public record, asked with the eyes of the public");

/// The addresses of the interface.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/oparl", OPEN, counties),
        get("/{county}/oparl", OPEN, begin),
        get("/{county}/oparl/{*path}", OPEN, show),
        get("/{county}/record/oparl/{*path}", OPEN, show),
    ]
}

/// Where the record of a county is read.
pub(crate) fn place(app: &App, county: &str) -> Place {
    let here = || format!("{}/{county}/record", app.options.base.trim_end_matches('/'));
    let base = app.kernel.record().map_or_else(|_| here(), |house| tree::address(house, county));
    Place { base, county: county.into(), licence: licence(&app.kernel) }
}

/// The licence that the rulebook names.
fn licence(kernel: &Kernel) -> String {
    crate::voice::facts(kernel).map(|facts| facts.licence.clone()).unwrap_or_default()
}

/// `GET /oparl`: every county has an interface of its own.
fn counties(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let counties = cx.read(|unit, _| cx.app.people.counties(unit))?;
    let systems = counties.iter().map(|county| {
        serde_json::json!({ "name": county.board, "system": place(cx.app, &county.slug).at("system.json") })
    });
    let all = serde_json::json!({ "about": "Each county has an OParl system of its own.", "systems": systems.collect::<Vec<_>>() });
    Ok(json(200, &all))
}

/// `GET /{county}/oparl`
fn begin(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.county()?;
    Ok(Reply::see(cx.at("record/oparl/system.json")))
}

/// `GET /{county}/record/oparl/{path}`
fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let filter = match Filter::read(cx.query.fields()) {
        Ok(filter) => filter,
        Err(words) => return Ok(json(400, &list::error(&words))),
    };
    let objects = current(cx.app, &county)?;
    Ok(match files::read(&objects, cx.param("path")?, &filter) {
        Some(found) => json(200, &found),
        None => json(404, &list::error("There is nothing at this address.")),
    })
}

fn json(status: u16, value: &serde_json::Value) -> Reply {
    Reply::Open { status, media: "application/json; charset=utf-8", bytes: files::bytes(value) }
}

/// Objects in step with what was remembered, and what is to be remembered anew.
pub struct Settled {
    /// Every object.
    pub objects: Arc<Objects>,
    news: Memory,
    digests: BTreeMap<String, String>,
    kept: AtomicBool,
}

/// Every object of a county as it stands now.
///
/// # Errors
/// [`Fault::Broken`] when the record cannot be read.
pub fn current(app: &App, county: &str) -> Outcome<Arc<Objects>> {
    let settled = app.kernel.read(|unit| {
        let stamp = ledger::stamp(unit)?;
        let kernel = unit.kernel();
        kernel.memo().get(county, &stamp, || {
            let held = gather(app, unit, county)?;
            settle(unit, &place(app, county), &held)
        })
    })?;
    // That it cannot be remembered is no reason to turn a reader away: the next one tries again.
    if let Err(why) = remember(&app.kernel, &settled) {
        tracing::warn!("what is published could not be remembered: {why}");
    }
    Ok(settled.objects.clone())
}

/// The objects of a record that is about to be written as files.
///
/// # Errors
/// [`Fault::Broken`] when what was remembered, or a file, cannot be read.
pub fn settled(unit: &mut Unit<'_>, whole: &Whole) -> Outcome<Settled> {
    let licence = licence(unit.kernel());
    let place = Place { base: whole.base.clone(), county: whole.county.clone(), licence };
    settle(unit, &place, &whole.held)
}

const WHY: &str = "what was once public is remembered, so that it can be marked as withdrawn";

fn settle(unit: &mut Unit<'_>, place: &Place, held: &[Held]) -> Outcome<Settled> {
    let (kernel, now): (&Kernel, Timestamp) = (unit.kernel(), unit.now());
    let mut rows = unit.rows_without_a_permit(WHY);
    let memory = memory::load(&mut rows, &place.county)?;
    let mut known = memory::digests(&mut rows)?;
    let mut digests = BTreeMap::new();
    for hash in held.iter().flat_map(|it| hashes(&it.entry)).collect::<BTreeSet<&str>>() {
        if known.contains_key(hash) {
            continue;
        }
        match kernel.files().read(hash) {
            Ok(bytes) => drop(digests.insert(hash.to_string(), hex(&Sha512::digest(&bytes)))),
            Err(Fault::Absent) => {}
            Err(other) => return Err(other),
        }
    }
    known.extend(digests.clone());
    let mut objects = build(place, held, &known);
    let news = objects.settle(&memory, now);
    let kept = AtomicBool::new(news.is_empty() && digests.is_empty());
    Ok(Settled { objects: Arc::new(objects), news, digests, kept })
}

/// Remembers what was given to readers, or is about to be.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn remember(kernel: &Kernel, settled: &Settled) -> Outcome<()> {
    let county = &settled.objects.place.county;
    if settled.kept.load(Ordering::Acquire) {
        return Ok(());
    }
    kernel.write_unrecorded_housekeeping(|unit| {
        let mut rows = unit.rows_without_a_permit(WHY);
        for (hash, sha512) in &settled.digests {
            memory::keep_digest(&mut rows, hash, sha512)?;
        }
        memory::keep(&mut rows, county, &settled.news)
    })?;
    settled.kept.store(true, Ordering::Release);
    Ok(())
}

/// Hashes of the files that an entry refers to.
fn hashes(entry: &Entry) -> Vec<&str> {
    match entry {
        Entry::Paper(it) => it.files.iter().map(|file| file.hash.as_str()).collect(),
        Entry::Document(it) => vec![it.file.hash.as_str()],
        Entry::Meeting(it) => {
            let minutes = it.minutes.iter().flat_map(|minutes| &minutes.files);
            it.files.iter().chain(minutes).map(|file| file.hash.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

/// Entries that were read before, by kind and name, each with the version under which it holds.
#[derive(Default)]
struct Entries(Mutex<BTreeMap<(Kind, String), (String, Entry)>>);

/// Everything that slices give to the record of a county, read as the public: only what has changed is read anew.
pub(crate) fn gather(app: &App, unit: &mut Unit<'_>, county: &str) -> Outcome<Vec<Held>> {
    let anybody = Actor::public(unit.today());
    let entries = unit.kernel().memo().get(county, "", || Ok(Entries::default()))?;
    let mut entries = entries.0.lock();
    let (mut held, mut before) = (Vec::new(), std::mem::take(&mut *entries));
    let out = takedown::all(unit, &anybody.visible::<board::Record>(), county)?;
    for source in app.records() {
        for head in (source.heads)(unit, &anybody, county)? {
            let key = (head.kind, head.name.clone());
            if out.contains_key(&key) {
                continue;
            }
            let known = before.remove(&key).filter(|(version, _)| *version == head.version);
            let entry = match known {
                Some((_, entry)) => Some(entry),
                None => (source.entry)(unit, &anybody, county, head.kind, &head.name)?.map(slim),
            };
            let Some(entry) = entry else { continue };
            entries.insert(key, (head.version.clone(), entry.clone()));
            held.push(Held { head, entry });
        }
    }
    Ok(held)
}

/// A report without its cover and its body: no object shows them.
fn slim(mut entry: Entry) -> Entry {
    if let Entry::Paper(report) = &mut entry {
        report.document.body.clear();
        report.document.cover.clear();
    }
    entry
}
