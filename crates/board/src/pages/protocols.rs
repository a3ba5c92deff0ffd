//! The protocols between groups and organisations, and how far they are signed.

use super::parts::{add, link, paged, subnav, table};
use crate::view::View;
use crate::{Fact, Protocol, Signature, gaps, words};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, Tone, day, empty, tag};

/// `GET /{county}/protocols`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let mut all: Vec<(&Fact, &Protocol)> = on.all::<Protocol>().collect();
    all.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let (some, pages) = paged(cx, &view, "protocols", &all);
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|(fact, it)| {
            let open = gaps::unsigned(&on, &fact.slug, it).len();
            let signed = on.all::<Signature>().filter(|(_, s)| s.protocol == fact.slug).count();
            vec![
                html! { (link(&view, &format!("protocols/{}", fact.slug), &it.name))
                @if !it.version.is_empty() { small { "version " (it.version) } } },
                html! { (words::said(words::PROTOCOLS, &it.sort)) },
                html! { @if let Some(review) = it.review { (day(review)) @if review < view.day { " " (tag(Tone::Late, "Past review")) } } },
                html! { span { @if open > 0 { (tag(Tone::Late, &format!("{open} to sign"))) } @else { (tag(Tone::Done, "Signed")) }
                small { (words::count(signed, "signature", "signatures")) } } },
            ]
        })
        .collect();
    let body = html! {
        (subnav(&view, "Protocols"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "Protocols" } (add(&view, "protocol", "")) }
        @if all.is_empty() {
            (empty("Protocols for joint working and for sharing information will be listed here, with who has signed.", html! {}))
        } @else {
            (table(&words::count(all.len(), "protocol", "protocols"), &["Protocol", "Kind", "Review due", "Signed"], &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Protocols", body).crumb("Board", view.at("board")))
}
