//! `/{county}/updates/{group}/{period}/write`: the lead writes the update, on one page; nobody's words are lost.

use super::parts::{long, update_of, update_words};
use crate::events;
use crate::store::{self, GroupUpdate};
use crate::updates::{self, LONGEST, Saved, State, Update, Words};
use board::Register;
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update as Change;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, day, get, post};
use std::sync::Arc;

const PATH: &str = "/{county}/updates/{group}/{period}/write";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Change, GroupUpdate>();
    let events = &[events::UpdateSaved::KIND, events::UpdateGiven::KIND, events::UpdateSetAside::KIND];
    vec![get(PATH, guard, show), post(PATH, guard, events, send, show)]
}

fn held(cx: &Cx<'_>) -> Outcome<(Update, Arc<Register>)> {
    let county = cx.county()?.slug.clone();
    cx.read(|unit, actor| {
        let permit = update_of::<Change>(cx, unit, actor)?;
        let update = store::updates::one(unit, &permit)?.ok_or(Fault::Absent)?;
        Ok((update, board::current(unit, &county)?))
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (update, register) = held(cx)?;
    if update.state == State::Given && cx.form.is_empty() {
        return Ok(Reply::see(cx.at(&update.path())));
    }
    page(cx, &update, &register, None)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let words = Words {
        purpose: fields.optional("purpose"),
        activity: fields.optional("activity"),
        priorities: fields.optional("priorities"),
        legislation: fields.optional("legislation"),
        asks: fields
            .optional("asks")
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(String::from)
            .collect(),
    };
    let seen: i64 = fields.optional("seen").parse().unwrap_or(0);
    let give = cx.form.get("do") == Some("give");
    let saved = cx.write(|unit, actor| {
        let permit = update_of::<Change>(cx, unit, actor)?;
        updates::save(unit, &permit, seen, &words, give)
    })?;
    let (update, register) = held(cx)?;
    match saved {
        Saved::Given => Ok(Reply::see(cx.at(&update.path()))),
        Saved::Draft => Ok(Reply::see(format!("{}?saved=yes", cx.at(&format!("{}/write", update.path()))))),
        Saved::SetAside(theirs) => page(cx, &update, &register, Some(&theirs)),
    }
}

fn page(cx: &Cx<'_>, update: &Update, register: &Register, theirs: Option<&Update>) -> Outcome<Reply> {
    let table = register.on(cx.today);
    let name = table.group_name(&update.group);
    let body = html! {
        span class="govuk-caption-l" { "Update, " (update.period) }
        h1 class="govuk-heading-l" { (name) }
        @if cx.query.get("saved").is_some() && cx.form.is_empty() {
            (govuk::NotificationBanner::success("The draft is saved. Nobody but your group, the officer and the board’s members can read it."))
        }
        @if let Some(theirs) = theirs {
            (conflict(theirs, &theirs.author.as_deref().map(|by| table.who(by)).unwrap_or_default()))
        } @else {
            p class="sm-lead" { "Due on " (day(update.due)) ". Papers draw on what you write here, so plain sentences work best." }
            @if !update.note.is_empty() {
                (govuk::InsetText::new(html! { strong { "From the partnership officer: " } (update.note) }))
            }
        }
        (fields(cx, update))
    };
    let page = Page::new(format!("Write the update: {name}"), "Updates", body);
    cx.page(page.crumb("Updates", cx.at("updates")).crumb(name, cx.at(&update.path())))
}

fn fields(cx: &Cx<'_>, update: &Update) -> Markup {
    let words = &update.words;
    html! {
        form method="post" action=(cx.at(&format!("{}/write", update.path()))) novalidate data-module="sm-unsaved" data-unsaved-text[!cx.form.is_empty()] {
            input type="hidden" name="csrf" value=(cx.csrf());
            // The version that this page shows: never what was typed, which may be older.
            input type="hidden" name="seen" value=(update.version);
            (long(cx, "purpose", "What the group is for", "One sentence. It seldom changes from one period to the next.", &words.purpose, LONGEST, 2))
            (long(cx, "activity", "Recent activity", "What the group has done in this period, and what came of it.", &words.activity, LONGEST, 8))
            (long(cx, "priorities", "Priorities", "What the group will do next.", &words.priorities, LONGEST, 5))
            (long(cx, "legislation", "Law and policy ahead (optional)", "What is on the way, and what it will ask of the group.", &words.legislation, LONGEST, 3))
            (long(cx, "asks", "What the group asks of the board (optional)", "One a line. Each should be something that the board can answer.", &words.asks.join("\n"), LONGEST, 3))
            div class="govuk-button-group" {
                (Button::submit("Give to the board").sends("do", "give").once())
                (Button::submit("Save as draft").sends("do", "save").secondary().once())
                a class="govuk-link" href=(cx.at(&update.path())) { "Cancel" }
            }
        }
    }
}

fn conflict(theirs: &Update, by: &str) -> Markup {
    let given = theirs.state == State::Given;
    html! {
        div class="govuk-error-summary" role="alert" data-module="govuk-error-summary" tabindex="-1" {
            h2 class="govuk-error-summary__title" {
                @if given { "This update has been given already" } @else { "Somebody else saved this update while you were writing" }
            }
            div class="govuk-error-summary__body" {
                p { "Your words are kept, in the form below and in the history of this update. Nothing of theirs was changed." }
                @if given {
                    p { "Ask the partnership officer to open it again if your words must go in." }
                } @else {
                    p { "Bring the two together in the form, then save it again." }
                }
            }
        }
        div class="sm-conflict" {
            div class="sm-conflict__theirs" {
                h2 class="govuk-heading-s" { "Saved by " @if by.is_empty() { "somebody else" } @else { (by) } }
                (update_words(&theirs.words))
            }
            div { h2 class="govuk-heading-s" { "Yours" } p { "In the form below, as you typed it." } }
        }
    }
}
