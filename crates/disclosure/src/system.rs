//! What a reader faces: unknown whole numbers, the span in which each is known to lie, and the equations among them.

use std::collections::HashSet;

/// Stands for "no upper end".
pub(crate) const ENDLESS: i64 = i64::MAX / 4;

/// A span of whole numbers, both ends included; the upper may be [`ENDLESS`].
pub(crate) type Span = (i64, i64);

/// The reader's problem, with the true values, which solve it.
#[derive(Clone, Debug, Default)]
pub(crate) struct System {
    /// True values.
    pub value: Vec<i64>,
    /// What is known of each.
    pub known: Vec<Span>,
    /// Equations: the sum of coefficient times value is 0.
    pub rows: Vec<Vec<(usize, i64)>>,
    /// In which equations each stands.
    pub touches: Vec<Vec<usize>>,
    seen: HashSet<Vec<(usize, i64)>>,
}

/// Unknowns that equations hold together, and those equations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub vars: Vec<usize>,
    pub rows: Vec<usize>,
}

impl System {
    /// A new unknown.
    pub fn unknown(&mut self, value: i64, known: Span) -> usize {
        self.value.push(value);
        self.known.push(known);
        self.touches.push(Vec::new());
        self.value.len() - 1
    }

    /// A total and its parts.
    pub fn total(&mut self, total: usize, parts: impl IntoIterator<Item = usize>) {
        let mut row: Vec<(usize, i64)> = parts.into_iter().map(|part| (part, -1)).collect();
        row.push((total, 1));
        row.sort_unstable();
        if self.seen.insert(row.clone()) {
            for (var, _) in &row {
                self.touches[*var].push(self.rows.len());
            }
            self.rows.push(row);
        }
    }

    /// Narrows what is known of an unknown.
    pub fn learn(&mut self, var: usize, span: Span) {
        self.known[var] = meet(self.known[var], span);
    }

    /// Whether its value is not known exactly.
    pub fn free(&self, var: usize) -> bool {
        self.known[var].0 < self.known[var].1
    }

    /// The unknowns that hang together with one of these through others for which `link` holds, block by block.
    pub fn blocks(&self, from: impl IntoIterator<Item = usize>, link: impl Fn(usize) -> bool) -> Vec<Block> {
        let (mut seen_var, mut seen_row) = (vec![false; self.value.len()], vec![false; self.rows.len()]);
        let mut blocks = Vec::new();
        for start in from {
            if seen_var[start] || !link(start) {
                continue;
            }
            seen_var[start] = true;
            let mut block = Block { vars: vec![start], rows: Vec::new() };
            let mut next = 0;
            while next < block.vars.len() {
                for &row in &self.touches[block.vars[next]] {
                    if std::mem::replace(&mut seen_row[row], true) {
                        continue;
                    }
                    block.rows.push(row);
                    for &(var, _) in &self.rows[row] {
                        if !seen_var[var] && link(var) {
                            seen_var[var] = true;
                            block.vars.push(var);
                        }
                    }
                }
                next += 1;
            }
            blocks.push(block);
        }
        blocks
    }
}

/// What is known when both are.
pub(crate) fn meet(a: Span, b: Span) -> Span {
    (a.0.max(b.0), a.1.min(b.1))
}

/// Whether the one span lies within the other.
pub(crate) fn within(inner: Span, outer: Span) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}
