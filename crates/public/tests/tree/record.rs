//! A small record of a county of its own for each test, which the test can change.

use jiff::Timestamp;
use jiff::civil::date;
use kernel::contracts::paper::{Block, Paper, Text};
use kernel::contracts::record::{
    Action, AgendaVersion, Ask, Attendance, Board, Days, Decision, Entry, FileRef, Group, Head, Item, Kind,
    Meeting, Minutes, Organisation, RecordSource, Release, Report, Seat, Withheld,
};
use kernel::{Actor, Outcome, Unit};
use public::tree::{Held, Publication};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use testkit::db::{Bench, Setup};

static RECORDS: Mutex<BTreeMap<String, Vec<Held>>> = Mutex::new(BTreeMap::new());

/// What a test's county gives to the record.
pub const SOURCE: RecordSource = RecordSource { heads, entry };

fn given(county: &str) -> Vec<Held> {
    RECORDS.lock().unwrap().get(county).cloned().unwrap_or_default()
}

fn heads(_: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Head>> {
    assert_eq!(actor.who, kernel::Who::Public, "the record is asked with the eyes of the public");
    Ok(given(county).into_iter().map(|it| it.head).collect())
}

fn entry(_: &mut Unit<'_>, _: &Actor, county: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
    let found = given(county).into_iter().find(|it| it.head.kind == kind && it.head.name == name);
    Ok(found.map(|it| it.entry))
}

/// A county with a record, over a store.
pub struct County<'a> {
    pub bench: &'a Bench,
    pub name: String,
}

/// Runs a test with the county that the example loads, on each database: for pages, which know no other.
pub fn loamshire(test: impl Fn(&County<'_>)) {
    let rulebook = kernel::rulebook::Rulebook::load(None).expect("the rulebook");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    let setup = testkit::site::setup(&slices()).judge(judge).records(vec![SOURCE]);
    // The record that a test gives is one for all of them.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    setup.both(|bench| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire/board");
        let mut example = board::Example { county: "loamshire".into(), ..board::Example::default() };
        for entry in fs::read_dir(root).unwrap().map(|entry| entry.unwrap()) {
            let name = format!("board/{}", entry.file_name().to_string_lossy());
            example.files.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
        board::load(&bench.kernel, &example).expect("the county loads");
        let county = County { bench, name: "loamshire".into() };
        let file = bench.kernel.files().keep(b"%PDF-1.7 a report").unwrap();
        county.gives(sample(&file));
        test(&county);
    });
}

/// The slices of such a county's site.
pub fn slices() -> Vec<site::Slice> {
    vec![site::home_slice(), board::slice(), public::slice()]
}

/// Runs a test with a county of its own on each database.
pub fn county(name: &str, test: impl Fn(&County<'_>)) {
    let boards = board::slice();
    let all: Vec<_> = boards.migrations.iter().chain(public::slice().migrations).copied().collect();
    let rulebook = kernel::rulebook::Rulebook::load(None).expect("the rulebook");
    let setup = Setup::new(&all).rulebook(rulebook).records(vec![SOURCE]);
    setup.both(|bench| {
        let county = County { bench, name: format!("{name}-{}", bench.database().name().to_lowercase()) };
        let file = bench.kernel.files().keep(b"%PDF-1.7 a report").unwrap();
        county.gives(sample(&file));
        test(&county);
    });
}

impl County<'_> {
    /// Gives this record from now on.
    pub fn gives(&self, held: Vec<Held>) {
        RECORDS.lock().unwrap().insert(self.name.clone(), held);
    }

    /// Changes one thing of it.
    pub fn changes(&self, kind: Kind, name: &str, change: impl FnOnce(&mut Held)) {
        let mut all = given(&self.name);
        let it = all.iter_mut().find(|it| it.head.kind == kind && it.head.name == name).unwrap();
        change(it);
        it.head.version.push('+');
        self.gives(all);
    }

    /// Takes one thing out of it.
    pub fn loses(&self, kind: Kind, name: &str) {
        let mut all = given(&self.name);
        all.retain(|it| it.head.kind != kind || it.head.name != name);
        self.gives(all);
    }

    pub fn publish(&self) -> Publication {
        public::tree::publish(&self.bench.kernel, &self.name).expect("it is published")
    }

    pub fn folder(&self) -> PathBuf {
        public::tree::folder(self.bench.kernel.record().unwrap(), &self.name)
    }

    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.folder())
    }
}

