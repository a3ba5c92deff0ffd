//! A county whose record holds what a test puts into it: the board of Loamshire as it is, and business of every kind made up by rule.

use board::{Board, Example};
use engine_cedar::Cedar;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::contracts::paper::{Block, Paper, Text};
use kernel::contracts::published::Published;
use kernel::contracts::record::*;
use kernel::db::Migration;
use kernel::rulebook::Rulebook;
use kernel::{Actor, Outcome, SystemActs, Unit, Who, params};
use serde_json::Value;
use sha2::{Digest, Sha256};
use site::Slice;
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, Visitor, setup};

/// The address of the install in tests.
pub const BASE: &str = "http://127.0.0.1:8080";
/// The system of the county.
pub const SYSTEM: &str = "http://127.0.0.1:8080/loamshire/record/oparl/system.json";
/// The day of the tests.
pub const DAY: Date = date(2022, 2, 7);
/// A word that stands in everything that must not be told.
pub const SECRET: &str = "Nightjar";

const MIGRATION: Migration = Migration {
    name: "test-001-entries",
    sql: &["CREATE TABLE test_entry (name TEXT PRIMARY KEY, head TEXT NOT NULL, entry TEXT NOT NULL)"],
    append_only: &[],
};

mod events {
    kernel::events! {
        /// Something was put into the record, changed or taken out.
        "test.put" 1 Put { name: String }
    }
}

fn slices() -> Vec<Slice> {
    let record = Some(RecordSource { heads, entry });
    let published = Some(published as kernel::contracts::published::PublishedSource);
    let test = Slice { name: "test", migrations: &[MIGRATION], record, published, ..Slice::default() };
    vec![site::home_slice(), site::accounts::accounts_slice(), board::slice(), public::slice(), test]
}

fn heads(unit: &mut Unit<'_>, actor: &Actor, _: &str) -> Outcome<Vec<Head>> {
    assert_eq!(actor.who, Who::Public, "the record is read with the eyes of the public");
    let all = unit.rows_without_a_permit("a test").all("SELECT head FROM test_entry ORDER BY name", &[])?;
    all.iter().map(|row| Ok(serde_json::from_str(&row.get::<String>("head")?).expect("a head"))).collect()
}

fn entry(unit: &mut Unit<'_>, _: &Actor, _: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
    let sql = "SELECT entry FROM test_entry WHERE name = ?";
    let row = unit.rows_without_a_permit("a test").one(sql, params![key(kind, name)])?;
    row.map(|row| Ok(serde_json::from_str(&row.get::<String>("entry")?).expect("an entry"))).transpose()
}

/// Papers and decisions are news.
fn published(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Published>> {
    let mut all = Vec::new();
    for head in heads(unit, actor, county)? {
        if matches!(head.kind, Kind::Paper | Kind::Decision) {
            let href = format!("/{county}/{}/{}", head.kind.folder(), head.name);
            let (day, summary) = (head.day.unwrap_or(DAY), String::new());
            all.push(Published { day, kind: "Report".into(), title: head.title, href, summary });
        }
    }
    Ok(all)
}

fn key(kind: Kind, name: &str) -> String {
    format!("{}/{name}", kind.word())
}

/// Puts something into the record, in place of what had its kind and name, or takes it out.
pub fn put(bench: &Bench, kind: Kind, name: &str, it: Option<(Head, Entry)>) {
    let key = key(kind, name);
    it.iter().for_each(|(_, entry)| keep(bench, entry));
    let done = bench.kernel.write(|unit| {
        let acts = SystemActs::without_a_permit_because("a test", "loamshire", unit.today());
        let mut rows = unit.rows(&acts);
        rows.run("DELETE FROM test_entry WHERE name = ?", params![key.as_str()])?;
        if let Some((head, entry)) = &it {
            let (head, entry) =
                (serde_json::to_string(head).expect("JSON"), serde_json::to_string(entry).expect("JSON"));
            rows.insert(
                "test_entry",
                &[("name", key.as_str().into()), ("head", head.into()), ("entry", entry.into())],
            )?;
        }
        unit.record(&acts, &events::Put { name: key.clone() })
    });
    done.expect("it is put");
}

/// A county under the real policies.
pub fn county() -> Setup {
    let rulebook = Rulebook::load(None).expect("the rulebook");
    let judge = Cedar::load(&rulebook).expect("the policies");
    setup(&slices()).judge(judge).rulebook(rulebook).on(DAY)
}

/// Opens it with nothing but its board.
pub fn open(bench: &Bench) -> Site<'_> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire/board");
    let mut example = Example { county: "loamshire".into(), ..Example::default() };
    for entry in
        std::fs::read_dir(root).expect("the county has a folder").map(|entry| entry.expect("an entry"))
    {
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    board::load(&bench.kernel, &example).expect("the county loads");
    Site::open(bench, Arc::new(Board), slices())
}

/// What an address of this install gives.
pub fn fetch(visitor: &Visitor<'_>, url: &str) -> (u16, String) {
    let path = url.strip_prefix(BASE).unwrap_or_else(|| panic!("{url} leads elsewhere"));
    let answer = visitor.get(path);
    assert_eq!(answer.header("access-control-allow-origin"), "*", "{url}");
    assert_eq!(answer.media(), "application/json; charset=utf-8", "{url}");
    (answer.status, answer.body())
}

/// One address as JSON.
pub fn json(visitor: &Visitor<'_>, below: &str) -> Value {
    let (status, text) = fetch(visitor, &at(below));
    assert_eq!(status, 200, "{below}: {text}");
    serde_json::from_str(&text).expect("JSON")
}

/// The whole address of something below the interface.
pub fn at(below: &str) -> String {
    format!("{BASE}/loamshire/record/oparl/{below}")
}

/// Noon on a day.
pub fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp()
}

