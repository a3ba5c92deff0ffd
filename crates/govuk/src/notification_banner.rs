//! Notification banner: news that is not about this page, or what was just done.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content,
    builders::extras,
    element::{Element, join},
};

/// A banner above the page's heading.
#[derive(Clone, Debug)]
pub struct NotificationBanner {
    /// What it says; words become its heading, markup stands as it is.
    pub content: Content,
    /// Whether it says that something succeeded, and so takes the focus.
    pub success: bool,
    /// The title; `Important` or `Success` unless set.
    pub title: Option<Content>,
    /// The level of the title, 2 unless set.
    pub title_heading_level: u8,
    /// The id of the title; set it when a page has two banners.
    pub title_id: String,
    /// The ARIA role; `region`, or `alert` on success, unless set.
    pub role: Option<String>,
    /// Whether to leave the focus where it is.
    pub disable_auto_focus: Option<bool>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for NotificationBanner {
    fn default() -> Self {
        Self {
            content: Content::default(),
            success: false,
            title: None,
            title_heading_level: 2,
            title_id: "govuk-notification-banner-title".into(),
            role: None,
            disable_auto_focus: None,
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl NotificationBanner {
    /// A banner of news.
    pub fn important(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// A banner that says what was just done.
    pub fn success(content: impl Into<Content>) -> Self {
        Self {
            success: true,
            ..Self::important(content)
        }
    }
}

extras!(NotificationBanner);

impl Render for NotificationBanner {
    fn render(&self) -> Markup {
        let (class, role, title) = if self.success {
            ("govuk-notification-banner--success", "alert", "Success")
        } else {
            ("", "region", "Important")
        };
        let title = self.title.clone().unwrap_or_else(|| title.into());
        Element::new("div")
            .class(&join(&["govuk-notification-banner", class]), &self.classes)
            .attr("role", self.role.as_deref().unwrap_or(role))
            .attr("aria-labelledby", &self.title_id)
            .attr("data-module", "govuk-notification-banner")
            .choice("data-disable-auto-focus", self.disable_auto_focus)
            .attrs(&self.attributes)
            .body(&html! {
                div.govuk-notification-banner__header {
                    (Element::heading(self.title_heading_level)
                        .class("govuk-notification-banner__title", "")
                        .attr("id", &self.title_id)
                        .body(&title))
                }
                div.govuk-notification-banner__content {
                    @match &self.content {
                        Content::Text(text) if text.is_empty() => {}
                        Content::Text(text) => { p.govuk-notification-banner__heading { (text) } }
                        Content::Html(html) => { (html) }
                    }
                }
            })
    }
}
