//! A chart on a page and in a paper: the drawing for the width at hand, and its table.

use super::canvas::escape;
use super::table::{Cell, Table};
use super::{Chart, Drawing};
use kernel::contracts::paper::{Block, Text};
use maud::{Markup, PreEscaped, html};

impl Chart {
    /// The figure with its table below, which opens.
    pub fn figure(&self) -> Markup {
        html! {
            (self.picture())
            details class="govuk-details sm-chart-table" {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { "See the numbers" span class="govuk-visually-hidden" { ": " (self.table.caption) } }
                }
                div class="govuk-details__text" { (self.table.markup(true)) }
            }
        }
    }

    /// The figure alone, for a page that shows its numbers itself.
    pub fn picture(&self) -> Markup {
        html! {
            figure class="sm-figure sm-chart" {
                figcaption { (self.title) }
                (drawn(&self.wide, "sm-figure__wide", &self.text))
                (drawn(&self.tall, "sm-figure__tall", &self.text))
            }
        }
    }

    /// The figure and its table as blocks of a paper: the same drawing.
    pub fn blocks(&self) -> Vec<Block> {
        let figure = Block::Figure {
            caption: self.title.clone(),
            svg: self.wide.svg(""),
            alternative: self.text.clone(),
        };
        vec![figure, self.table.block()]
    }
}

/// Only the drawing that is shown is read out: the other is not displayed.
fn drawn(drawing: &Drawing, class: &str, text: &str) -> Markup {
    let mut attributes = format!(r#"class="{class}" role="img" focusable="false" aria-label=""#);
    escape(&mut attributes, text);
    attributes.push('"');
    PreEscaped(drawing.svg(&attributes))
}

impl Table {
    /// As a table of a page, whose rows become cards on a phone.
    pub fn markup(&self, quiet_caption: bool) -> Markup {
        let caption = if quiet_caption {
            "govuk-visually-hidden"
        } else {
            "govuk-table__caption govuk-table__caption--s"
        };
        html! {
            table class="govuk-table sm-table sm-cards" {
                caption class=(caption) { (self.caption) }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for (at, head) in self.head.iter().enumerate() {
                        @let number = self.rows.first().and_then(|row| row.get(at)).is_some_and(|c| matches!(c, Cell::Number(_)));
                        th scope="col" class=(if number { "govuk-table__header sm-num" } else { "govuk-table__header" }) { (head) }
                    }
                } }
                tbody class="govuk-table__body" {
                    @for row in &self.rows { tr class="govuk-table__row" {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" class="govuk-table__header" { (cell.said()) } }
                            @else {
                                @let number = matches!(cell, Cell::Number(_));
                                td class=(if number { "govuk-table__cell sm-num" } else { "govuk-table__cell" }) data-label=(self.head.get(at).map_or("", String::as_str)) { (cell.said()) }
                            }
                        }
                    } }
                }
            }
        }
    }

    /// As a table of a paper.
    pub fn block(&self) -> Block {
        let cells = |row: &Vec<Cell>| row.iter().map(|cell| Text::plain(cell.said())).collect();
        Block::Table {
            caption: self.caption.clone(),
            head: self.head.clone(),
            rows: self.rows.iter().map(cells).collect(),
        }
    }

    /// As CSV: RFC 4180, with a head. What a spreadsheet would take for a formula begins with an apostrophe.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        let mut row = |cells: &mut dyn Iterator<Item = &str>| {
            for (at, cell) in cells.enumerate() {
                if at > 0 {
                    out.push(',');
                }
                let formula = cell.starts_with(['=', '+', '@', '\t', '\r'])
                    || (cell.starts_with('-') && cell.parse::<f64>().is_err());
                let cell = if formula { format!("'{cell}") } else { cell.to_string() };
                if cell.contains([',', '"', '\n', '\r']) {
                    out.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
                } else {
                    out.push_str(&cell);
                }
            }
            out.push_str("\r\n");
        };
        row(&mut self.head.iter().map(String::as_str));
        for cells in &self.rows {
            row(&mut cells.iter().map(Cell::said));
        }
        out
    }
}
