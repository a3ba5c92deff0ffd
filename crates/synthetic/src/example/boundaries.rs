//! Outlines as GeoJSON, with the properties that published files have.

use crate::mesh::Outline;
use crate::place::{Cell, County, Named};

/// The boundaries.
pub fn files(county: &County) -> Vec<(String, String)> {
    let place = &county.place;
    let ours = |district: usize| place.districts[district].county == 0;
    let mut out = Vec::new();
    let mut file = |name: &str, features: Vec<String>| {
        let path = format!("boundaries/{name}-loamshire.geojson");
        let head = format!(
            r#"{{"type":"FeatureCollection","name":"{name}-loamshire (does not exist)","features":["#
        );
        out.push((path, format!("{head}\n{}\n]}}\n", features.join(",\n"))));
    };
    let small = |areas: &[Named], keys: [&str; 2], of: &dyn Fn(&Cell) -> usize| {
        let here = |i: &usize| place.cells.iter().any(|cell| of(cell) == *i && ours(cell.district));
        let one = |i: usize| {
            let within = place.cells.iter().find(|cell| of(cell) == i).map(|cell| cell.district);
            let district = &place.districts[within.unwrap_or_default()].named.code;
            let rest = [("LADCD_ACTIVE", district.as_str()), ("UTLACD", place.counties[0].code.as_str())];
            feature(&areas[i], keys, &rest, &county.outline(|cell| of(cell) == i))
        };
        (0..areas.len()).filter(here).map(one).collect::<Vec<_>>()
    };
    file("lsoa11", small(&place.lsoas11, ["LSOA11CD", "LSOA11NM"], &|cell| cell.lsoa11));
    file("lsoa21", small(&place.lsoas21, ["LSOA21CD", "LSOA21NM"], &|cell| cell.lsoa21));
    let wards: Vec<Named> = place.wards.iter().map(|ward| ward.named.clone()).collect();
    file("ward24", small(&wards, ["WD24CD", "WD24NM"], &|cell| cell.ward));
    let districts = (0..place.districts.len()).filter(|i| ours(*i)).map(|i| {
        let outline = county.outline(|cell| cell.district == i);
        feature(&place.districts[i].named, ["lad_code", "lad_name"], &[], &outline)
    });
    file("lad", districts.collect());
    let whole = county.outline(|cell| ours(cell.district));
    file("county", vec![feature(&place.counties[0], ["code", "name"], &[("kind", "county")], &whole)]);
    let force = Named { code: place.forces[0].code.clone(), name: "Loamshire".into() };
    file("pfa23", vec![feature(&force, ["PFA23CD", "PFA23NM"], &[], &whole)]);
    out
}

fn feature(area: &Named, keys: [&str; 2], rest: &[(&str, &str)], outline: &Outline) -> String {
    let mut properties = format!(r#""{}":"{}","{}":"{}""#, keys[0], area.code, keys[1], area.name);
    for (key, value) in rest {
        properties.push_str(&format!(r#","{key}":"{value}""#));
    }
    format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{}}}"#, outline.geojson())
}
