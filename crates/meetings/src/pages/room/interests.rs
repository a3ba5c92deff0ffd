//! `/{county}/meetings/{meeting}/room/interests`: what was declared for this meeting, recorded by whoever takes its minutes.

use super::parts::{Room, at, back, called, first, organisations, page, people, room, who};
use crate::room::{Declare, declare, events, short, take_back};
use board::Snapshot;
use board::sittings::interest::{self, Interest, Stage};
use board::sittings::{Meeting, Minute};
use govuk::{Button, Checkboxes, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, empty, get, post, tag};

const PATH: &str = "/{county}/meetings/{meeting}/room/interests";
const END: &str = "/{county}/meetings/{meeting}/room/interests/end";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, Meeting>();
    vec![
        get(PATH, guard, show),
        post(PATH, guard, &[events::InterestDeclared::KIND], send, show),
        post(END, guard, &[events::InterestEnded::KIND], end, show),
    ]
}

/// A declaration in a line.
pub(in crate::pages) fn line(on: &Snapshot<'_>, it: &Interest) -> Markup {
    html! {
        strong { (who(on, &it.person)) } ": " (it.nature)
        @if !it.organisation.is_empty() { " (" (on.organisation_name(&it.organisation)) ")" }
        ". " (it.stage.said()) ". "
        @if it.ended.is_some() { (tag(Tone::None, "Taken back")) }
        @else if it.withdraws { (tag(Tone::Soon, "Withdraws")) }
        @else { (tag(Tone::Ok, "Stays")) }
        @if it.stage == Stage::AfterVote { " " (tag(Tone::Late, "After the decision")) }
    }
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, all, suggested) = cx.read(|unit, actor| {
        let held = room(cx, unit, actor)?;
        // Of items that this reader may not see, nothing is said either.
        let mut all = interest::all(unit, &held.permit, &held.it.id)?;
        all.retain(|it| it.item.as_ref().is_none_or(|id| held.items.iter().any(|item| item.id == *id)));
        let register = interest::register(unit, &held.permit, &held.it.county, None)?;
        let suggested = suggested(&held, &all, &register);
        Ok((held, all, suggested))
    })?;
    let on = held.on();
    let items: Vec<(String, String)> =
        held.items.iter().map(|item| (item.slug.clone(), called(item))).collect();
    let body = html! {
        h1 class="govuk-heading-l" { "Interests" span class="govuk-caption-m" { (held.it.title) } }
        @if all.is_empty() {
            (empty("What members declare will stand here, with the item and whether they withdraw.", html! {}))
        } @else {
            ul class="govuk-list sm-tasks" { @for it in &all { (one(cx, &held, &on, it)) } }
        }
        @if !suggested.is_empty() {
            section class="sm-card sm-card--soon" {
                h2 class="govuk-heading-s" { "From the register of interests" }
                p { "These standing interests touch items of this agenda. Ask whether they are declared:" }
                ul class="govuk-list govuk-list--bullet" { @for words in &suggested { li { (words) } } }
            }
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Record a declaration" }
            (cx.form(&at(cx, &held.it, "interests"), html! {
                (cx.select("person", "Who has it?", "", first("Choose a person").chain(people(&on))))
                (cx.select("item", "In which item?", "", first("The meeting as a whole").chain(items)))
                (cx.input("nature", "What is it?", "").hint("Such as: Trustee of the refuge"))
                (cx.select("organisation", "In which organisation does it lie? (optional)", "", first("None").chain(organisations(&on))))
                (Checkboxes::new("withdraws", "Must they withdraw?", [
                    Choice::new("yes", "They withdraw: from now on they read nothing of the item, its papers and its decisions; of no item when it is the meeting as a whole"),
                ]).values(cx.form.all("withdraws")))
                (Button::submit("Record this").once())
            }))
        }
    };
    cx.page(page(cx, &held.it, "Interests", body))
}

fn one(cx: &Cx<'_>, held: &Room, on: &Snapshot<'_>, it: &Interest) -> Markup {
    let item = it.item.as_deref().and_then(|id| held.items.iter().find(|item| item.id == id));
    html! {
        li {
            div {
                (line(on, it))
                small { @if let Some(item) = item { (called(item)) } @else { "The meeting as a whole" } }
            }
            @if it.ended.is_none() {
                (cx.form(&at(cx, &held.it, "interests/end"), html! {
                    input type="hidden" name="interest" value=(it.id);
                    button type="submit" class="sm-linkbutton" { "Take it back" span class="govuk-visually-hidden" { ": " (who(on, &it.person)) } }
                }))
            }
        }
    }
}

/// Standing interests that touch an item by its matter, or by an organisation that it names.
fn suggested(held: &Room, declared: &[Interest], register: &[Interest]) -> Vec<String> {
    let on = held.on();
    let mut out = Vec::new();
    for it in register.iter().filter(|it| it.ended.is_none()) {
        let body =
            if it.organisation.is_empty() { String::new() } else { on.organisation_name(&it.organisation) };
        let touches = |item: &&board::sittings::Item| {
            let matter = !it.matter.is_empty() && it.matter == item.matter;
            let words = format!("{} {} {}", item.title, item.purpose, item.presenter).to_lowercase();
            matter || (!body.is_empty() && words.contains(&body.to_lowercase()))
        };
        let known = |id: &str| {
            declared
                .iter()
                .any(|d| d.person == it.person && d.item.as_deref() == Some(id) && d.ended.is_none())
        };
        for item in held.items.iter().filter(touches).filter(|item| !known(&item.id)) {
            out.push(format!("{}: {} ({})", who(&on, &it.person), it.nature, called(item)));
        }
    }
    out
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let person = fields.text("person", "Choose who has the interest");
    let item = fields.optional("item");
    let wanted = Declare {
        item: Some(item).filter(|item| !item.is_empty()),
        person: short(&person).into(),
        organisation: fields.optional("organisation"),
        nature: fields.optional("nature"),
        withdraws: fields.ticked("withdraws"),
        stage: None,
    };
    fields.done()?;
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        declare(unit, &held.permit, &wanted)
    })?;
    Ok(Reply::see(back(cx, "interests")?))
}

fn end(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.form.get("interest").unwrap_or_default().to_string();
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        take_back(unit, &held.permit, &id)
    })?;
    Ok(Reply::see(back(cx, "interests")?))
}
