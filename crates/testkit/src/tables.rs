//! All tables before and after a command: a row that changed and that no event names fails the test.
//!
//! A row is named when an event that was recorded meanwhile holds its key (the first column of it, when it has several) as
//! what it is about or as any text of its body. Rows that belong to somebody, such as a person's recovery codes, may be
//! named by their owner: see [`OWNED`].

use kernel::Kernel;
use kernel::db::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Tables that no event needs to name, each with the reason.
pub const BOOKKEEPING: &[(&str, &str)] = &[
    ("ledger_event", "it is the record"),
    ("ledger_seal", "it seals the record"),
    ("migration", "it says how far the tables are"),
    ("job", "what is still to be done because of an event"),
    ("search_word", "what rows say, word by word: it follows from them"),
    ("session", "signing in and out are events; when a session was last seen is not worth one"),
    ("sign_in_step", "a sign-in that is half done, for minutes"),
    ("sign_in_refused", "how many tries were refused on a day"),
    ("board_stamp", "says that something has changed, so that what was kept in memory is read again"),
    (
        "letter",
        "a message on its way, because of an event; what was opened or tried again by hand is an event",
    ),
    ("told", "who was told of an event, so that nobody is told twice"),
    ("digest_line", "what of it waits for somebody's weekly message"),
    ("plan_stamp", "the same for the plan"),
    ("public_published", "what readers of the record were once given, so that what is withdrawn can say so"),
    ("public_news", "what was seen among what is published, so that nobody is told of it twice"),
    ("public_digest", "another hash of files that are kept by their hash"),
    ("plan_counter", "the last number given out; the row that has it is named"),
];

/// Tables whose rows may be named by the owner in a column instead of by their own key.
pub const OWNED: &[(&str, &str)] = &[
    ("account", "person"),
    ("invitation", "person"),
    ("password_reset", "person"),
    ("recovery_code", "person"),
    ("letter", "person"),
    ("message_choice", "person"),
    ("message_snooze", "person"),
    ("calendar_address", "person"),
];

/// Every row of every table of a kernel at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dump(BTreeMap<String, Table>);

#[derive(Clone, Debug, Default, PartialEq)]
struct Table {
    columns: Vec<String>,
    /// By the values of the primary key.
    rows: BTreeMap<String, Found>,
}

#[derive(Clone, Debug, PartialEq)]
struct Found {
    /// The first column of the key, as text.
    named: String,
    values: Vec<Value>,
}

/// One row that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The table.
    pub table: String,
    /// The row's key.
    pub key: String,
    /// `added`, `removed`, or `changed: ` and the columns.
    pub how: String,
    /// What an event may name it by.
    names: BTreeSet<String>,
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.table, self.key, self.how)
    }
}

impl Dump {
    /// Whether a table has rows, or changes have been made: the number of rows in it.
    pub fn rows(&self, table: &str) -> usize {
        self.0.get(table).map_or(0, |table| table.rows.len())
    }

    /// Every text in events that are here and were not there before.
    fn said_since(&self, before: &Self) -> BTreeSet<String> {
        let mut said = BTreeSet::new();
        let Some(events) = self.0.get("ledger_event") else { return said };
        let old = before.0.get("ledger_event");
        let at = |name: &str| events.columns.iter().position(|column| column == name);
        let text =
            |found: &Found, name: &str| at(name).map(|at| words(&found.values[at])).unwrap_or_default();
        for (key, found) in &events.rows {
            if old.is_none_or(|old| !old.rows.contains_key(key)) {
                said.insert(text(found, "about"));
                gather(&serde_json::from_str(&text(found, "body")).unwrap_or_default(), &mut said);
            }
        }
        said
    }
}

