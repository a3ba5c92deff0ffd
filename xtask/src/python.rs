//! A Python of our own in the target folder, with the readers that judge PDF and Word files, calendars and feeds, and the statistics ours are
//! held against.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::tally::Tally;
use crate::{Outcome, children, needs, places};

/// Packages and their exact versions.
const PACKAGES: [&str; 6] = [
    "pikepdf==10.17.0",
    "python-docx==1.2.0",
    "icalendar==7.3.2",
    "feedparser==6.0.14",
    "scipy==1.17.1",
    "statsmodels==0.15.0",
];

/// The interpreter that has the packages; made on first use.
pub fn ready() -> Outcome<PathBuf> {
    let folder = places::target().join("python");
    let python = folder.join("bin/python");
    let mark = folder.join("packages.txt");
    let wanted = PACKAGES.join("\n");
    if python.is_file() && fs::read_to_string(&mark).is_ok_and(|has| has == wanted) {
        return Ok(python);
    }
    let system = needs::program("python3", &["python3"])?;
    let make = |system: &PathBuf| {
        children::run(Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder).stdout(Stdio::null()))
    };
    if make(&system).is_err() {
        needs::install("python3's venv", &["python3-venv"])?;
        make(&system)?;
    }
    children::run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(PACKAGES),
    )?;
    fs::write(&mark, wanted).map_err(|e| format!("cannot write {}: {e}", mark.display()))?;
    Ok(python)
}

/// Hands the papers that the tests left in the target folder to readers that did not make them: a PDF's tags, language, title
/// and alternatives, a Word file's styles and numbering. Each file counts as one test.
pub fn judge(tally: &mut Tally) -> Outcome {
    let python = ready()?;
    let checks = places::root().join("e2e/checks");
    let papers = ["report", "every-block"]
        .into_iter()
        .flat_map(|paper| [(paper, "pdf", "pdf"), (paper, "docx", "docx")]);
    for (paper, kind, by) in papers.chain([("pack", "pdf", "pack")]) {
        let mut check = Command::new(&python);
        check.arg(checks.join(format!("{by}_check.py")));
        check.arg(places::target().join(format!("tmp/{paper}.{kind}")));
        check.arg(checks.join(format!("papers/{paper}.expected.json")));
        match children::run(&mut check) {
            Ok(()) => tally.passed += 1,
            Err(why) => {
                eprintln!("xtask: {paper}.{kind}: {why}");
                tally.failed += 1;
            }
        }
    }
    if tally.failed == 0 { Ok(()) } else { Err("a paper is not as its readers need it".into()) }
}

/// Hands the feeds and calendars that the tests left in the target folder to readers that did not write them.
pub fn judge_feeds(tally: &mut Tally) -> Outcome {
    let mut check = Command::new(ready()?);
    check.arg(places::root().join("e2e/checks/feeds_check.py")).arg(places::target().join("tmp/feeds"));
    match children::run(&mut check) {
        Ok(()) => tally.passed += 1,
        Err(_) => tally.failed += 1,
    }
    if tally.failed == 0 { Ok(()) } else { Err("a feed or a calendar is not as its readers need it".into()) }
}
