//! Where the cover ends and the body begins.

use super::super::lines::Line;
use super::super::marks::{Mark, Sure, marked};
use super::super::names::{Hit, Label, Names};
use super::super::shape;
use super::labelled;

/// The index of the first line of the body.
pub(in super::super) fn body_start(lines: &[Line], names: &Names) -> usize {
    for at in 0..lines.len() {
        if opens_body(lines, names, at) {
            return at;
        }
    }
    lines.len()
}

fn opens_body(lines: &[Line], names: &Names, at: usize) -> bool {
    let line = &lines[at];
    let found = marked(&line.text);
    match found.mark {
        Mark::Number(_, sure) if !beside_answer(line) => {
            let rest = found.rest;
            let heading = names.section(rest.trim_end_matches(':')).is_some()
                && shape::heading_like(rest.trim_end_matches(':'));
            heading
                || (sure == Sure::Yes && rest.split_whitespace().count() >= 4)
                || next_is_long(lines, at, rest)
        }
        Mark::Within(_) | Mark::Pilcrow | Mark::Next => true,
        Mark::Hash(_) if own_section(lines, names, at) => true,
        Mark::Hash(_) | Mark::None => {
            let text = found.rest.trim_end_matches(':').trim();
            at > 0 && is_section(lines, names, at, text) || before_number(lines, names, at, text)
        }
        _ => false,
    }
}

/// A heading with its sign, below a labelled line and not above another: a section that nobody knows.
fn own_section(lines: &[Line], names: &Names, at: usize) -> bool {
    // A cell of a table may be a word that is also a common label.
    let own =
        |line: &Line, what: &Label| !line.text.starts_with('|') || matches!(what, Label::Field(Some(_), _));
    let label = |line: &Line| {
        labelled(names, line).is_some_and(|found| found.hit.meant.is_none() && own(line, &found.hit.what))
    };
    let below = lines[at + 1..].iter().take_while(|line| !matches!(marked(&line.text).mark, Mark::Hash(_)));
    !label(&lines[at]) && lines[..at].iter().any(label) && !below.take(6).any(label)
}

fn beside_answer(line: &Line) -> bool {
    let cells = super::table::cells(&line.raw);
    cells.len() > 1 && cells.iter().any(|cell| super::answers::yes_no(cell).is_some())
}

fn next_is_long(lines: &[Line], at: usize, rest: &str) -> bool {
    rest.is_empty() && lines.get(at + 1).is_some_and(|next| next.text.split_whitespace().count() >= 6)
}

fn is_section(lines: &[Line], names: &Names, at: usize, text: &str) -> bool {
    if !shape::heading_like(text)
        || matches!(labelled(names, &lines[at]), Some(found) if found.hit.meant.is_none())
            && fits_cover(lines, names, at)
            && !number_next(lines, at)
    {
        return false;
    }
    match names.section(text) {
        Some(section) if section.index.is_some() => true,
        Some(_) => leads_to_prose(lines, at),
        None => {
            let slip = labelled(names, &lines[at]).is_none() && names.near_section(text).is_some();
            slip && leads_to_prose(lines, at)
        }
    }
}

/// Whether the next line is a numbered paragraph, which no label has for its value.
fn number_next(lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| {
        let found = marked(&next.text);
        let numbered = matches!(found.mark, Mark::Number(_, _) | Mark::Within(_));
        numbered && !beside_answer(next) && found.rest.split_whitespace().count() >= 4
    })
}

/// Whether a name that is both a label and a section stands on the cover here: other labels follow it.
fn fits_cover(lines: &[Line], names: &Names, at: usize) -> bool {
    lines[at + 1..].iter().take(4).any(|line| {
        matches!(labelled(names, line), Some(found) if matches!(found.hit, Hit { what: Label::Field(..), meant: None }))
            || beside_answer(line)
    }) || names.section(super::undressed(&lines[at].text).trim_end_matches(':')).is_none_or(|section| section.index.is_none())
}

fn leads_to_prose(lines: &[Line], at: usize) -> bool {
    (at + 1..lines.len()).take(2).any(|next| {
        let line = &lines[next];
        match marked(&line.text).mark {
            Mark::Number(_, _) | Mark::Within(_) => !beside_answer(line),
            Mark::None => is_prose(lines, next),
            _ => false,
        }
    })
}

/// Whether a paragraph or the stem of a recommendation begins here.
fn is_prose(lines: &[Line], at: usize) -> bool {
    let further =
        lines[at + 1..].iter().take_while(|line| !line.after_blank && marked(&line.text).mark == Mark::None);
    let wrapped: Vec<&Line> = std::iter::once(&lines[at]).chain(further).collect();
    let length: usize = wrapped.iter().map(|line| line.text.chars().count()).sum();
    let ended = wrapped.last().is_some_and(|last| shape::ended(&last.text));
    shape::stem(&lines[at].text)
        || ended && length >= 60 && wrapped.len() < 40
        || lines[at].text.chars().count() >= 90
}

/// An unknown heading above the first numbered paragraph, which is not the value of a label.
fn before_number(lines: &[Line], names: &Names, at: usize, text: &str) -> bool {
    let above_is_label =
        at > 0 && matches!(labelled(names, &lines[at - 1]), Some(found) if found.value.is_none());
    let number_follows = lines.get(at + 1).is_some_and(|next| {
        matches!(marked(&next.text).mark, Mark::Number(1, Sure::Yes))
            && !beside_answer(next)
            && opens_body(lines, names, at + 1)
    });
    at > 1
        && shape::heading_like(text)
        && labelled(names, &lines[at]).is_none()
        && !above_is_label
        && number_follows
}
