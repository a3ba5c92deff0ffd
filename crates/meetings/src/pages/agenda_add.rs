//! `/{county}/meetings/{meeting}/agenda/add`: one more item.

use super::item_address::{below, meeting};
use super::item_form::{fields, read, read_withholding, withholding};
use super::parts::{matters, meeting_of};
use crate::agenda::{self, withholding::Exemptions};
use crate::events;
use board::sittings::Meeting;
use govuk::{Button, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/agenda/add";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ItemAdded::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, standing, known, late, matters) = cx.read(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        let it = meeting::<Govern>(cx, unit, actor)?;
        let late = agenda::late_since(unit, &permit, &it)?;
        let today = unit.today();
        let standing = agenda::standing_of(unit, &it)?;
        let known = Exemptions::on(unit.kernel(), today)?;
        Ok((it, standing, known, late, matters(cx, unit, actor)?))
    })?;
    let yes = html! { (withholding(cx, &known, None)) };
    let body = html! {
        h1 class="govuk-heading-l" { "Add an item" span class="govuk-caption-m" { (it.title) ", " (site::day(it.day)) } }
        @if let Some(latest) = late {
            (govuk::WarningText::new(html! { "The latest lawful day for this agenda was " (site::day(latest)) ". What you add now is late, and is taken only when the chair says why it cannot wait." }))
        }
        (cx.form(&cx.at(&format!("{}/agenda/add", it.path())), html! {
            (fields(cx, &standing, &matters, None))
            (cx.radios("known", "May the public know what it is?", "open", [
                Choice::new("open", "Yes"),
                Choice::new("withheld", "No, it is withheld").reveals(yes),
            ]))
            (Button::submit("Add this item").once())
        }))
    };
    cx.page(below(cx, "Add an item", &it, body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let item = read(cx);
    let mut rest = Fields::of(&cx.form);
    let withheld = match rest.choice(
        "known",
        &[("open", false), ("withheld", true)],
        "Choose whether the public may know",
    ) {
        Some(true) => read_withholding(&mut rest),
        _ => None,
    };
    let new = super::item_address::both(item, rest.done())?;
    let mut new = new;
    if withheld.is_some() {
        // It goes to the confidential part, whichever section was chosen.
        new.section = String::new();
    }
    new.withheld = withheld;
    let slug = cx.param("meeting")?.to_string();
    cx.write(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        agenda::add(unit, &permit, &new)
    })?;
    Ok(Reply::see(format!("{}#agenda", cx.at(&format!("meetings/{slug}")))))
}
