//! `/{county}/meetings/{meeting}/items/{item}`: one item, as a list of parts. Each part is a function in the file of whoever knows it.

use super::item_address::{item_of, numbered, page, tags, unissued, with_meeting};
use super::parts::table;
use crate::store;
use board::Register;
use board::sittings::{AgendaItem, Item, Sitting, State, item};
use govuk::{Button, SummaryList, SummaryRow};
use kernel::verbs::{Update, View};
use kernel::{Actor, Outcome, Permit, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, day, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/meetings/{meeting}/items/{item}", Guard::may::<View, AgendaItem>(), show)]
}

/// The item that a part is drawn for, and what its reader may know of it.
pub(crate) struct SeenItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its meeting.
    pub sitting: &'a Sitting,
    /// That the reader may see the item.
    pub permit: &'a Permit<View, AgendaItem>,
    /// What the reader may know of the county's table.
    pub register: &'a Register,
    /// Whether the reader may change the item.
    pub governs: bool,
}

impl SeenItem<'_> {
    /// An address below the item.
    pub fn at(&self, cx: &Cx<'_>, below: &str) -> String {
        cx.at(&format!("{}/{}/{below}", self.sitting.path(), self.item.path()))
    }
}

/// A part of the page: nothing when it has nothing for this reader.
pub(crate) type Part = fn(&Cx<'_>, &mut Unit<'_>, &Actor, &SeenItem<'_>) -> Outcome<Markup>;

/// The parts, in the order in which they stand on the page.
const PARTS: &[Part] = &[
    super::item_papers::part,
    super::room::of_item::part,
    super::clearance::part,
    super::item_carried::part,
    super::item_readiness::part,
    super::item_turns::part,
];

pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (it, meeting, body) = cx.read(|unit, actor| {
        let permit = item_of::<View>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let register = table(unit, actor, &county)?;
        let governs = actor.may::<Update, AgendaItem>(unit, &it.id)?;
        let seen = SeenItem { item: &it, sitting: &meeting, permit: &permit, register: &register, governs };
        let mut parts = Vec::new();
        for part in PARTS {
            parts.push(part(cx, unit, actor, &seen)?);
        }
        let matter = store::matters::title(unit, &permit, &county, &it.matter)?;
        let body = html! {
            (head(cx, &seen, matter.as_deref()))
            @for part in &parts { (part) }
        };
        Ok((it, meeting, body))
    })?;
    let title = [numbered(it.number), it.title.clone()].into_iter().filter(|text| !text.is_empty());
    let title = title.collect::<Vec<_>>().join(": ");
    let page = super::item_address::below(cx, &title, &meeting, body);
    cx.page(page)
}

fn head(cx: &Cx<'_>, seen: &SeenItem<'_>, matter: Option<&str>) -> Markup {
    let it = seen.item;
    let past = matches!(seen.sitting.state, State::Held | State::Cancelled);
    let open = seen.governs && it.state == item::OPEN && !past;
    html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" {
                (it.title)
                span class="govuk-caption-m" { @if let Some(number) = it.number { "Item " (number) ", " } (seen.sitting.title) ", " (day(seen.sitting.day)) }
            }
            p { (tags(it)) (unissued(it)) }
        }
        (SummaryList::rows(facts(cx, seen, matter)))
        @if open {
            div class="govuk-button-group" {
                (Button::link("Change this item", seen.at(cx, "change")).secondary())
                (Button::link(if it.withheld { "Change why it is withheld" } else { "Withhold it" }, seen.at(cx, "withhold")).secondary())
                (Button::link("Take it off the agenda", seen.at(cx, "withdraw")).secondary())
            }
        }
    }
}

fn facts(cx: &Cx<'_>, seen: &SeenItem<'_>, matter: Option<&str>) -> Vec<SummaryRow> {
    let it = seen.item;
    let mut rows = Vec::new();
    if !it.purpose.is_empty() {
        rows.push(SummaryRow::new("What for", it.purpose.as_str()));
    }
    if !it.presenter.is_empty() {
        rows.push(SummaryRow::new("Presented by", it.presenter.as_str()));
    }
    if it.minutes > 0 {
        rows.push(SummaryRow::new("Time", format!("{} minutes", it.minutes)));
    }
    if !it.matter.is_empty() {
        let href = cx.at(&format!("matters/{}", it.matter));
        let title = matter.unwrap_or(&it.matter);
        rows.push(SummaryRow::new("Matter", html! { a class="govuk-link" href=(href) { (title) } }));
    }
    if it.withheld {
        let why = super::item_address::withheld(&it.paragraph, &it.reason, it.review);
        let said = if it.paragraph.is_empty() {
            html! { "For the members alone. Nobody has said yet why it is withheld." }
        } else {
            why
        };
        rows.push(SummaryRow::new("Not public", said));
    }
    if !it.late_reason.is_empty() {
        // Who it was is for those who sign in.
        let who = cx.person.as_ref().map(|_| seen.register.on(cx.today).who(&it.late_by));
        rows.push(SummaryRow::new(
            "Taken late",
            html! { "The chair’s reason: " (it.late_reason) @if let Some(who) = who { " (" (who) ")" } },
        ));
    }
    rows
}

/// The item and its meeting, for a page below it that changes something.
pub(super) fn change_page(
    cx: &Cx<'_>,
    title: &str,
    it: &Item,
    meeting: &Sitting,
    body: Markup,
) -> Outcome<Reply> {
    cx.page(page(cx, title, it, meeting, body))
}
