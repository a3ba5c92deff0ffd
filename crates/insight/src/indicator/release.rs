//! Every indicator of the release rests on datasets of the release, and on categories and measures that these have.

use super::{Indicator, Indicators, Method, Over};
use crate::areas::Kind;
use crate::dataset::{Dataset, Datasets};
use kernel::rulebook::{Confidence, Rulebook};
use std::collections::BTreeSet;

fn release() -> (Datasets, Indicators) {
    let rulebook = Rulebook::load(None).expect("the release reads");
    let datasets = Datasets::load(&rulebook).expect("every dataset is right");
    (datasets, Indicators::load(&rulebook).expect("every indicator is right"))
}

/// The values that a column may have; none when it may have any.
fn values<'a>(dataset: &'a Dataset, column: Option<&String>) -> &'a [String] {
    let column = column.and_then(|name| dataset.shape.column(name));
    column.map_or(&[], |column| column.one_of.as_slice())
}

fn has_measure(dataset: &Dataset, measure: &str) -> bool {
    let measures = dataset.measures.iter().flat_map(|it| &it.values);
    measures.map(|it| it.measure.as_str()).any(|it| it == measure)
}

/// What an indicator names that its datasets do not have.
fn missing(it: &Indicator, datasets: &Datasets) -> Vec<String> {
    let mut out = Vec::new();
    let numerator = &it.indicator.numerator;
    let Some(dataset) = datasets.get(&numerator.dataset) else { return vec![numerator.dataset.clone()] };
    let known = values(dataset, dataset.shape.category.as_ref());
    let mut categories = numerator.categories.clone();
    match &it.indicator.denominator {
        Some(Over::Categories(whole)) => categories.extend(whole.categories.clone()),
        Some(Over::Base(base)) => match datasets.get(&base.dataset) {
            Some(people) if has_measure(people, &base.measure) => {}
            _ => out.push(format!("{}: {}", base.dataset, base.measure)),
        },
        None => {}
    }
    out.extend(categories.into_iter().filter(|category| !known.contains(category)));
    let ends: Vec<&String> =
        dataset.shape.extra.iter().flat_map(|column| values(dataset, Some(column))).collect();
    out.extend(numerator.outcomes.iter().filter(|outcome| !ends.contains(outcome)).cloned());
    out.extend(numerator.measure.iter().filter(|measure| !has_measure(dataset, measure)).cloned());
    let weights = it.indicator.weights.iter().filter(|id| datasets.get(id).is_none());
    out.extend(weights.cloned());
    let kinds: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    out.extend(it.indicator.groups.iter().filter(|group| !kinds.contains(group.as_str())).cloned());
    out
}

#[test]
fn indicators_name_what_their_datasets_have() {
    let (datasets, indicators) = release();
    let wrong: Vec<String> = indicators
        .all()
        .iter()
        .map(|it| (it.id(), missing(it, &datasets)))
        .filter(|(_, missing)| !missing.is_empty())
        .map(|(id, missing)| format!("{id}: {}", missing.join(", ")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_release_covers_the_themes_and_says_what_is_unverified() {
    let (datasets, indicators) = release();
    assert!(indicators.all().len() >= 30);
    let themes: BTreeSet<&str> = indicators.all().iter().map(|it| it.indicator.theme.as_str()).collect();
    for theme in [
        "All crime",
        "Anti-social behaviour",
        "Deprivation",
        "Domestic abuse",
        "Drugs and alcohol",
        "Fire",
        "Reoffending",
        "Serious violence",
        "Violence",
        "Young people",
    ] {
        assert!(themes.contains(theme), "nothing of {theme}");
    }
    // What rests on an unverified dataset is not itself better known.
    for it in indicators.all() {
        let source = datasets.get(&it.indicator.numerator.dataset).expect("it is there");
        if source.meta.confidence == Confidence::Unverified {
            assert_eq!(it.meta.confidence, Confidence::Unverified, "{}", it.id());
        }
    }
    // A harm score is for sources with offence codes alone.
    let mut harm = indicators.all().iter().filter(|it| it.indicator.method == Method::HarmScore);
    assert!(harm.all(|it| it.indicator.numerator.dataset == "recorded-crime-open-data"));
    for it in datasets.all() {
        assert!(
            it.boundaries.is_some()
                || !it.dataset.traps.is_empty()
                || it.id() == "ons-lookup-district-region",
            "{}",
            it.id()
        );
    }
}
