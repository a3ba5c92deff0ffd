//! From fixtures to types, one file a component.

use maud::Markup;
use serde_json::Value;

mod action;
mod choice;

/// Lists the components that this crate provides, under the names of govuk-frontend's folders.
macro_rules! provided {
    ($($module:ident = $name:literal),+ $(,)?) => {
        $(mod $module;)+

        /// Every component that the crate provides, with how to build it from a fixture's options.
        pub const PROVIDED: &[(&str, fn(&Value) -> Markup)] = &[$(($name, $module::build)),+];
    };
}

provided! {
    accordion = "accordion",
    back_link = "back-link",
    breadcrumbs = "breadcrumbs",
    button = "button",
    character_count = "character-count",
    checkboxes = "checkboxes",
    cookie_banner = "cookie-banner",
    date_input = "date-input",
    details = "details",
    error_message = "error-message",
    error_summary = "error-summary",
    exit_this_page = "exit-this-page",
    feedback = "feedback",
    fieldset = "fieldset",
    file_upload = "file-upload",
    footer = "footer",
    generic_header = "generic-header",
    hint = "hint",
    input = "input",
    inset_text = "inset-text",
    label = "label",
    language_navigation = "language-navigation",
    notification_banner = "notification-banner",
    pagination = "pagination",
    panel = "panel",
    password_input = "password-input",
    phase_banner = "phase-banner",
    radios = "radios",
    select = "select",
    service_navigation = "service-navigation",
    skip_link = "skip-link",
    summary_list = "summary-list",
    table = "table",
    tabs = "tabs",
    tag = "tag",
    task_list = "task-list",
    textarea = "textarea",
    warning_text = "warning-text",
}
