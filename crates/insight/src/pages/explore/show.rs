//! The explorer's page: choose, look, compare, take away, cite.

use super::asked::{Asked, over_name};
use super::found::{Found, Mapped, found, seen};
use crate::areas::Kind;
use crate::chart::{Chart, Unit};
use crate::figure::{Against, Period, shown};
use crate::map::{Classes, Map};
use crate::store::DataBook;
use govuk::{Button, Input, Select};
use kernel::Outcome;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, empty, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight/explore", Guard::may::<View, DataBook>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let asked = Asked::of(&cx.query);
    let it = cx.read(|unit, actor| {
        seen(unit, actor, &county)?;
        found(unit, actor, &county, asked)
    })?;
    cx.errors.clone_from(&it.wrong);
    let title = it.worked.as_ref().map_or_else(|| "Explore".to_string(), |w| w.model.label.clone());
    let own = it.worked.as_ref().and_then(|w| w.model.own().next()).map(|line| line.area.name.clone());
    let heading = own.map_or_else(|| title.clone(), |own| format!("{title}, {own}"));
    let body = html! {
        h1 class="govuk-heading-xl" { (heading) }
        @if it.indicators.is_empty() {
            (empty("Nothing that can be looked at has been loaded yet. With the police's street files and the population of the areas, rates, charts and maps stand here.", html! {
                p { a class="govuk-link" href=(cx.at("insight/data")) { "See what can be loaded" } }
            }))
        } @else {
            @if !it.definition.is_empty() { p class="sm-lead" { (it.definition) } }
            (choices(cx, &it))
            (result(cx, &it))
        }
    };
    cx.page(Page::new(heading, "Insight", body).crumb("Insight", cx.at("insight")))
}

fn choices(cx: &Cx<'_>, it: &Found) -> Markup {
    let ask = &it.asked.ask;
    let month = |m: Option<i32>, typed: &str| {
        m.map_or_else(|| cx.query.get(typed).unwrap_or_default().to_string(), |m| crate::Month(m).to_string())
    };
    let own = |words: &str| (String::new(), words.to_string());
    let over = [
        own("As it is defined"),
        ("month".into(), "Months".into()),
        ("rolling-12".into(), "Twelve months, rolling".into()),
        ("financial-year".into(), "Financial years".into()),
    ];
    let against = [
        own("Nothing"),
        ("county".into(), "The county".into()),
        ("alike".into(), "Areas of its kind".into()),
        ("year-before".into(), "The year before".into()),
        ("force".into(), "The police force area".into()),
    ];
    let chosen = if ask.against == Against::Nothing { String::new() } else { ask.against.name() };
    let mut against = against.to_vec();
    if !against.iter().any(|(name, _)| *name == chosen) {
        against.push((chosen.clone(), chosen.clone()));
    }
    let levels = it.levels.iter().map(|kind| (kind.name().to_string(), plural(*kind).to_string()));
    let by = it.map.as_ref().map(|map| map.by.name()).unwrap_or_default();
    let area = ask.areas.first().cloned().unwrap_or_default();
    html! {
        form method="get" action=(cx.at("insight/explore")) class="sm-query" role="search" aria-label="Choose a figure" novalidate {
            (Select::new("indicator", "Indicator", it.indicators.clone()).value(ask.indicator.as_str()).maybe_error(cx.error("indicator")))
            (Select::new("area", "Area", it.areas.clone()).value(area).maybe_error(cx.error("area")))
            (Select::new("over", "Each point is", over).value(over_name(ask)).maybe_error(cx.error("over")))
            (Input::text("from", "From month, such as 2024-01").value(month(ask.from, "from")).maybe_error(cx.error("from").or_else(|| cx.error("period"))))
            (Input::text("to", "To month").value(month(ask.to, "to")).maybe_error(cx.error("to")))
            (Select::new("against", "Compared with", against).value(chosen).maybe_error(cx.error("against")))
            @if it.levels.len() > 1 { (Select::new("by", "Map by", levels).value(by)) }
            (Button::submit("Show"))
        }
    }
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::District => "districts",
        Kind::Ward => "wards",
        Kind::Msoa => "neighbourhoods (MSOA)",
        Kind::Lsoa => "small areas (LSOA)",
        _ => "areas",
    }
}

