//! The numberings of a paper: one decimal run, bullets, and letters that start again for each list.

use docx_rs::{
    AbstractNumbering, Docx, Level, LevelJc, LevelOverride, LevelText, NumberFormat, Numbering,
    SpecialIndentType, Start,
};

/// The one run of paragraph numbers.
pub(super) const PARAGRAPHS: usize = 2;
/// All bulleted lists.
pub(super) const BULLETS: usize = 3;
/// The first lettered list; the next ones count on.
const LETTERS: usize = 10;

/// Definitions that several lists share, in the order of the file.
const DECIMAL_SHAPE: usize = 2;
const BULLET_SHAPE: usize = 3;
const LETTER_SHAPE: usize = 4;

/// How many lettered lists there are so far.
#[derive(Default)]
pub(super) struct Numberings {
    lettered: usize,
}

impl Numberings {
    /// A fresh numbering for the next lettered list.
    pub(super) fn letters(&mut self) -> usize {
        self.lettered += 1;
        LETTERS + self.lettered - 1
    }

    /// Put the definitions into the file.
    pub(super) fn define(&self, doc: Docx) -> Docx {
        let doc = doc
            .add_abstract_numbering(shape(DECIMAL_SHAPE, "decimal", "%1.", 567, 567))
            .add_abstract_numbering(shape(BULLET_SHAPE, "bullet", "•", 964, 397))
            .add_abstract_numbering(shape(LETTER_SHAPE, "lowerLetter", "%1)", 1021, 454))
            .add_numbering(Numbering::new(PARAGRAPHS, DECIMAL_SHAPE))
            .add_numbering(Numbering::new(BULLETS, BULLET_SHAPE));
        (0..self.lettered).fold(doc, |doc, list| {
            doc.add_numbering(
                Numbering::new(LETTERS + list, LETTER_SHAPE).add_override(LevelOverride::new(0).start(1)),
            )
        })
    }
}

fn shape(id: usize, format: &str, text: &str, left: i32, hanging: i32) -> AbstractNumbering {
    AbstractNumbering::new(id).add_level(
        Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
            .indent(Some(left), Some(SpecialIndentType::Hanging(hanging)), None, None),
    )
}
