//! The labelled fields of a cover: lines, choices, priorities and questions.

use kernel::contracts::paper::{Answered, CoverField};

use super::super::lines::Line;
use super::super::names::{Label, Names};
use super::super::parts::Part;
use super::super::shape;
use super::super::table;
use super::super::warning::{NoteKind, WarningKind};
use super::{Cover, answers, label_words, labelled, parted, undressed};
use crate::document::template::{CoverKind, CoverSpec};
use crate::document::words;

/// The field that is being filled.
struct Open<'t> {
    kind: CoverKind,
    spec: Option<&'t CoverSpec>,
    /// How many lines its value has taken.
    taken: usize,
}

/// Reads the fields, from the first label on.
pub(super) fn read(cover: &mut Cover, lines: &[Line], names: &Names, report: &str) {
    let mut open: Option<Open> = None;
    for (at, line) in lines.iter().enumerate() {
        let in_rows =
            matches!(&open, Some(open) if matches!(open.kind, CoverKind::Priorities | CoverKind::Questions));
        if in_rows && is_row_of(open.as_ref(), line) {
            row(cover, open.as_ref(), line);
            continue;
        }
        match labelled(names, line) {
            Some(found) => open = Some(begin(cover, names, line, found, report)),
            None if row_field(names, line).is_some() => {
                let index = row_field(names, line);
                open = implied(cover, names, line, index);
                row(cover, open.as_ref(), line);
            }
            None if in_rows && opens_rows(lines, at) => open = Some(own_rows(cover, line, report)),
            None if in_rows && leaves_rows(lines, at) => {
                open = None;
                words_of(cover, &mut open, lines, at, report);
            }
            None if in_rows => row(cover, open.as_ref(), line),
            None => words_of(cover, &mut open, lines, at, report),
        }
    }
}

/// The lines without the heads of tables that stand below their label, and without the rules below heads.
pub(super) fn without_heads(names: &Names, lines: &[Line]) -> Vec<Line> {
    let alone =
        |line: &Line| label_alone(line) || labelled(names, line).is_some_and(|found| found.value.is_none());
    let kept = lines.iter().enumerate().filter(|(at, line)| {
        let cells = table::cells(&line.raw);
        let head = is_head(&cells) && *at > 0 && alone(&lines[at - 1]);
        !(head || line.text.starts_with('|') && table::is_rule(&cells))
    });
    kept.map(|(_, line)| line.clone()).collect()
}

/// The field of the template that has this line among its rows.
pub(super) fn row_field(names: &Names, line: &Line) -> Option<usize> {
    names.row(&row_label(line))
}

fn all_rows(spec: &CoverSpec) -> impl Iterator<Item = &str> {
    spec.rows.iter().chain(spec.lists.iter().flat_map(|list| &list.rows)).map(String::as_str)
}

fn row_label(line: &Line) -> String {
    let cells = table::cells(&line.raw);
    let first = undressed(cells.first().map_or("", String::as_str));
    if cells.len() == 1
        && let Some((label, _)) = answers::trailing(&first)
    {
        return label;
    }
    let label = first.split_once(": ").map_or(first.as_str(), |(label, _)| label);
    label.trim_end_matches([':', '?']).to_owned()
}

fn is_row_of(open: Option<&Open>, line: &Line) -> bool {
    let label = row_label(line);
    let known = |spec: &CoverSpec| all_rows(spec).any(|row| words::same(row, &label));
    open.and_then(|open| open.spec).is_some_and(known)
}

fn begin<'t>(
    cover: &mut Cover,
    names: &Names<'t>,
    line: &Line,
    found: super::Labelled,
    report: &str,
) -> Open<'t> {
    let (index, kind) = match found.hit.what {
        Label::Field(index, kind) => (index, kind),
        Label::Board | Label::Date | Label::Title => (None, CoverKind::Line),
    };
    let spec = names.field(index);
    match index {
        Some(index) => cover.see(Part::Field(index), line.no, &found.label),
        None => cover.note(line.no, NoteKind::ExtraField, &found.label),
    }
    if let Some(meant) = &found.hit.meant {
        cover.misspelt(line.no, &found.label, meant);
    }
    let label = label_words(&found.label, spec.map(|spec| spec.label.as_str()), report);
    cover.fields.push(match kind {
        CoverKind::Line | CoverKind::Choice => CoverField::Line { label, value: String::new() },
        CoverKind::Priorities => CoverField::Priorities { label, rows: Vec::new() },
        CoverKind::Questions => CoverField::Questions { label, rows: Vec::new() },
    });
    let mut open = Open { kind, spec, taken: 0 };
    let head = is_head(&table::cells(&line.raw));
    if let Some(value) = found.value.filter(|value| !value.is_empty() && !head) {
        add_words(cover, &mut open, &value, line.no);
    }
    open
}

