//! A national year of street files as police.uk publishes them, wholly made up: 474 files, some 900 MB.

use crate::Outcome;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const HEADER: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

/// Forces; the last has no files after the sixth month, as some have not.
const FORCES: usize = 40;
/// Small areas of each.
const AREAS: usize = 890;
/// Rows of a file, on average.
const ROWS: usize = 8_300;

/// Kinds, with how many of a thousand rows have them.
pub const KINDS: [(&str, u64); 14] = [
    ("Violence and sexual offences", 330),
    ("Anti-social behaviour", 170),
    ("Shoplifting", 90),
    ("Criminal damage and arson", 80),
    ("Public order", 75),
    ("Other theft", 70),
    ("Vehicle crime", 55),
    ("Burglary", 40),
    ("Drugs", 30),
    ("Other crime", 20),
    ("Theft from the person", 15),
    ("Robbery", 12),
    ("Possession of weapons", 8),
    ("Bicycle theft", 5),
];

const OUTCOMES: [&str; 6] = [
    "Unable to prosecute suspect",
    "Investigation complete; no suspect identified",
    "Under investigation",
    "Awaiting court outcome",
    "Local resolution",
    "Status update unavailable",
];

const STREETS: [&str; 12] = [
    "Kiln Lane",
    "Marl Road",
    "Loam Street",
    "Tanner's Row",
    "Mill Close",
    "High Street",
    "Church Walk",
    "Station Approach",
    "Orchard Drive",
    "Weir Gardens",
    "Supermarket",
    "Parking Area",
];

/// Numbers that look drawn, and are the same each time (SplitMix64).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

/// Codes of all areas.
pub fn codes() -> Vec<String> {
    (0..FORCES * AREAS).map(|n| format!("E91{n:06}")).collect()
}

/// Makes the year in a folder, and gives its files in order.
pub fn make(into: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for month in 1..=12 {
        let folder = into.join(format!("2025-{month:02}"));
        fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        for force in 0..FORCES - usize::from(month > 6) {
            let path = folder.join(format!("2025-{month:02}-force-{force:02}-street.csv"));
            fs::write(&path, file(force, month)).map_err(|e| e.to_string())?;
            files.push(path);
        }
    }
    Ok(files)
}

/// One file: small forces and large ones, from a third of the average to three times as many rows.
fn file(force: usize, month: usize) -> String {
    let mut draw = Draw((force * 100 + month) as u64);
    let rows = ROWS * [4, 5, 6, 7, 8, 9, 10, 11, 12, 28][force % 10] / 10;
    let mut text = String::with_capacity(rows * 240);
    text.push_str(HEADER);
    for _ in 0..rows {
        row(&mut text, &mut draw, force, month);
    }
    text
}

fn row(text: &mut String, draw: &mut Draw, force: usize, month: usize) {
    let mut at = draw.below(1000);
    let kind = KINDS.iter().find(|(_, share)| {
        let is = at < *share;
        at = at.saturating_sub(*share);
        is
    });
    let kind = kind.map_or("Other crime", |kind| kind.0);
    let asb = kind == "Anti-social behaviour";
    if !asb {
        let _ =
            write!(text, "{:016x}{:016x}{:016x}{:016x}", draw.next(), draw.next(), draw.next(), draw.next());
    }
    let _ = write!(text, ",2025-{month:02},Force {force:02} Police,Force {force:02} Police,");
    if draw.below(50) == 0 {
        text.push_str(",,No Location,,");
    } else {
        // Few areas have many: the square of an even draw.
        let within = (draw.below(AREAS as u64) * draw.below(AREAS as u64) / AREAS as u64) as usize;
        let (area, snap) = (force * AREAS + within, draw.below(14));
        let (x, y) = (area as u64 * 37 % 4_000_000 + snap * 913, area as u64 * 91 % 3_000_000 + snap * 717);
        let street = STREETS[(area + snap as usize) % STREETS.len()];
        let _ = write!(
            text,
            "-{}.{:06},{}.{:06},On or near {street} {},E91{area:06},District {:02} {:03}{}",
            x / 1_000_000,
            x % 1_000_000,
            51 + y / 1_000_000,
            y % 1_000_000,
            snap + 1,
            area / 100,
            area % 100,
            char::from(b'A' + (snap % 5) as u8),
        );
    }
    let outcome = if asb { "" } else { OUTCOMES[(draw.below(6) * draw.below(6) / 6) as usize] };
    let _ = writeln!(text, ",{kind},{outcome},");
}
