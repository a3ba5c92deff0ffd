//! Loamshire, with a source of updates that a test decides.

use board::{Board, Example};
use engine_cedar::Cedar;
use jiff::civil::{Date, date};
use kernel::contracts::paper::{Block, Paper};
use kernel::contracts::press::{About, Press};
use kernel::contracts::sources::{Ask, Drawn, Source};
use kernel::db::Migration;
use kernel::rulebook::Rulebook;
use kernel::{Fault, Outcome, Unit, params};
use site::Slice;
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The chair of the board.
pub const CHAIR: &str = "loamshire/person/osric-penmarrow";
/// The lead of a sub-group.
pub const LEAD: &str = "loamshire/person/lettice-harbourne";
/// The system administrator.
pub const ADMIN: &str = "loamshire/person/teodor-brackwell";

/// The day on which the tests begin.
pub const DAY: Date = date(2022, 2, 1);

const TABLE: Migration = Migration {
    name: "test-said",
    sql: &["CREATE TABLE said (id TEXT PRIMARY KEY, words TEXT NOT NULL)"],
    append_only: &[],
};

/// What the source `updates` says from now on; empty when no update is given.
pub fn say(bench: &Bench, words: &str) {
    let sql = "INSERT INTO said (id, words) VALUES ('one', ?) ON CONFLICT (id) DO UPDATE SET words = excluded.words";
    bench.raw().execute(sql, params![words]).expect("the words are kept");
}

/// Stands in for the plan's own source, which papers do not know of.
fn updates(unit: &mut Unit<'_>, ask: &Ask<'_>) -> Outcome<Drawn> {
    if !ask.of.is_empty() {
        return Err(Fault::field("of", "“updates” takes nothing"));
    }
    let mut rows = unit.rows_without_a_permit("a source of a test");
    let said = rows.one("SELECT words FROM said WHERE id = 'one'", &[])?;
    let said: String = said.map_or(Ok(String::new()), |row| row.get("words"))?;
    let words = if said.is_empty() { "No update has been given by the Prevent Board.".into() } else { said };
    let heading = Block::Heading { level: 2, text: "Prevent Board".into() };
    let paragraph = Block::Paragraph { numbered: true, text: words.into(), list: None };
    Ok(Drawn { blocks: vec![heading, paragraph], event: None, ..Drawn::default() })
}

const UPDATES: Source =
    Source { name: "updates", what: "What the test says.", example: "{{updates}}", draw: updates };

/// A press that says which paper it was given.
#[derive(Debug)]
struct Stub;

impl Press for Stub {
    fn pdf(&self, paper: &Paper, about: &About) -> Outcome<Vec<u8>> {
        Ok(format!("%PDF-1.7 {} {} {}", paper.title, about.keywords.join(" "), paper.flat().len())
            .into_bytes())
    }
}

/// The slices of these tests.
pub fn slices() -> Vec<Slice> {
    let test = Slice { name: "test", sources: vec![UPDATES], migrations: &[TABLE], ..Slice::default() };
    vec![site::home_slice(), board::slice(), papers::slice(), test]
}

/// What papers can draw on in these tests.
pub fn sources() -> Vec<Source> {
    slices().into_iter().flat_map(|slice| slice.sources).collect()
}

/// The policies.
pub fn cedar() -> Cedar {
    Cedar::load(&rulebook()).expect("the policies")
}

fn rulebook() -> Rulebook {
    Rulebook::load(None).expect("the rulebook")
}

/// A store under the real policies, on the first day.
pub fn county() -> Setup {
    setup(&slices()).judge(cedar()).rulebook(rulebook()).press(Arc::new(Stub)).on(DAY)
}

/// The files of the example county's table.
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

/// Opens Loamshire without papers.
pub fn open(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
    Site::open(bench, Arc::new(Board), slices())
}
