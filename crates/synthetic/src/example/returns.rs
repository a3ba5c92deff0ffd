//! What agencies send, in the one layout of returns: invented counts by month or quarter, area and measure.

use super::table;
use crate::chance::Chance;
use crate::month;
use crate::place::Geography;

/// A return: its dataset, whether by district, how many months a period has, and its measures with their means for 1,000 residents a year.
pub struct Return {
    /// Its dataset in the rulebook.
    pub dataset: &'static str,
    districts: bool,
    months: i32,
    measures: &'static [(&'static str, f64)],
}

const fn by_district(dataset: &'static str, months: i32, measures: &'static [(&'static str, f64)]) -> Return {
    Return { dataset, districts: true, months, measures }
}

const fn by_county(dataset: &'static str, months: i32, measures: &'static [(&'static str, f64)]) -> Return {
    Return { dataset, districts: false, months, measures }
}

/// Every return that Loamshire's agencies send.
pub const RETURNS: &[Return] = &[
    by_district(
        "domestic-abuse-return",
        3,
        &[
            ("Domestic abuse incidents", 8.5),
            ("Domestic abuse crimes without a charge", 11.5),
            ("Domestic abuse crimes with a charge", 1.1),
            ("Cases heard in conference for the first time", 0.9),
            ("Repeat cases heard in conference", 0.42),
        ],
    ),
    by_county(
        "drug-treatment-return",
        3,
        &[
            ("In treatment: opiate", 8.0),
            ("In treatment: non-opiate", 2.0),
            ("In treatment: alcohol", 5.6),
            ("New presentations", 1.9),
            ("Successful completions", 0.8),
            ("Not continued from prison", 0.18),
            ("Continued from prison within three weeks", 0.10),
        ],
    ),
    by_district("drug-deaths", 12, &[("Drug poisoning deaths", 0.085), ("Drug misuse deaths", 0.052)]),
    by_district(
        "proven-reoffending",
        3,
        &[("Offenders who did not reoffend", 2.7), ("Reoffenders", 0.9), ("Reoffences", 3.4)],
    ),
    by_district(
        "youth-justice-return",
        3,
        &[("First-time entrants", 0.11), ("Custodial sentences", 0.008), ("Diverted from the system", 0.22)],
    ),
    by_district(
        "fire-incidents",
        1,
        &[
            ("Deliberate primary fires", 0.19),
            ("Deliberate secondary fires", 0.62),
            ("False alarms with malice", 0.09),
            ("Assaults on crews", 0.008),
        ],
    ),
    by_district("hospital-violence", 1, &[("Admissions for violence", 0.33), ("Assault attendances", 2.1)]),
    by_county(
        "hate-crime-return",
        3,
        &[
            ("Hate crimes", 1.5),
            ("Race", 0.98),
            ("Religion", 0.07),
            ("Sexual orientation", 0.24),
            ("Disability", 0.16),
            ("Transgender", 0.05),
        ],
    ),
    by_district(
        "serious-violence-return",
        3,
        &[
            ("Knife-enabled offences", 0.42),
            ("Gun-enabled offences", 0.05),
            ("Homicides", 0.007),
            ("Knife-enabled robberies", 0.10),
        ],
    ),
    by_county(
        "exploitation-return",
        3,
        &[
            ("Children at risk of exploitation", 0.24),
            ("Modern slavery referrals", 0.11),
            ("Homes taken over", 0.09),
        ],
    ),
    by_district(
        "asb-return",
        3,
        &[
            ("Case review applications", 0.03),
            ("Case reviews held", 0.012),
            ("Community protection notices", 0.16),
            ("Fly-tipping incidents", 14.0),
        ],
    ),
    by_district("perception-survey", 12, &[("Feel safe after dark", 1.5), ("Feel unsafe after dark", 0.75)]),
    by_county("school-exclusions", 12, &[("Permanent exclusions", 0.16), ("Suspensions", 7.9)]),
];

impl Return {
    /// The file for the periods that begin within some months: nothing in it is known of anybody.
    pub fn csv(&self, place: &Geography, seed: u64, from: i32, to: i32) -> String {
        let ours = place.districts.iter().enumerate().filter(|(_, district)| district.county == 0);
        let people = |district: usize| {
            let cells = place.cells.iter().filter(|cell| cell.district == district);
            cells.map(|cell| f64::from(cell.people)).sum::<f64>()
        };
        let mut areas: Vec<(&str, &str, f64)> = ours
            .map(|(i, district)| (district.named.code.as_str(), district.named.name.as_str(), people(i)))
            .collect();
        if !self.districts {
            let all = areas.iter().map(|area| area.2).sum();
            areas = vec![(&place.counties[0].code, &place.counties[0].name, all)];
        }
        // Quarters and years of finance begin in April.
        let begins = |month: &i32| (month - month::of(2000, 4)).rem_euclid(self.months) == 0;
        let whole = |month: &i32| month + self.months - 1 <= to;
        let rows = (from..=to).filter(begins).filter(whole).flat_map(|month| {
            areas.iter().flat_map(move |(code, name, people)| {
                let mut chance = Chance::of(seed, self.dataset, &[i64::from(month), *people as i64]);
                let lean = (0.06 * chance.normal()).exp();
                self.measures.iter().map(move |(measure, rate)| {
                    let mean = rate * people / 1_000.0 * f64::from(self.months) / 12.0 * lean;
                    format!("{},{code},{name},{measure},{},", month::text(month), chance.count(mean, 0.004))
                })
            })
        });
        table("Period,Area code,Area name,Measure,Count,Note", rows)
    }
}
