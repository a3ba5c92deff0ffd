//! Tables of several dimensions, each a tree of codes, with every total in them.

use crate::{Cell, Fault, Key, Table};
use std::collections::{BTreeMap, BTreeSet};

/// One dimension: its codes, and which stands under which. LSOA under district under partnership, month under year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    name: String,
    above: Vec<(String, Option<String>)>,
}

impl Tree {
    /// A dimension of this name, without codes yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), above: Vec::new() }
    }

    /// Adds a code that stands under no other.
    pub fn top(mut self, code: impl Into<String>) -> Self {
        self.above.push((code.into(), None));
        self
    }

    /// Adds codes that stand under another, and together make it up.
    pub fn under<C: Into<String>>(mut self, parent: &str, codes: impl IntoIterator<Item = C>) -> Self {
        self.above.extend(codes.into_iter().map(|code| (code.into(), Some(parent.to_owned()))));
        self
    }

    /// Every code with those right under it; a code under two others stands under both.
    fn children(&self) -> Result<BTreeMap<&str, Vec<&str>>, Fault> {
        let mut children: BTreeMap<&str, Vec<&str>> =
            self.above.iter().map(|(code, _)| (code.as_str(), Vec::new())).collect();
        for (code, parent) in &self.above {
            if let Some(parent) = parent {
                let under = children.get_mut(parent.as_str());
                let missing = || {
                    Fault::Tree(format!(
                        "{code} stands under {parent}, which {} does not have: add it first",
                        self.name
                    ))
                };
                under.ok_or_else(missing)?.push(code);
            }
        }
        Ok(children)
    }

    /// The codes without others under them that make up each code.
    fn leaves<'a>(
        &self,
        children: &BTreeMap<&'a str, Vec<&'a str>>,
    ) -> Result<BTreeMap<&'a str, BTreeSet<&'a str>>, Fault> {
        let mut leaves: BTreeMap<&str, BTreeSet<&str>> = children
            .iter()
            .filter(|(_, under)| under.is_empty())
            .map(|(code, _)| (*code, BTreeSet::from([*code])))
            .collect();
        while leaves.len() < children.len() {
            let ready: Vec<(&str, BTreeSet<&str>)> = children
                .iter()
                .filter(|(code, under)| {
                    !leaves.contains_key(*code) && under.iter().all(|code| leaves.contains_key(code))
                })
                .map(|(code, under)| {
                    (*code, under.iter().flat_map(|code| leaves[code].iter().copied()).collect())
                })
                .collect();
            if ready.is_empty() {
                return Err(Fault::Tree(format!(
                    "A code of {} stands under itself: take one of its places away",
                    self.name
                )));
            }
            leaves.extend(ready);
        }
        Ok(leaves)
    }
}

/// The table of every combination of codes, totals included, from the counts of the lowest ones; what has no count is zero. `count`
/// is given the codes in the order of the dimensions; keys are [`Key::of`] the same.
///
/// # Errors
/// A tree with a gap or a circle.
pub fn cross(dimensions: &[Tree], count: impl Fn(&[&str]) -> u64) -> Result<Table, Fault> {
    let mut children = Vec::with_capacity(dimensions.len());
    let mut leaves = Vec::with_capacity(dimensions.len());
    for tree in dimensions {
        let under = tree.children()?;
        leaves.push(tree.leaves(&under)?);
        children.push(under);
    }
    let every =
        combinations(&children.iter().map(|codes| codes.keys().copied().collect()).collect::<Vec<_>>());
    let key = |codes: &[&str]| {
        let named: Vec<(&str, &str)> =
            dimensions.iter().map(|tree| tree.name.as_str()).zip(codes.iter().copied()).collect();
        Key::of(&named)
    };
    let mut table = Table::new();
    for codes in &every {
        let below: Vec<Vec<&str>> =
            codes.iter().zip(&leaves).map(|(code, leaves)| leaves[code].iter().copied().collect()).collect();
        let sum = combinations(&below).iter().map(|codes| count(codes)).sum();
        table.cells.push(Cell::new(key(codes), sum));
        for (at, children) in children.iter().enumerate() {
            let under = &children[codes[at]];
            if !under.is_empty() {
                let parts = under.iter().map(|code| {
                    let mut codes = codes.clone();
                    codes[at] = code;
                    key(&codes)
                });
                table = table.total(key(codes), parts.collect::<Vec<_>>());
            }
        }
    }
    Ok(table)
}

fn combinations<'a>(choices: &[Vec<&'a str>]) -> Vec<Vec<&'a str>> {
    choices.iter().fold(vec![Vec::new()], |so_far, codes| {
        let longer = |start: &Vec<&'a str>| {
            let start = start.clone();
            codes.iter().map(move |code| start.iter().copied().chain([*code]).collect())
        };
        so_far.iter().flat_map(longer).collect()
    })
}
