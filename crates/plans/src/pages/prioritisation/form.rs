//! The form of a prioritisation, for the pages that begin one and change one.

use crate::scoring::Opening;
use crate::scoring::matrix::Matrix;
use board::{Person, Snapshot};
use govuk::{Checkboxes, Choice};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Fields};

/// The fields, filled with what is kept.
pub(super) fn fields(
    cx: &Cx<'_>,
    on: &Snapshot<'_>,
    matrix: &Matrix,
    about: &str,
    first: usize,
    scorers: &[String],
) -> Markup {
    let mut people: Vec<(&str, &Person)> =
        on.all::<Person>().map(|(fact, person)| (fact.slug.as_str(), person)).collect();
    people.sort_by_key(|(_, person)| person.name.clone());
    let choices = people.iter().map(|(slug, person)| {
        Choice::new(*slug, person.name.as_str()).hint(format!(
            "{}, {}",
            person.title,
            on.organisation_name(&person.organisation)
        ))
    });
    let ticked: Vec<String> = if cx.form.is_empty() {
        scorers.to_vec()
    } else {
        cx.form.all("scorers").into_iter().map(String::from).collect()
    };
    html! {
        (cx.textarea("about", "What is it for, and who was asked? (optional)", about).rows(3))
        (Checkboxes::new("scorers", "Who scores?", choices).hint("Each scores alone, and sees what others gave only after giving their own.").values(ticked).small().maybe_error(cx.error("scorers")))
        (cx.input("first", "How many priorities are expected?", &first.to_string()).hint("It is shown which changes of weight would change the order of the first so many.").classes("govuk-input--width-3"))
        h2 class="govuk-heading-m" { "What counts how much" }
        p class="sm-note" { "Weights are whole numbers from 0, which takes a criterion out, to " (matrix.scale.heaviest) ". This is practice and not law: " (matrix.citations.join("; ")) "." }
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Criteria and their weights" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Criterion", "What 1 means", "What 5 means", "Weight"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for criterion in &matrix.criteria {
                    @let name = format!("weight-{}", criterion.id);
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (criterion.title) " " small { (criterion.group) } }
                        td class="govuk-table__cell" data-label="Lowest" { (criterion.low) }
                        td class="govuk-table__cell" data-label="Highest" { (criterion.high) }
                        td class="govuk-table__cell" data-label="Weight" {
                            @if let Some(error) = cx.error(&name) { p class="govuk-error-message" { (error) } }
                            input class="govuk-input govuk-input--width-2" id=(name) name=(name) inputmode="numeric"
                                aria-label=(format!("Weight of “{}”", criterion.title)) value=(cx.value(&name, criterion.weight.to_string()));
                        }
                    }
                }
            }
        }
    }
}

/// Reads the form.
///
/// # Errors
/// [`kernel::Fault::Fields`] with all that is wrong.
pub(super) fn read(cx: &Cx<'_>, matrix: &Matrix, year: String) -> Outcome<Opening> {
    let mut fields = Fields::of(&cx.form);
    let first = match fields.optional("first").as_str() {
        "" => Some(0),
        text => text.parse::<usize>().ok().filter(|n| (1..=50).contains(n)),
    };
    if first.is_none() {
        fields.wrong("first", "Enter how many priorities are expected, such as 6");
    }
    let mut weights = std::collections::BTreeMap::new();
    for criterion in &matrix.criteria {
        let name = format!("weight-{}", criterion.id);
        match fields.optional(&name).as_str() {
            "" => {}
            text => match text.parse::<u32>() {
                Ok(weight) => {
                    weights.insert(criterion.id.clone(), weight);
                }
                Err(_) => fields.wrong(
                    &name,
                    &format!(
                        "Enter the weight of “{}” as a whole number from 0 to {}",
                        criterion.title, matrix.scale.heaviest
                    ),
                ),
            },
        }
    }
    let about = fields.optional("about");
    fields.done()?;
    let scorers = cx.form.all("scorers").into_iter().map(String::from).collect();
    Ok(Opening { year, about, first: first.unwrap_or(0), scorers, weights })
}
