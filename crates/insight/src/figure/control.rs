//! Disclosure control of a figure's counts: after they are added up and before anything is worked out from them.
//!
//! A cell is named by what is counted, where and when, so that the same thing in another figure or an earlier release is the same
//! cell. Parts that the figure does not show (the rest of a whole, the months of a window, the districts of a county) are given as
//! unpublished cells, because they can be worked out from what is shown.

use super::raw::{RawCell, RawLine};
use super::values::Controlled;
use crate::dataset::Dataset;
use crate::indicator::{Indicator, Method, Over};
use disclosure::{Cell, Key, Policy, Relation, Release, Released, Rounding, Table, protect};
use kernel::{Fault, Outcome};
use std::collections::BTreeMap;

/// A figure's counts after control.
pub(super) struct Passed {
    /// By line and period.
    pub cells: Vec<Vec<Controlled>>,
    /// What would be released, when there is a rule at all: to be kept when it is.
    pub release: Option<Release>,
}

/// The rule of a dataset.
pub(super) fn policy(dataset: &Dataset) -> Policy {
    let rule = &dataset.dataset.disclosure;
    let policy = Policy::below(u64::from(rule.primary));
    if rule.round > 1 { policy.rounded(Rounding::Nearest(u64::from(rule.round))) } else { policy }
}

/// Whether a rule changes nothing.
pub(super) fn open(policy: &Policy) -> bool {
    policy.up_to == 0 && policy.rounding == Rounding::Exact
}

/// Passes a figure's counts through the rule of their dataset, with everything that was released before to the same readers.
///
/// # Errors
/// [`Fault::Broken`] when the counts contradict one another.
pub(super) fn control(
    it: &Indicator,
    dataset: &Dataset,
    lines: &[RawLine],
    beneath: &[RawLine],
    released: &Released,
    id: &str,
) -> Outcome<Passed> {
    let policy = policy(dataset);
    if open(&policy) {
        let exact = |known: &Result<u64, String>| known.as_ref().ok().map(|n| disclosure::Shown::Count(*n));
        let cell = |cell: &RawCell| Controlled {
            count: exact(&cell.count),
            whole: cell.whole.as_ref().and_then(exact),
        };
        let cells = lines.iter().map(|line| line.cells.iter().map(cell).collect()).collect();
        return Ok(Passed { cells, release: None });
    }
    if it.indicator.method == Method::HarmScore {
        // A score of a few offences of known weight gives their number away, whatever is done to the count.
        let words = "A score of harm is not shown of a dataset whose small numbers are protected";
        return Err(Fault::field("indicator", words));
    }
    let names = Names::of(it);
    let mut counted: BTreeMap<Key, Cell> = BTreeMap::new();
    let mut relations: Vec<Relation> = Vec::new();
    for (line, published) in lines.iter().map(|l| (l, true)).chain(beneath.iter().map(|l| (l, false))) {
        for cell in &line.cells {
            put_cell(&names, line, cell, published, &mut counted, &mut relations);
        }
    }
    across(&names, lines, beneath, &counted, &mut relations);
    let table = Table { cells: counted.into_values().collect(), relations };
    let passed = protect(&table, &policy, released).map_err(Fault::broken)?;
    let shown = |key: &Key| passed.shown(key).cloned();
    let cells = lines.iter().map(|line| {
        let cell = |cell: &RawCell| Controlled {
            count: cell.count.as_ref().ok().and_then(|_| shown(&names.part(line, cell))),
            whole: cell
                .whole
                .as_ref()
                .and_then(|w| w.as_ref().ok())
                .and_then(|_| shown(&names.whole(line, cell))),
        };
        line.cells.iter().map(cell).collect()
    });
    Ok(Passed { cells: cells.collect(), release: Some(passed.release(id)) })
}

