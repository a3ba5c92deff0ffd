//! The parts of a report that a template names, and where a file has them.

/// A part of the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The name of the receiving board.
    Board,
    /// The day of the meeting.
    Date,
    /// The title.
    Title,
    /// A field of the cover, by its place in the template.
    Field(usize),
    /// A section of the body, by its place in the template.
    Section(usize),
}

/// A part that the file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Which.
    pub part: Part,
    /// Where it begins.
    pub line: u32,
    /// Its name, as it stood.
    pub name: String,
}
