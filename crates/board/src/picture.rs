//! The picture of the governance: groups and who reports to whom, drawn as SVG on the server.

mod draw;
#[cfg(test)]
mod tests;
mod wrap;

pub(crate) use draw::figure;

use crate::{Group, Snapshot};
use std::collections::{HashMap, HashSet};

/// Groups in the order in which they are read: depth, short name, group. The board's own tree comes first, those below a
/// group follow it in the board's order, and each is there once even when the lines run in a circle.
pub(crate) fn tree<'a>(on: &Snapshot<'a>) -> Vec<(usize, &'a str, &'a Group)> {
    let mut all: Vec<(&str, &Group)> = on.all::<Group>().map(|(f, g)| (f.slug.as_str(), g)).collect();
    all.sort_by_key(|(slug, group)| (group.order, *slug));
    let known: HashSet<&str> = all.iter().map(|(slug, _)| *slug).collect();
    let parent = |group: &'a Group| group.parent.as_deref().filter(|p| known.contains(p));
    let mut below: HashMap<&str, Vec<(&str, &Group)>> = HashMap::new();
    for (slug, group) in &all {
        if let Some(parent) = parent(group) {
            below.entry(parent).or_default().push((slug, group));
        }
    }
    let board = on.county().map(|c| c.strategy_group.as_str()).unwrap_or_default();
    let top = top_of(on, board);
    let mut roots: Vec<(&str, &Group)> = all.iter().copied().filter(|(_, g)| parent(g).is_none()).collect();
    roots.sort_by_key(|(slug, _)| *slug != top);
    let mut out = Vec::new();
    let mut seen = HashSet::new();
    // What is left after the roots runs in circles: it is shown too, from wherever it begins.
    for (slug, group) in roots.into_iter().chain(all) {
        walk(slug, group, 0, &below, &mut seen, &mut out);
    }
    out
}

fn walk<'a>(
    slug: &'a str,
    group: &'a Group,
    depth: usize,
    below: &HashMap<&str, Vec<(&'a str, &'a Group)>>,
    seen: &mut HashSet<&'a str>,
    out: &mut Vec<(usize, &'a str, &'a Group)>,
) {
    if !seen.insert(slug) {
        return;
    }
    out.push((depth, slug, group));
    for (slug, group) in below.get(slug).into_iter().flatten() {
        walk(slug, group, depth + 1, below, seen, out);
    }
}

/// The highest group above one.
fn top_of<'a>(on: &Snapshot<'a>, slug: &'a str) -> &'a str {
    let mut at = slug;
    // As many steps as there are groups are enough, whatever the lines do.
    for _ in 0..on.all::<Group>().count() {
        let parent = on.get::<Group>(at).and_then(|g| g.parent.as_deref());
        match parent.filter(|p| on.get::<Group>(p).is_some()) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}
