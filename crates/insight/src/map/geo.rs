//! Boundaries from GeoJSON: polygons with a code and a name, and nothing else of the format.

use kernel::{Fault, Outcome};
use serde::Deserialize;

/// One ring of a polygon: longitude and latitude.
pub type Ring = Vec<(f64, f64)>;

/// One area with its outlines.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Rings of all its parts, holes among them.
    pub rings: Vec<Ring>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    properties: serde_json::Map<String, serde_json::Value>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

/// Reads a collection. The code is the first of the properties of these names that holds one; the name stands under the same with `NM` at its
/// end in place of `CD` (`LSOA21NM`), or under `name`.
///
/// # Errors
/// [`Fault::Fields`] on `file`, saying what is wrong: no GeoJSON, another projection, an area without a code.
pub fn read(text: &str, codes: &[&str]) -> Outcome<Vec<Feature>> {
    let wrong = |words: String| Fault::field("file", words);
    let all: Collection = serde_json::from_str(text).map_err(|e| {
        wrong(format!("These are not boundaries in GeoJSON (line {}): export them as GeoJSON", e.line()))
    })?;
    let mut out = Vec::with_capacity(all.features.len());
    for (at, raw) in all.features.into_iter().enumerate() {
        let found = codes.iter().find_map(|name| Some((*name, property(&raw, name)?)));
        let Some((under, code)) = found else {
            return Err(wrong(format!(
                "Area {} has no code: it needs a property called {}",
                at + 1,
                codes.join(" or ")
            )));
        };
        let named = under.get(..under.len().saturating_sub(2)).map(|start| format!("{start}NM"));
        let name = named.and_then(|name| property(&raw, &name)).or_else(|| property(&raw, "name"));
        let name = name.unwrap_or_else(|| code.clone());
        let rings: Vec<Ring> = match raw.geometry {
            None => Vec::new(),
            Some(Geometry::Polygon(rings)) => rings.iter().map(|r| ring(r)).collect(),
            Some(Geometry::MultiPolygon(parts)) => parts.iter().flatten().map(|r| ring(r)).collect(),
        };
        if rings.iter().flatten().any(|(x, y)| x.abs() > 180.0 || y.abs() > 90.0) {
            return Err(wrong(format!(
                "{code} is not in longitude and latitude: export the boundaries as WGS 84 (EPSG:4326)"
            )));
        }
        out.push(Feature { code, name, rings });
    }
    out.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(out)
}

fn ring(points: &[Vec<f64>]) -> Ring {
    points.iter().filter_map(|p| Some((*p.first()?, *p.get(1)?))).collect()
}

/// A property by its name, whatever its capitals.
fn property(raw: &Raw, name: &str) -> Option<String> {
    let found = raw.properties.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.and_then(|(_, value)| value.as_str()).filter(|text| !text.is_empty()).map(str::to_string)
}
