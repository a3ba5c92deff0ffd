//! File upload: a question answered with a file.

use maud::{Markup, Render, html};

use crate::{
    Attributes, ErrorMessage, FormGroup, Hint, Label, Translations,
    builders::{control, extras},
    element::{Element, join},
    form_group::Notes,
};

/// A question answered with one file or several.
#[derive(Clone, Debug, Default)]
pub struct FileUpload {
    /// The id; the name when empty.
    pub id: String,
    /// The name under which the file is sent.
    pub name: String,
    /// The question.
    pub label: Label,
    /// Help under the question.
    pub hint: Option<Hint>,
    /// What is wrong with the answer.
    pub error: Option<ErrorMessage>,
    /// Whether several files may be chosen.
    pub multiple: bool,
    /// Whether the script turns it into a place to drop files.
    pub drop_zone: bool,
    /// Other wording for that script, such as `choose-files-button`.
    pub translations: Translations,
    /// Extra classes of the place to drop files.
    pub wrapper_classes: String,
    /// Extra attributes of the place to drop files.
    pub wrapper_attributes: Attributes,
    /// Whether the control is off.
    pub disabled: bool,
    /// Other ids that describe the control, separated by spaces.
    pub described_by: Option<String>,
    /// The box around the question.
    pub form_group: FormGroup,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl FileUpload {
    /// A file, chosen or dropped.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            drop_zone: true,
            ..Self::default()
        }
    }

    /// Says which kinds of file are offered, such as `.csv,.xlsx`. The server must still check.
    #[must_use]
    pub fn accept(self, kinds: impl Into<String>) -> Self {
        self.attribute("accept", kinds)
    }

    fn control(&self, id: &str, described_by: Option<&str>) -> Markup {
        let state = if self.error.is_some() {
            "govuk-file-upload--error"
        } else {
            ""
        };
        let input = Element::new("input")
            .class("govuk-file-upload", &join(&[&self.classes, state]))
            .attr("id", id)
            .attr("name", &self.name)
            .attr("type", "file")
            .flag("disabled", self.disabled)
            .flag("multiple", self.multiple)
            .maybe("aria-describedby", described_by)
            .attrs(&self.attributes)
            .void();
        if !self.drop_zone {
            return input;
        }
        Element::new("div")
            .class("govuk-file-upload-wrapper", &self.wrapper_classes)
            .attr("data-module", "govuk-file-upload")
            .translations(&self.translations)
            .attrs(&self.wrapper_attributes)
            .body(&input)
    }
}

extras!(FileUpload);
control!(FileUpload);

impl Render for FileUpload {
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
                (self.form_group.beside(&control))
            },
        )
    }
}
