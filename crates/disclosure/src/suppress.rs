//! What else must be hidden so that nothing small can be worked out, at the least loss.
//!
//! Each cell that a reader could narrow gives a set of cells of which at least one must be hidden too: those that the multipliers of
//! the reader's own problem name. The cheapest choice that takes one of each is tried, gives new sets, and so on: it ends with the
//! cheapest pattern there is (small blocks), or with a good one from which whatever is needless is taken back (large ones). After
//! Fischetti and Salazar (2001), with sets instead of their weighted inequalities.

use crate::cover::{cheapest, greedy};
use crate::need::Wanted;
use crate::system::{Block, ENDLESS, Span, System, within};
use crate::walk::{End, Walk};
use crate::{Policy, Share};
use std::collections::{BTreeMap, BTreeSet};

/// A block with at most so many cells that could be hidden is solved exactly, within the tries below.
pub(crate) const SMALL: usize = 64;
const ROUNDS: usize = 60;
const TRIES: usize = 20_000;
/// Cells of tableau that may be filled to find out which of the hidden could be shown again after all.
const WORK: usize = 2_000_000_000;

/// The task: what is shown if nothing more is hidden, and what could be.
pub(crate) struct Task {
    /// With what is known when only small cells are hidden.
    pub system: System,
    /// What would be known of each cell if it were hidden too; none where it must not be.
    pub wide: Vec<Option<Span>>,
    /// What hiding each costs.
    pub cost: Vec<f64>,
    /// How uncertain each must stay.
    pub needs: Vec<Option<Wanted>>,
    /// The largest contributor to each, where known.
    pub shares: Vec<Option<Share>>,
    /// The rule.
    pub policy: Policy,
    /// How many of the unknowns are cells; the others are sums of hidden ones.
    pub cells: usize,
    /// The sums that are unknowns.
    pub sums: BTreeSet<Vec<usize>>,
}

/// What was found.
#[derive(Default)]
pub(crate) struct Found {
    /// Hidden for others.
    pub hidden: BTreeSet<usize>,
    /// What could not be protected even with everything else hidden; the task's needs then say what is left of it.
    pub exposed: BTreeSet<usize>,
    /// Whether no choice would have cost less.
    pub least: bool,
}

/// Finds what else to hide; exactly in blocks with at most `small` cells that could be hidden.
pub(crate) fn suppress(task: &mut Task, small: usize) -> Found {
    let mut found = Found { least: true, ..Found::default() };
    let needy: Vec<usize> = (0..task.needs.len()).filter(|var| task.needs[*var].is_some()).collect();
    for var in needy.iter().copied().filter(|var| !task.system.free(*var) && task.wide[*var].is_none()) {
        task.needs[var] = None;
        found.exposed.insert(var);
    }
    let system = &task.system;
    let blocks = system.blocks(needy, |var| system.free(var) || task.wide[var].is_some());
    for block in blocks {
        let hideable = block.vars.iter().filter(|var| task.wide[**var].is_some()).count();
        let exact = if hideable <= small { task.exactly(&block, &mut found.exposed) } else { None };
        found.least &= exact.is_some();
        let hidden = exact.unwrap_or_else(|| task.well(&block, &mut found.exposed));
        found.hidden.extend(hidden);
    }
    found
}

impl Task {
    /// The cheapest pattern, or nothing when it takes too long.
    fn exactly(&mut self, block: &Block, exposed: &mut BTreeSet<usize>) -> Option<BTreeSet<usize>> {
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for _ in 0..ROUNDS {
            let hidden = cheapest(&sets, &self.cost, TRIES)?;
            match self.tried(&hidden, block, exposed) {
                // Nothing is to be hidden for what cannot be protected.
                None => sets.clear(),
                Some(new) if new.is_empty() => return Some(hidden),
                Some(new) => {
                    sets.extend(new);
                    sets.sort();
                    sets.dedup();
                }
            }
        }
        None
    }

    /// A good pattern.
    fn well(&mut self, block: &Block, exposed: &mut BTreeSet<usize>) -> BTreeSet<usize> {
        let mut hidden = BTreeSet::new();
        loop {
            match self.tried(&hidden, block, exposed) {
                None => hidden.clear(),
                Some(new) if new.is_empty() => break,
                Some(new) => hidden.extend(greedy(&new.into_iter().collect::<Vec<_>>(), &self.cost)),
            }
        }
        if block.rows.len().saturating_mul(block.vars.len()).saturating_mul(hidden.len()) <= WORK {
            let mut dear: Vec<usize> = hidden.iter().copied().collect();
            dear.sort_by(|a, b| self.cost[*b].total_cmp(&self.cost[*a]).then(a.cmp(b)));
            for var in dear {
                hidden.remove(&var);
                if !self.holds(&hidden, var) {
                    hidden.insert(var);
                }
            }
        }
        hidden
    }