/// A head of its day.
pub fn head(kind: Kind, name: &str, title: &str, day: Date) -> Head {
    let at = noon(day);
    Head {
        kind,
        name: name.into(),
        title: title.into(),
        day: Some(day),
        group: "scb".into(),
        state: String::new(),
        created: at,
        modified: at,
        version: "1".into(),
    }
}

fn words(text: &str) -> Vec<Block> {
    vec![Block::Paragraph { numbered: true, text: Text::plain(text), list: None }]
}

/// A meeting with three items: a decision with a paper, one that is withheld, and a document.
pub fn meeting(name: &str, day: Date) -> (Head, Entry) {
    let item = |key: &str, number: &str, title: &str, sort: &str| Item {
        key: key.into(),
        number: number.into(),
        title: title.into(),
        sort: sort.into(),
        ..Item::default()
    };
    let withheld = Withheld {
        paragraph: "LGA 1972 Sch 12A para 3".into(),
        reason: "It would tell rivals what the board can pay.".into(),
        review: Some(date(2023, 2, 1)),
    };
    let items = vec![
        Item {
            papers: vec![format!("paper-{name}")],
            decisions: vec![format!("DEC-{name}")],
            actions: vec![format!("ACT-{name}")],
            ..item("i1", "711", "Priorities of the year", "Decision")
        },
        // Whatever a source gives with it by mistake, of a withheld item nothing is told.
        Item {
            withheld: Some(withheld),
            papers: vec![format!("paper-{name}")],
            title: SECRET.into(),
            ..item("i2", "712", "", "Decision")
        },
        Item {
            documents: vec![format!("slides-{name}")],
            ..item("i3", "713", "What the police report", "Information")
        },
    ];
    let there = |of: &str, how: &str| Attendance { of: of.into(), how: how.into() };
    let meeting = Meeting {
        title: format!("Safer Communities Board, {day}"),
        group: "scb".into(),
        start: day.at(14, 0, 0, 0),
        end: Some(day.at(16, 0, 0, 0)),
        place: "Council Chamber, Shire Hall".into(),
        public: true,
        state: "Held".into(),
        cancelled: None,
        held: true,
        versions: vec![AgendaVersion { number: 1, issued: noon(day), changes: String::new() }],
        items,
        attendance: vec![
            there("Loamshire Constabulary", "Present"),
            there("Loamshire County Council", "Apologies"),
        ],
        minutes: Some(Minutes {
            state: "Draft".into(),
            approved: false,
            parts: Vec::new(),
            files: vec![file("Minutes", name, "pdf")],
        }),
        files: vec![file("Pack", name, "pdf")],
        sequence: 0,
    };
    (head(Kind::Meeting, name, &format!("Board, {name}"), day), Entry::Meeting(Box::new(meeting)))
}

fn file(label: &str, name: &str, ending: &str) -> FileRef {
    let name = format!("{name}.{ending}");
    let hash = kernel::time::hex(&Sha256::digest(name.as_bytes()));
    FileRef { label: label.into(), media: "application/pdf".into(), bytes: name.len() as u64, hash, name }
}

