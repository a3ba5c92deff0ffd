//! The only place of this slice that knows SQL.

mod copied;
pub(crate) mod found;
mod issued;
mod issues;
mod papers;
mod sections;
mod tables;
mod thing;
pub(crate) mod wanted;

pub(crate) use copied::copied;
pub(crate) use issued::{IssuedLine, issued_lines, issued_sections};
pub(crate) use issues::{Frozen, issue_of, keep_issue};
pub(crate) use papers::{
    NewPaper, clear, front, id_of, insert, issued, last_event, moment_of, of_county, on_day, one, slugs,
    taken_back, touch, waiting,
};
pub(crate) use sections::{NewSection, add_section, confirm, keep_text, of_paper, texts, write_section};
pub use tables::MIGRATIONS;
pub use thing::Paper;
