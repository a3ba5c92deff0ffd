//! `/{county}/publishing`: publish the record now, see what that would change, and take out what must not stay.

use crate::events::{Exported, OrderLifted, OrderedOut};
use crate::export;
use crate::tree::{self, Publication, REASONS, Whole, takedown};
use board::County;
use govuk::{Button, SummaryList};
use kernel::contracts::record::Kind;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, empty, get, post};
use std::collections::BTreeMap;

/// So many files are named of each sort.
const MOST: usize = 20;

/// Its routes.
pub(crate) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![
        get("/{county}/publishing", guard, show),
        post("/{county}/publishing", guard, &[Exported::KIND], now, show),
        post("/{county}/publishing/out", guard, &[OrderedOut::KIND], out, show),
        post("/{county}/publishing/back", guard, &[OrderLifted::KIND], back, show),
    ]
}

/// What is shown: how the record stands, and what is ordered out of it.
struct Stand {
    pending: Result<Publication, String>,
    orders: BTreeMap<(Kind, String), String>,
    fingerprint: String,
}

fn stand(cx: &Cx<'_>) -> Outcome<Stand> {
    let county = cx.county()?.clone();
    let orders = cx.read(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county.id)?;
        takedown::all(unit, &permit, &county.slug)
    })?;
    let pending = match tree::pending(cx.kernel(), &county.slug) {
        Ok(pending) => Ok(pending),
        Err(Fault::Conflict(why) | Fault::Broken(why)) => Err(why),
        Err(other) => return Err(other),
    };
    Ok(Stand { pending, orders, fingerprint: tree::key(cx.kernel())?.fingerprint() })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let Stand { pending, orders, fingerprint } = stand(cx)?;
    let board = cx.county()?.board.clone();
    let body = html! {
        h1 class="govuk-heading-xl" { "Publish the public record" }
        p class="sm-lead" { "The record is a copy of everything that anybody may read, signed so that it can be checked. To publish it is the last of three acts: a decision is released, its documents are released, the record is published." }
        @match &pending {
            Err(why) => { div class="govuk-inset-text" { p { (why) } } }
            Ok(pending) => { (standing(cx, pending, &fingerprint)) (changes(cx, pending)) }
        }
        (ordered(cx, &orders))
    };
    cx.page(Page::new("Publish the public record", "", body).crumb(board, cx.at("")))
}

fn standing(cx: &Cx<'_>, pending: &Publication, fingerprint: &str) -> Markup {
    let published = pending.number - u32::from(pending.changed);
    let last = match published {
        0 => "Never".to_string(),
        number => format!("Publication {number}"),
    };
    let rows = [("Published last", last), ("Fingerprint of the key", fingerprint.to_string())];
    html! {
        (SummaryList::rows(rows))
        @if published > 0 { p { a class="govuk-link" href=(cx.at("record/")) { "Read the record" } } }
        p class="sm-quiet" { "Give the fingerprint to readers by some other way than the record itself: on paper, or on the council’s own website." }
    }
}

fn changes(cx: &Cx<'_>, pending: &Publication) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What would change" }
            @if pending.changed {
                @for (what, paths) in [("New", &pending.added), ("Changed", &pending.altered), ("No longer there", &pending.removed), ("Taken out", &pending.withdrawn)] {
                    @if !paths.is_empty() {
                        h3 class="govuk-heading-s" { (what) " (" (paths.len()) ")" }
                        ul class="govuk-list" {
                            @for path in paths.iter().take(MOST) { li { (path) } }
                            @if paths.len() > MOST { li { "and " (paths.len() - MOST) " more" } }
                        }
                    }
                }
                (cx.form(&cx.at("publishing"), html! { (Button::submit("Publish now")) }))
            } @else {
                (empty("Nothing has changed since it was published last.", html! {}))
            }
        }
    }
}

