//! Loamshire, which does not exist, and a corner of Hillshire beside it, which does not exist either: drawn from a seed.

use super::{Cell, District, Force, Geography, Named, Ward};
use crate::chance::Chance;
use crate::mesh::{Corner, Mesh, Outline, Point, middle, voronoi};

/// A county with its outlines.
#[derive(Clone, Debug, Default)]
pub struct County {
    /// Its areas, and those of its neighbour's district.
    pub place: Geography,
    mesh: Mesh,
}

/// A district to be drawn: its name, county, partnership and force, its towns in kilometres from the middle of the county, each with its weight.
struct Plan {
    name: &'static str,
    county: usize,
    partnership: usize,
    towns: &'static [(f64, f64, f64)],
}

const PLANS: [Plan; 7] = [
    Plan { name: "Ambermoor", county: 0, partnership: 0, towns: &[(11.0, 14.0, 0.8), (4.0, 20.0, 0.4)] },
    Plan { name: "Castle Orrin", county: 0, partnership: 1, towns: &[(-5.0, 1.0, 2.4)] },
    Plan { name: "Dunwater", county: 0, partnership: 1, towns: &[(-14.0, -12.0, 1.1), (-7.0, -18.0, 0.4)] },
    Plan { name: "Fennimore", county: 0, partnership: 0, towns: &[(17.0, -1.0, 0.8), (22.0, 4.0, 0.3)] },
    Plan { name: "Harrowmere", county: 0, partnership: 0, towns: &[(7.0, -15.0, 0.8), (15.0, -14.0, 0.3)] },
    Plan { name: "Thistlevale", county: 0, partnership: 2, towns: &[(-14.0, 14.0, 0.7), (-21.0, 7.0, 0.3)] },
    Plan { name: "Quarrydale", county: 1, partnership: 3, towns: &[(35.0, 5.0, 0.5)] },
];

const COUNTIES: [(&str, &str); 2] = [("E96000001", "Loamshire"), ("E96000002", "Hillshire")];
const PARTNERSHIPS: [&str; 4] = ["East Loamshire", "West Loamshire", "Thistlevale", "Quarrydale"];
const FORCES: [(&str, &str); 2] =
    [("Loamshire Constabulary", "loamshire"), ("Hillshire Police", "hillshire")];

/// Cells in towns, in the country, in the neighbour's district, and those around that give the county its edge and are thrown away.
const CELLS: (usize, usize, usize, usize) = (190, 122, 24, 300);
/// How far the drawing reaches, in kilometres.
const SIZE: f64 = 46.0;
/// The middle of the county: in the North Sea, far from any coast.
const GROUND: (f64, f64) = (1.35, 54.6);
/// Kilometres of a degree east, at that latitude, and of a degree north.
const DEGREE: (f64, f64) = (64.49, 111.3);

/// The county of that seed.
pub fn loamshire(seed: u64) -> County {
    let mut chance = Chance::of(seed, "loamshire", &[]);
    let mut sites = sites(&mut chance);
    let kept = CELLS.0 + CELLS.1 + CELLS.2;
    for _ in 0..2 {
        // Towards the middle of its cell, so that no cell is a splinter (Lloyd's relaxation).
        let rings = voronoi(&sites, SIZE);
        for (site, ring) in sites.iter_mut().zip(&rings) {
            *site = middle(ring);
        }
    }
    let rings = voronoi(&sites, SIZE);
    let district: Vec<usize> =
        sites[..kept].iter().enumerate().map(|(i, site)| district_of(i, *site)).collect();
    let mut place = bodies();
    let mut cells: Vec<(usize, Cell)> = Vec::new();
    for (number, plan) in PLANS.iter().enumerate() {
        let first = cells.len() as u32;
        let here: Vec<usize> = (0..kept).filter(|i| district[*i] == number).collect();
        for (ward, members) in wards(&here, &sites).into_iter().enumerate() {
            let code = format!("E95{:06}", place.wards.len() + 1);
            let named = Named { code, name: format!("{} {}", plan.name, WARDS[ward % WARDS.len()]) };
            place.wards.push(Ward { named, district: number });
            cells.extend(members.into_iter().map(|i| {
                let cell = Cell {
                    ward: place.wards.len() - 1,
                    district: number,
                    ..ground(sites[i], &rings[i], &mut chance)
                };
                (i, cell)
            }));
        }
        let force = &mut place.forces[plan.county];
        let start = if force.cells.end == 0 { first } else { force.cells.start };
        force.cells = start..cells.len() as u32;
    }
    let end = cells.len() as u32;
    place.forces.push(Force {
        name: "Transport Police".into(),
        slug: "transport-police".into(),
        cells: end..end,
        ..Force::default()
    });
    let mesh = Mesh::new(cells.iter().map(|(i, _)| corners(&rings[*i])).collect());
    place.cells = cells.into_iter().map(|(_, cell)| cell).collect();
    place.recast(&mut chance, 1, &|cell| mesh.beside(cell).to_vec());
    County { place, mesh }
}

