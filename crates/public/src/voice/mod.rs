//! The public's voice: what is said to everybody about these pages, and how anybody says something back.

mod accessibility;
mod facts;
mod glossary;
mod tree;

pub use accessibility::statement;
pub use facts::{Fact, Facts, Glossary, Term, check, facts, glossary};
pub use glossary::words;
pub(crate) use tree::write;

use site::Route;

/// The addresses of what is said and heard.
pub(crate) fn routes() -> Vec<Route> {
    [accessibility::routes(), glossary::routes()].into_iter().flatten().collect()
}
