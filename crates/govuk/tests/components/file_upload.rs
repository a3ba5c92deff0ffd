//! From the options of a fixture to a file upload.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Attributes, FileUpload};

use crate::support::options::{attributes, error, flag, form_group, hint, label, part, string, text, translations, words};

const WORDING: &[(&str, &str)] = &[
    ("chooseFilesButtonText", "choose-files-button"),
    ("noFileChosenText", "no-file-chosen"),
    ("multipleFilesChosenText", "multiple-files-chosen"),
    ("dropInstructionText", "drop-instruction"),
    ("enteredDropZoneText", "entered-drop-zone"),
    ("leftDropZoneText", "left-drop-zone"),
];

pub fn build(options: &Value) -> Markup {
    FileUpload {
        id: string(options, "id"),
        name: string(options, "name"),
        label: label(&options["label"]),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        multiple: flag(options, "multiple"),
        drop_zone: flag(options, "javascript"),
        translations: translations(options, WORDING),
        wrapper_classes: string(options, "wrapperClasses"),
        wrapper_attributes: wrapper(options),
        disabled: flag(options, "disabled"),
        described_by: text(options, "describedBy"),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}

fn wrapper(options: &Value) -> Attributes {
    let map = options["wrapperAttributes"].as_object().into_iter().flatten();
    map.map(|(name, value)| (name.clone(), words(value))).collect()
}
