//! Whether an item is ready to be taken, on its page, for those who answer for the meeting: what was decided on the matter before, the
//! duty that it discharges, what is overdue, who has an interest, and whether enough members will be there.

use super::item::SeenItem;
use crate::agenda::FORWARD;
use crate::registers::{asks, decisions};
use crate::{Ask, Decision, room, store};
use board::sittings::attendance::{self, Status};
use board::sittings::item::{self, Kind};
use board::sittings::{AgendaItem, Minute, State, interest};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Tone, day, tag};

/// So many earlier decisions are named.
const MOST: u32 = 5;

/// One thing that the chair looks at before the item is taken.
struct Look {
    what: &'static str,
    said: Markup,
}

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &SeenItem<'_>) -> Outcome<Markup> {
    let it = seen.item;
    let ahead = !matches!(seen.sitting.state, State::Held | State::Cancelled);
    if it.kind == Kind::Standing || !ahead || !actor.may::<Minute, AgendaItem>(unit, &it.id)? {
        return Ok(html! {});
    }
    let mut all = vec![duty(unit, seen)?];
    if !it.matter.is_empty() {
        all.push(before(cx, unit, actor, seen)?);
        all.push(overdue(cx, unit, actor, seen)?);
    }
    all.push(interests(unit, seen)?);
    all.push(quorum(unit, seen)?);
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" id="ready" { "Before it is taken" }
            dl class="sm-facts" {
                @for look in &all { div { dt { (look.what) } dd { (look.said) } } }
            }
        }
    })
}

fn duty(unit: &mut Unit<'_>, seen: &SeenItem<'_>) -> Outcome<Look> {
    let business = match seen.item.source.strip_prefix(FORWARD) {
        Some(id) => store::forward::by_id(unit, seen.permit, id)?,
        None => None,
    };
    let said = business.map(|it| it.of.duty).filter(|duty| !duty.is_empty());
    let said = html! { @if let Some(said) = said { (said) } @else { "None is named" } };
    Ok(Look { what: "Duty that it discharges", said })
}

fn before(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &SeenItem<'_>) -> Outcome<Look> {
    let it = seen.item;
    let which = decisions::Which {
        matter: Some(it.matter.clone()),
        to: Some(seen.sitting.day),
        most: Some(MOST),
        ..decisions::Which::default()
    };
    let mut made = decisions::list(unit, &actor.visible::<Decision>(), &it.county, &which)?;
    made.retain(|decision| decision.item.as_deref() != Some(it.id.as_str()));
    let items = item::of_matter(unit, &actor.visible::<AgendaItem>(), &it.county, &it.matter)?;
    let earlier =
        items.iter().filter(|other| other.id != it.id && other.issued && !other.withdrawn()).count();
    let said = html! {
        @if made.is_empty() { "Nothing was decided on this matter" }
        @else {
            ul class="govuk-list" {
                @for decision in &made {
                    li {
                        a class="govuk-link" href=(cx.at(&format!("decisions/DEC-{:04}", decision.number))) { "DEC-" (format!("{:04}", decision.number)) ": " (decision.title) }
                        ", " (day(decision.made_on)) ", " (decision.standing.said().to_lowercase())
                    }
                }
            }
        }
        @if earlier > 0 { " It stood on " (board::words::count(earlier, "agenda", "agendas")) " before." }
    };
    Ok(Look { what: "Decided before", said })
}

fn overdue(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &SeenItem<'_>) -> Outcome<Look> {
    let it = seen.item;
    let which = decisions::Which { matter: Some(it.matter.clone()), ..decisions::Which::default() };
    let mut late = decisions::list(unit, &actor.visible::<Decision>(), &it.county, &which)?;
    late.retain(|made| !made.standing.settled() && made.due.is_some_and(|due| due < cx.today));
    let which = asks::Which { matter: Some(it.matter.clone()), ..asks::Which::default() };
    let mut silent = asks::list(unit, &actor.visible::<Ask>(), &it.county, &which)?;
    silent.retain(|ask| ask.standing == crate::registers::ask::Standing::Open && ask.due < cx.today);
    let said = html! {
        @if late.is_empty() && silent.is_empty() { "Nothing on this matter is past its date" }
        @else {
            ul class="govuk-list" {
                @for made in &late {
                    li { (tag(Tone::Late, "Past its date")) " DEC-" (format!("{:04}", made.number)) ": " (made.title) }
                }
                @for ask in &silent {
                    li { (tag(Tone::Late, "No answer")) " ASK-" (format!("{:04}", ask.number)) ": " (ask.title) ", due " (day(ask.due)) }
                }
            }
        }
    };
    Ok(Look { what: "Overdue", said })
}

fn interests(unit: &mut Unit<'_>, seen: &SeenItem<'_>) -> Outcome<Look> {
    let it = seen.item;
    let mut all = interest::of_item(unit, seen.permit, &it.id)?;
    if !it.matter.is_empty() {
        let register = interest::register(unit, seen.permit, &it.county, None)?;
        all.extend(register.into_iter().filter(|held| held.matter == it.matter));
    }
    all.retain(|held| held.ended.is_none());
    let table = seen.register.on(seen.sitting.day);
    let said = html! {
        @if all.is_empty() { "Nobody has declared an interest" }
        @else {
            ul class="govuk-list" {
                @for held in &all {
                    li { (table.who(&held.person)) @if held.withdraws { ": withdraws" } @else { ": stays" } }
                }
            }
        }
    };
    Ok(Look { what: "Interests", said })
}

fn quorum(unit: &mut Unit<'_>, seen: &SeenItem<'_>) -> Outcome<Look> {
    let now = room::quorum(unit, seen.permit, seen.sitting)?;
    let said = if seen.sitting.state == State::Open {
        html! { (now.said) }
    } else {
        let lines = attendance::all(unit, seen.permit, &seen.sitting.id)?;
        let away =
            lines.iter().filter(|line| !line.seat.is_empty() && line.status == Status::Apologies).count();
        let there = usize::try_from(now.seats).unwrap_or(0).saturating_sub(away);
        let needed = now.needed.and_then(|needed| usize::try_from(needed).ok());
        let holds = needed.is_none_or(|needed| there >= needed);
        html! {
            (board::words::count(away, "member has", "members have")) " sent apologies and nobody sits for them; "
            (there) " of " (now.seats) " seats are awaited"
            @match needed {
                Some(needed) => { ", " (needed) " are needed. " @if holds { (tag(Tone::Ok, "Looks to hold")) } @else { (tag(Tone::Late, "Too few")) } }
                None => { ". The terms of reference say no number." }
            }
        }
    };
    Ok(Look { what: "Quorum", said })
}
