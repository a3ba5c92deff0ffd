//! `/{county}/meetings/calendar`: a month of meetings as a grid of days, which is a list on a phone; or a year as a picture.

use super::parts::{group_name, groups, table};
use super::year_picture;
use crate::cycle::month;
use board::Register;
use board::sittings::sitting::{self, Which, clock};
use board::sittings::{Meeting, Sitting, State};
use govuk::{Button, Select};
use jiff::civil::{Date, date};
use kernel::Outcome;
use kernel::clock::words;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/meetings/calendar", Guard::may::<View, Meeting>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let group = cx.query.get("group").map(str::to_string).filter(|group| !group.is_empty());
    let year =
        cx.query.get("year").and_then(|text| text.parse::<i16>().ok()).filter(|y| (1900..=2200).contains(y));
    let shown = cx.query.get("month").and_then(month::read).unwrap_or(cx.today.first_of_month());
    let (from, to) = match year {
        Some(year) => (date(year, 1, 1), date(year, 12, 31)),
        None => {
            let weeks = month::weeks(shown);
            (weeks[0][0], weeks.last().map_or(shown, |week| week[6]))
        }
    };
    let (meetings, register) = cx.read(|unit, actor| {
        let whole = group.as_ref().map(|slug| format!("{county}/group/{slug}"));
        let which = Which { group: whole, from: Some(from), to: Some(to), ..Which::default() };
        Ok((sitting::list(unit, &actor.visible::<Meeting>(), &county, &which)?, table(unit, actor, &county)?))
    })?;
    let title = match year {
        Some(year) => format!("Meetings in {year}"),
        None => format!("Meetings in {}", words::format_month(shown)),
    };
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        nav aria-label="Calendar" {
            ul class="sm-filter" {
                @match year {
                    Some(year) => {
                        li { a href=(yearly(cx, year - 1, group.as_deref())) { (year - 1) } }
                        li { a href=(monthly(cx, cx.today, group.as_deref())) { "By month" } }
                        li { a href=(yearly(cx, year + 1, group.as_deref())) { (year + 1) } }
                    }
                    None => {
                        @let (before, after) = month::beside(shown);
                        li { a href=(monthly(cx, before, group.as_deref())) rel="prev" { (words::format_month(before)) } }
                        li { a href=(yearly(cx, shown.year(), group.as_deref())) { "The whole of " (shown.year()) } }
                        li { a href=(monthly(cx, after, group.as_deref())) rel="next" { (words::format_month(after)) } }
                    }
                }
                li { a href=(cx.at("meetings")) { "As a list" } }
            }
        }
        (choose(cx, &register, year, shown, group.as_deref()))
        @match year {
            Some(year) => { (year_picture::figure(cx, &register, &meetings, year)) }
            None => { (grid(cx, &register, &meetings, shown)) }
        }
    };
    cx.page(Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn address(cx: &Cx<'_>, (name, value): (&str, &str), group: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(name, value);
    if let Some(group) = group {
        query.append_pair("group", group);
    }
    format!("{}?{}", cx.at("meetings/calendar"), query.finish())
}

fn monthly(cx: &Cx<'_>, shown: Date, group: Option<&str>) -> String {
    address(cx, ("month", &month::named(shown)), group)
}

fn yearly(cx: &Cx<'_>, year: i16, group: Option<&str>) -> String {
    address(cx, ("year", &year.to_string()), group)
}

fn choose(cx: &Cx<'_>, register: &Register, year: Option<i16>, shown: Date, group: Option<&str>) -> Markup {
    let any = std::iter::once((String::new(), "Any group".to_string()));
    html! {
        form method="get" action=(cx.at("meetings/calendar")) class="sm-query" aria-label="Meetings of a group" {
            @match year {
                Some(year) => { input type="hidden" name="year" value=(year); }
                None => { input type="hidden" name="month" value=(month::named(shown)); }
            }
            (Select::new("group", "Group", any.chain(groups(&register.on(cx.today)))).value(group.unwrap_or_default()))
            (Button::submit("Show").secondary())
        }
    }
}

fn grid(cx: &Cx<'_>, register: &Register, meetings: &[Sitting], shown: Date) -> Markup {
    let of = |day: Date| meetings.iter().filter(move |it| it.day == day).collect::<Vec<_>>();
    let inside = |day: Date| day.month() == shown.month();
    let count = meetings.iter().filter(|it| inside(it.day)).count();
    let said = match count {
        0 => "No meeting in this month.".to_string(),
        1 => "One meeting in this month.".to_string(),
        n => format!("{n} meetings in this month."),
    };
    html! {
        p class="sm-note" { (said) }
        table class="sm-month" {
            caption class="govuk-visually-hidden" { "Meetings in " (words::format_month(shown)) ", by week" }
            thead {
                tr {
                    @for day in month::weeks(shown)[0] { th scope="col" { (words::weekday_name(day.weekday())) } }
                }
            }
            tbody {
                @for week in month::weeks(shown) {
                    tr {
                        @for day in week {
                            @let (there, here) = (of(day), inside(day));
                            @let class = match (here, there.is_empty()) { (false, _) => "sm-month__other", (true, true) => "sm-month__idle", _ => "sm-month__busy" };
                            td class=(class) aria-current=[(day == cx.today).then_some("date")] {
                                @if here {
                                    span class="sm-month__day" {
                                        (day.day()) span class="sm-month__name" { " " (words::format_month(day)) ", " (words::weekday_name(day.weekday())) }
                                    }
                                    @for it in there { (cell(cx, register, it)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(cx: &Cx<'_>, register: &Register, it: &Sitting) -> Markup {
    let name = group_name(register, it).filter(|name| *name != it.title);
    html! {
        p class="sm-month__meeting" {
            a class="govuk-link" href=(cx.at(&it.path())) {
                @if it.state == State::Cancelled { "Cancelled: " }
                (clock(it.starts)) " " (it.title)
                span class="govuk-visually-hidden" { ", " (words::format(it.day)) }
            }
            @if let Some(name) = name { small { (name) } }
        }
    }
}
