//! Papers as documents, without a database: templates, reading of files, writing of text and JSON, authors' Markdown.
//!
//! Everything here is pure: text and data in, [`Paper`](kernel::contracts::paper::Paper)s out.

pub mod abbreviations;
pub mod export;
pub mod import;
pub mod markdown;
pub mod report;
pub mod sections;
pub mod template;

mod dates;
mod doors;
mod headings;
mod said;
mod words;

#[cfg(test)]
mod generated;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use abbreviations::spell_out_first;
pub use doors::{check, import_file};
pub use export::{to_json, to_markdown, to_text};
pub use import::{Format, Imported, Note, Warning, WarningKind, import};
pub use markdown::{LiveRef, Problem};
pub use report::Report;
pub use sections::{SectionText, assemble, split_sections};
pub use template::Template;
