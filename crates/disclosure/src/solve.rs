//! One table against everything released before: what is hidden, and what a reader then knows.

use crate::assemble::{Assembly, dominated, signed};
use crate::audit::spans;
use crate::need::Wanted;
use crate::suppress::{Found, SMALL, Task, suppress};
use crate::system::{ENDLESS, Span, meet};
use crate::{Cell, Need, Policy, Reason, Released, Table, Totals};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was chosen for a table.
pub(crate) struct Solved {
    pub found: Found,
    pub told: bool,
    /// What a reader is told of each cell, by this table alone.
    pub told_of: Vec<Span>,
    vars: Vec<usize>,
    reasons: Vec<Option<Reason>>,
    needs: Vec<Option<Wanted>>,
    /// The same before it was found that some could not be met, and as the policy asks for it.
    first: BTreeMap<usize, Wanted>,
    asked: BTreeMap<usize, Wanted>,
    possible: HashMap<usize, Span>,
    exposed: Vec<String>,
}

impl Solved {
    /// Why a cell is hidden, earlier releases not told apart.
    pub fn reason(&self, at: usize) -> Option<Reason> {
        self.reasons[at]
    }

    /// How uncertain a cell must stay.
    pub fn need(&self, at: usize) -> Option<Need> {
        self.needs[self.vars[at]].map(Need::from)
    }

    /// The same as it is to be kept: as the policy asks for it, unless less than that is left. What an earlier release asked for is kept
    /// with that one.
    pub fn need_kept(&self, at: usize) -> Option<Need> {
        let var = self.vars[at];
        let asked = *self.asked.get(&var)?;
        let met = self.needs[var] == self.first.get(&var).copied();
        if met { Some(asked.into()) } else { self.needs[var].map(Need::from) }
    }

    /// The values that a reader must reckon with.
    pub fn possible(&self, at: usize) -> Span {
        self.possible[&self.vars[at]]
    }

    /// What was narrowed before anything could be done.
    pub fn exposed(&self) -> Vec<String> {
        self.exposed.clone()
    }
}

/// Chooses what to hide.
pub(crate) fn solve(table: &Table, policy: &Policy, released: &Released, told: bool) -> Solved {
    solve_within(table, policy, released, told, SMALL)
}

fn solve_within(table: &Table, policy: &Policy, released: &Released, told: bool, small: usize) -> Solved {
    let mut assembly = Assembly::of(released.iter());
    let vars = assembly.table(table);
    assembly.needs_of(table, &vars, policy);
    let totals: BTreeSet<_> = table.relations.iter().map(|relation| &relation.total).collect();
    let summed = |cell: &Cell| policy.totals == Totals::OfShown && totals.contains(&cell.key);
    let own: Vec<Option<Reason>> = table.cells.iter().map(|cell| own_reason(cell, policy)).collect();
    let tell = |cell: &Cell, reason| reader(cell, policy, summed(cell), reason, told);

    let many = assembly.system.value.len();
    let mut task = Task {
        system: assembly.system.clone(),
        wide: vec![None; many],
        cost: vec![1.0; many],
        needs: vec![None; many],
        shares: vec![None; many],
        policy: policy.clone(),
        cells: many,
        sums: BTreeSet::new(),
    };
    for ((cell, var), reason) in table.cells.iter().zip(&vars).zip(&own) {
        task.system.learn(*var, tell(cell, *reason));
        if cell.published && reason.is_none() && !cell.keep && cell.count > 0 && !summed(cell) {
            task.wide[*var] = Some(meet(tell(cell, Some(Reason::Protects)), assembly.system.known[*var]));
        }
        task.cost[*var] = policy.cost(cell.count, cell.weight);
        task.shares[*var].clone_from(&cell.largest);
    }
    let first = assembly.needs();
    for (var, wanted) in &first {
        task.needs[*var] = Some(*wanted);
    }
    let found = suppress(&mut task, small);

    let mut system = assembly.system.clone();
    let mut reasons = own;
    let mut told_of = Vec::with_capacity(vars.len());
    for ((cell, var), reason) in table.cells.iter().zip(&vars).zip(&mut reasons) {
        if found.hidden.contains(var) {
            *reason = Some(Reason::Protects);
        }
        let span = tell(cell, *reason);
        told_of.push(span);
        system.learn(*var, span);
    }
    let possible = vars
        .iter()
        .copied()
        .zip(spans(&system, &vars, |var| task.needs[var]).into_iter().map(|(possible, _)| possible))
        .collect();
    let lost: BTreeSet<usize> = found.exposed.iter().copied().chain(assembly.gone.iter().copied()).collect();
    let exposed = lost.into_iter().map(|var| assembly.names[var].clone()).collect();
    let asked = assembly.asked;
    Solved { found, told, told_of, vars, reasons, needs: task.needs, first, asked, possible, exposed }
}

/// Why a cell is hidden for its own sake, if it is.
fn own_reason(cell: &Cell, policy: &Policy) -> Option<Reason> {
    if !cell.published {
        None
    } else if policy.small(cell.count) {
        Some(Reason::Small)
    } else {
        dominated(cell, policy).then_some(Reason::Dominated)
    }
}

/// What a reader is told of a cell by what stands in its place.
fn reader(cell: &Cell, policy: &Policy, summed: bool, hidden: Option<Reason>, told: bool) -> Span {
    let above = if policy.up_to == 0 { 0 } else { signed(policy.up_to + 1) };
    let least = signed(policy.least());
    match hidden {
        _ if !cell.published => (0, ENDLESS),
        Some(Reason::Small) if told => (least, signed(policy.up_to)),
        Some(_) if told => (least.max(above), ENDLESS),
        Some(_) => (least, ENDLESS),
        // A sum of what is shown tells nothing that its parts do not, but that the count is not small.
        None if summed && policy.rounds_like(cell.count) != (0, 0) => (above, ENDLESS),
        None => {
            let (low, high) = policy.rounds_like(cell.count);
            (signed(low), signed(high))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::solve_within;
    use crate::{Policy, Released, Tree, cross};

    /// The way of large tables against the exact one: never cheaper, and hardly dearer.
    #[test]
    fn the_good_pattern_is_nearly_the_cheapest() {
        let (mut good, mut least) = (0.0, 0.0);
        for seed in 0..40_u64 {
            let tree = |name: &str, many: u64| {
                Tree::new(name).top("all").under("all", (0..many).map(|at| at.to_string()))
            };
            let table = cross(&[tree("area", 4 + seed % 2), tree("kind", 5)], |codes| {
                let at = codes
                    .join(" ")
                    .bytes()
                    .fold(seed, |hash, byte| (hash * 131 + u64::from(byte)) % 1_000_003);
                (at % 1_000) * (at % 1_000) / 30_000
            })
            .unwrap();
            let policy = Policy::up_to(4);
            let loss = |small: usize| {
                let solved = solve_within(&table, &policy, &Released::nothing(), false, small);
                assert_eq!(solved.found.least, small > 0 || solved.found.hidden.is_empty());
                let others = table
                    .cells
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| solved.reason(*at).is_some_and(|r| !r.primary()));
                others.map(|(_, cell)| policy.cost(cell.count, 1.0)).sum::<f64>()
            };
            let (exact, well) = (loss(64), loss(0));
            assert!(exact <= well + 1e-9, "seed {seed}: {exact} is more than {well}");
            (least, good) = (least + exact, good + well);
        }
        assert!(least > 0.0);
        println!("{:.1}% dearer", 100.0 * (good / least - 1.0));
        assert!(good <= 1.1 * least, "{good} against {least}");
    }
}
