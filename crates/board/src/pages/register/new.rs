//! Adding a thing of any kind.

use super::{inputs, kind, page_of};
use crate::register::Span;
use crate::{County, facts, fields, store, words};
use govuk::Button;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome};
use maud::html;
use serde_json::{Map, Value};
use site::{Cx, Fields, Page, Reply};

/// `GET /{county}/register/{kind}/new`
pub(crate) fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let kind = addable(cx)?;
    let county = cx.county()?.slug.clone();
    let register = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        store::current(unit, &county)
    })?;
    // A link from a page can fill fields beforehand: `?group=dapb`.
    let given = |name: &str| cx.query.get(name).map(|value| (name.to_string(), Value::from(value)));
    let kept: Map<String, Value> = fields::of(kind).iter().filter_map(|field| given(field.name)).collect();
    let title = format!("Add {}", words::a(words::kind_name(kind)));
    let action = cx.path.clone();
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        (cx.form(&action, html! {
            (inputs::all(cx, &register, kind, &kept))
            @if fields::named(kind) {
                (cx.input("slug", "Short name for its address", "").hint("Small letters and hyphens, such as domestic-abuse. Leave empty to have one made from the name"))
            }
            (cx.date("from", "First day", Some(cx.today)).hint("From which day it holds. A past day is a late correction: what was believed until now stays on record"))
            (cx.date("to", "Last day", None).hint("Leave empty when no end is known"))
            (Button::submit("Add"))
        }))
    };
    let back = cx.at(if kind == "liaison" { "liaison-officers" } else { "board" });
    cx.page(Page::new(title, "Board", body).crumb("Board", back))
}

/// `POST /{county}/register/{kind}/new`
pub(crate) fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let kind = addable(cx)?;
    let county = cx.county()?.slug.clone();
    let mut dates = Fields::of(&cx.form);
    let from = dates.date("from", "Enter the first day, such as 1 April 2022");
    let to = dates.maybe_date("to");
    let typed = dates.optional("slug");
    // Everything that is wrong is said at once.
    let (noun, dated) = (fields::read(kind, &cx.form, None), dates.done());
    let (Ok(noun), Ok(()), Some(from)) = (&noun, &dated, from) else {
        return Err(both(noun.err(), dated.err()));
    };
    let slug = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        let register = store::current(unit, &county)?;
        let slug = fields::short_name(&register, &typed, noun).map_err(|e| Fault::Fields(vec![e]))?;
        let recorded = facts::add(unit, &permit, &slug, Span { from, to }, noun)?;
        Ok(recorded.quietly().carrying(slug))
    })?;
    Ok(Reply::see(cx.at(&page_of(kind, &slug))))
}

/// A county is set up from data files and not through a page.
fn addable(cx: &Cx<'_>) -> Outcome<&'static str> {
    kind(cx).and_then(|kind| if kind == "county" { Err(Fault::Absent) } else { Ok(kind) })
}

/// The field errors of both; another fault wins.
pub(super) fn both(one: Option<Fault>, other: Option<Fault>) -> Fault {
    let mut errors = Vec::new();
    for fault in one.into_iter().chain(other) {
        match fault {
            Fault::Fields(these) => errors.extend(these),
            fault => return fault,
        }
    }
    Fault::Fields(errors)
}
