//! Breadcrumbs: where this page stands, and the way up.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content,
    builders::extras,
    element::{Element, join},
};

/// The way from the home page to this one.
#[derive(Clone, Debug)]
pub struct Breadcrumbs {
    /// The steps, from the top.
    pub items: Vec<Breadcrumb>,
    /// Whether a phone shows only the first and the last step.
    pub collapse_on_mobile: bool,
    /// What a screen reader calls it; `Breadcrumb` unless translated.
    pub label: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One step.
#[derive(Clone, Debug, Default)]
pub struct Breadcrumb {
    /// The name of the page.
    pub content: Content,
    /// Where it is; `None` for the page that one is on.
    pub href: Option<String>,
    /// Extra attributes of the link.
    pub attributes: Attributes,
}

impl Default for Breadcrumbs {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            collapse_on_mobile: false,
            label: "Breadcrumb".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl Breadcrumbs {
    /// Breadcrumbs of these steps, given as [`Breadcrumb`] or as pairs of name and address.
    pub fn new(items: impl IntoIterator<Item = impl Into<Breadcrumb>>) -> Self {
        Self {
            items: items.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Adds the page that one is on.
    #[must_use]
    pub fn here(mut self, content: impl Into<Content>) -> Self {
        self.items.push(Breadcrumb {
            content: content.into(),
            ..Breadcrumb::default()
        });
        self
    }
}

impl<C: Into<Content>, H: Into<String>> From<(C, H)> for Breadcrumb {
    fn from((content, href): (C, H)) -> Self {
        Self {
            content: content.into(),
            href: Some(href.into()),
            attributes: Attributes::new(),
        }
    }
}

extras!(Breadcrumbs);

impl Render for Breadcrumb {
    fn render(&self) -> Markup {
        html! {
            @if let Some(href) = &self.href {
                li.govuk-breadcrumbs__list-item {
                    (Element::new("a")
                        .class("govuk-breadcrumbs__link", "")
                        .attr("href", href)
                        .attrs(&self.attributes)
                        .body(&self.content))
                }
            } @else {
                li.govuk-breadcrumbs__list-item aria-current="page" { (self.content) }
            }
        }
    }
}

impl Render for Breadcrumbs {
    fn render(&self) -> Markup {
        let collapse = if self.collapse_on_mobile {
            "govuk-breadcrumbs--collapse-on-mobile"
        } else {
            ""
        };
        Element::new("nav")
            .class("govuk-breadcrumbs", &join(&[&self.classes, collapse]))
            .attrs(&self.attributes)
            .attr("aria-label", &self.label)
            .body(&html! {
                ol.govuk-breadcrumbs__list {
                    @for item in &self.items { (item) }
                }
            })
    }
}
