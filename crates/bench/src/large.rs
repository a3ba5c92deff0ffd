//! A made-up county of any number of areas, written as the files that a county of one's own is loaded from: no county of England has a
//! thousand districts.

use crate::Outcome;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Its short name, and that of its folder.
pub const NAME: &str = "thousandshire";
/// The day as at which it is looked at.
pub const DAY: &str = "2026-11-22";
/// What each partnership has to show for each year.
const KINDS: [&str; 6] = ["assessment", "plan", "public-meeting", "summary", "consultation", "transmittal"];

/// Writes the county into a folder: so many districts, two to a partnership, with evidence of so many years.
pub fn write(folder: &Path, districts: usize, years: usize) -> Outcome<()> {
    let files =
        [("board", "county.toml", board(districts)), ("duties", "evidence.toml", evidence(districts, years))];
    for (part, name, text) in files {
        let part = folder.join(part);
        fs::create_dir_all(&part)
            .and_then(|()| fs::write(part.join(name), text))
            .map_err(|e| e.to_string())?;
    }
    Ok(())
}

fn board(districts: usize) -> String {
    let mut out = format!(
        "[[county]]\nid = \"{NAME}\"\nfrom = 2013-04-01\nname = \"Thousandshire\"\nboard = \"Thousandshire Board\"\nstrategy-group = \"scb\"\n"
    );
    let all: Vec<String> = (0..districts).map(|n| format!("district-{n:04}")).collect();
    let mut table = |kind: &str, id: &str, rest: &str| {
        // What a string takes cannot fail.
        let _ = writeln!(out, "\n[[{kind}]]\nid = \"{id}\"\nfrom = 2014-04-01\n{rest}");
    };
    table("area", NAME, &format!("name = \"Thousandshire\"\nsort = \"county\"\ndistricts = {all:?}"));
    for sort in ["county-council", "police", "fire", "health", "probation", "policing-body"] {
        table("organisation", sort, &format!("name = \"The {sort}\"\nsort = \"{sort}\"\narea = \"{NAME}\""));
    }
    for slug in &all {
        table("area", slug, &format!("name = \"{slug}\"\nsort = \"district\""));
        let council = format!("name = \"Council of {slug}\"\nsort = \"district-council\"\narea = \"{slug}\"");
        table("organisation", &format!("{slug}-council"), &council);
    }
    for (id, sort) in [("scb", "county-strategy-group"), ("hwb", "committee")] {
        let group =
            format!("name = \"The {id}\"\nsort = \"{sort}\"\narea = \"{NAME}\"\npurpose = \"Measured\"");
        table("group", id, &group);
    }
    for (n, pair) in all.chunks(2).enumerate() {
        table(
            "area",
            &format!("area-{n:04}"),
            &format!("name = \"Area {n}\"\nsort = \"csp\"\ndistricts = {pair:?}"),
        );
        let group = format!(
            "name = \"Partnership {n}\"\nsort = \"csp\"\narea = \"area-{n:04}\"\npurpose = \"Measured\""
        );
        table("group", &format!("csp-{n:04}"), &group);
    }
    table(
        "person",
        "officer",
        "name = \"Ordell Quillon\"\ntitle = \"Partnership officer\"\norganisation = \"county-council\"\nemail = \"officer@thousandshire.example\"",
    );
    table("office", "officer", "office = \"officer\"\nperson = \"officer\"\ncast = \"Looks at the gaps\"");
    out
}

fn evidence(districts: usize, years: usize) -> String {
    let mut out = String::new();
    let partnerships: Vec<String> = (0..districts.div_ceil(2)).map(|n| format!("group/csp-{n:04}")).collect();
    for year in 0..years {
        let on = 2026 - i32::try_from(years - year).unwrap_or_default();
        for kind in KINDS {
            let _ = writeln!(
                out,
                "[[evidence]]\nof = {partnerships:?}\nkind = \"{kind}\"\non = {on}-12-15\ntitle = \"The {kind} of {on}\"\nmarks = [\"public\", \"agreed\", \"content:a\"]\n"
            );
        }
    }
    out
}
