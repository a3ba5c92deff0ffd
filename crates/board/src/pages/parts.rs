//! What several pages of the board are made of.

use crate::register::{Fact, Span};
use crate::view::View;
use crate::{gaps, name, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Page, Reply, Tone, day, tag};

/// The parts of the board, as the pages below it offer them.
pub(super) fn subnav(view: &View, current: &str) -> Markup {
    let all = [
        ("Overview", "board", true),
        ("Groups", "groups", true),
        ("Organisations", "organisations", true),
        ("People", "people", view.inside),
        ("Liaison officers", "liaison-officers", view.inside),
        ("Protocols", "protocols", true),
        ("Documents", "documents", true),
        ("Themes", "themes", true),
        ("Areas", "areas", true),
        ("Gaps", "board/gaps", view.inside),
    ];
    html! {
        nav class="sm-subnav" aria-label="The board" {
            ul {
                @for (label, path, _) in all.into_iter().filter(|(_, _, shown)| *shown) {
                    li { a href=(view.at(path)) aria-current=[(label == current).then_some("page")] { (label) } }
                }
            }
        }
    }
}

/// A link that keeps the day.
pub(super) fn link(view: &View, below: &str, text: &str) -> Markup {
    html! { a class="govuk-link" href=(view.at(below)) { (text) } }
}

/// `from 1 July 2022`, `1 April 2013 to 30 June 2022`.
pub(super) fn dates(span: Span) -> String {
    match span.to {
        None => format!("From {}", day(span.from)),
        Some(to) => format!("{} to {}", day(span.from), day(to)),
    }
}

/// A table whose rows become cards on a phone. The first cell of each row is its heading.
pub(super) fn table(caption: &str, head: &[&str], rows: &[Vec<Markup>]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption sm-caption" { (caption) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in head { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for row in rows {
                    tr class="govuk-table__row" {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" class="govuk-table__header" { (cell) } }
                            @else { td class="govuk-table__cell" data-label=[head.get(at)] { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

/// Facts about one thing: those without a value are left out.
pub(super) fn facts(rows: Vec<(&str, Option<Markup>)>) -> Markup {
    html! {
        dl class="sm-facts" {
            @for (label, value) in rows {
                @if let Some(value) = value { div { dt { (label) } dd { (value) } } }
            }
        }
    }
}

/// Words as the value of a fact, when there are any.
pub(super) fn said(text: &str) -> Option<Markup> {
    (!text.trim().is_empty()).then(|| html! { (text) })
}

/// Several links as the value of a fact.
pub(super) fn links(view: &View, all: &[(String, String)]) -> Option<Markup> {
    (!all.is_empty()).then(|| {
        html! { @for (at, (below, text)) in all.iter().enumerate() { @if at > 0 { br; } (link(view, below, text)) } }
    })
}

/// The gaps among these that a reader may know of, as a list of tags and links.
pub(super) fn gap_list(view: &View, gaps: &[&gaps::Gap]) -> Markup {
    html! {
        ul class="sm-tasks" {
            @for gap in gaps {
                li {
                    span { (tag(tone(gap.missing), gap.missing.tag())) }
                    div { (link(view, &gap.path, &gap.title)) @if !gap.detail.is_empty() { small { (gap.detail) } } }
                    span class="sm-tasks__due" { @if let Some(due) = gap.due { @if gap.missing == gaps::Missing::Soon { "due " } @else { "was due " } (day(due)) } }
                }
            }
        }
    }
}

fn tone(missing: gaps::Missing) -> Tone {
    match missing {
        gaps::Missing::Holder => Tone::Wait,
        gaps::Missing::Soon => Tone::Soon,
        _ => Tone::Late,
    }
}

/// How many rows a list shows at once.
pub(super) const ROWS: usize = 100;

/// The rows of the page that the address asks for, and the links to the others.
pub(super) fn paged<'r, T>(cx: &Cx<'_>, view: &View, below: &str, rows: &'r [T]) -> (&'r [T], Markup) {
    let pages = rows.len().div_ceil(ROWS).max(1);
    let asked = cx.query.get("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).clamp(1, pages);
    let from = (asked - 1) * ROWS;
    let some = &rows[from..rows.len().min(from + ROWS)];
    let address = |page: usize| {
        let at = view.at(below);
        let join = if at.contains('?') { '&' } else { '?' };
        format!("{at}{join}page={page}")
    };
    let nav = if pages > 1 {
        html! { (govuk::Pagination::numbered(asked, pages, address)) }
    } else {
        html! {}
    };
    (some, nav)
}

/// What an officer, and anybody inside, may do with a thing.
pub(super) fn actions(view: &View, kind: &str, slug: &str, more: Markup) -> Markup {
    if !view.inside {
        return html! {};
    }
    let at = |what: &str| view.plain(&format!("register/{}/{slug}{what}", words::plural_of(kind)));
    html! {
        ul class="sm-filter sm-screen" {
            @if view.governs {
                li { a href=(at("/change")) { "Change" } }
                li { a href=(at("/end")) { "End" } }
                (more)
            }
            li { a href=(at("")) { "History" } }
        }
    }
}

/// A button that adds a thing of a kind, for whoever may. `with` fills fields beforehand: `group=dapb`.
pub(super) fn add(view: &View, kind: &str, with: &str) -> Markup {
    if !view.governs {
        return html! {};
    }
    let tail = if with.is_empty() { String::new() } else { format!("?{with}") };
    let href = view.plain(&format!("register/{}/new{tail}", words::plural_of(kind)));
    html! { a class="govuk-link sm-screen" href=(href) { "Add " (words::a(words::kind_name(kind))) } }
}

/// A thing as it holds on the day, or a page that says when it does.
pub(super) enum Found<'a> {
    /// It holds.
    Here(&'a Fact),
    /// It holds on other days only.
    OtherDays(Vec<&'a Fact>),
}

/// Finds a thing. What the reader may not see is not there.
pub(super) fn find<'a>(view: &'a View, kind: &'static str, slug: &str) -> Outcome<Found<'a>> {
    let id = crate::store::thing_id(&view.county, kind, slug);
    let versions = view.register().versions(&id);
    match versions.iter().find(|fact| fact.span.holds(view.day)) {
        Some(fact) => Ok(Found::Here(fact)),
        None if versions.is_empty() => Err(Fault::Absent),
        None => Ok(Found::OtherDays(versions)),
    }
}

/// The page of a thing that does not exist on the day that is asked for.
pub(super) fn other_days(cx: &Cx<'_>, view: &View, section: &str, versions: &[&Fact]) -> Outcome<Reply> {
    let Some(last) = versions.last() else { return Err(Fault::Absent) };
    let title = name::of(&view.register().on(last.span.from), &last.noun);
    let body = html! {
        (subnav(view, section))
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { "It does not exist on " (day(view.day)) "." }
        (self::table("When it exists", &["Name", "Dates"], &versions.iter().map(|fact| {
            let on = view.register().on(fact.span.from);
            let href = format!("{}?as-at={}", cx.path, fact.span.from);
            vec![html! { a class="govuk-link" href=(href) { (name::of(&on, &fact.noun)) } }, html! { (dates(fact.span)) }]
        }).collect::<Vec<_>>()))
        (view.day_form(cx))
    };
    cx.page(view.page(title, body))
}

/// A page with its way back to the list it is in.
pub(super) fn below(view: &View, page: Page, label: &str, path: &str) -> Page {
    page.crumb("Board", view.at("board")).crumb(label, view.at(path))
}
