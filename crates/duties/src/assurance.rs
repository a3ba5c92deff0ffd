//! The assurance pack: how a county stands against its duties as at a day, as a paper for whoever inspects it. The page and the file are
//! drawn from the same blocks.

use crate::bundle::{bundled, who};
use crate::engine::{Obligation, State};
use crate::facts::Facts;
use crate::law::Law;
use board::words::{count, sentence};
use jiff::civil::Date;
use kernel::clock::words::format;
use kernel::contracts::paper::{Block, CoverField, Paper, Run, Text};
use kernel::ledger::Head;
use std::collections::BTreeMap;

/// What a pack is made from.
pub(crate) struct Made<'a> {
    /// Name of the county's board.
    pub board: &'a str,
    /// The day as at which it stands.
    pub day: Date,
    /// The day on which it is made.
    pub made: Date,
    /// The law.
    pub law: &'a Law,
    /// Bodies and areas.
    pub facts: &'a Facts,
    /// What is owed.
    pub owed: &'a [Obligation],
    /// The end of the ledger when it was made.
    pub head: &'a Head,
    /// What the rulebook hashes to.
    pub rulebook: &'a str,
}

/// The pack.
pub(crate) fn paper(it: &Made<'_>) -> Paper {
    let line = |label: &str, value: String| CoverField::Line { label: label.into(), value };
    let mut body = Vec::new();
    short(it, &mut body);
    gaps(it, "Overdue or missing", State::Overdue, &mut body);
    gaps(it, "Cannot be known", State::CannotBeKnown, &mut body);
    gaps(it, "Due within three months, or as soon as may be", State::Due, &mut body);
    evidence(it, &mut body);
    elsewhere(it, &mut body);
    verify(it, &mut body);
    Paper {
        board: it.board.into(),
        meeting: None,
        title: format!("Assurance pack: duties as at {}", format(it.day)),
        cover: vec![line("As at", format(it.day)), line("Made on", format(it.made))],
        body,
    }
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 1, text: text.into() }
}

fn paragraph(text: impl Into<Text>) -> Block {
    Block::Paragraph { numbered: false, text: text.into(), list: None }
}

/// Counts by state, with what each state means.
fn short(it: &Made<'_>, body: &mut Vec<Block>) {
    body.push(heading("In short"));
    let duties = it.law.on(it.day).len();
    body.push(paragraph(format!(
        "The register held {} on {}. {} of bodies under them are told in this pack.",
        count(duties, "duty, power or practice", "duties, powers and practices"),
        format(it.day),
        sentence(&count(it.owed.len(), "obligation", "obligations")),
    )));
    let rows = State::ALL.iter().map(|state| {
        let many = it.owed.iter().filter(|one| one.state == *state).count();
        vec![Text::plain(state.said()), Text::plain(many.to_string()), Text::plain(meaning(*state))]
    });
    body.push(Block::Table {
        caption: format!("How the obligations stood on {}", format(it.day)),
        head: ["State", "How many", "What it means"].map(String::from).to_vec(),
        rows: rows.collect(),
    });
}

fn meaning(state: State) -> &'static str {
    match state {
        State::Overdue => {
            "Its day is past and it is not shown to have been done; or what must stand every day does not stand."
        }
        State::CannotBeKnown => {
            "A fact is not recorded, or the law behind it has not been checked. It is never counted as met."
        }
        State::Due => "It falls due within three months, or as soon as may be.",
        State::NotYet => "It falls due later.",
        State::Met => "The evidence that the rule asks for was there on the day.",
        State::NotApplicable => "Nobody owes it on this day, or nothing has happened on which it arises.",
    }
}

fn gaps(it: &Made<'_>, title: &str, state: State, body: &mut Vec<Block>) {
    let bundles = bundled(it.owed, it.facts, |one| one.state == state);
    body.push(heading(title));
    if bundles.is_empty() {
        body.push(paragraph("Nothing."));
        return;
    }
    let rows = bundles.iter().map(|bundle| {
        let one = &it.owed[bundle.at[0]];
        let what = if one.label.is_empty() {
            one.title.to_string()
        } else {
            format!("{}, {}", one.title, one.label)
        };
        vec![
            Text::plain(what),
            Text::plain(bundle.bodies.clone()),
            Text::plain(one.due.map_or_else(|| "No day".into(), format)),
            Text::plain(bundle.why.clone()),
        ]
    });
    body.push(Block::Table {
        caption: format!("{title}, on {}", format(it.day)),
        head: ["Duty", "Bodies", "Due", "Why, and what is missing"].map(String::from).to_vec(),
        rows: rows.collect(),
    });
}

/// All that counts as evidence, by duty and body, each with where to read it.
fn evidence(it: &Made<'_>, body: &mut Vec<Block>) {
    body.push(heading("Evidence"));
    let mut rows = Vec::new();
    for one in it.owed {
        for found in &one.evidence {
            let link = Run { text: found.title.clone(), link: None, ..Run::default() };
            rows.push(vec![
                Text::plain(one.title.to_string()),
                Text::plain(who(one, |slug| it.facts.name_of(slug))),
                Text(vec![link]),
                Text::plain(found.on.map(format).unwrap_or_default()),
            ]);
        }
    }
    if rows.is_empty() {
        body.push(paragraph("No evidence was there on this day."));
        return;
    }
    body.push(Block::Table {
        caption: format!("Evidence that counted on {}", format(it.day)),
        head: ["Duty", "Body", "Evidence", "Day"].map(String::from).to_vec(),
        rows,
    });
}

/// What nobody owes, and why: so that its absence above is no silence.
fn elsewhere(it: &Made<'_>, body: &mut Vec<Block>) {
    let mut by: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in it.owed.iter().filter(|one| one.state == State::NotApplicable) {
        *by.entry((&one.title, &one.reason)).or_default() += 1;
    }
    body.push(heading("Does not apply, and why"));
    if by.is_empty() {
        body.push(paragraph("Nothing."));
        return;
    }
    body.push(Block::Table {
        caption: format!("What did not apply on {}", format(it.day)),
        head: ["Duty", "Bodies", "Why"].map(String::from).to_vec(),
        rows: by
            .iter()
            .map(|((title, reason), n)| {
                vec![Text::plain(*title), Text::plain(n.to_string()), Text::plain(*reason)]
            })
            .collect(),
    });
}

fn verify(it: &Made<'_>, body: &mut Vec<Block>) {
    body.push(heading("How to check this pack"));
    body.push(paragraph(
        "It is worked out from the record and the law as data, and from nothing that somebody ticked. The head of the ledger names every \
         event that it rests on: “shiremoot ledger verify --against HEAD” names a row that was rewritten since, or a tail that was cut off.",
    ));
    body.push(paragraph(format!("Head of the ledger: {}", it.head)));
    body.push(paragraph(format!("Rulebook: {}", it.rulebook)));
}
