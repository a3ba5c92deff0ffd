//! A figure in a paper: chart, table and line of source, from the same model as its page.

use super::finding::spaced;
use super::words::Cells;
use super::{Model, Show, drawn};
use kernel::contracts::paper::{Block, Run, Text};

/// Where a figure in a paper comes from.
#[derive(Clone, Debug, Default)]
pub(crate) struct From {
    /// `FIG-0001, version 2`; empty for one that is not kept.
    pub reference: String,
    /// Its address as people reach it.
    pub address: String,
}

/// The blocks of a figure.
pub(crate) fn blocks(model: &Model, show: Show, from: &From) -> Vec<Block> {
    let mut out = Vec::new();
    if show == Show::Value {
        return vec![Block::Paragraph { numbered: true, text: sentence(model, from), list: None }];
    }
    if matches!(show, Show::All | Show::Chart)
        && let Some(chart) = drawn::chart(model)
    {
        out.push(Block::Figure {
            caption: model.title.clone(),
            svg: chart.wide.svg(""),
            alternative: model.alternative(),
        });
    }
    if matches!(show, Show::All | Show::Table) {
        out.push(table(model));
    }
    out.push(Block::Paragraph { numbered: false, text: source(model, from), list: None });
    out
}

/// The table of a figure.
pub(crate) fn table(model: &Model) -> Block {
    let (head, rows) = columns(model);
    let rows = rows.into_iter().map(|row| row.into_iter().map(Text::plain).collect()).collect();
    Block::Table { caption: format!("{}, {}", model.label, model.unit), head, rows }
}

/// The columns of a figure's table that have anything in them, and its rows.
pub(crate) fn columns(model: &Model) -> (Vec<String>, Vec<Vec<String>>) {
    let cells = model.cells();
    let several = model.lines.len() > 1;
    type Column<'a> = (&'a str, fn(&Cells) -> &str, bool);
    let any = |of: fn(&Cells) -> &str| cells.iter().any(|row| !of(row).is_empty());
    let all: [Column<'_>; 7] = [
        ("Area", |row| &row.area, several),
        ("Period", |row| &row.period, true),
        ("Value", |row| &row.value, true),
        ("95% interval", |row| &row.interval, any(|row| &row.interval)),
        // Where the value is the count, it is not said twice.
        ("Count", |row| &row.count, any(|row| &row.base)),
        ("Out of", |row| &row.base, any(|row| &row.base)),
        ("Note", |row| &row.note, any(|row| &row.note)),
    ];
    let shown: Vec<&Column<'_>> = all.iter().filter(|(_, _, shown)| *shown).collect();
    let head = shown.iter().map(|(name, _, _)| (*name).to_string()).collect();
    let rows = cells.iter().map(|row| shown.iter().map(|(_, of, _)| of(row).to_string()).collect()).collect();
    (head, rows)
}

/// The last value in a sentence.
fn sentence(model: &Model, from: &From) -> Text {
    let mut text = String::new();
    if let (Some(line), Some(point)) = (model.own().next(), model.last()) {
        let value = point.value.words(model.decimals);
        let value = match value.split_once(" (") {
            Some((value, rest)) => format!("{value}{} ({rest}", spaced(&model.unit)),
            None => value,
        };
        text = format!("{} in {}, {}: {value}. ", model.label, line.area.name, point.period.words());
    }
    let Text(mut runs) = source(model, from);
    runs.insert(0, Run { text, ..Run::default() });
    Text(runs)
}

/// The line of source, with the way from the number to its rows.
fn source(model: &Model, from: &From) -> Text {
    let notes: Vec<&str> = model
        .notes
        .iter()
        .filter(|note| note.kind != "caveat")
        .chain(model.notes.iter().filter(|note| note.kind == "caveat"))
        .map(|note| note.says.trim_end_matches('.'))
        .collect();
    let mut runs = vec![Run { text: format!("{}. ", model.source), ..Run::default() }];
    if !notes.is_empty() {
        runs.push(Run { text: format!("{}. ", notes.join(". ")), emphasis: true, ..Run::default() });
    }
    if !from.address.is_empty() {
        let label = if from.reference.is_empty() {
            "See the figure and its parts".into()
        } else {
            from.reference.clone()
        };
        runs.push(Run { text: label, link: Some(from.address.clone()), ..Run::default() });
    } else if !from.reference.is_empty() {
        runs.push(Run { text: from.reference.clone(), ..Run::default() });
    }
    Text(runs)
}
