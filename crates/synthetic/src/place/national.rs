//! A whole country that does not exist: forty-three forces with ground and one without, at the size of England and Wales.

use super::{Cell, District, Force, Geography, Named, Ward};
use crate::chance::Chance;

/// Names of the forces' areas. There are no such places.
const SHIRES: [&str; 43] = [
    "Alderfold",
    "Ashmarch",
    "Bramblefen",
    "Breckmoor",
    "Briarholt",
    "Chalkmere",
    "Claywold",
    "Cobblemarch",
    "Coppershaw",
    "Drovemoor",
    "Eldermere",
    "Emberfold",
    "Fernmarch",
    "Flaxwold",
    "Foxholt",
    "Gorsemoor",
    "Greywold",
    "Hartmere",
    "Hazelmarch",
    "Heronfold",
    "Hollymoor",
    "Ivywold",
    "Junipermarch",
    "Kestrelmoor",
    "Larchmere",
    "Lindenfold",
    "Marlmoor",
    "Millmarch",
    "Nettlewold",
    "Oakfold",
    "Osiermere",
    "Otterwold",
    "Peatmoor",
    "Quarrymarch",
    "Reedmere",
    "Rowanfold",
    "Rushwold",
    "Sedgemere",
    "Slatemoor",
    "Tansyfold",
    "Thornmarch",
    "Wherrymere",
    "Willowmere",
];

/// Parts of a force's area; one has commas in its name, as some real ones have.
const PARTS: [&str; 14] = [
    "North",
    "South",
    "East",
    "West",
    "Vale",
    "Heath, Moor and Down",
    "Coast",
    "Forest",
    "Hills",
    "Weald",
    "Marsh",
    "Fens",
    "Bridge",
    "Port",
];

/// Small areas of the country: as many as England and Wales have.
const CELLS: usize = 35_700;

/// A country of that seed. Its codes begin with `E9`, and its coordinates lie in the North Sea.
pub fn national(seed: u64) -> Geography {
    let mut place = Geography {
        counties: vec![Named { code: "E96100001".into(), name: "Everyshire".into() }],
        ..Geography::default()
    };
    let mut chance = Chance::of(seed, "national", &[]);
    let shares: Vec<f64> =
        SHIRES.iter().enumerate().map(|(i, _)| if i == 0 { 5.0 } else { chance.between(0.4, 1.6) }).collect();
    let all: f64 = shares.iter().sum();
    for (i, name) in SHIRES.iter().enumerate() {
        let many = (CELLS as f64 * shares[i] / all).round() as usize;
        let corner = (0.3 + (i % 7) as f64 * 0.3, 53.9 + (i / 7) as f64 * 0.2);
        force(&mut place, &mut chance, name, many, corner);
    }
    let end = place.cells.len() as u32;
    place.forces.push(Force {
        name: "Transport Police".into(),
        slug: "transport-police".into(),
        cells: end..end,
        ..Force::default()
    });
    let districts: Vec<usize> = place.cells.iter().map(|cell| cell.district).collect();
    let beside = move |cell: usize| {
        [cell.wrapping_sub(1), cell + 1].into_iter().filter(|i| *i < districts.len()).collect::<Vec<_>>()
    };
    place.recast(&mut chance, 100_001, &beside);
    place
}

fn force(place: &mut Geography, chance: &mut Chance, name: &str, many: usize, corner: (f64, f64)) {
    let first = place.cells.len() as u32;
    let parts = (many / 105).clamp(3, PARTS.len());
    for (part, called) in PARTS.iter().take(parts).enumerate() {
        let number = place.districts.len() + 100_001;
        place.partnerships.push(Named { code: format!("E98{number:06}"), name: format!("{name} {called}") });
        place.districts.push(District {
            named: Named { code: format!("E97{number:06}"), name: format!("{name} {called}") },
            county: 0,
            partnership: place.partnerships.len() - 1,
            force: place.forces.len(),
        });
        let here = many * (part + 1) / parts - many * part / parts;
        let middle = (corner.0 + 0.05 + 0.05 * (part % 4) as f64, corner.1 + 0.03 + 0.04 * (part / 4) as f64);
        for i in 0..here {
            if i % 5 == 0 {
                let number = place.wards.len() + 100_001;
                let named =
                    Named { code: format!("E95{number:06}"), name: format!("{called} Ward {}", i / 5 + 1) };
                place.wards.push(Ward { named, district: place.districts.len() - 1 });
            }
            let out = chance.unit().sqrt();
            let turn = chance.between(0.0, std::f64::consts::TAU);
            let people = 1_650.0 + 220.0 * chance.normal();
            place.cells.push(Cell {
                ward: place.wards.len() - 1,
                district: place.districts.len() - 1,
                middle: (middle.0 + 0.045 * out * turn.cos(), middle.1 + 0.03 * out * turn.sin()),
                reach: 0.0015,
                people: people.clamp(1_000.0, 3_000.0) as u32,
                growth: 1.0 + 0.004 * chance.normal(),
                households: (people / 2.35).clamp(400.0, 1_300.0) as u32,
                rank: (0.5 * chance.unit() + 0.5 * out).min(1.0),
                town: (1.0 - out).powi(2),
                station: chance.happens(0.06),
                ..Cell::default()
            });
        }
    }
    let number = place.forces.len() + 100_001;
    place.forces.push(Force {
        code: format!("E99{number:06}"),
        name: format!("{name} Police"),
        slug: name.to_lowercase(),
        cells: first..place.cells.len() as u32,
    });
}