/// Keeps the files of an entry: each holds its own name.
fn keep(bench: &Bench, entry: &Entry) {
    let files: Vec<&FileRef> = match entry {
        Entry::Paper(it) => it.files.iter().collect(),
        Entry::Document(it) => vec![&it.file],
        Entry::Meeting(it) => it.files.iter().chain(it.minutes.iter().flat_map(|m| &m.files)).collect(),
        _ => Vec::new(),
    };
    for file in files {
        let kept = bench.kernel.files().keep(file.name.as_bytes()).expect("it is kept");
        assert_eq!(kept, file.hash);
    }
}

pub fn paper(name: &str, day: Date) -> (Head, Entry) {
    let document = Paper { title: format!("Report {name}"), ..Paper::default() };
    let report = Report {
        group: "scb".into(),
        meeting: String::new(),
        document,
        issued: noon(day),
        head: "12.ab".into(),
        files: vec![file("PDF", name, "pdf"), file("Word", name, "docx")],
    };
    (head(Kind::Paper, name, &format!("Report {name}"), day), Entry::Paper(Box::new(report)))
}

pub fn decision(name: &str, meeting: &str, day: Date, state: &str) -> (Head, Entry) {
    let decision = Decision {
        reference: name.into(),
        title: "Fund the night-time patrol".into(),
        text: words("That the patrol be funded for a year."),
        meeting: meeting.into(),
        item: "i1".into(),
        group: "scb".into(),
        decided: Some(day),
        state: state.into(),
        evidence: "The contract was signed.".into(),
        checked: Some(day),
        actions: vec![format!("ACT-{meeting}")],
        released: Some(noon(day)),
        ..Decision::default()
    };
    let head =
        Head { version: state.into(), ..head(Kind::Decision, name, "Fund the night-time patrol", day) };
    (head, Entry::Decision(Box::new(decision)))
}

/// Every kind of thing, on so many days running.
pub fn fill(bench: &Bench, days: u32) {
    let mut day = date(2021, 9, 1);
    for _ in 0..days {
        let name = format!("{day}-scb");
        let mut all = vec![
            meeting(&name, day),
            paper(&format!("paper-{name}"), day),
            decision(&format!("DEC-{name}"), &name, day, "Under way"),
        ];
        let document = Document {
            title: format!("Slides of {day}"),
            from: "Loamshire Constabulary".into(),
            meeting: name.clone(),
            file: file("PDF", &format!("slides-{name}"), "pdf"),
            accessibility: "A scan without text.".into(),
        };
        all.push((head(Kind::Document, &format!("slides-{name}"), "Slides", day), Entry::Document(document)));
        all.push((
            head(Kind::Action, &format!("ACT-{name}"), "Renew the lease", day),
            Entry::Action(Box::new(action(&name, day))),
        ));
        let ask = Ask {
            reference: format!("ASK-{name}"),
            sort: "Referral".into(),
            text: "Look at lighting.".into(),
            from: "Board".into(),
            to: "Group".into(),
            meeting: name.clone(),
            ..Ask::default()
        };
        all.push((head(Kind::Ask, &format!("ASK-{name}"), "Lighting", day), Entry::Ask(Box::new(ask))));
        for (head, entry) in all {
            let (kind, name) = (head.kind, head.name.clone());
            put(bench, kind, &name, Some((head, entry)));
        }
        day = day.tomorrow().expect("a day");
    }
    let mut hidden = decision("DEC-hidden", "2021-09-01-scb", date(2021, 9, 1), "Not begun");
    if let Entry::Decision(it) = &mut hidden.1 {
        it.withheld = Some(Withheld {
            paragraph: "para 1".into(),
            reason: "It is about somebody.".into(),
            review: None,
        });
        it.title = SECRET.into();
        it.text = words(SECRET);
    }
    put(bench, Kind::Decision, "DEC-hidden", Some(hidden));
}

fn action(name: &str, day: Date) -> Action {
    Action {
        reference: format!("ACT-{name}"),
        title: "Renew the lease".into(),
        outcome: "The patrol has a place.".into(),
        priority: String::new(),
        lead: "constabulary".into(),
        owner: "Chief Superintendent".into(),
        partners: vec!["nobody-known".into()],
        group: "scb".into(),
        begins: Some(day),
        due: day,
        first_due: day,
        source: String::new(),
        claim: "On track".into(),
        done: false,
        progress: String::new(),
        exception: String::new(),
        ask: String::new(),
        evidence: String::new(),
        proof: String::new(),
        dispute: String::new(),
        reported: None,
    }
}