impl County {
    /// The outline of the cells for which something holds.
    pub(crate) fn outline(&self, is: impl Fn(&Cell) -> bool) -> Outline {
        let cells: Vec<usize> = (0..self.place.cells.len()).filter(|i| is(&self.place.cells[*i])).collect();
        self.mesh.outline(&cells)
    }
}

/// Bodies and districts, without ground.
fn bodies() -> Geography {
    let named = |code: String, name: &str| Named { code, name: name.into() };
    Geography {
        counties: COUNTIES.iter().map(|(code, name)| named((*code).into(), name)).collect(),
        partnerships: (1..).zip(PARTNERSHIPS).map(|(i, name)| named(format!("E98{i:06}"), name)).collect(),
        forces: (1..)
            .zip(FORCES)
            .map(|(i, (name, slug))| Force {
                code: format!("E99{i:06}"),
                name: name.into(),
                slug: slug.into(),
                cells: 0..0,
            })
            .collect(),
        districts: (1..)
            .zip(&PLANS)
            .map(|(i, plan)| District {
                named: named(format!("E97{i:06}"), plan.name),
                county: plan.county,
                partnership: plan.partnership,
                force: plan.county,
            })
            .collect(),
        ..Geography::default()
    }
}

/// How far the county reaches in a direction.
fn border(angle: f64) -> f64 {
    let wave = |times: f64, by: f64, height: f64| height * (times * angle + by).sin();
    28.0 * (1.0 + wave(2.0, 0.6, 0.12) + wave(3.0, 2.1, 0.09) + wave(5.0, 1.0, 0.05))
}

/// Where cells begin: towns thick, the country thin, the neighbour's corner, and what lies around.
fn sites(chance: &mut Chance) -> Vec<Point> {
    let beyond = |p: Point| p.0.hypot(p.1) - border(p.1.atan2(p.0));
    let towns: Vec<(f64, f64, f64)> =
        PLANS.iter().filter(|plan| plan.county == 0).flat_map(|plan| plan.towns.iter().copied()).collect();
    let corner = |p: Point| (-0.35..0.6).contains(&p.1.atan2(p.0)) && (0.5..11.0).contains(&beyond(p));
    let mut out: Vec<Point> = Vec::new();
    let mut draw = |many: usize, next: &mut dyn FnMut() -> Point, fits: &dyn Fn(Point) -> bool, gap: f64| {
        let goal = out.len() + many;
        while out.len() < goal {
            let p = next();
            if fits(p) && out.iter().all(|other| (other.0 - p.0).hypot(other.1 - p.1) > gap) {
                out.push(p);
            }
        }
    };
    let mut in_town = Chance::of(chance.bits(), "towns", &[]);
    let mut town = || {
        let (x, y, weight) = towns[in_town.choice(towns.iter().map(|town| town.2))];
        let spread = 1.7 * weight.sqrt().max(0.7);
        (x + spread * in_town.normal(), y + spread * in_town.normal())
    };
    draw(CELLS.0, &mut town, &|p| beyond(p) < -1.0, 0.25);
    let mut anywhere = || (chance.between(-SIZE, SIZE), chance.between(-SIZE, SIZE));
    draw(CELLS.1, &mut anywhere, &|p| beyond(p) < 0.0, 1.6);
    draw(CELLS.2, &mut anywhere, &corner, 1.2);
    draw(CELLS.3, &mut anywhere, &|p| beyond(p) > 0.0 && !corner(p), 1.6);
    out
}

/// The district of a cell: that of the nearest town, larger ones reaching farther.
fn district_of(cell: usize, site: Point) -> usize {
    if cell >= CELLS.0 + CELLS.1 {
        return PLANS.len() - 1;
    }
    let far = |plan: &Plan| {
        let to = |town: &(f64, f64, f64)| (town.0 - site.0).hypot(town.1 - site.1) / (1.0 + 0.08 * town.2);
        plan.towns.iter().map(to).fold(f64::MAX, f64::min)
    };
    let near = |a: &usize, b: &usize| far(&PLANS[*a]).total_cmp(&far(&PLANS[*b]));
    (0..PLANS.len() - 1).min_by(near).unwrap_or(0)
}

