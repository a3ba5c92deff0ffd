//! The pages of the agreement as a document, one file each.

mod compare;
mod consultation;
mod copies;
mod document;
mod files;
mod issue;
mod joint;
mod objectives;
mod raised;
mod regard;
mod shown;
mod sign;
mod signatures;
mod text;

use crate::agreement::document::Ground;
use crate::agreements::Held;
use crate::pages::parts::agreement_of;
use crate::store::{self, Agreement};
use board::Register;
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::Markup;
pub(super) use shown::{Steps, steps};
use site::{Cx, Page, Route};
use std::sync::Arc;

/// Every route of the agreement as a document.
pub(super) fn routes() -> Vec<Route> {
    let all = [
        text::routes(),
        joint::routes(),
        raised::routes(),
        consultation::routes(),
        signatures::routes(),
        sign::routes(),
        issue::routes(),
        document::routes(),
        files::routes(),
        copies::routes(),
        compare::routes(),
        regard::routes(),
        objectives::routes(),
    ];
    all.into_iter().flatten().collect()
}

/// An agreement with everything that its document is drawn from.
struct Whole {
    ground: Ground,
    register: Arc<Register>,
}

/// Reads it against a permit on the agreement that the address names, which is given, too.
fn whole<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<(Permit<V, Agreement>, Whole)> {
    let permit = agreement_of::<V>(cx, unit, actor)?;
    let held = store::agreements::one(unit, &permit)?.ok_or(Fault::Absent)?;
    let register = board::current(unit, permit.county())?;
    let ground = crate::agreement::document::ground(unit, &permit, held)?;
    Ok((permit, Whole { ground, register }))
}

/// The address of an agreement, or of a page below it.
fn path(cx: &Cx<'_>, held: &Held, below: &str) -> String {
    let end = if below.is_empty() { String::new() } else { format!("/{below}") };
    cx.at(&format!("plan/{}{end}", held.slug))
}

/// A page below an agreement.
fn page_of(cx: &Cx<'_>, held: &Held, title: &str, body: Markup) -> Page {
    Page::new(format!("{title}: {}", held.terms.title), "Plan", body)
        .crumb("Plan", cx.at("plan"))
        .crumb(held.terms.title.as_str(), path(cx, held, ""))
}

/// The version that a form showed.
fn seen(cx: &Cx<'_>) -> i64 {
    cx.form.get("seen").and_then(|s| s.parse().ok()).unwrap_or(0)
}
