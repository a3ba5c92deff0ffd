//! Loamshire, open, with files of its force in the layout of the real ones.

use board::{Board, Example};
use engine_cedar::Cedar;
use engine_counting::Counting;
use insight::load::{self, Asked, Report};
use insight::{AreaSet, Areas, Counts, DataBook};
use jiff::civil::{Date, date};
use kernel::rulebook::Rulebook;
use kernel::verbs::View;
use kernel::{Actor, Kernel, Outcome, SystemActs};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The chair of the board.
pub const CHAIR: &str = "loamshire/person/osric-penmarrow";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";

/// The day on which everything happens.
pub const DAY: Date = date(2022, 2, 1);

/// The policies.
pub fn cedar() -> Cedar {
    Cedar::load(&rulebook()).expect("the policies")
}

fn rulebook() -> Rulebook {
    Rulebook::load(None).expect("the rulebook")
}

/// A store with the tables of the board and of data, under the real policies.
pub fn county() -> Setup {
    setup(&[board::slice(), insight::slice()])
        .judge(cedar())
        .rulebook(rulebook())
        .counter(Arc::new(Counting))
        .on(DAY)
}

/// Loads the table of a county.
pub fn table(bench: &Bench, county: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county).join("board");
    let mut example = Example { county: county.into(), ..Example::default() };
    for entry in fs::read_dir(folder).expect("the county has a folder") {
        let entry = entry.expect("an entry");
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, fs::read_to_string(entry.path()).expect("text"));
    }
    board::load(&bench.kernel, &example).expect("the county loads");
}

/// Opens Loamshire.
pub fn open(bench: &Bench) -> Site<'_> {
    table(bench, "loamshire");
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), insight::slice()])
}

/// A folder of files.
pub struct Folder(TempDir);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// Puts a file into it.
    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.path().join(name), text).expect("a file");
        self
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

pub const HEADER: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\r\n";

/// One crime; `n` makes its identifier.
pub fn crime(n: u32, month: &str, lsoa: &str, kind: &str) -> String {
    let id = if kind == "Anti-social behaviour" { String::new() } else { format!("{n:064x}") };
    let outcome = if id.is_empty() { "" } else { "Under investigation" };
    format!(
        "{id},{month},Loamshire Constabulary,Loamshire Constabulary,-2.1,52.2,On or near Mill Lane,{lsoa},Ambermoor 001,{kind},{outcome},\r\n"
    )
}

/// A street file of a month: so many crimes in each of some places.
pub fn street(month: &str, rows: &[(&str, &str, u32)]) -> String {
    let mut out = HEADER.to_string();
    let mut n = 0;
    for (lsoa, kind, many) in rows {
        for _ in 0..*many {
            n += 1;
            out.push_str(&crime(n, month, lsoa, kind));
        }
    }
    out
}

/// The lookups: three small areas of 2011, one of them split; two districts, one partnership, one force.
pub fn lookups(folder: &Folder) {
    let fit = "\u{feff}LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId\r\n\
               E91000001,Ambermoor 001A,E91000001,Ambermoor 001A,U,E97000001,Ambermoor,,1\r\n\
               E90000002,Ambermoor 001B,E91000012,Ambermoor 001C,S,E97000001,Ambermoor,,2\r\n\
               E90000002,Ambermoor 001B,E91000022,Ambermoor 001D,S,E97000001,Ambermoor,,3\r\n\
               E91000003,Dunwater 001A,E91000003,Dunwater 001A,U,E97000002,Dunwater,,4\r\n";
    let force = "ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name\n\
                 E97000001,Ambermoor,E98000001,East Loamshire,E99000001,Loamshire\n\
                 E97000002,Dunwater,E98000001,East Loamshire,E99000001,Loamshire\n";
    folder.put("lsoa11-lsoa21-lad22-exact-fit.csv", fit).put("lad24-csp24-pfa24.csv", force);
}

/// Loads what lies in a folder.
pub fn take(kernel: &Kernel, what: &str, path: &Path) -> Outcome<Report> {
    let acts = SystemActs::without_a_permit_because("tests", "loamshire", DAY);
    let asked = Asked { county: "loamshire", what, path, name: None };
    load::run(kernel, &acts, &asked, &mut |_| {})
}

/// The counts of a dataset, and the areas.
pub fn counted(kernel: &Kernel, dataset: &str) -> (Arc<Counts>, Arc<Areas>) {
    let reads = || {
        kernel.read(|unit| {
            let permit =
                Actor::public(DAY).permit::<View, DataBook>(unit, &insight::book("loamshire", dataset))?;
            Ok((Counts::of(unit, &permit)?, Areas::of_county(unit, &permit, "loamshire")?))
        })
    };
    reads().expect("the counts")
}

/// An area as it is counted.
pub fn set(areas: &Areas, code: &str) -> AreaSet {
    AreaSet::of(areas, code, &BTreeMap::new()).expect("the area is known")
}
