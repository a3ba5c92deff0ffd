//! `/{county}/meetings/{meeting}/minutes`: the minutes of a meeting, the full text for those who were in the room and the public text
//! for others, alone or side by side; and what is to be done with them next.

use super::minutes_acts;
use super::minutes_text::document;
use super::parts::table;
use crate::minutes::state::Act;
use crate::minutes::{self, Document, Held, Reader};
use crate::registers::{Turn, turns};
use crate::store;
use crate::{Approve, Minutes, ViewPrivate};
use board::Register;
use board::sittings::{Meeting, Sitting, sitting};
use kernel::clock::words;
use kernel::verbs::{Clear, Issue, Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, get, tag};
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/meetings/{meeting}/minutes", Guard::may::<View, Minutes>(), show)]
}

/// The permit for the minutes of the meeting that the address names.
pub(super) fn minutes_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, Minutes>> {
    let meeting = sitting::id_of(unit, &cx.county()?.slug, cx.param("meeting")?)?.ok_or(Fault::Absent)?;
    let id = store::stand::id_of(unit, &meeting)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Minutes>(unit, &id)
}

/// Minutes with what their page needs.
pub(super) struct Found {
    pub it: Held,
    pub of: Sitting,
    /// As the reader may read them, and as anybody may.
    pub own: Document,
    pub public: Document,
    pub redacted: bool,
    pub entitled: bool,
    pub turns: Vec<Turn>,
    /// Meetings of the group that can approve them.
    pub later: Vec<Sitting>,
    pub register: Arc<Register>,
    pub updates: bool,
    pub clears: bool,
    pub approves: bool,
    pub issues: bool,
}

/// Reads them for whoever asks.
pub(super) fn found(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Found> {
    let permit = minutes_of::<View>(cx, unit, actor)?;
    let it = store::stand::of(unit, &permit)?;
    let of = sitting::by_id(unit, &permit, &it.sitting)?.ok_or(Fault::Absent)?;
    let reader = Reader::of(unit, &permit, actor, &it)?;
    let anybody = Reader::of(unit, &permit, &Actor::public(unit.today()), &it)?;
    // Somebody who has withdrawn from an item reads nothing of it in the public text either, as long as it is not public.
    let anybody = if it.released { anybody } else { reader.as_public(anybody.known) };
    let whole = minutes::whole(unit, &permit, &it)?;
    let which = sitting::Which { group: Some(it.group.clone()), from: Some(of.day), ..Default::default() };
    let mut later = sitting::list(unit, &actor.visible::<Meeting>(), &it.county, &which)?;
    later.retain(|by| {
        by.begins() > of.begins() && !by.state.ahead() && by.state != board::sittings::State::Cancelled
    });
    Ok(Found {
        own: reader.cut(&whole),
        public: anybody.cut(&whole),
        redacted: whole.redacted(),
        entitled: reader.entitled,
        turns: turns(unit, &permit, &it.id)?,
        later,
        register: table(unit, actor, &it.county)?,
        updates: actor.may::<Update, Minutes>(unit, &it.id)?,
        clears: actor.may::<Clear, Minutes>(unit, &it.id)?,
        approves: actor.may::<Approve, Minutes>(unit, &it.id)?,
        issues: actor.may::<Issue, Minutes>(unit, &it.id)?,
        it,
        of,
    })
}

pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = cx.read(|unit, actor| found(cx, unit, actor))?;
    let text = cx.query.get("text").unwrap_or_default().to_string();
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Minutes" span class="govuk-caption-m" { (found.of.title) ", " (day(found.of.day)) } }
            p { (standing(&found.it)) }
        }
        @if let Some(mark) = found.it.state.mark() { p class="sm-minutes-mark" { (mark) } }
        @if found.entitled { (ways(cx, &found, &text)) }
        @match (found.entitled, text.as_str()) {
            (true, "both") => {
                div class="sm-minutes-sides" {
                    section aria-label="Full text" { h2 class="govuk-heading-m" { "Full text" } (document(cx, &found.own, true)) }
                    section aria-label="Public text" { h2 class="govuk-heading-m" { "Public text" } (document(cx, &found.public, false)) }
                }
            }
            (true, "public") => (document(cx, &found.public, true)),
            _ => (document(cx, &found.own, true)),
        }
        (record(&found))
        (minutes_acts::acts(cx, &found))
    };
    let title = format!("Minutes of {}, {}", found.of.title, words::format(found.of.day));
    let page = Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(words::format(found.of.day), cx.at(&found.of.path())))
}

/// The tag of where they stand.
pub(super) fn standing(it: &Held) -> Markup {
    use crate::minutes::state::State;
    let tone = match it.state {
        State::Draft => Tone::None,
        State::Chair => Tone::Wait,
        State::Cleared => Tone::Soon,
        State::Approved => Tone::Done,
    };
    html! { (tag(tone, it.state.said())) @if it.released { " " (tag(Tone::Ok, "Released")) } }
}

fn ways(cx: &Cx<'_>, found: &Found, text: &str) -> Markup {
    let at = cx.at(&format!("{}/minutes", found.of.path()));
    let all = [("", "Full text"), ("public", "Public text"), ("both", "Side by side")];
    html! {
        nav aria-label="Which text" {
            ul class="sm-filter" {
                @for (way, label) in all {
                    li { a href=(if way.is_empty() { at.clone() } else { format!("{at}?text={way}") }) aria-current=[(way == text).then_some("true")] { (label) } }
                }
            }
        }
    }
}

/// What shows that they are what was approved, and what became of them.
fn record(found: &Found) -> Markup {
    let it = &found.it;
    let on = found.register.on(found.of.day);
    let signed = found.turns.iter().find(|turn| turn.act == Act::Sign.name());
    html! {
        @if found.it.state == crate::minutes::state::State::Approved {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "The record" }
                @match signed {
                    Some(turn) => p { "Signed by the chair on " (day(kernel::time::civil(turn.at))) "." },
                    None => p { "Not signed yet." },
                }
                @if let Some(at) = it.released_at.filter(|_| it.released) { p { "The public text was released on " (super::decision::at_words(at)) "." } }
                p class="sm-note" { "These minutes are locked. Ledger head when they were approved: " span class="sm-break" { (it.head) } }
            }
        }
        @if found.updates || found.clears {
            @let shown = &found.turns;
            @if !shown.is_empty() {
                section class="sm-section sm-screen" {
                    h2 class="govuk-heading-m" { "What became of them" }
                    ul class="govuk-list" {
                        @for turn in shown {
                            li {
                                strong { (day(kernel::time::civil(turn.at))) } ": " (Act::said(&turn.act))
                                @if !turn.note.is_empty() && !matches!(turn.act.as_str(), "edit" | "amend") { ": " (turn.note) }
                                " " small class="sm-note" { (on.who(&turn.by)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The part of a meeting's page that leads to its minutes.
pub(super) fn part(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
    seen: &super::meeting::Seen<'_>,
) -> Outcome<Markup> {
    let Some(it) = minutes::of_sitting(unit, seen.permit, &seen.sitting.id)? else { return Ok(html! {}) };
    if !actor.may::<View, Minutes>(unit, &it.id)? {
        return Ok(html! {});
    }
    let full = actor.may::<ViewPrivate, Minutes>(unit, &it.id)?;
    Ok(html! {
        section class="sm-section" id="minutes" {
            h2 class="govuk-heading-m" { "Minutes" }
            p {
                a class="govuk-link" href=(cx.at(&format!("{}/minutes", seen.sitting.path()))) { "Minutes of this meeting" @if full { ", full text" } }
                " " (standing(&it))
            }
        }
    })
}
