//! `/{county}/corrections/new`: anybody says what is wrong, without an account.

use super::{corrections, events};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::View;
use maud::html;
use site::accounts::County;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/corrections/new";

/// The longest that somebody can say at once.
const MOST: usize = 5000;

/// So many in an hour from one place.
const AN_HOUR: u32 = 6;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::CorrectionAsked::KIND], send, show)]
}

/// The page that it is about, when it is one of this county.
fn about(cx: &Cx<'_>) -> String {
    let said = cx.form.get("page").or(cx.query.get("about")).unwrap_or_default();
    let own = said == cx.at("") || said.starts_with(&format!("{}/", cx.at("")));
    let plain = said.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
    if own && plain && said.len() <= 300 { said.into() } else { String::new() }
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    cx.read(|unit, actor| actor.permit::<View, County>(unit, &county.id).map(drop))?;
    let page = about(cx);
    let email = cx.value("email", "");
    let email = govuk::Input::email("email", "Email address, if you want an answer")
        .hint("It is kept sealed until you are answered, and then deleted")
        .autocomplete("email")
        .value(email)
        .maybe_error(cx.error("email"));
    let inside = html! {
        @if !page.is_empty() {
            p { "It is about the page " span class="sm-mono" { (page) } "." }
            input type="hidden" name="page" value=(page);
        }
        (cx.textarea("words", "What is wrong, and what would be right?", "")
            .hint("Do not give names or anything private about somebody else. You can also ask for a page or file in another form.").rows(6))
        (email)
        // People do not see it, and leave it empty; programs that fill in every form do not.
        div class="govuk-visually-hidden" aria-hidden="true" {
            label for="website" { "Leave this empty" }
            input type="text" id="website" name="website" tabindex="-1" autocomplete="off" value=(cx.value("website", ""));
        }
        (Button::submit("Send").once())
    };
    let body = html! {
        h1 class="govuk-heading-l" { "Ask for a correction" }
        p class="sm-lead" { "Tell the " (county.board) " what is wrong on these pages. You need no account." }
        p { "The partnership officer reads what you write. It is never published: the " a class="govuk-link" href=(cx.at("corrections")) { "list of corrections" } " says in the officer’s words what was wrong and what was done." }
        (cx.form(&cx.at("corrections/new"), inside))
    };
    cx.page(Page::new("Ask for a correction", "", body).crumb(county.board, cx.at("")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let form = cx.form.clone();
    let mut fields = Fields::of(&form);
    let words = fields.text("words", "Enter what is wrong");
    if words.chars().count() > MOST {
        fields.wrong("words", &format!("Say it in {MOST} characters or fewer"));
    }
    let email = fields.optional("email");
    if !email.is_empty() && !is_address(&email) {
        fields.wrong("email", ADDRESS);
    }
    if !fields.optional("website").is_empty() {
        fields.wrong("website", "Leave the last field empty");
    }
    fields.done()?;
    cx.not_too_often("words", "correction", AN_HOUR, 3600)?;
    let page = about(cx);
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county.id)?;
        corrections::ask(unit, &permit, &cx.app.options.key, (&page, &words, &email))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Thank you" }
        p { "The partnership officer will look at it. What was wrong, and what was done, will stand in the "
            a class="govuk-link" href=(cx.at("corrections")) { "list of corrections" } "." }
        @if !email.is_empty() { p { "An answer goes to the address that you gave." } }
    };
    cx.page(Page::new("Thank you", "", body).crumb(county.board, cx.at("")))
}

/// What is said of an address that is none.
pub(super) const ADDRESS: &str = "Enter an email address, such as name@council.example";

/// Whether mail could reach an address: one sign, something on both sides, a point behind it, and nothing that ends a line.
pub(super) fn is_address(text: &str) -> bool {
    let plain = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    let parts = text.split_once('@').filter(|(_, host)| !host.contains('@'));
    let ok = parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty())
    });
    plain && ok && text.len() <= 254
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for (text, is) in [
            ("pat@council.example", true),
            ("p.a-t+x@a.b.example", true),
            ("pat", false),
            ("@council.example", false),
            ("pat@council", false),
            ("pat@council..example", false),
            ("pat@a@council.example", false),
            ("pat@council.example\nBcc: x@y.example", false),
            ("Pat <pat@council.example>", false),
        ] {
            assert_eq!(is_address(text), is, "{text}");
        }
    }
}
