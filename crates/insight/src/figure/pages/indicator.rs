//! `/{county}/insight/indicators/{indicator}`: one indicator as the rulebook has it.

use crate::Datasets;
use crate::indicator::{Indicator, Indicators, Over, Polarity};
use board::County;
use kernel::rulebook::Confidence;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight/indicators/{indicator}", Guard::may::<View, County>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.county()?.slug.clone();
    cx.read(|unit, actor| actor.permit::<View, County>(unit, &slug).map(drop))?;
    let all = Indicators::of(cx.kernel())?;
    let it = all.one(cx.param("indicator")?).ok_or(Fault::Absent)?;
    let datasets = Datasets::of(cx.kernel())?;
    let says = &it.indicator;
    let body = html! {
        span class="govuk-caption-l" { (says.theme) }
        h1 class="govuk-heading-l" { (it.title())
            @if it.meta.confidence == Confidence::Unverified { " " (tag(Tone::Soon, "Not verified")) } }
        p class="sm-lead" { (says.definition) }
        (rows(cx, it, &datasets))
        @if !says.comparability.is_empty() {
            h2 class="govuk-heading-m" { "What cannot be compared" }
            ul class="govuk-list govuk-list--bullet" { @for gap in &says.comparability { li { "From " (gap.from) ": " (gap.says) } } }
        }
        h2 class="govuk-heading-m" { "On what authority" }
        ul class="govuk-list govuk-list--bullet" { @for source in &it.meta.citations { li { (source) } } }
        p class="govuk-body" { a class="govuk-link" href=(cx.at(&format!("insight/explore?indicator={}", it.id()))) { "Explore it" } }
    };
    let page = Page::new(it.title(), "Insight", body).crumb("Insight", cx.at("insight"));
    cx.page(page.crumb("Indicators", cx.at("insight/indicators")))
}

fn rows(cx: &Cx<'_>, it: &Indicator, datasets: &Datasets) -> Markup {
    let says = &it.indicator;
    let title = |id: &str| datasets.get(id).map_or(id.to_string(), |it| it.meta.title.clone());
    let n = &says.numerator;
    let mut counted: Vec<String> = n.categories.clone();
    counted.extend(n.measure.clone());
    if n.all_crime {
        counted.push("every crime, without anti-social behaviour".into());
    }
    if !n.outcomes.is_empty() {
        counted.push(format!("with the outcome {}", n.outcomes.join(" or ")));
    }
    let over = match &says.denominator {
        None => "Nothing: it is a count".to_string(),
        Some(Over::Base(base)) => {
            format!(
                "{}: {}, per {}",
                title(&base.dataset),
                base.measure,
                crate::figure::number(base.multiplier, 0)
            )
        }
        Some(Over::Categories(whole)) if whole.all_crime => {
            "Every crime, without anti-social behaviour".into()
        }
        Some(Over::Categories(whole)) if whole.all => "Everything that the dataset counts".into(),
        Some(Over::Categories(whole)) => whole.categories.join(", "),
    };
    let better = match says.polarity {
        Polarity::LowerBetter => "Less is better",
        Polarity::HigherBetter => "More is better",
        Polarity::None => "Neither: more may mean more reporting",
    };
    let groups =
        if says.groups.is_empty() { "Every kind that its data have".into() } else { says.groups.join(", ") };
    html! {
        dl class="govuk-summary-list" {
            @for (name, value) in [
                ("Counted", counted.join(", ")),
                ("Over", over),
                ("Unit", it.unit()),
                ("Method", says.method.words().to_string()),
                ("Which way is better", better.to_string()),
                ("By area", groups),
                ("Beware", says.caveat.clone()),
                ("Who answers for it", says.owner.clone()),
                ("Percentage change", format!("Hidden where either count is below {}", says.change_from)),
                ("Short name", it.id().to_string()),
            ] {
                div class="govuk-summary-list__row" {
                    dt class="govuk-summary-list__key" { (name) }
                    dd class="govuk-summary-list__value" { (value) }
                }
            }
            div class="govuk-summary-list__row" {
                dt class="govuk-summary-list__key" { "Data" }
                dd class="govuk-summary-list__value" {
                    @for (at, id) in it.datasets().into_iter().enumerate() {
                        @if at > 0 { ", " }
                        a class="govuk-link" href=(cx.at(&format!("insight/data/{id}"))) { (title(id)) }
                    }
                }
            }
        }
    }
}
