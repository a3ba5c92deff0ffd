//! Populations, households and deprivation of the small areas, in the layouts in which they are published and held.

use super::table;
use crate::chance::Chance;
use crate::place::{Cell, Geography};
use std::collections::BTreeMap;

const YEARS: std::ops::RangeInclusive<i32> = 2011..=2025;
/// LSOAs of England on the bases of 2011 and 2021: ranks run from 1 to these.
const ENGLAND: (u32, u32) = (32_844, 33_755);
const DIMENSIONS: [(&str, f64); 5] = [
    ("Household is deprived in four dimensions", 0.003),
    ("Household is deprived in one dimension", 0.335),
    ("Household is deprived in three dimensions", 0.035),
    ("Household is deprived in two dimensions", 0.14),
    ("Household is not deprived in any dimension", 0.0),
];

/// The tables.
pub fn files(place: &Geography) -> Vec<(String, String)> {
    let people = |name: &str| format!("population/{name}-loamshire.csv");
    let iod = |name: &str| format!("iod/{name}-overall-crime-income-health-loamshire.csv");
    let (by11, by21) = (grouped(place, |cell| cell.lsoa11), grouped(place, |cell| cell.lsoa21));
    vec![
        (people("mid2011-to-mid2025-lsoa21-total"), totals(place, &by21)),
        (people("mid2020-lsoa11-single-year-of-age"), ages(place, &by11)),
        (people("census2021-household-deprivation-dimensions-lsoa21"), households(place, &by21)),
        (people("census2021-households-ltla23"), districts(place)),
        (iod("iod2019-lsoa11"), deprivation(place, &by11, false)),
        (iod("iod2025-lsoa21"), deprivation(place, &by21, true)),
    ]
}

type Groups<'a> = BTreeMap<usize, Vec<&'a Cell>>;

fn grouped(place: &Geography, of: impl Fn(&Cell) -> usize) -> Groups<'_> {
    let mut out: Groups<'_> = BTreeMap::new();
    place.cells.iter().for_each(|cell| out.entry(of(cell)).or_default().push(cell));
    out
}

fn totals(place: &Geography, by21: &Groups<'_>) -> String {
    let years: Vec<String> = YEARS.map(|year| format!("pop_mid_{year}")).collect();
    let rows = by21.iter().map(|(area, cells)| {
        let area = &place.lsoas21[*area];
        let people = |year: i32| cells.iter().map(|cell| cell.people_in(year)).sum::<u32>().to_string();
        // A square kilometre is what the reach of a cell, a degree being 111.3 kilometres, makes of it.
        let size: f64 =
            cells.iter().map(|cell| (cell.reach * 111.3 / 0.7).powi(2) * std::f64::consts::PI).sum();
        format!("{},{},{size:.4},{}", area.code, area.name, YEARS.map(people).collect::<Vec<_>>().join(","))
    });
    table(&format!("lsoa21_code,lsoa21_name,area_sq_km,{}", years.join(",")), rows)
}

fn ages(place: &Geography, by11: &Groups<'_>) -> String {
    let years: Vec<String> = (0..90).map(|age| age.to_string()).chain(["90+".to_string()]).collect();
    let rows = by11.iter().map(|(number, cells)| {
        let area = &place.lsoas11[*number];
        let total: u32 = cells.iter().map(|cell| cell.people_in(2020)).sum();
        let mut chance = Chance::of(super::SEED, "ages", &[*number as i64]);
        let old = chance.between(0.7, 1.4);
        let weight = |age: usize| match age {
            0..=17 => 1.1,
            18..=24 => 1.0 / old,
            25..=49 => 1.25,
            50..=69 => 1.3 * old,
            70..=89 => (1.3 * old - 0.05 * (age as f64 - 70.0)).max(0.12),
            _ => 0.9 * old,
        };
        let weights: Vec<f64> = (0..=90).map(weight).collect();
        let all: f64 = weights.iter().sum();
        // Rounded so that the ages add up to the total: each takes what the sum up to it has gained.
        let (mut sum, mut taken) = (0.0, 0);
        let counts: Vec<String> = weights
            .iter()
            .map(|weight| {
                sum += weight;
                let until = (f64::from(total) * sum / all).round() as u32;
                let here = until - taken;
                taken = until;
                here.to_string()
            })
            .collect();
        format!("{},{},{total},{}", area.name, area.code, counts.join(","))
    });
    table(&format!("lsoa11_name,lsoa11_code,total_population,{}", years.join(",")), rows)
}

fn households(place: &Geography, by21: &Groups<'_>) -> String {
    let rows = by21.iter().flat_map(|(area, cells)| {
        let total: u32 = cells.iter().map(|cell| cell.households).sum();
        let need = 1.6 - 1.2 * cells.iter().map(|cell| cell.rank).sum::<f64>() / cells.len() as f64;
        let mut left = total;
        DIMENSIONS.map(|(words, share)| {
            let here = match share {
                0.0 => left,
                _ => (f64::from(total) * share * need).round() as u32,
            };
            left -= here.min(left);
            format!("{},{total},{words},{here}", place.lsoas21[*area].code)
        })
    });
    table("lsoa21_code,total_households,deprivation_dimensions,n", rows)
}

fn districts(place: &Geography) -> String {
    let rows = place.districts.iter().enumerate().map(|(i, district)| {
        let cells = place.cells.iter().filter(|cell| cell.district == i);
        format!("{},{}", district.named.code, cells.map(|cell| cell.households).sum::<u32>())
    });
    table("ltla23_code,households", rows)
}

fn deprivation(place: &Geography, groups: &Groups<'_>, newer: bool) -> String {
    let (areas, all) = if newer { (&place.lsoas21, ENGLAND.1) } else { (&place.lsoas11, ENGLAND.0) };
    let mut used = std::collections::BTreeSet::new();
    let rows = groups.iter().map(|(number, cells)| {
        let mut chance = Chance::of(super::SEED, "deprivation", &[*number as i64, i64::from(newer)]);
        let mean = cells.iter().map(|cell| cell.rank).sum::<f64>() / cells.len() as f64;
        let mut domain = |drift: f64| (mean + drift * chance.normal()).clamp(0.001, 0.999);
        let decile = |share: f64| (share * 10.0) as u32 + 1;
        let (overall, crime, income, health) = (domain(0.02), domain(0.12), domain(0.05), domain(0.08));
        let mut rank = |share: f64| {
            let mut rank = (share * f64::from(all)) as u32 + 1;
            while !used.insert(rank) {
                rank = rank % all + 1;
            }
            rank
        };
        let (first, second) = (rank(overall), (crime * f64::from(all)) as u32 + 1);
        let code = &areas[*number].code;
        let (imd, of_crime) = (decile(overall), decile(crime));
        let rest = format!("{of_crime},{},{}", decile(income), decile(health));
        match newer {
            true => format!(
                "{code},{:.3},{first},{imd},{:.3},{second},{rest}",
                75.0 * (1.0 - overall).powi(3),
                2.5 - 5.0 * crime
            ),
            false => format!("{code},{first},{imd},{second},{rest}"),
        }
    });
    table(
        match newer {
            true => {
                "lsoa21_code,IMD_score,IMD_rank,IMD_decile,Crime_score,Crime_rank,Crime_decile,Income_decile,Health_decile"
            }
            false => "lsoa11_code,IMD_rank,IMD_decile,Crime_rank,Crime_decile,Income_decile,Health_decile",
        },
        rows,
    )
}
