//! Walks from the true table to others that a reader could not tell from it: which values can an unknown have?
//!
//! A bounded simplex on the equations of one block. It starts at the true values, which solve them, so it needs no first phase. The
//! tableau steers in floating point, but what it claims is whole and exact: a value counts as possible only where a table of whole
//! numbers was stood on that satisfies every equation. Where the way is blocked, the multipliers name the cells that block it.

use crate::system::{Block, ENDLESS, Span, System};
use crate::whole;
use std::collections::{BTreeMap, HashMap};

const NONE: usize = usize::MAX;
const TINY: f64 = 1e-7;
/// From this turn on the first way is taken instead of the widest, which cannot go in circles (Bland 1977).
const CAREFUL: usize = 60;

/// How a push ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// At the value asked for, or it has no end in this direction.
    Reached,
    /// Nothing moves it further: no solution, whole or not, lies beyond.
    Blocked,
    /// Given up; nothing is proven.
    Lost,
}

/// One block, somewhere on its solutions.
pub(crate) struct Walk<'a> {
    system: &'a System,
    /// The unknown of each column.
    vars: Vec<usize>,
    /// How many rows; and in which of them each column stands, with its coefficient.
    rows: usize,
    stands: Vec<Vec<(usize, i64)>>,
    table: Vec<f64>,
    /// The column that each row gives, and the row that gives each column.
    basis: Vec<usize>,
    given: Vec<usize>,
    at: Vec<f64>,
    /// Whether all stand on whole numbers.
    whole: bool,
    furthest: f64,
    /// Whole values of each column that were stood on, without a gap.
    pub seen: Vec<Span>,
}

impl<'a> Walk<'a> {
    /// Begins at the true values. `also` are known cells whose part in blocking is to be told.
    pub fn new(system: &'a System, block: &Block, also: &[usize]) -> Self {
        let vars: Vec<usize> = block.vars.iter().chain(also).copied().collect();
        let (width, rows) = (vars.len(), block.rows.len());
        let column: HashMap<usize, usize> = vars.iter().enumerate().map(|(at, var)| (*var, at)).collect();
        let mut table = vec![0.0; width * rows];
        let mut stands = vec![Vec::new(); width];
        for (r, row) in block.rows.iter().enumerate() {
            for (var, coefficient) in &system.rows[*row] {
                if let Some(c) = column.get(var) {
                    table[r * width + c] = *coefficient as f64;
                    stands[*c].push((r, *coefficient));
                }
            }
        }
        let at = vars.iter().map(|var| system.value[*var] as f64).collect();
        let seen = vars.iter().map(|var| (system.value[*var], system.value[*var])).collect();
        let (basis, given) = (vec![NONE; rows], vec![NONE; width]);
        let mut walk =
            Self { system, vars, rows, stands, table, basis, given, at, whole: true, furthest: 0.0, seen };
        for row in 0..rows {
            if let Some(column) = walk.widest(row) {
                walk.pivot(row, column);
            }
        }
        walk
    }

    fn known(&self, column: usize) -> Span {
        self.system.known[self.vars[column]]
    }

    fn free(&self, column: usize) -> bool {
        self.system.free(self.vars[column])
    }

    fn cell(&self, row: usize, column: usize) -> f64 {
        self.table[row * self.vars.len() + column]
    }

    /// The column that a row had best give at the start: the one with the most room, and in the fewest equations.
    fn widest(&self, row: usize) -> Option<usize> {
        let room = |c: usize| {
            let (low, high) = self.known(c);
            (high - low, std::cmp::Reverse(self.system.touches[self.vars[c]].len()))
        };
        (0..self.vars.len()).filter(|c| self.cell(row, *c) != 0.0 && self.free(*c)).max_by_key(|c| room(*c))
    }

    /// How far a column can still go.
    fn room(&self, column: usize, up: bool) -> f64 {
        let (low, high) = self.known(column);
        match up {
            true if high >= ENDLESS => f64::INFINITY,
            true => (high as f64 - self.at[column]).max(0.0),
            false => (self.at[column] - low as f64).max(0.0),
        }
    }

