//! `/{county}/matters` and `/{county}/matters/{matter}`: what goes through several bodies, each followed from its first business to its
//! last answer.

use super::parts::table;
use crate::registers::events;
use crate::registers::matter::{self, Step};
use crate::registers::{ask, decision};
use crate::store;
use crate::{Ask, Decision};
use board::sittings::{AgendaItem, item, sitting};
use board::{County, Register, Theme};
use govuk::{Button, Details};
use kernel::ledger::Event;
use kernel::verbs::{Govern, Update, View};
use kernel::{Actor, Fault, Outcome, Recorded, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, empty, get, post};

pub(super) fn routes() -> Vec<Route> {
    let view = Guard::may::<View, AgendaItem>();
    let govern = Guard::may::<Govern, County>();
    vec![
        get("/{county}/matters", view, list),
        post("/{county}/matters", govern, &[events::MatterOpened::KIND], open, list),
        get("/{county}/matters/{matter}", view, show),
        post("/{county}/matters/{matter}/tie", govern, &[events::MatterTied::KIND], tie, show),
    ]
}

fn list(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let begins = cx.query.get("begins").unwrap_or_default().trim().to_lowercase();
    let (mut all, register, governs) = cx.read(|unit, actor| {
        let visible = actor.visible::<AgendaItem>();
        let all = matter::all(unit, &visible, actor, &county)?;
        Ok((all, table(unit, actor, &county)?, actor.may::<Govern, County>(unit, &county)?))
    })?;
    all.retain(|it| begins.is_empty() || it.title.to_lowercase().contains(&begins));
    let on = register.on(cx.today);
    let themes: Vec<(String, String)> =
        on.all::<Theme>().map(|(fact, it)| (fact.slug.clone(), it.name.clone())).collect();
    let theme = |slug: &str| themes.iter().find(|(known, _)| known == slug).map(|(_, name)| name.clone());
    let body = html! {
        h1 class="govuk-heading-l" { "Matters" }
        p class="sm-lead" { "What goes through several bodies: one matter, one thread." }
        form method="get" action=(cx.at("matters")) class="sm-query" role="search" {
            (govuk::Input::text("begins", "Find a matter").value(begins.clone()))
            (Button::submit("Find").secondary())
        }
        @if all.is_empty() {
            (empty("A matter stands here once something that you may read is tied to it.", html! {}))
        } @else {
            ul class="govuk-list govuk-list--spaced" {
                @for it in &all {
                    li {
                        a class="govuk-link" href=(cx.at(&format!("matters/{}", it.slug))) { (it.title) }
                        small class="sm-note" { " since " (day(it.opened)) @if let Some(name) = theme(&it.theme) { ", " (name) } }
                    }
                }
            }
        }
        @if governs {
            (Details { open: !cx.errors.is_empty() || all.is_empty(), ..Details::new("Open a matter", cx.form(&cx.at("matters"), html! {
                (cx.input("title", "What is the matter?", "").hint("Whoever may read something that is tied to it reads this: say nothing confidential."))
                (cx.select("theme", "Theme (optional)", "", std::iter::once((String::new(), "None".to_string())).chain(themes.clone())))
                (Button::submit("Open it").secondary().once())
            })) })
        }
    };
    cx.page(Page::new("Matters", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn open(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.id.clone();
    let (title, theme) = (
        cx.form.get("title").unwrap_or_default().to_string(),
        cx.form.get("theme").unwrap_or_default().to_string(),
    );
    let slug = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        matter::open(unit, &permit, &title, &theme)
    })?;
    Ok(Reply::see(cx.at(&format!("matters/{slug}"))))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let slug = cx.param("matter")?.to_string();
    let (it, steps, register, governs) = cx.read(|unit, actor| {
        let visible = actor.visible::<AgendaItem>();
        let it = matter::named(unit, &visible, actor, &county, &slug)?;
        let steps = matter::thread(unit, actor, &county, &slug)?;
        Ok((it, steps, table(unit, actor, &county)?, actor.may::<Govern, County>(unit, &county)?))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { (it.title) span class="govuk-caption-m" { "Matter since " (day(it.opened)) } }
        @if steps.is_empty() {
            (empty("Agenda items, decisions and asks that are tied to this matter stand here in order of time.", html! {}))
        } @else { (rows(cx, &register, &steps)) }
        @if governs {
            section class="sm-section sm-screen" {
                h2 class="govuk-heading-m" { "Tie something to it" }
                (cx.form(&cx.at(&format!("matters/{}/tie", it.slug)), html! {
                    (cx.input("what", "What belongs to it?", "").hint("A reference such as DEC-0012 or ASK-0003, or the address of an agenda item"))
                    (Button::submit("Tie it").secondary().once())
                }))
            }
        }
    };
    let page = Page::new(it.title.clone(), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Matters", cx.at("matters")))
}

fn rows(cx: &Cx<'_>, register: &Register, steps: &[Step]) -> Markup {
    let on = register.on(cx.today);
    let name = |id: &str| {
        let slug = id.rsplit('/').next().unwrap_or_default();
        if id.contains("/organisation/") { on.organisation_name(slug) } else { on.group_name(slug) }
    };
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "What became of this matter, in order of time" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" { @for head in ["When", "What", "Who", "How it stands"] { th scope="col" class="govuk-table__header" { (head) } } }
            }
            tbody class="govuk-table__body" {
                @for step in steps {
                    tr class="govuk-table__row" {
                        td class="govuk-table__cell sm-nowrap" data-label="When" { @match step.day { Some(at) => (day(at)), None => "No day yet" } }
                        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&step.path)) { (step.title) } small { (step.kind) } }
                        td class="govuk-table__cell" data-label="Who" { (name(&step.group)) }
                        td class="govuk-table__cell" data-label="How it stands" { (step.said) }
                    }
                }
            }
        }
    }
}

