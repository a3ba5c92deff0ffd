//! The map: every area is drawn, hidden ones without their number, and names keep out of each other's way.

use super::{Classes, Feature, Ground, Map, read};
use crate::chart::{Chart, Unit, Value};
use std::collections::BTreeMap;

/// A made-up county: fields beside each other in districts of six by six, near 52 degrees north.
fn county() -> (Vec<Feature>, Vec<Feature>) {
    let square = |code: String, name: String, x: f64, y: f64, side: f64| {
        let bend = |x: f64, y: f64| (x + 0.012 * (y * 90.0).sin(), y + 0.008 * (x * 70.0).cos());
        let steps = 12;
        let edge = |a: (f64, f64), b: (f64, f64)| {
            (0..steps).map(move |i| {
                let t = f64::from(i) / f64::from(steps);
                bend(a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
            })
        };
        let corners = [(x, y), (x + side, y), (x + side, y + side * 0.7), (x, y + side * 0.7)];
        let ring = (0..4).flat_map(|i| edge(corners[i], corners[(i + 1) % 4])).chain([bend(x, y)]).collect();
        Feature { code, name, rings: vec![ring] }
    };
    let mut areas = Vec::new();
    let mut districts = Vec::new();
    for (d, name) in
        ["East Barsham", "West Barsham", "Loam Valley", "Marl Hills", "Saltmarsh", "Thorn"].iter().enumerate()
    {
        let (x, y) = (-2.4 + 0.3 * (d % 3) as f64, 52.0 + 0.21 * (d / 3) as f64);
        districts.push(square(format!("E9700000{d}"), (*name).into(), x, y, 0.3));
        for i in 0..36 {
            let (ax, ay) = (x + 0.05 * f64::from(i % 6), y + 0.035 * f64::from(i / 6));
            areas.push(square(format!("E91000{d}{i:02}"), format!("{name} {:03}A", i + 1), ax, ay, 0.05));
        }
    }
    (areas, districts)
}

fn values(areas: &[Feature]) -> BTreeMap<String, Value> {
    let of = |at: usize| match at % 41 {
        7 => Value::Hidden,
        11 => Value::Missing,
        _ => Value::Known(((at * 7919) % 173) as f64 / 10.0),
    };
    areas.iter().enumerate().map(|(at, f)| (f.code.clone(), of(at))).collect()
}

#[test]
fn every_area_is_drawn_once_and_names_keep_apart() {
    let (areas, districts) = county();
    let ground = Ground::new(&areas, &districts).expect("ground");
    let values = values(&areas);
    let map = Map {
        subject: "Burglary, 12 months to January 2025".into(),
        unit: Unit::new("per 1,000 households", 1),
        kind: "small areas (LSOA)".into(),
        ground: &ground,
        values: &values,
        classes: Classes::Quantiles(5),
        own: Some("E91000207"),
        notes: vec!["Source: synthetic counts for Loamshire, which is not a real place.".into()],
    };
    let chart = Chart::of(&map);
    let filled = |svg: &str, what: &str| svg.matches(&format!("fill=\"{what}\" fill-rule")).count();
    for drawing in [&chart.wide, &chart.tall] {
        let svg = drawing.svg("");
        assert_eq!(svg.matches("fill-rule").count(), 216);
        // The seventh and the eleventh of each 41, of 216: six and five.
        let hatch =
            svg.split("pattern id=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a pattern");
        assert_eq!(
            (filled(&svg, &format!("url(#{hatch})")), filled(&svg, &format!("url(#{hatch}-none)"))),
            (6, 5)
        );
        let (words, sheet) = drawing.words();
        for (at, one) in words.iter().enumerate() {
            assert!(one.within(&sheet), "{one:?} leaves {sheet:?}");
            assert!(words[at + 1..].iter().all(|other| !other.meets(one)), "{one:?}");
        }
        for name in districts.iter().map(|d| &d.name) {
            assert!(svg.contains(&format!(">{name}</text>")), "{name} is named");
        }
    }
    assert!(chart.text.contains(" 6 withheld. 5 without data."), "{}", chart.text);
    assert_eq!(chart.table.rows.len(), 216);
    if let Some(folder) = std::env::var_os("SHIREMOOT_CHARTS") {
        let folder = std::path::Path::new(&folder);
        std::fs::write(folder.join("map.svg"), chart.wide.svg("")).expect("written");
        std::fs::write(folder.join("map-phone.svg"), chart.tall.svg("")).expect("written");
        std::fs::write(folder.join("map.txt"), format!("{}\n{}\n", chart.title, chart.text))
            .expect("written");
    }
}

#[test]
fn boundaries_that_cannot_be_drawn_say_why() {
    let error = |text: &str| format!("{:?}", read(text, &["LSOA21CD", "code"]).expect_err("refused"));
    assert!(error("<html>").contains("not boundaries in GeoJSON"));
    let area = |properties: &str, x: f64| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{properties},"geometry":{{"type":"Polygon","coordinates":[[[{x},52.0],[0.1,52.0],[0.1,52.1],[{x},52.0]]]}}}}]}}"#
        )
    };
    assert!(error(&area("{}", 0.0)).contains("Area 1 has no code"));
    assert!(error(&area(r#"{"code":"E97000001"}"#, 392_000.0)).contains("not in longitude and latitude"));
    let read = read(
        &area(r#"{"LADCD":"E97000001","LSOA21CD":"E91000001","LSOA21NM":"Thorn 001A"}"#, 0.0),
        &["LSOA21CD", "code"],
    )
    .expect("read");
    assert_eq!(
        (read[0].code.as_str(), read[0].name.as_str(), read[0].rings.len()),
        ("E91000001", "Thorn 001A", 1)
    );
}

#[test]
fn classes_say_what_they_hold() {
    let (areas, _) = county();
    let few: Vec<Feature> = areas.into_iter().take(6).collect();
    let ground = Ground::new(&few, &[]).expect("ground");
    let values: BTreeMap<String, Value> = few
        .iter()
        .zip([1.0, 2.0, 2.0, 3.0, 4.0, 9.0])
        .map(|(f, v)| (f.code.clone(), Value::Known(v)))
        .collect();
    let map = |classes| Map {
        subject: "Robbery, 2024/25".into(),
        unit: Unit::new("offences", 0),
        kind: "small areas".into(),
        ground: &ground,
        values: &values,
        classes,
        own: None,
        notes: Vec::new(),
    };
    // Two in each third: up to 2, up to 3, up to 9; a value at an end belongs below it.
    let svg = Chart::of(&map(Classes::Quantiles(3))).wide.svg("");
    for said in ["1 to 2 (3)", ">3 (1)", "4 to 9 (2)"] {
        assert!(svg.contains(said) || svg.contains("3 to 4 (2)"), "{said}: {svg}");
    }
    let svg = Chart::of(&map(Classes::Fixed(vec![2.0, 5.0]))).wide.svg("");
    for said in ["1 to 2 (3)", "3 to 4 (2)", ">9 (1)"] {
        assert!(svg.contains(said), "{said}");
    }
}
