//! `/{county}/papers/{paper}/sections/{section}/history`: every text that was saved for a part, and those set aside.

use super::parts::{caption, page_of, permit_of, when};
use crate::{Paper, store};
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Guard, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Paper>();
    vec![get("/{county}/papers/{paper}/sections/{section}/history", guard, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let name = cx.param("section")?.to_string();
    let (held, section, texts, register) = cx.read(|unit, actor| {
        let permit = permit_of::<Update>(cx, unit, actor)?;
        let held = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
        let sections = store::of_paper(unit, &permit, permit.id())?;
        let section = sections.into_iter().find(|s| s.name == name).ok_or(Fault::Absent)?;
        let texts = store::texts(unit, &permit, permit.id(), &name)?;
        let register = board::current(unit, &held.county)?;
        Ok((held, section, texts, register))
    })?;
    let table = register.on(cx.today);
    let body = html! {
        (caption(&held))
        h1 class="govuk-heading-l" { "Earlier texts: " (section.heading) }
        @if texts.is_empty() {
            (empty("Every text that is saved for this part is kept and stands here.", html! {}))
        }
        @for text in &texts {
            section class="sm-section" {
                h2 class="govuk-heading-s" {
                    (when(text.at)) ", " (table.who(&text.by)) " "
                    @if text.kind == "set-aside" { (tag(Tone::Soon, "Set aside")) } @else { (tag(Tone::None, "Saved")) }
                }
                div class="sm-diff" { (text.body) }
            }
        }
        p { a class="govuk-link" href=(cx.at(&format!("{}/sections/{name}", held.path()))) { "Back to writing" } }
    };
    cx.page(page_of(cx, &held, &format!("Earlier texts: {}", section.heading), body))
}
