//! `/{county}/assessments/{group}/{year}/findings/new` and `/findings/{number}`: a finding is recorded, changed or taken out.

use super::parts::{below, head, lines, number, of, seen, seen_in};
use crate::assessment::Finding;
use crate::events;
use crate::pages::parts::long;
use crate::statutory::{Held, Kept, add_entry, change_entry, remove_entry};
use crate::store::Assessment;
use crate::store::statutory::{document, entry};
use govuk::{Button, Checkboxes, Choice};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const NEW: &str = "/{county}/assessments/{group}/{year}/findings/new";
const ONE: &str = "/{county}/assessments/{group}/{year}/findings/{number}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Assessment>();
    vec![
        get(NEW, guard, show_new),
        post(NEW, guard, &[events::EntryAdded::KIND], send_new, show_new),
        get(ONE, guard, show),
        post(ONE, guard, &[events::EntryChanged::KIND, events::EntryRemoved::KIND], send, show),
    ]
}

type Found = (Held, String, Option<Kept<Finding>>);

fn found(cx: &Cx<'_>, which: Option<i64>) -> Outcome<Found> {
    cx.read(|unit, actor| {
        let permit = of::<Update, Assessment>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &held.county)?.ever().group_name(&held.group);
        let all = entry::all::<Finding>(unit, &permit, &held.id)?;
        let one = match which {
            Some(which) => Some(all.into_iter().find(|kept| kept.number == which).ok_or(Fault::Absent)?),
            None => None,
        };
        Ok((held, name, one))
    })
}

fn show_new(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = found(cx, None)?;
    page(cx, &found)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = found(cx, Some(number(cx)?))?;
    page(cx, &found)
}

fn page(cx: &Cx<'_>, (held, partnership, kept): &Found) -> Outcome<Reply> {
    let it = kept.as_ref().map(|kept| kept.it.clone()).unwrap_or_default();
    let title = kept
        .as_ref()
        .map_or("Record a finding".to_string(), |kept| format!("Change {}", Finding::called(kept.number)));
    let tail = kept.as_ref().map_or("new".to_string(), |kept| kept.number.to_string());
    let ticked = |name: &str, kept: bool| {
        if cx.form.is_empty() { kept } else { cx.form.all("is").contains(&name) }
    };
    let body = html! {
        (head(held, partnership, &title))
        (cx.form(&cx.at(&format!("{}/findings/{tail}", held.path())), html! {
            @if let Some(kept) = kept { (seen(kept.version)) }
            (cx.input("theme", "Theme", &it.theme).hint("Such as: Domestic abuse.").classes("govuk-!-width-two-thirds"))
            (long(cx, "words", "What was found", "In a few sentences. What stands between “[[private:” and “]]” is left out of the public version.", &it.words, crate::assessment::LONGEST, 6))
            (cx.textarea("figures", "Figures (optional)", &it.figures.join("\n")).rows(4).hint("One a line, each with its source in brackets: Repeat victims: 41% (police, 12 months to September 2021)."))
            (cx.input("reference", "Reference to figures that are kept here (optional)", &it.reference).classes("govuk-!-width-two-thirds"))
            (cx.textarea("evidence", "What shows it (optional)", &it.evidence.join("\n")).rows(3).hint("One a line: an address, or the name of a document."))
            (Checkboxes::new("is", "What becomes of it? (optional)", [
                Choice::new("priority", "The responsible authorities should prioritise it").hint("Regulation 7(d)").checked(ticked("priority", it.priority)),
                Choice::new("county", "It is brought to the county strategy group’s attention").hint("Regulation 7(g)").checked(ticked("county", it.county)),
            ]))
            div class="govuk-button-group" {
                (Button::submit("Save").sends("do", "save").once())
                @if kept.is_some() { (Button::submit("Take it out").sends("do", "remove").warning().once()) }
                a class="govuk-link" href=(cx.at(&format!("{}#findings", held.path()))) { "Cancel" }
            }
        }))
    };
    cx.page(below(cx, held, partnership, &title, body))
}

fn read(cx: &Cx<'_>) -> Finding {
    let mut fields = Fields::of(&cx.form);
    let is = cx.form.all("is");
    Finding {
        theme: fields.optional("theme"),
        words: fields.optional("words"),
        figures: lines(&fields.optional("figures")),
        reference: fields.optional("reference"),
        evidence: lines(&fields.optional("evidence")),
        priority: is.contains(&"priority"),
        county: is.contains(&"county"),
    }
}

fn send_new(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = read(cx);
    let added = cx.write(|unit, actor| {
        let permit = of::<Update, Assessment>(cx, unit, actor)?;
        add_entry(unit, &permit, &it)
    })?;
    let (held, ..) = found(cx, None)?;
    Ok(Reply::see(cx.at(&format!("{}#f{added}", held.path()))))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (which, seen, it) = (number(cx)?, seen_in(cx), read(cx));
    let out = cx.form.get("do") == Some("remove");
    cx.write(|unit, actor| {
        let permit = of::<Update, Assessment>(cx, unit, actor)?;
        if out {
            remove_entry::<Finding, _>(unit, &permit, which, seen)
        } else {
            change_entry(unit, &permit, which, seen, it)
        }
    })?;
    let (held, ..) = found(cx, None)?;
    Ok(Reply::see(cx.at(&format!("{}#findings", held.path()))))
}
