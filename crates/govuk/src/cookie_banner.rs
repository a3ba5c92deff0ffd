//! Cookie banner: asks whether cookies that are not needed may be set.

use maud::{Markup, Render, html};

use crate::{
    Action, Attributes, Content,
    builders::extras,
    element::{Element, join},
};

/// A banner above the whole page.
#[derive(Clone, Debug)]
pub struct CookieBanner {
    /// The question, and what is said once it is answered.
    pub messages: Vec<CookieMessage>,
    /// What a screen reader calls it; `Cookie banner` unless set.
    pub aria_label: String,
    /// Whether the whole banner is hidden.
    pub hidden: bool,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One message of a cookie banner.
#[derive(Clone, Debug, Default)]
pub struct CookieMessage {
    /// Its heading.
    pub heading: Content,
    /// What it says; words become a paragraph, markup stands as it is.
    pub content: Content,
    /// Buttons and links.
    pub actions: Vec<Action>,
    /// Whether it is hidden.
    pub hidden: bool,
    /// The ARIA role, such as `alert` for what is said after the answer.
    pub role: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for CookieBanner {
    fn default() -> Self {
        Self {
            messages: Vec::new(),
            aria_label: "Cookie banner".into(),
            hidden: false,
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

extras!(CookieBanner, CookieMessage);

impl Render for CookieMessage {
    fn render(&self) -> Markup {
        let class = join(&["govuk-cookie-banner__message", &self.classes]);
        Element::new("div")
            .class(&class, "govuk-width-container")
            .maybe("role", self.role.as_ref())
            .attrs(&self.attributes)
            .flag("hidden", self.hidden)
            .body(&html! {
                div.govuk-grid-row {
                    div.govuk-grid-column-two-thirds {
                        @if !self.heading.is_empty() {
                            h2.govuk-cookie-banner__heading.govuk-heading-m { (self.heading) }
                        }
                        div.govuk-cookie-banner__content {
                            @match &self.content {
                                Content::Text(text) if text.is_empty() => {}
                                Content::Text(text) => { p.govuk-body { (text) } }
                                Content::Html(html) => { (html) }
                            }
                        }
                    }
                }
                @if !self.actions.is_empty() {
                    div.govuk-button-group {
                        @for (index, action) in self.actions.iter().enumerate() {
                            @if index > 0 { " " }
                            @match action {
                                Action::Button(button) => { (button) }
                                Action::Link(link) => { (link) }
                            }
                        }
                    }
                }
            })
    }
}

impl Render for CookieBanner {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-cookie-banner", &self.classes)
            .flag("data-nosnippet", true)
            .attr("role", "region")
            .attr("aria-label", &self.aria_label)
            .flag("hidden", self.hidden)
            .attrs(&self.attributes)
            .body(&html! {
                @for message in &self.messages { (message) }
            })
    }
}
