//! The top of the cover: which board, which day, which title.

use super::super::names::{Hit, Label, Names};
use super::super::parts::Part;
use super::super::warning::{NoteKind, WarningKind};
use super::super::{Line, table};
use super::{Cover, Labelled, labelled, parted, undressed};
use crate::document::template::names_board;
use crate::document::{dates, words};
use kernel::contracts::paper::CoverField;

/// A line that is neither date nor label: the board, the title or neither.
struct Name {
    line: u32,
    text: String,
    after_blank: bool,
}

/// Reads the lines above the first field.
pub(super) fn read(cover: &mut Cover, lines: &[Line], names: &Names, report: &str) {
    let mut loose: Vec<Name> = Vec::new();
    let mut waiting = None;
    for line in lines {
        if let Some(found) = labelled(names, line)
            .filter(|found| !matches!(found.hit.what, Label::Field(..)) || found.value.is_some())
        {
            match (found.value, found.hit.what) {
                (Some(value), what) => labelled_value(cover, line, what, &found.label, &value, report),
                (None, what) => waiting = Some((what, found.label)),
            }
        } else if let Some((what, label)) = waiting.take() {
            labelled_value(cover, line, what, &label, &undressed(&line.text), report);
        } else if !date(cover, line.no, &undressed(&line.text))
            && !agenda_item(cover, line)
            && !own_field(cover, line, report)
            && !from_whom(cover, line, report)
        {
            if let Some(last) = loose.last_mut().filter(|last| last.text.ends_with('-') && !line.after_blank)
            {
                last.text.push_str(&undressed(&line.text));
                continue;
            }
            loose.push(Name { line: line.no, text: undressed(&line.text), after_blank: line.after_blank });
        }
    }
    name_all(cover, loose, names, report);
}

/// Board, day and title that stand labelled among the fields; the other lines are given back.
pub(super) fn labelled_below(cover: &mut Cover, lines: &[Line], names: &Names, report: &str) -> Vec<Line> {
    let mut rest = Vec::new();
    for line in lines {
        match labelled(names, line) {
            Some(Labelled { hit: Hit { what, meant: None }, label, value: Some(value) })
                if !matches!(what, Label::Field(..)) && !value.is_empty() && !line.text.starts_with('|') =>
            {
                labelled_value(cover, line, what, &label, &value, report);
            }
            _ => rest.push(line.clone()),
        }
    }
    rest
}

fn labelled_value(cover: &mut Cover, line: &Line, what: Label, label: &str, value: &str, report: &str) {
    match what {
        Label::Board => set_board(cover, line.no, value, report),
        Label::Title => set_title(cover, line.no, value, report),
        Label::Date => {
            if !date(cover, line.no, value) {
                cover.warn(line.no, WarningKind::BadDate, format!("`{value}` is not a date"));
                cover.see(Part::Date, line.no, value);
            }
        }
        Label::Field(..) => extra(cover, line.no, &words::ordinary_case(label, report), value),
    }
}

fn extra(cover: &mut Cover, line: u32, label: &str, value: &str) {
    cover.note(line, NoteKind::ExtraField, label);
    cover.fields.push(CoverField::Line { label: label.to_owned(), value: value.to_owned() });
}

fn date(cover: &mut Cover, line: u32, text: &str) -> bool {
    let (date, trouble) = match dates::read(text) {
        dates::Found::No => return false,
        dates::Found::Date(date) => (Some(date), None),
        dates::Found::Doubtful(date, why) => (Some(date), Some(why)),
        dates::Found::Bad(why) => (None, Some(why)),
    };
    cover.see(Part::Date, line, text);
    if let Some(why) = trouble {
        cover.warn(line, WarningKind::BadDate, why);
    }
    match date {
        Some(date) if cover.meeting.is_none() => {
            cover.meeting = Some(date);
            if !text.eq_ignore_ascii_case(&dates::written(date)) {
                cover.note(line, NoteKind::DateWords, text);
            }
        }
        // A second date: the check of parts names it, and its words stay in a note.
        Some(_) => cover.note(line, NoteKind::DateWords, text),
        None => {}
    }
    true
}

/// `Report of the Director of Place`: who reports, not what about.
fn from_whom(cover: &mut Cover, line: &Line, report: &str) -> bool {
    let text = words::ordinary_case(&undressed(&line.text), report);
    let starts =
        ["Report of the ", "Report by the ", "Report from the ", "Joint report of the ", "Report by "];
    let Some(start) = starts.into_iter().find(|start| text.to_lowercase().starts_with(&start.to_lowercase()))
    else {
        return false;
    };
    extra(cover, line.no, start.trim_end().trim_end_matches(" the"), text[start.len()..].trim());
    true
}

