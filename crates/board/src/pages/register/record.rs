//! The record of one thing: what it says, over time, and what was believed when. For those who have signed in.

use super::super::parts::{dates, facts, subnav};
use super::thing;
use crate::view::View;
use crate::{Fact, Record, Register, fields, name, store, words};
use kernel::time::civil;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, Tone, day, tag};

/// `GET /{county}/register/{kind}/{thing}`
pub(crate) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let (kind, slug, id) = thing(cx)?;
    if !view.inside {
        return Err(Fault::Absent);
    }
    let (all, register) = cx.read(|unit, actor| {
        let visible = actor.visible::<Record>();
        Ok((store::history(unit, &visible, &id)?, store::seen(unit, &visible, &view.county, None)?))
    })?;
    let versions = view.register().versions(&id);
    let Some(shown) = versions.iter().find(|f| f.span.holds(view.day)).or(versions.last()).copied() else {
        return Err(Fault::Absent);
    };
    let address = format!("register/{}/{slug}", words::plural_of(kind));
    let title = name::of(&view.register().on(shown.span.from), &shown.noun);
    let body = html! {
        (subnav(&view, ""))
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { "The record of this " (words::kind_name(kind)) ": what it says, and what was believed when." }
        @if view.governs {
            ul class="sm-filter sm-screen" {
                li { a href=(view.plain(&format!("{address}/change"))) { "Change" } }
                @if kind != "county" { li { a href=(view.plain(&format!("{address}/end"))) { "End" } } }
            }
        }
        h2 class="govuk-heading-m" { "What it says" }
        (says(view.register(), shown)?)
        h2 class="govuk-heading-m" { "Over time" }
        ol class="sm-timeline" {
            @for version in &versions {
                li aria-current=[version.span.holds(view.day).then_some("true")] {
                    p { (name::of(&view.register().on(version.span.from), &version.noun)) }
                    small { (dates(version.span)) }
                }
            }
        }
        h2 class="govuk-heading-m" { "What was believed when" }
        (believed(&register, &all)?)
        (view.day_form(cx))
    };
    cx.page(view.page(format!("Record of {title}"), body).crumb("Board", view.at("board")))
}

fn says(register: &Register, fact: &Fact) -> Outcome<Markup> {
    let on = register.on(fact.span.from);
    let values = fields::values(&fact.noun)?;
    let said = |field: &fields::Field| {
        let said = fields::said(&on, field, &values[field.name]);
        (!said.is_empty()).then(|| html! { (said) })
    };
    let mut rows: Vec<(&str, Option<Markup>)> =
        fields::of(fact.noun.kind()).iter().map(|field| (field.label, said(field))).collect();
    rows.push(("Dates", Some(html! { (dates(fact.span)) })));
    Ok(facts(rows))
}

/// What was learned on a day, newest first: rows that were replaced then, and what took their place.
fn believed(register: &Register, all: &[Fact]) -> Outcome<Markup> {
    let mut moments: Vec<_> =
        all.iter().map(|f| f.known_from).chain(all.iter().filter_map(|f| f.known_to)).collect();
    moments.sort();
    moments.dedup();
    let mut out = Vec::new();
    for at in moments.into_iter().rev() {
        let new: Vec<&Fact> = all.iter().filter(|f| f.known_from == at).collect();
        let old: Vec<&Fact> = all.iter().filter(|f| f.known_to == Some(at)).collect();
        let mut lines = Vec::new();
        for fact in &new {
            lines.extend(learned(register, fact, &old)?);
        }
        if let Some(line) = ended(&new, &old) {
            lines.push(line);
        }
        if lines.is_empty() {
            continue;
        }
        out.push(html! { li { p { strong { (day(civil(at))) } } @for line in &lines { (line) } } });
    }
    Ok(html! { ol class="sm-timeline" { @for moment in &out { (moment) } } })
}

/// How a new row differs from what was believed of its first day; nothing when it is the rest of an old one.
fn learned(register: &Register, fact: &Fact, old: &[&Fact]) -> Outcome<Option<Markup>> {
    let before = old.iter().find(|o| o.span.holds(fact.span.from));
    let late = fact.span.from < civil(fact.known_from);
    let Some(before) = before else {
        return Ok(Some(html! { p { "Added. " (dates(fact.span)) "." } }));
    };
    if before.noun == fact.noun {
        return Ok(None);
    }
    let (was, is) = (fields::values(&before.noun)?, fields::values(&fact.noun)?);
    let (then, now) = (register.on(before.span.from), register.on(fact.span.from));
    let changed = fields::of(fact.noun.kind()).iter().filter(|f| was[f.name] != is[f.name]);
    let lines: Vec<(&str, String, String)> = changed
        .map(|f| (f.label, fields::said(&then, f, &was[f.name]), fields::said(&now, f, &is[f.name])))
        .collect();
    Ok(Some(html! {
        p {
            @if late { (tag(Tone::Soon, "Late correction")) " " }
            "Changed with effect from " (day(fact.span.from)) "."
        }
        @for (label, was, is) in &lines {
            p { (label) ": " @if was.is_empty() { "(nothing)" } @else { del { (was) } } " became " @if is.is_empty() { "(nothing)" } @else { ins { (is) } } "." }
        }
    }))
}

/// Whether the end of the thing moved.
fn ended(new: &[&Fact], old: &[&Fact]) -> Option<Markup> {
    let end = |facts: &[&Fact]| facts.iter().max_by_key(|f| f.span.from).map(|f| f.span.to);
    let (was, is) = (end(old)?, end(new)?);
    if was == is || new.iter().any(|n| old.iter().all(|o| o.noun != n.noun)) {
        return None;
    }
    let known = new.first()?.known_from;
    is.map(|to| {
        let late = to < civil(known);
        html! { p { @if late { (tag(Tone::Soon, "Late correction")) " " } "Last day set to " (day(to)) "." } }
    })
}
