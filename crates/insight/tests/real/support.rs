//! A county that loads the real files, once for all tests.

use engine_counting::Counting;
use insight::load::{self, Asked, Report};
use insight::{AreaSet, Areas, Counts, DataBook};
use jiff::civil::{Date, date};
use kernel::rulebook::Rulebook;
use kernel::verbs::View;
use kernel::{Actor, SystemActs};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use testkit::db::{Bench, Database};
use testkit::site::setup;

pub const DAY: Date = date(2026, 1, 15);
pub const COUNTY: &str = "worcestershire";
/// The six districts, with their small areas of 2011 and of 2021.
pub const DISTRICTS: [(&str, &str, usize, usize); 6] = [
    ("E07000234", "Bromsgrove", 58, 60),
    ("E07000235", "Malvern Hills", 45, 45),
    ("E07000236", "Redditch", 55, 57),
    ("E07000237", "Worcester", 63, 64),
    ("E07000238", "Wychavon", 78, 81),
    ("E07000239", "Wyre Forest", 65, 67),
];
/// The two partnerships as the publisher names them.
pub const PARTNERSHIPS: [(&str, &str); 2] =
    [("E22000368", "North Worcestershire"), ("E22000332", "South Worcester")];

/// Where the real data is.
pub fn folder() -> PathBuf {
    let folder =
        std::env::var_os("SHIREMOOT_REAL").expect("SHIREMOOT_REAL names the folder with the real data");
    PathBuf::from(folder).join("data")
}

/// What was loaded.
pub struct Loaded {
    bench: Bench,
    pub police: Report,
    pub again: Report,
}

pub static REAL: LazyLock<Loaded> = LazyLock::new(|| {
    let rulebook = Rulebook::load(None).expect("the rulebook");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    let setup = setup(&[board::slice(), insight::slice()]).judge(judge).rulebook(rulebook);
    let bench = setup.counter(Arc::new(Counting)).on(DAY).bench(&Database::Sqlite);
    let county = "[[county]]\nid = \"worcestershire\"\nfrom = 2021-04-01\nname = \"Worcestershire\"\n";
    let files = BTreeMap::from([("board/county.toml".to_string(), county.to_string())]);
    board::load(&bench.kernel, &board::Example { county: COUNTY.into(), files }).expect("the county");
    let take = |what: &str, below: &str| {
        let acts = SystemActs::without_a_permit_because("tests", COUNTY, DAY);
        let path = folder().join(below);
        let asked = Asked { county: COUNTY, what, path: &path, name: None };
        load::run(&bench.kernel, &acts, &asked, &mut |_| {}).unwrap_or_else(|why| panic!("{what}: {why}"))
    };
    for (what, below) in [
        ("ons-geography", "ons-geography"),
        ("recorded-crime", "ons-recorded-crime"),
        ("ons-population", "ons-population"),
    ] {
        let report = take(what, below);
        println!("{what}\n{report}\n");
    }
    let police = take("police-uk", "police-uk");
    let again = take("police-uk", "police-uk");
    Loaded { bench, police, again }
});

/// The counts of a dataset, and the areas.
pub fn counted(dataset: &str) -> (Arc<Counts>, Arc<Areas>) {
    let read = REAL.bench.kernel.read(|unit| {
        let permit = Actor::public(DAY).permit::<View, DataBook>(unit, &insight::book(COUNTY, dataset))?;
        Ok((Counts::of(unit, &permit)?, Areas::of_county(unit, &permit, COUNTY)?))
    });
    read.expect("the counts")
}

/// An area as it is counted.
pub fn set(areas: &Areas, code: &str) -> AreaSet {
    AreaSet::of(areas, code, &BTreeMap::new()).expect("the area is known")
}

/// The rows of a plain CSV file without quotes that matter: by the names of its columns.
pub fn table(below: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(folder().join(below)).expect("the table");
    let mut reader = simd_csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let words = |record: &simd_csv::ByteRecord| {
        record.iter().map(|it| String::from_utf8_lossy(it).into_owned()).collect::<Vec<_>>()
    };
    let header = words(reader.byte_headers().expect("a header"));
    let rows = reader.byte_records().map(|record| words(&record.expect("a row")));
    rows.map(|row| header.iter().cloned().zip(row).collect()).collect()
}
