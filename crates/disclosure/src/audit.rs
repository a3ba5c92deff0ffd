//! What a reader can work out from everything released, whoever made it and however it was controlled.

use crate::assemble::Assembly;
use crate::need::Wanted;
use crate::system::{ENDLESS, Span, System, meet};
use crate::walk::{End, Walk};
use crate::{Need, Released};
use serde::{Deserialize, Serialize};

/// What a reader can work out of one cell that is not shown as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The cell.
    pub cell: String,
    /// Every value from the first to the second is possible: for each there is a table of whole numbers that a reader cannot tell
    /// from the true one. None: no upper end.
    pub possible: (u64, Option<u64>),
    /// No other value is possible, where this could be proven; the same as `possible` nearly always.
    pub bounds: (u64, Option<u64>),
    /// How uncertain it must stay; none for a cell that is hidden for the sake of others.
    pub need: Option<Need>,
    /// Whether the possible values are enough. A small cell that was given away before it was protected is not safe. One that was
    /// hidden only for others is: a later release may show it, as long as what it protected stays protected.
    pub safe: bool,
}

/// What a reader can work out from everything released.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// Each cell that is hidden or needs protection.
    pub findings: Vec<Finding>,
}

impl Audit {
    /// What can be narrowed further than it may.
    pub fn unsafe_cells(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| !finding.safe)
    }

    /// Whether nothing can.
    pub fn safe(&self) -> bool {
        self.unsafe_cells().next().is_none()
    }
}

/// Works out what a reader of all these releases together can know of each cell that is hidden or needs protection.
///
/// It takes nothing on trust from whoever chose what to hide: only what was shown, the totals, and what the policy tells every
/// reader. The span of a small cell is that of its release; one that an earlier release had given away in part keeps what was left.
pub fn audit(released: &Released) -> Audit {
    let assembly = Assembly::of(released.iter());
    let needs = assembly.needs();
    let need = |var: usize| needs.get(&var).copied();
    let all = 0..assembly.hidden.len();
    let watched: Vec<usize> = all.filter(|var| assembly.hidden[*var] || assembly.small[*var]).collect();
    let spans = spans(&assembly.system, &watched, need);
    let findings = watched.into_iter().zip(spans).map(|(var, (possible, bounds))| Finding {
        cell: assembly.names[var].clone(),
        possible: open(possible),
        bounds: open(bounds),
        need: need(var).map(Need::from),
        safe: match need(var) {
            Some(wanted) => wanted.met(possible),
            None => !assembly.small[var],
        },
    });
    Audit { findings: findings.collect() }
}

/// For each unknown which values are possible for certain, and which could be at most.
pub(crate) fn spans(
    system: &System,
    watched: &[usize],
    need: impl Fn(usize) -> Option<Wanted>,
) -> Vec<(Span, Span)> {
    let mut found: Vec<(Span, Span)> =
        watched.iter().map(|var| ((system.value[*var], system.value[*var]), system.known[*var])).collect();
    let mut place = std::collections::HashMap::with_capacity(watched.len());
    place.extend(watched.iter().enumerate().map(|(at, var)| (*var, at)));
    for block in system.blocks(watched.iter().copied(), |var| system.free(var)) {
        let mut walk = Walk::new(system, &block, &[]);
        for column in 0..block.vars.len() {
            let Some(at) = place.get(&block.vars[column]) else { continue };
            let (low, high) = &mut found[*at].1;
            if walk.push(column, false, *low) == End::Blocked {
                *low = (walk.furthest() - 1e-6).ceil() as i64;
            }
            if walk.push(column, true, *high) == End::Blocked {
                *high = (walk.furthest() + 1e-6).floor() as i64;
            }
        }
        for (column, var) in block.vars.iter().enumerate() {
            if let Some(at) = place.get(var) {
                if let Some(wanted) = need(*var).filter(|wanted| !wanted.met(walk.seen[column])) {
                    let (low, high) = meet(found[*at].1, wanted.span);
                    walk.search(&block, column, false, low);
                    let enough = walk.seen[column].0.saturating_add(wanted.values - 1);
                    walk.search(
                        &block,
                        column,
                        true,
                        if wanted.particular() { high } else { high.min(enough) },
                    );
                }
                found[*at].0 = walk.seen[column];
            }
        }
    }
    found
}

/// A span for people: counts, and perhaps no upper end.
pub(crate) fn open((low, high): Span) -> (u64, Option<u64>) {
    (low.max(0) as u64, (high < ENDLESS).then_some(high.max(0) as u64))
}
