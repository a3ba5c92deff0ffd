//! The ground: cells cover the county once, and both bases are made of them.

use std::collections::BTreeSet;
use synthetic::place::{loamshire, national};

#[test]
fn a_county_has_its_areas_and_its_bases() {
    let place = loamshire(synthetic::example::SEED).place;
    assert_eq!((place.districts.len(), place.partnerships.len(), place.forces.len()), (7, 4, 3));
    assert!((300..340).contains(&place.lsoas21.len()), "{}", place.lsoas21.len());
    assert!(place.lsoas11.len() < place.lsoas21.len(), "more were split than merged");
    let fit = place.exact_fit();
    for change in ['U', 'S', 'M', 'X'] {
        assert!(fit.iter().any(|it| it.2 == change), "there is none of {change}");
    }
    // What did not change keeps its code; what did has another.
    for (old, new, change) in fit {
        let same = place.lsoas11[old].code == place.lsoas21[new].code;
        assert_eq!(same, change == 'U');
    }
    let codes: Vec<&str> = place.lsoas11.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    assert!(codes.iter().all(|code| code.len() == 9 && code.starts_with("E90")));
    let names: BTreeSet<&str> = place.lsoas21.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names.len(), place.lsoas21.len());
    for district in &place.districts {
        assert!(place.cells_of(&district.named.code).len() >= 20, "{}", district.named.name);
    }
    // Both bases of an area are the same ground: their parts add up to all cells.
    let all: usize = place.lsoas21.iter().map(|it| place.cells_of(&it.code).len()).sum();
    assert_eq!(all, place.cells.len());
}

#[test]
fn a_country_has_the_size_of_england_and_wales_and_no_real_code() {
    let place = national(1);
    assert_eq!(place.forces.len(), 44);
    assert!((34_500..36_500).contains(&place.lsoas21.len()), "{}", place.lsoas21.len());
    assert!((250..360).contains(&place.districts.len()), "{}", place.districts.len());
    let all = place.lsoas21.iter().chain(&place.lsoas11).chain(&place.partnerships);
    assert!(all.map(|it| it.code.as_str()).all(|code| code.starts_with("E9") && code.len() == 9));
    assert!(place.forces[..43].iter().all(|force| force.code.starts_with("E99")));
    let slugs: BTreeSet<&str> = place.forces.iter().map(|force| force.slug.as_str()).collect();
    assert_eq!(slugs.len(), 44);
    let ends: u32 = place.forces.iter().map(|force| force.cells.len() as u32).sum();
    assert_eq!(ends as usize, place.cells.len());
    for cell in &place.cells {
        assert!((0.2..2.6).contains(&cell.middle.0) && (53.8..55.5).contains(&cell.middle.1), "in the sea");
    }
}
