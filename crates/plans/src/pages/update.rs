//! `/{county}/updates/{group}/{period}`: one group's update, as it stands, and every text that was saved for it.

use super::parts::{may, standing_tag, update_of, update_words, when};
use crate::store::{self, GroupUpdate};
use crate::updates::State;
use govuk::{Button, Details};
use kernel::Outcome;
use kernel::verbs::{Govern, Update as Change, View};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, empty, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/updates/{group}/{period}", Guard::may::<View, GroupUpdate>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (update, texts, register) = cx.read(|unit, actor| {
        let permit = update_of::<View>(cx, unit, actor)?;
        let update = store::updates::one(unit, &permit)?.ok_or(kernel::Fault::Absent)?;
        Ok((update, store::updates::texts(unit, &permit)?, board::current(unit, &county)?))
    })?;
    let table = register.on(cx.today);
    let writes = may::<Change, GroupUpdate>(cx, &update.id)? && update.state != State::Given;
    let governs = may::<Govern, GroupUpdate>(cx, &update.id)?;
    let name = table.group_name(&update.group);
    let title = format!("{name}: {}", update.period);
    let write = cx.at(&format!("{}/write", update.path()));
    let body = html! {
        span class="govuk-caption-l" { "Update, " (update.period) }
        h1 class="govuk-heading-l" { (name) }
        p class="sm-lead" {
            (standing_tag(update.standing(cx.today))) " "
            @match (update.given_at, &update.author) {
                (Some(at), Some(by)) => { "Given to the board on " (when(at)) " by " (table.who(by)) "." }
                _ => { "Due on " (day(update.due)) "." }
            }
        }
        @if !update.note.is_empty() && update.state != State::Given {
            (govuk::InsetText::new(html! { strong { "From the partnership officer: " } (update.note) }))
        }
        @if update.words.is_blank() {
            (empty("The group has not written anything yet.", html! {}))
        } @else { (update_words(&update.words)) }
        div class="govuk-button-group" {
            @if writes { (Button::link("Write the update", write)) }
            @if governs {
                @let words = if update.state == State::Given { "Open it again" } else { "Change its due date" };
                a class="govuk-link" href=(cx.at(&format!("{}/reopen", update.path()))) { (words) }
            }
            a class="govuk-link" href=(cx.at(&format!("groups/{}", update.group))) { "About this group" }
        }
        @if !texts.is_empty() { (history(&texts, &table)) }
    };
    cx.page(Page::new(title, "Updates", body).crumb("Updates", cx.at("updates")))
}

fn history(texts: &[store::updates::Kept], table: &board::Snapshot<'_>) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What was saved" }
            ol class="sm-timeline" {
                @for text in texts {
                    li {
                        p {
                            strong { (said(&text.kind)) } " "
                            time datetime=(kernel::time::civil(text.at)) { (when(text.at)) } " by " (table.who(&text.by))
                        }
                        (Details::new("Show this text", update_words(&text.words)))
                    }
                }
            }
        }
    }
}

fn said(kind: &str) -> &'static str {
    match kind {
        "given" => "Given to the board",
        "set-aside" => "Set aside, because somebody else had saved first",
        _ => "Draft saved",
    }
}
