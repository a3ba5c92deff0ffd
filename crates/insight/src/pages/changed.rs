//! `/{county}/insight/changed/{month}`: of all series those that changed beyond noise, with what else may have moved them, and why.

use super::place::county_area;
use crate::changed::why::{self, Why};
use crate::changed::{Change, Review, review};
use crate::dataset::{Datasets, Period, Sort};
use crate::store::{DataBook, read};
use crate::{Areas, Cite, Counts, Dataset, Month, book, events};
use govuk::Button;
use kernel::ledger::Event;
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, post, tag};
use std::cmp::Reverse;
use std::sync::Arc;

const PATH: &str = "/{county}/insight/changed/{month}";
/// So many are drawn; the rest stand in the table.
const DRAWN: usize = 12;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, DataBook>();
    vec![
        get("/{county}/insight/changed", guard, latest),
        get(PATH, guard, show),
        post(PATH, Guard::may::<Cite, DataBook>(), &[events::WhyGiven::KIND], send, show),
    ]
}

/// Everything that the page says.
struct Told {
    dataset: Dataset,
    others: Vec<(String, String)>,
    month: Month,
    span: Option<(Month, Month)>,
    review: Arc<Review>,
    why: Vec<(Why, String)>,
    may: bool,
}

/// Datasets of months that anybody may read as they are, and that this county has loaded: nothing is held back of them.
fn suitable(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Dataset>> {
    let datasets = Datasets::of(unit.kernel())?;
    let seen = read::books(unit, &actor.visible::<DataBook>(), county)?;
    let fits = |it: &&Dataset| {
        let rule = &it.dataset.disclosure;
        let open = it.public() && rule.primary == 0 && rule.round <= 1;
        open && it.sort() == Sort::Counts && it.dataset.period == Period::Month && seen.contains(&it.meta.id)
    };
    let mut out = Vec::new();
    for dataset in datasets.all().filter(fits) {
        // A load that was begun and brought nothing has no months.
        let permit = actor.permit::<View, DataBook>(unit, &book(county, dataset.id()))?;
        let counts = Counts::of(unit, &permit)?;
        if counts.span().is_some() {
            let rows: u64 = counts.parts().iter().map(|part| part.rows).sum();
            out.push((Reverse(rows), dataset.clone()));
        }
    }
    // What counts the most comes first.
    out.sort_by_key(|(rows, _)| *rows);
    Ok(out.into_iter().map(|(_, dataset)| dataset).collect())
}

fn crumb(cx: &Cx<'_>, page: Page) -> Page {
    page.crumb("Insight", cx.at("insight"))
}

fn wanted(cx: &Cx<'_>) -> String {
    cx.form.get("dataset").or_else(|| cx.query.get("dataset")).unwrap_or_default().to_string()
}

fn latest(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let span = cx.read(|unit, actor| {
        let Some(first) = suitable(unit, actor, &county)?.into_iter().next() else { return Ok(None) };
        let permit = actor.permit::<View, DataBook>(unit, &book(&county, first.id()))?;
        Ok(Counts::of(unit, &permit)?.span())
    })?;
    match span {
        Some((_, last)) => Ok(Reply::see(cx.at(&format!("insight/changed/{last}")))),
        None => cx.page(crumb(cx, Page::new("What really changed", "Insight", nothing(cx)))),
    }
}

fn nothing(cx: &Cx<'_>) -> Markup {
    html! {
        h1 class="govuk-heading-xl" { "What really changed" }
        (empty("Each month, the series that changed beyond noise will stand here, the largest first. It takes two years of months of a dataset such as the police's street files.", html! {
            p { a class="govuk-link" href=(cx.at("insight/data")) { "See what is loaded" } }
        }))
    }
}

fn told(cx: &Cx<'_>) -> Outcome<Told> {
    let county = cx.county()?;
    let month = Month::parse(cx.param("month")?).ok_or(Fault::Absent)?;
    let wanted = wanted(cx);
    cx.read(|unit, actor| {
        let all = suitable(unit, actor, &county.slug)?;
        let dataset =
            all.iter().find(|it| it.id() == wanted).or(all.first().filter(|_| wanted.is_empty())).cloned();
        let dataset = dataset.ok_or(Fault::Absent)?;
        let id = book(&county.slug, dataset.id());
        let permit = actor.permit::<View, DataBook>(unit, &id)?;
        let counts = Counts::of(unit, &permit)?;
        let areas = Areas::of_county(unit, &permit, &county.slug)?;
        let stamp =
            format!("{} {}", read::stamp(unit, &permit, &county.slug, dataset.id())?, areas.all().count());
        let place = county_area(unit, county, &areas)?;
        let key = format!("insight changed {id} {month}");
        let review = unit.kernel().memo().get(&key, &stamp, || {
            Ok(place.map_or_else(Review::default, |code| review(&areas, &code, &counts, &dataset, month)))
        })?;
        let may = actor.may::<Cite, DataBook>(unit, &id)?;
        // What somebody thinks is behind a change is for those who write for the county, until a paper says it.
        let why = if may { why::said(unit, &permit, &id, month)? } else { Vec::new() };
        let table = board::current(unit, &county.slug)?;
        let named = why
            .into_iter()
            .map(|one| (table.on(cx.today).who(&one.by), one))
            .map(|(name, one)| (one, name))
            .collect();
        let others = all.iter().map(|it| (it.id().to_string(), it.meta.title.clone())).collect();
        Ok(Told { dataset, others, month, span: counts.span(), review, why: named, may })
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = told(cx)?;
    let review = &it.review;
    let title = format!("What really changed, {}", it.month.words());
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { (review.title(it.month)) "." }
        (datasets(cx, &it))
        (months(cx, &it))
        @if !review.artefacts.is_empty() { (first(review)) }
        @if review.changes.is_empty() {
            (empty("Nothing stands out from what its own history leads to expect. Single high or low numbers are noise until more months say otherwise.", html! {
                p { a class="govuk-link" href=(cx.at("insight/explore")) { "Look at any series in the explorer" } }
            }))
        } @else { (changes(cx, &it)) }
        @if !review.explained.is_empty() { (explained(&review.explained)) }
        (method(review))
    };
    cx.page(crumb(cx, Page::new(title, "Insight", body)))
}

fn at(cx: &Cx<'_>, dataset: &str, month: Month) -> String {
    cx.at(&format!("insight/changed/{month}?dataset={dataset}"))
}

fn datasets(cx: &Cx<'_>, it: &Told) -> Markup {
    html! {
        @if it.others.len() > 1 {
            nav aria-label="Datasets" { ul class="sm-filter" {
                @for (id, title) in &it.others {
                    li { a href=(at(cx, id, it.month)) aria-current=[(id == it.dataset.id()).then_some("page")] { (title) } }
                }
            } }
        }
    }
}

fn months(cx: &Cx<'_>, it: &Told) -> Markup {
    let Some((first, last)) = it.span else { return html! {} };
    let near: Vec<Month> = [-2, -1, 0, 1, 2]
        .map(|by| it.month.plus(by))
        .into_iter()
        .filter(|m| (first..=last).contains(m))
        .collect();
    html! {
        nav aria-label="Months" { ul class="sm-filter" {
            @for month in near { li { a href=(at(cx, it.dataset.id(), month)) aria-current=[(month == it.month).then_some("page")] { (month.words()) } } }
            @if it.month.plus(2) < last { li { a href=(at(cx, it.dataset.id(), last)) { "Latest" } } }
        } }
    }
}

/// What else may have moved many series at once stands before any finding.
fn first(review: &Review) -> Markup {
    html! {
        section class="sm-section" aria-labelledby="first" {
            h2 class="govuk-heading-m" id="first" { "Look at this first" }
            ul class="govuk-list govuk-list--bullet sm-prose" { @for one in &review.artefacts { li { (one) } } }
        }
    }
}

fn changes(cx: &Cx<'_>, it: &Told) -> Markup {
    let review = &it.review;
    html! {
        section class="sm-section" aria-labelledby="changed" {
            h2 class="govuk-heading-m" id="changed" { "What changed, the largest first" }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Series that changed beyond noise in " (it.month.words()) }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["Series", "Direction"] { th scope="col" class="govuk-table__header" { (head) } }
                    @for head in ["Counted", "Expected", "Difference"] { th scope="col" class="govuk-table__header sm-num" { (head) } }
                    th scope="col" class="govuk-table__header" { "What else may have moved it" }
                } }
                tbody class="govuk-table__body" { @for one in &review.changes { (row(cx, one)) } }
            }
            @for one in review.changes.iter().take(DRAWN) { (card(cx, it, one)) }
        }
    }
}