fn result(cx: &Cx<'_>, it: &Found) -> Markup {
    let Some(worked) = &it.worked else { return html! {} };
    let query = it.asked.query();
    let own = it.asked.ask.areas.first().map(String::as_str);
    html! {
        section class="sm-section" aria-label="The figure" { (shown(&worked.model)) }
        @if it.beside.is_some() || it.map.is_some() {
            div class="sm-explore__pair" {
                @if let Some(model) = &it.beside {
                    section class="sm-section" aria-labelledby="beside" {
                        h2 class="govuk-heading-m" id="beside" { "Beside areas of its kind" }
                        (shown(model))
                    }
                }
                @if let Some(map) = &it.map {
                    section class="sm-section" aria-labelledby="map" {
                        h2 class="govuk-heading-m" id="map" { "On the map" }
                        (mapped(cx, it, map, own))
                    }
                }
            }
        }
        section class="sm-section" aria-labelledby="take" {
            h2 class="govuk-heading-m" id="take" { "Take it away" }
            ul class="govuk-list" {
                li { a class="govuk-link" href=(format!("{}?{query}", cx.at("insight/explore/csv"))) { "The numbers as CSV" } }
                li { a class="govuk-link" href=(format!("{}?{query}", cx.at("insight/explore/parquet"))) { "The numbers as Parquet" } }
                li { a class="govuk-link" href=(format!("{}/{}", cx.at("insight/indicators"), it.asked.ask.indicator)) { "How the indicator is defined" } }
            }
        }
        (cite(cx, it))
    }
}

/// The live block, and keeping the figure so that it can be quoted by its reference.
fn cite(cx: &Cx<'_>, it: &Found) -> Markup {
    let line = it.asked.ask.words();
    html! {
        section class="sm-section" aria-labelledby="cite" {
            h2 class="govuk-heading-m" id="cite" { "Cite it" }
            p { "In a draft paper this line draws the figure, and follows the data until the paper is issued:" }
            code class="sm-cite" { "{{figure " (line) "}}" }
            @if it.may_cite {
                p { "A figure that is kept has a reference, its versions, and the way back to the rows that were counted." }
                (cx.form(&cx.at("insight/figures"), html! {
                    input type="hidden" name="ask" value=(line);
                    (Button::submit("Keep this figure").secondary().once())
                }))
            }
        }
    }
}

fn mapped(cx: &Cx<'_>, it: &Found, map: &Mapped, own: Option<&str>) -> Markup {
    let values = map.values();
    let model = &map.model;
    let period = model.lines.first().and_then(|line| line.points.last()).map(|p| p.period);
    let drawn = Map {
        subject: format!("{}, {}", model.label, period.map(Period::words).unwrap_or_default()),
        unit: Unit::new(model.unit.clone(), usize::from(model.decimals)),
        kind: plural(map.by).into(),
        ground: &map.ground.ground,
        values: &values,
        classes: Classes::Quantiles(5),
        own,
        notes: Vec::new(),
    };
    let chart = Chart::of(&drawn);
    let query = |code: &str| {
        let mut asked = it.asked.clone();
        asked.ask.areas = vec![code.to_string()];
        format!("{}?{}", cx.at("insight/explore"), asked.query())
    };
    let unit = Unit::new(model.unit.clone(), usize::from(model.decimals));
    html! {
        (chart.picture())
        details class="govuk-details sm-chart-table" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "See the areas" } }
            div class="govuk-details__text" {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { (chart.table.caption) }
                    thead class="govuk-table__head" { tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "Area" }
                        th scope="col" class="govuk-table__header sm-num" { "Value" }
                        th scope="col" class="govuk-table__header sm-num" { "95% interval" }
                    } }
                    tbody class="govuk-table__body" {
                        @for line in &model.lines {
                            @let point = line.points.last();
                            @let value = values.get(&line.area.code).copied().unwrap_or(crate::chart::Value::Missing);
                            @let interval = point.and_then(|p| p.value.ci95).filter(|_| value.known().is_some());
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" { a class="govuk-link" href=(query(&line.area.code)) { (line.area.name) } }
                                td class="govuk-table__cell sm-num" data-label="Value" { (unit.value(value)) }
                                td class="govuk-table__cell sm-num" data-label="95% interval" { (interval.map_or_else(|| "–".into(), |i| unit.interval((i.low, i.high)))) }
                            }
                        }
                    }
                }
            }
        }
        @for note in model.notes.iter().filter(|note| note.kind == "missing" || note.kind == "dropped") { p class="sm-note" { (note.says) } }
    }
}
