//! `/{county}/assessments/{group}/{year}/inputs`: the log of what was considered, a row for each source, nil returns as well.

use super::parts::{below, head, number, of, seen, seen_in};
use crate::assessment::{CLASSES, Input};
use crate::events;
use crate::pages::parts::may;
use crate::statutory::{Held, Kept, State, add_entry, change_entry, remove_entry};
use crate::store::statutory::{document, entry};
use crate::store::{Assessment, ViewPrivate};
use govuk::{Button, Choice};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, day, get, post, tag};

const ALL: &str = "/{county}/assessments/{group}/{year}/inputs";
const ONE: &str = "/{county}/assessments/{group}/{year}/inputs/{number}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Assessment>();
    vec![
        get(ALL, Guard::may::<ViewPrivate, Assessment>(), show_all),
        post(ALL, guard, &[events::EntryAdded::KIND], send_new, show_all),
        get(ONE, guard, show_one),
        post(ONE, guard, &[events::EntryChanged::KIND, events::EntryRemoved::KIND], send, show_one),
    ]
}

fn show_all(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, partnership, all) = cx.read(|unit, actor| {
        let permit = of::<ViewPrivate, Assessment>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &held.county)?.ever().group_name(&held.group);
        let all = entry::all::<Input>(unit, &permit, &held.id)?;
        Ok((held, name, all))
    })?;
    let writes = held.state == State::Draft && may::<Update, Assessment>(cx, &held.id)?;
    let body = html! {
        (head(&held, &partnership, "The log of inputs"))
        p class="sm-lead" { "What the strategy group considered, by the classes that the law names. A source that had nothing to give is in the log as a nil return." span class="sm-note" { " S.I. 2007/1830, regulation 6" } }
        @for class in CLASSES { (self::class(cx, &held, class.name, class.title, &all, writes)) }
        @if writes {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Add a source" }
                (cx.form(&cx.at(&format!("{}/inputs", held.path())), fields(cx, None)))
            }
        }
    };
    cx.page(below(cx, &held, &partnership, "The log of inputs", body))
}

fn class(cx: &Cx<'_>, held: &Held, name: &str, title: &str, all: &[Kept<Input>], writes: bool) -> Markup {
    let of: Vec<&Kept<Input>> = all.iter().filter(|kept| kept.it.class == name).collect();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (title) }
            @if of.is_empty() { p class="sm-note" { "Nothing is in the log. Add a source, or record a nil return." } } @else {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { "Sources of the class " (title) }
                    thead class="govuk-table__head" {
                        tr class="govuk-table__row" { @for head in ["Source", "Received", "What it was"] { th scope="col" class="govuk-table__header" { (head) } } }
                    }
                    tbody class="govuk-table__body" {
                        @for kept in of {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" {
                                    @if writes { a class="govuk-link" href=(cx.at(&format!("{}/inputs/{}", held.path(), kept.number))) { (kept.it.source) } } @else { (kept.it.source) }
                                }
                                td class="govuk-table__cell" data-label="Received" {
                                    @match kept.it.received {
                                        Some(on) if kept.it.nil => { (tag(Tone::None, "Nil return")) " " (day(on)) }
                                        Some(on) => { (tag(Tone::Ok, "Received")) " " (day(on)) }
                                        None => (tag(Tone::Wait, "Not received")),
                                    }
                                }
                                td class="govuk-table__cell" data-label="What it was" { (crate::statutory::in_full(&kept.it.note)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn fields(cx: &Cx<'_>, kept: Option<&Kept<Input>>) -> Markup {
    let it = kept.map(|kept| kept.it.clone()).unwrap_or_default();
    let classes = CLASSES.iter().map(|class| (class.name, class.title));
    html! {
        @if let Some(kept) = kept { (seen(kept.version)) }
        (cx.select("class", "Class of source", &it.class, std::iter::once(("", "Choose a class")).chain(classes)))
        (cx.input("source", "Source", &it.source).hint("Who gave it, or what it is: Loamshire Constabulary, recorded crime."))
        (cx.radios("came", "Has it come?", if it.nil { "nil" } else if it.received.is_some() { "yes" } else { "no" }, [
            Choice::new("no", "Not yet"),
            Choice::new("yes", "Yes"),
            Choice::new("nil", "The source had nothing to give: a nil return"),
        ]))
        (cx.date("received", "When did it come, or was it said that there is nothing?", it.received))
        (cx.textarea("note", "What it was, and how it was used", &it.note).rows(3))
        div class="govuk-button-group" {
            (Button::submit("Save").sends("do", "save").once())
            @if kept.is_some() { (Button::submit("Take it out").sends("do", "remove").warning().once()) }
        }
    }
}

fn read(cx: &Cx<'_>) -> (Input, Outcome<()>) {
    let mut fields = Fields::of(&cx.form);
    let came = fields
        .choice("came", &[("no", "no"), ("yes", "yes"), ("nil", "nil")], "Choose whether it has come")
        .unwrap_or("no");
    let received = fields.maybe_date("received");
    if came == "yes" && received.is_none() {
        fields.wrong("received", "Enter the day on which it came");
    }
    let it = Input {
        class: fields.optional("class"),
        source: fields.optional("source"),
        received: received.filter(|_| came != "no"),
        nil: came == "nil",
        note: fields.optional("note"),
    };
    (it, fields.done())
}

fn send_new(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, typed) = read(cx);
    cx.write(|unit, actor| {
        let permit = of::<Update, Assessment>(cx, unit, actor)?;
        typed?;
        add_entry(unit, &permit, &it)
    })?;
    back(cx)
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    let (group, year) = (cx.param("group")?, cx.param("year")?);
    Ok(Reply::see(cx.at(&format!("assessments/{group}/{year}/inputs"))))
}

fn show_one(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let which = number(cx)?;
    let (held, partnership, kept) = cx.read(|unit, actor| {
        let permit = of::<Update, Assessment>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &held.county)?.ever().group_name(&held.group);
        let all = entry::all::<Input>(unit, &permit, &held.id)?;
        let kept = all.into_iter().find(|kept| kept.number == which).ok_or(Fault::Absent)?;
        Ok((held, name, kept))
    })?;
    let body = html! {
        (head(&held, &partnership, &kept.it.source))
        (cx.form(&cx.at(&format!("{}/inputs/{which}", held.path())), fields(cx, Some(&kept))))
    };
    let page = below(cx, &held, &partnership, "A source", body);
    cx.page(page.crumb("The log of inputs", cx.at(&format!("{}/inputs", held.path()))))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (which, seen) = (number(cx)?, seen_in(cx));
    let (it, typed) = read(cx);
    let out = cx.form.get("do") == Some("remove");
    cx.write(|unit, actor| {
        let permit = of::<Update, Assessment>(cx, unit, actor)?;
        if out {
            return remove_entry::<Input, _>(unit, &permit, which, seen);
        }
        typed?;
        change_entry(unit, &permit, which, seen, it)
    })?;
    back(cx)
}
