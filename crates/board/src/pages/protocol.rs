//! One protocol: what it covers and says, its versions, its parties, and how each answered.

use super::parts::{Found, actions, add, below, dates, facts, find, link, other_days, said, subnav, table};
use crate::protocols::{Answer, Contents, Party, Sign, Signatory, parties};
use crate::view::View;
use crate::{Fact, Is, Liaison, Noun, Person, Protocol, Signature, Snapshot, store, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, Tone, day, empty, tag};
use std::sync::Arc;

/// `GET /{county}/protocols/{protocol}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("protocol")?.to_string();
    if let Found::OtherDays(versions) = find(&view, "protocol", &slug)? {
        return other_days(cx, &view, "Protocols", &versions);
    }
    let on = view.on();
    let Some(it) = on.get::<Protocol>(&slug) else { return Err(Fault::Absent) };
    let (listed, signs) = cx.read(|unit, actor| {
        let listed = Contents::of(unit.kernel(), &it.sort, view.day)?;
        let mut signs = false;
        for party in parties(&on, &slug, it) {
            let id = store::thing_id(&view.county, party.kind, party.slug);
            signs = signs || actor.may::<Sign, Signatory>(unit, &id)?;
        }
        Ok((listed, signs))
    })?;
    let review = it.review.map(|review| {
        html! { (day(review)) @if review < view.day { " " (tag(Tone::Late, "Past review")) } }
    });
    let address =
        (!it.address.is_empty()).then(|| html! { a class="govuk-link" href=(it.address) { (it.address) } });
    let body = html! {
        (subnav(&view, "Protocols"))
        h1 class="govuk-heading-xl" { (it.name) }
        (actions(&view, "protocol", &slug, html! {
            @if listed.is_some() { li { a href=(view.plain(&format!("protocols/{slug}/contents"))) { "Note what it says" } } }
        }))
        (facts(vec![
            ("Kind", said(&words::said(words::PROTOCOLS, &it.sort))),
            ("Version", said(&it.version)),
            ("Review due", review),
            ("Where it is published", address),
        ]))
        (party_list(&view, &on, &slug, it, signs))
        @if let Some(listed) = &listed { (covers(listed, it)) (says(listed, it)) }
        (versions(&view, &slug))
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(it.name.as_str(), body), "Protocols", "protocols"))
}

fn party_list(view: &View, on: &Snapshot<'_>, slug: &str, it: &Protocol, signs: bool) -> Markup {
    let all = parties(on, slug, it);
    let rows: Vec<Vec<Markup>> = all.iter().map(|party| row(view, on, slug, party)).collect();
    let signed = all.iter().filter(|party| party.signed()).count();
    let caption = format!("{}, {signed} signed", words::count(rows.len(), "party", "parties"));
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Parties" }
            @if signs && view.day == view.today {
                (govuk::Button::link("Sign, or say that you will not", view.plain(&format!("protocols/{slug}/sign"))))
            }
            @if rows.is_empty() {
                (empty("The groups and organisations that are to sign will be listed here.", html! {}))
            } @else if view.inside {
                (table(&caption, &["Party", "Answer", "Liaison officer"], &rows))
            } @else {
                (table(&caption, &["Party", "Answer"], &rows))
            }
        }
    }
}

fn row(view: &View, on: &Snapshot<'_>, slug: &str, party: &Party<'_>) -> Vec<Markup> {
    let with = format!("protocol={slug}&{}={}", party.kind, party.slug);
    let answer = match party.answer {
        Answer::Signed(fact, it) => {
            html! { span { (tag(Tone::Done, "Signed")) (record(view, party, fact, it)) } }
        }
        Answer::Refused(fact, it) => {
            html! { span { (tag(Tone::Late, "Refused to sign")) (record(view, party, fact, it)) } }
        }
        Answer::Earlier(fact, it) => html! { span {
        (tag(Tone::Late, "Not signed")) " version " (it.version) " was " @if it.refused { "refused" } @else { "signed" }
        (record(view, party, fact, it)) (add(view, "signature", &with)) } },
        Answer::Open => {
            html! { span { (tag(Tone::Late, "Not signed")) " " (add(view, "signature", &with)) } }
        }
    };
    let mut out = vec![link(view, &party.path(), party.name), answer];
    if view.inside {
        out.push(liaison(view, on, party));
    }
    out
}

/// When a party answered, as what, and what it said: a refusal is never without its reason.
fn record(view: &View, party: &Party<'_>, fact: &Fact, it: &Signature) -> Markup {
    html! {
        small {
            (dates(fact.span)) @if !it.role.is_empty() { ", by the " (it.role) } "."
            @if view.inside { " " a class="govuk-link" href=(view.plain(&format!("register/signatures/{}", fact.slug))) {
                "Record" span class="govuk-visually-hidden" { " of the answer of " (party.name) } } }
        }
        @if !it.statement.is_empty() { p { "“" (it.statement) "”" } }
    }
}

fn liaison(view: &View, on: &Snapshot<'_>, party: &Party<'_>) -> Markup {
    let named: Vec<(&str, &str)> = on
        .all::<Liaison>()
        .filter(|(_, it)| party.kind == "organisation" && it.organisation == party.slug)
        .filter_map(|(_, it)| {
            on.get::<Person>(&it.person).map(|person| (it.person.as_str(), person.name.as_str()))
        })
        .collect();
    html! {
        @if named.is_empty() && party.kind == "organisation" { (tag(Tone::Late, "Missing")) }
        @for (slug, name) in named { div { (link(view, &format!("people/{slug}"), name)) } }
    }
}

/// The parts that the law names, and which of them it covers.
fn covers(listed: &Arc<Contents>, it: &Protocol) -> Markup {
    let rows: Vec<Vec<Markup>> = listed
        .parts
        .iter()
        .map(|part| {
            let covered = it.parts.contains(&part.id);
            vec![
                html! { (part.title) small { (part.law) } },
                html! {
                    @if covered { (tag(Tone::Done, "Covered")) } @else { (tag(Tone::Late, "Missing")) }
                },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What it covers" }
                (table("The parts that the law names", &["Part", "In this version"], &rows))
            }
        }
    }
}

/// What is looked for in such a protocol, and where it stands.
fn says(listed: &Arc<Contents>, it: &Protocol) -> Markup {
    let there = listed.items.iter().filter(|item| Contents::found(it, item).is_some()).count();
    let rows: Vec<Vec<Markup>> = listed
        .items
        .iter()
        .map(|item| {
            let at = match Contents::found(it, item) {
                Some(found) => html! { span { (tag(Tone::Done, "There")) small { (found) } } },
                None => tag(Tone::Soon, "Not noted"),
            };
            vec![html! { (item.title) small { (item.asks) } }, at]
        })
        .collect();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What it says" }
            p { (listed.meta.citations.join("; ")) "." }
            (table(&format!("{there} of {} noted", rows.len()), &["What is looked for", "Where it stands"], &rows))
        }
    }
}

fn versions(view: &View, slug: &str) -> Markup {
    let all = view.register().versions(&store::thing_id(&view.county, Protocol::KIND, slug));
    html! {
        @if all.len() > 1 {
            h2 class="govuk-heading-m" { "Versions" }
            ol class="sm-timeline" {
                @for version in all {
                    li aria-current=[version.span.holds(view.day).then_some("true")] {
                        p { @if let Noun::Protocol(it) = &version.noun {
                            @if it.version.is_empty() { (it.name) } @else { "Version " (it.version) }
                        } }
                        small { (dates(version.span)) }
                    }
                }
            }
        }
    }
}
