//! What was once public: so that what is withdrawn can say so, and every change has its day.
//!
//! Kept whenever the record is written as files, and whenever it is read over the network after something has happened. What nobody
//! could read in between was never given to anybody, so it needs no mark.

use super::address::Sort;
use super::object::{Key, Object, Objects};
use jiff::Timestamp;
use kernel::db::{Migration, Value};
use kernel::{Outcome, Rows, params};
use std::collections::BTreeMap;

pub(crate) const MIGRATION: Migration = Migration {
    name: "public-100-published",
    sql: &[
        "CREATE TABLE public_published (county TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, first TEXT NOT NULL,
         modified TEXT NOT NULL, digest TEXT NOT NULL, withdrawn BIGINT NOT NULL, PRIMARY KEY (county, kind, name))",
        "CREATE TABLE public_digest (hash TEXT PRIMARY KEY, sha512 TEXT NOT NULL)",
    ],
    append_only: &[],
};

/// What is remembered of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// When it was first there.
    pub first: Timestamp,
    /// When it last changed, or was withdrawn.
    pub modified: Timestamp,
    /// A hash over what it said; empty once it was withdrawn.
    pub digest: String,
}

/// Everything remembered of a county.
pub type Memory = BTreeMap<Key, Known>;

impl Objects {
    /// Brings objects and memory into step: what has changed without saying when did so now, and what is not there any more was
    /// withdrawn now. Gives what is to be remembered anew.
    pub(super) fn settle(&mut self, memory: &Memory, now: Timestamp) -> Memory {
        let now = super::object::second(now);
        let mut news = Memory::new();
        for (key, object) in &mut self.all {
            let digest = object.digest();
            match memory.get(key) {
                Some(known) => {
                    object.created = known.first;
                    if known.digest == digest {
                        object.modified = known.modified.max(object.modified);
                    } else if object.modified <= known.modified {
                        object.modified = now.max(known.modified);
                    }
                }
                // The first time of all, things are as old as they say. Later, what comes is news now, however old it is: whoever
                // asks for what has changed since must hear of it.
                None if memory.is_empty() => {}
                None => object.modified = object.modified.max(now),
            }
            let known = Known { first: object.created, modified: object.modified, digest };
            if memory.get(key) != Some(&known) {
                news.insert(key.clone(), known);
            }
        }
        for (key, known) in memory.iter().filter(|(key, _)| key.0 != Sort::System) {
            if self.all.contains_key(key) {
                continue;
            }
            let gone = known.digest.is_empty();
            let modified = if gone { known.modified } else { now.max(known.modified) };
            let object = Object { deleted: true, ..Object::new(known.first, modified) };
            if !gone {
                let known = Known { first: known.first, modified, digest: String::new() };
                news.insert(key.clone(), known);
            }
            self.all.insert(key.clone(), object);
        }
        news
    }
}

/// Everything remembered of a county.
pub(super) fn load(rows: &mut Rows<'_>, county: &str) -> Outcome<Memory> {
    let sql = "SELECT kind, name, first, modified, digest FROM public_published WHERE county = ?";
    let mut out = Memory::new();
    for row in rows.all(sql, params![county])? {
        let Some(sort) = Sort::of_folder(&row.get::<String>("kind")?) else { continue };
        let known =
            Known { first: row.get("first")?, modified: row.get("modified")?, digest: row.get("digest")? };
        out.insert((sort, row.get("name")?), known);
    }
    Ok(out)
}

/// So many rows go into one statement.
const AT_ONCE: usize = 100;

/// Remembers.
pub(super) fn keep(rows: &mut Rows<'_>, county: &str, news: &Memory) -> Outcome<()> {
    let all: Vec<(&Key, &Known)> = news.iter().collect();
    for some in all.chunks(AT_ONCE) {
        let marks = vec!["(?, ?, ?, ?, ?, ?, ?)"; some.len()].join(", ");
        let sql = format!(
            "INSERT INTO public_published (county, kind, name, first, modified, digest, withdrawn) VALUES {marks}
             ON CONFLICT (county, kind, name) DO UPDATE SET first = excluded.first, modified = excluded.modified,
             digest = excluded.digest, withdrawn = excluded.withdrawn"
        );
        let mut values: Vec<Value> = Vec::with_capacity(some.len() * 7);
        for ((sort, name), known) in some {
            values.extend_from_slice(params![
                county,
                sort.folder(),
                name.as_str(),
                known.first,
                known.modified,
                known.digest.as_str(),
                i64::from(known.digest.is_empty())
            ]);
        }
        rows.run(&sql, &values)?;
    }
    Ok(())
}

/// SHA-512 of every file that was ever asked for, by its SHA-256.
pub(super) fn digests(rows: &mut Rows<'_>) -> Outcome<BTreeMap<String, String>> {
    let all = rows.all("SELECT hash, sha512 FROM public_digest", &[])?;
    all.iter().map(|row| Ok((row.get("hash")?, row.get("sha512")?))).collect()
}

/// Keeps the SHA-512 of a file.
pub(super) fn keep_digest(rows: &mut Rows<'_>, hash: &str, sha512: &str) -> Outcome<()> {
    let sql = "INSERT INTO public_digest (hash, sha512) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING";
    rows.run(sql, params![hash, sha512]).map(drop)
}
