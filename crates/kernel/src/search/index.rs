//! The index of words: for each row its stems, kept in the transaction of the event that names the row.

use super::words::indexed;
use crate::contracts::searched::{Search, Text};
use crate::db::{Migration, Value};
use crate::{Kernel, Outcome, Rows, params};
use std::collections::BTreeSet;

pub(crate) const MIGRATION: Migration = Migration {
    name: "kernel-003-search",
    sql: &[
        "CREATE TABLE search_word (id TEXT NOT NULL, stem TEXT NOT NULL, private BIGINT NOT NULL, kind TEXT NOT NULL,
         county TEXT NOT NULL, PRIMARY KEY (id, stem, private))",
        "CREATE INDEX search_word_stem ON search_word (county, kind, stem, private, id)",
    ],
    append_only: &[],
};

/// So many rows are written in one statement.
const AT_ONCE: usize = 150;
/// So many identifiers are asked for at once.
const IDS: usize = 200;

/// Looks again at the words of every row that an event names.
pub(crate) fn follow(rows: &mut Rows<'_>, sources: &[Option<Search>], kind: &str, body: &str) -> Outcome<()> {
    let follows = |source: &&Search| source.events.iter().any(|begins| kind.starts_with(begins));
    let mut ids: Option<Vec<String>> = None;
    for source in sources.iter().flatten().filter(follows) {
        let ids = ids.get_or_insert_with(|| named(body));
        for some in ids.chunks(IDS) {
            for text in (source.texts)(rows, some)? {
                keep(rows, &text)?;
            }
        }
    }
    Ok(())
}

/// Makes the index of some counties anew, by their short names, from everything that the slices have to be found: for when it was
/// damaged, or when what is said of a thing is found by other words than before.
///
/// # Errors
/// [`crate::Fault::Broken`] when the rows cannot be read or the index cannot be written: then it is what it was.
pub fn rebuild(kernel: &Kernel, counties: &[String]) -> Outcome<()> {
    let sources = kernel.neighbours().searched;
    kernel.write_unrecorded_housekeeping(|unit| {
        let mut rows =
            unit.rows_without_a_permit("the index of words follows from rows that have their proofs");
        rows.run("DELETE FROM search_word", &[])?;
        for county in counties {
            for source in sources.iter().flatten() {
                for text in (source.texts)(&mut rows, std::slice::from_ref(county))? {
                    keep(&mut rows, &text)?;
                }
            }
        }
        Ok(())
    })
}

/// How many things are found by their words.
///
/// # Errors
/// [`crate::Fault::Broken`] when the index cannot be read.
pub fn size(kernel: &Kernel) -> Outcome<u64> {
    kernel.read(|unit| {
        let mut rows = unit.rows_without_a_permit("how many there are says nothing of any");
        let sql = "SELECT COUNT(DISTINCT id) AS things FROM search_word";
        let things: i64 = rows.one(sql, &[])?.map_or(Ok(0), |row| row.get("things"))?;
        Ok(u64::try_from(things).unwrap_or(0))
    })
}

/// Every text in an event that may be the identifier of a row.
fn named(body: &str) -> Vec<String> {
    fn gather(value: &serde_json::Value, into: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) if !text.is_empty() && text.len() <= 120 => {
                into.insert(text.clone());
            }
            serde_json::Value::Array(all) => all.iter().for_each(|value| gather(value, into)),
            serde_json::Value::Object(all) => all.values().for_each(|value| gather(value, into)),
            _ => {}
        }
    }
    let mut ids = BTreeSet::new();
    gather(&serde_json::from_str(body).unwrap_or_default(), &mut ids);
    ids.into_iter().collect()
}

/// Keeps the words of a row: what is new is added, what is gone is taken out.
fn keep(rows: &mut Rows<'_>, text: &Text) -> Outcome<()> {
    let split = |text: &str| -> BTreeSet<String> {
        indexed(text).split(' ').filter(|stem| !stem.is_empty()).map(String::from).collect()
    };
    let mut wanted: BTreeSet<(String, i64)> = split(&text.open).into_iter().map(|stem| (stem, 0)).collect();
    wanted.extend(split(&text.private).into_iter().map(|stem| (stem, 1)));
    let sql = "SELECT stem, private FROM search_word WHERE id = ?";
    let kept = rows.all(sql, params![text.id.as_str()])?;
    let kept: BTreeSet<(String, i64)> =
        kept.iter().map(|row| Ok((row.get("stem")?, row.get("private")?))).collect::<Outcome<_>>()?;
    let gone: Vec<&(String, i64)> = kept.difference(&wanted).collect();
    for some in gone.chunks(AT_ONCE) {
        let marks = vec!["(stem = ? AND private = ?)"; some.len()].join(" OR ");
        let mut values = vec![Value::from(text.id.as_str())];
        values.extend(some.iter().flat_map(|(stem, level)| [Value::from(stem.as_str()), (*level).into()]));
        rows.run(&format!("DELETE FROM search_word WHERE id = ? AND ({marks})"), &values)?;
    }
    let new: Vec<&(String, i64)> = wanted.difference(&kept).collect();
    for some in new.chunks(AT_ONCE) {
        let marks = vec!["(?, ?, ?, ?, ?)"; some.len()].join(", ");
        let values: Vec<Value> = some
            .iter()
            .flat_map(|(stem, level)| {
                let of = [text.kind, text.county.as_str()].map(Value::from);
                let [kind, county] = of;
                [Value::from(text.id.as_str()), stem.as_str().into(), (*level).into(), kind, county]
            })
            .collect();
        rows.run(
            &format!("INSERT INTO search_word (id, stem, private, kind, county) VALUES {marks}"),
            &values,
        )?;
    }
    Ok(())
}
