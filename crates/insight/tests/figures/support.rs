//! Loamshire, open, with files of a made-up geography, population and two years of months.

use board::{Board, Example};
use engine_cedar::Cedar;
use insight::load::{Asked, run};
use jiff::civil::{Date, date};
use kernel::rulebook::Rulebook;
use kernel::{Kernel, SystemActs};
use site::Slice;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";
/// The day on which the tests begin.
pub const DAY: Date = date(2022, 2, 1);
/// A rate of vehicle crime in the first district, beside those like it.
pub const ASK: &str = "vehicle-crime-rate E97000001 against=alike";

const DISTRICTS: [(&str, &str); 3] =
    [("E97000001", "Ambermoor"), ("E97000002", "Fallowdale"), ("E97000003", "Marlbridge")];

/// The parts of the site.
pub fn slices() -> Vec<Slice> {
    vec![site::home_slice(), board::slice(), insight::slice()]
}

/// A store under the real policies, with an engine that counts.
pub fn county() -> Setup {
    let rulebook = Rulebook::load(None).expect("the rulebook");
    let cedar = Cedar::load(&rulebook).expect("the policies");
    setup(&slices()).judge(cedar).rulebook(rulebook).counter(Arc::new(engine_counting::Counting)).on(DAY)
}

/// Opens Loamshire with its lookups and populations, and the months of 2024.
pub fn open(bench: &Bench) -> Site<'_> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire");
    let mut example = Example { county: "loamshire".into(), ..Example::default() };
    let folder = std::fs::read_dir(root.join("board")).expect("the county has a folder");
    for entry in folder.map(|entry| entry.expect("an entry")) {
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    board::load(&bench.kernel, &example).expect("the county loads");
    for (what, name, text) in geography() {
        load(bench, what, name, &text);
    }
    for month in 1..=12 {
        month_of(bench, 2024, month, 10);
    }
    Site::open(bench, Arc::new(Board), slices())
}

fn geography() -> Vec<(&'static str, &'static str, String)> {
    let mut county = String::from("ltla23_code,ltla23_name,utla23_code,utla23_name\n");
    let mut force = String::from("ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name\n");
    let mut fit = String::from("LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM\n");
    let mut people = String::from("lsoa21_code,pop_mid_2023,pop_mid_2024\n");
    for (at, (code, name)) in DISTRICTS.iter().enumerate() {
        let lsoa = lsoa(at);
        writeln!(county, "{code},{name},E96000001,Loamshire").expect("a line");
        writeln!(force, "{code},{name},E98000001,All Loamshire,E99000001,Loamshire").expect("a line");
        writeln!(fit, "{lsoa},{name} 001A,{lsoa},{name} 001A,U,{code},{name}").expect("a line");
        writeln!(people, "{lsoa},10000,10000").expect("a line");
    }
    vec![
        ("ons-lookup-district-county", "loam-lad23-utla23.csv", county),
        ("ons-lookup-district-csp-force", "loam-lad24-csp24-pfa24.csv", force),
        ("ons-lookup-lsoa-exact-fit", "loam-lsoa11-lsoa21-exact-fit.csv", fit),
        ("ons-mid-year-population", "loam-lsoa21-total.csv", people),
    ]
}

fn lsoa(district: usize) -> String {
    format!("E910000{}1", district + 1)
}

/// Loads one file.
pub fn load(bench: &Bench, what: &str, name: &str, text: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    let acts = acts(&bench.kernel);
    let asked = Asked { county: "loamshire", what, path: &path, name: None };
    let report = run(&bench.kernel, &acts, &asked, &mut |_| {}).expect("it loads");
    assert!(report.files.iter().all(|line| line.says.is_empty()), "{:?}", report.files);
}

/// The program acts for a test.
pub fn acts(kernel: &Kernel) -> SystemActs {
    SystemActs::without_a_permit_because("a test", "loamshire", kernel.today())
}

/// Loads the file of a month: so many vehicle crimes in the first district, ten in each of the others.
pub fn month_of(bench: &Bench, year: i32, month: i32, many: usize) {
    let mut text = String::from(
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n",
    );
    let when = format!("{year:04}-{month:02}");
    let mut row = |at: usize, n: usize| {
        let id = kernel::files::hash(format!("{when} {at} {n} {many}").as_bytes());
        let (lsoa, name) = (lsoa(at), DISTRICTS[at].1);
        writeln!(
            text,
            "{id},{when},Loamshire Police,Loamshire Police,-2.1,52.2,On or near High Street,{lsoa},{name} 001A,Vehicle crime,Under investigation,"
        )
        .expect("a line");
    };
    for at in 0..3 {
        (0..if at == 0 { many } else { 10 }).for_each(|n| row(at, n));
    }
    load(bench, "police-uk-street", &format!("{when}-loamshire-street.csv"), &text);
}
