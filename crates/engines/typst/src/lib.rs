//! Papers as tagged PDF/UA-1, through Typst.
//!
//! [`Press::pdf`] takes a [`kernel::contracts::paper::Paper`] and gives the bytes of a PDF that a screen reader can
//! walk: language, title, headings, lists, table heads and alternatives for pictures (ISO 14289-1). The look is
//! `rulebook/papers/layout.typ`; the words of a paper reach it as data, never as code. The same paper and the same
//! [`Meta`] give the same bytes: nothing here reads the clock.

mod drawing;
mod fonts;
mod meta;
mod press;
mod world;

pub use meta::Meta;
pub use press::{Press, PressError};