    /// With these hidden, the sets that name what more must be. Nothing when it showed that something cannot be protected: that is
    /// noted, and no longer asked for.
    fn tried(
        &mut self,
        hidden: &BTreeSet<usize>,
        block: &Block,
        exposed: &mut BTreeSet<usize>,
    ) -> Option<BTreeSet<Vec<usize>>> {
        let kept = self.hide(hidden);
        self.sums(&block.rows);
        let found = self.narrowed(&block.vars, false);
        self.show(kept);
        for (var, left) in &found.lost {
            self.needs[*var] = *left;
            // A sum of hidden cells has no name of its own.
            if *var < self.cells {
                exposed.insert(*var);
            }
        }
        found.lost.is_empty().then_some(found.sets)
    }

    /// Whether with these hidden, and this one shown again, nothing near it can be narrowed.
    fn holds(&mut self, hidden: &BTreeSet<usize>, again: usize) -> bool {
        let kept = self.hide(hidden);
        let rows = self.system.touches[again].clone();
        self.sums(&rows);
        let near: Vec<usize> =
            rows.iter().flat_map(|row| self.system.rows[*row].iter().map(|(var, _)| *var)).collect();
        let found = self.narrowed(&near, true);
        self.show(kept);
        !found.any()
    }

    fn hide(&mut self, hidden: &BTreeSet<usize>) -> Vec<(usize, Span)> {
        let mut kept = Vec::with_capacity(hidden.len());
        for &var in hidden {
            if let Some(wide) = self.wide[var] {
                kept.push((var, std::mem::replace(&mut self.system.known[var], wide)));
            }
        }
        kept
    }

    fn show(&mut self, kept: Vec<(usize, Span)>) {
        for (var, known) in kept {
            self.system.known[var] = known;
        }
    }

    /// What would be known of a cell if it were hidden too, where that is less.
    fn widened(&self, var: usize) -> Option<Span> {
        let known = self.system.known[var];
        self.wide[var].filter(|wide| *wide != known && within(known, *wide))
    }

    /// The sets for all that can be narrowed, and what nothing protects with what is left of it. `enough`: the first will do.
    fn narrowed(&self, from: &[usize], enough: bool) -> Narrowed {
        let system = &self.system;
        let mut found = Narrowed::default();
        // What is known exactly stands in no block.
        for var in from.iter().copied().filter(|var| self.needs[*var].is_some() && !system.free(*var)) {
            match self.widened(var) {
                Some(_) => drop(found.sets.insert(vec![var])),
                None => found.lost.push((var, None)),
            }
        }
        for block in system.blocks(from.iter().copied(), |var| system.free(var)) {
            if enough && found.any() {
                break;
            }
            let mut needy =
                (0..block.vars.len()).filter_map(|c| Some((c, self.needs[block.vars[c]]?))).peekable();
            if needy.peek().is_none() {
                continue;
            }
            let mut shown = if enough { Vec::new() } else { self.beside(&block) };
            shown.retain(|var| !system.free(*var));
            let mut walk = Walk::new(system, &block, &shown);
            for (column, wanted) in needy {
                self.column(&mut walk, &block, column, wanted, &mut found);
                if enough && found.any() {
                    break;
                }
            }
        }
        found
    }

    /// The same for one column.
    fn column(&self, walk: &mut Walk, block: &Block, column: usize, wanted: Wanted, found: &mut Narrowed) {
        let (low, high) = wanted.span;
        // Any values will do: first up as far as it takes, then down for the rest.
        let far = |seen: i64| {
            if wanted.particular() { high } else { high.min(seen.saturating_add(wanted.values - 1)) }
        };
        let up = self.side(walk, block, column, true, far(walk.seen[column].0));
        let rest = if wanted.particular() { low } else { low.max(walk.seen[column].1 - wanted.values + 1) };
        let down = self.side(walk, block, column, false, rest);
        if wanted.met(walk.seen[column]) {
            return;
        }
        // One end is enough where any values are, so what helps at either end helps.
        let (up, down) = (up.unwrap_or_default(), down.unwrap_or_default());
        if wanted.particular() {
            found.sets.extend([up.clone(), down.clone()].into_iter().filter(|set| !set.is_empty()));
        } else {
            let either: BTreeSet<usize> = up.iter().chain(&down).copied().collect();
            found.sets.extend(Some(either.into_iter().collect::<Vec<_>>()).filter(|set| !set.is_empty()));
        }
        let seen = walk.seen[column];
        let left = match wanted.particular() {
            true => (if down.is_empty() { seen.0 } else { low }, if up.is_empty() { seen.1 } else { high }),
            false if up.is_empty() && down.is_empty() => seen,
            false => return,
        };
        if !wanted.met(left) {
            found.lost.push((block.vars[column], wanted.left(left)));
        }
    }

