//! The frame around every page.

use crate::{Cx, assets};
use govuk::{ErrorLink, ErrorSummary};
use jiff::civil::Date;
use kernel::clock::words;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const MARK: PreEscaped<&str> = PreEscaped(include_str!("../../../web/src/mark.svg"));

/// One step of the way to a page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub href: String,
}

/// A page before its frame.
#[derive(Debug)]
pub struct Page {
    /// What the browser calls it, without the name of the county: unique among pages.
    pub title: String,
    /// The way here, without the page itself.
    pub crumbs: Vec<Crumb>,
    /// Which entry of the main navigation it belongs to, by label.
    pub section: &'static str,
    /// The day it is asked as at, when that is not today.
    pub as_at: Option<String>,
    /// What it says, from the `h1` on.
    pub body: Markup,
}

impl Page {
    /// A page with a title and its content.
    pub fn new(title: impl Into<String>, section: &'static str, body: Markup) -> Self {
        Self { title: title.into(), crumbs: Vec::new(), section, as_at: None, body }
    }

    /// Adds a step to the way here.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { label: label.into(), href: href.into() });
        self
    }

    /// Says that it shows another day than today, in words.
    #[must_use]
    pub fn as_at(mut self, words: Option<String>) -> Self {
        self.as_at = words;
        self
    }
}

/// The whole document.
pub(crate) fn frame(cx: &Cx<'_>, page: Page) -> Markup {
    let place = cx.county.as_ref().map_or_else(String::new, |c| format!(" - {}", c.board));
    let wrong = if cx.errors.is_empty() { "" } else { "Error: " };
    html! {
        (DOCTYPE)
        html lang="en-GB" class="govuk-template" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (wrong) (page.title) (place) " - Shiremoot" }
                link rel="icon" href=(assets::href("mark.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::href("app.css"));
                script type="module" src=(assets::href("app.js")) {}
            }
            body class="govuk-template__body" {
                a class="govuk-skip-link" href="#main" data-module="govuk-skip-link" { "Skip to main content" }
                (strip(cx))
                (header(cx))
                (nav(cx, page.section))
                @if let Some(words) = &page.as_at {
                    div class="sm-strip sm-strip--asat" role="region" aria-label="As at" {
                        div class="sm-bar" { p { (words) " " a href=(cx.path) { "Show today" } } }
                    }
                }
                div class="govuk-width-container" {
                    @if !page.crumbs.is_empty() { (crumbs(&page.crumbs)) }
                    main class="govuk-main-wrapper" id="main" tabindex="-1" {
                        @if !cx.errors.is_empty() { (summary(cx, &page.body)) }
                        (page.body)
                    }
                }
                footer class="sm-footer" {
                    div class="sm-bar" {
                        (feet(cx))
                        p { "Shiremoot runs a county’s community-safety board. "
                            a href=(assets::href("licences.txt")) { "Licences" } }
                    }
                }
            }
        }
    }
}

fn strip(cx: &Cx<'_>) -> Markup {
    html! {
        @if cx.app.options.demo {
            div class="sm-strip sm-strip--demo" role="region" aria-label="Demo" {
                div class="sm-bar" {
                    p { "Demo. Today is " (words::format_long(cx.today)) ". Loamshire and everyone in it are made up. "
                        a href="/demo/people" { "Choose who to be" } }
                }
            }
        }
    }
}

fn header(cx: &Cx<'_>) -> Markup {
    html! {
        header class="sm-header" {
            div class="sm-bar" {
                a class="sm-mark" href="/" { (MARK) "Shiremoot" }
                @if let Some(county) = &cx.county {
                    a class="sm-county" href=(format!("/{}", county.slug)) { (county.board) }
                }
                div class="sm-who" {
                    @if let Some(county) = &cx.county { a href=(format!("/{}/search", county.slug)) { "Search" } }
                    @if let Some(person) = &cx.person {
                        a href="/account" { (person.title) }
                        (cx.form("/sign-out", html! { button class="sm-linkbutton" { "Sign out" } }))
                    } @else {
                        a href="/sign-in" { "Sign in" }
                    }
                }
            }
        }
    }
}

fn nav(cx: &Cx<'_>, section: &str) -> Markup {
    let Some(county) = &cx.county else { return html! {} };
    let signed_in = cx.person.is_some();
    html! {
        nav class="sm-nav" aria-label="Main" {
            ul class="sm-bar" {
                @if signed_in {
                    li { a href="/" aria-current=[(section == "Home").then_some("page")] { "Home" } }
                }
                @for entry in cx.app.nav().iter().filter(|e| e.public || signed_in) {
                    @let href = if entry.path.is_empty() { format!("/{}", county.slug) } else { format!("/{}/{}", county.slug, entry.path) };
                    li { a href=(href) aria-current=[(section == entry.label).then_some("page")] { (entry.label) } }
                }
            }
        }
    }
}

/// What anybody can do from every page of a county.
fn feet(cx: &Cx<'_>) -> Markup {
    let Some(county) = &cx.county else { return html! {} };
    let to = |foot: &crate::Foot| {
        let mut href = format!("/{}/{}", county.slug, foot.path);
        if foot.about && cx.person.is_none() && !cx.private {
            let about =
                form_urlencoded::Serializer::new(String::new()).append_pair("about", &cx.path).finish();
            href = format!("{href}?{about}");
        }
        href
    };
    html! {
        @if cx.app.foot().next().is_some() {
            ul {
                @for foot in cx.app.foot() { li { a href=(to(foot)) { (foot.label) } } }
            }
        }
    }
}

fn crumbs(crumbs: &[Crumb]) -> Markup {
    html! {
        nav class="govuk-breadcrumbs" aria-label="Breadcrumb" {
            ol class="govuk-breadcrumbs__list" {
                @for crumb in crumbs {
                    li class="govuk-breadcrumbs__list-item" {
                        a class="govuk-breadcrumbs__link" href=(crumb.href) { (crumb.label) }
                    }
                }
            }
        }
    }
}

/// Each error leads to its field; one that has no field on this page is only said.
fn summary(cx: &Cx<'_>, body: &Markup) -> Markup {
    let links = cx.errors.iter().map(|error| {
        let parts = cx.form.get(&format!("{}-day", error.field)).is_some();
        let id = if parts { format!("{}-day", error.field) } else { error.field.clone() };
        let link = ErrorLink::to(&id, error.message.as_str());
        let there = body.0.contains(&format!("id=\"{id}\""));
        if there { link } else { ErrorLink { href: None, ..link } }
    });
    html! { (ErrorSummary::new(links)) }
}

/// What a tag says beside its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A triangle: past, broken, missing.
    Late,
    /// A diamond: falls due.
    Soon,
    /// A circle: in order.
    Ok,
    /// A square: waits for somebody.
    Wait,
    /// A tick: done, with evidence.
    Done,
    /// A bar: nothing to say.
    None,
}

/// A word with a shape and then a colour.
pub fn tag(tone: Tone, word: &str) -> Markup {
    let kind = match tone {
        Tone::Late => "late",
        Tone::Soon => "soon",
        Tone::Ok => "ok",
        Tone::Wait => "wait",
        Tone::Done => "done",
        Tone::None => "none",
    };
    html! { span class=(format!("sm-tag sm-tag--{kind}")) { (word) } }
}

/// A date as people write it: `15 February 2022`.
pub fn day(date: Date) -> String {
    words::format(date)
}

/// Nothing here yet: what will be, and how to start.
pub fn empty(what: &str, start: Markup) -> Markup {
    html! { div class="sm-empty" { p { (what) } (start) } }
}
