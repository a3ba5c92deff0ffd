//! `/{county}/meetings/import`: the officer brings in meetings that another system has published. What would be done is shown before
//! anything is.

use super::parts::groups;
use crate::events;
use crate::import::{self, File, Line, Published, Remark, Report};
use board::County;
use govuk::{Button, ErrorMessage, FileUpload, SummaryList, SummaryRow, WarningText};
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get, post, preview};

const PATH: &str = "/{county}/meetings/import";
const TAKE: &str = "/{county}/meetings/import/take";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![
        get(PATH, guard, show),
        preview(PATH, guard, looked).with_files().again(show),
        post(TAKE, guard, &[events::ReadIn::KIND, events::Planned::KIND], take, again),
    ]
}

/// A file in quarantine: its hash and its name.
type Held = (String, String);

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.id.clone();
    let register = cx.read(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        board::current(unit, permit.county())
    })?;
    let any = std::iter::once((String::new(), "Each body is looked for by its name".to_string()));
    let files = FileUpload {
        multiple: true,
        ..FileUpload::new("file", "The files").accept(".xml,.json").hint(
            "Up to 20 files: the XML of a committee system’s web service, one meeting or a list of them, or OParl JSON",
        )
    };
    let body = html! {
        h1 class="govuk-heading-l" { "Read in meetings of another system" }
        p class="sm-lead" { "You see what would be read in before it is. Names of persons stay behind, and a meeting that is kept here already is left alone." }
        (cx.form_with_files(&cx.at("meetings/import"), html! {
            (cx.select("group", "Whose meetings are they?", "", any.chain(groups(&register.on(cx.today)))))
            (files.maybe_error(cx.error("file").or_else(|| cx.error("form"))))
            (Button::submit("Look into them"))
        }))
    };
    framed(cx, "Read in meetings of another system", body)
}

fn framed(cx: &Cx<'_>, title: &str, body: Markup) -> Outcome<Reply> {
    cx.page(Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

/// The files have come: what would be done with them is shown.
fn looked(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let held: Vec<Held> = cx
        .files
        .iter()
        .filter(|it| it.field == "file")
        .map(|it| (it.hash.clone(), it.name.clone()))
        .collect();
    if held.is_empty() {
        return Err(Fault::field("file", "Choose the files"));
    }
    rehearsed(cx, &held)
}

/// The report again, with what was wrong.
fn again(cx: &mut Cx<'_>) -> Outcome<Reply> {
    match rehearsed(cx, &held_again(cx)) {
        // The files are not there any more: they are asked for again.
        Err(Fault::Fields(errors)) => {
            cx.errors.extend(errors);
            show(cx)
        }
        other => other,
    }
}

fn held_again(cx: &Cx<'_>) -> Vec<Held> {
    let (hashes, names) = (cx.form.all("held"), cx.form.all("name"));
    hashes.into_iter().zip(names).map(|(hash, name)| (hash.to_string(), name.to_string())).collect()
}

fn read(cx: &Cx<'_>, held: &[Held]) -> Outcome<Published> {
    let gone = "The files have lain here too long, and are gone. Choose them again";
    let file = |(hash, name): &Held| {
        let bytes = cx.kernel().files().held(hash).map_err(|fault| match fault {
            Fault::Absent => Fault::field("file", gone),
            other => other,
        })?;
        Ok(File { name: name.clone(), text: String::from_utf8_lossy(&bytes).into_owned() })
    };
    let files: Vec<File> = held.iter().map(file).collect::<Outcome<_>>()?;
    if files.is_empty() { Err(Fault::field("file", gone)) } else { Ok(import::read(&files)) }
}

fn group(cx: &Cx<'_>) -> Option<String> {
    cx.form.get("group").filter(|group| !group.is_empty()).map(String::from)
}

fn rehearsed(cx: &Cx<'_>, held: &[Held]) -> Outcome<Reply> {
    let county = cx.county()?.id.clone();
    let (published, group) = (read(cx, held)?, group(cx));
    let report = cx.read(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        import::reconcile(unit, &permit, permit.county(), group.as_deref(), &published)
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "What would be read in" }
        @for FieldError { message, .. } in &cx.errors { (ErrorMessage::new(message.as_str())) }
        (counts(&report))
        @if report.damaged.is_empty() && !report.new.is_empty() {
            (cx.form(&cx.at("meetings/import/take"), html! {
                @for (hash, name) in held {
                    input type="hidden" name="held" value=(hash);
                    input type="hidden" name="name" value=(name);
                }
                input type="hidden" name="group" value=(group.as_deref().unwrap_or_default());
                div class="govuk-button-group" {
                    (Button::submit(format!("Read in {}", board::words::count(report.new.len(), "meeting", "meetings"))).once())
                    a class="govuk-link" href=(cx.at("meetings/import")) { "Choose other files" }
                }
            }))
        } @else {
            @if !report.damaged.is_empty() {
                (WarningText::new(html! { "While a file is damaged, nothing is read in. Fetch it again from the other system, or leave it out." }))
            } @else { p { "There is nothing new in these files." } }
            p { a class="govuk-link" href=(cx.at("meetings/import")) { "Choose other files" } }
        }
        (remarks("Damaged files", &report.damaged))
        (lines("New", &report.new))
        (lines("Left alone: something else is kept here", &report.differs))
        (lines("Not to be matched", &report.unmatched))
        (lines("Read in before", &report.same))
        (remarks("What was left behind or not understood", &report.remarks))
    };
    framed(cx, "What would be read in", body)
}

fn counts(report: &Report) -> Markup {
    let row = |key: &str, number: usize| SummaryRow::new(key, number.to_string());
    html! {
        (SummaryList::rows([
            row("New meetings", report.new.len()),
            row("Read in before, and the same", report.same.len()),
            row("Left alone", report.differs.len()),
            row("Not to be matched", report.unmatched.len()),
            row("Names of persons that stay behind", report.names_left_out),
        ]))
    }
}

fn lines(title: &str, all: &[Line]) -> Markup {
    html! {
        @if !all.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { (title) }
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { (title) ", as the other system has them" }
                    thead class="govuk-table__head" {
                        tr class="govuk-table__row" {
                            @for head in ["Body", "Day", "Items", "What is to be said"] { th scope="col" class="govuk-table__header" { (head) } }
                        }
                    }
                    tbody class="govuk-table__body" {
                        @for it in all {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" { (it.body) small { (it.key) } }
                                td class="govuk-table__cell sm-nowrap" data-label="Day" { (said_day(&it.day)) }
                                td class="govuk-table__cell" data-label="Items" { (it.items) }
                                td class="govuk-table__cell" data-label="What is to be said" { (it.what) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn said_day(day: &str) -> String {
    day.parse().map_or_else(|_| "Not said".to_string(), kernel::clock::words::format)
}

fn remarks(title: &str, all: &[Remark]) -> Markup {
    html! {
        @if !all.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { (title) }
                ul class="govuk-list govuk-list--bullet" { @for it in all { li { strong { (it.place) } ": " (it.what) } } }
            }
        }
    }
}

fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.id.clone();
    let held = held_again(cx);
    let (published, group) = (read(cx, &held)?, group(cx));
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        let slug = permit.county().to_string();
        import::take(unit, &permit, &slug, group.as_deref(), &published)
    })?;
    // What they held is kept; the files themselves are not.
    for (hash, _) in &held {
        cx.kernel().files().discard(hash);
    }
    Ok(Reply::see(cx.at("meetings")))
}
