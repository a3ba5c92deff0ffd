//! `/{county}/meetings/{meeting}/papers/new`: a paper is handed in. The file is looked into first; what was found is shown before it is
//! taken, and what was typed is kept until then.

use super::paper_parts::{Names, found};
use super::parts::meeting_of;
use crate::papers::{self, Said};
use board::sittings::{AgendaItem, Attend, Item, Meeting, Sitting, item, sitting};
use govuk::{Button, FileUpload};
use kernel::clock::words;
use kernel::contracts::binder::Inspected;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Actor, Fault, FieldError, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Form, Guard, Page, Reply, Route, get, post, preview};

const PATH: &str = "/{county}/meetings/{meeting}/papers/new";
const TAKE: &str = "/{county}/meetings/{meeting}/papers/take";
/// What the file chooser offers; the program looks for itself.
pub(super) const KINDS: &str = ".pdf,.docx,.xlsx,.pptx,.txt,.png,.jpg,.jpeg";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, Meeting>();
    vec![
        get(PATH, guard, show),
        preview(PATH, guard, looked).with_files().again(show),
        post(TAKE, guard, &[papers::events::PaperHandedIn::KIND], take, shown_again),
    ]
}

struct Desk {
    meeting: Sitting,
    items: Vec<Item>,
    names: Names,
}

/// The items for which this person may send a paper.
fn desk(cx: &Cx<'_>) -> Outcome<Desk> {
    let county = cx.county()?.slug.clone();
    cx.read(|unit, actor| {
        let permit = meeting_of::<View>(cx, unit, actor)?;
        let meeting = sitting::of(unit, &permit)?;
        let visible = actor.visible::<AgendaItem>();
        let mut items = Vec::new();
        for it in item::list(unit, &visible, &meeting.id)? {
            if !it.withdrawn() && may(unit, actor, &it.id)? {
                items.push(it);
            }
        }
        if items.is_empty() {
            return Err(Fault::Refused);
        }
        Ok(Desk { names: Names::of(unit, actor, &county, meeting.day)?, meeting, items })
    })
}

fn may(unit: &mut Unit<'_>, actor: &Actor, item: &str) -> Outcome<bool> {
    Ok(actor.may::<Update, AgendaItem>(unit, item)? || actor.may::<Attend, AgendaItem>(unit, item)?)
}

fn framed(cx: &Cx<'_>, desk: &Desk, body: Markup) -> Outcome<Reply> {
    let it = &desk.meeting;
    let title = format!("Send a paper, {}", words::format(it.day));
    let page = Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(words::format(it.day), cx.at(&it.path())))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let desk = desk(cx)?;
    let at = cx.at(&format!("{}/papers/new", desk.meeting.path()));
    let wanted = cx.query.get("item").unwrap_or_default().to_string();
    let choices = desk.items.iter().map(|it| (it.slug.clone(), named(it)));
    let body = html! {
        h1 class="govuk-heading-l" { "Send a paper" span class="govuk-caption-m" { (desk.meeting.title) ", " (words::format(desk.meeting.day)) } }
        p class="sm-lead" { "You see what was found in the file before it is taken. Names, places and programs in it are taken out." }
        (cx.form_with_files(&at, html! {
            (cx.select("item", "Which item is it for?", &wanted, choices))
            (FileUpload::new("file", "The file").accept(KINDS).hint("A PDF, Word, Excel or PowerPoint file without macros, plain text, PNG or JPEG, up to 50 MB").maybe_error(cx.error("file").or_else(|| cx.error("form"))))
            (Button::submit("Look into it"))
        }))
    };
    framed(cx, &desk, body)
}

fn named(it: &Item) -> String {
    it.number.map_or_else(|| it.title.clone(), |n| format!("{n}. {}", it.title))
}

/// The file has come: what was found in it is shown.
fn looked(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let desk = desk(cx)?;
    let Some(file) = cx.files.iter().find(|file| file.field == "file").cloned() else {
        return Err(Fault::field("file", "Choose the file"));
    };
    let item = cx.form.get("item").unwrap_or_default().to_string();
    if !desk.items.iter().any(|it| it.slug == item) {
        return Err(Fault::field("item", "Choose the item"));
    }
    let looked = papers::look(cx.kernel(), &file.hash)?;
    // What a person is asked now is not what they were asked before.
    cx.form = Form::of([]);
    let said = suggested(cx, &desk.names, &looked.inspected.title, &file.name);
    let body = take_form(cx, &desk, &said, (&file.hash, &file.name, &item), &looked.inspected);
    framed(cx, &desk, body)
}

/// What can be said of a file without asking.
pub(super) fn suggested(cx: &Cx<'_>, names: &Names, title: &str, name: &str) -> Said {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let from = cx.person.as_ref().map(|person| person.organisation.clone()).unwrap_or_default();
    let from =
        names.choices().into_iter().find(|(_, name)| *name == from).map(|(slug, _)| slug).unwrap_or_default();
    let title = if title.is_empty() { stem } else { title };
    Said { title: title.into(), from: from.clone(), alternative_organisation: from, ..Said::default() }
}

