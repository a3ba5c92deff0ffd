//! Date input: a day, a month and a year that a person knows by heart.

use maud::{Markup, Render, html};

use crate::{
    Attributes, ErrorMessage, Fieldset, FormGroup, Hint, Input, Label, Legend,
    builders::{control, extras},
    element::{Element, join},
    form_group::Notes,
};

/// A question answered with a date typed in parts.
#[derive(Clone, Debug)]
pub struct DateInput {
    /// The id of the question; each part's id starts with it.
    pub id: String,
    /// What the name of every part starts with, followed by `-`.
    pub name_prefix: Option<String>,
    /// The question, as the legend of a fieldset.
    pub fieldset: Option<Fieldset>,
    /// Help under the question.
    pub hint: Option<Hint>,
    /// What is wrong with the answer. Every part is marked unless one of them says it is wrong.
    pub error: Option<ErrorMessage>,
    /// The parts; day, month and year unless set.
    pub items: Vec<DatePart>,
    /// The box around the question.
    pub form_group: FormGroup,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One part of a date.
#[derive(Clone, Debug, Default)]
pub struct DatePart {
    /// The name under which it is sent, after the question's prefix.
    pub name: String,
    /// The words above it; the name with a capital letter when `None`.
    pub label: Option<String>,
    /// The id; made from the question's id and the name when `None`.
    pub id: Option<String>,
    /// The answer so far.
    pub value: Option<String>,
    /// Whether this part is wrong; `None` leaves it to the question.
    pub error: Option<bool>,
    /// Whether it is four digits wide (a year) and not two.
    pub wide: bool,
    /// The autofill purpose, such as `bday-day`.
    pub autocomplete: Option<String>,
    /// A regular expression that the browser checks.
    pub pattern: Option<String>,
    /// The keyboard that a phone shows; `numeric` when `None`.
    pub inputmode: Option<String>,
    /// Extra classes; a width or an error class here replaces the part's own.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl DatePart {
    /// The day of the month.
    pub fn day() -> Self {
        Self::named("day")
    }

    /// The month, as a number.
    pub fn month() -> Self {
        Self::named("month")
    }

    /// The year, in four digits.
    pub fn year() -> Self {
        Self {
            wide: true,
            ..Self::named("year")
        }
    }

    fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    fn says_wrong(&self) -> bool {
        self.error == Some(true) || self.classes.contains("govuk-input--error")
    }

    fn markup(&self, question: &DateInput, whole_is_wrong: bool) -> Markup {
        let own_error = self.classes.contains("govuk-input--error");
        let wrong = self.error.unwrap_or(whole_is_wrong);
        let error = if wrong && !own_error { "govuk-input--error" } else { "" };
        let width = match (self.classes.contains("govuk-input--width-"), self.wide) {
            (true, _) => "",
            (false, true) => "govuk-input--width-4",
            (false, false) => "govuk-input--width-2",
        };
        let name = match &question.name_prefix {
            Some(prefix) => format!("{prefix}-{}", self.name),
            None => self.name.clone(),
        };
        let label = self.label.clone().unwrap_or_else(|| capitalise(&self.name));
        let input = Input {
            id: match &self.id {
                Some(id) => id.clone(),
                None => format!("{}-{}", question.id, self.name),
            },
            name,
            label: Label::text(label).classes("govuk-date-input__label"),
            value: self.value.clone(),
            inputmode: Some(self.inputmode.clone().unwrap_or_else(|| "numeric".into())),
            autocomplete: self.autocomplete.clone(),
            pattern: self.pattern.clone(),
            classes: join(&["govuk-date-input__input", error, width, &self.classes]),
            attributes: self.attributes.clone(),
            ..Input::default()
        };
        html! { div.govuk-date-input__item { (input) } }
    }
}

fn capitalise(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters.as_str().to_lowercase().chars()).collect(),
        None => String::new(),
    }
}

impl Default for DateInput {
    fn default() -> Self {
        Self {
            id: String::new(),
            name_prefix: None,
            fieldset: None,
            hint: None,
            error: None,
            items: vec![DatePart::day(), DatePart::month(), DatePart::year()],
            form_group: FormGroup::default(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl DateInput {
    /// A whole date, sent as `NAME-day`, `NAME-month` and `NAME-year`.
    pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        let name = name.into();
        Self {
            id: name.clone(),
            name_prefix: Some(name),
            fieldset: Fieldset::asking(legend),
            ..Self::default()
        }
    }

    /// Sets the values that are shown, part by part in order.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        for (item, value) in self.items.iter_mut().zip(values) {
            item.value = Some(value.into());
        }
        self
    }

    /// Marks only the parts of these names as wrong.
    #[must_use]
    pub fn wrong(mut self, names: &[&str]) -> Self {
        for item in &mut self.items {
            item.error = Some(names.contains(&item.name.as_str()));
        }
        self
    }
}

extras!(DateInput);
control!(DateInput);

impl Render for DateInput {
    fn render(&self) -> Markup {
        let notes = Notes {
            id: &self.id,
            described_by: self.fieldset.as_ref().and_then(|set| set.described_by.as_deref()),
            hint: self.hint.as_ref(),
            error: self.error.as_ref(),
        };
        let whole_is_wrong = self.error.is_some() && !self.items.iter().any(DatePart::says_wrong);
        let parts = html! {
            @for item in &self.items { (item.markup(self, whole_is_wrong)) }
        };
        let list = Element::new("div")
            .class("govuk-date-input", &self.classes)
            .attrs(&self.attributes)
            .filled("id", &self.id)
            .body(&self.form_group.beside(&parts));
        let inner = html! { (notes) (list) };
        let body = match &self.fieldset {
            // Without the role, JAWS does not read the description of a fieldset of text inputs.
            Some(fieldset) => fieldset.around(notes.ids().as_deref(), Some("group"), &inner),
            None => inner,
        };
        self.form_group.around("", self.error.is_some(), &body)
    }
}
