//! The form of an agreement, for the pages that begin one and change one.

use crate::agreements::{State, Terms};
use govuk::Choice;
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Fields};

/// The fields, filled with what is kept.
pub(super) fn fields(cx: &Cx<'_>, kept: Option<&Terms>) -> Markup {
    let text = |read: fn(&Terms) -> &String| kept.map(|k| read(k).clone()).unwrap_or_default();
    let year = kernel::clock::LegalYear::of(cx.today).to_string();
    let legal = kept.map_or(year, |k| k.legal_year.clone());
    let state = kept.map_or(State::Draft, |k| k.state);
    let published = if kept.is_some_and(|k| k.published) { "yes" } else { "no" };
    html! {
        (cx.input("title", "Title", &text(|k| &k.title)))
        (cx.input("legal-year", "Legal year in which it is made", &legal).hint("From 1 April, such as 2025-26. The agreement rests on the assessments of that year.").classes("govuk-input--width-10"))
        (cx.input("applies-to", "Years to which it applies", &text(|k| &k.applies_to)).hint("Such as 2026-27, or 2026-29.").classes("govuk-input--width-10"))
        (cx.textarea("about", "What it is about, and how its priorities were chosen", &text(|k| &k.about)).rows(6))
        (cx.radios("state", "Where does it stand?", state.name(), State::ALL.iter().map(|s| Choice::new(s.name(), s.said()))))
        (cx.radios("published", "May anybody read it?", published, [
            Choice::new("yes", "Yes, it is public"), Choice::new("no", "No, only the people of this county’s board"),
        ]))
    }
}

/// Reads the form.
///
/// # Errors
/// [`kernel::Fault::Fields`] with all that is wrong.
pub(super) fn read(cx: &Cx<'_>) -> Outcome<Terms> {
    let mut fields = Fields::of(&cx.form);
    let states: Vec<(&str, State)> = State::ALL.iter().map(|s| (s.name(), *s)).collect();
    let terms = Terms {
        title: fields.text("title", "Enter the title of the agreement"),
        legal_year: fields.text("legal-year", "Enter the legal year in which it is made, such as 2025-26"),
        applies_to: fields.text("applies-to", "Enter the years to which it applies, such as 2026-29"),
        state: fields.choice("state", &states, "Choose where it stands").unwrap_or(State::Draft),
        published: fields.yes_no("published", "Choose whether anybody may read it").unwrap_or(false),
        about: fields.optional("about"),
    };
    fields.done()?;
    Ok(terms)
}