/// Puts a count, its whole and the rest of it, and the months it is made of.
fn put_cell(
    names: &Names,
    line: &RawLine,
    cell: &RawCell,
    published: bool,
    counted: &mut BTreeMap<Key, Cell>,
    relations: &mut Vec<Relation>,
) {
    let Ok(count) = &cell.count else { return };
    let key = names.part(line, cell);
    put(counted, key.clone(), *count, published);
    if let Some(Ok(whole)) = &cell.whole
        && let Some(rest) = whole.checked_sub(*count)
    {
        let (all, other) = (names.whole(line, cell), names.rest(line, cell));
        put(counted, all.clone(), *whole, published);
        put(counted, other.clone(), rest, false);
        relations.push(Relation { total: all, parts: vec![key.clone(), other] });
    }
    if cell.months.len() > 1 {
        let mut parts = Vec::new();
        for (month, count) in &cell.months {
            let part = names.month(line, *month);
            put(counted, part.clone(), *count, false);
            parts.push(part);
        }
        relations.push(Relation { total: key, parts });
    }
}

/// A cell that stands in several places is one, published when one of them is.
fn put(counted: &mut BTreeMap<Key, Cell>, key: Key, count: u64, published: bool) {
    let cell =
        if published { Cell::new(key.clone(), count) } else { Cell::new(key.clone(), count).unpublished() };
    let kept = counted.entry(key).or_insert(cell);
    kept.published |= published;
}

/// An area that is the sum of those beneath it: held only where every one of them is known and they come to it.
fn across(
    names: &Names,
    lines: &[RawLine],
    beneath: &[RawLine],
    counted: &BTreeMap<Key, Cell>,
    relations: &mut Vec<Relation>,
) {
    for line in lines.iter().chain(beneath) {
        let parts: Vec<&RawLine> =
            lines.iter().chain(beneath).filter(|part| part.within.contains(&line.area.code)).collect();
        if parts.len() < 2 {
            continue;
        }
        for (at, cell) in line.cells.iter().enumerate() {
            let total = names.part(line, cell);
            let mut keys: Vec<Key> = parts
                .iter()
                .filter_map(|part| part.cells.get(at).map(|cell| names.part(part, cell)))
                .collect();
            keys.sort();
            keys.dedup();
            let sum: Option<u64> = keys.iter().map(|key| counted.get(key).map(|cell| cell.count)).sum();
            if sum.is_some() && sum == counted.get(&total).map(|cell| cell.count) {
                relations.push(Relation { total, parts: keys });
            }
        }
    }
}

/// How cells are named.
struct Names {
    dataset: String,
    part: String,
    whole: String,
}

impl Names {
    fn of(it: &Indicator) -> Self {
        let n = &it.indicator.numerator;
        let listed = |all: bool, of: &[String]| {
            let mut of = of.to_vec();
            of.sort();
            if all { "all crime".to_string() } else { of.join("+") }
        };
        let mut part = listed(n.all_crime, &n.categories);
        if !n.outcomes.is_empty() {
            part = format!("{part}/{}", listed(false, &n.outcomes));
        }
        part.extend(n.measure.iter().map(String::as_str));
        let whole = match &it.indicator.denominator {
            Some(Over::Categories(whole)) if whole.all => "everything".into(),
            Some(Over::Categories(whole)) => listed(whole.all_crime, &whole.categories),
            _ => String::new(),
        };
        Self { dataset: n.dataset.clone(), part, whole }
    }

    fn key(&self, of: &str, line: &RawLine, when: &str) -> Key {
        Key::of(&[("dataset", &self.dataset), ("of", of), ("area", &line.area.code), ("when", when)])
    }

    fn part(&self, line: &RawLine, cell: &RawCell) -> Key {
        self.key(&self.part, line, &cell.period.code())
    }

    fn whole(&self, line: &RawLine, cell: &RawCell) -> Key {
        self.key(&self.whole, line, &cell.period.code())
    }

    fn rest(&self, line: &RawLine, cell: &RawCell) -> Key {
        self.key(&format!("{} without {}", self.whole, self.part), line, &cell.period.code())
    }

    fn month(&self, line: &RawLine, month: i32) -> Key {
        self.key(&self.part, line, &super::period::month_code(month))
    }
}
