//! The themes that run through the county's work.

use super::parts::{add, dates, link, paged, subnav, table};
use crate::view::View;
use crate::{Fact, Tagging, Theme, words};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, empty};
use std::collections::HashMap;

/// `GET /{county}/themes`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let mut all: Vec<(&Fact, &Theme)> = on.all::<Theme>().collect();
    all.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let mut tagged: HashMap<&str, usize> = HashMap::new();
    for (_, tagging) in on.all::<Tagging>() {
        *tagged.entry(tagging.theme.as_str()).or_default() += 1;
    }
    let (some, pages) = paged(cx, &view, "themes", &all);
    let mut head = vec!["Theme", "What it covers"];
    if view.inside {
        head.push("Tagged");
    }
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|(fact, it)| {
            let mut cells = vec![
                html! { (link(&view, &format!("themes/{}", fact.slug), &it.name)) @if fact.span.to.is_some() { small { (dates(fact.span)) } } },
                html! { (it.about) },
            ];
            if view.inside {
                cells.push(html! { (tagged.get(fact.slug.as_str()).copied().unwrap_or(0)) });
            }
            cells
        })
        .collect();
    let body = html! {
        (subnav(&view, "Themes"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "Themes" } (add(&view, "theme", "")) }
        @if all.is_empty() {
            (empty("Themes such as mental health or domestic abuse will be listed here. Each gathers what is tagged with it.", html! {}))
        } @else {
            (table(&words::count(all.len(), "theme", "themes"), &head, &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Themes", body).crumb("Board", view.at("board")))
}
