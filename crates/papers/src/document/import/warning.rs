//! What a reader of files says about what it read.

use serde::{Deserialize, Serialize};

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// The line of the file, from 1. For a missing part, the line before which it should stand. 0 when the file has
    /// no lines of its own (a paper read from JSON).
    pub line: u32,
    /// What kind of thing it is.
    pub kind: WarningKind,
    /// What is wrong, and the nearest right name when there is one.
    pub message: String,
}

/// The kinds of [`Warning`], a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// A part that the template requires is not there.
    MissingPart,
    /// A part stands twice.
    DoubledPart,
    /// A part stands before one that should precede it.
    OutOfOrder,
    /// A heading or label is a slip of the pen for a known one.
    Misspelt,
    /// A part is there, and nothing in it.
    EmptyPart,
    /// A paragraph's number is not the next.
    NumberingGap,
    /// A paragraph's number has been used.
    NumberRepeated,
    /// A letter of a list is not the next.
    LetteringGap,
    /// A date that cannot be, or that contradicts itself.
    BadDate,
    /// An answer that is not one of those offered.
    UnknownAnswer,
    /// The file as a whole cannot be read in the format given.
    Unreadable,
}

/// Something that was put right or left out on the way, and that nobody has to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The line of the file, from 1.
    pub line: u32,
    /// What kind of thing it is.
    pub kind: NoteKind,
    /// The words concerned, as they stood.
    pub text: String,
}

/// The kinds of [`Note`], a closed list. The first four leave the words out of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// A page number was left out.
    PageNumber,
    /// A head or foot that pages repeat was left out.
    RunningHead,
    /// A line drawn across the page was left out.
    Rule,
    /// Stray marks of emphasis were left out.
    StrayMark,
    /// The date is kept as a date; the words around it were these.
    DateWords,
    /// A paragraph without a number where the template numbers them.
    Unnumbered,
    /// Numbers within sections (`2.3`), numbered parts of a recommendation or roman numerals, now derived.
    Renumbered,
    /// A section that the template does not know, kept as it is.
    ExtraSection,
    /// A field of the cover, or a row of one, that the template does not know, kept as it is.
    ExtraField,
    /// No template fits; the report was read by common custom.
    NoTemplate,
}

impl NoteKind {
    /// What was done, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::PageNumber => "Page numbers left out",
            Self::RunningHead => "Running heads left out",
            Self::Rule => "Lines across the page left out",
            Self::StrayMark => "Stray marks left out",
            Self::DateWords => "Words around the date left out",
            Self::Unnumbered => "Paragraphs without a number, where others have one",
            Self::Renumbered => "Numbers of another kind, now derived",
            Self::ExtraSection => "Sections of the report's own",
            Self::ExtraField => "Cover fields or rows of the report's own",
            Self::NoTemplate => "Read without a template",
        }
    }
}
