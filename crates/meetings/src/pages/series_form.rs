//! The form of a series.

use super::parts::{groups, openness, openness_inputs, time, time_input};
use crate::cycle::cadence::{Cadence, LAST, day_name, month_name, nth_name};
use crate::cycle::pack::{Cycle, Own};
use crate::cycle::series::Run;
use board::Snapshot;
use board::sittings::sitting::clock;
use govuk::{Checkboxes, Choice, Input, Radios, Select, Width};
use jiff::civil::{Date, Time};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Fields};
use std::collections::BTreeSet;

/// The fields, filled with what is kept when there is something.
pub(super) fn fields(cx: &Cx<'_>, table: &Snapshot<'_>, cycle: &Cycle, kept: Option<&Run>) -> Markup {
    let usual = Run::default();
    let of = kept.unwrap_or(&usual);
    let known = |date: Date| kept.map(|_| date);
    let choose = std::iter::once((String::new(), "Choose a group".to_string()));
    html! {
        @if kept.is_some() { input type="hidden" name="group" value=(of.group); } @else {
            (cx.select("group", "Which group meets?", &of.group, choose.chain(groups(table))))
        }
        (cx.input("title", "What are the meetings called?", &of.title))
        (cadence(cx, &of.cadence))
        (cx.date("begins", "On which day does it begin?", known(of.begins)).hint("Weeks are counted from this day"))
        (cx.date("until", "What is its last day?", known(of.until))
            .hint("A series always ends. Meetings are proposed no more than a year ahead, so this may lie far off"))
        (time_input("starts", "When do the meetings begin?", cx.value("starts", clock(of.starts)), cx.error("starts")))
        (time_input("ends", "When do they end?", cx.value("ends", clock(of.ends)), cx.error("ends")))
        (cx.input("place", "Where are they held?", &of.place).hint("Leave this empty when they are held online only"))
        (cx.input("online", "How are they joined online? (optional)", &of.online).hint("Only those who sign in see this"))
        (openness_inputs(cx, of.in_public, of.published, of.restricted))
        (pack(cx, cycle, &of.pack))
    }
}

fn cadence(cx: &Cx<'_>, kept: &Cadence) -> Markup {
    let (kind, nth, weekday, months, weeks) = match kept {
        Cadence::Weekday { nth, weekday, months } => ("weekday", *nth, *weekday, months.clone(), 6),
        Cadence::Weeks { every } => ("weeks", 2, 2, BTreeSet::new(), *every),
    };
    let ticked: Vec<String> = if cx.form.is_empty() {
        months.iter().map(ToString::to_string).collect()
    } else {
        cx.form.all("months").into_iter().map(str::to_string).collect()
    };
    let each = (1..=12_i8).filter_map(|month| {
        let checked = ticked.contains(&month.to_string());
        Some(Choice::new(month.to_string(), month_name(month)?).checked(checked))
    });
    let by_weekday = html! {
        (Select::new("nth", "Which one of the month?", (1..=LAST).map(|n| (n.to_string(), nth_name(n))))
            .value(cx.value("nth", nth.to_string())).maybe_error(cx.error("nth")))
        (Select::new("weekday", "Which day of the week?", (1..=5).map(|n| (n.to_string(), day_name(n))))
            .value(cx.value("weekday", weekday.to_string())).maybe_error(cx.error("weekday")))
        (Checkboxes::new("months", "In which months?", each).small().maybe_error(cx.error("months")))
    };
    let by_weeks = html! {
        (Input::number("weeks", "After how many weeks?").value(cx.value("weeks", weeks.to_string()))
            .maybe_error(cx.error("weeks")).width(Width::Chars2))
    };
    html! {
        (Radios::new("cadence", "How often does the group meet?", [
            Choice::new("weekday", "On a weekday of some months").reveals(by_weekday),
            Choice::new("weeks", "Every so many weeks").reveals(by_weeks),
        ]).value(cx.value("cadence", kind)).maybe_error(cx.error("cadence")))
    }
}

fn pack(cx: &Cx<'_>, cycle: &Cycle, own: &Own) -> Markup {
    html! {
        fieldset class="govuk-fieldset" {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--m" { "What is due around each meeting, in working days" }
            p class="govuk-hint" { "Leave a number empty to keep what is usual." }
            @for (step, days) in cycle.usual() {
                @let name = format!("pack-{}", step.id);
                @let kept = own.get(&step.id).map(|days| days.unsigned_abs().to_string()).unwrap_or_default();
                @let side = if days.unwrap_or(-1) < 0 { "before" } else { "after" };
                @let hint = match days {
                    Some(days) => format!("Working days {side} the meeting. Usually {}", days.unsigned_abs()),
                    None => "Working days before the meeting. The law sets the last day for a committee; this can only be earlier".into(),
                };
                (Input::number(name.as_str(), step.name.as_str()).value(cx.value(&name, kept)).hint(hint.as_str())
                    .maybe_error(cx.error(&name)).width(Width::Chars3))
            }
            @if let Some(error) = cx.error("pack") { p class="govuk-error-message" id="pack" { (error) } }
        }
    }
}

/// Reads the form. Exceptions are kept as they were.
///
/// # Errors
/// [`kernel::Fault::Fields`] with all that is wrong.
pub(super) fn read(cx: &Cx<'_>, cycle: &Cycle, kept: Option<&Run>) -> Outcome<Run> {
    let mut fields = Fields::of(&cx.form);
    let group = fields.text("group", "Choose the group that meets");
    let title = fields.text("title", "Enter what the meetings are called");
    let number = |name: &str| cx.form.get(name).unwrap_or_default().trim().parse::<i8>().unwrap_or(0);
    let kinds = [("weekday", true), ("weeks", false)];
    let cadence = match fields.choice("cadence", &kinds, "Choose how often the group meets") {
        Some(true) => Cadence::Weekday {
            nth: number("nth"),
            weekday: number("weekday"),
            months: cx.form.all("months").into_iter().filter_map(|month| month.parse().ok()).collect(),
        },
        _ => Cadence::Weeks { every: i32::from(number("weeks")) },
    };
    let begins = fields.date("begins", "Enter the day on which the series begins");
    let until =
        fields.date("until", "Enter its last day: a series always ends, and can be made longer later");
    let starts = time(&mut fields, "starts", "Enter when the meetings begin");
    let ends = time(&mut fields, "ends", "Enter when they end");
    let (in_public, published, restricted) = openness(&mut fields);
    let mut pack = Own::new();
    for (step, days) in cycle.usual() {
        let name = format!("pack-{}", step.id);
        let text = fields.optional(&name);
        if text.is_empty() {
            continue;
        }
        match text.parse::<i16>() {
            Ok(number) if (0..=60).contains(&number) => {
                let sign = if days.unwrap_or(-1) < 0 { -1 } else { 1 };
                pack.insert(step.id.clone(), sign * number);
            }
            _ => {
                fields.wrong(&name, "Enter a whole number of working days from 0 to 60, or leave this empty")
            }
        }
    }
    let run = Run {
        group,
        title,
        cadence,
        begins: begins.unwrap_or(Date::ZERO),
        until: until.unwrap_or(Date::ZERO),
        starts: starts.unwrap_or(Time::MIN),
        ends: ends.unwrap_or(Time::MAX),
        place: fields.optional("place"),
        online: fields.optional("online"),
        in_public,
        published,
        restricted,
        pack,
        exceptions: kept.map(|run| run.exceptions.clone()).unwrap_or_default(),
    };
    fields.done()?;
    Ok(run)
}
