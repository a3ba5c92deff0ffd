//! Controlled documents: strategies, policies and procedures, with who keeps each, how it stands, and when it is next looked at.

use super::parts::{add, link, paged, subnav, table};
use crate::view::View;
use crate::{Document, Fact, Snapshot, words};
use jiff::civil::Date;
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, Tone, day, empty, tag};

/// `GET /{county}/documents`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let mut all: Vec<(&Fact, &Document)> = on.all::<Document>().collect();
    all.sort_by(|a, b| (&a.1.name, &a.0.slug).cmp(&(&b.1.name, &b.0.slug)));
    let (some, pages) = paged(cx, &view, "documents", &all);
    let rows: Vec<Vec<Markup>> = some.iter().map(|(fact, it)| row(&view, &on, fact, it)).collect();
    let body = html! {
        (subnav(&view, "Documents"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "Documents under control" } (add(&view, "document", "")) }
        p class="sm-lead" { "Strategies, policies and procedures: which version holds, who approved it, and when it is next looked at." }
        @if all.is_empty() {
            (empty("Documents will be listed here once the partnership officer adds them: the death-review procedure, the domestic abuse strategy, the protocol on case reviews.", html! {}))
        } @else {
            (table(&words::count(all.len(), "document", "documents"), &["Document", "Whose", "Approved", "Review due", "State"], &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Documents", body).crumb("Board", view.at("board")))
}

fn row(view: &View, on: &Snapshot<'_>, fact: &Fact, it: &Document) -> Vec<Markup> {
    vec![
        html! { (link(view, &format!("documents/{}", fact.slug), &it.name))
        small { (words::said(words::DOCUMENTS, &it.sort)) @if !it.version.is_empty() { ", version " (it.version) } } },
        html! { (whose(view, on, it)) @if !it.owner.is_empty() { small { (it.owner) } } },
        html! { @match it.approved { Some(on) => (day(on)), None => "Not yet" } },
        html! { @if let Some(review) = it.review { (day(review)) } @else { "No day set" } },
        html! { (state(on, fact, it, view.day)) },
    ]
}

/// Whose it is, as links.
pub(super) fn whose(view: &View, on: &Snapshot<'_>, it: &Document) -> Markup {
    html! {
        @if let Some(body) = &it.organisation { (link(view, &format!("organisations/{body}"), &on.organisation_name(body))) }
        @if it.organisation.is_some() && it.group.is_some() { br; }
        @if let Some(group) = &it.group { (link(view, &format!("groups/{group}"), &on.group_name(group))) }
    }
}

/// How a document stands on a day: in force, a draft, past its review, or replaced.
pub(super) fn state(on: &Snapshot<'_>, fact: &Fact, it: &Document, today: Date) -> Markup {
    match it.approved {
        _ if superseded_by(on, fact).is_some() => tag(Tone::None, "Superseded"),
        None => tag(Tone::Wait, "Draft"),
        Some(approved) if approved > today => tag(Tone::Wait, "Approved ahead"),
        _ if it.review.is_some_and(|review| review < today) => tag(Tone::Late, "Past review"),
        _ => tag(Tone::Done, "In force"),
    }
}

/// The document in force that took the place of another.
pub(super) fn superseded_by<'a>(on: &Snapshot<'a>, fact: &Fact) -> Option<(&'a Fact, &'a Document)> {
    let in_force = |it: &Document| it.approved.is_some_and(|approved| approved <= on.day);
    on.all::<Document>().find(|(_, it)| it.supersedes.contains(&fact.slug) && in_force(it))
}
