//! Service navigation: the name of the service and its main pages, under the header.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content,
    builders::extras,
    element::{Element, join},
};

/// The name of the service and links to its main pages.
#[derive(Clone, Debug)]
pub struct ServiceNavigation {
    /// The name of the service.
    pub service_name: Option<String>,
    /// Where the name leads.
    pub service_url: Option<String>,
    /// The links, in order.
    pub items: Vec<NavigationItem>,
    /// Whether a phone folds the links behind a button; when there are several, if `None`.
    pub collapse_on_mobile: Option<bool>,
    /// The words on that button; `Menu` unless translated.
    pub menu_button_text: String,
    /// What a screen reader says for that button, if not its words.
    pub menu_button_label: Option<String>,
    /// What a screen reader calls the links; the button's words when `None`.
    pub navigation_label: Option<String>,
    /// The id of the list of links; `navigation` unless set.
    pub navigation_id: String,
    /// Extra classes of the links.
    pub navigation_classes: String,
    /// What a screen reader calls the whole; `Service information` unless translated.
    pub aria_label: String,
    /// What stands in the places that the component leaves open.
    pub slots: NavigationSlots,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// Markup for the places that a service navigation leaves open.
#[derive(Clone, Debug, Default)]
pub struct NavigationSlots {
    /// Before everything.
    pub start: Option<Markup>,
    /// After everything, such as who is signed in.
    pub end: Option<Markup>,
    /// Whether the end stands on the same line as the links.
    pub end_inline: bool,
    /// Before the first link; a list item.
    pub navigation_start: Option<Markup>,
    /// After the last link; a list item.
    pub navigation_end: Option<Markup>,
}

/// One link of a service navigation.
#[derive(Clone, Debug, Default)]
pub struct NavigationItem {
    /// The words.
    pub content: Content,
    /// Where it leads; words alone when `None`.
    pub href: Option<String>,
    /// Whether one is there.
    pub place: NavigationPlace,
    /// Extra attributes of the link.
    pub attributes: Attributes,
}

/// Where one is, as far as one link knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NavigationPlace {
    /// Somewhere else.
    #[default]
    Elsewhere,
    /// On a page below this one.
    Within,
    /// On this very page.
    Here,
}

impl Default for ServiceNavigation {
    fn default() -> Self {
        Self {
            service_name: None,
            service_url: None,
            items: Vec::new(),
            collapse_on_mobile: None,
            menu_button_text: "Menu".into(),
            menu_button_label: None,
            navigation_label: None,
            navigation_id: "navigation".into(),
            navigation_classes: String::new(),
            aria_label: "Service information".into(),
            slots: NavigationSlots::default(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl ServiceNavigation {
    /// A navigation for this service.
    pub fn new(
        service_name: impl Into<String>,
        service_url: impl Into<String>,
        items: impl IntoIterator<Item = NavigationItem>,
    ) -> Self {
        Self {
            service_name: Some(service_name.into()),
            service_url: Some(service_url.into()),
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }

    fn name(&self) -> Markup {
        html! {
            @if let Some(name) = &self.service_name {
                span.govuk-service-navigation__service-name {
                    @if let Some(url) = &self.service_url {
                        a.govuk-service-navigation__link href=(url) { (name) }
                    } @else {
                        span.govuk-service-navigation__text { (name) }
                    }
                }
            }
        }
    }

    fn links(&self) -> Markup {
        let (before, after) = (&self.slots.navigation_start, &self.slots.navigation_end);
        if self.items.is_empty() && before.is_none() && after.is_none() {
            return Markup::default();
        }
        let menu = &self.menu_button_text;
        let spoken = self.menu_button_label.as_ref().filter(|label| *label != menu);
        let class = join(&["govuk-service-navigation__wrapper", &self.navigation_classes]);
        html! {
            nav aria-label=(self.navigation_label.as_ref().unwrap_or(menu)) class=(class) {
                @if self.collapse_on_mobile.unwrap_or(self.items.len() > 1) {
                    button
                        .govuk-service-navigation__toggle.govuk-js-service-navigation-toggle
                        type="button" aria-controls=(self.navigation_id) aria-label=[spoken]
                        hidden aria-hidden="true" { (menu) }
                }
                ul.govuk-service-navigation__list id=(self.navigation_id) {
                    @if let Some(before) = before { (before) }
                    @for item in &self.items { (item) }
                    @if let Some(after) = after { (after) }
                }
            }
        }
    }
}

impl NavigationItem {
    /// A link; `here` says whether one is on that page.
    pub fn new(content: impl Into<Content>, href: impl Into<String>, here: NavigationPlace) -> Self {
        Self {
            content: content.into(),
            href: Some(href.into()),
            place: here,
            attributes: Attributes::new(),
        }
    }
}

extras!(ServiceNavigation);

impl Render for NavigationItem {
    fn render(&self) -> Markup {
        let (state, current) = match self.place {
            NavigationPlace::Elsewhere => ("", None),
            NavigationPlace::Within => ("govuk-service-navigation__item--active", Some("true")),
            NavigationPlace::Here => ("govuk-service-navigation__item--active", Some("page")),
        };
        let body = html! {
            // Strong, so that a person with colours of their own still sees where they are.
            @if current.is_some() {
                strong.govuk-service-navigation__active-fallback { (self.content) }
            } @else {
                (self.content)
            }
        };
        let inner = match &self.href {
            Some(href) => Element::new("a")
                .class("govuk-service-navigation__link", "")
                .attr("href", href)
                .maybe("aria-current", current)
                .attrs(&self.attributes)
                .body(&body),
            None if self.content.is_empty() => Markup::default(),
            None => Element::new("span")
                .class("govuk-service-navigation__text", "")
                .maybe("aria-current", current)
                .body(&body),
        };
        Element::new("li").class("govuk-service-navigation__item", state).body(&inner)
    }
}

impl Render for ServiceNavigation {
    fn render(&self) -> Markup {
        let (start, end) = (&self.slots.start, &self.slots.end);
        let inline = if self.slots.end_inline {
            "govuk-service-navigation__inlining-container"
        } else {
            ""
        };
        // With a name it is a landmark of its own; without, the links alone are one.
        let element = if self.service_name.is_some() || start.is_some() || end.is_some() {
            Element::new("section").attr("aria-label", &self.aria_label)
        } else {
            Element::new("div")
        };
        element
            .class("govuk-service-navigation", &self.classes)
            .attr("data-module", "govuk-service-navigation")
            .attrs(&self.attributes)
            .body(&html! {
                div class=(join(&["govuk-width-container", inline])) {
                    @if let Some(start) = start { (start) }
                    div.govuk-service-navigation__container {
                        (self.name())
                        (self.links())
                    }
                    @if let Some(end) = end { (end) }
                }
            })
    }
}
