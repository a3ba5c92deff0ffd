//! One theme, and what is tagged with it.

use super::parts::{Found, actions, add, below, dates, find, other_days, paged, subnav, table};
use crate::view::View;
use crate::{Fact, Tagging, Theme, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, empty};

/// `GET /{county}/themes/{theme}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("theme")?.to_string();
    if let Found::OtherDays(versions) = find(&view, "theme", &slug)? {
        return other_days(cx, &view, "Themes", &versions);
    }
    let on = view.on();
    let Some(theme) = on.get::<Theme>(&slug) else { return Err(Fault::Absent) };
    let mut tagged: Vec<(&Fact, &Tagging)> = on.all::<Tagging>().filter(|(_, t)| t.theme == slug).collect();
    tagged.sort_by(|a, b| a.1.label.cmp(&b.1.label));
    let (some, pages) = paged(cx, &view, &format!("themes/{slug}"), &tagged);
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|(fact, it)| {
            let record = view.plain(&format!("register/tags/{}", fact.slug));
            vec![
                html! { @if it.path.is_empty() { (it.label) } @else { a class="govuk-link" href=(view.plain(&it.path)) { (it.label) } } },
                html! { (dates(fact.span)) },
                html! { a class="govuk-link" href=(record) { "Record" span class="govuk-visually-hidden" { " of " (it.label) } } },
            ]
        })
        .collect();
    let body = html! {
        (subnav(&view, "Themes"))
        h1 class="govuk-heading-xl" { (theme.name) }
        @if !theme.about.is_empty() { p class="sm-lead" { (theme.about) } }
        (actions(&view, "theme", &slug, html! {}))
        @if view.inside {
            div class="sm-head" { h2 class="govuk-heading-m" { "What is tagged" } (add(&view, "tagging", &format!("theme={slug}"))) }
            @if rows.is_empty() {
                (empty("Groups, actions, papers and anything else that is tagged with this theme will be listed here.", html! {}))
            } @else {
                (table(&words::count(tagged.len(), "record", "records"), &["Record", "Dates", "Tag"], &rows))
                (pages)
            }
        }
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(theme.name.as_str(), body), "Themes", "themes"))
}