fn row(cx: &Cx<'_>, one: &Change) -> Markup {
    let number = |value: f64| crate::figure::number(value, 0);
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&format!("insight/explore?area={}", one.series.code))) { (one.series.title()) } }
            td class="govuk-table__cell" data-label="Direction" { @if one.high() { "▲ above" } @else { "▼ below" } }
            td class="govuk-table__cell sm-num" data-label="Counted" { (number(one.observed as f64)) }
            td class="govuk-table__cell sm-num" data-label="Expected" { (number(one.usual.0)) " to " (number(one.usual.1)) }
            td class="govuk-table__cell sm-num" data-label="Difference" { (number(one.observed as f64 - one.expected)) }
            td class="govuk-table__cell" data-label="What else may have moved it" { @if one.artefacts.is_empty() { "nothing known" } @else { (one.artefacts.join("; ")) } }
        }
    }
}

fn card(cx: &Cx<'_>, it: &Told, one: &Change) -> Markup {
    let slug = one.series.slug();
    html! {
        article class="sm-section sm-change" id=(slug) aria-label=(one.series.title()) {
            (one.chart().figure())
            @for why in &one.artefacts { p { (tag(Tone::Soon, "Check first")) " " (why) "." } }
            @for (why, name) in it.why.iter().filter(|(why, _)| why.series == slug) {
                div class="govuk-inset-text" {
                    p { (why.says) }
                    p class="sm-note" { (name) ", " (day(civil(why.at))) }
                }
            }
            @if it.may { (ask(cx, it, &slug)) }
        }
    }
}

