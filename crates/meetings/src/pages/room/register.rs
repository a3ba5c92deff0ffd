//! `/{county}/interests`: the standing register of interests. Each member keeps their own; the officer reads all of it.

use super::parts::{first, organisations, who};
use crate::pages::parts::{matter_choice, matters, table};
use crate::room::{Standing, declare_standing, events, take_back_standing};
use board::County;
use board::sittings::interest::{self, Interest};
use govuk::Button;
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::time::civil;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, Tone, empty, get, post, tag};

const PATH: &str = "/{county}/interests";
const END: &str = "/{county}/interests/end";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, County>();
    vec![
        get(PATH, guard, show),
        post(PATH, guard, &[events::InterestDeclared::KIND], send, show),
        post(END, guard, &[events::InterestEnded::KIND], end, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (register, mine, others, keeps, matters) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county)?;
        let me = actor.id().unwrap_or_default().to_string();
        let keeps = !me.is_empty() && (actor.holds("sits", &county) || actor.holds("officer", &county));
        let reads_all = actor.may::<Govern, County>(unit, &county)?;
        let mut all = Vec::new();
        if reads_all {
            all = interest::register(unit, &permit, &county, None)?;
        } else if keeps {
            all = interest::register(unit, &permit, &county, Some(&me))?;
        }
        let (mine, others): (Vec<Interest>, Vec<Interest>) = all.into_iter().partition(|it| it.person == me);
        Ok((table(unit, actor, &county)?, mine, others, keeps, matters(cx, unit, actor)?))
    })?;
    let on = register.on(cx.today);
    let body = html! {
        h1 class="govuk-heading-l" { "Register of interests" }
        @if keeps {
            p class="sm-lead" { "What you put here stands until you take it back. Whoever takes the minutes is shown it when an item touches it." }
            @if mine.is_empty() { (empty("Your standing interests will be here.", html! {})) }
            @else { ul class="govuk-list sm-tasks" { @for it in &mine { (one(cx, &on, it, &matters, true)) } } }
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Add an interest of yours" }
                (cx.form(&cx.at("interests"), html! {
                    (cx.input("nature", "What is it?", "").hint("Such as: Trustee of the refuge"))
                    (cx.select("organisation", "In which organisation does it lie? (optional)", "", first("None").chain(organisations(&on))))
                    (matter_choice(cx, "Which matter does it touch? (optional)", "", &matters))
                    (Button::submit("Add it").once())
                }))
            }
        } @else {
            (empty("Members of the county’s boards keep their standing interests here.", html! {}))
        }
        @if !others.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Interests of the others" }
                ul class="govuk-list sm-tasks" { @for it in &others { (one(cx, &on, it, &matters, false)) } }
            }
        }
    };
    cx.page(Page::new("Register of interests", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn one(
    cx: &Cx<'_>,
    on: &board::Snapshot<'_>,
    it: &Interest,
    matters: &[(String, String)],
    own: bool,
) -> Markup {
    html! {
        li {
            div {
                @if !own { strong { (who(on, &it.person)) } ": " }
                (it.nature)
                @if !it.organisation.is_empty() { " (" (on.organisation_name(&it.organisation)) ")" }
                @if let Some(ended) = it.ended { " " (tag(Tone::None, "Taken back")) " " small { "on " (words::format(civil(ended))) } }
                small { "Since " (words::format(civil(it.at))) @if !it.matter.is_empty() { ", matter " (matters.iter().find(|(slug, _)| *slug == it.matter).map_or(&*it.matter, |(_, title)| title)) } }
            }
            @if own && it.ended.is_none() {
                (cx.form(&cx.at("interests/end"), html! {
                    input type="hidden" name="interest" value=(it.id);
                    button type="submit" class="sm-linkbutton" { "Take it back" span class="govuk-visually-hidden" { ": " (it.nature) } }
                }))
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut fields = Fields::of(&cx.form);
    let wanted = Standing {
        organisation: fields.optional("organisation"),
        matter: fields.optional("matter"),
        nature: fields.optional("nature"),
    };
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county)?;
        declare_standing(unit, &permit, &wanted)
    })?;
    Ok(Reply::see(cx.at("interests")))
}

fn end(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let id = cx.form.get("interest").unwrap_or_default().to_string();
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county)?;
        take_back_standing(unit, &permit, &id)
    })?;
    Ok(Reply::see(cx.at("interests")))
}