    /// Moves a column up or down until it has the value, or cannot.
    pub fn push(&mut self, column: usize, up: bool, until: i64) -> End {
        let end = self.steps(column, up, until as f64);
        self.furthest = self.at[column];
        if end == End::Lost || !self.whole {
            self.home();
        }
        end
    }

    fn steps(&mut self, column: usize, up: bool, until: f64) -> End {
        let limit = 40 * (self.vars.len() + self.rows) + 200;
        for turn in 0..limit {
            let left = if up { until - self.at[column] } else { self.at[column] - until };
            if left <= TINY {
                return End::Reached;
            }
            let Some((enter, forward, rate)) = self.way(column, up, turn >= CAREFUL) else {
                return End::Blocked;
            };
            let own = self.room(enter, forward);
            let mut step = own.min(left / rate);
            let mut leaving = NONE;
            let (mut whole, mut size) = (true, 0.0_f64);
            for row in 0..self.rows {
                let pull = self.cell(row, enter);
                if pull == 0.0 || self.basis[row] == NONE {
                    continue;
                }
                whole &= pull.fract() == 0.0;
                let most = self.room(self.basis[row], (pull < 0.0) == forward) / pull.abs();
                let same = (most - step).abs() <= TINY;
                let better = match turn >= CAREFUL {
                    true => leaving == NONE || self.basis[row] < self.basis[leaving],
                    false => leaving == NONE || pull.abs() > size,
                };
                if most < step - TINY || (same && better && most < own) {
                    (step, leaving, size) = (most.min(step), row, pull.abs());
                }
            }
            if step > ENDLESS as f64 / 8.0 {
                return self.no_end(enter, forward, whole);
            }
            if whole && step.fract() != 0.0 && step >= 1.0 {
                step = (step + TINY).floor();
            }
            if !self.step(enter, forward, step, whole) {
                return End::Lost;
            }
            if leaving != NONE {
                self.pivot(leaving, enter);
            }
        }
        End::Lost
    }

    /// Nothing stops this way. One step on it is taken, to be sure that it is one of whole numbers; then all further ones are.
    fn no_end(&mut self, enter: usize, forward: bool, whole: bool) -> End {
        let before = self.at.clone();
        if !whole || !self.whole || !self.step(enter, forward, 1.0, whole) {
            return End::Lost;
        }
        for (c, before) in before.into_iter().enumerate() {
            if self.at[c] - before == 1.0 && before.fract() == 0.0 && self.seen[c].1 >= self.at[c] as i64 {
                self.seen[c].1 = ENDLESS;
            }
        }
        End::Reached
    }

    /// Which column to move, in which direction, and how fast the one we care about then moves.
    fn way(&self, column: usize, up: bool, careful: bool) -> Option<(usize, bool, f64)> {
        let row = self.given[column];
        if row == NONE {
            return (self.room(column, up) > TINY).then_some((column, up, 1.0));
        }
        let mut best: Option<(usize, bool, f64, f64)> = None;
        for other in 0..self.vars.len() {
            let pull = self.cell(row, other);
            if pull == 0.0 || other == column {
                continue;
            }
            let forward = (pull < 0.0) == up;
            let room = self.room(other, forward);
            if room > TINY && best.is_none_or(|(.., most)| room > most) {
                best = Some((other, forward, pull.abs(), room));
                if careful {
                    break;
                }
            }
        }
        best.map(|(other, forward, rate, _)| (other, forward, rate))
    }

    /// Takes a step, and remembers the whole values passed on it. False when the arithmetic cannot be trusted.
    fn step(&mut self, enter: usize, forward: bool, step: f64, whole: bool) -> bool {
        if step <= 0.0 {
            return true;
        }
        let sign = if forward { 1.0 } else { -1.0 };
        let mut moved = vec![(enter, sign)];
        for row in 0..self.rows {
            let pull = self.cell(row, enter);
            if pull != 0.0 && self.basis[row] != NONE {
                moved.push((self.basis[row], -pull * sign));
            }
        }
        let before: Vec<f64> = moved.iter().map(|(c, _)| self.at[*c]).collect();
        for (column, rate) in &moved {
            self.at[*column] = settled(self.at[*column] + rate * step);
        }
        self.whole &= whole && step.fract() == 0.0;
        if !self.whole {
            return true;
        }
        if !self.still_true(&moved) {
            return false;
        }
        for ((column, rate), before) in moved.iter().zip(before) {
            let (low, high) = (before.min(self.at[*column]) as i64, before.max(self.at[*column]) as i64);
            let seen = &mut self.seen[*column];
            if rate.abs() == 1.0 && low <= seen.1 + 1 && high >= seen.0 - 1 {
                *seen = (seen.0.min(low), seen.1.max(high));
            }
        }
        true
    }