/// Rows without the label that should stand above them.
fn implied<'t>(cover: &mut Cover, names: &Names<'t>, line: &Line, index: Option<usize>) -> Option<Open<'t>> {
    let spec = names.field(index)?;
    cover.warn(
        line.no,
        WarningKind::MissingPart,
        format!("the label `{}` is missing above its rows", spec.label),
    );
    cover.see(Part::Field(index?), line.no, &spec.label);
    let (label, rows) = (spec.label.clone(), Vec::new());
    cover.fields.push(match spec.kind {
        CoverKind::Questions => CoverField::Questions { label, rows },
        _ => CoverField::Priorities { label, rows },
    });
    Some(Open { kind: spec.kind, spec: Some(spec), taken: 0 })
}

/// A label that nobody knows above rows with answers.
fn own_rows<'t>(cover: &mut Cover, line: &Line, report: &str) -> Open<'t> {
    let label = label_words(undressed(&line.text).trim_end_matches(':'), None, report);
    cover.note(line.no, NoteKind::ExtraField, &label);
    cover.fields.push(CoverField::Priorities { label, rows: Vec::new() });
    Open { kind: CoverKind::Priorities, spec: None, taken: 0 }
}

/// Whether a line is a label of its own above rows with answers.
pub(super) fn opens_rows(lines: &[Line], at: usize) -> bool {
    lines.get(at).is_some_and(label_alone) && rows_follow(lines, at)
}

fn label_alone(line: &Line) -> bool {
    line.after_blank
        && table::cells(&line.raw).len() == 1
        && shape::heading_like(undressed(&line.text).trim_end_matches(':'))
}

/// `Wards affected: All` below a blank line: a field of its own, not one more row.
fn leaves_rows(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    // Rows between tabs or bars, and then a line without: the table is over.
    let table = |line: &Line| line.raw.trim_end().contains('\t') || line.text.starts_with('|');
    let tabbed = at > 0 && table(&lines[at - 1]);
    let plain = line.after_blank && table::cells(&line.raw).len() == 1 && line.text.contains(':');
    let own = |value: &str| {
        !value.is_empty() && (tabbed || !shape::ended(value) && answers::leading(value).is_none())
    };
    plain && parted(line).is_some_and(|(_, value)| own(&value))
}

/// Whether the next line is a row with an answer beside it.
fn rows_follow(lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| {
        let cells = table::cells(&next.raw);
        cells.get(1..).is_some_and(|cells| cells.iter().any(|cell| answers::leading(cell).is_some()))
    })
}

fn row(cover: &mut Cover, open: Option<&Open>, line: &Line) {
    let Some(open) = open else { return };
    let mut cells = table::cells(&line.raw);
    if cells.len() == 1 {
        let text = undressed(&cells[0]);
        cells = match (answers::trailing(&text), text.split_once(": ")) {
            (Some((label, answer)), _) => vec![label, answer.word().to_owned()],
            (None, Some((label, answer))) if is_row_of(Some(open), line) => {
                vec![label.to_owned(), answer.to_owned()]
            }
            _ => vec![text],
        };
    }
    let known = is_row_of(Some(open), line);
    let first = undressed(&cells[0]);
    let has_answer = cells[1..].iter().any(|cell| answers::leading(cell).is_some());
    let (Some(CoverField::Priorities { rows, .. } | CoverField::Questions { rows, .. }), line_no) =
        (cover.fields.last_mut(), line.no)
    else {
        return;
    };
    if first.is_empty() && cells[1..].iter().all(String::is_empty) || is_head(&cells) {
        cover.note(line_no, NoteKind::StrayMark, &line.text);
        return;
    }
    let bare = cells[1..].iter().all(String::is_empty);
    if let Some(last) = rows.last_mut().filter(|_| !known && !has_answer) {
        let other = words::key(&last.label).starts_with("other");
        match answers::leading(&first) {
            Some((answer, rest)) if bare && last.answer.is_none() => {
                last.answer = Some(answer);
                answers::add_note(last, &rest);
                return;
            }
            None if bare && (other || open.kind == CoverKind::Questions || shape::sentence(&first)) => {
                answers::add_note(last, &first);
                return;
            }
            _ => {}
        }
    }
    let label = first.trim_end_matches(':').to_owned();
    let mut answered = Answered { label, ..Answered::default() };
    let unknown = answers::fill(&mut answered, &cells[1..]);
    let free = words::key(&answered.label).starts_with("other");
    let meant = open.spec.filter(|_| !known).and_then(|spec| words::near(&answered.label, all_rows(spec)));
    let label = answered.label.clone();
    let explained = cells.len() > 2;
    rows.push(answered);
    if open.kind == CoverKind::Priorities && open.spec.is_none() && explained {
        as_questions(cover);
    }
    match meant {
        Some(meant) => cover.misspelt(line_no, &label, meant),
        None if !known && open.spec.is_some() => cover.note(line_no, NoteKind::ExtraField, &label),
        None => {}
    }
    if let Some(unknown) = unknown.filter(|_| !free) {
        cover.warn(
            line_no,
            WarningKind::UnknownAnswer,
            format!("`{unknown}` for `{label}` is neither Yes nor No"),
        );
    }
}

