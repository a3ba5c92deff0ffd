//! The gap view: duties by bodies, the worst first.

use crate::engine::{Obligation, State};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Duties as rows, bodies as columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The bodies, the worst first.
    pub bodies: Vec<Column>,
    /// The duties, the worst first.
    pub rows: Vec<Row>,
}

/// One body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Short name.
    pub body: Arc<str>,
    /// Name.
    pub name: Arc<str>,
}

/// One duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Name of the duty.
    pub duty: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// The worst of its cells.
    pub worst: State,
    /// A cell for each body, in the order of [`Matrix::bodies`]; none where the body is not bound at all.
    pub cells: Vec<Option<Cell>>,
}

/// What one body owes under one duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The worst of its obligations.
    pub worst: State,
    /// Where they stand among what was given to [`matrix`], the worst first.
    pub at: Vec<usize>,
}

/// How many cells are overdue, cannot be known and are due: more is worse, and comes first.
type Weight = [Reverse<usize>; 3];

/// Lays obligations out as a matrix, worst first in both directions; what is equally bad stays in the order of the register, and of
/// names.
pub fn matrix(obligations: &[&Obligation]) -> Matrix {
    let mut cells: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    let (mut duties, mut bodies): (Vec<&Obligation>, BTreeMap<&str, &Obligation>) =
        (Vec::new(), BTreeMap::new());
    let mut known: HashSet<&str> = HashSet::new();
    for (at, one) in obligations.iter().copied().enumerate() {
        if known.insert(&one.duty) {
            duties.push(one);
        }
        bodies.insert(&one.body, one);
        cells.entry((&*one.duty, &*one.body)).or_default().push(at);
    }
    // A body is the worse the more of its cells are bad; a duty likewise.
    let mut weights: HashMap<&str, Weight> = HashMap::new();
    for ((duty, body), these) in &mut cells {
        these.sort_by_key(|at| (obligations[*at].state, obligations[*at].due, *at));
        let state = these.first().map_or(State::NotApplicable, |at| obligations[*at].state);
        if let Some(place) = State::ALL.iter().position(|one| *one == state).filter(|place| *place < 3) {
            // No body bears the name of a duty.
            for name in [*duty, *body] {
                weights.entry(name).or_default()[place].0 += 1;
            }
        }
    }
    let worst = |these: &[usize]| these.first().map_or(State::NotApplicable, |at| obligations[*at].state);
    let weight = |name: &str| weights.get(name).copied().unwrap_or_default();
    let mut columns: Vec<&Obligation> = bodies.into_values().collect();
    columns.sort_by_cached_key(|one| (weight(&one.body), one.body_name.clone(), one.body.clone()));
    duties.sort_by_cached_key(|one| weight(&one.duty));
    let rows = duties.iter().map(|one| {
        let cell = |column: &&Obligation| {
            let these = cells.get(&(&*one.duty, &*column.body))?;
            Some(Cell { worst: worst(these), at: these.clone() })
        };
        let cells: Vec<Option<Cell>> = columns.iter().map(cell).collect();
        let worst = cells.iter().flatten().map(|cell| cell.worst).min().unwrap_or(State::NotApplicable);
        Row { duty: one.duty.clone(), title: one.title.clone(), worst, cells }
    });
    Matrix {
        rows: rows.collect(),
        bodies: columns
            .iter()
            .map(|one| Column { body: one.body.clone(), name: one.body_name.clone() })
            .collect(),
    }
}
