//! Changing a thing from a day on. A past day is a late correction; two changes at once show both texts.

use super::new::both;
use super::{inputs, page_of, thing};
use crate::facts::Change;
use crate::{Fact, Record, Register, facts, fields, name, store};
use govuk::Button;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Page, Reply, day};

/// What is said when somebody else was faster.
const OVERTAKEN: &str =
    "Somebody else changed this while you had it open. Look at what it says now, then save again or go back";

/// `GET /{county}/register/{kind}/{thing}/change`
pub(crate) fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (kind, slug, id) = thing(cx)?;
    let county = cx.county()?.slug.clone();
    let register = cx.read(|unit, actor| {
        actor.permit::<Update, Record>(unit, &id)?;
        store::current(unit, &county)
    })?;
    let fact = shown(&register, &id, cx)?;
    let kept = fields::values(&fact.noun)?;
    let called = name::of(&register.on(fact.span.from), &fact.noun);
    let title = format!("Change {called}");
    let overtaken = cx.error("seen").is_some();
    let head = register.head(&id).unwrap_or_default().to_string();
    let seen = if overtaken { head } else { cx.value("seen", head) };
    let action = cx.path.clone();
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        @if overtaken { (theirs(&register, fact)?) }
        (cx.form(&action, html! {
            input type="hidden" name="seen" value=(seen);
            (inputs::all(cx, &register, kind, &kept))
            (cx.date("from", "From which day does the change hold?", Some(cx.today))
                .hint("A past day is a late correction: it changes what held then, and what was believed until now stays on record"))
            (Button::submit("Save"))
        }))
    };
    cx.page(
        Page::new(title, "Board", body)
            .crumb("Board", cx.at("board"))
            .crumb(called, cx.at(&page_of(kind, &slug))),
    )
}

/// `POST /{county}/register/{kind}/{thing}/change`
pub(crate) fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (kind, slug, id) = thing(cx)?;
    let county = cx.county()?.slug.clone();
    let mut dates = Fields::of(&cx.form);
    let from = dates.date("from", "Enter the day from which the change holds, such as 1 July 2022");
    let seen = dates.optional("seen");
    let dated = dates.done();
    let done = cx.write(|unit, actor| {
        let permit = actor.permit::<Update, Record>(unit, &id)?;
        let register = store::current(unit, &county)?;
        let kept = register.versions(&id).into_iter().rfind(|f| from.is_none_or(|from| f.span.holds(from)));
        let noun = fields::read(kind, &cx.form, kept.map(|f| &f.noun));
        let (Ok(noun), Ok(()), Some(from)) = (&noun, &dated, from) else {
            return Err(both(noun.err(), dated.clone().err()));
        };
        facts::change(unit, &permit, &Change { from, noun: noun.clone(), seen: seen.clone() })
    });
    match done {
        Err(Fault::Conflict(_)) => Err(Fault::field("seen", OVERTAKEN)),
        Err(fault) => Err(fault),
        Ok(()) => Ok(Reply::see(cx.at(&page_of(kind, &slug)))),
    }
}

/// The version that is changed: the one that holds on the day that the address asks for, else today, else the last.
fn shown<'a>(register: &'a Register, id: &str, cx: &Cx<'_>) -> Outcome<&'a Fact> {
    let asked = Fields::of(&cx.query).maybe_date("as-at").unwrap_or(cx.today);
    let versions = register.versions(id);
    let found = versions.iter().find(|f| f.span.holds(asked)).or(versions.last());
    found.copied().ok_or(Fault::Absent)
}

/// What it says now, beside what was typed.
fn theirs(register: &Register, fact: &Fact) -> Outcome<Markup> {
    let on = register.on(fact.span.from);
    let values = fields::values(&fact.noun)?;
    Ok(html! {
        div class="sm-card sm-card--late" id="seen" tabindex="-1" {
            h2 class="govuk-heading-m" { "What it says now" }
            p { "From " (day(fact.span.from)) ". What you typed is below and has not been saved." }
            dl class="sm-facts" {
                @for field in fields::of(fact.noun.kind()) {
                    @let said = fields::said(&on, field, &values[field.name]);
                    @if !said.is_empty() { div { dt { (field.label) } dd { (said) } } }
                }
            }
        }
    })
}
