//! The sentences by which an obligation explains itself.

use super::slots::Slot;
use super::{Matched, Obligation};
use crate::facts::{Facts, Party, Snapshot};
use crate::law::{Alternative, Clock, Duty, Kind, Wants, event_words};
use board::words::{count, listed, sentence};
use jiff::civil::Date;
use kernel::clock::words::{format, weekday_name};
use kernel::clock::{Calendar, LegalYear};
use std::collections::BTreeSet;

/// The rule without a date: `In each year from 1 April (SI 2007/1830, regulation 5).`
pub(super) fn rule(duty: &Duty) -> String {
    format!("{} ({}).", duty.clock.said(), source(duty))
}

/// A due date with its arithmetic and its source.
pub(super) fn due(duty: &Duty, due: Date, why: &str, calendar: &Calendar) -> String {
    format!("Due by {}: {why} ({}).", day(due, calendar), source(duty))
}

/// A sentence of the clock with the source at its end.
pub(super) fn cite(duty: &Duty, because: &str) -> String {
    format!("{} ({}).", because.trim_end_matches('.'), source(duty))
}

fn source(duty: &Duty) -> String {
    let check =
        if duty.meta.confidence == kernel::clock::Confidence::Unverified { ", unverified" } else { "" };
    format!("{}{check}", duty.cited())
}

fn day(date: Date, calendar: &Calendar) -> String {
    let plain = format(date);
    match calendar.holiday_on(date) {
        Some(holiday) => format!("{plain} ({})", holiday.name),
        None if calendar.is_working_day(date) => plain,
        None => format!("{plain} (a {})", weekday_name(date.weekday())),
    }
}

pub(super) fn soon(duty: &Duty, ended: Date, local: Option<Date>) -> String {
    let local = local.map(|on| format!("; locally, by {}", format(on))).unwrap_or_default();
    format!(
        "As soon as reasonably practicable after {}: the law gives no number of days{local} ({}).",
        format(ended),
        source(duty)
    )
}

pub(super) fn on_demand(duty: &Duty, event: &str, on: Date) -> String {
    format!("It arose with {event} on {}: the law gives no number of days ({}).", format(on), source(duty))
}

pub(super) fn rolling(
    duty: &Duty,
    months: u16,
    last: Option<Date>,
    due: Option<Date>,
    calendar: &Calendar,
) -> String {
    let every = count(usize::from(months), "month", "months");
    let from = match last {
        Some(last) => format!("the last time, on {}", format(last)),
        None => "the day from which it is counted, because it is not known to have been done".into(),
    };
    match due {
        Some(on) => format!("Due by {}: {every} after {from} ({}).", day(on, calendar), source(duty)),
        None => rule(duty),
    }
}

pub(super) fn pilot(duty: &Duty) -> String {
    let how = duty.traps.first().map(|trap| format!(" {}", full(trap))).unwrap_or_default();
    format!("In force in pilot areas only ({}).{how}", duty.cited())
}

pub(super) fn not_in_force(duty: &Duty) -> String {
    format!(
        "Made, and not in force: so it stood when the source was last looked at, on {}.",
        format(duty.checked)
    )
}

pub(super) fn commencement(duty: &Duty) -> String {
    let check = if duty.to_check.trim().is_empty() {
        "Look whether it has come into force".into()
    } else {
        full(&duty.to_check)
    };
    let check = check.trim_end_matches('.');
    format!("It was not in force when the source was last looked at, on {}. {check}.", format(duty.checked))
}

pub(super) fn unverified(duty: &Duty, evidence: &[Matched]) -> String {
    let guidance = duty.meta.citations.iter().all(|cited| cited.to_lowercase().contains("guidance"));
    let what = match (duty.kind, guidance) {
        (Kind::Practice, _) => "practice",
        (_, true) => "guidance",
        _ => "law",
    };
    let there = evidence.last().map(|one| {
        let on = one.on.map(|on| format!(", {}", format(on))).unwrap_or_default();
        format!(" Recorded is “{}”{on}.", one.title)
    });
    let there = there.unwrap_or_default();
    format!("It rests on {what} that nobody has checked. {}{there}", full(&duty.to_check))
}

pub(super) fn power() -> String {
    "It may be done, and need not: nothing falls due.".into()
}

pub(super) fn no_date(why: &str, duty: &Duty) -> String {
    let check =
        if duty.to_check.trim().is_empty() { String::new() } else { format!(" {}", full(&duty.to_check)) };
    format!("It holds all the time and cannot be shown by a date: {}.{check}", why.trim_end_matches('.'))
}

pub(super) fn nothing_happened(event: &str) -> String {
    format!("Nothing has happened on which it arises: {} is not recorded.", event_words(event))
}

