//! A made-up county of any size, for measuring: no county of England has a thousand districts.

use crate::facts::Facts;
use jiff::civil::Date;
use kernel::clock::add_months;
use kernel::contracts::evidence::Evidence;

/// Facts and evidence of a county with so many districts, two to a partnership, over so many years before a day.
pub fn county(districts: usize, years: usize, day: Date) -> (Facts, Vec<Evidence>) {
    let first = add_months(day, -12 * i32::try_from(years).unwrap_or(1)).unwrap_or(day);
    let mut facts = Facts::new("scale", "Scale", first);
    let slugs: Vec<String> = (0..districts).map(|n| format!("district-{n:04}")).collect();
    let all: Vec<&str> = slugs.iter().map(String::as_str).collect();
    facts = facts.area("scale", "county", &all, first, None);
    for (sort, slug) in [
        ("county-council", "county-council"),
        ("police", "police"),
        ("fire", "fire"),
        ("health", "health"),
        ("probation", "probation"),
        ("policing-body", "commissioner"),
    ] {
        facts = facts.body(slug, sort, Some("scale"), first, None);
    }
    facts = facts
        .group("scb", "county-strategy-group", Some("scale"), first, None)
        .group("hwb", "committee", Some("scale"), first, None)
        .seat("scb", "health", first, None);
    for slug in &slugs {
        let council = format!("{slug}-council");
        facts = facts.district(slug, first, None).body(&council, "district-council", Some(slug), first, None);
    }
    let mut evidence = Vec::new();
    for (n, pair) in all.chunks(2).enumerate() {
        let (area, csp) = (format!("area-{n:04}"), format!("csp-{n:04}"));
        facts = facts.area(&area, "csp", pair, first, None).group(&csp, "csp", Some(&area), first, None);
        for year in 0..years {
            let on = add_months(first, 12 * i32::try_from(year).unwrap_or(0) + 9).unwrap_or(first);
            for kind in ["assessment", "plan", "public-meeting", "summary", "consultation", "transmittal"] {
                let marks = ["public", "agreed", "content:a", "senior:police", "senior:fire"];
                evidence.push(Evidence {
                    kind,
                    id: format!("{csp}-{kind}-{year}"),
                    group: csp.clone(),
                    on: Some(on),
                    marks: marks.map(String::from).into(),
                    title: format!("{kind} of {csp}"),
                    href: format!("/scale/{csp}/{kind}/{year}"),
                    ..Evidence::default()
                });
            }
        }
    }
    (facts, evidence)
}

/// Changes one fact of such a county: a district gets a partnership of its own from a day on.
pub fn change(facts: &mut Facts, day: Date) {
    if let Some(area) = facts.areas.iter_mut().find(|one| one.it.districts.len() == 2) {
        area.it.districts.pop();
        area.from = area.from.min(day);
    }
}
