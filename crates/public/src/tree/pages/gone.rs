//! Where something was that was taken out of the record: that, when and why, and nothing of what it was.

use super::super::REASONS;
use super::super::builder::Tree;
use super::super::whole::Whole;
use super::{Pen, instant};
use kernel::Outcome;
use maud::html;

/// A page for each that had one.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    for it in &whole.gone {
        let path = Whole::page_of(it.kind, &it.name);
        if !path.contains('/') {
            continue;
        }
        let pen = Pen { whole, path: &path };
        let why = REASONS.iter().find(|(word, _)| *word == it.reason).map_or("", |(_, said)| said);
        let body = html! {
            h1 class="govuk-heading-xl" { "Taken out of the record" }
            p { "What stood at this address was taken out of the public record on " (instant(it.at)) "." }
            @if !why.is_empty() { p { (why) } }
            p { a class="govuk-link" href=(pen.to("all.html")) { "Everything that is in the record" } }
        };
        tree.put(&path, pen.page("Taken out of the record", &[], body))?;
    }
    Ok(())
}
