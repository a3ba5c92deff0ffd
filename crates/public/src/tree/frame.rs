//! The frame around every page of the tree: the site's look without script, sign-in or anything that a reader's day could change.

use super::whole::Whole;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const MARK: PreEscaped<&str> = PreEscaped(include_str!("../../../../web/src/mark.svg"));

/// The main entries: label and page.
const NAV: &[(&str, &str)] = &[
    ("Board", "index.html"),
    ("Meetings", "meetings.html"),
    ("Papers", "papers.html"),
    ("Decisions", "decisions.html"),
    ("Actions", "actions.html"),
    ("Asks", "asks.html"),
    ("Everything", "all.html"),
];

/// One page of the tree before its frame.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Where it is in the tree: `decisions/DEC-0012.html`.
    pub path: &'a str,
    /// What the browser calls it.
    pub title: &'a str,
    /// The way here: label and page.
    pub crumbs: &'a [(&'a str, &'a str)],
    /// What it says, from the `h1` on.
    pub body: Markup,
}

/// How one page of the tree leads to another, wherever the tree lies: `../papers/x.html`.
pub fn link(from: &str, to: &str) -> String {
    format!("{}{to}", "../".repeat(from.matches('/').count()))
}

/// The path in the tree of an asset: `assets/app.css`.
pub fn asset(name: &str) -> String {
    format!("assets/{}/{name}", site::assets::version())
}

/// The whole document.
pub fn page(whole: &Whole, sheet: &Sheet<'_>) -> String {
    let board = whole.board();
    let to = |path: &str| link(sheet.path, path);
    html! {
        (DOCTYPE)
        html lang="en-GB" class="govuk-template" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (sheet.title) " - " (board.name) }
                link rel="icon" href=(to(&asset("mark.svg"))) type="image/svg+xml";
                link rel="stylesheet" href=(to(&asset("app.css")));
                link rel="alternate" type="application/atom+xml" title="What is published" href=(to("published.atom"));
            }
            body class="govuk-template__body" {
                a class="govuk-skip-link" href="#main" { "Skip to main content" }
                header class="sm-header" {
                    div class="sm-bar" {
                        a class="sm-mark" href=(to("index.html")) { (MARK) "Public record" }
                        a class="sm-county" href=(to("index.html")) { (board.name) }
                    }
                }
                nav class="sm-nav" aria-label="Main" {
                    ul class="sm-bar" {
                        @for (label, path) in NAV {
                            li { a href=(to(path)) aria-current=[(*path == sheet.path).then_some("page")] { (label) } }
                        }
                    }
                }
                div class="govuk-width-container" {
                    @if !sheet.crumbs.is_empty() {
                        nav class="govuk-breadcrumbs" aria-label="Breadcrumb" {
                            ol class="govuk-breadcrumbs__list" {
                                @for (label, path) in sheet.crumbs {
                                    li class="govuk-breadcrumbs__list-item" {
                                        a class="govuk-breadcrumbs__link" href=(to(path)) { (label) }
                                    }
                                }
                            }
                        }
                    }
                    main class="govuk-main-wrapper" id="main" tabindex="-1" { (sheet.body) }
                }
                footer class="sm-footer" {
                    div class="sm-bar" {
                        p {
                            "This is the public record of " (board.name) ". "
                            a href=(to("check.html")) { "Check that it is whole" } " "
                            a href=(to("data.html")) { "Open data" } " "
                            a href=(to("corrections.html")) { "Corrections" } " "
                            a href=(to("accessibility.html")) { "Accessibility" } " "
                            a href=(to("glossary.html")) { "What words mean" } " "
                            a href=(to(&asset("licences.txt"))) { "Licences" }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn links_hold_wherever_the_tree_lies() {
        assert_eq!(link("index.html", "papers.html"), "papers.html");
        assert_eq!(link("papers/x.html", "papers/y.html"), "../papers/y.html");
    }
}
