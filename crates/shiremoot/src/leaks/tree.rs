//! The published tree of a county with secrets: none of them stands in any file, every page is sound, every link leads somewhere.

use crate::{examples, wire};
use jiff::civil::{Date, date};
use kernel::db::dialect::Conn;
use kernel::params;
use kernel::rulebook::Rulebook;
use public::tree::{Against, Standing};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use testkit::db::{Bench, Setup};
use testkit::site::{Document, lint};

const TODAY: Date = date(2022, 2, 20);
const COUNTY: &str = "loamshire";
const GROUP: &str = "loamshire/group/hwb";

/// What stands nowhere in the tree.
const SECRETS: &[&str] = &[
    "Restricted Gathering",
    "restricted-gathering",
    "Quiet Planning Day",
    "Sale of the Old Mill",
    "sale-of-the-old-mill",
    "Not Yet Issued Item",
    "Withdrawn Before Issue",
    "hush money was discussed",
    "what was said of the mill",
    "A decision that waits",
    "A decision kept back",
    "An ask that waits",
    "Secret valuation",
    "Draft of a report",
    "Grace Hopper-Pelling",
    "unreleased minutes text",
    "https://join.example/secret-room",
];

fn both(test: impl Fn(&Bench)) {
    let rulebook = Rulebook::load(None).expect("the rulebook reads");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    let sources = wire::slices().into_iter().filter_map(|slice| slice.record).collect();
    let setup = Setup::new(&wire::migrations()).judge(judge).rulebook(rulebook).on(TODAY).records(sources);
    setup.both(|bench| {
        examples::load(&bench.kernel, COUNTY).expect("the county loads");
        secrets(&mut bench.raw(), bench);
        test(bench);
    });
}

/// One meeting: name, title, whether it is published and restricted, and how it stands.
fn meeting(raw: &mut Conn, slug: &str, title: &str, published: bool, restricted: bool, state: &str) {
    let sql = "INSERT INTO sitting (id, county, slug, of_group, series, title, day, starts, ends, place, online, held_in, state, published,
         restricted, sequence, why, version, changed_at) VALUES (?, ?, ?, ?, NULL, ?, '2022-02-15', '14:00', '16:00', 'Shire Hall',
         'https://join.example/secret-room', 'public', ?, ?, ?, 1, '', 1, '2022-02-01T09:00:00.000Z')";
    let values = params![format!("S-{slug}"), COUNTY, slug, GROUP, title, state, published, restricted];
    raw.execute(sql, values).expect("a meeting");
}

/// One item: of which meeting, name, title, and whether it was issued, withheld and withdrawn.
fn item(raw: &mut Conn, of: &str, slug: &str, title: &str, issued: bool, withheld: bool, state: &str) {
    let sql = "INSERT INTO sitting_item (id, county, sitting, of_group, slug, section, place, number, title, kind, standing, presenter,
         minutes, purpose, matter, source, state, issued, withheld, paragraph, reason, review, late_reason, late_by, version)
         VALUES (?, ?, ?, ?, ?, 'Business', 1, 711, ?, 'decision', '', 'Director of public health', 10, '', '', '', ?, ?, ?, '3',
         'A sale is under way', '2022-06-01', '', '', 1)";
    let values =
        params![format!("I-{slug}"), COUNTY, format!("S-{of}"), GROUP, slug, title, state, issued, withheld];
    raw.execute(sql, values).expect("an item");
}

fn minutes(raw: &mut Conn, of: &str, released: bool, parts: &[(Option<&str>, &str)]) {
    let id = format!("M-{of}");
    let sql = "INSERT INTO meeting_minutes (id, county, sitting, of_group, state, released, released_at, approved_in, approved_at,
         approved_by, document, head, version, changed_at) VALUES (?, ?, ?, ?, 'cleared', ?, '2022-02-18T09:00:00.000Z', NULL, NULL,
         '', '', '', 1, '2022-02-16T09:00:00.000Z')";
    raw.execute(sql, params![id.as_str(), COUNTY, format!("S-{of}"), GROUP, released]).expect("minutes");
    for (at, (item, text)) in parts.iter().enumerate() {
        let sql = "INSERT INTO meeting_minute_part (id, minutes, county, item, text, version, changed_at) VALUES (?, ?, ?, ?, ?, 1,
             '2022-02-16T09:00:00.000Z')";
        let item = item.map(|item| format!("I-{item}"));
        raw.execute(sql, params![format!("{id}-{at}"), id.as_str(), COUNTY, item, *text]).expect("a part");
    }
}

