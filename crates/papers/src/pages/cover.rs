//! `/{county}/papers/{paper}/cover`: title, meeting, owner and the cover's answers, on one page.

use super::parts::{caption, form, page_of, permit_of};
use crate::document::Template;
use crate::document::template::{CoverKind, CoverSpec};
use crate::living::{self, Cover, Saved, cover_of, front_mark, is_other, template_of};
use crate::{Held, Paper, events, store};
use board::{County, Group, Register};
use govuk::{Button, Choice, Fieldset, Legend};
use kernel::contracts::paper::{Answered, CoverField, Paper as Document, YesNo};
use kernel::ledger::Event;
use kernel::verbs::{Govern, Update};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};
use std::sync::Arc;

const PATH: &str = "/{county}/papers/{paper}/cover";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Paper>();
    vec![
        get(PATH, guard, show),
        post(PATH, guard, &[events::CoverChanged::KIND, events::SetAside::KIND], send, show),
    ]
}

/// A cover as it is kept, and whether the reader may also decide whose report it is and who it is for.
fn held(cx: &Cx<'_>) -> Outcome<(Held, Template, Arc<Register>, bool)> {
    cx.read(|unit, actor| {
        let permit = permit_of::<Update>(cx, unit, actor)?;
        let held = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
        let template = template_of(unit.kernel(), &held.template, held.meeting())?;
        let register = board::current(unit, &held.county)?;
        let governs = actor.may::<Govern, County>(unit, &cx.county()?.id)?;
        Ok((held, template, register, governs))
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, template, register, governs) = held(cx)?;
    page(cx, &held, &template, &register, governs, None)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (before, template, register, may) = held(cx)?;
    let new = read(cx, &before, &template, may)?;
    let saved = cx.write(|unit, actor| {
        let permit = permit_of::<Update>(cx, unit, actor)?;
        let county = &cx.county()?.id;
        let governs = if may { Some(actor.permit::<Govern, County>(unit, county)?) } else { None };
        living::cover(unit, &permit, governs.as_ref(), &new)
    })?;
    match saved {
        Saved::Kept => Ok(Reply::see(cx.at(&before.path()))),
        Saved::SetAside(theirs) => page(cx, &theirs, &template, &register, may, Some(&theirs)),
    }
}

/// Reads the form. A cover may be saved half answered: what is missing is listed before it can be cleared.
fn read(cx: &Cx<'_>, held: &Held, template: &Template, governs: bool) -> Outcome<Cover> {
    let mut fields = Fields::of(&cx.form);
    let title = fields.text("title", "Enter the title of the report");
    let meeting = fields.date("meeting", "Enter the day of the meeting");
    // A page that does not offer the two leaves them as they are.
    let offered = |name: &str| governs || cx.form.get(name).is_some();
    let owner = if offered("owner") {
        fields.text("owner", "Choose the group that owns this report")
    } else {
        held.owner_slug().to_string()
    };
    let public =
        if offered("public") { fields.yes_no("public", "Choose who it is for") } else { Some(held.public) };
    let mut cover = cover_of(template, meeting, &held.front.cover);
    for (spec, field) in template.cover.iter().zip(&mut cover) {
        answer(&mut fields, spec, field);
    }
    let before = fields.optional("before");
    fields.done()?;
    let front = Document { title, meeting, cover, ..held.front.clone() };
    Ok(Cover { front, owner, public: public.unwrap_or(held.public), before })
}

fn answer(fields: &mut Fields<'_>, spec: &CoverSpec, field: &mut CoverField) {
    match field {
        CoverField::Line { value, .. } => *value = fields.optional(&spec.id),
        CoverField::Priorities { rows, .. } | CoverField::Questions { rows, .. } => {
            for (at, row) in rows.iter_mut().enumerate() {
                let name = format!("{}-{}", spec.id, at + 1);
                row.answer = match fields.optional(&name).as_str() {
                    "yes" => Some(YesNo::Yes),
                    "no" => Some(YesNo::No),
                    _ => None,
                };
                row.note = fields.optional(&format!("{name}-note"));
            }
        }
    }
}

fn page(
    cx: &Cx<'_>,
    held: &Held,
    template: &Template,
    register: &Register,
    governs: bool,
    theirs: Option<&Held>,
) -> Outcome<Reply> {
    let table = register.on(cx.today);
    let mut groups: Vec<(String, String)> =
        table.all::<Group>().map(|(fact, group)| (fact.slug.clone(), group.name.clone())).collect();
    groups.sort_by(|a, b| a.1.cmp(&b.1));
    let cover = cover_of(template, held.front.meeting, &held.front.cover);
    let yes_no = [Choice::new("yes", "Anybody, once it is issued"), Choice::new("no", "Members who sign in")];
    let body = html! {
        (caption(held))
        h1 class="govuk-heading-l" { "Cover" }
        @if let Some(theirs) = theirs { (conflict(theirs, &table)) }
        (form(cx, &cx.at(&format!("{}/cover", held.path())), html! {
            // What this page shows, never what was typed, which may be older.
            input type="hidden" name="before" value=(front_mark(held));
            (cx.input("title", "Title", &held.front.title))
            (cx.date("meeting", "Day of the meeting", held.front.meeting))
            @if governs {
                (cx.select("owner", "Which group’s report is it?", held.owner_slug(), groups).hint("Its chair clears it"))
                (cx.radios("public", "Who is it for?", if held.public { "yes" } else { "no" }, yes_no))
            } @else {
                p id="owner" {
                    "A report of the " (table.group_name(held.owner_slug())) ", whose chair clears it, for "
                    @if held.public { "anybody, once it is issued" } @else { "members who sign in" }
                    ". The partnership officer can change that."
                }
            }
            @for (spec, field) in template.cover.iter().zip(&cover) { (question(cx, spec, field)) }
            div class="govuk-button-group" {
                (Button::submit("Save the cover").once())
                a class="govuk-link" href=(cx.at(&held.path())) { "Cancel" }
            }
        }))
    };
    cx.page(page_of(cx, held, "Cover", body))
}

fn question(cx: &Cx<'_>, spec: &CoverSpec, field: &CoverField) -> Markup {
    match field {
        CoverField::Line { value, .. } if spec.kind == CoverKind::Choice => {
            let items = spec.options.iter().map(|option| Choice::new(option.clone(), option.clone()));
            html! { (cx.radios(&spec.id, &spec.label, value, items).hint(spec.guidance.clone())) }
        }
        CoverField::Line { value, .. } => {
            html! { (cx.input(&spec.id, &spec.label, value).hint(spec.guidance.clone())) }
        }
        CoverField::Priorities { rows, .. } => {
            let rows =
                rows.iter().enumerate().map(|(at, row)| priority(cx, spec, at, row)).collect::<Vec<_>>();
            group(spec, html! { @for row in rows { (row) } })
        }
        CoverField::Questions { rows, .. } => {
            let rows = rows.iter().enumerate().map(|(at, row)| asked(cx, spec, at, row)).collect::<Vec<_>>();
            group(spec, html! { @for row in rows { (row) } })
        }
    }
}

fn group(spec: &CoverSpec, inside: Markup) -> Markup {
    let body = html! {
        @if !spec.guidance.is_empty() { p class="govuk-hint" { (spec.guidance) } }
        (inside)
    };
    html! { (Fieldset::new(Legend::medium(spec.label.clone()), body)) }
}

fn kept(row: &Answered) -> &'static str {
    match row.answer {
        Some(YesNo::Yes) => "yes",
        Some(YesNo::No) => "no",
        None => "",
    }
}