fn ordered(cx: &Cx<'_>, orders: &BTreeMap<(Kind, String), String>) -> Markup {
    let reasons: Vec<(&str, &str)> = REASONS.to_vec();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Take something out" }
            p { "What is taken out leaves a notice that says when and why, and nothing of what it was. The record still verifies: it shows as withdrawn." }
            @for ((kind, name), reason) in orders {
                div class="sm-card" {
                    p { strong { (kind.word()) " " (name) } ", " (REASONS.iter().find(|(word, _)| word == reason).map_or("", |(_, said)| said)) }
                    (cx.form(&cx.at("publishing/back"), html! {
                        input type="hidden" name="thing" value=(Whole::page_of(*kind, name));
                        (Button::submit("Let it back in").secondary())
                    }))
                }
            }
            (cx.form(&cx.at("publishing/out"), html! {
                (cx.input("thing", "Its address in the record", "").hint("Such as decisions/DEC-0012.html"))
                (cx.select("reason", "Why", "", [("", "Choose a reason")].into_iter().chain(reasons)))
                (Button::submit("Take it out").secondary())
            }))
        }
    }
}

fn now(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    // Whoever may not must learn so before anything is written.
    cx.read(|unit, actor| actor.permit::<Govern, County>(unit, &county.id).map(drop))?;
    let done = tree::publish(cx.kernel(), &county.slug)?;
    if done.number <= done.recorded {
        return Err(Fault::field(
            "publish",
            "Nothing has changed since it was published last, so nothing was published",
        ));
    }
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county.id)?;
        export::record(unit, &permit, &done)
    })?;
    tree::recorded(cx.kernel(), &county.slug, done.number)?;
    export::copied(cx.kernel(), &county.slug)?;
    Ok(Reply::see(cx.at("publishing")))
}

/// What an address in the record is the page of: typed in full, or as a path.
fn thing(cx: &Cx<'_>) -> Outcome<(Kind, String)> {
    let typed = cx.form.get("thing").unwrap_or_default().trim();
    let path = typed.split("/record/").last().unwrap_or_default().trim_start_matches('/');
    let found = path.split_once('/').and_then(|(folder, name)| {
        let kind = Kind::ALL.iter().find(|(_, many, _)| *many == folder).map(|(kind, ..)| *kind)?;
        let name = name.strip_suffix(".html")?;
        (Whole::page_of(kind, name) == path).then(|| (kind, name.to_string()))
    });
    found.ok_or_else(|| {
        Fault::field("thing", "Enter the address of a page of the record, such as decisions/DEC-0012.html")
    })
}

fn out(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let reason = cx.form.get("reason").unwrap_or_default().to_string();
    let (kind, name) = thing(cx)?;
    if !REASONS.iter().any(|(word, _)| *word == reason) {
        return Err(Fault::field("reason", "Choose why it must be taken out"));
    }
    let there = tree::folder(cx.kernel().record()?, &county.slug).join(Whole::page_of(kind, &name)).exists();
    if !there {
        return Err(Fault::field(
            "thing",
            "There is no such page in the record. Copy its address from the record",
        ));
    }
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county.id)?;
        let row = takedown::order(unit, &permit, &county.slug, (kind, &name), &reason)?;
        let event =
            OrderedOut { thing: format!("{}/{name}", kind.word()), reason: reason.clone(), rows: vec![row] };
        let done = unit.record(&permit, &event)?;
        kernel::contracts::record::released(unit, &county.slug)?;
        Ok(done)
    })?;
    Ok(Reply::see(cx.at("publishing")))
}

fn back(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let (kind, name) = thing(cx)?;
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county.id)?;
        let rows = takedown::lift(unit, &permit, &county.slug, (kind, &name))?;
        if rows.is_empty() {
            return Err(Fault::Conflict("Somebody else has let it back in already.".into()));
        }
        unit.record(&permit, &OrderLifted { thing: format!("{}/{name}", kind.word()), rows })
    })?;
    Ok(Reply::see(cx.at("publishing")))
}
