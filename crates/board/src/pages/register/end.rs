//! Ending a thing on its last day.

use super::{page_of, thing};
use crate::{Record, facts, name, store, words};
use govuk::Button;
use kernel::verbs::End;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Page, Reply, day};

/// `GET /{county}/register/{kind}/{thing}/end`
pub(crate) fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (kind, slug, id) = thing(cx)?;
    let county = cx.county()?.slug.clone();
    if kind == "county" {
        return Err(Fault::Absent);
    }
    let register = cx.read(|unit, actor| {
        actor.permit::<End, Record>(unit, &id)?;
        store::current(unit, &county)
    })?;
    let Some(last) = register.versions(&id).last().copied() else { return Err(Fault::Absent) };
    let called = name::of(&register.on(last.span.from), &last.noun);
    let title = format!("End {called}");
    let seen = if cx.error("seen").is_some() { String::new() } else { cx.value("seen", "") };
    let seen = if seen.is_empty() { register.head(&id).unwrap_or_default().to_string() } else { seen };
    let action = cx.path.clone();
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { "It stays in the table up to its last day, and pages as at an earlier day still show it." }
        @if let Some(to) = last.span.to { p class="govuk-body" { "It ends on " (day(to)) ". You can put the end on another day." } }
        @if kind == "organisation" {
            p class="govuk-body" { "When another body takes over, "
                a class="govuk-link" href=(cx.at(&format!("organisations/{slug}/succession"))) { "hand over to the successor" }
                " instead: seats, liaison officers and actions move in one step." }
        }
        (cx.form(&action, html! {
            input type="hidden" name="seen" id="seen" value=(seen);
            (cx.date("last", "Last day", Some(last.span.to.unwrap_or(cx.today))).hint("The last day on which it still holds"))
            (Button::submit(format!("End this {}", words::kind_name(kind))).warning())
        }))
    };
    cx.page(
        Page::new(title, "Board", body)
            .crumb("Board", cx.at("board"))
            .crumb(called, cx.at(&page_of(kind, &slug))),
    )
}

/// `POST /{county}/register/{kind}/{thing}/end`
pub(crate) fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (kind, slug, id) = thing(cx)?;
    if kind == "county" {
        return Err(Fault::Absent);
    }
    let mut fields = Fields::of(&cx.form);
    let last = fields.date("last", "Enter the last day, such as 30 June 2022");
    let seen = fields.optional("seen");
    fields.done()?;
    let Some(last) = last else {
        return Err(Fault::field("last", "Enter the last day, such as 30 June 2022"));
    };
    let done = cx.write(|unit, actor| {
        let permit = actor.permit::<End, Record>(unit, &id)?;
        facts::end(unit, &permit, last, &seen)
    });
    match done {
        Err(Fault::Conflict(why)) => Err(Fault::field("seen", why)),
        Err(fault) => Err(fault),
        Ok(()) => Ok(Reply::see(cx.at(&page_of(kind, &slug)))),
    }
}
