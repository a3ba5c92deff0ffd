//! What is kept in `examples/loamshire/insight` is what the maker makes, is small, and fits together.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use synthetic::{Key, Sort, example, month, place};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire/insight")
}

/// `UPDATE_GOLDEN=1 cargo test -p shiremoot-synthetic kept` writes them anew.
#[test]
fn the_kept_files_are_those_that_the_seed_makes() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut size = 0;
    for (name, text) in example::files() {
        let path = folder().join(&name);
        size += text.len();
        if update {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, &text).expect("written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == text, "{name} is not what the seed makes: UPDATE_GOLDEN=1 writes it anew");
    }
    assert!(size < 1_000_000, "{size} bytes are not small");
}

#[test]
fn the_kept_key_fits_the_county() {
    let county = place::loamshire(example::SEED);
    let text = fs::read_to_string(folder().join("key.toml")).expect("the key is kept");
    let key = Key::read(&text).expect("the key reads");
    let bound = key.bind(&county.place).expect("it fits");
    assert!(bound.len() >= 8);
    assert!(bound.iter().all(|it| !it.cells.is_empty() && !it.forces.is_empty()));
    // Both days of the demo have something to be found in their own months.
    let real =
        |from, to| bound.iter().any(|it| it.sort == Sort::RealChange && (from..=to).contains(&it.from()));
    assert!(real(month::of(2021, 1), month::of(2021, 11)) && real(month::of(2026, 1), month::of(2026, 9)));
}

#[test]
fn outlines_are_whole_and_touch_without_overlapping() {
    let files = example::files();
    let read = |name: &str| {
        let text = &files
            .iter()
            .find(|file| file.0 == format!("boundaries/{name}-loamshire.geojson"))
            .expect("kept")
            .1;
        serde_json::from_str::<Value>(text).expect("JSON")
    };
    let area = |collection: &Value| {
        let features = collection["features"].as_array().expect("features");
        (features.len(), features.iter().map(|it| size(&it["geometry"])).sum::<f64>())
    };
    let (one, whole) = area(&read("county"));
    assert_eq!(one, 1);
    for name in ["lsoa11", "lsoa21", "ward24", "lad", "pfa23"] {
        let (many, sum) = area(&read(name));
        assert!(many > 0);
        // Ten-thousandths of a degree: the parts are the whole but for rounding.
        assert!((sum / whole - 1.0).abs() < 1e-9, "{name}: {sum} of {whole}");
    }
    assert_eq!(read("lad")["features"].as_array().map(Vec::len), Some(6));
}

/// The area of a geometry in square degrees: what its rings enclose, holes taken away by their turn.
fn size(geometry: &Value) -> f64 {
    let polygons: Vec<Value> = match geometry["type"].as_str() {
        Some("Polygon") => vec![geometry["coordinates"].clone()],
        Some("MultiPolygon") => geometry["coordinates"].as_array().cloned().expect("polygons"),
        other => panic!("no {other:?}"),
    };
    let ring = |ring: &Value| {
        let points: Vec<(f64, f64)> = ring
            .as_array()
            .expect("a ring")
            .iter()
            .map(|p| (p[0].as_f64().expect("east"), p[1].as_f64().expect("north")))
            .collect();
        assert_eq!(points.first(), points.last(), "a ring is closed");
        assert!(points.len() > 3);
        points.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum::<f64>() / 2.0
    };
    polygons.iter().flat_map(|it| it.as_array().expect("rings")).map(ring).sum()
}

#[test]
fn lookups_populations_and_deprivation_are_of_the_same_areas() {
    let files = example::files();
    let column = |name: &str, of: &str| {
        let text = &files.iter().find(|file| file.0.contains(name)).unwrap_or_else(|| panic!("no {name}")).1;
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let at = lines
            .next()
            .expect("a header")
            .split(',')
            .position(|it| it == of)
            .unwrap_or_else(|| panic!("no {of}"));
        lines.map(|line| line.split(',').nth(at).expect("a field").to_string()).collect::<Vec<_>>()
    };
    let set = |name, of| column(name, of).into_iter().collect::<BTreeSet<_>>();
    let (old, new) = (set("exact-fit", "LSOA11CD"), set("exact-fit", "LSOA21CD"));
    assert_eq!(new, set("best-fit", "LSOA21CD"));
    assert_eq!(new, set("lsoa21-total", "lsoa21_code"));
    assert_eq!(new, set("iod2025", "lsoa21_code"));
    assert_eq!(new, set("deprivation-dimensions", "lsoa21_code"));
    assert_eq!(old, set("iod2019", "lsoa11_code"));
    assert_eq!(old, set("single-year-of-age", "lsoa11_code"));
    assert_eq!(set("best-fit", "LAD24CD"), set("csp24", "ltla24_code"));
    let people = column("lsoa21-total", "pop_mid_2021")
        .iter()
        .map(|n| n.parse::<u32>().expect("a number"))
        .sum::<u32>();
    assert!((450_000..620_000).contains(&people), "{people}");
    let deciles = set("iod2025", "IMD_decile");
    assert!(deciles.len() >= 8, "{deciles:?}");
}

#[test]
fn a_demo_draws_its_months_and_returns() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (month::of(2025, 10), month::of(2026, 9));
    let written = example::draw(folder.path(), &Key::default(), from, to).expect("drawn");
    assert!(written.street > 24_000, "{written:?}");
    for it in example::RETURNS {
        let path = folder.path().join(format!("returns/{}-loamshire.csv", it.dataset));
        let text = fs::read_to_string(path).expect("a return");
        assert!(text.starts_with("Period,Area code,Area name,Measure,Count,Note\n"));
        assert!(text.lines().skip(1).all(|line| line.contains(",E9")), "{}", it.dataset);
    }
    let quarters =
        fs::read_to_string(folder.path().join("returns/asb-return-loamshire.csv")).expect("a return");
    // Whole quarters from October 2025 to September 2026: four, of six districts and four measures.
    assert_eq!(quarters.lines().count(), 1 + 4 * 6 * 4);
}
