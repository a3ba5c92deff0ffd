//! The ground of a map: boundaries brought onto the sheet once, so that drawing a map only fills them.

use super::geo::{Feature, Ring};
use crate::chart::Size;
use std::fmt::Write;

/// One area on the sheet.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub code: String,
    pub name: String,
    /// Path for a desk and for a phone.
    pub wide: String,
    pub tall: String,
    /// Where its name belongs, on a sheet whose width is 1.
    pub middle: (f64, f64),
}

/// Areas, and the districts that are drawn over them.
#[derive(Clone, Debug)]
pub struct Ground {
    pub(super) areas: Vec<Shape>,
    pub(super) over: Vec<Shape>,
    /// Height over width.
    pub(super) tall: f64,
}

/// From longitude and latitude to a sheet whose width is 1: equirectangular, true at the middle latitude. For an English county, and for
/// England and Wales, shapes are as people know them; no distance is measured on it.
struct Projection {
    west: f64,
    north: f64,
    /// Degrees of longitude times this are sheet widths.
    across: f64,
    down: f64,
}

impl Projection {
    fn of<'a>(points: impl Iterator<Item = &'a (f64, f64)>) -> Option<(Self, f64)> {
        let start = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
        let (west, south, east, north) =
            points.fold(start, |(w, s, e, n), (x, y)| (w.min(*x), s.min(*y), e.max(*x), n.max(*y)));
        if !(east - west).is_finite() || east <= west || north <= south {
            return None;
        }
        let narrow = ((north + south) / 2.0).to_radians().cos();
        let across = 1.0 / (east - west);
        let down = across / narrow;
        Some((Self { west, north, across, down }, (north - south) * down))
    }

    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.west) * self.across, (self.north - y) * self.down)
    }
}

impl Ground {
    /// Brings areas, and the outlines over them, onto the sheet. `None` when there is nothing to draw.
    pub fn new(areas: &[Feature], over: &[Feature]) -> Option<Self> {
        let points = areas.iter().chain(over).flat_map(|f| f.rings.iter().flatten());
        let (projection, tall) = Projection::of(points)?;
        let shape = |feature: &Feature| {
            let rings: Vec<Ring> =
                feature.rings.iter().map(|ring| ring.iter().map(|p| projection.at(*p)).collect()).collect();
            Shape {
                code: feature.code.clone(),
                name: feature.name.clone(),
                wide: path(&rings, width(Size::Wide, tall)),
                tall: path(&rings, width(Size::Tall, tall)),
                middle: middle(&rings),
            }
        };
        Some(Self { areas: areas.iter().map(shape).collect(), over: over.iter().map(shape).collect(), tall })
    }

    /// Codes of the areas, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.areas.iter().map(|shape| shape.code.as_str())
    }
}

/// How wide the map is on its sheet: as wide as there is room, but no taller than can be seen at once.
pub(super) fn width(size: Size, tall: f64) -> f64 {
    match size {
        Size::Wide => (520.0 / tall).min(560.0),
        Size::Tall => (420.0 / tall).min(338.0),
    }
}

/// A path in tenths of a point: what lies on the same tenth is one point, and borders that are shared stay shared.
fn path(rings: &[Ring], width: f64) -> String {
    let mut out = String::new();
    for ring in rings {
        let mut last = None;
        let mut kept: Vec<(i64, i64)> = Vec::with_capacity(ring.len());
        for (x, y) in ring {
            // Half a point is finer than anybody sees, and halves what is sent.
            let here = ((x * width * 2.0).round() as i64, (y * width * 2.0).round() as i64);
            if last != Some(here) {
                kept.push(here);
                last = Some(here);
            }
        }
        if kept.len() < 3 {
            continue;
        }
        let (mut x, mut y) = kept[0];
        let _ = write!(out, "M{} {}l", half(x), half(y));
        for (at, (px, py)) in kept.iter().skip(1).enumerate() {
            let space = if at > 0 { " " } else { "" };
            let _ = write!(out, "{space}{} {}", half(px - x), half(py - y));
            (x, y) = (*px, *py);
        }
        out.push('z');
    }
    out
}

/// Halves of a point without needless digits.
fn half(value: i64) -> String {
    if value % 2 == 0 { (value / 2).to_string() } else { format!("{:.1}", value as f64 / 2.0) }
}

/// The middle of the largest part.
fn middle(rings: &[Ring]) -> (f64, f64) {
    let centre = |ring: &Ring| {
        let mut sum = (0.0, 0.0, 0.0);
        for two in ring.windows(2) {
            let ((x1, y1), (x2, y2)) = (two[0], two[1]);
            let cross = x1 * y2 - x2 * y1;
            sum = (sum.0 + (x1 + x2) * cross, sum.1 + (y1 + y2) * cross, sum.2 + cross);
        }
        if sum.2.abs() < 1e-12 {
            return ((0.0, 0.0), 0.0);
        }
        ((sum.0 / (3.0 * sum.2), sum.1 / (3.0 * sum.2)), sum.2.abs())
    };
    let largest = rings.iter().map(centre).max_by(|a, b| a.1.total_cmp(&b.1));
    largest.map(|(at, _)| at).unwrap_or_default()
}
