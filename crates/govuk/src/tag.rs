//! Tag: the status of a thing, in a word.

use maud::{Markup, Render};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A short word on a coloured ground. The word carries the meaning; the colour only helps.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    /// The word.
    pub content: Content,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// The colours of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagColour {
    /// Grey: inactive, or nothing to do.
    Grey,
    /// Green: finished, or safe.
    Green,
    /// Teal.
    Teal,
    /// Blue: the usual colour.
    Blue,
    /// Purple: received, waiting.
    Purple,
    /// Magenta.
    Magenta,
    /// Red: refused, or urgent.
    Red,
    /// Orange: a warning.
    Orange,
    /// Yellow: delayed.
    Yellow,
}

impl TagColour {
    /// The class that sets the colour.
    pub fn class(self) -> &'static str {
        match self {
            Self::Grey => "govuk-tag--grey",
            Self::Green => "govuk-tag--green",
            Self::Teal => "govuk-tag--teal",
            Self::Blue => "govuk-tag--blue",
            Self::Purple => "govuk-tag--purple",
            Self::Magenta => "govuk-tag--magenta",
            Self::Red => "govuk-tag--red",
            Self::Orange => "govuk-tag--orange",
            Self::Yellow => "govuk-tag--yellow",
        }
    }
}

impl Tag {
    /// A tag of this word.
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// Sets the colour.
    #[must_use]
    pub fn colour(self, colour: TagColour) -> Self {
        self.classes(colour.class())
    }

    /// The tag with a class that the component around it gives it.
    pub(crate) fn markup(&self, own_class: &str) -> Markup {
        Element::new("strong")
            .class(own_class, &self.classes)
            .attrs(&self.attributes)
            .body(&self.content)
    }
}

extras!(Tag);

impl Render for Tag {
    fn render(&self) -> Markup {
        self.markup("govuk-tag")
    }
}