/// Nothing is open: what was last, and that it is done with.
pub(super) fn none_open(last: &Obligation) -> String {
    let done = last.evidence.last().and_then(|one| one.on);
    let done = done.map(|on| format!(", done on {}", format(on))).unwrap_or_default();
    format!("Nothing is open on which it arises: the last was “{}”{done}.", last.label)
}

pub(super) fn nothing_here(event: &str) -> String {
    format!(
        "Nothing is recorded here on which it arises: {}. What there was is kept elsewhere.",
        event_words(event)
    )
}

pub(super) fn event_elsewhere(event: &str, sought: &[String]) -> String {
    format!(
        "It arises with {}, whose day is not kept here. Look for: {}",
        event_words(event),
        sought.join(" ")
    )
}

pub(super) fn may_be_done(reason: &str, sought: &[String]) -> String {
    format!(
        "{reason} Its evidence is not kept here, so it may have been done. Look for: {}",
        sought.join(" ")
    )
}

pub(super) fn kept_elsewhere(sought: &[String], standing: bool) -> String {
    let what = if standing { "it stands" } else { "it was done" };
    format!(
        "Its evidence is not kept here, so it cannot be known whether {what}. Look for: {}",
        sought.join(" ")
    )
}

pub(super) fn first_to_come(clock: &Clock, day: Date) -> String {
    let Clock::AfterEachYear(year) = clock else { return "The first falls due later.".into() };
    let first = LegalYear::starting_on(year.from, day);
    format!("The first is for {first}, after that year has ended on {}.", format(first.end()))
}

pub(super) fn not_before(first: Date) -> String {
    format!("It cannot fall due before {}.", format(first))
}

pub(super) fn stands(evidence: &[Matched]) -> String {
    let since = evidence.iter().filter_map(|one| one.on).max();
    since.map_or_else(
        || "It stands.".into(),
        |since| format!("It stands; what shows it is as it has been since {}.", format(since)),
    )
}

pub(super) fn not_standing(lapsed: Option<Date>, binding: bool) -> String {
    let what = lapsed.map_or_else(
        || "It does not stand on this day".into(),
        |on| format!("It stood until it lapsed on {}", format(on)),
    );
    let custom = if binding { "" } else { " It is custom or advice, and no breach of law" };
    full(&format!("{what}.{custom}"))
}

pub(super) fn met(on: Option<Date>, due: Option<Date>) -> String {
    match (on, due) {
        (Some(on), Some(due)) if on > due => {
            format!("Met late, on {}: {} after it was due.", format(on), days_between(due, on))
        }
        (Some(on), _) => format!("Met on {}.", format(on)),
        (None, _) => "Met.".into(),
    }
}

pub(super) fn again(last: Option<Date>, due: Date, day: Date) -> String {
    let last = last.map(|on| format!("Last done on {}; ", format(on))).unwrap_or_default();
    // Within the months in which it would be due, it says how soon.
    let soon = match kernel::clock::add_months(due, -super::state::LEAD_MONTHS) {
        Ok(from) if from <= day && day < due => format!(", in {}", days_between(day, due)),
        _ => String::new(),
    };
    sentence(&format!("{last}to be done again by {}{soon}.", format(due)))
}

pub(super) fn overdue_again(last: Option<Date>, due: Date, day: Date, binding: bool) -> String {
    let last = last.map(|on| format!("Last done on {}. ", format(on))).unwrap_or_default();
    format!("{last}{}", overdue(due, day, binding))
}

pub(super) fn overdue(due: Date, day: Date, binding: bool) -> String {
    let custom = if binding { "" } else { " It is custom or advice, and no breach of law." };
    format!("It was due by {}, {} ago.{custom}", format(due), days_between(due, day))
}

pub(super) fn ahead(due: Date, day: Date) -> String {
    if due == day {
        return "It is due today.".into();
    }
    format!("It is due by {}, in {}.", format(due), days_between(day, due))
}

pub(super) fn opens(on: Date) -> String {
    format!("It begins on {}.", format(on))
}

pub(super) fn no_limit(local: Option<Date>, day: Date) -> String {
    match local {
        Some(local) if day > local => {
            format!(
                "It is due as soon as may be. The local limit was {}; the law gives no number of days.",
                format(local)
            )
        }
        Some(local) => format!("It is due as soon as may be; locally, by {}.", format(local)),
        None => "It is due as soon as may be: the law gives no number of days.".into(),
    }
}

pub(super) fn joined(sentences: &[String]) -> String {
    sentences.iter().map(|one| full(one)).collect::<Vec<_>>().join(" ")
}

/// As a sentence, with a stop at its end.
pub(super) fn full(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!']) { text.into() } else { format!("{text}.") }
}

