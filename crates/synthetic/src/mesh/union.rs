//! The outline of several cells: edges that two of them share cancel, and what is left is followed around.

use super::{Corner, area2, edges};
use std::collections::{BTreeMap, BTreeSet};

/// Polygons of an area: each an outer ring, anticlockwise, and its holes, clockwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline(pub Vec<Vec<Vec<Corner>>>);

impl Outline {
    /// The outline of rings that touch without overlapping.
    pub fn of<'a>(rings: impl Iterator<Item = &'a [Corner]>) -> Self {
        let mut left: BTreeSet<(Corner, Corner)> = BTreeSet::new();
        for edge in rings.flat_map(|ring| edges(ring).collect::<Vec<_>>()) {
            if !left.remove(&(edge.1, edge.0)) {
                left.insert(edge);
            }
        }
        let mut after: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
        for (from, to) in left {
            after.entry(from).or_default().push(to);
        }
        let mut rings: Vec<Vec<Corner>> = Vec::new();
        while let Some(start) = after.keys().next().copied() {
            rings.push(follow(start, &mut after));
        }
        let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|ring| area2(ring) > 0);
        let mut polygons: Vec<Vec<Vec<Corner>>> = outer.into_iter().map(|ring| vec![ring]).collect();
        polygons.sort_by_key(|polygon| -area2(&polygon[0]));
        for hole in holes {
            // The smallest outer ring around it: the last in order of size.
            if let Some(polygon) = polygons.iter_mut().rev().find(|polygon| holds(&polygon[0], hole[0])) {
                polygon.push(hole);
            }
        }
        Self(polygons)
    }

    /// Twice its area.
    #[cfg(test)]
    pub fn area2(&self) -> i64 {
        self.0.iter().flatten().map(|ring| area2(ring)).sum()
    }

    /// As GeoJSON: a `Polygon`, or a `MultiPolygon`. Long edges wander a little, on both of their sides alike, as real boundaries do.
    pub fn geojson(&self) -> String {
        let ring = |ring: &Vec<Corner>| {
            let mut points: Vec<Corner> = Vec::new();
            for (from, to) in edges(ring) {
                points.push(from);
                wander(from, to, &mut points);
            }
            points.extend(points.first().copied());
            let text: Vec<String> = points.into_iter().map(degrees).collect();
            format!("[{}]", text.join(","))
        };
        let polygon = |polygon: &Vec<Vec<Corner>>| {
            format!("[{}]", polygon.iter().map(ring).collect::<Vec<_>>().join(","))
        };
        match self.0.as_slice() {
            [one] => format!(r#"{{"type":"Polygon","coordinates":{}}}"#, polygon(one)),
            many => {
                let all: Vec<String> = many.iter().map(polygon).collect();
                format!(r#"{{"type":"MultiPolygon","coordinates":[{}]}}"#, all.join(","))
            }
        }
    }
}

/// Takes edges from `start` until it is there again; where several go on, the one most to the right, so that rings that touch at a corner
/// stay two.
fn follow(start: Corner, after: &mut BTreeMap<Corner, Vec<Corner>>) -> Vec<Corner> {
    let mut ring = vec![start];
    let (mut before, mut here) = (start, start);
    while let Some(nexts) = after.get_mut(&here) {
        let turn = |to: Corner| {
            let angle = |a: Corner, b: Corner| f64::from(b.1 - a.1).atan2(f64::from(b.0 - a.0));
            (angle(here, to) - angle(here, before)).rem_euclid(std::f64::consts::TAU)
        };
        let best = (0..nexts.len()).max_by(|a, b| turn(nexts[*a]).total_cmp(&turn(nexts[*b]))).unwrap_or(0);
        let next = nexts.swap_remove(best);
        if nexts.is_empty() {
            after.remove(&here);
        }
        if next == start {
            break;
        }
        ring.push(next);
        (before, here) = (here, next);
    }
    ring
}

/// Whether a corner lies within a ring, or on it (Franklin's crossing count).
fn holds(ring: &[Corner], point: Corner) -> bool {
    let crosses = |(a, b): (Corner, Corner)| {
        (a.1 > point.1) != (b.1 > point.1) && {
            let x = f64::from(b.0 - a.0) * f64::from(point.1 - a.1) / f64::from(b.1 - a.1) + f64::from(a.0);
            f64::from(point.0) < x
        }
    };
    ring.contains(&point) || edges(ring).filter(|edge| crosses(*edge)).count() % 2 == 1
}

/// One or three corners between two, off the straight line by a share of its length that depends on the two alone.
fn wander(from: Corner, to: Corner, out: &mut Vec<Corner>) {
    let length = f64::from(to.0 - from.0).hypot(f64::from(to.1 - from.1));
    if length < 100.0 {
        return;
    }
    let (low, high) = if from < to { (from, to) } else { (to, from) };
    let mix = [low.0, low.1, high.0, high.1].into_iter().fold(0x9e37_79b9_7f4a_7c15u64, |hash, n| {
        (hash ^ n as u64).wrapping_mul(0x100_0000_01b3).rotate_left(29)
    });
    let lean = ((mix >> 20) % 1_000) as f64 / 1_000.0 - 0.5;
    let (dx, dy) = (f64::from(high.0 - low.0), f64::from(high.1 - low.1));
    let bend = (
        f64::midpoint(f64::from(low.0), f64::from(high.0)) - dy * lean * 0.28,
        f64::midpoint(f64::from(low.1), f64::from(high.1)) + dx * lean * 0.28,
    );
    let bend = (bend.0.round() as i32, bend.1.round() as i32);
    wander(from, bend, out);
    out.push(bend);
    wander(bend, to, out);
}

fn degrees(corner: Corner) -> String {
    let one = |n: i32| {
        let text = format!("{:.4}", f64::from(n) / 10_000.0);
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    };
    format!("[{},{}]", one(corner.0), one(corner.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32, y: i32, size: i32) -> Vec<Corner> {
        vec![(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    }

    #[test]
    fn neighbours_melt_into_one_and_holes_stay_open() {
        let two = [square(0, 0, 10), square(10, 0, 10)];
        let outline = Outline::of(two.iter().map(Vec::as_slice));
        assert_eq!((outline.0.len(), outline.area2()), (1, 400));
        // Eight squares around an open one: 3 * 3 - 1 squares of 100, twice.
        let around: Vec<_> = (0..9).filter(|i| *i != 4).map(|i| square(i % 3 * 10, i / 3 * 10, 10)).collect();
        let outline = Outline::of(around.iter().map(Vec::as_slice));
        assert_eq!((outline.0.len(), outline.0[0].len(), outline.area2()), (1, 2, 1_600));
        // Two that touch at a corner alone are two polygons.
        let corner = [square(0, 0, 10), square(10, 10, 10)];
        let outline = Outline::of(corner.iter().map(Vec::as_slice));
        assert_eq!((outline.0.len(), outline.area2()), (2, 400));
        assert!(outline.geojson().starts_with(r#"{"type":"MultiPolygon""#));
    }

    #[test]
    fn an_edge_wanders_the_same_way_from_both_sides() {
        let (mut there, mut back) = (Vec::new(), Vec::new());
        wander((0, 0), (900, 300), &mut there);
        wander((900, 300), (0, 0), &mut back);
        back.reverse();
        assert!(there.len() > 2);
        assert_eq!(there, back);
    }
}
