//! What is the same for several bodies, said once.

use crate::engine::{Obligation, State};
use crate::facts::Facts;
use board::words::listed;
use jiff::civil::Date;
use std::collections::HashMap;

/// Obligations of one duty and period that stand alike, by the words of their reason, but for the body's own name in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bundle {
    /// Their places among what was given, at least one.
    pub at: Vec<usize>,
    /// Whom they concern, the first few by name.
    pub bodies: String,
    /// Why they stand as they do: what is missing where that is the same for all, otherwise the reason. Where something cannot be
    /// known, the reason says what is to be checked.
    pub why: String,
}

/// Bundles those that fit. What was due first presses most; what has no date comes after what has one.
pub(crate) fn bundled(owed: &[Obligation], facts: &Facts, fits: impl Fn(&Obligation) -> bool) -> Vec<Bundle> {
    let mut out: Vec<(Option<Date>, Vec<usize>)> = Vec::new();
    let mut known: HashMap<(&str, &str, String), usize> = HashMap::new();
    for (place, one) in owed.iter().enumerate().filter(|(_, one)| fits(one)) {
        let at = *known.entry((&one.duty, &one.label, alike(one, &one.reason))).or_insert_with(|| {
            out.push((one.due, Vec::new()));
            out.len() - 1
        });
        out[at].1.push(place);
    }
    out.sort_by_key(|(due, _)| (due.is_none(), *due));
    let made = out.into_iter().map(|(_, at)| {
        let these: Vec<&Obligation> = at.iter().map(|place| &owed[*place]).collect();
        Bundle { bodies: bodies(&these, facts), why: why(&these), at }
    });
    made.collect()
}

/// Words about a body as they would be said of each of several.
fn alike(one: &Obligation, words: &str) -> String {
    words.replace(&*one.body_name, "each of them")
}

fn why(these: &[&Obligation]) -> String {
    let told = |one: &Obligation| match one.missing.first() {
        Some(missing) if one.state != State::CannotBeKnown => missing.clone(),
        _ => one.reason.clone(),
    };
    let first = these[0];
    if these.len() == 1 {
        return told(first);
    }
    let words = alike(first, &told(first));
    if these.iter().all(|one| alike(one, &told(one)) == words) { words } else { alike(first, &first.reason) }
}

fn bodies(these: &[&Obligation], facts: &Facts) -> String {
    let mut names: Vec<String> = these.iter().map(|one| who(one, |slug| facts.name_of(slug))).collect();
    names.dedup();
    if names.len() > 3 {
        let more = names.len() - 2;
        names.truncate(2);
        names.push(format!("{more} others"));
    }
    listed(&names)
}

/// Which body and, where it owes it in each, in which partnership.
pub(crate) fn who(one: &Obligation, name: impl Fn(&str) -> String) -> String {
    match &one.csp {
        Some(csp) => format!("{}, in {}", one.body_name, name(csp)),
        None => one.body_name.to_string(),
    }
}
