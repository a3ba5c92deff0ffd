//! Loamshire, open, with a few duties of its own laid over the rulebook, and a shelf on which tests put evidence.

use board::{Board, Example};
use engine_cedar::Cedar;
use jiff::civil::{Date, date};
use kernel::contracts::evidence::Evidence;
use kernel::rulebook::Rulebook;
use kernel::{Actor, Outcome, Unit};
use site::Slice;
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The chair of the board.
pub const CHAIR: &str = "loamshire/person/osric-penmarrow";
/// Who represents the police.
pub const POLICE: &str = "loamshire/person/hollis-verrington";
/// Who represents the fire and rescue authority.
pub const FIRE: &str = "loamshire/person/idris-colemarsh";
/// The analyst.
pub const ANALYST: &str = "loamshire/person/jago-winterbeck";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";

/// The day on which the examples begin.
pub const DAY: Date = date(2022, 2, 1);

/// Duties of a county's own: of partnerships each year, of authorities every day, on a request, and one that nobody has checked.
pub const LOCAL: [(&str, &str); 4] = [
    (
        "local-open-day",
        "[meta]\nid = \"local-open-day\"\ntitle = \"Hold an open day\"\nin-force-from = 2015-04-01\nstatus = \"live\"\nconfidence = \"text\"\n\
         citations = [\"Resolution 7 of the board\"]\n\
         [duty]\nchecked = 2021-12-01\nsection = \"B\"\nasks = \"Each partnership holds an open day in each year, with a senior person of each authority.\"\n\
         traps = [\"Two half days do not add up.\"]\n\
         [bound]\neach = \"csp\"\n[clock]\nduring-each-year = { from = \"1 April\" }\n\
         [[evidence]]\nkind = \"public-meeting\"\nof = \"body\"\nmarks = [\"public\"]\neach = \"responsible-authority\"\neach-mark = \"senior\"\n\
         says = \"An open day with a senior person of each authority\"\nmissing = \"No open day of {year} had a senior person of each authority\"\n",
    ),
    (
        "local-contact",
        "[meta]\nid = \"local-contact\"\ntitle = \"Name a contact for the register\"\nin-force-from = 2015-04-01\nstatus = \"live\"\nconfidence = \"text\"\n\
         citations = [\"Resolution 8 of the board\"]\n\
         [duty]\nchecked = 2021-12-01\nsection = \"A\"\nasks = \"Each responsible authority names a contact.\"\n\
         [bound]\neach = \"responsible-authority\"\n[clock]\nstanding = {}\n\
         [[evidence]]\nkind = \"liaison\"\nof = \"body\"\nmarks = [\"contact\"]\n\
         says = \"A named contact\"\nmissing = \"{body} has named no contact\"\n",
    ),
    (
        "local-answer",
        "[meta]\nid = \"local-answer\"\ntitle = \"Answer a request of the policing body\"\nin-force-from = 2015-04-01\nstatus = \"live\"\nconfidence = \"text\"\n\
         citations = [\"Resolution 9 of the board\"]\n\
         [duty]\nchecked = 2021-12-01\nsection = \"A\"\nasks = \"Answer within 28 days.\"\n\
         [bound]\neach = \"csp\"\n[clock]\nrule = { within = { days = 28, of = \"request\" } }\n\
         [[evidence]]\nkind = \"response\"\nof = \"body\"\nsays = \"The answer\"\nmissing = \"The request was not answered\"\n",
    ),
    (
        "local-unread",
        "[meta]\nid = \"local-unread\"\ntitle = \"Keep a register of premises\"\nin-force-from = 2015-04-01\nstatus = \"live\"\nconfidence = \"unverified\"\n\
         citations = [\"A circular that nobody has found\"]\n\
         [duty]\nchecked = 2021-12-01\nsection = \"A\"\nasks = \"Keep a register.\"\nto-check = \"Ask the monitoring officer for the circular.\"\n\
         [bound]\neach = \"county-council\"\n[clock]\nstanding = {}\n\
         [[evidence]]\nkind = \"document\"\nof = \"body\"\nsays = \"The register\"\nmissing = \"There is no register\"\n",
    ),
];

/// The files of an example county's table.
pub fn example(county: &str) -> Example {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county);
    let mut example = Example { county: county.into(), ..Example::default() };
    let folder = std::fs::read_dir(root.join("board")).expect("the county has a folder");
    for entry in folder.map(|entry| entry.expect("an entry")) {
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    example
}

/// The rulebook of the release with duties laid over it.
pub fn rulebook<'a>(duties: impl IntoIterator<Item = (&'a str, &'a str)>) -> Rulebook {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("duties")).expect("a folder");
    for (name, text) in duties {
        std::fs::write(folder.path().join(format!("duties/{name}.toml")), text).expect("a file");
    }
    Rulebook::load(Some(folder.path())).expect("the rulebook")
}

/// The policies.
pub fn cedar() -> Cedar {
    Cedar::load(&Rulebook::load(None).expect("the rulebook")).expect("the policies")
}

/// The parts of the site.
pub fn slices() -> Vec<Slice> {
    vec![
        site::home_slice(),
        board::slice(),
        duties::slice(),
        Slice { name: "shelf", evidence: Some(shelf), ..Slice::default() },
    ]
}

/// A store under the real policies, on the day on which the examples begin.
pub fn county() -> Setup {
    setup(&slices()).judge(cedar()).rulebook(rulebook(LOCAL)).on(DAY)
}

/// Opens Loamshire.
pub fn open(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
    Site::open(bench, Arc::new(Board), slices())
}

/// An open day that the eastern partnership held with everybody there, and a contact of the police: what another part of the system has.
fn shelf(_: &mut Unit<'_>, actor: &Actor, county: &str, as_at: Date) -> Outcome<Vec<Evidence>> {
    let everybody = [
        "lcc",
        "ambermoor",
        "castle-orrin",
        "dunwater",
        "fennimore",
        "harrowmere",
        "thistlevale",
        "constabulary",
        "fire",
        "ccg",
        "icb",
        "probation",
    ];
    let mut marks: std::collections::BTreeSet<String> =
        everybody.iter().map(|body| format!("senior:{body}")).collect();
    marks.insert("public".into());
    let day = Evidence {
        kind: "public-meeting",
        id: "open-day".into(),
        group: "csp-east".into(),
        on: Some(date(2021, 10, 14)),
        marks,
        title: "Open day in the Corn Hall".into(),
        href: format!("/{county}/meetings/open-day"),
        ..Evidence::default()
    };
    let contact = Evidence {
        kind: "liaison",
        id: "contact".into(),
        organisation: "constabulary".into(),
        on: Some(date(2021, 4, 1)),
        marks: ["contact".to_string()].into(),
        title: "Contact of the constabulary".into(),
        href: format!("/{county}/liaison-officers"),
        ..Evidence::default()
    };
    let mut all = vec![contact];
    // Somebody who may not see the open day is not told of it.
    if actor.id().is_some() {
        all.push(day);
    }
    all.retain(|one| one.on.is_some_and(|on| on <= as_at));
    Ok(all)
}
