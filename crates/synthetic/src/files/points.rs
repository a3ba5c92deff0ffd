//! Map points: the few places of a cell that all of its rows are moved to.

use crate::chance::Chance;
use crate::place::Cell;

/// Streets; there is an Example Street in every cell.
const STREETS: [&str; 40] = [
    "Abbey Row",
    "Alder Close",
    "Anvil Lane",
    "Barley Mead",
    "Beacon Rise",
    "Bittern Way",
    "Bluebell Walk",
    "Bobbin Yard",
    "Cartwright Hill",
    "Chandler Court",
    "Clover Bank",
    "Cooper Lane",
    "Curlew Drive",
    "Damson Grove",
    "Dovecote Road",
    "Drover Way",
    "Elder Path",
    "Fallow Field",
    "Fletcher Street",
    "Foxglove Avenue",
    "Glover Square",
    "Harebell Close",
    "Heron Gardens",
    "Kiln Lane",
    "Lapwing Road",
    "Linnet Close",
    "Mallow Street",
    "Maltings Road",
    "Millrace View",
    "Orchard End",
    "Osier Lane",
    "Plover Avenue",
    "Quince Court",
    "Saddler Row",
    "Sorrel Drive",
    "St Example'S Road",
    "TANNER ROAD",
    "Teasel Way",
    "Weaver Hill",
    "B9999",
];

/// Places that are no streets, and gather many rows.
const PLACES: [&str; 8] = [
    "Parking Area",
    "Supermarket",
    "Shopping Area",
    "Petrol Station",
    "Sports/Recreation Area",
    "Park/Open Space",
    "Nightclub",
    "Hospital",
];

/// How many points a cell has.
pub const POINTS: usize = 12;

/// The longitude, latitude and location of each point of a cell, ready to be written; the first is its Example Street.
pub fn points(cell: &Cell, seed: u64, number: u32, out: &mut Vec<Vec<u8>>) {
    let mut chance = Chance::of(seed, "points", &[i64::from(number)]);
    for point in 0..POINTS {
        let (out_by, turn) = (cell.reach * chance.unit().sqrt(), chance.between(0.0, std::f64::consts::TAU));
        // A degree east is shorter than one north: 0.58 of it at these latitudes.
        let (x, y) = (cell.middle.0 + out_by * turn.cos() / 0.58, cell.middle.1 + out_by * turn.sin());
        let street = STREETS[chance.below(STREETS.len())];
        let location = match point {
            0 => "On or near Example Street".to_string(),
            1 if cell.station => format!("On or near {} (Station)", street),
            1..=3 if cell.town > 0.25 => format!("On or near {}", PLACES[chance.below(PLACES.len())]),
            // Now and then a name needs quoting, as it does in published files.
            _ if chance.happens(0.004) => format!("\"On or near The \"\"Old\"\" {street}\""),
            _ if chance.happens(0.004) => format!("\"On or near {street}, Lower End\""),
            _ => format!("On or near {street}"),
        };
        out.push(format!("{x:.6},{y:.6},{location},").into_bytes());
    }
}

/// Which point a row is moved to: a few take most.
pub fn which(chance: &mut Chance) -> usize {
    let draw = chance.unit();
    ((draw * draw) * POINTS as f64) as usize
}
