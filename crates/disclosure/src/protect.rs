//! A table made safe to show, given everything that was shown before.

use crate::assemble::dominated;
use crate::audit::open;
use crate::release::Kept;
use crate::show::show;
use crate::solve::{Solved, solve};
use crate::{Fault, Key, Need, Policy, Reason, Reasons, Relation, Release, Released, Shown, Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A table made safe to show. Outputs read it and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Protected {
    shown: BTreeMap<Key, Shown>,
    record: Record,
    kept: Vec<Kept>,
    relations: Vec<Relation>,
}

/// How a table was protected: for whoever answers for its release. It holds no raw count of a hidden cell, but says which are small.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The rule that was applied.
    pub policy: Policy,
    /// The releases that were looked at, by name.
    pub against: Vec<String>,
    /// Whether readers are told which cells are small.
    pub told: bool,
    /// Every cell that is not shown as it was counted.
    pub cells: Vec<Entry>,
    /// What hiding cost, by the policy's loss, small cells not counted.
    pub loss: f64,
    /// Whether nothing would have cost less.
    pub least: bool,
    /// Cells, here or in earlier releases, that cannot stay as uncertain as they should however much is hidden: mostly because of what
    /// was shown before, sometimes because of cells that must be kept. Look at each before the table is released.
    pub exposed: Vec<String>,
}

/// One cell that is hidden or needs protection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The cell.
    pub key: Key,
    /// Why it is hidden; none for one that is shown rounded.
    pub reason: Option<Reason>,
    /// How uncertain it must stay.
    pub need: Option<Need>,
    /// The values that a reader must reckon with, from what was shown now and earlier. None: no upper end.
    pub possible: (u64, Option<u64>),
}

impl Protected {
    /// All that may be shown of a cell; nothing for one that is not published.
    pub fn shown(&self, key: &Key) -> Option<&Shown> {
        self.shown.get(key)
    }

    /// All cells that are published.
    pub fn cells(&self) -> impl Iterator<Item = (&Key, &Shown)> {
        self.shown.iter()
    }

    /// How it was protected.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// As it is kept once it was released, for the next release to be held against. It holds raw counts.
    pub fn release(&self, id: impl Into<String>) -> Release {
        Release { id: id.into(), cells: self.kept.clone(), relations: self.relations.clone() }
    }
}

/// Makes a table safe to show to those who have seen everything in `released`.
///
/// # Errors
/// A table that does not add up, or a policy that contradicts itself.
pub fn protect(table: &Table, policy: &Policy, released: &Released) -> Result<Protected, Fault> {
    policy.check()?;
    table.check()?;
    let told = policy.reasons == Reasons::Told;
    let mut solved = solve(table, policy, released, told);
    // Who knows which are small knows more: where that cannot be made good by hiding more, it is not told.
    let told = told && solved.found.exposed.is_empty();
    if policy.reasons == Reasons::Told && !told {
        solved = solve(table, policy, released, false);
    }
    // What would have been hidden had nothing been released before is not hidden because of it.
    let alone =
        if released.is_empty() { None } else { Some(solve(table, policy, &Released::nothing(), told)) };
    let reasons: Vec<Option<Reason>> = (0..table.cells.len())
        .map(|at| match (solved.reason(at), &alone) {
            (Some(Reason::Protects), Some(alone)) if alone.reason(at).is_none() => Some(Reason::Earlier),
            (reason, _) => reason,
        })
        .collect();
    Ok(finished(table, policy, released, &solved, &reasons))
}

fn finished(
    table: &Table,
    policy: &Policy,
    released: &Released,
    solved: &Solved,
    reasons: &[Option<Reason>],
) -> Protected {
    let shown = show(table, policy, reasons, solved.told);
    let mut cells = Vec::new();
    let mut kept = Vec::with_capacity(table.cells.len());
    let mut loss = 0.0;
    for (at, (cell, reason)) in table.cells.iter().zip(reasons).enumerate() {
        let need = solved.need(at);
        if reason.is_some() || need.is_some() {
            let possible = open(solved.possible(at));
            cells.push(Entry { key: cell.key.clone(), reason: *reason, need, possible });
        }
        if reason.is_some_and(|reason| !reason.primary()) {
            loss += policy.cost(cell.count, cell.weight);
        }
        let small = policy.span(cell.count).is_some() || dominated(cell, policy);
        let (low, high) = open(solved.told_of[at]);
        kept.push(Kept {
            key: cell.key.clone(),
            count: cell.count,
            shown: shown.get(&cell.key).cloned(),
            low,
            high,
            small,
            need: solved.need_kept(at),
        });
    }
    let record = Record {
        policy: policy.clone(),
        against: released.iter().map(|release| release.id().to_owned()).collect(),
        told: solved.told,
        cells,
        loss,
        least: solved.found.least,
        exposed: solved.exposed(),
    };
    Protected { shown, record, kept, relations: table.relations.clone() }
}
