//! Loading a county's plan from data files: read whole, checked whole, then written in one unit or not at all.
//!
//! Files below `plans/` of an example hold `[[agreement]]`, `[[priority]]`, `[[action]]`, `[[report]]`, `[[verdict]]` and
//! `[[update]]` tables, in any order and any files; and how an agreement came about: `[[prioritisation]]`, `[[candidate]]`,
//! `[[scores]]`, `[[draft]]`, `[[joint]]`, `[[signature]]`, `[[copy]]`, `[[objective]]` and `[[regard]]`. See [`shapes`] and
//! [`agreed_shapes`] for their keys. `[[assessment]]` and `[[partnership-plan]]` tables are each followed by what belongs to them: see
//! [`statutory`].

mod agreed;
mod agreed_shapes;
mod shapes;
mod statutory;
mod write;

use board::Example;
use jiff::civil::Date;
use kernel::rulebook::{Item, Misprint, items};
use kernel::{Fault, Kernel, Outcome, Proof, SystemActs};
use serde::de::DeserializeOwned;
use shapes::{ActionFile, AgreementFile, PriorityFile, ReportFile, UpdateFile, VerdictFile};
use std::cell::Cell;
pub(crate) use write::noon;

/// What the files hold, each table with its place.
#[derive(Default)]
struct Read {
    agreements: Vec<(Item, AgreementFile)>,
    priorities: Vec<(Item, PriorityFile)>,
    actions: Vec<(Item, ActionFile)>,
    /// Reports and verdicts together, in order of day.
    steps: Vec<(Item, Step)>,
    updates: Vec<(Item, UpdateFile)>,
    /// How agreements came about.
    agreed: agreed::Agreed,
    /// Assessments and partnership plans, each with what belongs to it.
    documents: Vec<statutory::Read>,
}

/// One step in the history of an action.
enum Step {
    /// Its lead reports.
    Report(ReportFile),
    /// Its evidence is accepted or disputed.
    Verdict(VerdictFile),
}

impl Step {
    fn order(&self) -> (jiff::civil::Date, u8) {
        match self {
            Self::Report(it) => (it.on, 0),
            Self::Verdict(it) => (it.on, 1),
        }
    }

    fn action(&self) -> i64 {
        match self {
            Self::Report(it) => it.action,
            Self::Verdict(it) => it.action,
        }
    }
}

const KINDS: &[&str] = &["agreement", "priority", "action", "report", "verdict", "update"];

fn take<T: DeserializeOwned>(item: Item) -> Result<(Item, T), Misprint> {
    item.rest(&[]).map(|it| (item, it))
}

fn read(example: &Example) -> Result<Read, Misprint> {
    let mut out = Read::default();
    for (name, text) in example.files.iter().filter(|(n, _)| n.starts_with("plans/") && n.ends_with(".toml"))
    {
        for item in items(name, text)? {
            let Some(item) = out.agreed.take(item)? else { continue };
            match item.kind.as_str() {
                "agreement" => out.agreements.push(take(item)?),
                "priority" => out.priorities.push(take(item)?),
                "action" => out.actions.push(take(item)?),
                "report" => out.steps.push(take(item).map(|(item, it)| (item, Step::Report(it)))?),
                "verdict" => out.steps.push(take(item).map(|(item, it)| (item, Step::Verdict(it)))?),
                "update" => out.updates.push(take(item)?),
                kind if statutory::KINDS.contains(&kind) => statutory::take(&mut out.documents, item)?,
                other => {
                    let kinds = [KINDS, agreed::KINDS, statutory::KINDS].concat();
                    let near = kernel::rulebook::nearest(other, kinds.iter().copied());
                    let hint = near.map_or_else(|| kinds.join(", "), |n| format!("did you mean “{n}”?"));
                    return Err(Misprint {
                        file: item.file.clone(),
                        line: item.line,
                        message: format!("“{other}” is not a kind of thing in a plan: {hint}"),
                    });
                }
            }
        }
    }
    out.steps.sort_by_key(|(_, step)| step.order());
    Ok(out)
}

/// Loads a county's plan. Nothing is kept when anything is wrong.
///
/// # Errors
/// [`Misprint`] as a [`Fault::Fields`] on `file`, or [`Fault::Broken`].
pub fn load(kernel: &Kernel, example: &Example) -> Outcome<()> {
    let files = read(example).map_err(said)?;
    let counts = (files.agreements.len(), files.actions.len(), files.updates.len());
    if counts == (0, 0, 0) && files.documents.is_empty() {
        return Ok(());
    }
    let acts = SystemActs::without_a_permit_because("examples", &example.county, kernel.today());
    // What lies ahead of today is left out, but not what is wrong with it: first all of it is written and undone.
    let fits = Cell::new(false);
    let rehearsed: Outcome<()> = kernel.write(|unit| {
        let _ = write::all(unit, &acts, &example.county, &files, Date::MAX)?;
        fits.set(true);
        Err(Fault::Absent)
    });
    if !fits.get() {
        return rehearsed;
    }
    kernel.write(|unit| write::all(unit, &acts, &example.county, &files, acts.holder().on))
}

fn said(wrong: Misprint) -> Fault {
    Fault::field("file", wrong.to_string())
}

/// Blames the table for what a command refused: its field, with underscores as hyphens, names the line.
fn blame(item: &Item, fault: Fault) -> Fault {
    match fault {
        Fault::Fields(errors) => errors.first().map_or_else(
            || Fault::broken("something was refused without a reason"),
            |e| said(item.wrong(&e.field, format!("{}: {}", e.field, e.message))),
        ),
        Fault::Conflict(why) => said(item.wrong("action", why)),
        other => other,
    }
}
