//! Pages for what went wrong: few kinds, each with what to do next.

use crate::{Cx, Page, Reply};
use kernel::{Fault, Outcome};
use maud::{Markup, html};

/// The page for a fault. Absent and secret are the same page.
pub(crate) fn page(cx: &Cx<'_>, fault: &Fault) -> Outcome<Reply> {
    let (status, title, body): (u16, &str, Markup) = match fault {
        Fault::Absent => (
            404,
            "Page not found",
            html! {
                p { "There is nothing at this address, or nothing that you may see." }
                p { "If you typed the address, check it. If you followed a link, the thing may have ended or moved." }
                @if cx.person.is_none() {
                    p { "If you have a seat on a board, " a class="govuk-link" href="/sign-in" { "sign in" } " and try again." }
                }
                (typed(cx))
            },
        ),
        Fault::Refused => (
            403,
            "You cannot do this",
            html! {
                p { "You may see this, but not change it in this way." }
                p { "The partnership officer of the board can tell you who may, or give you a seat that does." }
                (typed(cx))
            },
        ),
        Fault::Conflict(why) => (
            409,
            "Somebody else changed this first",
            html! {
                p { (why) }
                p { "Nothing of theirs was overwritten, and nothing of yours was saved." }
                @if holds_words(cx) {
                    p { "What you typed stands below. Look at what it says now, then send yours again." }
                }
                (typed(cx))
            },
        ),
        Fault::Fields(errors) => (
            422,
            "This could not be taken",
            html! { ul class="govuk-list govuk-list--bullet" { @for error in errors { li { (error.message) } } } },
        ),
        Fault::Broken(why) if why.contains(Fault::DISK_FULL) => (
            507,
            "There is no room left",
            html! {
                p { "The disk of this service is full. Nothing was saved, and nothing that was there is lost." }
                p { "Tell your system administrator, who can make room. Then send what you typed again." }
                (typed(cx))
            },
        ),
        Fault::Broken(_) => (
            500,
            "Something went wrong here",
            html! {
                p { "Nothing was saved. The fault is in the program or the machine, not in what you did." }
                p { "Try again in a minute. If it stays, tell your system administrator the time: the log has the rest." }
                (typed(cx))
            },
        ),
    };
    let next = html! { p { a class="govuk-link" href="/" { "Go to the first page" } } };
    whole(cx, status, title, html! { (body) (next) })
}

/// The page for a change that was sent after its session had ended: nothing typed is lost, and nothing of the thing is said.
pub(crate) fn signed_out(cx: &Cx<'_>) -> Outcome<Reply> {
    let body = html! {
        p { "Nothing was saved. You are signed out after an hour without a click, and at the latest after ten hours." }
        p { "Copy what you typed from here if you need it, " a class="govuk-link" href="/sign-in" { "sign in" } ", and send it again." }
        (typed(cx))
    };
    whole(cx, 403, "You were signed out before this was taken", body)
}

fn whole(cx: &Cx<'_>, status: u16, title: &str, body: Markup) -> Outcome<Reply> {
    let body = html! { h1 class="govuk-heading-l" { (title) } (body) };
    match cx.page(Page::new(title, "", body))? {
        Reply::Html(_, html) => Ok(Reply::Html(status, html)),
        other => Ok(other),
    }
}

/// What was typed, field by field, except for what nobody should see again.
fn kept<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let secret = |name: &str| matches!(name, "csrf" | "password" | "current" | "code");
    cx.form.fields().filter(move |(name, value)| !secret(name) && !value.is_empty())
}

fn holds_words(cx: &Cx<'_>) -> bool {
    kept(cx).next().is_some()
}

/// What was typed, so that no fault can lose it; a page that was only read has nothing to show.
fn typed(cx: &Cx<'_>) -> Markup {
    let kept: Vec<_> = kept(cx).collect();
    html! {
        @if !kept.is_empty() {
            h2 class="govuk-heading-m" { "What you typed" }
            dl class="sm-facts sm-facts--typed" { @for (name, value) in kept { div { dt { (name) } dd { (value) } } } }
        }
    }
}
