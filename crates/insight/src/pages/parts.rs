//! What several of these pages show: numbers, how a part came out, what a reason means.

use crate::Month;
use crate::store::Part;
use kernel::contracts::counts::{Flag, Reason};
use maud::{Markup, html};
use site::{Cx, Tone, tag};
use std::collections::BTreeMap;

/// `1,234`
pub(super) fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 file`, `2 files`
pub(super) fn many(n: usize, one: &str, more: &str) -> String {
    format!("{} {}", count(n as u64), if n == 1 { one } else { more })
}

/// Who reported a part and of when, as words: `west-mercia, January 2025`.
pub(super) fn of_part(part: &Part) -> String {
    let month = (part.month >= 0).then(|| Month(part.month).words());
    let source = (!part.source.is_empty()).then(|| part.source.clone());
    let words: Vec<String> = source.into_iter().chain(month).collect();
    if words.is_empty() {
        format!("File {}", part.sha256.get(..8).unwrap_or_default())
    } else {
        words.join(", ")
    }
}

/// What a reason or a flag means; its name where it is of a version that is not known.
pub(super) fn means(slug: &str) -> &str {
    let reason = Reason::ALL.iter().find(|it| it.slug() == slug).map(|it| it.says());
    let flag = Flag::ALL.iter().find(|it| it.slug() == slug).map(|it| it.says());
    reason.or(flag).unwrap_or(slug)
}

/// A list of reasons with their numbers.
pub(super) fn reasons(of: &BTreeMap<String, u64>) -> Markup {
    html! {
        @if of.is_empty() { "none" }
        @else { ul class="govuk-list sm-tight" { @for (slug, n) in of { li { (count(*n)) ": " (means(slug)) } } } }
    }
}

/// Whether every row of a part was taken.
pub(super) fn state(part: &Part) -> Markup {
    let rejected: u64 = part.rejected.values().sum();
    if rejected > 0 {
        tag(Tone::Soon, &format!("{} rejected", count(rejected)))
    } else if part.only_2011 > 0 && part.only_2021 > 0 {
        tag(Tone::Soon, "Two census bases")
    } else {
        tag(Tone::Ok, "Every row taken")
    }
}

/// The way from the landing page to the data.
pub(super) fn crumbs(cx: &Cx<'_>, page: site::Page) -> site::Page {
    page.crumb("Insight", cx.at("insight")).crumb("Data", cx.at("insight/data"))
}
