//! From the options of a fixture to a summary list.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{SummaryAction, SummaryCard, SummaryList, SummaryRow};

use crate::support::options::{attributes, content, level, list, part, string, text};

pub fn build(options: &Value) -> Markup {
    let row = |row: &Value| SummaryRow {
        key: content(&row["key"]),
        value: content(&row["value"]),
        actions: list(&row["actions"], "items").map(action).collect(),
        classes: string(row, "classes"),
        key_classes: string(&row["key"], "classes"),
        value_classes: string(&row["value"], "classes"),
        actions_classes: string(&row["actions"], "classes"),
    };
    SummaryList {
        rows: list(options, "rows").map(row).collect(),
        card: part(options, "card").map(card),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}

fn card(options: &Value) -> SummaryCard {
    let title = &options["title"];
    SummaryCard {
        title: part(options, "title").map(content),
        heading_level: level(title, "headingLevel", 2),
        actions: list(&options["actions"], "items").map(action).collect(),
        title_classes: string(title, "classes"),
        actions_classes: string(&options["actions"], "classes"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
}

fn action(item: &Value) -> SummaryAction {
    SummaryAction {
        content: content(item),
        href: string(item, "href"),
        visually_hidden_text: text(item, "visuallyHiddenText"),
        classes: string(item, "classes"),
        attributes: attributes(item),
    }
}
