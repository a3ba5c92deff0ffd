//! `/{county}/forward-plan/{item}`: one piece of business, where it is placed, and what became of it.

use super::parts::{seen, table};
use crate::ForwardItem;
use crate::cycle::forward::{self, Item, Standing};
use crate::events;
use crate::store;
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Sitting};
use board::{Group, Register};
use govuk::{Button, Select, SummaryList, SummaryRow};
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::{Govern, Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, get, post};

const PATH: &str = "/{county}/forward-plan/{item}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, ForwardItem>();
    let changed = &[events::ForwardChanged::KIND];
    vec![
        get(PATH, Guard::may::<View, ForwardItem>(), show),
        post("/{county}/forward-plan/{item}/place", guard, changed, place, show),
        post("/{county}/forward-plan/{item}/drop", guard, changed, drop_it, show),
    ]
}

/// The permit for the business that the address names.
pub(super) fn item_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, ForwardItem>> {
    let id = store::forward::id_of(unit, &cx.county()?.slug, cx.param("item")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, ForwardItem>(unit, &id)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (it, turns, meetings, register, governs) = cx.read(|unit, actor| {
        let permit = item_of::<View>(cx, unit, actor)?;
        let it = store::forward::of(unit, &permit)?;
        // What became of it is for the people of the county: the public reads how it stands.
        let turns =
            if actor.id().is_some() { store::forward::turns(unit, &permit, &it.id)? } else { Vec::new() };
        let group = Some(format!("{county}/group/{}", it.of.group));
        let which = Which { group, ..Which::default() };
        let meetings = sitting::list(unit, &actor.visible::<Meeting>(), &county, &which)?;
        let governs = actor.may::<Update, ForwardItem>(unit, &it.id)?;
        Ok((it, turns, meetings, table(unit, actor, &county)?, governs))
    })?;
    let today = register.on(cx.today);
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (it.of.title) }
            @if governs { (Button::link("Change this business", cx.at(&format!("forward-plan/{}/change", it.slug))).secondary()) }
        }
        (SummaryList::rows(facts(cx, &register, &it, &meetings)))
        @if governs && matches!(it.standing, Standing::Waiting | Standing::Placed) { (acts(cx, &it, &meetings)) }
        @if !turns.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What became of it" }
                ul class="govuk-list" {
                    @for turn in &turns {
                        li { strong { (day(kernel::time::civil(turn.at))) } ": " (turn.words) " " small class="sm-note" { (today.who(&turn.by)) } }
                    }
                }
            }
        }
    };
    let page = Page::new(it.of.title.clone(), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Forward plan", cx.at("forward-plan")))
}

fn facts(cx: &Cx<'_>, register: &Register, it: &Item, meetings: &[Sitting]) -> Vec<SummaryRow> {
    let (of, on) = (&it.of, register.on(cx.today));
    let meeting = meetings.iter().find(|m| Some(&m.id) == it.sitting.as_ref());
    let mut rows = vec![
        SummaryRow::new(
            "Asked to",
            format!(
                "{}: {}",
                of.kind.said(),
                if of.purpose.is_empty() { "no purpose is given yet" } else { &of.purpose }
            ),
        ),
        SummaryRow::new(
            "Where it stands",
            html! {
                (it.standing.said())
                @if let Some(meeting) = meeting { " on " a class="govuk-link" href=(cx.at(&meeting.path())) { (meeting.title) ", " (day(meeting.day)) } }
            },
        ),
    ];
    if let Some(group) = on.get::<Group>(&of.group) {
        let href = cx.at(&format!("groups/{}", of.group));
        rows.push(SummaryRow::new("Group", html! { a class="govuk-link" href=(href) { (group.name) } }));
    }
    if !of.lead.is_empty() {
        let lead = on.organisation_name(&of.lead);
        let said = if of.role.is_empty() { lead } else { format!("{lead}, {}", of.role) };
        rows.push(SummaryRow::new("Led by", said));
    }
    if let Some(due) = of.papers_due {
        rows.push(SummaryRow::new("Papers due", words::format(due)));
    }
    if let Some(months) = it.months() {
        let again = if months == 1 { "Every month".into() } else { format!("Every {months} months") };
        rows.push(SummaryRow::new("Comes back", again));
    }
    if !of.duty.is_empty() {
        rows.push(SummaryRow::new("Duty", of.duty.as_str()));
    }
    if !of.matter.is_empty() {
        let href = cx.at(&format!("matters/{}", of.matter));
        rows.push(SummaryRow::new("Matter", html! { a class="govuk-link" href=(href) { (of.matter) } }));
    }
    rows
}

fn acts(cx: &Cx<'_>, it: &Item, meetings: &[Sitting]) -> Markup {
    let here = it.sitting.clone().unwrap_or_default();
    let ahead = meetings.iter().filter(|m| m.state.ahead() && m.day >= cx.today);
    let slug = |m: &Sitting| (m.slug.clone(), format!("{}, {}", words::format_long(m.day), m.title));
    let chosen = meetings.iter().find(|m| m.id == here).map(|m| m.slug.clone()).unwrap_or_default();
    let choices = std::iter::once((String::new(), "To be placed".to_string())).chain(ahead.map(slug));
    let at = |act: &str| cx.at(&format!("forward-plan/{}/{act}", it.slug));
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Place it" }
            (cx.form(&at("place"), html! {
                input type="hidden" name="seen" value=(it.version);
                (Select::new("meeting", "Which meeting is to take it?", choices).value(cx.value("meeting", chosen)).maybe_error(cx.error("meeting")))
                (Button::submit("Place it").secondary().once())
            }))
            h2 class="govuk-heading-m" { "Drop it" }
            (cx.form(&at("drop"), html! {
                input type="hidden" name="seen" value=(it.version);
                (cx.input("why", "Why is it not to be taken?", ""))
                (Button::submit("Drop it").warning().once())
            }))
        }
    }
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see(cx.at(&format!("forward-plan/{}", cx.param("item")?))))
}

fn place(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let meeting = cx.form.get("meeting").unwrap_or_default().trim().to_string();
    cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let to = if meeting.is_empty() {
            None
        } else {
            let wrong = || Fault::field("meeting", "Choose a meeting from the list");
            let id = sitting::id_of(unit, &cx.county()?.slug, &meeting)?.ok_or_else(wrong)?;
            Some(actor.permit::<Govern, Meeting>(unit, &id).map_err(|_| wrong())?)
        };
        forward::place(unit, &permit, seen(cx), to.as_ref())
    })?;
    back(cx)
}

fn drop_it(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let why = cx.form.get("why").unwrap_or_default().to_string();
    cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        forward::drop_it(unit, &permit, seen(cx), &why)
    })?;
    back(cx)
}
