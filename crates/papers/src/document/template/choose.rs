//! Which template an unknown report follows.

use std::collections::BTreeSet;

use super::Template;
use crate::document::{headings, words};

/// What a report shows of its shape before it has been read.
#[derive(Clone, Debug, Default)]
pub(in crate::document) struct Evidence {
    /// Short lines that may be the name of the receiving board.
    pub boards: Vec<String>,
    /// Short lines that may be labels or headings.
    pub lines: Vec<String>,
}

/// Shares of a template that a report must show before it is held to it.
const ENOUGH: f64 = 0.5;
/// The same when the board is the template's own.
const ENOUGH_FOR_ITS_BOARD: f64 = 0.3;
/// What the name of the board counts beside the share: a title may hold the name of another.
const ITS_BOARD: f64 = 0.25;

impl Evidence {
    /// The template that fits best, if any fits.
    pub fn choose<'t>(&self, templates: &'t [Template]) -> Option<&'t Template> {
        let mut best: Option<(f64, &Template)> = None;
        let keys: BTreeSet<String> = self.lines.iter().map(|line| words::key(line)).collect();
        for template in templates {
            let its_board = self.boards.iter().any(|line| names_board(line, &template.board));
            let share = share(&keys, template);
            if share < if its_board { ENOUGH_FOR_ITS_BOARD } else { ENOUGH } {
                continue;
            }
            let score = share + if its_board { ITS_BOARD } else { 0.0 };
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, template));
            }
        }
        best.map(|(_, template)| template)
    }
}

/// The share of the template's required names that stand in the report. Slips of the pen are left out: there is enough besides.
fn share(lines: &BTreeSet<String>, template: &Template) -> f64 {
    let labels = template.cover.iter().filter(|field| field.required).map(|field| &field.label);
    let heads = template.sections.iter().filter(|section| section.required).map(|section| &section.heading);
    let names: Vec<&String> = labels.chain(heads).collect();
    let found =
        names.iter().filter(|name| headings::spellings(name).any(|name| lines.contains(&words::key(name))));
    f64::from(u32::try_from(found.count()).unwrap_or(0))
        / f64::from(u32::try_from(names.len().max(1)).unwrap_or(1))
}

/// Whether a line names the board, perhaps with the county before it: `LOAMSHIRE HEALTH AND WELLBEING BOARD`.
pub(in crate::document) fn names_board(line: &str, board: &str) -> bool {
    line.split_whitespace().count() <= 14 && words::key(line).contains(&words::key(board))
}
