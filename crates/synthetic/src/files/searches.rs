//! Stops and searches: invented people of no one, stopped at map points.

use super::points::{points, which};
use super::{SEARCHES, Sheet};
use crate::chance::Chance;
use crate::{Model, month};
use std::io::{self, Write};
use std::path::Path;

/// In a month, for each 1,000 residents.
const RATE: f64 = 0.55;

const OBJECTS: [(f64, &str, &str); 5] = [
    (0.62, "Controlled drugs", "Misuse of Drugs Act 1971 (section 23)"),
    (0.15, "Offensive weapons", "Police and Criminal Evidence Act 1984 (section 1)"),
    (0.12, "Stolen goods", "Police and Criminal Evidence Act 1984 (section 1)"),
    (0.08, "Articles for use in theft", "Police and Criminal Evidence Act 1984 (section 1)"),
    (0.03, "Article for use in criminal damage", "Police and Criminal Evidence Act 1984 (section 1)"),
];
const OUTCOMES: [(f64, &str); 5] = [
    (0.72, "A no further action disposal"),
    (0.12, "Arrest"),
    (0.11, "Community resolution"),
    (0.03, "Summons / charged by post"),
    (0.02, "Khat or Cannabis warning"),
];
const AGES: [(f64, &str); 5] =
    [(0.01, "under 10"), (0.22, "10-17"), (0.29, "18-24"), (0.22, "25-34"), (0.26, "over 34")];
const SEEN: [(f64, &str, &str); 4] = [
    (0.84, "White - English/Welsh/Scottish/Northern Irish/British", "White"),
    (0.07, "Asian/Asian British - Any other Asian background", "Asian"),
    (0.05, "Black/African/Caribbean/Black British - Any other Black/African/Caribbean background", "Black"),
    (0.04, "Other ethnic group - Not stated", "Other"),
];

/// Writes the searches of a force and month.
pub fn write(model: &Model<'_>, force: usize, month: i32, folder: &Path) -> io::Result<Sheet> {
    let of = &model.place.forces[force];
    let mut sheet = Sheet::create(folder, month, &of.slug, "stop-and-search", SEARCHES)?;
    let mut chance = Chance::of(model.seed, "searches", &[force as i64, i64::from(month)]);
    let ground = &model.place.cells[of.cells.start as usize..of.cells.end as usize];
    for (number, cell) in (of.cells.start..).zip(ground) {
        let many = chance.count(RATE * f64::from(cell.people) / 1_000.0 * (0.4 + 2.0 * cell.town), 0.8);
        if many == 0 {
            continue;
        }
        let mut here = Vec::new();
        points(cell, model.seed, number, &mut here);
        for _ in 0..many {
            let place = chance.happens(0.9).then(|| which(&mut chance));
            one(&mut sheet, month, place.map(|point| here[point].as_slice()), &mut chance)?;
        }
    }
    sheet.flush()?;
    Ok(sheet)
}

fn one(sheet: &mut Sheet, of: i32, place: Option<&[u8]>, chance: &mut Chance) -> io::Result<()> {
    let day = 1 + chance.below(month::days(of) as usize);
    let (hour, minute) = (chance.below(24), chance.below(60));
    // A point is “longitude,latitude,location,”; here the latitude comes first.
    let mut parts = place.unwrap_or(b",,").splitn(3, |byte| *byte == b',').map(<[u8]>::to_vec);
    let (east, north) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let sort = if chance.happens(0.75) { "Person search" } else { "Person and Vehicle search" };
    let out = &mut sheet.held;
    write!(out, "{sort},{}-{day:02}T{hour:02}:{minute:02}:00+00:00,,,", month::text(of))?;
    out.extend_from_slice(&north);
    out.push(b',');
    out.extend_from_slice(&east);
    let age = AGES[chance.choice(AGES.iter().map(|it| it.0))].1;
    let (_, own, seen) = SEEN[chance.choice(SEEN.iter().map(|it| it.0))];
    let (_, object, law) = OBJECTS[chance.choice(OBJECTS.iter().map(|it| it.0))];
    let outcome = OUTCOMES[chance.choice(OUTCOMES.iter().map(|it| it.0))].1;
    let gender = if chance.happens(0.87) { "Male" } else { "Female" };
    let linked = if outcome == OUTCOMES[0].1 {
        ""
    } else if chance.happens(0.7) {
        "True"
    } else {
        "False"
    };
    writeln!(out, ",{gender},{age},{own},{seen},{law},{object},{outcome},{linked},False")?;
    sheet.row()
}
