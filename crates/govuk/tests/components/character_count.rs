//! From the options of a fixture to a character count.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{CharacterCount, CountType, Limit};

use crate::support::options::{attributes, choice, error, form_group, hint, label, number, part, string, text, translations};

const WORDING: &[(&str, &str)] = &[
    ("charactersUnderLimitText", "characters-under-limit"),
    ("charactersAtLimitText", "characters-at-limit"),
    ("charactersOverLimitText", "characters-over-limit"),
    ("wordsUnderLimitText", "words-under-limit"),
    ("wordsAtLimitText", "words-at-limit"),
    ("wordsOverLimitText", "words-over-limit"),
];

pub fn build(options: &Value) -> Markup {
    CharacterCount {
        id: string(options, "id"),
        name: string(options, "name"),
        label: label(&options["label"]),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        value: text(options, "value"),
        limit: match (number(options, "maxwords"), number(options, "maxlength")) {
            (Some(words), _) => Some(Limit::Words(words)),
            (None, length) => length.map(Limit::Length),
        },
        count_type: match string(options, "countType").as_str() {
            "" => None,
            "length" => Some(CountType::Length),
            "characters" => Some(CountType::Characters),
            "words" => Some(CountType::Words),
            other => panic!("a character count does not count {other}"),
        },
        threshold: number(options, "threshold").map(|percent| percent.try_into().expect("a percentage")),
        description: text(options, "textareaDescriptionText"),
        rows: number(options, "rows").unwrap_or(5),
        spellcheck: choice(options, "spellcheck"),
        translations: translations(options, WORDING),
        message_classes: string(&options["countMessage"], "classes"),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