/// `Priority | Yes/No`: the head of the table, not a row.
fn is_head(cells: &[String]) -> bool {
    cells
        .iter()
        .skip(1)
        .any(|cell| matches!(words::key(cell).as_str(), "yesno" | "yesorno" | "answer" | "response"))
}

fn as_questions(cover: &mut Cover) {
    if let Some(CoverField::Priorities { label, rows }) = cover.fields.last_mut() {
        let (label, rows) = (std::mem::take(label), std::mem::take(rows));
        cover.fields.pop();
        cover.fields.push(CoverField::Questions { label, rows });
    }
}

/// A line that is no label and no row: the value of the field, a field of the report's own, or not understood.
fn words_of(cover: &mut Cover, open: &mut Option<Open>, lines: &[Line], at: usize, report: &str) {
    let line = &lines[at];
    let text = undressed(&line.text);
    let awaited = open.as_ref().is_some_and(|open| open.taken == 0);
    if let Some(open) = open.as_mut()
        && (awaited || !line.after_blank || goes_on(open, &text))
    {
        add_words(cover, open, &text, line.no);
        return;
    }
    if opens_rows(lines, at) {
        *open = Some(own_rows(cover, line, report));
        return;
    }
    match parted(line) {
        Some((label, value)) if shape::mostly_letters(&label) => {
            cover.note(line.no, NoteKind::ExtraField, &label);
            cover.fields.push(CoverField::Line { label: words::ordinary_case(&label, report), value });
            *open = Some(Open { kind: CoverKind::Choice, spec: None, taken: 1 });
        }
        _ => cover.keep_plain(line),
    }
}

/// Whether a further line may belong to a value: a role below a name.
fn goes_on(open: &Open, text: &str) -> bool {
    open.kind == CoverKind::Line && open.taken < 3 && !shape::ended(text) && shape::heading_like(text)
}

fn add_words(cover: &mut Cover, open: &mut Open, text: &str, line: u32) {
    open.taken += 1;
    let (label, value) = match cover.fields.last_mut() {
        Some(CoverField::Line { label, value }) => (label, value),
        Some(CoverField::Priorities { rows, .. } | CoverField::Questions { rows, .. }) => {
            rows.push(Answered { label: text.to_owned(), ..Answered::default() });
            return;
        }
        None => return,
    };
    if !value.is_empty() {
        value.push_str(if shape::ended(value) || open.kind == CoverKind::Choice { " " } else { ". " });
    }
    value.push_str(text);
    let options = open.spec.filter(|spec| spec.kind == CoverKind::Choice).map(|spec| &spec.options);
    let Some(options) = options else { return };
    if let Some(option) = options.iter().find(|option| words::same(option, value)) {
        value.clone_from(option);
    } else if !options.iter().any(|option| words::key(value).contains(&words::key(option))) {
        let meant = words::near(value, options.iter().map(String::as_str));
        let nearest = meant.map_or(String::new(), |meant| format!("; the nearest is `{meant}`"));
        let message = format!("`{value}` for `{label}` is not one of {}{nearest}", options.join(", "));
        cover.warn(line, WarningKind::UnknownAnswer, message);
    }
}
