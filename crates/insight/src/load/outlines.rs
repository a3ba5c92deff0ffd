//! Maps: GeoJSON is no table, and is checked here: each feature must have a code and an outline.

use crate::dataset::Boundaries;
use kernel::contracts::counts::{Counted, Flag, Known, Reason, Unfit};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Map<String, Value>,
    geometry: Option<Value>,
}

/// Checks a map: what stands in for rows are its features.
pub(super) fn check(bytes: &[u8], of: &Boundaries, known: &dyn Fn(&str) -> Known) -> Result<Counted, Unfit> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if text.is_empty() {
        return Err(Unfit::Empty);
    }
    if text.first() == Some(&b'<') {
        return Err(Unfit::WebPage);
    }
    let read = serde_json::from_slice::<Collection>(text);
    let map = read.map_err(|e| Unfit::NotTable(format!("it is not GeoJSON with features ({e})")))?;
    let (mut rejected, mut flagged) = (BTreeMap::new(), BTreeMap::new());
    let (mut accepted, mut codes) = (0, std::collections::BTreeSet::new());
    let rows = u64::try_from(map.features.len()).unwrap_or(u64::MAX);
    for feature in &map.features {
        match (of.code_of(&feature.properties), &feature.geometry) {
            (Some(code), Some(Value::Object(shape))) if is_area(shape) => {
                accepted += 1;
                if !codes.insert(code) {
                    *flagged.entry(Flag::RepeatedKey).or_insert(0) += 1;
                }
                if known(code) == Known::No {
                    *flagged.entry(Flag::UnknownPlace).or_insert(0) += 1;
                }
            }
            (None, _) => *rejected.entry(Reason::BadCode).or_insert(0) += 1,
            _ => *rejected.entry(Reason::BadPoint).or_insert(0) += 1,
        }
    }
    if accepted == 0 {
        return Err(Unfit::Missing(of.code.clone()));
    }
    Ok(Counted {
        sha256: kernel::files::hash(bytes),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        rows,
        accepted,
        rejected,
        flagged,
        vintages: BTreeMap::new(),
        cubes: Vec::new(),
        extra: BTreeMap::new(),
        screened: Vec::new(),
        kept: None,
        rejects: None,
    })
}

fn is_area(shape: &Map<String, Value>) -> bool {
    let kind = shape.get("type").and_then(Value::as_str);
    matches!(kind, Some("Polygon" | "MultiPolygon")) && shape.get("coordinates").is_some_and(Value::is_array)
}

impl Boundaries {
    /// The code of a feature, from the first of its properties that holds one. Capitals do not matter.
    pub fn code_of<'a>(&self, properties: &'a Map<String, Value>) -> Option<&'a str> {
        self.code.iter().find_map(|name| {
            let found = properties.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.and_then(|(_, value)| value.as_str()).filter(|code| !code.is_empty())
        })
    }
}