fn tie(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let what = cx.form.get("what").unwrap_or_default().trim().to_string();
    let slug = cx.param("matter")?.to_string();
    let county = cx.county()?.clone();
    cx.write(|unit, actor| {
        let _governs = actor.permit::<Govern, County>(unit, &county.id)?;
        tie_it(unit, actor, &county.slug, &what, &slug)
    })?;
    Ok(Reply::see(cx.at(&format!("matters/{slug}"))))
}

/// Whatever is meant by a reference or an address.
fn tie_it(unit: &mut Unit<'_>, actor: &Actor, county: &str, what: &str, slug: &str) -> Outcome<Recorded> {
    let wrong = || {
        Fault::field(
            "what",
            "Enter a reference such as DEC-0012 or ASK-0003, or the address of an agenda item",
        )
    };
    let shown = |fault: Fault| if matches!(fault, Fault::Absent | Fault::Refused) { wrong() } else { fault };
    if let Some(number) = decision::number(what) {
        let id = store::decisions::id_of(unit, county, number)?.ok_or_else(wrong)?;
        let permit = actor.permit::<Update, Decision>(unit, &id).map_err(shown)?;
        return matter::tie_decision(unit, &permit, slug);
    }
    if let Some(number) = ask::number(what) {
        let id = store::asks::id_of(unit, county, number)?.ok_or_else(wrong)?;
        let permit = actor.permit::<Update, Ask>(unit, &id).map_err(shown)?;
        return matter::tie_ask(unit, &permit, slug);
    }
    let path = what.split_once("/meetings/").map(|(_, path)| path).ok_or_else(wrong)?;
    let parts: Vec<&str> = path.split(['/', '?', '#']).collect();
    let [meeting, "items", of, ..] = parts[..] else { return Err(wrong()) };
    let sitting = sitting::id_of(unit, county, meeting)?.ok_or_else(wrong)?;
    let id = item::id_of(unit, &sitting, of)?.ok_or_else(wrong)?;
    let permit = actor.permit::<Update, AgendaItem>(unit, &id).map_err(shown)?;
    matter::tie_item(unit, &permit, slug)
}
