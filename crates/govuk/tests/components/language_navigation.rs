//! From the options of a fixture to a language navigation.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Language, LanguageNavigation};

use crate::support::options::{attributes, content, flag, list, string, text};

pub fn build(options: &Value) -> Markup {
    let language = |item: &Value| Language {
        content: content(item),
        href: text(item, "href"),
        current: flag(item, "current"),
        lang: text(item, "lang"),
        href_lang: text(item, "hrefLang"),
        dir: text(item, "dir"),
        description: text(item, "languageDescriptionText"),
        classes: string(item, "classes"),
        attributes: attributes(item),
    };
    LanguageNavigation {
        items: list(options, "items").map(language).collect(),
        aria_label: text(options, "ariaLabel").unwrap_or(LanguageNavigation::default().aria_label),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
