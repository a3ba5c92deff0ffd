//! What is wrong with an indicator beyond its shape.

use super::{Method, NOT_CRIME, Over, Says};

/// The key to blame and the words, for everything that is wrong.
pub(super) fn faults(it: &Says) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut bad = |key: &str, message: &str| out.push((key.to_string(), message.to_string()));
    for (key, words) in
        [("theme", &it.theme), ("definition", &it.definition), ("caveat", &it.caveat), ("owner", &it.owner)]
    {
        if words.trim().is_empty() {
            bad(key, &format!("“{key}” is empty. Every figure shows it, so say it"));
        }
    }
    let n = &it.numerator;
    if n.categories.is_empty() && !n.all_crime && n.outcomes.is_empty() && n.measure.is_none() {
        bad("numerator", "it counts nothing. Give categories, outcomes, a measure, or all-crime = true");
    }
    if n.all_crime && !n.categories.is_empty() {
        bad("all-crime", "give either all-crime or categories, not both");
    }
    if mixes(&n.categories, n.all_crime) {
        bad("numerator", ADDED);
    }
    match (it.method, &it.denominator) {
        (Method::Count | Method::HarmScore, None) => {}
        (Method::Count, Some(_)) => {
            bad(
                "denominator",
                "a count is counted over nothing. Take the denominator away, or choose crude-rate",
            );
        }
        (Method::Proportion, Some(Over::Categories(whole))) => {
            if whole.categories.is_empty() && !whole.all_crime && !whole.all {
                bad("denominator", "the whole is empty. Give its categories, all-crime = true or all = true");
            }
            if mixes(&whole.categories, whole.all_crime) {
                bad("denominator", ADDED);
            }
            let held =
                |c: &String| whole.all || whole.categories.contains(c) || (whole.all_crime && is_crime(c));
            let outside = n.categories.iter().find(|c| !held(c));
            if let Some(outside) = outside {
                let words = format!(
                    "“{outside}” is counted and is not in the whole, so that this could be above 100%. Add it to the denominator"
                );
                bad("denominator", &words);
            }
        }
        (Method::Proportion, _) => {
            bad(
                "denominator",
                "a proportion is part of a whole of the same dataset: give denominator = { categories = [..] }",
            );
        }
        (_, Some(Over::Base(base))) => {
            if !(base.multiplier.is_finite() && base.multiplier > 0.0) {
                bad(
                    "multiplier",
                    "the multiplier is above zero: 1000 by the convention for crime, 100000 in health",
                );
            }
        }
        (_, Some(Over::Categories(_))) => {
            bad(
                "denominator",
                "a rate is counted over a population: give its dataset, measure and multiplier",
            );
        }
        (_, None) => bad(
            "method",
            "this method needs a denominator: { dataset = …, measure = \"population\", multiplier = 1000 }",
        ),
    }
    let needs = |method: Method, given: &Option<String>| (it.method == method) != given.is_some();
    if needs(Method::HarmScore, &it.weights) {
        bad(
            "method",
            "a harm score, and nothing else, names the versioned file of its weights: weights = \"crime-severity-score\"",
        );
    }
    if needs(Method::DirectlyStandardised, &it.standard) {
        bad("method", "a directly standardised rate, and nothing else, names its standard = \"esp-2013\"");
    }
    if needs(Method::IndirectlyStandardised, &it.reference) {
        bad("method", "an indirectly standardised rate, and nothing else, names its reference = \"england\"");
    }
    for gap in &it.comparability {
        if super::super::figure::month_of(&gap.from).is_none() {
            bad("comparability", &format!("“{}” is no month. Write it as 2023-05", gap.from));
        }
    }
    out
}

const ADDED: &str =
    "anti-social behaviour is incidents, not crimes: it is never added to crime. Make two indicators";

fn is_crime(category: &str) -> bool {
    !NOT_CRIME.contains(&category)
}

/// Whether incidents and crimes would be added.
fn mixes(categories: &[String], all_crime: bool) -> bool {
    let incidents = categories.iter().any(|c| !is_crime(c));
    incidents && (all_crime || categories.iter().any(|c| is_crime(c)))
}