fn decision(raw: &mut Conn, number: i64, title: &str, released: bool, withheld: bool) {
    let sql = "INSERT INTO meeting_decision (id, county, number, sitting, item, of_group, made_on, title, words, basis, options, reasons,
         dissent, vote, matter, owner_organisation, owner, due, review, state, evidence, released, released_at, withheld, restricted,
         version, changed_at) VALUES (?, ?, ?, 'S-open', 'I-open', ?, '2022-02-15', ?, 'The Board agreed.', '', '', '', '', '', '',
         '', '', NULL, NULL, 'not-begun', '', ?, '2022-02-17T10:00:00.000Z', ?, 0, 1, '2022-02-17T10:00:00.000Z')";
    let values = params![format!("D-{number}"), COUNTY, number, GROUP, title, released, withheld];
    raw.execute(sql, values).expect("a decision");
}

fn ask(raw: &mut Conn, number: i64, title: &str, released: bool) {
    let sql = "INSERT INTO meeting_ask (id, county, number, kind, sitting, item, of_group, to_group, to_organisation, asked_on, title,
         words, matter, due, state, answer, answered_at, answered_by, released, restricted, version, changed_at) VALUES (?, ?, ?,
         'escalation', 'S-open', 'I-open', ?, '', 'loamshire/organisation/lcc', '2022-02-15', ?, 'Who pays?', '', '2022-03-15',
         'open', '', NULL, '', ?, 0, 1, '2022-02-17T10:00:00.000Z')";
    raw.execute(sql, params![format!("A-{number}"), COUNTY, number, GROUP, title, released]).expect("an ask");
}

fn document(raw: &mut Conn, hash: &str, slug: &str, title: &str, state: &str, withheld: bool) {
    let sql = "INSERT INTO meeting_document (id, county, sitting, item, of_group, slug, place, title, from_organisation, state, withheld,
         paragraph, reason, review, paper, file_name, media, hash, clean, bytes, pages, found, why, version, changed_at)
         VALUES (?, ?, 'S-open', 'I-open', ?, ?, 1, ?, 'lcc', ?, ?, '', '', NULL, '', 'Grace Hopper-Pelling.pdf', 'application/pdf',
         '', ?, 9, 1, '', '', 1, '2022-02-07T10:00:00.000Z')";
    let values = params![format!("P-{slug}"), COUNTY, GROUP, slug, title, state, withheld, hash];
    raw.execute(sql, values).expect("a document");
}

fn attended(raw: &mut Conn) {
    let sql = "INSERT INTO sitting_attendance (id, county, sitting, seat, person, organisation, status, substitute, note, joined, departed,
         at, by_whom, version) VALUES ('T-1', ?, 'S-open', 'loamshire/seat/hwb-lcc', 'Grace Hopper-Pelling', 'lcc', 'substitute',
         'Grace Hopper-Pelling', 'Grace Hopper-Pelling came late', '', '', '2022-02-15T14:00:00.000Z', 'x', 1)";
    raw.execute(sql, params![COUNTY]).expect("an attendance");
}

fn secrets(raw: &mut Conn, bench: &Bench) {
    let open = bench.kernel.files().keep(b"%PDF open").expect("a file");
    let closed = bench.kernel.files().keep(b"%PDF Secret valuation").expect("a file");
    meeting(raw, "open", "Board in public", true, false, "held");
    meeting(raw, "restricted-gathering", "Restricted Gathering", true, true, "held");
    meeting(raw, "quiet", "Quiet Planning Day", false, false, "held");
    item(raw, "open", "open", "Open item", true, false, "open");
    item(raw, "open", "sale-of-the-old-mill", "Sale of the Old Mill", true, true, "open");
    item(raw, "open", "later", "Not Yet Issued Item", false, false, "open");
    item(raw, "open", "gone", "Withdrawn Before Issue", false, false, "withdrawn");
    let parts = [
        (None, "The chair opened it. [[private: hush money was discussed]]"),
        (Some("open"), "All agreed on the open item."),
        (Some("sale-of-the-old-mill"), "what was said of the mill"),
    ];
    minutes(raw, "open", true, &parts);
    minutes(raw, "restricted-gathering", true, &[(None, "unreleased minutes text")]);
    minutes(raw, "quiet", false, &[(None, "unreleased minutes text")]);
    decision(raw, 901, "An open decision", true, false);
    decision(raw, 902, "A decision that waits", false, false);
    decision(raw, 903, "A decision kept back", true, true);
    ask(raw, 901, "An open ask", true);
    ask(raw, 902, "An ask that waits", false);
    document(raw, &open, "figures", "Open figures", "issued", false);
    document(raw, &closed, "valuation", "Secret valuation", "issued", true);
    document(raw, &closed, "draft", "Draft of a report", "draft", false);
    attended(raw);
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let path = entry.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                found.insert(path, fs::read(&entry).expect("a file"));
            }
        }
    }
    found
}

