//! `/{county}/meetings/{meeting}`: one meeting, as a list of parts. Each part is a function in the file of whoever knows it.

use super::parts::{group_name, meeting_of, state_tag, table};
use board::Register;
use board::sittings::sitting;
use board::sittings::{Meeting, Sitting, State};
use govuk::{Button, SummaryList, SummaryRow};
use kernel::clock::words;
use kernel::verbs::{Govern, View};
use kernel::{Actor, Outcome, Permit, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/meetings/{meeting}", Guard::may::<View, Meeting>(), show)]
}

/// The meeting that a part is drawn for, and what its reader may know of it.
pub(crate) struct Seen<'a> {
    /// The meeting.
    pub sitting: &'a Sitting,
    /// That the reader may see it.
    pub permit: &'a Permit<View, Meeting>,
    /// What the reader may know of the county's table.
    pub register: &'a Register,
    /// Whether the reader plans the group's meetings.
    pub governs: bool,
}

/// A part of the page: nothing when it has nothing for this reader.
pub(crate) type Part = fn(&Cx<'_>, &mut Unit<'_>, &Actor, &Seen<'_>) -> Outcome<Markup>;

/// The parts, in the order in which they stand on the page.
const PARTS: &[Part] = &[
    super::meeting_agenda::part,
    super::room::of_meeting::part,
    super::meeting_due::part,
    super::meeting_business::part,
    super::meeting_papers::part,
    super::minutes::part,
    super::meeting_counts::part,
    super::meeting_turns::part,
];

pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (it, body) = cx.read(|unit, actor| {
        let permit = meeting_of::<View>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let register = table(unit, actor, &county)?;
        let governs = actor.may::<Govern, Meeting>(unit, &it.id)?;
        let seen = Seen { sitting: &it, permit: &permit, register: &register, governs };
        let mut parts = Vec::new();
        for part in PARTS {
            parts.push(part(cx, unit, actor, &seen)?);
        }
        let body = html! {
            (head(cx, actor, &seen))
            @for part in &parts { (part) }
        };
        Ok((it, body))
    })?;
    let title = format!("{}, {}", it.title, words::format(it.day));
    cx.page(Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn head(cx: &Cx<'_>, actor: &Actor, seen: &Seen<'_>) -> Markup {
    let it = seen.sitting;
    let group = group_name(seen.register, it);
    let mut rows = vec![
        SummaryRow::new("When", html! { (words::format_long(it.day)) ", " (it.hours()) }),
        SummaryRow::new("Where", html! { @if it.place.is_empty() { "Online" } @else { (it.place) } }),
    ];
    // How to join is for those who are invited, not for whoever finds the page.
    if actor.id().is_some() && !it.online.is_empty() {
        rows.push(SummaryRow::new("Joining online", html! { (it.online) }));
    }
    if let Some(name) = group {
        let href = cx.at(&format!("groups/{}", it.group_slug()));
        rows.push(SummaryRow::new("Group", html! { a class="govuk-link" href=(href) { (name) } }));
    }
    let open = if it.in_public { "Held in public" } else { "Held in private" };
    let known = match (it.published, it.restricted) {
        (_, true) => "known to the members of the group only",
        (true, _) => "announced to anybody",
        (false, _) => "known to the people of this county’s board",
    };
    rows.push(SummaryRow::new("Open to", html! { (open) ", " (known) }));
    html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (it.title) span class="govuk-caption-m" { (words::format(it.day)) } }
            p { (state_tag(it)) }
        }
        @if it.state == State::Cancelled {
            (govuk::InsetText::new(html! { strong { "This meeting does not take place." } " " (it.why) }))
        }
        (SummaryList::rows(rows))
        @if seen.governs && it.state.ahead() {
            div class="govuk-button-group" {
                (Button::link("Move this meeting", cx.at(&format!("{}/move", it.path()))).secondary())
                (Button::link("Cancel this meeting", cx.at(&format!("{}/cancel", it.path()))).secondary())
            }
        }
    }
}
