//! Footer: the foot of every page, without the crown, which only central government may show.

use maud::{Markup, PreEscaped, Render, html};

use crate::{
    Attributes, Content, Link,
    builders::extras,
    element::{Element, join},
};

const LICENCE_MARK: PreEscaped<&str> = PreEscaped(concat!(
    r#"<svg aria-hidden="true" focusable="false" class="govuk-footer__licence-logo" "#,
    r#"xmlns="http://www.w3.org/2000/svg" viewBox="0 0 483.2 195.7" height="17" width="41">"#,
    r#"<path fill="currentColor" d="M421.5 142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 "#,
    r#"221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 0c-36.5 "#,
    r#"0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 "#,
    r#"85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 0-47.1-21.1-47.1"#,
    r#"-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145"/></svg>"#,
));

/// The foot of a page.
#[derive(Clone, Debug, Default)]
pub struct Footer {
    /// A mark at the top; one's own.
    pub logo: Option<Markup>,
    /// Columns of links.
    pub navigation: Vec<FooterSection>,
    /// The line of links at the bottom.
    pub meta: Option<FooterMeta>,
    /// The licence, shown with the mark of the Open Government Licence.
    pub licence: Option<Content>,
    /// Who holds the rights.
    pub copyright: Option<Link>,
    /// Extra classes of the box inside.
    pub container_classes: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// A column of links.
#[derive(Clone, Debug, Default)]
pub struct FooterSection {
    /// Its heading.
    pub title: String,
    /// The links.
    pub items: Vec<Link>,
    /// How many columns the links themselves take.
    pub columns: Option<u8>,
    /// The width, such as `one-third`; `full` when `None`.
    pub width: Option<String>,
}

/// The line of links at the bottom.
#[derive(Clone, Debug, Default)]
pub struct FooterMeta {
    /// What a screen reader calls it; `Support links` when `None`.
    pub visually_hidden_title: Option<String>,
    /// The links.
    pub items: Vec<Link>,
    /// More words under the links.
    pub content: Content,
}

impl Footer {
    /// The sentence that offers a page under the Open Government Licence.
    pub fn open_government_licence() -> Content {
        html! {
            "All content is available under the "
            a.govuk-footer__link rel="license"
                href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
                { "Open Government Licence v3.0" }
            ", except where otherwise stated"
        }
        .into()
    }
}

extras!(Footer);

impl Render for FooterSection {
    fn render(&self) -> Markup {
        let width = self.width.as_deref().unwrap_or("full");
        let columns = match self.columns {
            Some(columns) => format!("govuk-footer__list--columns-{columns}"),
            None => String::new(),
        };
        html! {
            div class={ "govuk-footer__section govuk-grid-column-" (width) } {
                h2.govuk-footer__heading.govuk-heading-m { (self.title) }
                @if !self.items.is_empty() {
                    ul class=(join(&["govuk-footer__list", &columns])) {
                        @for item in &self.items {
                            li.govuk-footer__list-item { (item.markup("govuk-footer__link")) }
                        }
                    }
                }
            }
        }
    }
}

impl Render for FooterMeta {
    fn render(&self) -> Markup {
        let title = self.visually_hidden_title.as_deref().unwrap_or("Support links");
        html! {
            h2.govuk-visually-hidden { (title) }
            @if !self.items.is_empty() {
                ul.govuk-footer__inline-list {
                    @for item in &self.items {
                        li.govuk-footer__inline-list-item { (item.markup("govuk-footer__link")) }
                    }
                }
            }
            @if !self.content.is_empty() {
                div.govuk-footer__meta-custom { (self.content) }
            }
        }
    }
}

impl Render for Footer {
    fn render(&self) -> Markup {
        let bottom = html! {
            div.govuk-footer__meta-item.govuk-footer__meta-item--grow {
                @if let Some(meta) = &self.meta { (meta) }
                @if let Some(licence) = &self.licence {
                    (LICENCE_MARK)
                    " "
                    span.govuk-footer__licence-description { (licence) }
                }
            }
            @if let Some(copyright) = &self.copyright {
                div.govuk-footer__meta-item {
                    (copyright.markup("govuk-footer__link govuk-footer__copyright-logo"))
                }
            }
        };
        Element::new("div")
            .class("govuk-footer", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                div class=(join(&["govuk-width-container", &self.container_classes])) {
                    @if let Some(logo) = &self.logo { (logo) }
                    @if !self.navigation.is_empty() {
                        div.govuk-footer__navigation {
                            @for section in &self.navigation { (section) }
                        }
                        hr.govuk-footer__section-break;
                    }
                    div.govuk-footer__meta { (bottom) }
                }
            })
    }
}
