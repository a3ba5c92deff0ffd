//! Exit this page: leaves at once, for people who may be watched.

use maud::{Markup, Render, html};

use crate::{Attributes, Button, Content, Translations, builders::extras, element::Element};

/// A button that leaves the page, also by pressing Shift three times.
#[derive(Clone, Debug)]
pub struct ExitThisPage {
    /// The words; `Emergency Exit this page`, the first of them hidden, unless set.
    pub content: Content,
    /// Where it leads; a page about the weather unless set.
    pub redirect_url: String,
    /// Other wording for the script, such as `activated`.
    pub translations: Translations,
    /// The id.
    pub id: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for ExitThisPage {
    fn default() -> Self {
        Self {
            content: html! {
                span.govuk-visually-hidden { "Emergency" } " Exit this page"
            }
            .into(),
            redirect_url: "https://www.bbc.co.uk/weather".into(),
            translations: Translations::new(),
            id: None,
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

extras!(ExitThisPage);

impl Render for ExitThisPage {
    fn render(&self) -> Markup {
        let button = Button::link(self.content.clone(), &self.redirect_url)
            .warning()
            .classes("govuk-exit-this-page__button govuk-js-exit-this-page-button")
            .attribute("rel", "nofollow noreferrer");
        Element::new("div")
            .maybe("id", self.id.as_ref())
            .class("govuk-exit-this-page", &self.classes)
            .attr("data-module", "govuk-exit-this-page")
            .attrs(&self.attributes)
            .translations(&self.translations)
            .body(&button)
    }
}