pub(super) fn unclear(bodies: &[String]) -> String {
    format!("Whether {} must be on it is not known: enter the area that each serves", listed(bodies))
}

pub(super) fn no_group(one: &Alternative, body: &str) -> String {
    let what = match one.group.as_str() {
        "scrutiny" => "No scrutiny committee".to_string(),
        "committee" => "No committee".to_string(),
        "" => "No county strategy group".to_string(),
        law => format!("No group that rests on {law}"),
    };
    format!("{what} is recorded for {body}: enter it, or record the evidence by hand")
}

/// A mark that is lacking, as a person reads it; a signature that was refused says so.
pub(super) fn mark(mark: &str, facts: &Snapshot<'_>, refused: &BTreeSet<&str>) -> String {
    let said = said(mark, |slug| facts.name_of(slug));
    match mark.strip_prefix("signed:") {
        Some(of) if refused.contains(of) => format!("{said}, which refused to sign"),
        _ => said,
    }
}

/// A mark as a person reads it: `a senior person of Loamshire Constabulary`.
pub(crate) fn mark_said(mark: &str, facts: &Facts) -> String {
    said(mark, |slug| facts.name_of(slug))
}

fn said(mark: &str, name: impl Fn(&str) -> String) -> String {
    let Some((kind, of)) = mark.split_once(':') else {
        return match mark {
            "public" => "that it was public".into(),
            "notified" => "that it was made known".into(),
            "agreed" => "that it was agreed".into(),
            other => other.replace('-', " "),
        };
    };
    let name = || name(of);
    match kind {
        "senior" => format!("a senior person of {}", name()),
        "attended" => format!("that {} attended", name()),
        "signed" => format!("the signature of {}", name()),
        "basis" => format!("the assessment of {}", name()),
        "content" => format!("part ({})", of.replace('-', ")(")),
        "part" => format!("the part on {of}"),
        "heading" => format!("heading {of}"),
        "description" => described(of),
        "seat" => format!("a seat for {}", seat(of)),
        "source" => format!("the source “{}”", of.replace('-', " ")),
        "considered" => format!("that the {of} was considered"),
        "to" => format!("that it was sent to the {}", of.replace('-', " ")),
        "members" => format!("{of} members"),
        _ => format!("{} {}", kind.replace('-', " "), of.replace('-', " ")),
    }
}

/// For whom a seat is, in the words of the law that asks for it.
fn seat(of: &str) -> String {
    match of {
        "children" => "the children of victims".into(),
        "justice" => "policing or criminal justice".into(),
        "councillor" => "a councillor".into(),
        "adult-services" => "the director of adult social services".into(),
        "children-services" => "the director of children’s services".into(),
        "public-health" => "the director of public health".into(),
        "healthwatch" => "Local Healthwatch".into(),
        other => other.replace('-', " "),
    }
}

/// What a description of SI 2007/1831, Schedule, paragraphs 1 to 12 is of.
fn described(paragraph: &str) -> String {
    let what = match paragraph {
        "1" => "incidents",
        "2" => "crimes",
        "3" => "fires",
        "4" => "false alarms",
        "5" => "collisions",
        "6" => "exclusions",
        "7" => "racial incidents",
        "8" => "anti-social behaviour",
        "9" => "admissions",
        "10" => "admissions for domestic abuse",
        "11" => "treatment",
        "12" => "ambulance calls",
        other => return format!("paragraph {other}"),
    };
    format!("{what} (paragraph {paragraph})")
}

/// What is said of a line of evidence that is not there.
pub(super) fn missing(
    wants: &Wants,
    party: &Party,
    slot: &Slot<'_>,
    near: Option<(&str, Vec<String>)>,
    (there, many): (usize, usize),
) -> String {
    let due = slot.due.map(format).unwrap_or_default();
    let year = slot.period.map(|(from, _)| LegalYear::starting_on(starts(from), from).to_string());
    let year = if slot.label.is_empty() { year.unwrap_or_default() } else { slot.label.to_string() };
    let text = wants.missing.replace("{year}", &year).replace("{period}", &slot.label);
    let text = text.replace("{body}", &party.name).replace("{due}", &due);
    let text = text.trim_end_matches('.');
    match near {
        Some((title, marks)) => format!("{text}. “{title}” lacks {}.", listed(&marks)),
        None if there > 0 => format!("{text}: {there} of {many} are there."),
        None => format!("{text}."),
    }
}

fn starts(from: Date) -> kernel::clock::DayMonth {
    kernel::clock::DayMonth::new(from.day(), from.month()).unwrap_or(kernel::clock::DayMonth::FIRST_OF_APRIL)
}

fn days_between(from: Date, to: Date) -> String {
    let days = from.duration_until(to).as_hours() / 24;
    count(usize::try_from(days).unwrap_or(0), "day", "days")
}
