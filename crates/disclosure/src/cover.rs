//! The cheapest choice that takes at least one of each of several sets.

use std::collections::BTreeSet;

/// The cheapest choice, or nothing when it was not found within so many tries.
pub(crate) fn cheapest(sets: &[Vec<usize>], cost: &[f64], tries: usize) -> Option<BTreeSet<usize>> {
    let first = greedy(sets, cost);
    let mut search = Search { cost, best: total(&first, cost), chosen: first, tries };
    let sets: Vec<&[usize]> = sets.iter().map(Vec::as_slice).collect();
    search.branch(&sets, &mut BTreeSet::new(), &mut BTreeSet::new(), 0.0).then_some(search.chosen)
}

/// A good choice: always the one that takes most for its cost; then without those that the others make needless.
pub(crate) fn greedy(sets: &[Vec<usize>], cost: &[f64]) -> BTreeSet<usize> {
    let mut chosen = BTreeSet::new();
    let mut open: Vec<&Vec<usize>> = sets.iter().collect();
    while !open.is_empty() {
        let mut worth = std::collections::BTreeMap::<usize, f64>::new();
        for set in &open {
            for var in *set {
                *worth.entry(*var).or_default() += 1.0 / cost[*var];
            }
        }
        let Some((best, _)) = worth.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) else {
            break;
        };
        chosen.insert(best);
        open.retain(|set| !set.contains(&best));
    }
    let mut dear: Vec<usize> = chosen.iter().copied().collect();
    dear.sort_by(|a, b| cost[*b].total_cmp(&cost[*a]).then(a.cmp(b)));
    for var in dear {
        if sets
            .iter()
            .all(|set| set.is_empty() || set.iter().any(|other| *other != var && chosen.contains(other)))
        {
            chosen.remove(&var);
        }
    }
    chosen
}

/// What a choice costs.
pub(crate) fn total(chosen: &BTreeSet<usize>, cost: &[f64]) -> f64 {
    chosen.iter().map(|var| cost[*var]).sum()
}

struct Search<'a> {
    cost: &'a [f64],
    best: f64,
    chosen: BTreeSet<usize>,
    tries: usize,
}

impl Search<'_> {
    /// False when the tries ran out.
    fn branch(
        &mut self,
        open: &[&[usize]],
        taken: &mut BTreeSet<usize>,
        barred: &mut BTreeSet<usize>,
        so_far: f64,
    ) -> bool {
        let Some(left) = self.tries.checked_sub(1) else { return false };
        self.tries = left;
        if so_far + self.at_least(open, barred) >= self.best - 1e-9 {
            return true;
        }
        // The set with the fewest ways left.
        let ways = |set: &[usize]| set.iter().filter(|var| !barred.contains(*var)).count();
        let Some(set) = open.iter().min_by_key(|set| ways(set)) else {
            (self.best, self.chosen) = (so_far, taken.clone());
            return true;
        };
        let mut ways: Vec<usize> = set.iter().copied().filter(|var| !barred.contains(var)).collect();
        ways.sort_by(|a, b| self.cost[*a].total_cmp(&self.cost[*b]).then(a.cmp(b)));
        let mut closed = Vec::new();
        let mut done = true;
        for var in ways {
            let rest: Vec<&[usize]> = open.iter().copied().filter(|set| !set.contains(&var)).collect();
            taken.insert(var);
            done &= self.branch(&rest, taken, barred, so_far + self.cost[var]);
            taken.remove(&var);
            if !done {
                break;
            }
            // Every choice with it was looked at.
            barred.insert(var);
            closed.push(var);
        }
        for var in closed {
            barred.remove(&var);
        }
        done
    }

    /// What the open sets cost at the least: sets that share nothing each need one of their own.
    fn at_least(&self, open: &[&[usize]], barred: &BTreeSet<usize>) -> f64 {
        let (mut used, mut sum) = (BTreeSet::new(), 0.0);
        for set in open {
            if set.iter().any(|var| used.contains(var)) {
                continue;
            }
            let cheapest = set
                .iter()
                .filter(|var| !barred.contains(*var))
                .map(|var| self.cost[*var])
                .fold(f64::INFINITY, f64::min);
            used.extend(set.iter().copied());
            sum += cheapest;
        }
        sum
    }
}
