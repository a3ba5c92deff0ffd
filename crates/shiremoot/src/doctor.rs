//! `doctor`: what is wrong with this install, and what to do about it.

use crate::says::{Done, Stop, say};
use crate::settings::Settings;
use crate::wire;
use kernel::ledger::verify;
use kernel::time::MachineClock;
use kernel::{Kernel, jobs};
use public::tree::{self, Against, Standing};
use serde::Serialize;
use site::People;
use site::mail::{Waits, standing};
use std::sync::Arc;

#[derive(Serialize)]
struct Finding {
    what: &'static str,
    well: bool,
    says: String,
}

/// Looks at everything that can be looked at without changing it; the index of words is made anew first when that is asked.
///
/// # Errors
/// [`Stop::Found`] when something is wrong.
pub fn run(settings: &Settings, rebuild_search: bool, json: bool) -> Done {
    let mut findings = Vec::new();
    let mut note = |what, result: Result<String, String>| {
        let (well, says) = match result {
            Ok(says) => (true, says),
            Err(says) => (false, says),
        };
        findings.push(Finding { what, well, says });
    };
    match wire::there(settings, Arc::new(MachineClock)) {
        Ok(kernel) => {
            note("rulebook", Ok("every file fits, every rule cites its source".into()));
            note("store", Ok(format!("{} opened, up to date", settings.place())));
            note("ledger", ledger(&kernel));
            note("search", index(&kernel, rebuild_search));
            note("jobs", queue(&kernel));
            note("files", files(&kernel));
            note("mail", mail(&kernel, settings));
            note("record", record(&kernel));
        }
        Err(fault) => note("install", Err(fault.to_string())),
    }
    if settings.place().is_far() {
        note("database", Err("rows travel to the database on another machine without encryption: keep it on this machine, or reach it by a tunnel".into()));
    }
    if !settings.get("listen").starts_with("127.") && settings.get("https") != "yes" {
        note(
            "https",
            Err(
                "it listens beyond this machine without https: put a proxy before it and set https = \"yes\""
                    .into(),
            ),
        );
    }
    let lines = findings
        .iter()
        .map(|f| format!("{}  {:8}  {}", if f.well { "well " } else { "WRONG" }, f.what, f.says));
    say(json, &findings, &lines.collect::<Vec<_>>().join("\n"))?;
    if findings.iter().all(|f| f.well) { Ok(()) } else { Err(Stop::Found) }
}

/// Whether what was published is what lies there.
fn record(kernel: &Kernel) -> Result<String, String> {
    let house = kernel.record().map_err(|fault| fault.to_string())?;
    let (mut said, mut wrong) = (Vec::new(), Vec::new());
    for county in counties(kernel)? {
        let folder = tree::folder(house, &county);
        if !folder.exists() {
            continue;
        }
        let verdict = tree::verify(&folder, &Against::default()).map_err(|fault| fault.to_string())?;
        let at = folder.display();
        match verdict.standing {
            Standing::Wrong => {
                wrong.push(format!("{county} was altered: shiremoot verify-record {at} says where"))
            }
            _ => said.push(format!("{county} {}", verdict.number)),
        }
    }
    match (wrong.is_empty(), said.is_empty()) {
        (false, _) => Err(wrong.join("; ")),
        (true, true) => Ok("nothing is published yet".into()),
        (true, false) => Ok(format!("publications hold: {}", said.join(", "))),
    }
}

fn counties(kernel: &Kernel) -> Result<Vec<String>, String> {
    let all = kernel.read(|unit| board::Board.counties(unit)).map_err(|fault| fault.to_string())?;
    Ok(all.into_iter().map(|county| county.slug).collect())
}

/// How much is found by its words.
fn index(kernel: &Kernel, rebuild: bool) -> Result<String, String> {
    if rebuild {
        kernel::search::rebuild(kernel, &counties(kernel)?).map_err(|fault| fault.to_string())?;
    }
    let there = kernel::search::size(kernel).map_err(|fault| fault.to_string())?;
    let said = if rebuild { "the index was made anew: " } else { "" };
    Ok(format!("{said}{there} things are found by their words"))
}

fn ledger(kernel: &Kernel) -> Result<String, String> {
    let why = "the doctor looks at the ledger";
    let verdict =
        kernel.read(|unit| verify(&mut unit.rows_without_a_permit(why), &[])).map_err(|e| e.to_string())?;
    if verdict.faults.is_empty() {
        return Ok(format!("{} entries hold, {} wait for their seal", verdict.head.seq, verdict.unsealed));
    }
    Err(format!(
        "{}. Restore a backup made before, and find out who could write to the database",
        verdict.faults.join("; ")
    ))
}

fn queue(kernel: &Kernel) -> Result<String, String> {
    let left = kernel
        .read(|unit| jobs::left(&mut unit.rows_without_a_permit("the doctor looks at jobs")))
        .map_err(|e| e.to_string())?;
    let failed: Vec<String> = left
        .iter()
        .filter(|j| j.attempts >= jobs::TRIES)
        .map(|j| format!("{}: {}", j.kind, j.error))
        .collect();
    if failed.is_empty() {
        Ok(format!("{} waiting, none failed", left.len()))
    } else {
        Err(failed.join("; "))
    }
}

/// What waits in the outbox, and why.
fn mail(kernel: &Kernel, settings: &Settings) -> Result<String, String> {
    let Waits { waiting, failed, why, since } = standing(kernel).map_err(|e| e.to_string())?;
    wire::postman(settings).map_err(|e| e.to_string())?;
    if settings.get("smtp-host").is_empty() {
        return Ok(format!(
            "nothing leaves this machine: {waiting} messages stand in the outbox. Set smtp-host to send them"
        ));
    }
    let since = since.map_or(String::new(), |at| format!(", the oldest since {}", kernel::time::civil(at)));
    if why.is_empty() {
        return Ok(format!("{waiting} messages wait{since}, none failed"));
    }
    Err(format!(
        "{waiting} messages wait{since}, {failed} failed: {why}. Look at the outbox, and try them again there"
    ))
}

fn files(kernel: &Kernel) -> Result<String, String> {
    let all = kernel.files().all().map_err(|e| e.to_string())?;
    for hash in &all {
        kernel.files().read(hash).map_err(|e| e.to_string())?;
    }
    Ok(format!("{} files, each as its hash says", all.len()))
}
