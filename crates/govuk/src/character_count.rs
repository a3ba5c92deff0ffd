//! Character count: a textarea that says how much room is left.

use maud::{Markup, Render, html};

use crate::{
    Attributes, ErrorMessage, FormGroup, Hint, Label, Textarea, Translations,
    builders::{control, extras, value},
    element::join,
};

/// A textarea with a limit. It counts with script; without, the limit is only stated.
#[derive(Clone, Debug)]
pub struct CharacterCount {
    /// The id; the name when empty.
    pub id: String,
    /// The name under which the answer is sent.
    pub name: String,
    /// The question.
    pub label: Label,
    /// Help under the question.
    pub hint: Option<Hint>,
    /// What is wrong with the answer.
    pub error: Option<ErrorMessage>,
    /// The answer so far.
    pub value: Option<String>,
    /// How long the answer may be; `None` leaves it to the script's settings.
    pub limit: Option<Limit>,
    /// What is counted, when the limit alone does not say.
    pub count_type: Option<CountType>,
    /// The share of the limit, in percent, after which the message appears.
    pub threshold: Option<u8>,
    /// The limit in words, with `%{count}` for the number; `You can enter up to ...` when `None`.
    pub description: Option<String>,
    /// The height in lines; 5 unless set.
    pub rows: u32,
    /// Whether the browser checks spelling; its own choice when `None`.
    pub spellcheck: Option<bool>,
    /// Other wording for the script, such as `characters-under-limit.other`.
    pub translations: Translations,
    /// Extra classes of the message.
    pub message_classes: String,
    /// The box around the question.
    pub form_group: FormGroup,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes of the textarea.
    pub attributes: Attributes,
}

/// How long an answer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many characters, or of what [`CharacterCount::count_type`] names.
    Length(u32),
    /// So many words.
    Words(u32),
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountType {
    /// UTF-16 code units, as JavaScript counts a string's length.
    Length,
    /// Characters as a person sees them.
    Characters,
    /// Words.
    Words,
}

impl CountType {
    /// The value of `data-count-type`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Characters => "characters",
            Self::Words => "words",
        }
    }
}

impl Default for CharacterCount {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            label: Label::default(),
            hint: None,
            error: None,
            value: None,
            limit: None,
            count_type: None,
            threshold: None,
            description: None,
            rows: 5,
            spellcheck: None,
            translations: Translations::new(),
            message_classes: String::new(),
            form_group: FormGroup::default(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl CharacterCount {
    /// A textarea for an answer of limited length.
    pub fn new(name: impl Into<String>, label: impl Into<Label>, limit: Limit) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            limit: Some(limit),
            ..Self::default()
        }
    }

    /// Sets the height in lines.
    #[must_use]
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }

    fn counted(&self) -> Option<CountType> {
        let words = matches!(self.limit, Some(Limit::Words(_)));
        self.count_type.or(words.then_some(CountType::Words))
    }

    /// The limit in words; empty when there is none, for the script to fill in.
    fn message(&self) -> String {
        let Some(Limit::Length(count) | Limit::Words(count)) = self.limit else {
            return String::new();
        };
        let unit = match self.counted() {
            Some(CountType::Words) => "words",
            _ => "characters",
        };
        match &self.description {
            Some(text) => text.replace("%{count}", &count.to_string()),
            None => format!("You can enter up to {count} {unit}"),
        }
    }

    /// What the script reads from the box around the question.
    fn settings(&self) -> Attributes {
        let (length, words) = match self.limit {
            Some(Limit::Length(count)) => (Some(count), None),
            Some(Limit::Words(count)) => (None, Some(count)),
            None => (None, None),
        };
        let description = self.description.as_ref().filter(|_| self.limit.is_none());
        let named = [
            ("data-module", Some("govuk-character-count".to_owned())),
            ("data-maxlength", length.map(|count| count.to_string())),
            ("data-maxwords", words.map(|count| count.to_string())),
            ("data-threshold", self.threshold.map(|percent| percent.to_string())),
            ("data-count-type", self.counted().map(|kind| kind.as_str().to_owned())),
            ("data-i18n.textarea-description.other", description.cloned()),
        ];
        let set = named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Some(value?))));
        let wording = self
            .translations
            .iter()
            .map(|(key, words)| (format!("data-i18n.{key}"), Some(words.clone())));
        set.chain(wording).chain(self.form_group.attributes.iter().cloned()).collect()
    }
}

extras!(CharacterCount);
control!(CharacterCount);
value!(CharacterCount);

impl Render for CharacterCount {
    fn render(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let message_id = format!("{id}-info");
        let message = Hint::new(self.message())
            .classes("govuk-character-count__message")
            .classes(&self.message_classes)
            .markup(Some(&message_id), "govuk-hint");
        let after = html! {
            (message)
            @if let Some(after) = &self.form_group.after { (after) }
        };
        let textarea = Textarea {
            id: id.clone(),
            name: self.name.clone(),
            label: self.label.clone(),
            hint: self.hint.clone(),
            error: self.error.clone(),
            value: self.value.clone(),
            rows: self.rows,
            spellcheck: self.spellcheck,
            described_by: Some(message_id.clone()),
            form_group: FormGroup {
                classes: join(&["govuk-character-count", &self.form_group.classes]),
                attributes: self.settings(),
                before: self.form_group.before.clone(),
                after: Some(after.into()),
            },
            classes: join(&["govuk-js-character-count", &self.classes]),
            attributes: self.attributes.clone(),
            ..Textarea::default()
        };
        textarea.render()
    }
}
