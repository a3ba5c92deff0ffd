//! A search for a table of whole numbers, where walking along edges came only upon broken ones.

use crate::system::{Block, ENDLESS, Span, System, meet};

/// So many narrowings are tried for one value.
const TRIES: u32 = 400;

/// Whether the unknown could have this value: a table of whole numbers was found. False proves nothing.
pub(crate) fn could_be(system: &System, block: &Block, var: usize, value: i64) -> bool {
    let mut spans = system.known.clone();
    spans[var] = meet(spans[var], (value, value));
    let mut left = TRIES;
    search(system, block, spans, &mut left)
}

fn search(system: &System, block: &Block, mut spans: Vec<Span>, left: &mut u32) -> bool {
    if *left == 0 {
        return false;
    }
    *left -= 1;
    if !narrow(system, block, &mut spans) {
        return false;
    }
    let open = block.vars.iter().copied().filter(|var| spans[*var].0 < spans[*var].1);
    let Some(var) = open.min_by_key(|var| spans[*var].1 - spans[*var].0) else { return true };
    // As near to the true table as can be, then on either side of it.
    let (low, high) = spans[var];
    let near = system.value[var].clamp(low, high);
    [(near, near), (low, near - 1), (near + 1, high)].into_iter().filter(|(low, high)| low <= high).any(
        |span| {
            let mut spans = spans.clone();
            spans[var] = span;
            search(system, block, spans, left)
        },
    )
}

/// Narrows the spans by the equations until nothing changes; false when one has nothing left.
fn narrow(system: &System, block: &Block, spans: &mut [Span]) -> bool {
    let mut again = true;
    while again {
        again = false;
        for row in &block.rows {
            let ends = |(var, k): &(usize, i64)| {
                let (low, high) = spans[*var];
                if *k > 0 { (low, high) } else { (-high, -low) }
            };
            let all: Vec<Span> = system.rows[*row].iter().map(ends).collect();
            for (at, (var, k)) in system.rows[*row].iter().enumerate() {
                let others = all.iter().enumerate().filter(|(other, _)| *other != at);
                let (low, high) = others.fold((0_i64, 0_i64), |sum, (_, end)| {
                    (sum.0.saturating_add(end.0).max(-ENDLESS), sum.1.saturating_add(end.1).min(ENDLESS))
                });
                // What this one adds is the others' sum turned round.
                let (low, high) = if *k > 0 { (-high, -low) } else { (low, high) };
                let left = meet(spans[*var], (low, high));
                if left.0 > left.1 {
                    return false;
                }
                if left != spans[*var] {
                    spans[*var] = left;
                    again = true;
                }
            }
        }
    }
    true
}
