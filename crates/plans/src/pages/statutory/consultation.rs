//! `/{county}/assessments/{group}/{year}/consultations/new` and `/{number}`, and the same of plans: whose views were sought.

use super::parts::{below, head, lines, number, of, seen, seen_in};
use crate::events;
use crate::partnership::Consultation;
use crate::statutory::{Held, Kept, Statutory, add_entry, change_entry, remove_entry};
use crate::store::statutory::{document, entry};
use crate::store::{Assessment, PartnershipPlan};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const NEW: [&str; 2] = [
    "/{county}/assessments/{group}/{year}/consultations/new",
    "/{county}/partnership-plans/{group}/{year}/consultations/new",
];
const ONE: [&str; 2] = [
    "/{county}/assessments/{group}/{year}/consultations/{number}",
    "/{county}/partnership-plans/{group}/{year}/consultations/{number}",
];

pub(super) fn routes() -> Vec<Route> {
    let (added, changed) =
        (&[events::EntryAdded::KIND], &[events::EntryChanged::KIND, events::EntryRemoved::KIND]);
    let (one, other) = (Guard::may::<Update, Assessment>(), Guard::may::<Update, PartnershipPlan>());
    vec![
        get(NEW[0], one, show_new::<Assessment>),
        post(NEW[0], one, added, send_new::<Assessment>, show_new::<Assessment>),
        get(ONE[0], one, show::<Assessment>),
        post(ONE[0], one, changed, send::<Assessment>, show::<Assessment>),
        get(NEW[1], other, show_new::<PartnershipPlan>),
        post(NEW[1], other, added, send_new::<PartnershipPlan>, show_new::<PartnershipPlan>),
        get(ONE[1], other, show::<PartnershipPlan>),
        post(ONE[1], other, changed, send::<PartnershipPlan>, show::<PartnershipPlan>),
    ]
}

type Found = (Held, String, Option<Kept<Consultation>>);

fn found<T: Statutory>(cx: &Cx<'_>, which: Option<i64>) -> Outcome<Found> {
    cx.read(|unit, actor| {
        let permit = of::<Update, T>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &held.county)?.ever().group_name(&held.group);
        let all = entry::all::<Consultation>(unit, &permit, &held.id)?;
        let one = match which {
            Some(which) => Some(all.into_iter().find(|kept| kept.number == which).ok_or(Fault::Absent)?),
            None => None,
        };
        Ok((held, name, one))
    })
}

fn show_new<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = found::<T>(cx, None)?;
    page(cx, &found)
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = found::<T>(cx, Some(number(cx)?))?;
    page(cx, &found)
}

fn page(cx: &Cx<'_>, (held, partnership, kept): &Found) -> Outcome<Reply> {
    let it = kept.as_ref().map(|kept| kept.it.clone()).unwrap_or_default();
    let title = if kept.is_some() { "Change a consultation" } else { "Record a consultation" };
    let tail = kept.as_ref().map_or("new".to_string(), |kept| kept.number.to_string());
    let body = html! {
        (head(held, partnership, title))
        p class="sm-lead" { "Views of people and bodies living or working in the area: on what happens, and on what to put first." span class="sm-note" { " S.I. 2007/1830, regulation 12" } }
        (cx.form(&cx.at(&format!("{}/consultations/{tail}", held.path())), html! {
            @if let Some(kept) = kept { (seen(kept.version)) }
            (cx.input("title", "What was it?", &it.title).hint("Such as: Residents’ survey, autumn 2021."))
            (cx.date("from", "When did it begin?", it.from))
            (cx.date("to", "When did it end? (optional)", it.to))
            (cx.textarea("how", "How were views sought?", &it.how).rows(3))
            (cx.textarea("groups", "Which groups were reached?", &it.groups.join("\n")).rows(4).hint("One a line. Name those who are particularly affected."))
            (cx.textarea("heard", "What did they say? (optional)", &it.heard).rows(5))
            div class="govuk-button-group" {
                (Button::submit("Save").sends("do", "save").once())
                @if kept.is_some() { (Button::submit("Take it out").sends("do", "remove").warning().once()) }
                a class="govuk-link" href=(cx.at(&format!("{}#consultations", held.path()))) { "Cancel" }
            }
        }))
    };
    cx.page(below(cx, held, partnership, title, body))
}

fn read(cx: &Cx<'_>) -> (Consultation, Outcome<()>) {
    let mut fields = Fields::of(&cx.form);
    let it = Consultation {
        title: fields.optional("title"),
        from: fields.maybe_date("from"),
        to: fields.maybe_date("to"),
        how: fields.optional("how"),
        groups: lines(&fields.optional("groups")),
        heard: fields.optional("heard"),
    };
    (it, fields.done())
}

fn back<T: Statutory>(cx: &Cx<'_>) -> Outcome<Reply> {
    let (group, year) = (cx.param("group")?, cx.param("year")?);
    Ok(Reply::see(cx.at(&format!("{}/{group}/{year}#consultations", T::SORT.path()))))
}

fn send_new<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, typed) = read(cx);
    cx.write(|unit, actor| {
        let permit = of::<Update, T>(cx, unit, actor)?;
        typed?;
        add_entry(unit, &permit, &it)
    })?;
    back::<T>(cx)
}

fn send<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (which, seen) = (number(cx)?, seen_in(cx));
    let (it, typed) = read(cx);
    let out = cx.form.get("do") == Some("remove");
    cx.write(|unit, actor| {
        let permit = of::<Update, T>(cx, unit, actor)?;
        if out {
            return remove_entry::<Consultation, _>(unit, &permit, which, seen);
        }
        typed?;
        change_entry(unit, &permit, which, seen, it)
    })?;
    back::<T>(cx)
}
