//! Loamshire with three years of street files, populations and outlines of four small areas.

use board::{Board, Example};
use engine_cedar::Cedar;
use engine_counting::Counting;
use insight::load::{self, Asked};
use jiff::civil::{Date, date};
use kernel::SystemActs;
use kernel::rulebook::Rulebook;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";

/// The day on which everything happens.
pub const DAY: Date = date(2025, 3, 1);

/// The four small areas, two in each district.
pub const AREAS: [(&str, &str, &str); 4] = [
    ("E91000001", "Ambermoor 001A", "E97000001"),
    ("E91000002", "Ambermoor 001B", "E97000001"),
    ("E91000003", "Dunwater 001A", "E97000002"),
    ("E91000004", "Dunwater 001B", "E97000002"),
];

fn rulebook() -> Rulebook {
    Rulebook::load(None).expect("the rulebook")
}

/// A store under the real policies.
pub fn county() -> Setup {
    setup(&[board::slice(), insight::slice()])
        .judge(Cedar::load(&rulebook()).expect("the policies"))
        .rulebook(rulebook())
        .counter(Arc::new(Counting))
        .on(DAY)
}

/// Opens Loamshire, with nothing loaded.
pub fn open(bench: &Bench) -> Site<'_> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire/board");
    let mut example = Example { county: "loamshire".into(), ..Example::default() };
    for entry in fs::read_dir(folder).expect("the county has a folder") {
        let entry = entry.expect("an entry");
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, fs::read_to_string(entry.path()).expect("text"));
    }
    board::load(&bench.kernel, &example).expect("the county loads");
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), insight::slice()])
}

/// Loads the lookups, populations, outlines and months.
pub fn fill(bench: &Bench) {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: String| fs::write(folder.path().join(name), text).expect("a file");
    let take = |what: &str| {
        let acts = SystemActs::without_a_permit_because("tests", "loamshire", DAY);
        let asked = Asked { county: "loamshire", what, path: folder.path(), name: None };
        load::run(&bench.kernel, &acts, &asked, &mut |_| {}).expect(what);
        for entry in fs::read_dir(folder.path()).expect("the folder") {
            fs::remove_file(entry.expect("an entry").path()).expect("it goes");
        }
    };
    let mut fit =
        String::from("LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId\n");
    let mut people =
        String::from("lsoa21_code,lsoa21_name,area_sq_km,pop_mid_2022,pop_mid_2023,pop_mid_2024\n");
    for (at, (code, name, district)) in AREAS.iter().enumerate() {
        let of = name.split(' ').next().unwrap_or_default();
        let _ = writeln!(fit, "{code},{name},{code},{name},U,{district},{of},,{at}");
        let _ = writeln!(people, "{code},{name},1,1500,1510,1520");
    }
    put("lsoa11-lsoa21-lad22-exact-fit.csv", fit);
    put("lad24-csp24-pfa24.csv", "ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name\nE97000001,Ambermoor,E98000001,East Loamshire,E99000001,Loamshire\nE97000002,Dunwater,E98000001,East Loamshire,E99000001,Loamshire\n".into());
    put("lad23-utla23.csv", "ltla23_code,ltla23_name,utla23_code,utla23_name\nE97000001,Ambermoor,E96000001,Loamshire\nE97000002,Dunwater,E96000001,Loamshire\n".into());
    take("ons-geography");
    put("lsoa21-total.csv", people);
    take("ons-population");
    let square = |names: [&str; 2], code: &str, name: &str, at: f64, side: f64| {
        let (a, b) = (at, at + side);
        format!(
            r#"{{"type":"Feature","properties":{{"{}":"{code}","{}":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{a},52.0],[{b},52.0],[{b},52.1],[{a},52.1],[{a},52.0]]]}}}}"#,
            names[0], names[1]
        )
    };
    let all = |features: Vec<String>| {
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
    };
    let small = AREAS.iter().zip(0_u8..).map(|((code, name, _), at)| {
        square(["LSOA21CD", "LSOA21NM"], code, name, 1.0 + 0.1 * f64::from(at), 0.1)
    });
    put("lsoa21-loamshire.geojson", all(small.collect()));
    let districts = [("E97000001", "Ambermoor", 1.0), ("E97000002", "Dunwater", 1.2)];
    let districts = districts.map(|(code, name, at)| square(["LAD24CD", "LAD24NM"], code, name, at, 0.2));
    put("lad-loamshire.geojson", all(districts.to_vec()));
    take("ons-boundaries");
    // Noise that is always the same: a little generator in place of dice. In the last month one place has far more burglaries.
    let mut state = 2_463_534_242_u32;
    let mut around = |mean: u32| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        mean - 3 + state % 7
    };
    for at in 0..37 {
        let (year, month) = (2022 + at / 12, at % 12 + 1);
        let mut rows = Vec::new();
        for (code, ..) in AREAS {
            let burglary = around(12);
            let planted = at == 36 && code == "E91000003";
            rows.push((code, "Burglary", if planted { 60 } else { burglary }));
            rows.push((code, "Anti-social behaviour", around(14)));
        }
        put(&format!("{year}-{month:02}-loamshire-street.csv"), street(&format!("{year}-{month:02}"), &rows));
    }
    take("police-uk");
}

fn street(month: &str, rows: &[(&str, &str, u32)]) -> String {
    let mut out = String::from(
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n",
    );
    let mut n = 0;
    for (lsoa, kind, many) in rows {
        for _ in 0..*many {
            n += 1;
            let crime = *kind != "Anti-social behaviour";
            let (id, outcome) =
                if crime { (format!("{n:064x}"), "Under investigation") } else { Default::default() };
            let _ = writeln!(
                out,
                "{id},{month},Loamshire Police,Loamshire Police,1.1,52.05,On or near Mill Lane,{lsoa},A place,{kind},{outcome},"
            );
        }
    }
    out
}
