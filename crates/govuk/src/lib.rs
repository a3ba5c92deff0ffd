//! GOV.UK Design System components as Rust types, proved on govuk-frontend's own fixtures.
//!
//! Every component implements [`maud::Render`], so it is written in `html!` like any value:
//!
//! ```
//! use maud::html;
//! use govuk::{Button, Input};
//!
//! let page = html! {
//!     form method="post" {
//!         (Input::text("name", "Full name").hint("As it is on your pass").error("Enter your full name"))
//!         (Button::submit("Save"))
//!     }
//! };
//! assert!(page.into_string().contains(r#"aria-describedby="name-hint name-error""#));
//! ```
//!
//! Nothing writes an inline script or style, so pages can forbid both.

mod builders;
mod element;

/// Lists modules of one component each and lifts their types to the top.
macro_rules! components {
    ($($module:ident),+ $(,)?) => {$(
        mod $module;
        pub use $module::*;
    )+};
}

components! {
    accordion, action, back_link, breadcrumbs, button, character_count, checkboxes, choice, content,
    cookie_banner, date_input, details, error_message, error_summary, exit_this_page, feedback,
    fieldset, file_upload, footer, form_group, generic_header, hint, input, inset_text, label,
    language_navigation, notification_banner, pagination, panel, password_input, phase_banner, radios,
    select, service_navigation, skip_link, summary_card, summary_list, table, tabs, tag, task_list,
    textarea, warning_text, width,
}

/// Extra attributes, in order: a name, and a value unless the name stands alone (`hidden`).
///
/// Names are written by the author of a page and are never taken from what a person typed.
pub type Attributes = Vec<(String, Option<String>)>;

/// Messages for a component's script in another wording: the key that follows `data-i18n.`, and the words.
pub type Translations = Vec<(String, String)>;

/// The example in the README, kept true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
