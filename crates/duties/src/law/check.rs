//! What is wrong with a duty, beyond its shape.

use super::{Clock, Duty, EVENTS, Each, FOLDER, Kind, Rule, Whose};
use kernel::clock::Confidence;
use kernel::contracts::evidence::KINDS;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook, Status, nearest};
use std::collections::BTreeSet;

impl Entry for Duty {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut bad = |key: &str, message: String| out.push((key.to_string(), message));
        if self.asks.trim().is_empty() {
            bad("asks", "say in plain English what must be done".into());
        }
        if self.meta.confidence == Confidence::Unverified && self.to_check.trim().is_empty() {
            bad("to-check", "it is unverified: say what a person must look at, in to-check".into());
        }
        if self.meta.status == Status::Repealed && self.meta.in_force_to.is_none() {
            bad("status", "it is repealed: give the last day on which it was in force, in-force-to".into());
        }
        if self.meta.status == Status::Prospective && self.meta.in_force_to.is_some() {
            bad("in-force-to", "it is not yet in force, so it cannot have ended".into());
        }
        self.clock_faults(&mut bad);
        for wants in &self.evidence {
            if let Some(sort) = wants.when.iter().find(|sort| known_sort(sort).is_none()) {
                let sorts = board::words::ORGANISATIONS.iter().map(|(sort, _)| *sort);
                bad(sort, unknown("sort of body", sort, sorts));
            }
            if wants.any.is_empty() == wants.kind.is_empty() {
                bad("[[evidence]]", format!("“{}”: give a kind or a list any, one of them", wants.says));
            }
            for one in wants.alternatives().iter().filter(|one| !one.kind.is_empty()) {
                if !KINDS.iter().any(|(kind, _)| *kind == one.kind) {
                    bad(
                        &one.kind,
                        unknown("kind of evidence", &one.kind, KINDS.iter().map(|(kind, _)| *kind)),
                    );
                }
                if one.starts && !matches!(self.clock, Clock::AtLeastEvery(_)) {
                    bad(
                        "starts",
                        "only what comes again, at-least-every, has something that starts its clock".into(),
                    );
                }
                if one.each.is_some() == one.each_mark.is_empty() {
                    bad("each", "each and each-mark go together: which mark must each have?".into());
                }
                if (one.of == Whose::Group) == one.group.is_empty() {
                    bad("[[evidence]]", format!("“{}”: of = \"group\" and group go together", wants.says));
                }
                if one.each.is_some_and(|each| !COUNTED.contains(&each)) {
                    bad(
                        "each",
                        "each can be responsible-authority, csp, council, district or district-council"
                            .into(),
                    );
                }
            }
        }
        if self.bound.each == Each::Group && self.bound.legal_basis.is_empty() {
            bad("each", "for each group, give the words of the law on which it rests: legal-basis".into());
        }
        out
    }
}

fn known_sort(sort: &str) -> Option<&'static str> {
    board::words::ORGANISATIONS.iter().map(|(known, _)| *known).find(|known| *known == sort)
}

/// For whom a mark can be asked each.
const COUNTED: [Each; 5] =
    [Each::ResponsibleAuthority, Each::Csp, Each::Council, Each::District, Each::DistrictCouncil];

impl Duty {
    fn clock_faults(&self, bad: &mut impl FnMut(&str, String)) {
        if self.evidence.is_empty() && self.kind == Kind::Duty && !matches!(self.clock, Clock::None(_)) {
            bad("[clock]", "it has a clock and nothing that could show it was met: add [[evidence]]".into());
        }
        match &self.clock {
            Clock::None(why) if why.trim().is_empty() => {
                bad("none", "say why it cannot be shown by a date".into());
            }
            Clock::Rule(Rule(kernel::clock::Rule::When(_))) => {
                bad("rule", "a threshold has no date: use on-demand with an event".into());
            }
            Clock::Rule(Rule(kernel::clock::Rule::Every(_))) => {
                bad(
                    "rule",
                    "use every = { months = …, from = …, due = … }, which says when each is due".into(),
                );
            }
            Clock::AfterEachYear(year) if !year.soon => {
                bad(
                    "soon",
                    "after-each-year means as soon as may be: soon = true. For a number of days use a rule"
                        .into(),
                );
            }
            Clock::AtLeastEvery(_) if self.evidence.len() != 1 => {
                bad(
                    "at-least-every",
                    "it is counted from the last time, so it needs exactly one [[evidence]]".into(),
                );
            }
            Clock::Every(_) | Clock::DuringEachYear(_) | Clock::BeforeEachYearEnds(_)
                if self.kind == Kind::Power =>
            {
                bad("kind", "a power may be used and falls due on no day: kind and clock contradict".into());
            }
            _ => {}
        }
        if let Some(event) = self.clock.event().filter(|event| EVENTS.iter().all(|(known, _)| known != event))
        {
            bad(event, unknown("event", event, EVENTS.iter().map(|(known, _)| *known)));
        }
    }
}

/// What is wrong with the duties as a whole: feeding a duty that there is not.
pub(super) fn together(duties: &[Duty], rulebook: &Rulebook) -> Result<(), Misprint> {
    let known: BTreeSet<&str> = duties.iter().map(|duty| duty.meta.id.as_str()).collect();
    for duty in duties {
        if let Some(other) = duty.feeds.iter().find(|other| !known.contains(other.as_str())) {
            return Err(at(rulebook, &duty.file, other, unknown("duty", other, known.iter().copied())));
        }
    }
    Ok(())
}

/// A misprint in a file, at the first line that holds some words.
pub(super) fn at(rulebook: &Rulebook, file: &str, words: &str, message: String) -> Misprint {
    debug_assert!(file.starts_with(FOLDER), "a duty's file");
    let text = rulebook.file(file).map(String::from_utf8_lossy).unwrap_or_default();
    let line = text.lines().position(|line| line.contains(words)).map_or(1, |at| at + 1);
    Misprint { file: file.into(), line, message }
}

fn unknown<'a>(what: &str, word: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(word, known.clone()) {
        Some(near) => format!("“{word}” is not known as a {what}. Did you mean “{near}”?"),
        None => {
            format!("“{word}” is not known as a {what}. It can be: {}", known.collect::<Vec<_>>().join(", "))
        }
    }
}
