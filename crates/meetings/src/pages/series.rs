//! `/{county}/series/{series}`: how often a group meets, what is planned of it, and what it proposes, to be accepted.

use super::parts::state_tag;
use crate::Series;
use crate::cycle::series::{self, Held, Proposed};
use crate::events;
use crate::store;
use board::sittings::sitting::clock;
use board::sittings::{Meeting, Sitting};
use govuk::{Button, Checkboxes, Choice, SummaryList, SummaryRow};
use jiff::civil::Date;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/series/{series}";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<View, Series>(), show),
        post(
            "/{county}/series/{series}/plan",
            Guard::may::<Update, Series>(),
            &[events::Planned::KIND],
            send,
            show,
        ),
    ]
}

/// The permit for the series that the address names.
pub(super) fn series_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, Series>> {
    let id = store::series::id_of(unit, &cx.county()?.slug, cx.param("series")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Series>(unit, &id)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, proposed, gone, governs) = cx.read(|unit, actor| {
        let permit = series_of::<View>(cx, unit, actor)?;
        let it = store::series::by_id(unit, &permit, permit.id())?;
        let (mut proposed, mut gone) = series::proposals(unit, &permit, &it)?;
        let governs = actor.may::<Update, Series>(unit, &it.id)?;
        // A meeting of the series may be less open than the series is: then it is not named here.
        let hidden =
            |unit: &mut Unit<'_>, m: &Sitting| Ok::<_, Fault>(!actor.may::<View, Meeting>(unit, &m.id)?);
        let mut kept = Vec::new();
        for mut line in proposed.drain(..) {
            let meeting = line.there.as_ref().or(line.clash.as_ref());
            let secret = match meeting {
                Some(meeting) => hidden(unit, meeting)?,
                None => false,
            };
            if secret {
                line.clash = None;
                continue;
            }
            kept.push(line);
        }
        let mut still = Vec::new();
        for meeting in gone.drain(..) {
            if !hidden(unit, &meeting)? {
                still.push(meeting);
            }
        }
        Ok((it, kept, still, governs))
    })?;
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (it.of.title) }
            @if governs { (Button::link("Change this series", cx.at(&format!("{}/change", it.path()))).secondary()) }
        }
        (SummaryList::rows(facts(cx, &it)))
        p { a class="govuk-link" href=(cx.at(&format!("{}/compiled", it.path()))) { "Its minutes, decisions and actions put together" } }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "The year ahead" }
            @if proposed.is_empty() {
                (empty("Every day of this series lies further ahead than a year, or is past.", html! {
                    @if governs { p { a class="govuk-link" href=(cx.at(&format!("{}/change", it.path()))) { "Change its last day" } } }
                }))
            } @else { (ahead(cx, &proposed)) }
            @if governs && proposed.iter().any(Proposed::is_free) { (accept(cx, &it, &proposed)) }
        }
        @if !gone.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Not in the series any more" }
                p class="govuk-body" { "These meetings are planned, and the series as it is now would not have them. Move or cancel them, or leave them." }
                ul class="govuk-list govuk-list--bullet" {
                    @for meeting in &gone { li { a class="govuk-link" href=(cx.at(&meeting.path())) { (words::format_long(meeting.day)) } } }
                }
            }
        }
        @if governs { (exceptions(cx, &it)) }
    };
    let page = Page::new(it.of.title.clone(), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Series of meetings", cx.at("series")))
}

fn facts(cx: &Cx<'_>, it: &Held) -> Vec<SummaryRow> {
    let of = &it.of;
    let place = if of.place.is_empty() { "Online" } else { of.place.as_str() };
    let mut rows = vec![
        SummaryRow::new("How often", of.cadence.said()),
        SummaryRow::new(
            "From and until",
            format!("{} to {}", words::format(of.begins), words::format(of.until)),
        ),
        SummaryRow::new("Time and place", format!("{} to {}, {place}", clock(of.starts), clock(of.ends))),
    ];
    if it.of.published {
        let group = cx.at(&format!("groups/{}", of.group));
        rows.push(SummaryRow::new(
            "Group",
            html! { a class="govuk-link" href=(group) { "The group that meets" } },
        ));
    }
    rows
}

fn ahead(cx: &Cx<'_>, proposed: &[Proposed]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Meetings of the series in the year ahead: planned and proposed" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Day", "State", "Why that day"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for line in proposed {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            @match &line.there {
                                Some(it) => { a class="govuk-link" href=(cx.at(&it.path())) { (words::format_long(it.day)) } }
                                None => { (words::format_long(line.occurrence.day)) }
                            }
                        }
                        td class="govuk-table__cell" data-label="State" {
                            @match (&line.there, &line.clash) {
                                (Some(it), _) => { (state_tag(it)) }
                                (None, Some(it)) => {
                                    span { (tag(Tone::Soon, "Meets already")) " "
                                        a class="govuk-link" href=(cx.at(&it.path())) { (it.title) ", " (it.hours()) } }
                                }
                                (None, None) => { (tag(Tone::Wait, "Proposed")) }
                            }
                        }
                        td class="govuk-table__cell" data-label="Why that day" {
                            @if line.there.as_ref().is_some_and(|it| it.day != line.occurrence.day) {
                                "Moved from " (day(line.occurrence.day))
                            } @else if line.occurrence.why.is_empty() { "As the series has it" } @else { (line.occurrence.why) }
                        }
                    }
                }
            }
        }
    }
}

fn accept(cx: &Cx<'_>, it: &Held, proposed: &[Proposed]) -> Markup {
    let ticked: Vec<&str> = cx.form.all("days");
    let choices = proposed.iter().filter(|line| line.is_free()).map(|line| {
        let nominal = line.occurrence.nominal.to_string();
        let checked = cx.form.is_empty() || ticked.contains(&nominal.as_str());
        Choice::new(nominal, words::format_long(line.occurrence.day)).checked(checked)
    });
    html! {
        (cx.form(&cx.at(&format!("{}/plan", it.path())), html! {
            (Checkboxes::new("days", "Which of the proposed meetings do you plan?", choices).maybe_error(cx.error("days")))
            (Button::submit("Plan these meetings").once())
        }))
    }
}

fn exceptions(cx: &Cx<'_>, it: &Held) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Exceptions" }
            @if it.of.exceptions.is_empty() {
                p class="govuk-body" { "The series meets whenever its rule says so. A bank holiday is avoided by itself." }
            } @else {
                ul class="govuk-list govuk-list--bullet" {
                    @for exception in &it.of.exceptions {
                        li {
                            (day(exception.day)) ": "
                            @match exception.instead {
                                Some(instead) => { "on " (day(instead)) " instead" }
                                None => { "no meeting" }
                            }
                            ". " (exception.why)
                        }
                    }
                }
            }
            p { a class="govuk-link" href=(cx.at(&format!("{}/exceptions", it.path()))) { "Add or take back an exception" } }
            p { a class="govuk-link" href=(cx.at(&format!("{}/numbers", it.path()))) { "With which number items begin" } }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let days: Vec<Date> = cx.form.all("days").into_iter().filter_map(|text| text.parse().ok()).collect();
    let slug = cx.param("series")?.to_string();
    cx.write(|unit, actor| {
        let permit = series_of::<Update>(cx, unit, actor)?;
        series::accept(unit, &permit, &days)
    })?;
    Ok(Reply::see(cx.at(&format!("series/{slug}"))))
}
