//! Whatever the numbers are, words on a chart lie beside each other, within the sheet, and say what the numbers say.

mod said;
mod samples;

use super::{
    Bar, Bars, Chart, Line, Model, Multiple, Multiples, Period, Rule, Segment, Series, Special, Unit, Value,
    Xmr,
};
use proptest::prelude::*;

/// Words stand within the sheet and on no other words; numbers are numbers; and twice is the same.
pub(super) fn sound(model: &dyn Model) -> Result<Chart, TestCaseError> {
    let chart = Chart::of(model);
    for drawing in [&chart.wide, &chart.tall] {
        let (words, sheet) = drawing.words();
        for (at, one) in words.iter().enumerate() {
            prop_assert!(
                one.x >= -0.5 && one.x + one.w <= sheet.w + 0.5,
                "{one:?} leaves {sheet:?} of {}",
                chart.title
            );
            prop_assert!(
                one.y >= -0.5 && one.y + one.h <= sheet.h + 0.5,
                "{one:?} leaves {sheet:?} of {}",
                chart.title
            );
            if let Some(other) = words[at + 1..].iter().find(|other| other.meets(one)) {
                prop_assert!(false, "{one:?} lies on {other:?} of {}", chart.title);
            }
        }
        let svg = drawing.svg("");
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
    prop_assert_eq!(&Chart::of(model), &chart);
    Ok(chart)
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        12 => (0.0f64..900.0).prop_map(|v| Value::Known(v.round())),
        1 => Just(Value::Hidden),
        1 => Just(Value::Missing),
    ]
}

fn period(kind: usize, at: i32) -> Period {
    let start = 1991 * 12 + 3;
    match kind {
        0 => Period::month(start + at),
        1 => Period::twelve_to(start + at),
        2 => Period::financial_year(start + 12 * at),
        _ => Period { from: start + 3 * at, to: start + 3 * at + 2 },
    }
}

const NAMES: [&str; 4] = ["East Barsham", "Loamshire", "Areas that are like it", "England and Wales"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn lines(
        columns in prop::collection::vec(prop::array::uniform4(value()), 1..70),
        kind in 0usize..4, n in 1usize..5, wide in 0.0f64..60.0,
    ) {
        let series = (0..n).map(|row| {
            let values: Vec<Value> = columns.iter().map(|c| c[row]).collect();
            let intervals = values.iter().map(|v| v.known().map(|v| (v - wide, v + wide)));
            Series { name: NAMES[row].into(), intervals: if row == 0 { intervals.collect() } else { Vec::new() }, values }
        });
        let line = Line {
            subject: "Burglary in East Barsham".into(),
            unit: Unit::new("per 1,000 households", 1),
            periods: (0..).take(columns.len()).map(|at| period(kind, at)).collect(),
            series: series.collect(),
            usual: None,
            notes: vec!["Source: recorded crime, invented for Loamshire.".into()],
        };
        let chart = sound(&line)?;
        prop_assert_eq!(chart.table.rows.len(), columns.len());
    }

    #[test]
    fn control_charts(
        values in prop::collection::vec(value(), 2..70),
        signals in prop::collection::vec((0usize..70, any::<bool>(), 0usize..4), 0..12),
        cut in 1usize..70, target in prop::option::of(0.0f64..900.0),
    ) {
        let cut = cut.min(values.len() - 1);
        let segment = |from, to, why: &str| Segment {
            from, to, mean: 440.0, limits: (120.0, 760.0), near: (230.0, 650.0), why: why.into(),
        };
        let rules = [Rule::Outside, Rule::Trend, Rule::TwoOfThree, Rule::Run];
        let xmr = Xmr {
            subject: "Shoplifting in East Barsham".into(),
            unit: Unit::new("offences", 0),
            periods: (0..).take(values.len()).map(|at| period(0, at)).collect(),
            segments: vec![segment(0, cut, ""), segment(cut, values.len(), "a new way of recording shoplifting began")],
            signals: signals.into_iter().filter(|s| s.0 < values.len()).map(|(at, high, rule)| Special { at, high, rule: rules[rule] }).collect(),
            provisional: values.len() < 12,
            values,
            target,
            ..Xmr::default()
        };
        sound(&xmr)?;
    }

    #[test]
    fn bars(
        values in prop::collection::vec((value(), 0.0f64..50.0), 1..20),
        dots: bool, reference in prop::option::of(1.0f64..800.0),
    ) {
        let bars = values.iter().enumerate().map(|(at, (value, wide))| Bar {
            name: format!("Community safety partnership of {} {at}", NAMES[at % 4]),
            value: *value,
            interval: value.known().map(|v| (v - wide, v + wide)),
            own: at == 1,
        });
        let bars = Bars {
            subject: "Burglary, 2024/25".into(),
            unit: Unit::new("per 1,000 households", 1),
            kind: "partnerships".into(),
            bars: bars.collect(),
            reference: reference.map(|v| ("Loamshire".to_string(), v)),
            dots,
            notes: Vec::new(),
        };
        let chart = sound(&bars)?;
        prop_assert_eq!(chart.table.rows.len(), values.len());
    }

    #[test]
    fn small_multiples(all in prop::collection::vec(prop::collection::vec(value(), 24), 1..14)) {
        let all = all.into_iter().enumerate().map(|(at, values)| Multiple {
            name: format!("Violence and sexual offences {at}"), values, usual: Some((20.0, 50.0, 80.0)), signals: vec![(23, at % 2 == 0)],
        });
        let multiples = Multiples {
            subject: "Recorded crime in East Barsham".into(), unit: Unit::new("offences", 0),
            periods: (0..24).map(|at| period(0, at)).collect(), all: all.collect(), notes: Vec::new(),
        };
        sound(&multiples)?;
    }
}