/// Reads every row of every table.
///
/// # Panics
/// When the store cannot be read, or a table has no primary key.
pub fn dump(kernel: &Kernel) -> Dump {
    let mut conn = kernel.store().place().open(false).expect("a connection that reads");
    conn.begin_read().expect("one unmoving state");
    let mut all = BTreeMap::new();
    for name in conn.tables().expect("the tables") {
        let columns = conn.columns(&name).expect("its columns");
        let key = conn.key(&name).expect("its key");
        assert!(!key.is_empty(), "the table {name} has no primary key");
        let at: Vec<usize> = key.iter().filter_map(|k| columns.iter().position(|c| c == k)).collect();
        let list = columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
        let found = conn.query(&format!("SELECT {list} FROM {name}"), &[]).expect("its rows");
        let rows = found.into_iter().map(|row| {
            let values = row.values().to_vec();
            let parts: Vec<String> = at.iter().map(|at| words(&values[*at])).collect();
            (parts.join("/"), Found { named: parts[0].clone(), values })
        });
        all.insert(name, Table { rows: rows.collect(), columns });
    }
    Dump(all)
}

/// What is not as it was, without what is only bookkeeping.
pub fn changed(before: &Dump, after: &Dump) -> Vec<Change> {
    let nothing = Table::default();
    let mut changes = Vec::new();
    let tables: BTreeSet<&String> = before.0.keys().chain(after.0.keys()).collect();
    for name in tables.into_iter().filter(|name| !BOOKKEEPING.iter().any(|(table, _)| table == name)) {
        let (old, new) = (before.0.get(name).unwrap_or(&nothing), after.0.get(name).unwrap_or(&nothing));
        let keys: BTreeSet<&String> = old.rows.keys().chain(new.rows.keys()).collect();
        for key in keys {
            let (was, is) = (old.rows.get(key), new.rows.get(key));
            let how = match (was, is) {
                (None, _) => "added".into(),
                (_, None) => "removed".into(),
                (Some(was), Some(is)) if was == is => continue,
                (Some(was), Some(is)) => format!("changed: {}", differing(&new.columns, was, is).join(", ")),
            };
            let names = [(old, was), (new, is)].into_iter().filter_map(|(t, r)| Some(names(name, t, r?)));
            changes.push(Change {
                table: name.clone(),
                key: key.clone(),
                how,
                names: names.flatten().collect(),
            });
        }
    }
    changes
}

/// Changes that no event names which was recorded between the two.
pub fn unnamed(before: &Dump, after: &Dump) -> Vec<Change> {
    let said = after.said_since(before);
    let mut changes = changed(before, after);
    changes.retain(|change| change.names.is_disjoint(&said));
    changes
}

/// Runs a command, and fails when a row changed that none of its events names. A command that fails may change nothing.
///
/// # Panics
/// Naming those rows.
pub fn only_named_changed<T>(kernel: &Kernel, command: impl FnOnce(&Kernel) -> T) -> T {
    let before = dump(kernel);
    let result = command(kernel);
    assert_named("the command", &before, &dump(kernel));
    result
}

/// Fails when a row changed between the two that no event names.
///
/// # Panics
/// Naming those rows.
pub fn assert_named(what: &str, before: &Dump, after: &Dump) {
    let unnamed: Vec<String> = unnamed(before, after).iter().map(ToString::to_string).collect();
    assert!(
        unnamed.is_empty(),
        "{what} changed rows that no event names:\n  {}\nthe events said {:?}",
        unnamed.join("\n  "),
        after.said_since(before)
    );
}

fn differing<'a>(columns: &'a [String], was: &Found, is: &Found) -> Vec<&'a str> {
    let pairs = was.values.iter().zip(&is.values);
    columns.iter().zip(pairs).filter(|(_, (was, is))| was != is).map(|(name, _)| name.as_str()).collect()
}

fn names(name: &str, table: &Table, found: &Found) -> Vec<String> {
    let owner = OWNED.iter().filter(|(owned, _)| *owned == name);
    let owner = owner.filter_map(|(_, column)| table.columns.iter().position(|c| c == column));
    let mut names: Vec<String> = owner.map(|at| words(&found.values[at])).collect();
    names.push(found.named.clone());
    names
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Int(v) => v.to_string(),
        Value::Real(v) => v.to_string(),
        Value::Text(v) => v.clone(),
        Value::Bytes(v) => kernel::time::hex(v),
    }
}

fn gather(json: &serde_json::Value, said: &mut BTreeSet<String>) {
    match json {
        serde_json::Value::String(text) => drop(said.insert(text.clone())),
        serde_json::Value::Array(all) => all.iter().for_each(|one| gather(one, said)),
        serde_json::Value::Object(all) => all.values().for_each(|one| gather(one, said)),
        _ => {}
    }
}
