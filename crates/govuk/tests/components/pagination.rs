//! From the options of a fixture to a pagination.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{PageItem, PageLink, PageNumber, Pagination};

use crate::support::options::{attributes, content, filled, flag, list, part, string, text};

pub fn build(options: &Value) -> Markup {
    let link = |item: &Value| PageLink {
        href: string(item, "href"),
        content: filled(content(item)),
        label: text(item, "labelText"),
        attributes: attributes(item),
    };
    let item = |item: &Value| match flag(item, "ellipsis") {
        true => PageItem::Ellipsis,
        false => PageItem::Page(PageNumber {
            number: string(item, "number"),
            href: string(item, "href"),
            current: flag(item, "current"),
            visually_hidden_text: text(item, "visuallyHiddenText"),
            attributes: attributes(item),
        }),
    };
    Pagination {
        previous: part(options, "previous").map(link),
        next: part(options, "next").map(link),
        items: list(options, "items").map(item).collect(),
        landmark_label: text(options, "landmarkLabel").unwrap_or(Pagination::default().landmark_label),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