/// `AGENDA ITEM 5`.
fn agenda_item(cover: &mut Cover, line: &Line) -> bool {
    let text = undressed(&line.text);
    let Some((label, value)) = text.rsplit_once(char::is_whitespace) else { return false };
    let known = matches!(
        words::key(label).as_str(),
        "agendaitem" | "agendaitemno" | "agendaitemnumber" | "item" | "itemno"
    );
    let short = value.len() <= 4 && value.contains(|c: char| c.is_ascii_digit());
    if known && short {
        extra(cover, line.no, &words::ordinary_case(label, ""), value);
    }
    known && short
}

/// `Label: value` with a label of the report's own.
fn own_field(cover: &mut Cover, line: &Line, report: &str) -> bool {
    if !line.text.contains(':') && table::cells(&line.raw).len() != 2 {
        return false;
    }
    match parted(line) {
        Some((label, value)) if !value.is_empty() && !words::shouted(&line.text) => {
            extra(cover, line.no, &words::ordinary_case(&label, report), &value);
            true
        }
        _ => false,
    }
}

fn set_board(cover: &mut Cover, line: u32, text: &str, report: &str) {
    cover.see(Part::Board, line, text);
    if cover.board.is_empty() {
        cover.board = words::ordinary_case(text, report);
    }
}

fn set_title(cover: &mut Cover, line: u32, text: &str, report: &str) {
    cover.see(Part::Title, line, text);
    if cover.title.is_empty() {
        cover.title = words::ordinary_case(text, report);
    }
}

/// Gives each loose line its part: the board first, then the title, which may be wrapped. The rest is kept as it is.
fn name_all(cover: &mut Cover, loose: Vec<Name>, names: &Names, report: &str) {
    let board = which_board(cover, &loose, names);
    if let Some(index) = board {
        let name = &loose[index];
        if let Some(meant) =
            names.template.and_then(|template| words::near(&name.text, [template.board.as_str()]))
        {
            cover.misspelt(name.line, &name.text, meant);
        }
        set_board(cover, name.line, &name.text, report);
    }
    let rest: Vec<&Name> =
        loose.iter().enumerate().filter(|(index, _)| Some(*index) != board).map(|(_, name)| name).collect();
    let board_key = words::key(&cover.board);
    let after_board = board.map_or(0, |index| loose[index].line);
    let title_at = if cover.title.is_empty() {
        let first = |after: u32| {
            rest.iter().position(|name| name.line > after && words::key(&name.text) != board_key)
        };
        first(after_board).or_else(|| first(0))
    } else {
        None
    };
    let mut wrapped = false;
    let mut title = String::new();
    for (index, name) in rest.iter().enumerate() {
        wrapped = wrapped && !name.after_blank;
        if Some(index) == title_at {
            title.clone_from(&name.text);
            cover.see(Part::Title, name.line, &name.text);
            wrapped = true;
        } else if wrapped {
            title = format!("{title} {}", name.text);
        } else if !board_key.is_empty() && words::key(&name.text) == board_key {
            cover.see(Part::Board, name.line, &name.text);
        } else if words::key(&name.text) == words::key(if title.is_empty() { &cover.title } else { &title }) {
            cover.see(Part::Title, name.line, &name.text);
        } else if words::key(&name.text).ends_with("council") && !name.text.contains("Report") {
            // Whose report it is, above the name of the body that receives it.
            cover.note(name.line, NoteKind::ExtraField, "Council");
            let value = words::ordinary_case(&name.text, report);
            cover.fields.push(CoverField::Line { label: "Council".to_owned(), value });
        } else {
            cover.plain.push((name.line, name.text.clone()));
        }
    }
    if title_at.is_some() {
        cover.title = words::ordinary_case(&title, report);
    }
}

fn which_board(cover: &Cover, loose: &[Name], names: &Names) -> Option<usize> {
    if !cover.board.is_empty() {
        return None;
    }
    if let Some(template) = names.template {
        let known = |name: &Name| names_board(&name.text, &template.board);
        let slip = |name: &Name| words::near(&name.text, [template.board.as_str()]).is_some();
        if let Some(index) = loose.iter().position(known).or_else(|| loose.iter().position(slip)) {
            return Some(index);
        }
    }
    let date = cover.seen.iter().find(|seen| seen.part == Part::Date).map(|seen| seen.line);
    let alone = loose.len() == 1 && cover.title.is_empty();
    if alone && date.is_none_or(|date| loose[0].line > date) {
        return None;
    }
    let receives = |name: &Name| {
        let name = name.text.to_lowercase();
        ["board", "committee", "cabinet", "panel", "partnership", "executive"]
            .iter()
            .any(|kind| name.contains(kind))
    };
    loose.iter().position(receives).or(if loose.is_empty() { None } else { Some(0) })
}
