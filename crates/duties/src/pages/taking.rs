//! The form by which evidence or an event is taken back: from which day, and why.

use govuk::Button;
use jiff::civil::Date;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Page, Reply};

/// The form. `kind` is the word in the address.
pub(super) fn form(cx: &Cx<'_>, title: &str, kind: &str, id: &str, says: &str) -> Outcome<Reply> {
    let back = cx.at(&format!("duties/{kind}/{id}"));
    let body = html! {
        span class="govuk-caption-l" { (title) }
        h1 class="govuk-heading-l" { "Withdraw it" }
        p class="govuk-body" { (says) }
        (cx.form(&format!("{back}/withdraw"), html! {
            (cx.date("on", "From which day does it not count?", Some(cx.today)))
            (cx.textarea("why", "Why?", "").rows(3).hint("No names of persons, nothing of a case."))
            div class="govuk-button-group" {
                (Button::submit("Withdraw it").warning().once())
                a class="govuk-link" href=(back) { "Cancel" }
            }
        }))
    };
    let page = Page::new(format!("Withdraw: {title}"), "Duties", body).crumb("Duties", cx.at("duties"));
    cx.page(page.crumb(title.to_string(), back))
}

/// What was typed.
pub(super) fn read(cx: &Cx<'_>) -> Outcome<(Date, String)> {
    let mut fields = Fields::of(&cx.form);
    let on = fields.date("on", "Enter the day from which it does not count");
    let why = fields.text("why", "Say why it is withdrawn: it stays in the record with your reason");
    fields.done()?;
    Ok((on.ok_or(Fault::Absent)?, why))
}
