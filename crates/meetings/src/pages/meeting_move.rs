//! `/{county}/meetings/{meeting}/move`: choose another day, see what it changes, and accept it.

use super::parts::{meeting_of, time, time_input};
use crate::cycle::{self, Replanned, To};
use crate::events;
use board::sittings::sitting::{self, clock};
use board::sittings::{Meeting, Sitting};
use govuk::{Button, DateInput, Input};
use jiff::civil::{Date, Time};
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Form, Guard, Page, Reply, Route, day, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/move";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Moved::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    // Shown again after a post, or asked by an address.
    let typed = if cx.form.is_empty() { cx.query.clone() } else { cx.form.clone() };
    let asked = if typed.get("starts").is_some() { read(&typed).map(Some) } else { Ok(None) };
    let (it, replanned) = cx.read(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let replanned = match asked {
            Ok(None) => Ok(None),
            Ok(Some(to)) => cycle::replan(unit, &permit, &to).map(Some),
            Err(fault) => Err(fault),
        };
        match replanned {
            Ok(replanned) => Ok((it, Ok(replanned))),
            Err(Fault::Fields(errors)) => Ok((it, Err(errors))),
            Err(fault) => Err(fault),
        }
    })?;
    let replanned = replanned.unwrap_or_else(|errors| {
        for error in errors {
            if !cx.errors.contains(&error) {
                cx.errors.push(error);
            }
        }
        None
    });
    let title = format!("Move {}, {}", it.title, words::format(it.day));
    let body = html! {
        h1 class="govuk-heading-l" { "Move this meeting" span class="govuk-caption-m" { (it.title) ", " (words::format(it.day)) ", " (it.hours()) } }
        p class="sm-lead" { "What is due before and after it moves along. Nothing changes until you have seen how, and accept it." }
        (choose(cx, &it, &typed))
        @if let Some(replanned) = &replanned { (preview(cx, &it, replanned)) }
    };
    let page = Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(words::format(it.day), cx.at(&it.path())))
}

fn choose(cx: &Cx<'_>, it: &Sitting, typed: &Form) -> Markup {
    let get = |name: &str, kept: String| typed.get(name).map_or(kept, str::to_string);
    // Shown again after an address or a form that named the day in one piece.
    let whole: Option<Date> = typed.get("day").and_then(|text| text.parse().ok());
    let shown = whole.unwrap_or(it.day);
    let parts = [
        get("day-day", shown.day().to_string()),
        get("day-month", shown.month().to_string()),
        get("day-year", shown.year().to_string()),
    ];
    html! {
        form method="get" action=(cx.path) novalidate {
            (DateInput::new("day", "To which day?").values(parts).maybe_error(cx.error("day")))
            (time_input("starts", "When does it begin?", get("starts", clock(it.starts)), cx.error("starts")))
            (time_input("ends", "When does it end?", get("ends", clock(it.ends)), cx.error("ends")))
            (Input::text("place", "Where is it held?").value(get("place", it.place.clone())).maybe_error(cx.error("place")))
            (Input::text("online", "How is it joined online? (optional)").value(get("online", it.online.clone())).maybe_error(cx.error("online")))
            (Button::submit("Show what changes").secondary())
        }
    }
}

fn read(form: &Form) -> Outcome<To> {
    let mut fields = Fields::of(form);
    let day = fields.date("day", "Enter the new day of the meeting");
    let starts = time(&mut fields, "starts", "Enter when it begins");
    let ends = time(&mut fields, "ends", "Enter when it ends");
    let to = To {
        day: day.unwrap_or(Date::ZERO),
        starts: starts.unwrap_or(Time::MIN),
        ends: ends.unwrap_or(Time::MAX),
        place: fields.optional("place"),
        online: fields.optional("online"),
    };
    fields.done()?;
    Ok(to)
}

fn preview(cx: &Cx<'_>, it: &Sitting, replanned: &Replanned) -> Markup {
    let becomes = &replanned.becomes;
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What changes" }
            p class="govuk-body" {
                "The meeting moves from " (words::format_long(it.day)) ", " (it.hours()) " to "
                strong { (words::format_long(becomes.day)) ", " (becomes.hours()) } "."
                @if !replanned.idle.is_empty() { " That day is " (replanned.idle) "." }
            }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "What is due around the meeting, before and after the move" }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        @for head in ["What", "Was due", "Will be due", "Why that day"] { th scope="col" class="govuk-table__header" { (head) } }
                    }
                }
                tbody class="govuk-table__body" {
                    @for (was, is) in &replanned.steps {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { (is.name) }
                            td class="govuk-table__cell sm-nowrap" data-label="Was due" { (day(was.due)) }
                            td class="govuk-table__cell sm-nowrap" data-label="Will be due" {
                                @if was.due == is.due { "The same" } @else {
                                    span { (day(is.due)) @if is.due < cx.today { small { "this day is past" } } }
                                }
                            }
                            td class="govuk-table__cell" data-label="Why that day" { (is.because) }
                        }
                    }
                }
            }
            (cx.form(&cx.path, html! {
                input type="hidden" name="seen" value=(it.version);
                input type="hidden" name="day" value=(becomes.day.to_string());
                input type="hidden" name="starts" value=(becomes.starts.strftime("%H:%M").to_string());
                input type="hidden" name="ends" value=(becomes.ends.strftime("%H:%M").to_string());
                input type="hidden" name="place" value=(becomes.place);
                input type="hidden" name="online" value=(becomes.online);
                (cx.textarea("why", "Why is it moved?", "").hint("Everybody who is invited reads this.").rows(2))
                @if replanned.short {
                    (govuk::WarningText::new(html! { "Notice on this day is shorter than the law wants. " (replanned.notice.because()) }))
                    (cx.textarea("reason", "The chair’s reason for the short notice", "").hint("The minutes carry it.").rows(2))
                }
                (Button::submit("Move the meeting").once())
            }))
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let to = read(&cx.form)?;
    let field = |name: &str| cx.form.get(name).unwrap_or_default().replace("\r\n", "\n");
    let (why, reason) = (field("why"), field("reason"));
    let seen = field("seen").parse().unwrap_or(0);
    let path = cx.write(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        let moved = cycle::move_to(unit, &permit, seen, &to, &why, &reason)?;
        let path = moved.value().becomes.path();
        Ok(moved.quietly().carrying(path))
    })?;
    Ok(Reply::see(cx.at(&path)))
}