    /// Nothing when every value up to (or down to) this one is possible; otherwise of what one more must be hidden.
    fn side(
        &self,
        walk: &mut Walk,
        block: &Block,
        column: usize,
        up: bool,
        until: i64,
    ) -> Option<Vec<usize>> {
        let covered =
            |walk: &Walk| if up { walk.seen[column].1 >= until } else { walk.seen[column].0 <= until };
        if covered(walk) {
            return None;
        }
        let end = walk.push(column, up, until);
        match end {
            _ if covered(walk) => None,
            // Only where broken numbers led there must whole ones be looked for.
            End::Blocked if !self.reachable(walk, up, until) => {
                Some(walk.blockers(column, up, |var| self.widened(var)))
            }
            _ => {
                walk.search(block, column, up, until);
                // No table of whole numbers was found: any cell more may help.
                (!covered(walk)).then(|| self.beside(block))
            }
        }
    }

    /// Whether the last push, which was blocked, got to this value all the same.
    fn reachable(&self, walk: &Walk, up: bool, until: i64) -> bool {
        if up { walk.furthest() >= until as f64 - 1e-6 } else { walk.furthest() <= until as f64 + 1e-6 }
    }

    /// The cells in the block's equations that could be hidden too.
    fn beside(&self, block: &Block) -> Vec<usize> {
        let all = block.rows.iter().flat_map(|row| self.system.rows[*row].iter().map(|(var, _)| *var));
        let beside: BTreeSet<usize> = all.filter(|var| self.widened(*var).is_some()).collect();
        beside.into_iter().collect()
    }

    /// Where cells hidden together in one total come to a sum that is small, or nearly all one contributor's (sdcTools/UserSupport#160):
    /// the sum becomes an unknown of its own, which must stay as uncertain as such a cell.
    fn sums(&mut self, rows: &[usize]) {
        for row in rows {
            let free = self.system.rows[*row].iter().filter(|(var, k)| *k < 0 && self.system.free(*var));
            let hidden: Vec<usize> = free.map(|(var, _)| *var).collect();
            if hidden.len() < 2 || self.sums.contains(&hidden) {
                continue;
            }
            let sum: i64 = hidden.iter().map(|var| self.system.value[*var]).sum();
            let Some(values) = self.values(&hidden, sum) else { continue };
            let var = self.system.unknown(sum, (0, ENDLESS));
            self.system.total(var, hidden.iter().copied());
            self.wide.push(None);
            self.cost.push(1.0);
            self.shares.push(None);
            self.needs.push(Some(Wanted::any(values)));
            self.sums.insert(hidden);
        }
    }

    /// How many values a sum of hidden cells must keep, if it is one that must.
    fn values(&self, hidden: &[usize], sum: i64) -> Option<i64> {
        let count = u64::try_from(sum).ok().filter(|sum| *sum > 0)?;
        if self.policy.small(count) {
            return Some((self.policy.up_to - self.policy.least()) as i64 + 1);
        }
        let mut shares = BTreeMap::<u64, u64>::new();
        for share in hidden.iter().filter_map(|var| self.shares[*var].as_ref()) {
            *shares.entry(share.who).or_default() += share.count;
        }
        let most = shares.into_values().max()? as f64;
        let share = self.policy.dominance.filter(|share| most > share * sum as f64)?;
        Some(((sum as f64 * (1.0 - share)).ceil() as i64).max(1) * 2 + 1)
    }
}

/// What a reader can narrow.
#[derive(Default)]
struct Narrowed {
    sets: BTreeSet<Vec<usize>>,
    lost: Vec<(usize, Option<Wanted>)>,
}

impl Narrowed {
    fn any(&self) -> bool {
        !(self.sets.is_empty() && self.lost.is_empty())
    }
}
