//! Voronoi cells by half-planes: each cell is the box, cut by the line halfway to every other site.

/// A point on the plane, in kilometres.
pub type Point = (f64, f64);

/// The cell of each site within a box that reaches `size` in every direction, anticlockwise.
pub fn voronoi(sites: &[Point], size: f64) -> Vec<Vec<Point>> {
    let cell = |(i, site): (usize, &Point)| {
        let mut order: Vec<usize> = (0..sites.len()).filter(|other| *other != i).collect();
        order.sort_by(|a, b| apart(*site, sites[*a]).total_cmp(&apart(*site, sites[*b])));
        let mut ring = vec![(-size, -size), (size, -size), (size, size), (-size, size)];
        for other in order.into_iter().map(|other| sites[other]) {
            // Nothing farther than twice the farthest corner can cut the cell any more.
            let reach = ring.iter().map(|corner| apart(*site, *corner)).fold(0.0, f64::max);
            if apart(*site, other) > 4.0 * reach {
                break;
            }
            ring = cut(&ring, *site, other);
        }
        ring
    };
    sites.iter().enumerate().map(cell).collect()
}

/// The square of the distance.
fn apart(a: Point, b: Point) -> f64 {
    (a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)
}

/// What of a ring lies nearer to a site than to another.
fn cut(ring: &[Point], site: Point, other: Point) -> Vec<Point> {
    let (dx, dy) = (other.0 - site.0, other.1 - site.1);
    let half = (dx * (site.0 + other.0) + dy * (site.1 + other.1)) / 2.0;
    let beyond = |p: Point| dx * p.0 + dy * p.1 - half;
    let mut out = Vec::with_capacity(ring.len() + 1);
    for (i, from) in ring.iter().enumerate() {
        let to = ring[(i + 1) % ring.len()];
        let (a, b) = (beyond(*from), beyond(to));
        if a <= 0.0 {
            out.push(*from);
        }
        if (a < 0.0 && b > 0.0) || (a > 0.0 && b < 0.0) {
            let share = a / (a - b);
            out.push((from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1)));
        }
    }
    out
}

/// The middle of a ring: its centre of mass.
pub fn middle(ring: &[Point]) -> Point {
    let (mut x, mut y, mut area) = (0.0, 0.0, 0.0);
    for (i, a) in ring.iter().enumerate() {
        let b = ring[(i + 1) % ring.len()];
        let cross = a.0 * b.1 - b.0 * a.1;
        x += (a.0 + b.0) * cross;
        y += (a.1 + b.1) * cross;
        area += cross;
    }
    (x / (3.0 * area), y / (3.0 * area))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_fill_the_box_and_are_nearest_to_their_own_site() {
        let mut chance = crate::chance::Chance::of(5, "voronoi", &[]);
        let sites: Vec<Point> =
            (0..60).map(|_| (chance.between(-9.0, 9.0), chance.between(-9.0, 9.0))).collect();
        let cells = voronoi(&sites, 10.0);
        let area = |ring: &[Point]| {
            let each = ring.iter().enumerate().map(|(i, a)| {
                let b = ring[(i + 1) % ring.len()];
                a.0 * b.1 - b.0 * a.1
            });
            each.sum::<f64>() / 2.0
        };
        // The box is 20 by 20.
        assert!((cells.iter().map(|ring| area(ring)).sum::<f64>() - 400.0).abs() < 1e-6);
        for (i, ring) in cells.iter().enumerate() {
            let inside = middle(ring);
            let nearest =
                (0..sites.len()).min_by(|a, b| apart(inside, sites[*a]).total_cmp(&apart(inside, sites[*b])));
            assert_eq!(nearest, Some(i));
        }
    }
}
