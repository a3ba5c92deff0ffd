//! Texts of minutes, decisions and answers as they stand on a page, with private passages marked.

use kernel::contracts::paper::{Block, List, ListStyle};
use kernel::text::blocks;
use kernel::text::marks::{Passage, passages};
use maud::{Markup, html};
use site::paper::inline;

/// A text without marks.
pub(crate) fn prose(text: &str) -> Markup {
    html! { @for block in &blocks(text) { (drawn(block)) } }
}

/// A text with its private passages, each marked in words.
pub(crate) fn full(text: &str) -> Markup {
    html! {
        @for passage in passages(text) {
            @match passage {
                Passage::Open(open) => (prose(open)),
                Passage::Private(hidden) => {
                    div class="sm-private" role="note" aria-label="Private passage" {
                        p class="sm-private__mark" { strong { "Private: for those who were entitled to be in the room" } }
                        (prose(hidden))
                    }
                }
            }
        }
    }
}

fn drawn(block: &Block) -> Markup {
    match block {
        Block::Heading { text, .. } => html! { p { strong { (inline(text)) } } },
        Block::Paragraph { text, list: items, .. } => html! {
            @if !text.is_blank() { p { (inline(text)) } }
            @if let Some(items) = items { (list(items)) }
        },
        _ => html! {},
    }
}

fn list(it: &List) -> Markup {
    match it.style {
        ListStyle::Bullets => html! {
            ul class="govuk-list govuk-list--bullet" { @for item in &it.items { li { (inline(item)) } } }
        },
        ListStyle::Letters => html! {
            ol class="govuk-list govuk-list--number" type="a" { @for item in &it.items { li { (inline(item)) } } }
        },
    }
}
