//! What lies in what, in the layouts of the Office for National Statistics, byte-order marks included.

use super::table;
use crate::place::Geography;
use std::collections::BTreeMap;

/// The lookups.
pub fn files(place: &Geography) -> Vec<(String, String)> {
    let path = |name: &str| format!("lookups/{name}-loamshire.csv");
    vec![
        (path("lsoa11-lsoa21-lad22-exact-fit"), exact_fit(place)),
        (path("lsoa21-ward24-lad24-best-fit"), wards(place)),
        (path("lad24-csp24-pfa24"), partnerships(place)),
        (path("lad23-utla23"), counties(place)),
    ]
}

fn exact_fit(place: &Geography) -> String {
    let of: BTreeMap<(usize, usize), usize> =
        place.cells.iter().map(|cell| ((cell.lsoa11, cell.lsoa21), cell.district)).collect();
    let rows = place.exact_fit().into_iter().enumerate().map(|(i, (old, new, change))| {
        let (old_area, new_area) = (&place.lsoas11[old], &place.lsoas21[new]);
        let district = &place.districts[of[&(old, new)]].named;
        let (a, b) =
            (format!("{},{}", old_area.code, old_area.name), format!("{},{}", new_area.code, new_area.name));
        format!("{a},{b},{change},{},{},,{}", district.code, district.name, i + 1)
    });
    table("\u{feff}LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId", rows)
}

fn wards(place: &Geography) -> String {
    let of: BTreeMap<usize, usize> = place.cells.iter().map(|cell| (cell.lsoa21, cell.ward)).collect();
    let rows = of.into_iter().map(|(area, ward)| {
        let (area, ward) = (&place.lsoas21[area], &place.wards[ward]);
        let district = &place.districts[ward.district].named;
        let ward = &ward.named;
        (
            area,
            format!(
                "{},{},,{},{},,{},{},,",
                area.code, area.name, ward.code, ward.name, district.code, district.name
            ),
        )
    });
    let rows = rows.enumerate().map(|(i, (_, row))| format!("{row}{}", i + 1));
    table("\u{feff}LSOA21CD,LSOA21NM,LSOA21NMW,WD24CD,WD24NM,WD24NMW,LAD24CD,LAD24NM,LAD24NMW,ObjectId", rows)
}

fn partnerships(place: &Geography) -> String {
    let rows = place.districts.iter().map(|it| {
        let (csp, force) = (&place.partnerships[it.partnership], &place.forces[it.force]);
        let area = force.name.split(' ').next().unwrap_or_default();
        format!("{},{},{},{},{},{area}", it.named.code, it.named.name, csp.code, csp.name, force.code)
    });
    table("ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name", rows)
}

fn counties(place: &Geography) -> String {
    let rows = place.districts.iter().map(|it| {
        let county = &place.counties[it.county];
        format!("{},{},{},{}", it.named.code, it.named.name, county.code, county.name)
    });
    table("ltla23_code,ltla23_name,utla23_code,utla23_name", rows)
}
