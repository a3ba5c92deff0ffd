//! One document under control: its version, who keeps and approved it, what it replaced, and what it says.

use super::documents::{state, superseded_by, whose};
use super::parts::{Found, actions, below, dates, facts, find, link, links, other_days, said, subnav};
use crate::view::View;
use crate::{Document, Noun, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, Tone, day, tag};

/// `GET /{county}/documents/{document}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("document")?.to_string();
    let fact = match find(&view, "document", &slug)? {
        Found::OtherDays(versions) => return other_days(cx, &view, "Documents", &versions),
        Found::Here(fact) => fact,
    };
    let on = view.on();
    let Some(it) = on.get::<Document>(&slug) else { return Err(Fault::Absent) };
    let replaced: Vec<(String, String)> = it
        .supersedes
        .iter()
        .filter_map(|old| {
            let known = view.register().ever();
            known.get::<Document>(old).map(|found| (format!("documents/{old}"), found.name.clone()))
        })
        .collect();
    let by = superseded_by(&on, fact);
    let at = |when: Option<jiff::civil::Date>| when.map(|when| html! { (day(when)) });
    let review = it.review.map(|review| {
        html! { (day(review)) @if review < view.day { " " (tag(Tone::Late, "Past review")) } }
    });
    let address =
        (!it.address.is_empty()).then(|| html! { a class="govuk-link" href=(it.address) { (it.address) } });
    let body = html! {
        (subnav(&view, "Documents"))
        h1 class="govuk-heading-xl" { (it.name) }
        p { (state(&on, fact, it, view.day)) }
        (actions(&view, "document", &slug, html! {}))
        (facts(vec![
            ("Kind", said(&words::said(words::DOCUMENTS, &it.sort))),
            ("What it is of", it.subject.as_deref().and_then(|of| said(&words::said(words::SUBJECTS, of)))),
            ("Version", said(&it.version)),
            ("Whose", Some(whose(&view, &on, it)).filter(|_| it.organisation.is_some() || it.group.is_some())),
            ("Kept by", said(&it.owner)),
            ("Approved by", said(&it.approver)),
            ("Approved on", at(it.approved).or(Some(html! { "Not yet: a draft is no evidence that there is one" }))),
            ("Draft published on", at(it.draft_published)),
            ("Published on", at(it.published_on)),
            ("Review due", review),
            ("Takes the place of", links(&view, &replaced)),
            ("Replaced by", by.map(|(fact, it)| link(&view, &format!("documents/{}", fact.slug), &it.name))),
            ("Where it can be read", address),
        ]))
        @if !it.text.trim().is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What it says" }
                @for paragraph in it.text.split("\n\n").filter(|text| !text.trim().is_empty()) { p class="govuk-body" { (paragraph) } }
            }
        }
        (versions(&view, &fact.id))
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(it.name.as_str(), body), "Documents", "documents"))
}

fn versions(view: &View, id: &str) -> Markup {
    let all = view.register().versions(id);
    html! {
        @if all.len() > 1 {
            h2 class="govuk-heading-m" { "Versions" }
            ol class="sm-timeline" {
                @for version in all {
                    li aria-current=[version.span.holds(view.day).then_some("true")] {
                        p { @if let Noun::Document(it) = &version.noun {
                            @if it.version.is_empty() { (it.name) } @else { "Version " (it.version) }
                            @if let Some(approved) = it.approved { ", approved on " (day(approved)) } @else { ", a draft" }
                        } }
                        small { (dates(version.span)) }
                    }
                }
            }
        }
    }
}
