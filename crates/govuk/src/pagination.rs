//! Pagination: the pages of a long list, or the parts of a guide.

use maud::{Markup, PreEscaped, Render, html};

use crate::{
    Attributes, Content,
    builders::extras,
    element::{Element, join},
};

const ARROW_BACK: PreEscaped<&str> = PreEscaped(concat!(
    r#"<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" "#,
    r#"height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">"#,
    r#"<path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984"#,
    r#"l4.2931-4.293-1.414-1.414z"></path></svg>"#,
));

const ARROW_ON: PreEscaped<&str> = PreEscaped(concat!(
    r#"<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" "#,
    r#"height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">"#,
    r#"<path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 "#,
    r#"6.7441-6.4062-6.7246-6.7266z"></path></svg>"#,
));

/// Links to the other pages. Without numbered pages, the two links are blocks with their own labels.
#[derive(Clone, Debug)]
pub struct Pagination {
    /// The link to the page before.
    pub previous: Option<PageLink>,
    /// The link to the page after.
    pub next: Option<PageLink>,
    /// The numbered pages.
    pub items: Vec<PageItem>,
    /// What a screen reader calls it; `Pagination` unless set.
    pub landmark_label: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// The link to the page before or after.
#[derive(Clone, Debug, Default)]
pub struct PageLink {
    /// Where it leads.
    pub href: String,
    /// The words; `Previous page` or `Next page` when `None`.
    pub content: Option<Content>,
    /// The name of that page, shown when there are no numbers.
    pub label: Option<String>,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// A place in the row of numbers.
#[derive(Clone, Debug)]
pub enum PageItem {
    /// A page.
    Page(PageNumber),
    /// Pages left out.
    Ellipsis,
}

/// A numbered page.
#[derive(Clone, Debug, Default)]
pub struct PageNumber {
    /// Its number.
    pub number: String,
    /// Where it is.
    pub href: String,
    /// Whether it is the page that one is on.
    pub current: bool,
    /// What a screen reader says; `Page` and the number when `None`.
    pub visually_hidden_text: Option<String>,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for Pagination {
    fn default() -> Self {
        Self {
            previous: None,
            next: None,
            items: Vec::new(),
            landmark_label: "Pagination".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl Pagination {
    /// Links for page `current` of `total` (both counted from 1): the first, the last, and those beside it.
    pub fn numbered(current: usize, total: usize, href: impl Fn(usize) -> String) -> Self {
        let mut items = Vec::new();
        let mut last = 0;
        for number in (1..=total).filter(|&n| n == 1 || n == total || n.abs_diff(current) <= 1) {
            if number > last + 1 {
                items.push(PageItem::Ellipsis);
            }
            items.push(PageItem::Page(PageNumber {
                number: number.to_string(),
                href: href(number),
                current: number == current,
                ..PageNumber::default()
            }));
            last = number;
        }
        Self {
            previous: (current > 1).then(|| PageLink::to(href(current - 1))),
            next: (current < total).then(|| PageLink::to(href(current + 1))),
            items,
            ..Self::default()
        }
    }

    fn arrow(&self, link: &PageLink, forward: bool) -> Markup {
        let block = self.items.is_empty();
        let (kind, icon, word) = match forward {
            true => ("next", ARROW_ON, "Next"),
            false => ("prev", ARROW_BACK, "Previous"),
        };
        let plain = if block && link.label.is_none() {
            "govuk-pagination__link-title--decorated"
        } else {
            ""
        };
        let title = join(&["govuk-pagination__link-title", plain]);
        let body = html! {
            @if block || !forward { (icon) " " }
            span class=(title) {
                @match &link.content {
                    Some(content) => { (content) }
                    None => { (word) span.govuk-visually-hidden { " page" } }
                }
            }
            @if let Some(label) = link.label.as_ref().filter(|_| block) {
                " "
                span.govuk-visually-hidden { ":" }
                " "
                span.govuk-pagination__link-label { (label) }
            }
            @if !block && forward { " " (icon) }
        };
        Element::new("div").class(&format!("govuk-pagination__{kind}"), "").body(
            &Element::new("a")
                .class("govuk-link govuk-pagination__link", "")
                .attr("href", &link.href)
                .attr("rel", kind)
                .attrs(&link.attributes)
                .body(&body),
        )
    }
}

impl PageLink {
    /// A link to this address.
    pub fn to(href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            ..Self::default()
        }
    }
}

extras!(Pagination);

impl Render for PageItem {
    fn render(&self) -> Markup {
        let page = match self {
            Self::Page(page) => page,
            Self::Ellipsis => {
                return html! {
                    li.govuk-pagination__item.govuk-pagination__item--ellipsis { "\u{22ef}" }
                };
            }
        };
        let state = if page.current { "govuk-pagination__item--current" } else { "" };
        let spoken = match &page.visually_hidden_text {
            Some(text) => text.clone(),
            None => format!("Page {}", page.number),
        };
        Element::new("li").class("govuk-pagination__item", state).body(
            &Element::new("a")
                .class("govuk-link govuk-pagination__link", "")
                .attr("href", &page.href)
                .attr("aria-label", &spoken)
                .maybe("aria-current", page.current.then_some("page"))
                .attrs(&page.attributes)
                .body(&page.number),
        )
    }
}

impl Render for Pagination {
    fn render(&self) -> Markup {
        let linked = self.next.is_some() || self.previous.is_some();
        let block = if self.items.is_empty() && linked {
            "govuk-pagination--block"
        } else {
            ""
        };
        Element::new("nav")
            .class(&join(&["govuk-pagination", block]), &self.classes)
            .attr("aria-label", &self.landmark_label)
            .attrs(&self.attributes)
            .body(&html! {
                @if let Some(link) = &self.previous { (self.arrow(link, false)) }
                @if !self.items.is_empty() {
                    ul.govuk-pagination__list {
                        @for item in &self.items { (item) }
                    }
                }
                @if let Some(link) = &self.next { (self.arrow(link, true)) }
            })
    }
}