    /// Whether what moved did so in whole numbers that keep every equation and everything known: exactly, not as the tableau believes.
    fn still_true(&self, moved: &[(usize, f64)]) -> bool {
        let mut sums = BTreeMap::<usize, i64>::new();
        moved.iter().all(|(column, rate)| {
            let (low, high) = self.known(*column);
            for (row, coefficient) in &self.stands[*column] {
                *sums.entry(*row).or_default() += coefficient * *rate as i64;
            }
            rate.fract() == 0.0 && (low..=high).contains(&(self.at[*column] as i64))
        }) && sums.into_values().all(|sum| sum == 0)
    }

    /// Back to the true values.
    fn home(&mut self) {
        for (column, var) in self.vars.iter().enumerate() {
            self.at[column] = self.system.value[*var] as f64;
        }
        self.whole = true;
    }

    /// Has a row give another column.
    fn pivot(&mut self, row: usize, column: usize) {
        let width = self.vars.len();
        let by = self.cell(row, column);
        let mut filled = Vec::new();
        for c in 0..width {
            let cell = &mut self.table[row * width + c];
            if *cell != 0.0 {
                *cell = settled(*cell / by);
                filled.push((c, *cell));
            }
        }
        for other in 0..self.rows {
            let by = self.cell(other, column);
            if other != row && by != 0.0 {
                for (c, value) in &filled {
                    let cell = &mut self.table[other * width + c];
                    *cell = settled(*cell - by * value);
                }
                self.table[other * width + column] = 0.0;
            }
        }
        if self.basis[row] != NONE {
            self.given[self.basis[row]] = NONE;
        }
        self.basis[row] = column;
        self.given[column] = row;
    }

    /// Where a push was blocked: the cells of which at least one must be known less well before it can go further. `wide` says
    /// what would be known of a cell if it were hidden. It holds whatever else is hidden, because the multipliers do.
    pub fn blockers(&self, column: usize, up: bool, wide: impl Fn(usize) -> Option<Span>) -> Vec<usize> {
        let helps = |c: usize, forward: bool| {
            wide(self.vars[c]).is_some_and(|(low, high)| {
                let (known_low, known_high) = self.known(c);
                if forward { high > known_high } else { low < known_low }
            })
        };
        match self.given[column] {
            NONE => helps(column, up).then(|| self.vars[column]).into_iter().collect(),
            row => (0..self.vars.len())
                .filter(|c| *c != column && self.cell(row, *c) != 0.0)
                .filter(|c| helps(*c, (self.cell(row, *c) < 0.0) == up))
                .map(|c| self.vars[c])
                .collect(),
        }
    }

    /// The furthest that the last push got, whole or not.
    pub fn furthest(&self) -> f64 {
        self.furthest
    }

    /// Looks for tables of whole numbers for every value from those seen to this one, near the true table.
    pub fn search(&mut self, block: &Block, column: usize, up: bool, until: i64) {
        let next = |seen: Span| if up { seen.1 + 1 } else { seen.0 - 1 };
        loop {
            let value = next(self.seen[column]);
            let beyond = if up { value > until } else { value < until };
            if beyond || !whole::could_be(self.system, block, self.vars[column], value) {
                return;
            }
            let seen = &mut self.seen[column];
            *seen = (seen.0.min(value), seen.1.max(value));
        }
    }
}

/// A value within rounding of a whole number is that number.
fn settled(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-9 * (1.0 + whole.abs().min(1e6)) { whole } else { value }
}
