//! All outputs of one figure agree: what the table says is what the CSV, the alternative text and the blocks of a paper say.

use super::support::{PEOPLE, STREET, burglary, ground, people, street, worked};
use crate::figure::{Model, Place};
use proptest::prelude::*;

/// Every number in a text, as it is written.
fn numbers(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() || ((c == '.' || c == ',') && !word.is_empty()) {
            word.push(c);
        } else if !word.is_empty() {
            out.push(word.trim_end_matches(['.', ',']).to_string());
            word.clear();
        }
    }
    out
}

/// Numbers that any output may give: values, limits, counts, bases, and what stands in periods, names, titles and notes.
fn allowed(model: &Model) -> Vec<String> {
    let mut out = Vec::new();
    for row in model.cells() {
        for text in [
            &row.value,
            &row.interval,
            &row.count,
            &row.base,
            &row.period,
            &row.period_code,
            &row.area,
            &row.code,
            &row.note,
        ] {
            out.extend(numbers(text));
        }
    }
    let standing = model.standing.iter().flat_map(|it| [it.says.clone(), it.among.clone()]);
    let told = [model.label.clone(), model.unit.clone(), model.method.clone(), model.source.clone()];
    for text in told
        .into_iter()
        .chain(standing)
        .chain(model.signals.clone())
        .chain(model.notes.iter().map(|n| n.says.clone()))
    {
        out.extend(numbers(&text));
    }
    // That the interval is one of 95%.
    out.push("95".into());
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn no_output_says_what_the_table_does_not(
        without in proptest::collection::vec(0..36_i32, 0..6),
        over in prop_oneof![Just("month"), Just("rolling-12"), Just("financial-year"), Just("year")],
        against in prop_oneof![Just("nothing"), Just("alike"), Just("county")],
        empty in proptest::collection::vec(0..3_usize, 0..2),
    ) {
        let ground = ground([
            (STREET, street(&without)),
            (PEOPLE, people("population", &[2022, 2023, 2024, 2025], &empty)),
        ]);
        let it = burglary(over);
        let line = format!("E97000001 from=2023-01 to=2025-12 against={against}");
        let model = worked(&ground, &it, &line).expect("it is worked out").model;
        let allowed = allowed(&model);
        for (what, text) in [("title", &model.title), ("alternative", &model.alternative())] {
            for number in numbers(text) {
                prop_assert!(allowed.contains(&number), "the {what} says {number}: {text}");
            }
        }
        let csv = model.csv();
        let rows: Vec<&str> = csv.lines().skip(1).collect();
        prop_assert_eq!(rows.len(), model.cells().len());
        for (row, cells) in rows.iter().zip(model.cells()) {
            prop_assert!(row.contains(&cells.period_code) && row.starts_with(&cells.code));
            prop_assert!(cells.value.contains(',') || row.contains(&format!(",{},", cells.value)), "{row} / {}", cells.value);
        }
        // Whoever is drawn as a peer has a last value.
        for line in model.lines.iter().filter(|line| line.place == Place::Peer) {
            prop_assert!(line.points.last().is_some_and(|point| point.value.shown.number().is_some()));
        }
    }
}