const WARDS: [&str; 24] = [
    "North", "Abbey", "Mill", "Bridge", "Castle", "Park", "Station", "Market", "Priory", "Heath", "Common",
    "Wharf", "Orchard", "Chapel", "Grange", "Meadow", "Weir", "Forge", "Green", "Cross", "Down", "Holt",
    "Ferry", "South",
];

/// Some cells in groups of about five that lie together, from north to south.
fn wards(cells: &[usize], sites: &[Point]) -> Vec<Vec<usize>> {
    let apart = |a: Point, b: Point| (a.0 - b.0).powi(2) + (a.1 - b.1).powi(2);
    let mut middles: Vec<Point> = vec![sites[cells[0]]];
    while middles.len() < (cells.len() / 5).clamp(1, WARDS.len()) {
        let lonely = |i: &usize| middles.iter().map(|m| apart(*m, sites[*i])).fold(f64::MAX, f64::min).sqrt();
        // Neither the farthest, which lies at an edge, nor the nearest: the one a third down from the farthest.
        let mut order = cells.to_vec();
        order.sort_by(|a, b| lonely(b).total_cmp(&lonely(a)));
        middles.push(sites[order[cells.len() / 3]]);
    }
    let mut groups = Vec::new();
    for _ in 0..6 {
        groups = vec![Vec::new(); middles.len()];
        for i in cells {
            let near = |a: &usize, b: &usize| {
                apart(middles[*a], sites[*i]).total_cmp(&apart(middles[*b], sites[*i]))
            };
            groups[(0..middles.len()).min_by(near).unwrap_or(0)].push(*i);
        }
        for (middle, group) in middles.iter_mut().zip(&groups).filter(|(_, group)| !group.is_empty()) {
            let sum =
                group.iter().fold((0.0, 0.0), |sum, i: &usize| (sum.0 + sites[*i].0, sum.1 + sites[*i].1));
            *middle = (sum.0 / group.len() as f64, sum.1 / group.len() as f64);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups.sort_by(|a, b| sites[b[0]].1.total_cmp(&sites[a[0]].1));
    groups
}

/// What a cell is like.
fn ground(site: Point, ring: &[Point], chance: &mut Chance) -> Cell {
    let middle = middle(ring);
    let edge = |i: usize| {
        let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        ((middle.0 - a.0) * dy - (middle.1 - a.1) * dx).abs() / dx.hypot(dy).max(1e-9)
    };
    let near = |(x, y, weight): &(f64, f64, f64)| {
        let far = (x - site.0).hypot(y - site.1);
        ((-far * far / (3.0 * weight)).exp() * weight.sqrt(), far)
    };
    let towns = || PLANS.iter().flat_map(|plan| plan.towns.iter()).map(near);
    let town = towns().map(|(pull, _)| pull).fold(0.0, f64::max).min(1.0);
    let people = (1_600.0 + 230.0 * chance.normal()).clamp(1_000.0, 2_900.0);
    Cell {
        middle: (GROUND.0 + middle.0 / DEGREE.0, GROUND.1 + middle.1 / DEGREE.1),
        reach: 0.7 * (0..ring.len()).map(edge).fold(f64::MAX, f64::min) / DEGREE.1,
        people: people as u32,
        growth: 1.0 + 0.004 + 0.006 * chance.normal(),
        households: (people / chance.between(2.1, 2.6)) as u32,
        rank: (0.62 - 0.5 * town + 0.22 * chance.normal()).clamp(0.004, 0.996),
        town,
        station: towns().any(|(pull, far)| far < 1.0 && pull > 0.6),
        ..Cell::default()
    }
}

fn corners(ring: &[Point]) -> Vec<Corner> {
    let corner = |p: &Point| {
        let degrees = (GROUND.0 + p.0 / DEGREE.0, GROUND.1 + p.1 / DEGREE.1);
        ((degrees.0 * 10_000.0).round() as i32, (degrees.1 * 10_000.0).round() as i32)
    };
    let mut out: Vec<Corner> = ring.iter().map(corner).collect();
    out.dedup();
    while out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    out
}
