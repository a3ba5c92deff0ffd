//! `/{county}/plan/{agreement}/priorities/new` and `.../{priority}`: a priority or cross-cutting theme is added or changed.

use super::parts::agreement_of;
use crate::agreements::{self, Aim, Held, Priority};
use crate::events;
use crate::store::{self, Agreement};
use govuk::{Button, Choice};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const NEW: &str = "/{county}/plan/{agreement}/priorities/new";
const ONE: &str = "/{county}/plan/{agreement}/priorities/{priority}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Agreement>();
    vec![
        get(NEW, guard, show_new),
        post(NEW, guard, &[events::PriorityAdded::KIND], add, show_new),
        get(ONE, guard, show),
        post(ONE, guard, &[events::PriorityChanged::KIND], change, show),
    ]
}

fn held(cx: &Cx<'_>) -> Outcome<(Held, Vec<Priority>)> {
    cx.read(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        let held = store::agreements::one(unit, &permit)?.ok_or(Fault::Absent)?;
        let all = store::agreements::priorities(unit, &permit, &held.id)?;
        Ok((held, all))
    })
}

fn show_new(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, all) = held(cx)?;
    let place = all.iter().map(|p| p.aim.place).max().unwrap_or(0) + 1;
    let inside = html! {
        (cx.input("slug", "Short name", "").hint("As it stands in addresses, such as domestic-abuse.").classes("govuk-input--width-20"))
        (fields(cx, &Aim { place, ..Aim::default() }))
    };
    page(cx, &held, "Add a priority or theme", "new", inside)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, all) = held(cx)?;
    let slug = cx.param("priority")?.to_string();
    let priority = all.into_iter().find(|p| p.slug == slug).ok_or(Fault::Absent)?;
    let inside = html! {
        input type="hidden" name="seen" value=(cx.value("seen", priority.version.to_string()));
        (fields(cx, &priority.aim))
    };
    page(cx, &held, "Change a priority or theme", &slug, inside)
}

fn page(cx: &Cx<'_>, held: &Held, title: &str, last: &str, inside: Markup) -> Outcome<Reply> {
    let at = cx.at(&format!("plan/{}", held.slug));
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        (cx.form(&format!("{at}/priorities/{last}"), html! {
            (inside)
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(at) { "Cancel" }
            }
        }))
    };
    cx.page(Page::new(title, "Plan", body).crumb("Plan", cx.at("plan")).crumb(held.terms.title.as_str(), at))
}

fn fields(cx: &Cx<'_>, aim: &Aim) -> Markup {
    let sort = if aim.cross_cutting { "yes" } else { "no" };
    html! {
        (cx.input("title", "In a few words", &aim.title))
        (cx.textarea("about", "Why it was chosen, and what the board wants to see (optional)", &aim.about).rows(3))
        (cx.radios("cross-cutting", "Which is it?", sort, [
            Choice::new("no", "A priority"),
            Choice::new("yes", "A cross-cutting theme").hint("It runs through all the priorities."),
        ]))
        (cx.input("place", "Its place among the others", &aim.place.to_string()).classes("govuk-input--width-3"))
    }
}

fn read(cx: &Cx<'_>) -> Outcome<Aim> {
    let mut fields = Fields::of(&cx.form);
    let place = fields.text("place", "Enter its place among the others, such as 1").parse::<u16>().ok();
    if place.is_none() && cx.form.get("place").is_some_and(|p| !p.trim().is_empty()) {
        fields.wrong("place", "Enter a whole number, such as 1");
    }
    let aim = Aim {
        title: fields.text("title", "Enter the priority in a few words"),
        about: fields.optional("about"),
        cross_cutting: fields
            .yes_no("cross-cutting", "Choose whether it is a priority or a theme")
            .unwrap_or(false),
        place: place.map_or(0, i64::from),
    };
    fields.done()?;
    Ok(aim)
}

fn add(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.form.get("slug").unwrap_or_default().trim().to_string();
    if slug.is_empty() || slug == "new" {
        return Err(Fault::field("slug", "Enter a short name, such as domestic-abuse"));
    }
    let aim = read(cx)?;
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreements::add_priority(unit, &permit, &slug, &aim)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}", cx.param("agreement")?))))
}

fn change(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen: i64 = cx.form.get("seen").and_then(|s| s.parse().ok()).unwrap_or(0);
    let slug = cx.param("priority")?.to_string();
    let (_, all) = held(cx)?;
    let priority = all.into_iter().find(|p| p.slug == slug).ok_or(Fault::Absent)?;
    let aim = read(cx)?;
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreements::change_priority(unit, &permit, &priority.id, seen, &aim)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}", cx.param("agreement")?))))
}