/// The place for the why: what is typed is kept when something is wrong with it.
fn ask(cx: &Cx<'_>, it: &Told, slug: &str) -> Markup {
    let mine = cx.form.get("series") == Some(slug);
    let name = format!("why-{slug}");
    let typed = if mine { cx.form.get("why").unwrap_or_default() } else { "" };
    let error = if mine { cx.error("why") } else { None };
    let form = cx.form(&cx.at(&format!("insight/changed/{}", it.month)), html! {
        input type="hidden" name="dataset" value=(it.dataset.id());
        input type="hidden" name="series" value=(slug);
        (govuk::Textarea { id: if error.is_some() { "why".into() } else { name }, ..govuk::Textarea::new("why", "What may be behind it, and how is it known?") }.value(typed).maybe_error(error))
        (Button::submit("Keep the why").secondary())
    });
    html! {
        details class="govuk-details" open[mine] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Say why" } }
            div class="govuk-details__text" { (form) }
        }
    }
}

fn explained(all: &[Change]) -> Markup {
    html! {
        section class="sm-section" aria-labelledby="explained" {
            h2 class="govuk-heading-m" id="explained" { "Not counted as changes" }
            p { "These would stand out, but something known explains them as well." }
            ul class="govuk-list govuk-list--bullet" { @for one in all { li { (one.title()) ". " (one.artefacts.join("; ")) } } }
        }
    }
}

fn method(review: &Review) -> Markup {
    let rate = crate::figure::number(review.rate * 100.0, 0);
    html! {
        section class="sm-section" aria-labelledby="method" {
            h2 class="govuk-heading-m" id="method" { "How this was found" }
            div class="sm-prose" {
                p { "Each series, an area by a category, is held against what its last 36 months lead to expect: two models, one with a trend and one with a level, must both be surprised. Both know the season. The county, its districts and the small areas that are the same on both census bases are tested together, and of all findings at most " (rate) "% are false on average (Benjamini and Hochberg)." }
                p { "Incidents of anti-social behaviour are never added to crimes, no twelve-month total is held against itself, and a month that is not complete is left out. " @if review.by_harm { "Findings are ranked by harm." } @else { "Findings are ranked by size: the source has no offence codes, so that harm cannot be weighed." } }
                p { "A change is a reason to ask, and says nothing of its cause." }
                @if !review.untested.is_empty() {
                    p { "Not tested: "
                        @for (at, (why, n)) in review.untested.iter().enumerate() { @if at > 0 { "; " } (crate::figure::number(*n as f64, 0)) ", because " (why) } "." }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = told(cx)?;
    let series = cx.form.get("series").unwrap_or_default().to_string();
    let says = cx.form.get("why").unwrap_or_default().to_string();
    let id = book(&cx.county()?.slug, it.dataset.id());
    cx.write(|unit, actor| {
        let permit = actor.permit::<Cite, DataBook>(unit, &id)?;
        // Only what changed can be explained.
        if !it.review.changes.iter().any(|one| one.series.slug() == series) {
            return Err(Fault::field(
                "why",
                "This series is not among what changed any more: a later load may have moved it. Look again",
            ));
        }
        why::say(unit, &permit, it.month, &series, &says)
    })?;
    Ok(Reply::see(format!("{}#{series}", at(cx, it.dataset.id(), it.month))))
}
