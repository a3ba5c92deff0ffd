//! Pieces that several pages of meetings share.

use crate::registers::matter;
use board::sittings::{AgendaItem, Meeting, Sitting, State, item, sitting};
use board::{Group, Record, Register, Snapshot};
use govuk::{Input, Width};
use jiff::civil::Time;
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Fields, Tone, tag};
use std::sync::Arc;

/// The permit for the meeting that the address names.
pub(crate) fn meeting_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, Meeting>> {
    let id = sitting::id_of(unit, &cx.county()?.slug, cx.param("meeting")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Meeting>(unit, &id)
}

/// What the reader may know of the county's table: names of groups come from here, so that none is said that may not be known.
pub(crate) fn table(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Arc<Register>> {
    board::seen(unit, &actor.visible::<Record>(), county, None)
}

/// The name of a meeting's group on its day, when the reader may know of the group.
pub(crate) fn group_name<'a>(register: &'a Register, it: &Sitting) -> Option<&'a str> {
    let slug = it.group_slug();
    let on_the_day = register.on(it.day).get::<Group>(slug);
    let last = || {
        let versions = register.versions(&it.group);
        versions.last().and_then(|fact| board::Is::of(&fact.noun)).map(|group: &Group| group.name.as_str())
    };
    on_the_day.map(|group| group.name.as_str()).or_else(last)
}

/// Groups to choose from: short name and name, in order of name.
pub(crate) fn groups(on: &Snapshot<'_>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        on.all::<Group>().map(|(fact, group)| (fact.slug.clone(), group.name.clone())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// A field of several lines as it was typed, without the line ends of browsers.
pub(crate) fn text(cx: &Cx<'_>, name: &str) -> String {
    cx.form.get(name).unwrap_or_default().replace("\r\n", "\n").trim().to_string()
}

/// The version that a form was shown with.
pub(crate) fn seen(cx: &Cx<'_>) -> i64 {
    cx.form.get("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0)
}

/// Matters to choose from, as far as the reader may know of them: short name and title.
pub(crate) fn matters(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Vec<(String, String)>> {
    let all = matter::all(unit, &actor.visible::<AgendaItem>(), actor, &cx.county()?.slug)?;
    Ok(all.into_iter().map(|it| (it.slug, it.title)).collect())
}

/// The choice of a matter. One that is kept and of which the reader may not know stays what it is.
pub(crate) fn matter_choice(cx: &Cx<'_>, label: &str, kept: &str, all: &[(String, String)]) -> Markup {
    let unknown = Some(kept).filter(|kept| !kept.is_empty() && !all.iter().any(|(slug, _)| slug == kept));
    let none = std::iter::once((String::new(), "None".to_string()));
    let other = unknown.map(|slug| (slug.to_string(), slug.to_string()));
    let hint = "What goes through several bodies. A new one is opened on the page of matters";
    html! { (cx.select("matter", label, kept, none.chain(all.iter().cloned()).chain(other)).hint(hint)) }
}

/// The tag of a meeting's state.
pub(crate) fn state_tag(it: &Sitting) -> Markup {
    let tone = match it.state {
        State::Planned => Tone::None,
        State::Called => Tone::Ok,
        State::Open => Tone::Soon,
        State::Held => Tone::Done,
        State::Cancelled => Tone::Late,
    };
    tag(tone, it.state.said())
}

/// A field for a time of day.
pub(crate) fn time_input(name: &str, label: &str, value: String, error: Option<String>) -> Markup {
    let input = Input::text(name, label).value(value).maybe_error(error).width(Width::Chars10);
    html! { (input.hint("For example, 9:30am or 14:00")) }
}

/// Reads a time of day: `9:30am`, `2pm`, `14:00`, `midday`.
pub(crate) fn time(fields: &mut Fields<'_>, name: &str, missing: &str) -> Option<Time> {
    let text = fields.optional(name);
    if text.is_empty() {
        fields.wrong(name, missing);
        return None;
    }
    let read = read_time(&text);
    if read.is_none() {
        fields.wrong(name, "Enter a time, such as 9:30am or 14:00");
    }
    read
}

fn read_time(text: &str) -> Option<Time> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    match text.as_str() {
        "midday" | "noon" => return Time::new(12, 0, 0, 0).ok(),
        "midnight" => return None,
        _ => {}
    }
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (text.as_str(), None),
    };
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "00"));
    if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
        return None;
    }
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// The answer to who may come and who may know, as one choice.
pub(crate) fn openness(fields: &mut Fields<'_>) -> (bool, bool, bool) {
    let in_public = fields.choice(
        "held-in",
        &[("public", true), ("private", false)],
        "Choose whether the public may come",
    );
    let known = [("anybody", (true, false)), ("people", (false, false)), ("members", (false, true))];
    let (published, restricted) =
        fields.choice("known-to", &known, "Choose who may know of it").unwrap_or((false, false));
    (in_public.unwrap_or(false), published, restricted)
}

