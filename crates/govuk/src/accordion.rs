//! Accordion: sections of a page that fold away.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, Translations, builders::extras, element::Element};

/// Sections that fold away. Without script, all are open.
#[derive(Clone, Debug)]
pub struct Accordion {
    /// The id; the ids inside start with it, so it must differ within a page.
    pub id: String,
    /// The level of the headings, 2 unless set.
    pub heading_level: u8,
    /// The sections, in order.
    pub items: Vec<AccordionSection>,
    /// Whether the browser remembers which sections are open; yes when `None`.
    pub remember_expanded: Option<bool>,
    /// Other wording for the script, such as `show-section`.
    pub translations: Translations,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One section.
#[derive(Clone, Debug, Default)]
pub struct AccordionSection {
    /// Its heading.
    pub heading: Content,
    /// A line under the heading.
    pub summary: Content,
    /// What unfolds; words become a paragraph, markup stands as it is.
    pub content: Content,
    /// Whether it starts open.
    pub expanded: bool,
}

impl Default for Accordion {
    fn default() -> Self {
        Self {
            id: String::new(),
            heading_level: 2,
            items: Vec::new(),
            remember_expanded: None,
            translations: Translations::new(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl Accordion {
    /// An accordion of these sections.
    pub fn new(
        id: impl Into<String>,
        items: impl IntoIterator<Item = impl Into<AccordionSection>>,
    ) -> Self {
        Self {
            id: id.into(),
            items: items.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    fn section(&self, section: &AccordionSection, place: usize) -> Markup {
        let state = if section.expanded {
            "govuk-accordion__section--expanded"
        } else {
            ""
        };
        let id = &self.id;
        let heading = html! {
            span.govuk-accordion__section-button id={ (id) "-heading-" (place) } { (section.heading) }
        };
        Element::new("div").class("govuk-accordion__section", state).body(&html! {
            div.govuk-accordion__section-header {
                (Element::heading(self.heading_level)
                    .class("govuk-accordion__section-heading", "")
                    .body(&heading))
                @if !section.summary.is_empty() {
                    div.govuk-accordion__section-summary.govuk-body
                        id={ (id) "-summary-" (place) } { (section.summary) }
                }
            }
            div.govuk-accordion__section-content id={ (id) "-content-" (place) } {
                @match &section.content {
                    Content::Text(text) if text.is_empty() => {}
                    Content::Text(text) => { p.govuk-body { (text) } }
                    Content::Html(html) => { (html) }
                }
            }
        })
    }
}

impl<H: Into<Content>, C: Into<Content>> From<(H, C)> for AccordionSection {
    fn from((heading, content): (H, C)) -> Self {
        Self {
            heading: heading.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}

extras!(Accordion);

impl Render for Accordion {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-accordion", &self.classes)
            .attr("data-module", "govuk-accordion")
            .attr("id", &self.id)
            .translations(&self.translations)
            .choice("data-remember-expanded", self.remember_expanded)
            .attrs(&self.attributes)
            .body(&html! {
                @for (index, section) in self.items.iter().enumerate() {
                    (self.section(section, index + 1))
                }
            })
    }
}
