//! `/{county}/series/{series}/compiled`: the minutes, decisions or actions of a run of meetings between two days, on one page to print.

use super::minutes_text::document;
use super::parts::table;
use super::series::series_of;
use crate::minutes::{self, Document, Reader};
use crate::registers::actions;
use crate::registers::decision::Kept;
use crate::registers::decisions;
use crate::{Decision, Minutes, Series, store};
use board::Register;
use board::sittings::{Meeting, Sitting, sitting};
use govuk::{Button, Select};
use jiff::civil::Date;
use kernel::contracts::actions::Tracked;
use kernel::verbs::View;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, day, empty, get};
use std::sync::Arc;

/// The most meetings that are put together.
const MOST: u32 = 60;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/series/{series}/compiled", Guard::may::<View, Series>(), show)]
}

/// What is put together, and between which days.
struct Asked {
    what: String,
    from: Option<Date>,
    to: Option<Date>,
}

/// What one meeting gives.
enum Piece {
    Minutes(Box<Document>),
    Decisions(Vec<Kept>),
    Actions(Vec<Tracked>),
}

struct Found {
    title: String,
    slug: String,
    pieces: Vec<(Sitting, Piece)>,
    register: Arc<Register>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.query);
    let (from, to) = (fields.maybe_date("from"), fields.maybe_date("to"));
    let what =
        cx.query.get("what").filter(|what| matches!(*what, "decisions" | "actions")).unwrap_or("minutes");
    // A day that cannot be read is no limit; the page says which days it shows.
    let asked = Asked { what: what.into(), from, to };
    let found = cx.read(|unit, actor| {
        let permit = series_of::<View>(cx, unit, actor)?;
        let held = store::series::by_id(unit, &permit, permit.id())?;
        let which = sitting::Which {
            series: Some(held.id.clone()),
            from: asked.from,
            to: asked.to,
            most: Some(MOST),
            ..Default::default()
        };
        let mut pieces = Vec::new();
        for of in sitting::list(unit, &actor.visible::<Meeting>(), &held.county, &which)? {
            if let Some(piece) = piece(unit, actor, &of, &asked.what)? {
                pieces.push((of, piece));
            }
        }
        let register = table(unit, actor, &held.county)?;
        Ok(Found { title: held.of.title.clone(), slug: held.slug.clone(), pieces, register })
    })?;
    let name = match asked.what.as_str() {
        "decisions" => "Decisions",
        "actions" => "Actions",
        _ => "Minutes",
    };
    let body = html! {
        h1 class="govuk-heading-l" { (name) " of " (found.title) @if let Some(span) = span(&asked) { span class="govuk-caption-m" { (span) } } }
        (choose(cx, &found, &asked))
        @if found.pieces.is_empty() {
            (empty("What the meetings of this run leave between these days stands here, one after another, to read or to print.", html! {}))
        }
        @for (of, piece) in &found.pieces {
            section class="sm-section" {
                h2 class="govuk-heading-m" { a class="govuk-link" href=(cx.at(&of.path())) { (of.title) ", " (day(of.day)) } }
                (drawn(cx, &found.register, piece))
            }
        }
    };
    let page = Page::new(format!("{name} of {}", found.title), "Meetings", body)
        .crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(found.title.clone(), cx.at(&format!("series/{}", found.slug))))
}

fn span(asked: &Asked) -> Option<String> {
    match (asked.from, asked.to) {
        (Some(from), Some(to)) => Some(format!("{} to {}", day(from), day(to))),
        (Some(from), None) => Some(format!("From {}", day(from))),
        (None, Some(to)) => Some(format!("Until {}", day(to))),
        (None, None) => None,
    }
}

/// What a meeting gives to this reader; nothing when it has nothing for them.
fn piece(unit: &mut Unit<'_>, actor: &Actor, of: &Sitting, what: &str) -> Outcome<Option<Piece>> {
    let meetings = actor.visible::<Meeting>();
    match what {
        "decisions" => {
            let which = decisions::Which { sitting: Some(of.id.clone()), ..Default::default() };
            let mut all = decisions::list(unit, &actor.visible::<Decision>(), &of.county, &which)?;
            all.reverse();
            Ok((!all.is_empty()).then_some(Piece::Decisions(all)))
        }
        "actions" => {
            let which = actions::Which { sitting: Some(of.id.clone()), ..Default::default() };
            let all = actions::log(unit, &meetings, actor, &of.county, &which)?;
            let all: Vec<Tracked> = all.into_iter().map(|it| it.tracked).collect();
            Ok((!all.is_empty()).then_some(Piece::Actions(all)))
        }
        _ => {
            let Some(it) = minutes::of_sitting(unit, &meetings, &of.id)? else { return Ok(None) };
            if !actor.may::<View, Minutes>(unit, &it.id)? {
                return Ok(None);
            }
            let permit = actor.permit::<View, Minutes>(unit, &it.id)?;
            let reader = Reader::of(unit, &permit, actor, &it)?;
            let whole = minutes::whole(unit, &permit, &it)?;
            Ok(Some(Piece::Minutes(Box::new(reader.cut(&whole)))))
        }
    }
}

fn drawn(cx: &Cx<'_>, register: &Register, piece: &Piece) -> Markup {
    match piece {
        Piece::Minutes(it) => html! {
            @if it.approved.is_none() { p class="sm-minutes-mark" { "Draft, not yet approved" } }
            (document(cx, it, false))
        },
        Piece::Decisions(all) => super::decisions::table_of(cx, register, all, "Decisions of this meeting"),
        Piece::Actions(all) => super::action_log::table_of(cx, register, all, "Actions of this meeting"),
    }
}

fn choose(cx: &Cx<'_>, found: &Found, asked: &Asked) -> Markup {
    let kinds = [("minutes", "Minutes"), ("decisions", "Decisions"), ("actions", "Actions")];
    let part = |name: &str, label: &str, kept: Option<Date>| {
        let input = govuk::Input::text(name, label).value(kept.map(day).unwrap_or_default());
        html! { (input.hint("For example, 1 April 2022")) }
    };
    html! {
        form method="get" action=(cx.at(&format!("series/{}/compiled", found.slug))) class="sm-query" aria-label="What is put together" {
            (Select::new("what", "What", kinds).value(asked.what.clone()))
            (part("from", "From", asked.from))
            (part("to", "To", asked.to))
            (Button::submit("Put together").secondary())
        }
    }
}
