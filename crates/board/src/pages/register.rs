//! One form engine over all kinds of nouns: add, change, end, and the record of what was believed when.

pub(super) mod change;
pub(super) mod end;
pub(super) mod inputs;
pub(super) mod new;
pub(super) mod record;

use crate::store::thing_id;
use crate::words;
use kernel::{Fault, Outcome};
use site::Cx;

/// The kind and the short name that the address speaks of, and the identifier of the thing.
fn thing(cx: &Cx<'_>) -> Outcome<(&'static str, String, String)> {
    let kind = kind(cx)?;
    let (slug, county) = (cx.param("thing")?, &cx.county()?.slug);
    // A county has one record of itself, under its own name.
    if kind == "county" && slug != county {
        return Err(Fault::Absent);
    }
    Ok((kind, slug.into(), thing_id(county, kind, slug)))
}

fn kind(cx: &Cx<'_>) -> Outcome<&'static str> {
    words::kind_of(cx.param("kind")?).ok_or(Fault::Absent)
}

/// The page on which people look at a thing, below the county.
fn page_of(kind: &str, slug: &str) -> String {
    let plural = words::plural_of(kind);
    match kind {
        "county" => "board".into(),
        "group" | "organisation" | "seat" | "area" | "person" | "protocol" | "theme" | "document" => {
            format!("{plural}/{slug}")
        }
        _ => format!("register/{plural}/{slug}"),
    }
}
