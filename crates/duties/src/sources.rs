//! `{{duties}}`: what is overdue, what cannot be known and what falls due, as tables for a paper, as at the paper's day.

use crate::bundle::{Bundle, bundled};
use crate::engine::{Obligation, State};
use crate::pages::{Stands, Wanted, stands};
use board::words::count;
use kernel::clock::words::format;
use kernel::contracts::paper::{Block, Text};
use kernel::contracts::sources::{Ask, Drawn, Source};
use kernel::rulebook::nearest;
use kernel::{Fault, Outcome, Unit};

/// Everything that papers can draw on.
pub(crate) fn all() -> Vec<Source> {
    vec![Source {
        name: "duties",
        what: "What the law asks and is overdue, cannot be known or falls due: all of it, or of one state or one body.",
        example: "{{duties state=overdue body=csp-north}}",
        draw,
    }]
}

const SHOWN: [State; 3] = [State::Overdue, State::CannotBeKnown, State::Due];
const KEYS: [&str; 2] = ["state", "body"];

fn draw(unit: &mut Unit<'_>, ask: &Ask<'_>) -> Outcome<Drawn> {
    let stands = stands(unit, ask.audience, ask.county, ask.day, Wanted::Day)?;
    let Some(stands) = stands else {
        let words = "How the county stands against its duties is not for the readers of this paper.";
        return Ok(Drawn { blocks: vec![paragraph(words.into())], event: None, ..Drawn::default() });
    };
    let (states, body) = asked(ask.of, &stands)?;
    let of = |one: &Obligation, state: State| {
        one.state == state && body.as_deref().is_none_or(|body| *one.body == *body)
    };
    let mut blocks = Vec::new();
    for state in states {
        let bundles = bundled(&stands.owed, &stands.facts, |one| of(one, state));
        if !bundles.is_empty() {
            blocks.push(table(state, &bundles, &stands, ask));
        }
    }
    let met = stands.owed.iter().filter(|one| of(one, State::Met)).count();
    let met = count(met, "obligation was met", "obligations were met");
    let words = if blocks.is_empty() {
        format!("On {} nothing of this kind is overdue, unknown or due; {met}.", format(ask.day))
    } else {
        format!("On {} {met}, by the evidence that each rule asks for.", format(ask.day))
    };
    blocks.push(paragraph(words));
    Ok(Drawn { blocks, event: None, ..Drawn::default() })
}

fn paragraph(words: String) -> Block {
    Block::Paragraph { numbered: true, text: words.into(), list: None }
}

fn table(state: State, bundles: &[Bundle], stands: &Stands, ask: &Ask<'_>) -> Block {
    let rows = bundles.iter().map(|bundle| {
        let one = &stands.owed[bundle.at[0]];
        let what = if one.label.is_empty() {
            one.title.to_string()
        } else {
            format!("{}, {}", one.title, one.label)
        };
        let due = one.due.map_or_else(|| "No day".into(), format);
        vec![
            Text::plain(what),
            Text::plain(bundle.bodies.clone()),
            Text::plain(due),
            Text::plain(bundle.why.clone()),
        ]
    });
    let caption = match state {
        State::Overdue => "Duties that are overdue or missing",
        State::CannotBeKnown => "Duties of which it cannot be known whether they are met",
        _ => "Duties that fall due",
    };
    Block::Table {
        caption: format!("{caption}, on {}", format(ask.day)),
        head: ["Duty", "Bodies", "Due", "Why"].map(String::from).to_vec(),
        rows: rows.collect(),
    }
}

/// Reads `state=overdue body=csp-north`.
fn asked(of: &str, stands: &Stands) -> Outcome<(Vec<State>, Option<String>)> {
    let (mut states, mut body) = (SHOWN.to_vec(), None);
    for word in of.split_whitespace() {
        let Some((key, value)) = word.split_once('=') else {
            let words = format!("“{word}” is not understood. Write it as state=overdue or body=…");
            return Err(Fault::field("of", words));
        };
        match key {
            "state" => {
                let known: Vec<&str> = State::ALL.iter().map(|state| state.name()).collect();
                states = vec![State::named(value).ok_or_else(|| wrong("state", value, &known))?];
            }
            "body" => {
                let known: Vec<&str> = stands.owed.iter().map(|one| &*one.body).collect();
                if !known.contains(&value) {
                    return Err(wrong("body that owes a duty", value, &known));
                }
                body = Some(value.to_string());
            }
            other => return Err(wrong("filter of duties", other, &KEYS)),
        }
    }
    Ok((states, body))
}

fn wrong(what: &str, name: &str, known: &[&str]) -> Fault {
    let near = nearest(name, known.iter().copied());
    let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
    Fault::field("of", format!("There is no {what} called “{name}”{hint}"))
}