fn published(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let done = public::export(&bench.kernel, COUNTY, "a test publishes").expect("it is published");
    assert!(done.changed && done.number == 1);
    let folder = public::tree::folder(bench.kernel.record().expect("a place"), COUNTY);
    let verdict = public::tree::verify(&folder, &Against::default()).expect("a record");
    assert_eq!(verdict.standing, Standing::SelfConsistent, "{verdict}");
    files(&folder)
}

/// Names and addresses of people, and groups that are not published.
fn of_the_table(bench: &Bench) -> BTreeSet<String> {
    let register = bench.kernel.read(|unit| board::current(unit, COUNTY)).expect("the table");
    let mut secret = BTreeSet::new();
    for fact in &register.facts {
        match &fact.noun {
            board::Noun::Person(it) => secret.extend([it.name.clone(), it.email.clone()]),
            board::Noun::Group(it) if !it.published => {
                secret.insert(it.name.clone());
            }
            _ => {}
        }
    }
    secret.retain(|word| !word.is_empty());
    secret
}

#[test]
fn no_file_of_the_tree_holds_what_the_public_may_not_know() {
    both(|bench| {
        let files = published(bench);
        let mut secret = of_the_table(bench);
        assert!(secret.len() > 50, "{}", secret.len());
        secret.extend(SECRETS.iter().map(|word| (*word).to_string()));
        let mut tried = 0;
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            for word in &secret {
                assert!(
                    !text.contains(word.as_str()) && !path.contains(word.as_str()),
                    "{path} holds {word}"
                );
                tried += 1;
            }
        }
        assert!(tried > 2_000, "{tried}");
        // What is open is there, so that the test looks at something.
        let page = String::from_utf8_lossy(&files["meetings/open.html"]);
        for word in [
            "Open item",
            "An item that is withheld",
            "A sale is under way",
            "The chair opened it.",
            "Substitute",
        ] {
            assert!(page.contains(word), "{word} is missing: {page}");
        }
        for path in ["decisions/DEC-0901.html", "asks/ASK-0901.html", "documents/open-figures.html"] {
            assert!(files.contains_key(path), "{path} is missing");
        }
        assert!(!files.contains_key("decisions/DEC-0903.html"));
    });
}

#[test]
fn every_page_is_sound_and_every_link_leads_somewhere() {
    both(|bench| {
        let files = published(bench);
        let mut links = 0;
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let text = String::from_utf8_lossy(bytes);
            assert_eq!(lint(&text), Vec::<String>::new(), "{path}");
            let page = Document::read(&text);
            for to in page.elements().filter_map(|e| e.attribute("href").or(e.attribute("src"))) {
                let outside = ["#", "data:", "http://", "https://", "mailto:", "tel:"];
                if outside.iter().any(|start| to.starts_with(start)) {
                    continue;
                }
                assert!(!to.starts_with('/'), "{path} leads out of the tree: {to}");
                let mut at: Vec<&str> = path.split('/').collect();
                at.pop();
                for step in to.split(['#', '?']).next().unwrap_or_default().split('/') {
                    if step == ".." {
                        at.pop();
                    } else {
                        at.push(step);
                    }
                }
                assert!(files.contains_key(&at.join("/")), "{path} leads to {to}, which is not there");
                links += 1;
            }
        }
        assert!(links > 1_000, "{links}");
    });
}

#[test]
fn the_day_and_the_database_change_nothing() {
    both(|bench| {
        published(bench);
        let folder = public::tree::folder(bench.kernel.record().expect("a place"), COUNTY);
        let before = files(&folder);
        bench.clock.set(date(2026, 11, 27));
        let again = public::export(&bench.kernel, COUNTY, "a test publishes").expect("it is published");
        assert!(!again.changed, "{:?} {:?}", again.altered, again.added);
        assert_eq!(before, files(&folder));
    });
}
