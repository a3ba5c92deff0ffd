//! From the options of a fixture to a table.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Cell, Table};

use crate::support::options::{attributes, content, flag, list, number, string, text};

pub fn build(options: &Value) -> Markup {
    let row = |row: &Value| row.as_array().expect("a list of cells").iter().map(cell).collect();
    Table {
        caption: text(options, "caption"),
        caption_classes: string(options, "captionClasses"),
        head: list(options, "head").map(cell).collect(),
        rows: list(options, "rows").map(row).collect(),
        first_cell_is_header: flag(options, "firstCellIsHeader"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}

fn cell(item: &Value) -> Cell {
    Cell {
        content: content(item),
        numeric: match string(item, "format").as_str() {
            "" => false,
            "numeric" => true,
            other => panic!("a cell has no format {other}"),
        },
        colspan: number(item, "colspan"),
        rowspan: number(item, "rowspan"),
        classes: string(item, "classes"),
        attributes: attributes(item),
    }
}
