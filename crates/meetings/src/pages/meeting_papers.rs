//! The pack of a meeting and the way to send a paper, on its page. The papers themselves stand beside their items.

use super::meeting::Seen;
use board::sittings::{AgendaItem, Attend, State as Meets, item};
use govuk::Button;
use kernel::verbs::Update;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::Cx;

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &Seen<'_>) -> Outcome<Markup> {
    let it = seen.sitting;
    let items = item::list(unit, &actor.visible::<AgendaItem>(), &it.id)?;
    let ahead = !matches!(it.state, Meets::Held | Meets::Cancelled);
    let mut may = false;
    for of in items.iter().filter(|of| ahead && !of.withdrawn()) {
        may |= actor.may::<Update, AgendaItem>(unit, &of.id)?
            || actor.may::<Attend, AgendaItem>(unit, &of.id)?;
    }
    let issued = items.iter().any(|of| of.issued);
    if !may && !issued {
        return Ok(html! {});
    }
    let sent = cx.query.get("sent").is_some() && actor.id().is_some();
    Ok(html! {
        @if sent { (govuk::InsetText::new("Your paper was taken. It goes out with the next issue of the agenda.")) }
        div class="govuk-button-group" id="papers" {
            @if issued { (Button::link("Read the pack", cx.at(&format!("{}/pack", it.path()))).secondary()) }
            @if may { (Button::link("Send a paper", cx.at(&format!("{}/papers/new", it.path()))).secondary()) }
        }
    })
}
