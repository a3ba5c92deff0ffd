//! `/{county}/series/{series}/exceptions`: a day on which a series does not meet as its rule says.

use super::series::series_of;
use crate::Series;
use crate::cycle::cadence::Exception;
use crate::cycle::series::{self, Run};
use crate::events;
use crate::store;
use govuk::{Button, Select};
use jiff::Span;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, day, get, post};

const PATH: &str = "/{county}/series/{series}/exceptions";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Series>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::SeriesChanged::KIND], send, show)]
}

/// Days of the year ahead that the rule gives, with or without an exception.
fn days(run: &Run, today: Date) -> Vec<Date> {
    let last = today.checked_add(Span::new().months(12)).unwrap_or(Date::MAX).min(run.until);
    run.cadence.days(run.begins, today.max(run.begins), last)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = cx.read(|unit, actor| {
        let permit = series_of::<Update>(cx, unit, actor)?;
        store::series::by_id(unit, &permit, permit.id())
    })?;
    let action = cx.at(&format!("{}/exceptions", it.path()));
    let open =
        days(&it.of, cx.today).into_iter().filter(|day| !it.of.exceptions.iter().any(|e| e.day == *day));
    let choices = std::iter::once((String::new(), "Choose a day".to_string()))
        .chain(open.map(|day| (day.to_string(), words::format_long(day))));
    let body = html! {
        h1 class="govuk-heading-l" { "Exceptions of this series" span class="govuk-caption-m" { (it.of.title) } }
        p class="sm-lead" { "A meeting that is planned already is moved or cancelled on its own page." }
        @if !it.of.exceptions.is_empty() {
            ul class="govuk-list" {
                @for exception in &it.of.exceptions {
                    li {
                        (day(exception.day)) ": "
                        @match exception.instead {
                            Some(instead) => { "on " (day(instead)) " instead" }
                            None => { "no meeting" }
                        }
                        ". " (exception.why) " "
                        (cx.form(&action, html! {
                            input type="hidden" name="seen" value=(it.version);
                            input type="hidden" name="take-back" value=(exception.day.to_string());
                            button class="sm-linkbutton" { "Take back" span class="govuk-visually-hidden" { ": " (day(exception.day)) } }
                        }))
                    }
                }
            }
        }
        (cx.form(&action, html! {
            input type="hidden" name="seen" value=(it.version);
            (Select::new("day", "On which day does it not meet as usual?", choices).value(cx.value("day", "")).maybe_error(cx.error("day")))
            (cx.date("instead", "On which day does it meet instead? (optional)", None).hint("Leave this empty when there is no meeting"))
            (cx.input("why", "Why?", ""))
            (Button::submit("Add this exception").once())
        }))
    };
    let title = format!("Exceptions of {}", it.of.title);
    let page = Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Series of meetings", cx.at("series")).crumb(it.of.title.clone(), cx.at(&it.path())))
}

/// What the form asks for: a day to take back, or an exception to add.
enum Asked {
    TakeBack(Date),
    Add(Exception),
}

fn read(cx: &Cx<'_>) -> Outcome<Asked> {
    if let Some(day) = cx.form.get("take-back").and_then(|text| text.parse().ok()) {
        return Ok(Asked::TakeBack(day));
    }
    let mut fields = Fields::of(&cx.form);
    let day: Option<Date> = fields.text("day", "Choose a day").parse().ok();
    let instead = fields.maybe_date("instead");
    let why = fields.text("why", "Enter why it does not meet as usual");
    if instead.is_some_and(|instead| instead < cx.today) {
        fields.wrong("instead", "It cannot meet on a day that is past");
    }
    fields.done()?;
    let day = day.ok_or_else(|| kernel::Fault::field("day", "Choose a day"))?;
    Ok(Asked::Add(Exception { day, instead, why }))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let asked = read(cx)?;
    let seen = cx.form.get("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0);
    let slug = cx.param("series")?.to_string();
    cx.write(|unit, actor| {
        let permit = series_of::<Update>(cx, unit, actor)?;
        let mut run = store::series::by_id(unit, &permit, permit.id())?.of;
        match asked {
            Asked::TakeBack(day) => run.exceptions.retain(|exception| exception.day != day),
            Asked::Add(exception) => {
                if !run.cadence.days(run.begins, exception.day, exception.day).contains(&exception.day) {
                    return Err(kernel::Fault::field(
                        "day",
                        "The series does not meet on that day. Choose another",
                    ));
                }
                run.exceptions.retain(|other| other.day != exception.day);
                run.exceptions.push(exception);
                run.exceptions.sort();
            }
        }
        series::change(unit, &permit, seen, &run)
    })?;
    Ok(Reply::see(cx.at(&format!("series/{slug}"))))
}
