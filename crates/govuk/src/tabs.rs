//! Tabs: parts of a page of which one is seen at a time.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// Panels behind tabs. Without script, every panel is shown under a list of links.
#[derive(Clone, Debug)]
pub struct Tabs {
    /// The id.
    pub id: Option<String>,
    /// What the panels' ids start with, unless each has its own.
    pub id_prefix: String,
    /// The heading that is read when there is no script; `Contents` unless set.
    pub title: String,
    /// The tabs, in order; the first is open.
    pub items: Vec<Tab>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One tab and its panel.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// The words on the tab.
    pub label: String,
    /// The panel; words become a paragraph, markup stands as it is.
    pub panel: Content,
    /// The id of the panel; made from the prefix and the position when `None`.
    pub id: Option<String>,
    /// Extra attributes of the tab.
    pub attributes: Attributes,
    /// Extra attributes of the panel.
    pub panel_attributes: Attributes,
}

impl Default for Tabs {
    fn default() -> Self {
        Self {
            id: None,
            id_prefix: "tab".into(),
            title: "Contents".into(),
            items: Vec::new(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl Tabs {
    /// Tabs with these panels.
    pub fn new(id_prefix: impl Into<String>, items: impl IntoIterator<Item = Tab>) -> Self {
        Self {
            id_prefix: id_prefix.into(),
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }
}

impl Tab {
    /// A tab of these words, with its panel.
    pub fn new(label: impl Into<String>, panel: impl Into<Content>) -> Self {
        Self {
            label: label.into(),
            panel: panel.into(),
            ..Self::default()
        }
    }

    fn panel_id(&self, prefix: &str, place: usize) -> String {
        match &self.id {
            Some(id) => id.clone(),
            None => format!("{prefix}-{place}"),
        }
    }

    fn tab(&self, panel: &str, open: bool) -> Markup {
        let state = if open { "govuk-tabs__list-item--selected" } else { "" };
        Element::new("li").class("govuk-tabs__list-item", state).body(
            &Element::new("a")
                .class("govuk-tabs__tab", "")
                .attr("href", &format!("#{panel}"))
                .attrs(&self.attributes)
                .body(&self.label),
        )
    }

    fn panel(&self, id: &str, open: bool) -> Markup {
        let state = if open { "" } else { "govuk-tabs__panel--hidden" };
        Element::new("div")
            .class("govuk-tabs__panel", state)
            .attr("id", id)
            .attrs(&self.panel_attributes)
            .body(&html! {
                @match &self.panel {
                    Content::Text(text) if text.is_empty() => {}
                    Content::Text(text) => { p.govuk-body { (text) } }
                    Content::Html(html) => { (html) }
                }
            })
    }
}

extras!(Tabs);

impl Render for Tabs {
    fn render(&self) -> Markup {
        let items: Vec<(usize, String, &Tab)> = (1..)
            .zip(&self.items)
            .map(|(place, tab)| (place, tab.panel_id(&self.id_prefix, place), tab))
            .collect();
        Element::new("div")
            .maybe("id", self.id.as_ref())
            .class("govuk-tabs", &self.classes)
            .attrs(&self.attributes)
            .attr("data-module", "govuk-tabs")
            .body(&html! {
                h2.govuk-tabs__title { (self.title) }
                @if !items.is_empty() {
                    ul.govuk-tabs__list {
                        @for (place, id, tab) in &items { (tab.tab(id, *place == 1)) }
                    }
                    @for (place, id, tab) in &items { (tab.panel(id, *place == 1)) }
                }
            })
    }
}
