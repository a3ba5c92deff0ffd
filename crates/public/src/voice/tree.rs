//! The same words in the static record.

use super::{facts, glossary, statement, words};
use crate::tree::frame::{Sheet, page};
use crate::tree::{Tree, Whole};
use kernel::{Kernel, Outcome};
use maud::Markup;

/// The statement on accessibility and the words of the field, as pages of the record.
pub(crate) fn write(kernel: &Kernel, whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let (facts, terms) = (facts(kernel)?, glossary(kernel)?);
    let mut put = |path: &str, title: &str, body: Markup| {
        let sheet = Sheet { path, title, crumbs: &[], body };
        tree.put(path, page(whole, &sheet))
    };
    put("accessibility.html", "Accessibility statement", statement(&facts, &whole.board().name, None))?;
    put("glossary.html", "What words mean", words(&terms))
}
