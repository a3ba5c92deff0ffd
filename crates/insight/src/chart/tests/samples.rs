//! Charts of fictional Loamshire, as they will be shown. `SHIREMOOT_CHARTS=FOLDER` writes them as pages to look at.

use super::sound;
use crate::chart::{
    Bar, Bars, Better, Beyond, Dot, Funnel, Limits, Line, Model, Multiple, Multiples, Period, Rule, Segment,
    Series, Special, Unit, Value, Xmr,
};

/// A season with some noise that is always the same.
pub(crate) fn wave(at: usize, level: f64, swing: f64) -> f64 {
    let noise = ((at * 7919 + 104_729) % 97) as f64 / 97.0 - 0.5;
    level + swing * ((at % 12) as f64 / 12.0 * std::f64::consts::TAU).sin() + noise * level * 0.2
}

fn months(n: i32) -> Vec<Period> {
    (0..n).map(|at| Period::month(2022 * 12 + 1 + at)).collect()
}

pub(crate) fn line() -> Line {
    let mut own: Vec<Value> = (0..36).map(|at| Value::Known(wave(at, 4.2, 0.6))).collect();
    (own[14], own[22]) = (Value::Hidden, Value::Missing);
    let interval = |v: &Value| v.known().map(|v| (v - 0.7, v + 0.8));
    let of = |level: f64| (0..36).map(|at| Value::Known(wave(at + 3, level, 0.3))).collect::<Vec<_>>();
    Line {
        subject: "Burglary in East Barsham".into(),
        unit: Unit::new("per 1,000 households", 1),
        periods: months(36),
        series: vec![
            Series {
                name: "East Barsham".into(),
                intervals: own.iter().map(interval).collect(),
                values: own,
            },
            Series { name: "Loamshire".into(), values: of(3.1), intervals: Vec::new() },
            Series { name: "Most similar partnerships".into(), values: of(3.4), intervals: Vec::new() },
        ],
        usual: None,
        notes: vec!["Source: synthetic counts for Loamshire, which is not a real place.".into()],
    }
}

pub(crate) fn xmr() -> Xmr {
    let mut values: Vec<Value> = (0..36).map(|at| Value::Known(wave(at, 44.0, 3.0).round())).collect();
    values[10] = Value::Known(71.0);
    for value in &mut values[20..] {
        *value = Value::Known(value.known().unwrap_or_default() - 12.0);
    }
    values[33] = Value::Hidden;
    (values[34], values[35]) = (Value::Known(43.0), Value::Known(41.0));
    let segment = |from, to, mean: f64, why: &str| Segment {
        from,
        to,
        mean,
        limits: (mean - 14.0, mean + 14.0),
        near: (mean - 9.3, mean + 9.3),
        why: why.into(),
    };
    Xmr {
        subject: "Shoplifting in East Barsham".into(),
        unit: Unit::new("offences", 0),
        periods: months(36),
        values,
        segments: vec![
            segment(0, 20, 44.2, ""),
            segment(20, 36, 31.6, "the largest shop closed (decided 3 February 2024)"),
        ],
        signals: vec![
            Special { at: 10, rule: Rule::Outside, high: true },
            Special { at: 35, rule: Rule::TwoOfThree, high: true },
            Special { at: 34, rule: Rule::TwoOfThree, high: true },
        ],
        better: Better::Lower,
        target: Some(25.0),
        provisional: false,
        notes: vec!["Limits from moving ranges; ranges above 3.267 times their mean are left out.".into()],
    }
}

pub(crate) fn bars(dots: bool) -> Bars {
    let rows = [
        ("East Barsham", 12.1, 1.2),
        ("West Barsham and the Vale", 9.4, 0.9),
        ("Loam Valley", 8.3, 0.8),
        ("Marl Hills", 7.9, 1.0),
        ("Saltmarsh", 5.2, 0.7),
    ];
    let mut bars: Vec<Bar> = rows
        .iter()
        .map(|(name, value, half)| Bar {
            name: (*name).into(),
            value: Value::Known(*value),
            interval: Some((value - half, value + half)),
            own: *name == "Loam Valley",
        })
        .collect();
    bars.push(Bar { name: "Thorn Island".into(), value: Value::Hidden, interval: None, own: false });
    Bars {
        subject: "Burglary, 12 months to January 2025".into(),
        unit: Unit::new("per 1,000 households", 1),
        kind: "districts".into(),
        bars,
        reference: Some(("Loamshire".into(), 8.1)),
        dots,
        notes: Vec::new(),
    }
}

