//! Language navigation: the same page in other languages.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// Links to the same page in other languages.
#[derive(Clone, Debug)]
pub struct LanguageNavigation {
    /// The languages, in order.
    pub items: Vec<Language>,
    /// What a screen reader calls it; `Language` unless translated.
    pub aria_label: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One language.
#[derive(Clone, Debug, Default)]
pub struct Language {
    /// Its name, in itself.
    pub content: Content,
    /// Where the page is; `None` for the language of this page.
    pub href: Option<String>,
    /// Whether it is the language of this page.
    pub current: bool,
    /// The language of the name, such as `cy`.
    pub lang: Option<String>,
    /// The language of the page, if it differs from that of the name.
    pub href_lang: Option<String>,
    /// The direction of the name, such as `rtl`.
    pub dir: Option<String>,
    /// More words for a screen reader.
    pub description: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for LanguageNavigation {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            aria_label: "Language".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

extras!(LanguageNavigation, Language);

impl Render for Language {
    fn render(&self) -> Markup {
        let body = match self.href.as_ref().filter(|_| !self.current) {
            None => Element::new("span")
                .class("govuk-language-navigation__text", &self.classes)
                .attr("aria-current", "true")
                .maybe("lang", self.lang.as_ref())
                .maybe("dir", self.dir.as_ref())
                .attrs(&self.attributes)
                .body(&self.content),
            Some(href) => Element::new("a")
                .class("govuk-language-navigation__link", &self.classes)
                .attr("href", href)
                .attr("rel", "alternate")
                .maybe("lang", self.lang.as_ref())
                .maybe("hreflang", self.href_lang.as_ref().or(self.lang.as_ref()))
                .maybe("dir", self.dir.as_ref())
                .attrs(&self.attributes)
                .body(&html! {
                    (self.content)
                    @if let Some(more) = &self.description {
                        span.govuk-visually-hidden { " " (more) }
                    }
                }),
        };
        html! { li.govuk-language-navigation__list-item { (body) } }
    }
}

impl Render for LanguageNavigation {
    fn render(&self) -> Markup {
        Element::new("nav")
            .class("govuk-language-navigation", &self.classes)
            .attrs(&self.attributes)
            .attr("aria-label", &self.aria_label)
            .body(&html! {
                ul.govuk-language-navigation__list {
                    @for item in &self.items { (item) }
                }
            })
    }
}
