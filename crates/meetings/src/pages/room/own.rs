//! `/{county}/meetings/{meeting}/interests`: a member declares an interest, and takes it back.

use super::parts::{called, first, organisations};
use crate::pages::parts::{meeting_of, table};
use crate::room::{Declare, declare, events, take_back};
use board::sittings::interest::{self, Interest};
use board::sittings::item::{self, Item};
use board::sittings::sitting;
use board::sittings::{AgendaItem, Attend, Meeting};
use govuk::{Button, Checkboxes, Choice};
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, Tone, empty, get, post, tag};

const PATH: &str = "/{county}/meetings/{meeting}/interests";
const END: &str = "/{county}/meetings/{meeting}/interests/end";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Attend, Meeting>();
    vec![
        get(PATH, guard, show),
        post(PATH, guard, &[events::InterestDeclared::KIND], send, show),
        post(END, guard, &[events::InterestEnded::KIND], end, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, register, items, all) = cx.read(|unit, actor| {
        let permit = meeting_of::<Attend>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let register = table(unit, actor, &it.county)?;
        let mut items = item::list(unit, &actor.visible::<AgendaItem>(), &it.id)?;
        items.retain(|item| item.issued && !item.withdrawn());
        let mut all = interest::all(unit, &permit, &it.id)?;
        all.retain(|it| actor.id() == Some(it.person.as_str()));
        Ok((it, register, items, all))
    })?;
    let on = register.on(it.day);
    let choices: Vec<(String, String)> = items.iter().map(|item| (item.slug.clone(), called(item))).collect();
    let body = html! {
        h1 class="govuk-heading-l" { "Declare an interest" span class="govuk-caption-m" { (it.title) ", " (words::format_long(it.day)) } }
        p class="sm-lead" { "When you withdraw from an item, you read nothing of it from then on: not its papers, not its minutes, not what is decided. When you withdraw from the meeting as a whole, that holds for every item, also for those that come later. The minutes say that you withdrew." }
        @if all.is_empty() {
            (empty("What you declare for this meeting will stand here.", html! { p { a class="govuk-link" href=(cx.at("interests")) { "Your standing interests" } } }))
        } @else {
            ul class="govuk-list sm-tasks" { @for it in &all { (one(cx, &items, it)) } }
        }
        (cx.form(&cx.at(&format!("{}/interests", it.path())), html! {
            (cx.select("item", "In which item?", cx.query.get("item").unwrap_or_default(), first("The meeting as a whole").chain(choices)))
            (cx.input("nature", "What is it?", "").hint("Such as: Trustee of the refuge"))
            (cx.select("organisation", "In which organisation does it lie? (optional)", "", first("None").chain(organisations(&on))))
            (Checkboxes::new("withdraws", "Do you withdraw?", [Choice::new("yes", "Yes, I withdraw from this item, or from every item when it is the meeting as a whole")])
                .values(cx.form.all("withdraws")))
            div class="govuk-button-group" {
                (Button::submit("Declare it").once())
                a class="govuk-link" href=(cx.at(&it.path())) { "Back to the meeting" }
            }
        }))
    };
    let page = Page::new(format!("Interests in {}, {}", it.title, words::format(it.day)), "Meetings", body);
    cx.page(page.crumb("Meetings", cx.at("meetings")).crumb(words::format(it.day), cx.at(&it.path())))
}

/// One's own declaration. An item from which one has withdrawn is not named any more.
fn one(cx: &Cx<'_>, items: &[Item], it: &Interest) -> Markup {
    let item = it.item.as_deref().and_then(|id| items.iter().find(|item| item.id == id));
    let meeting = cx.param("meeting").unwrap_or_default();
    html! {
        li {
            div {
                (it.nature) ". " (it.stage.said()) ". "
                @if it.ended.is_some() { (tag(Tone::None, "Taken back")) } @else if it.withdraws { (tag(Tone::Soon, "You have withdrawn")) }
                small {
                    @match (item, &it.item) {
                        (Some(item), _) => (called(item)),
                        (None, Some(_)) => "An item of this agenda",
                        (None, None) => "The meeting as a whole",
                    }
                }
            }
            @if it.ended.is_none() {
                (cx.form(&cx.at(&format!("meetings/{meeting}/interests/end")), html! {
                    input type="hidden" name="interest" value=(it.id);
                    button type="submit" class="sm-linkbutton" { "Take it back" span class="govuk-visually-hidden" { ": " (it.nature) } }
                }))
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let item = fields.optional("item");
    let wanted = Declare {
        item: Some(item).filter(|item| !item.is_empty()),
        organisation: fields.optional("organisation"),
        nature: fields.optional("nature"),
        withdraws: fields.ticked("withdraws"),
        ..Declare::default()
    };
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = meeting_of::<Attend>(cx, unit, actor)?;
        declare(unit, &permit, &wanted)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{}/interests", cx.param("meeting")?))))
}

fn end(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.form.get("interest").unwrap_or_default().to_string();
    cx.write(|unit, actor| {
        let permit = meeting_of::<Attend>(cx, unit, actor)?;
        take_back(unit, &permit, &id)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{}/interests", cx.param("meeting")?))))
}