fn take_form(
    cx: &Cx<'_>,
    desk: &Desk,
    said: &Said,
    (hash, name, item): (&str, &str, &str),
    found_in: &Inspected,
) -> Markup {
    let at = cx.at(&format!("{}/papers/take", desk.meeting.path()));
    let of = desk.items.iter().find(|it| it.slug == item).map(named).unwrap_or_default();
    html! {
        h1 class="govuk-heading-l" { "Is this the paper?" span class="govuk-caption-m" { (of) } }
        p { strong { (name) } ", " (found_in.sort.words()) @if found_in.pages > 1 { ", " (found_in.pages) " pages" } "." }
        (found(&found_in.hidden, &found_in.barriers))
        (cx.form(&at, html! {
            input type="hidden" name="held" value=(hash);
            input type="hidden" name="name" value=(name);
            input type="hidden" name="item" value=(item);
            (said_fields(cx, &desk.names, said, &found_in.barriers))
            (leave(cx, found_in))
            div class="govuk-button-group" {
                (Button::submit("Send this paper").once())
                a class="govuk-link" href=(cx.at(&format!("{}/papers/new?item={item}", desk.meeting.path()))) { "Choose another file" }
            }
        }))
    }
}

/// What is said of a paper, as fields.
pub(super) fn said_fields(cx: &Cx<'_>, names: &Names, said: &Said, barriers: &[String]) -> Markup {
    let choices = || std::iter::once((String::new(), String::new())).chain(names.choices());
    html! {
        (cx.input("title", "Title of the paper", &said.title))
        (cx.select("from", "Which organisation sends it?", &said.from, choices()))
        @if !barriers.is_empty() {
            (cx.input("alternative-role", "Who supplies it in another form?", &said.alternative_role).hint("A role, such as Committee services. The pack names it for those who cannot read this file"))
            (cx.select("alternative-organisation", "At which organisation?", &said.alternative_organisation, choices()))
        }
        (cx.textarea("background", "Background papers", &said.background).rows(3).hint("Unpublished works on which the report rests, one a line: what it is | who holds it"))
    }
}

/// The question of what only people can judge.
pub(super) fn leave(cx: &Cx<'_>, found_in: &Inspected) -> Markup {
    let left = found_in.hidden.iter().any(|hidden| !hidden.what.stripped());
    html! {
        @if left {
            (govuk::Checkboxes::new("leave", "What is still in the file", [govuk::Choice::new("yes", "Readers may have what is still in the file")]).maybe_error(cx.error("leave")))
        }
    }
}

/// What a form says of a paper.
pub(super) fn said(cx: &Cx<'_>) -> Said {
    let text = |name: &str| cx.form.get(name).unwrap_or_default().replace("\r\n", "\n").trim().to_string();
    Said {
        title: text("title"),
        from: text("from"),
        alternative_organisation: text("alternative-organisation"),
        alternative_role: text("alternative-role"),
        background: text("background"),
    }
}

/// Refuses organisations that nobody knows.
pub(super) fn known(names: &Names, said: &Said) -> Outcome<()> {
    let wrong = [("from", &said.from), ("alternative-organisation", &said.alternative_organisation)];
    let wrong = wrong.into_iter().filter(|(_, slug)| !slug.is_empty() && names.organisation(slug).is_empty());
    let wrong: Vec<FieldError> = wrong
        .map(|(field, _)| FieldError {
            field: field.into(),
            message: "Choose one of the organisations".into(),
        })
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(Fault::Fields(wrong)) }
}

fn shown_again(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let desk = desk(cx)?;
    let field = |name: &str| cx.form.get(name).unwrap_or_default().to_string();
    let (held, name, item) = (field("held"), field("name"), field("item"));
    match papers::look(cx.kernel(), &held) {
        Ok(looked) => {
            let body = take_form(cx, &desk, &said(cx), (&held, &name, &item), &looked.inspected);
            framed(cx, &desk, body)
        }
        // The file is not there any more: it is asked for again, with everything else as it was.
        Err(Fault::Fields(errors)) => {
            cx.errors.extend(errors);
            show(cx)
        }
        Err(other) => Err(other),
    }
}

fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let desk = desk(cx)?;
    let field = |name: &str| cx.form.get(name).unwrap_or_default().to_string();
    let (held, name, item) = (field("held"), field("name"), field("item"));
    let said = said(cx);
    known(&desk.names, &said)?;
    let it = desk
        .items
        .iter()
        .find(|it| it.slug == item)
        .ok_or_else(|| Fault::field("item", "Choose the item"))?;
    let file = papers::prepare(cx.kernel(), &held, cx.form.get("leave").is_some())?;
    let slug = cx.write(|unit, actor| {
        meeting_of::<View>(cx, unit, actor)?;
        if actor.may::<Update, AgendaItem>(unit, &it.id)? {
            let permit = actor.permit::<Update, AgendaItem>(unit, &it.id)?;
            return papers::put(unit, &permit, &said, &file, &name);
        }
        let permit = actor.permit::<Attend, AgendaItem>(unit, &it.id)?;
        papers::hand_in(unit, &permit, &said, &file, &name)
    })?;
    cx.kernel().files().discard(&held);
    let seen = cx.read(|unit, actor| actor.may::<Update, AgendaItem>(unit, &it.id))?;
    let meeting = desk.meeting.path();
    // Whoever only sends a paper reads it when it is issued.
    Ok(Reply::see(cx.at(&if seen {
        format!("{meeting}/papers/{slug}")
    } else {
        format!("{meeting}?sent={slug}#papers")
    })))
}
