//! The reader's problem, from everything released: which cells are the same unknown, and which need protection.

use crate::need::Wanted;
use crate::release::Kept;
use crate::system::{ENDLESS, Span, System, meet};
use crate::{Cell, Key, Policy, Relation, Release, Shown, Table};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The problem so far.
#[derive(Default)]
pub(crate) struct Assembly {
    pub system: System,
    /// The name of each unknown, for people.
    pub names: Vec<String>,
    /// The unknown for a cell and its count.
    same: HashMap<Key, Vec<(u64, usize)>>,
    /// How uncertain each must stay that must, and what was known of it when that was said.
    needs: BTreeMap<usize, (Wanted, Span)>,
    /// The same as the policy asks it of a new table, whatever was known.
    pub asked: BTreeMap<usize, Wanted>,
    /// What a reader knows that each is at least, however much is hidden: 1 where zeros are shown and it is not one.
    floor: Vec<i64>,
    /// Which need protection, whether or not there is anything left to protect.
    pub small: Vec<bool>,
    /// Which unknowns some release hid.
    pub hidden: Vec<bool>,
    /// What was already given away when it came to need protection.
    pub gone: BTreeSet<usize>,
}

impl Assembly {
    /// With everything that was released.
    pub fn of<'a>(releases: impl IntoIterator<Item = &'a Release>) -> Self {
        let mut assembly = Self::default();
        for release in releases {
            assembly.release(release);
        }
        assembly
    }

    fn release(&mut self, release: &Release) {
        let mut own = HashMap::with_capacity(release.cells.len());
        for Kept { key, count, shown, low, high, small, need } in &release.cells {
            let var = self.unknown(key, *count, Some(&release.id));
            if let Some(need) = need {
                self.need(var, (*need).into());
            }
            self.system.learn(var, (signed(*low), high.map_or(ENDLESS, signed)));
            self.floor[var] = self.floor[var].max(signed(*low).min(1));
            self.small[var] |= small;
            self.hidden[var] |= shown.as_ref().is_some_and(Shown::hidden);
            own.insert(key, var);
        }
        self.relations(&release.relations, &own);
    }

    /// Adds a table of which nothing is shown yet; gives the unknown of each cell.
    pub fn table(&mut self, table: &Table) -> Vec<usize> {
        let vars: Vec<usize> =
            table.cells.iter().map(|cell| self.unknown(&cell.key, cell.count, None)).collect();
        let own = table.cells.iter().map(|cell| &cell.key).zip(vars.iter().copied()).collect();
        self.relations(&table.relations, &own);
        vars
    }

    fn relations(&mut self, relations: &[Relation], own: &HashMap<&Key, usize>) {
        for relation in relations {
            let parts: Option<Vec<usize>> =
                relation.parts.iter().map(|part| own.get(part).copied()).collect();
            if let (Some(total), Some(parts)) = (own.get(&relation.total), parts) {
                self.system.total(*total, parts);
            }
        }
    }

    fn unknown(&mut self, key: &Key, count: u64, of: Option<&str>) -> usize {
        let same = self.same.entry(key.clone()).or_default();
        if let Some((_, var)) = same.iter().find(|(value, _)| *value == count) {
            return *var;
        }
        let name = match of {
            Some(of) => format!("{key} (as in {of})"),
            None => key.to_string(),
        };
        let var = self.system.unknown(signed(count), (0, ENDLESS));
        same.push((count, var));
        self.hidden.push(false);
        self.small.push(false);
        self.floor.push(0);
        self.names.push(name);
        var
    }

    /// What the policy asks for a cell of the table.
    fn ask(&mut self, var: usize, wanted: Wanted) {
        self.asked.insert(var, wanted);
        self.need(var, wanted);
    }

    /// What is known before anything new is learnt limits what can be asked for.
    fn need(&mut self, var: usize, wanted: Wanted) {
        let known = self.system.known[var];
        if !wanted.met(known) {
            self.gone.insert(var);
        }
        if let Some(left) = wanted.left(known) {
            let so_far = self.needs.entry(var).or_insert((left, known));
            *so_far = (so_far.0.and(left), meet(so_far.1, known));
        }
    }

    /// Says which cells of the table need protection: those that are small, and those that are one contributor's.
    pub fn needs_of(&mut self, table: &Table, vars: &[usize], policy: &Policy) {
        for (cell, var) in table.cells.iter().zip(vars) {
            if cell.published && cell.count > 0 {
                self.floor[*var] = self.floor[*var].max(signed(policy.least()));
            }
            if let Some((low, high)) = policy.span(cell.count) {
                let every = Wanted::all((signed(low), signed(high)));
                self.ask(*var, if cell.published { every } else { Wanted::any(signed(high - low) + 1) });
            } else if dominated(cell, policy) {
                // As uncertain as the rule wants the other contributors to make it.
                let by = cell.count as f64 * (1.0 - policy.dominance.unwrap_or(1.0));
                let by = (by.ceil() as i64).max(1);
                self.ask(*var, Wanted::all((signed(cell.count) - by, signed(cell.count) + by)));
            }
        }
    }

    /// How uncertain each unknown must stay that must.
    ///
    /// Not below what the totals alone tell of numbers that are not zero: two such numbers add up to at least two, whatever is hidden,
    /// so the span of their total begins there, and goes on for as long.
    pub fn needs(&self) -> BTreeMap<usize, Wanted> {
        let mut floor = self.floor.clone();
        let mut again = true;
        while again {
            again = false;
            for row in &self.system.rows {
                let sum: i64 = row.iter().filter(|(_, k)| *k < 0).map(|(var, _)| floor[*var]).sum();
                if let Some((total, _)) = row.iter().find(|(_, k)| *k > 0)
                    && floor[*total] < sum
                {
                    floor[*total] = sum;
                    again = true;
                }
            }
        }
        let from = |var: usize, wanted: Wanted, before: Span| match wanted.particular() {
            true => {
                let low = wanted.span.0.max(floor[var]);
                Wanted::all((low, wanted.span.1.max(low + wanted.values - 1))).left(before)
            }
            false => Some(wanted),
        };
        self.needs
            .iter()
            .filter_map(|(var, (wanted, before))| Some((*var, from(*var, *wanted, *before)?)))
            .collect()
    }
}

/// Whether too much of a cell is one contributor's.
pub(crate) fn dominated(cell: &Cell, policy: &Policy) -> bool {
    match (&cell.largest, policy.dominance) {
        (Some(largest), Some(share)) if cell.count > 0 => largest.count as f64 > share * cell.count as f64,
        _ => false,
    }
}

/// A count among the unknowns.
pub(crate) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(ENDLESS).min(ENDLESS)
}
