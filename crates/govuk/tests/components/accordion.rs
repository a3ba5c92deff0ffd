//! From the options of a fixture to an accordion.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Accordion, AccordionSection};

use crate::support::options::{attributes, choice, content, flag, level, list, string, translations};

const WORDING: &[(&str, &str)] = &[
    ("hideAllSectionsText", "hide-all-sections"),
    ("hideSectionText", "hide-section"),
    ("hideSectionAriaLabelText", "hide-section-aria-label"),
    ("showAllSectionsText", "show-all-sections"),
    ("showSectionText", "show-section"),
    ("showSectionAriaLabelText", "show-section-aria-label"),
];

pub fn build(options: &Value) -> Markup {
    let section = |item: &Value| AccordionSection {
        heading: content(&item["heading"]),
        summary: content(&item["summary"]),
        content: content(&item["content"]),
        expanded: flag(item, "expanded"),
    };
    Accordion {
        id: string(options, "id"),
        heading_level: level(options, "headingLevel", 2),
        items: list(options, "items").map(section).collect(),
        remember_expanded: choice(options, "rememberExpanded"),
        translations: translations(options, WORDING),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