/// Every file below a folder, by path.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let path = entry.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(path, fs::read(&entry).unwrap());
            }
        }
    }
    found
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn held(kind: Kind, name: &str, title: &str, state: &str, entry: Entry) -> Held {
    let head = Head {
        kind,
        name: name.into(),
        title: title.into(),
        day: Some(date(2022, 2, 15)),
        group: "hwb".into(),
        state: state.into(),
        created: at("2022-02-07T12:00:00Z"),
        modified: at("2022-02-16T09:30:00Z"),
        version: "1".into(),
    };
    Held { head, entry }
}

fn words(text: &str) -> Block {
    Block::Paragraph { numbered: false, text: Text::plain(text), list: None }
}

/// A record with one thing of nearly every kind. `file` is the hash of a file in the store.
pub fn sample(file: &str) -> Vec<Held> {
    let days = Days { from: date(2013, 4, 1), to: None };
    let pdf = FileRef {
        label: "PDF".into(),
        name: "report.pdf".into(),
        media: "application/pdf".into(),
        hash: file.into(),
        bytes: 17,
    };
    let why = Withheld {
        paragraph: "LGA 1972 Sch 12A para 3".into(),
        reason: "A tender is under way".into(),
        review: Some(date(2022, 6, 1)),
    };
    let item = |key: &str, title: &str| Item { key: key.into(), title: title.into(), ..Item::default() };
    let items = vec![
        Item {
            number: "711".into(),
            sort: "Decision".into(),
            papers: vec!["report".into()],
            decisions: vec!["DEC-0001".into()],
            actions: vec!["ACT-0001".into()],
            ..item("i1", "The annual report")
        },
        Item { number: "712".into(), withheld: Some(why.clone()), ..item("i2", "") },
    ];
    let meeting = Meeting {
        title: "Health and Wellbeing Board, 15 February 2022".into(),
        group: "hwb".into(),
        start: date(2022, 2, 15).at(14, 0, 0, 0),
        end: Some(date(2022, 2, 15).at(16, 0, 0, 0)),
        place: "Shire Hall".into(),
        public: true,
        state: "Held".into(),
        cancelled: None,
        held: true,
        versions: vec![AgendaVersion {
            number: 1,
            issued: at("2022-02-07T12:00:00Z"),
            changes: String::new(),
        }],
        items,
        attendance: vec![Attendance { of: "County council".into(), how: "Present".into() }],
        minutes: Some(Minutes {
            state: "Approved on 24 May 2022".into(),
            approved: true,
            parts: vec![
                ("i1".into(), vec![words("The board thanked everybody.")]),
                (String::new(), vec![words("Closed.")]),
            ],
            files: Vec::new(),
        }),
        files: Vec::new(),
        sequence: 1,
    };
    let decision = |reference: &str, actions: &[&str]| {
        Entry::Decision(Box::new(Decision {
            reference: reference.into(),
            title: "The report is agreed".into(),
            text: vec![words("The board agreed the report.")],
            meeting: "2022-02-15-hwb".into(),
            item: "i1".into(),
            group: "hwb".into(),
            decided: Some(date(2022, 2, 15)),
            state: "Not begun".into(),
            actions: actions.iter().map(|it| (*it).to_string()).collect(),
            released: Some(at("2022-02-16T09:30:00Z")),
            ..Decision::default()
        }))
    };
    let action = Action {
        reference: "ACT-0001".into(),
        title: "Send the report to the minister".into(),
        outcome: "It is there".into(),
        priority: String::new(),
        lead: "council".into(),
        owner: "Director of public health".into(),
        partners: Vec::new(),
        group: "hwb".into(),
        begins: None,
        due: date(2022, 4, 1),
        first_due: date(2022, 3, 1),
        source: "DEC-0001".into(),
        claim: "On track".into(),
        done: false,
        progress: "Drafted".into(),
        exception: String::new(),
        ask: String::new(),
        evidence: String::new(),
        proof: String::new(),
        dispute: String::new(),
        reported: None,
    };
    let document = Paper {
        title: "Annual report".into(),
        body: vec![words("What was done, at length.")],
        ..Paper::default()
    };
    let report = Report {
        group: "hwb".into(),
        meeting: "2022-02-15-hwb".into(),
        document,
        issued: at("2022-02-07T12:00:00Z"),
        head: "board:12:abc".into(),
        files: vec![pdf],
    };
    let ask = Ask {
        reference: "ASK-0001".into(),
        sort: "Escalation".into(),
        text: "Who pays for it?".into(),
        from: "Health and Wellbeing Board".into(),
        to: "Police".into(),
        asked: Some(date(2022, 2, 15)),
        due: Some(date(2022, 3, 15)),
        meeting: "2022-02-15-hwb".into(),
        ..Ask::default()
    };
    let group = Group {
        name: "Health and Wellbeing Board".into(),
        abbreviation: "HWB".into(),
        sort: "Board".into(),
        purpose: "Health for all".into(),
        basis: String::new(),
        cadence: "Quarterly".into(),
        parent: String::new(),
        order: 1,
        days,
    };
    let seat = Seat {
        group: "hwb".into(),
        organisation: "council".into(),
        listed_as: "County council".into(),
        standing: "Responsible authority".into(),
        full: true,
        basis: String::new(),
        order: 1,
        days,
    };
    let council = Organisation {
        name: "County council".into(),
        abbreviation: "CC".into(),
        sort: "Council".into(),
        days,
        successors: Vec::new(),
    };
    let board = Board {
        county: "Somewhere".into(),
        name: "Somewhere Safer Communities Board".into(),
        group: "hwb".into(),
        ..Board::default()
    };
    let release = Release { act: "Decision".into(), of: "DEC-0001".into(), at: at("2022-02-16T09:30:00Z") };
    vec![
        held(Kind::Board, "somewhere", "Somewhere Safer Communities Board", "", Entry::Board(board)),
        held(Kind::Organisation, "council", "County council", "Council", Entry::Organisation(council)),
        held(Kind::Group, "hwb", "Health and Wellbeing Board", "Board", Entry::Group(group)),
        held(
            Kind::Seat,
            "hwb-council-2013-04-01",
            "County council",
            "Responsible authority",
            Entry::Seat(seat),
        ),
        held(
            Kind::Meeting,
            "2022-02-15-hwb",
            &meeting.title.clone(),
            "Held",
            Entry::Meeting(Box::new(meeting)),
        ),
        held(
            Kind::Paper,
            "report",
            "Annual report",
            "Health and Wellbeing Board",
            Entry::Paper(Box::new(report)),
        ),
        held(
            Kind::Decision,
            "DEC-0001",
            "The report is agreed",
            "Not begun",
            decision("DEC-0001", &["ACT-0001"]),
        ),
        held(Kind::Decision, "DEC-0002", "The plan is agreed", "Not begun", decision("DEC-0002", &[])),
        held(
            Kind::Action,
            "ACT-0001",
            "Send the report to the minister",
            "On track",
            Entry::Action(Box::new(action)),
        ),
        held(Kind::Ask, "ASK-0001", "Who pays for it?", "", Entry::Ask(Box::new(ask))),
        held(Kind::Release, "decision-1", "DEC-0001", "", Entry::Release(release)),
    ]
}