fn priority(cx: &Cx<'_>, spec: &CoverSpec, at: usize, row: &Answered) -> Markup {
    let name = format!("{}-{}", spec.id, at + 1);
    let items = [Choice::new("yes", "Yes"), Choice::new("no", "No"), Choice::new("blank", "Leave blank")];
    let now = if kept(row).is_empty() { "blank" } else { kept(row) };
    html! {
        (cx.radios(&name, &row.label, now, items).inline().small())
        @if is_other(&row.label) { (cx.input(&format!("{name}-note"), "What is the other priority? (when there is one)", &row.note)) }
    }
}

fn asked(cx: &Cx<'_>, spec: &CoverSpec, at: usize, row: &Answered) -> Markup {
    let name = format!("{}-{}", spec.id, at + 1);
    let items = [Choice::new("yes", "Yes"), Choice::new("no", "No")];
    html! {
        (cx.radios(&name, &row.label, kept(row), items).inline().small())
        (cx.textarea(&format!("{name}-note"), &format!("{}: say why in a sentence", row.label), &row.note).rows(2))
    }
}

fn conflict(theirs: &Held, table: &board::Snapshot<'_>) -> Markup {
    html! {
        div class="govuk-error-summary" role="alert" data-module="govuk-error-summary" tabindex="-1" {
            h2 class="govuk-error-summary__title" { "Somebody else saved the cover while you had it open" }
            div class="govuk-error-summary__body" {
                p { "What you typed is in the form below, and kept in the history of the cover. Nothing of theirs was changed." }
                p { "Bring the two together in the form, then save it again." }
            }
        }
        section class="sm-conflict" aria-label="What it says now" {
            div class="sm-conflict__theirs" {
                h2 class="govuk-heading-s" { "What it says now" }
                dl class="sm-facts" {
                    div { dt { "Title" } dd { (theirs.front.title) } }
                    @if let Some(meeting) = theirs.front.meeting { div { dt { "Meeting" } dd { (site::day(meeting)) } } }
                    div { dt { "Group" } dd { (table.group_name(theirs.owner_slug())) } }
                    @for field in &theirs.front.cover { div { dt { (field.label()) } dd { (says(field)) } } }
                }
            }
            div { h2 class="govuk-heading-s" { "Yours" } p { "In the form below, as you typed it." } }
        }
    }
}

/// A cover field in a line.
fn says(field: &CoverField) -> String {
    match field {
        CoverField::Line { value, .. } => value.clone(),
        CoverField::Priorities { rows, .. } | CoverField::Questions { rows, .. } => rows
            .iter()
            .map(|row| {
                let answer = row.answer.map_or("blank", YesNo::word);
                if row.note.is_empty() {
                    format!("{}: {answer}", row.label)
                } else {
                    format!("{}: {answer}. {}", row.label, row.note)
                }
            })
            .collect::<Vec<_>>()
            .join("; "),
    }
}