pub(crate) fn funnel() -> Funnel {
    let limits = |size: f64| {
        let deviation = (8.1 / size * 1000.0).sqrt();
        Limits {
            size,
            alert: (8.1 - 1.96 * deviation, 8.1 + 1.96 * deviation),
            alarm: (8.1 - 3.09 * deviation, 8.1 + 3.09 * deviation),
        }
    };
    let dots = (0..40).map(|at| {
        let size = 18_000.0 + f64::from((at * 37) % 41) * 4_100.0;
        let value = 8.1 + ((at * 17) % 23 - 11) as f64 * 0.16;
        let l = limits(size);
        let beyond = match value {
            v if v > l.alarm.1 => Beyond::Alarm(true),
            v if v < l.alarm.0 => Beyond::Alarm(false),
            v if v > l.alert.1 => Beyond::Alert(true),
            v if v < l.alert.0 => Beyond::Alert(false),
            _ => Beyond::Within,
        };
        Dot { name: format!("Partnership {at}"), size, value: Value::Known(value), beyond, own: at == 7 }
    });
    Funnel {
        subject: "Burglary, 12 months to January 2025".into(),
        unit: Unit::new("per 1,000 residents", 1),
        kind: "partnerships".into(),
        size: "residents".into(),
        dots: dots.collect(),
        average: 8.1,
        limits: (0..60).map(|at| limits(15_000.0 + f64::from(at) * 3_000.0)).collect(),
        notes: Vec::new(),
    }
}

pub(crate) fn multiples() -> Multiples {
    let names = [
        "Burglary",
        "Criminal damage and arson",
        "Drugs",
        "Robbery",
        "Shoplifting",
        "Violence and sexual offences",
        "Vehicle crime",
    ];
    let all = names.iter().enumerate().map(|(at, name)| {
        let level = 20.0 + 23.0 * at as f64;
        let mut values: Vec<Value> =
            (0..36).map(|m| Value::Known(wave(m + at * 5, level, level * 0.1).round())).collect();
        let mut signals = Vec::new();
        if at == 4 {
            values[35] = Value::Known(level * 1.6);
            signals.push((35, true));
        }
        Multiple { name: (*name).into(), values, usual: Some((level * 0.75, level, level * 1.25)), signals }
    });
    Multiples {
        subject: "Recorded crime in East Barsham by type".into(),
        unit: Unit::new("offences", 0),
        periods: months(36),
        all: all.collect(),
        notes: Vec::new(),
    }
}

#[test]
fn samples_are_sound() {
    let provisional = Xmr {
        values: xmr().values[..9].to_vec(),
        periods: months(9),
        segments: vec![Segment { to: 9, ..xmr().segments[0].clone() }],
        signals: Vec::new(),
        provisional: true,
        target: None,
        ..xmr()
    };
    let all: [(&str, &dyn Model); 7] = [
        ("line", &line()),
        ("xmr", &xmr()),
        ("xmr-provisional", &provisional),
        ("bars", &bars(false)),
        ("dots", &bars(true)),
        ("funnel", &funnel()),
        ("multiples", &multiples()),
    ];
    let folder = std::env::var_os("SHIREMOOT_CHARTS");
    for (name, model) in all {
        let chart = sound(model).expect(name);
        assert!(chart.text.contains(&chart.title), "{name}: the alternative carries the finding");
        for row in &chart.table.rows {
            assert_eq!(row.len(), chart.table.head.len(), "{name}");
        }
        if let Some(folder) = &folder {
            let folder = std::path::Path::new(folder);
            std::fs::write(folder.join(format!("{name}.svg")), chart.wide.svg("")).expect("written");
            std::fs::write(folder.join(format!("{name}-phone.svg")), chart.tall.svg("")).expect("written");
            std::fs::write(folder.join(format!("{name}.txt")), format!("{}\n{}\n", chart.title, chart.text))
                .expect("written");
        }
    }
}
