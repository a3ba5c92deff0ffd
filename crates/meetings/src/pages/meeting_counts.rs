//! `/{county}/meetings/{meeting}/counts-as`: which duty the meeting discharges, and whether a senior person of each authority was there.

use super::meeting::Seen;
use super::parts::{meeting_of, table};
use crate::cycle::{can_count_as, count_as};
use crate::events;
use board::sittings::mark::{self, Mark, Marked};
use board::sittings::{Meeting, Present, Sitting, State, attendance, sitting};
use board::{Register, Seat, Snapshot};
use govuk::{Button, Choice, InsetText};
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, Tone, empty, get, post, tag};
use std::sync::Arc;

const PATH: &str = "/{county}/meetings/{meeting}/counts-as";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Meeting>();
    let events = &[events::CountsAs::KIND, events::CountsNoMore::KIND];
    vec![get(PATH, guard, show), post(PATH, guard, events, send, show)]
}

/// The part of the meeting's own page: what it counts as, and where to say so.
pub(crate) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, _: &Actor, seen: &Seen<'_>) -> Outcome<Markup> {
    let Some(kind) = can_count_as(unit, seen.sitting)? else { return Ok(html! {}) };
    let marked = standing(&mark::of(unit, seen.permit, &seen.sitting.id)?, kind).cloned();
    if marked.is_none() && !seen.governs {
        return Ok(html! {});
    }
    let href = cx.at(&format!("{}/counts-as", seen.sitting.path()));
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What it counts as" }
            @match &marked {
                Some(it) => {
                    p { (tag(Tone::Done, "Counts")) " " (kind.said()) "." }
                    @if !it.note.is_empty() { p { (it.note) } }
                }
                None => p { "Nobody has said that this meeting discharges a duty." },
            }
            @if seen.governs && seen.sitting.state != State::Cancelled {
                p class="sm-screen" { a class="govuk-link" href=(href) {
                    @if marked.is_some() { "See who was there, or take this back" } @else { "Say what it counts as" }
                } }
            }
        }
    })
}

fn standing(all: &[Marked], kind: Mark) -> Option<&Marked> {
    all.iter().find(|marked| marked.mark == kind && marked.ended.is_none())
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (it, kind, marked, lines, register) = cx.read(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let kind = can_count_as(unit, &it)?;
        let marked = mark::of(unit, &permit, &it.id)?;
        let lines = attendance::all(unit, &permit, &it.id)?;
        let register: Arc<Register> = table(unit, actor, &county)?;
        Ok((it, kind, marked, lines, register))
    })?;
    let day = words::format(it.day);
    let body = html! {
        h1 class="govuk-heading-l" { "What this meeting counts as" span class="govuk-caption-m" { (it.title) ", " (day) } }
        @match kind {
            None => (empty("No duty asks for a meeting of this sort of group.",
                html! { p { a class="govuk-link" href=(cx.at(&it.path())) { "Back to the meeting" } } })),
            Some(kind) => {
                (form(cx, &it, kind, standing(&marked, kind)))
                @if kind == Mark::PublicMeeting {
                    (authorities(&register.on(it.day), &it, &Present::of(&register.on(it.day), &lines)))
                }
            }
        }
    };
    let page = Page::new(format!("What this meeting counts as, {day}"), "Meetings", body);
    cx.page(page.crumb("Meetings", cx.at("meetings")).crumb(day, cx.at(&it.path())))
}

fn form(cx: &Cx<'_>, it: &Sitting, kind: Mark, marked: Option<&Marked>) -> Markup {
    let now = if marked.is_some() { "yes" } else { "" };
    html! {
        p class="sm-lead" { (kind.said()) "." }
        (cx.form(&cx.at(&format!("{}/counts-as", it.path())), html! {
            (cx.radios("counts", "Does this meeting count as that?", now, [
                Choice::new("yes", "Yes"),
                Choice::new("no", "No").hint("If somebody said so before, it is taken back from today on. What was said stays on record"),
            ]))
            (cx.textarea("note", "How was it made known, or what else should be said? (optional)",
                marked.map_or("", |it| it.note.as_str())).rows(3))
            (Button::submit("Record this").once())
        }))
    }
}

/// Each responsible authority of the partnership, and whether somebody senior of it was there.
fn authorities(table: &Snapshot<'_>, it: &Sitting, present: &Present) -> Markup {
    let seats = table.seats(it.group_slug());
    let mut bodies: Vec<&str> = seats
        .iter()
        .filter(|(_, seat): &&(_, &Seat)| seat.standing == "responsible-authority")
        .filter_map(|(_, seat)| seat.organisation.as_deref())
        .collect();
    bodies.dedup();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "A senior person of each authority" }
            (InsetText::new("The regulation wants somebody who holds a senior position within each of the responsible authorities. One authority without, and the meeting does not count. The law does not say who is senior: that is marked on whoever fills a seat, with the reason."))
            @if bodies.is_empty() {
                (empty("The responsible authorities that sit in the partnership will be listed here.", html! {}))
            } @else {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-table__caption sm-caption" { "Authorities that sit in the partnership" }
                    thead class="govuk-table__head" { tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "Authority" }
                        th scope="col" class="govuk-table__header" { "Who was there" }
                    } }
                    tbody class="govuk-table__body" {
                        @for body in &bodies {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" { (table.organisation_name(body)) }
                                td class="govuk-table__cell" data-label="Who was there" { (who(present, body)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn who(present: &Present, body: &str) -> Markup {
    if present.senior.contains(body) {
        tag(Tone::Done, "Senior person there")
    } else if present.attended.contains(body) {
        tag(Tone::Late, "Nobody marked as senior")
    } else {
        tag(Tone::Late, "Not there")
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let counts = fields.yes_no("counts", "Choose whether this meeting counts as that");
    let note = fields.optional("note");
    fields.done()?;
    let counts = counts.ok_or(Fault::Absent)?;
    let slug = cx.param("meeting")?.to_string();
    cx.write(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        count_as(unit, &permit, counts, &note)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{slug}"))))
}
