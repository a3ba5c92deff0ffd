//! Button: sends a form, or is a link that looks as if it did something.

use maud::{Markup, PreEscaped, Render, html};

use crate::{
    Attributes, Content,
    builders::extras,
    element::{Element, join},
};

/// The arrow of a start button; hidden from assistive technology.
const START_ICON: PreEscaped<&str> = PreEscaped(concat!(
    r#"<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" "#,
    r#"viewBox="0 0 33 40" aria-hidden="true" focusable="false">"#,
    r#"<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>"#,
));

/// A button, or a link that looks like one when it has an [`href`](Self::href).
#[derive(Clone, Debug, Default)]
pub struct Button {
    /// The words.
    pub content: Content,
    /// What the button does; a link ignores it.
    pub kind: ButtonType,
    /// Where it leads, when it is a link.
    pub href: Option<String>,
    /// The name under which its value is sent.
    pub name: Option<String>,
    /// What is sent when it is pressed.
    pub value: Option<String>,
    /// Whether it is off.
    pub disabled: bool,
    /// Whether the script ignores a second press within a second.
    pub prevent_double_click: Option<bool>,
    /// Whether it starts a service, and so carries an arrow.
    pub start: bool,
    /// The id.
    pub id: Option<String>,
    /// Extra classes, such as `govuk-button--secondary`.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// What a button does to its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonType {
    /// Sends it.
    #[default]
    Submit,
    /// Nothing of its own; a script listens.
    Button,
    /// Puts the first values back.
    Reset,
}

impl ButtonType {
    /// The value of the `type` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Button => "button",
            Self::Reset => "reset",
        }
    }
}

impl Button {
    /// A button that sends the form.
    pub fn submit(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// A link that looks like a button.
    pub fn link(content: impl Into<Content>, href: impl Into<String>) -> Self {
        Self {
            href: Some(href.into()),
            ..Self::submit(content)
        }
    }

    /// A link with an arrow that starts a service.
    pub fn start(content: impl Into<Content>, href: impl Into<String>) -> Self {
        Self {
            start: true,
            ..Self::link(content, href)
        }
    }

    /// Makes it grey: for the second thing that one can do on a page.
    #[must_use]
    pub fn secondary(self) -> Self {
        self.classes("govuk-button--secondary")
    }

    /// Makes it red: for what cannot be undone.
    #[must_use]
    pub fn warning(self) -> Self {
        self.classes("govuk-button--warning")
    }

    /// Makes it white, for a dark background.
    #[must_use]
    pub fn inverse(self) -> Self {
        self.classes("govuk-button--inverse")
    }

    /// Sets what is sent when it is pressed.
    #[must_use]
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self.value = Some(value.into());
        self
    }

    /// Ignores a second press within a second.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.prevent_double_click = Some(true);
        self
    }

    /// Turns it off.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.disabled = true;
        self
    }

    fn finish(&self, element: Element) -> Markup {
        let modifier = if self.start { "govuk-button--start" } else { "" };
        element
            .class("govuk-button", &join(&[&self.classes, modifier]))
            .attr("data-module", "govuk-button")
            .attrs(&self.attributes)
            .maybe("id", self.id.as_ref())
            .body(&html! {
                @match &self.content {
                    // The start button is a flexbox: the span keeps spaces between inline elements.
                    Content::Html(html) if self.start => { span { (html) } }
                    content => { (content) }
                }
                @if self.start { " " (START_ICON) }
            })
    }
}

extras!(Button);

impl Render for Button {
    fn render(&self) -> Markup {
        let element = match &self.href {
            Some(href) => Element::new("a")
                .attr("href", href)
                .attr("role", "button")
                .attr("draggable", "false"),
            None => Element::new("button")
                .attr("type", self.kind.as_str())
                .maybe("value", self.value.as_ref())
                .maybe("name", self.name.as_ref())
                .flag("disabled", self.disabled)
                .maybe("aria-disabled", self.disabled.then_some("true"))
                .choice("data-prevent-double-click", self.prevent_double_click),
        };
        self.finish(element)
    }
}
