//! Text input: one line of text.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content, ErrorMessage, FormGroup, Hint, Label, Width,
    builders::{control, extras, value},
    element::{Element, join},
    form_group::Notes,
};

/// A question answered with one line of text.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The id; the name when empty.
    pub id: String,
    /// The name under which the answer is sent.
    pub name: String,
    /// The `type` attribute.
    pub kind: InputType,
    /// The question.
    pub label: Label,
    /// Help under the question.
    pub hint: Option<Hint>,
    /// What is wrong with the answer.
    pub error: Option<ErrorMessage>,
    /// The answer so far.
    pub value: Option<String>,
    /// What stands in front of the box, such as `£`.
    pub prefix: Option<Affix>,
    /// What stands behind the box, such as `per item`.
    pub suffix: Option<Affix>,
    /// The autofill purpose, such as `email`.
    pub autocomplete: Option<String>,
    /// The keyboard that a phone shows, such as `numeric`.
    pub inputmode: Option<String>,
    /// A regular expression that the browser checks.
    pub pattern: Option<String>,
    /// Whether the browser checks spelling; its own choice when `None`.
    pub spellcheck: Option<bool>,
    /// How a phone capitalises, such as `none`.
    pub autocapitalize: Option<String>,
    /// Whether the control is off.
    pub disabled: bool,
    /// Other ids that describe the control, separated by spaces.
    pub described_by: Option<String>,
    /// The box around the question.
    pub form_group: FormGroup,
    /// Extra classes of the box around the prefix, input and suffix.
    pub wrapper_classes: String,
    /// Extra attributes of the box around the prefix, input and suffix.
    pub wrapper_attributes: Attributes,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// The `type` of a text input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputType {
    /// Any text; also right for whole numbers, with `inputmode` numeric.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A number with a stepper; rarely what a form needs.
    Number,
    /// A password; see [`PasswordInput`](crate::PasswordInput).
    Password,
    /// Words to search for.
    Search,
    /// A telephone number.
    Tel,
    /// A time of day.
    Time,
    /// A web address.
    Url,
}

impl InputType {
    /// The value of the `type` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Number => "number",
            Self::Password => "password",
            Self::Search => "search",
            Self::Tel => "tel",
            Self::Time => "time",
            Self::Url => "url",
        }
    }
}

/// What stands in front of or behind an input.
#[derive(Clone, Debug, Default)]
pub struct Affix {
    /// The words; an empty affix is not rendered.
    pub content: Content,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl<T: Into<Content>> From<T> for Affix {
    fn from(content: T) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

impl Affix {
    fn markup(&self, class: &str) -> Markup {
        Element::new("div")
            .class(class, &self.classes)
            .attr("aria-hidden", "true")
            .attrs(&self.attributes)
            .body(&self.content)
    }
}

impl Input {
    /// A line of any text.
    pub fn text(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    /// An e-mail address.
    pub fn email(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            kind: InputType::Email,
            spellcheck: Some(false),
            autocomplete: Some("email".into()),
            ..Self::text(name, label)
        }
    }

    /// A whole number, typed: a text box with a number pad on phones.
    pub fn number(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            inputmode: Some("numeric".into()),
            ..Self::text(name, label)
        }
    }

    /// Sets how wide the box is.
    #[must_use]
    pub fn width(self, width: Width) -> Self {
        self.classes(width.class())
    }

    /// Sets what stands in front of the box.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<Affix>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// Sets what stands behind the box.
    #[must_use]
    pub fn suffix(mut self, suffix: impl Into<Affix>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    /// Sets the autofill purpose, such as `username`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: impl Into<String>) -> Self {
        self.autocomplete = Some(purpose.into());
        self
    }

    fn control(&self, id: &str, described_by: Option<&str>) -> Markup {
        let state = if self.error.is_some() {
            "govuk-input--error"
        } else {
            ""
        };
        Element::new("input")
            .class("govuk-input", &join(&[&self.classes, state]))
            .attr("id", id)
            .attr("name", &self.name)
            .attr("type", self.kind.as_str())
            .choice("spellcheck", self.spellcheck)
            .maybe("value", self.value.as_ref())
            .flag("disabled", self.disabled)
            .maybe("aria-describedby", described_by)
            .maybe("autocomplete", self.autocomplete.as_ref())
            .maybe("autocapitalize", self.autocapitalize.as_ref())
            .maybe("pattern", self.pattern.as_ref())
            .maybe("inputmode", self.inputmode.as_ref())
            .attrs(&self.attributes)
            .void()
    }

    fn wrapped(&self, control: &Markup) -> Markup {
        let filled = |affix: &Option<Affix>, class: &str| {
            affix
                .as_ref()
                .filter(|affix| !affix.content.is_empty())
                .map(|affix| affix.markup(class))
        };
        let prefix = filled(&self.prefix, "govuk-input__prefix");
        let suffix = filled(&self.suffix, "govuk-input__suffix");
        let (before, after) = (&self.form_group.before, &self.form_group.after);
        if prefix.is_none() && suffix.is_none() && before.is_none() && after.is_none() {
            return control.clone();
        }
        let inner = html! {
            @if let Some(prefix) = prefix { (prefix) }
            (control)
            @if let Some(suffix) = suffix { (suffix) }
        };
        Element::new("div")
            .class("govuk-input__wrapper", &self.wrapper_classes)
            .attrs(&self.wrapper_attributes)
            .body(&self.form_group.beside(&inner))
    }
}

extras!(Input);
control!(Input);
value!(Input);

impl Render for Input {
    fn render(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let notes = Notes {
            id,
            described_by: self.described_by.as_deref(),
            hint: self.hint.as_ref(),
            error: self.error.as_ref(),
        };
        let control = self.control(id, notes.ids().as_deref());
        self.form_group.around(
            "",
            self.error.is_some(),
            &html! {
                (self.label.markup(Some(id)))
                (notes)
                (self.wrapped(&control))
            },
        )
    }
}