/// The questions of who may come and who may know.
pub(crate) fn openness_inputs(cx: &Cx<'_>, in_public: bool, published: bool, restricted: bool) -> Markup {
    let held = if in_public { "public" } else { "private" };
    let known = match (published, restricted) {
        (true, _) => "anybody",
        (false, true) => "members",
        (false, false) => "people",
    };
    let error = |name: &str| cx.error(name);
    let known_error = error("published").or_else(|| error("restricted")).or_else(|| error("known-to"));
    html! {
        (cx.radios("held-in", "May the public come?", held, [
            govuk::Choice::new("public", "Yes, it is held in public"),
            govuk::Choice::new("private", "No, it is held in private"),
        ]))
        (govuk::Radios::new("known-to", "Who may know of it?", [
            govuk::Choice::new("anybody", "Anybody"),
            govuk::Choice::new("people", "The people of this county’s board"),
            govuk::Choice::new("members", "Only the members of the group"),
        ]).value(cx.value("known-to", known)).maybe_error(known_error))
    }
}

/// A link to a meeting and one of its items, as far as the reader may see them; nothing when they may see neither.
pub(crate) fn meeting_link(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
    (sitting, item): (Option<&str>, Option<&str>),
) -> Outcome<Option<Markup>> {
    let Some(id) = sitting else { return Ok(None) };
    let meeting = match actor.permit::<View, Meeting>(unit, id) {
        Ok(permit) => sitting::of(unit, &permit)?,
        Err(Fault::Absent | Fault::Refused) => return Ok(None),
        Err(other) => return Err(other),
    };
    let item = match item.map(|id| actor.permit::<View, AgendaItem>(unit, id)) {
        Some(Ok(permit)) => Some(item::of(unit, &permit)?),
        None | Some(Err(Fault::Absent | Fault::Refused)) => None,
        Some(Err(other)) => return Err(other),
    };
    Ok(Some(html! {
        a class="govuk-link" href=(cx.at(&meeting.path())) { (meeting.title) ", " (site::day(meeting.day)) }
        @if let Some(item) = &item {
            ", item " @if let Some(number) = item.number { (number) " " }
            a class="govuk-link" href=(cx.at(&format!("{}/{}", meeting.path(), item.path()))) { (item.title) }
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time as at;

    #[test]
    fn times_that_people_type() {
        for (typed, hour, minute) in [
            ("9:30am", 9, 30),
            ("9.30 AM", 9, 30),
            ("14:00", 14, 0),
            ("2pm", 14, 0),
            ("12pm", 12, 0),
            ("12am", 0, 0),
            ("noon", 12, 0),
            ("10", 10, 0),
            ("07:05", 7, 5),
        ] {
            assert_eq!(read_time(typed), Some(at(hour, minute, 0, 0)), "{typed}");
        }
        for typed in ["25:00", "9:60", "13pm", "0am", "half nine", "9:3", "", ":30", "midnight", "100:00"] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }
}
