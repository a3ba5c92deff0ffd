//! From the options of a fixture to breadcrumbs.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Breadcrumb, Breadcrumbs};

use crate::support::options::{attributes, content, flag, list, string, text};

pub fn build(options: &Value) -> Markup {
    let step = |item: &Value| Breadcrumb {
        content: content(item),
        href: text(item, "href"),
        attributes: attributes(item),
    };
    Breadcrumbs {
        items: list(options, "items").map(step).collect(),
        collapse_on_mobile: flag(options, "collapseOnMobile"),
        label: text(options, "labelText").unwrap_or(Breadcrumbs::default().label),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
