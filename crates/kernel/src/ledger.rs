//! The ledger: one append-only stream, chained after commit in sealing order.
//!
//! An event is written in the transaction of the rows it speaks of. A moment later it is *sealed*: it gets the next number
//! and a hash over everything it says and the seal before it. A head (`board:12:9f2c...`) kept elsewhere, in an issued paper
//! or a published manifest, lets [`verify`] name any later change to what came before, even when every later hash was recomputed.

mod verify;

pub use verify::{Verdict, verify};

use crate::db::{Migration, Row};
use crate::{Fault, Kernel, Outcome, Rows, Unit, params};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Something that happened. Bodies hold identifiers, not personal data.
pub trait Event: Serialize {
    /// `board.seat-filled`
    const KIND: &'static str;
    /// Version of the body's shape, from 1.
    const VERSION: u32;
    /// Identifier of the thing it is about.
    fn about(&self) -> &str;
}

/// Declares events: `events! { /// A seat was filled. "board.seat-filled" 1 SeatFilled { seat: String, person: String } }`.
/// The first field is the thing that the event is about.
#[macro_export]
macro_rules! events {
    ($($(#[$doc:meta])* $kind:literal $version:literal $name:ident { $about:ident : String $(, $field:ident : $ty:ty)* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name {
            #[doc = "What it is about."]
            pub $about: String,
            $(#[doc = concat!("Its ", stringify!($field), ".")] pub $field: $ty,)*
        }
        impl $crate::ledger::Event for $name {
            const KIND: &'static str = $kind;
            const VERSION: u32 = $version;
            fn about(&self) -> &str { &self.$about }
        }
    )*
    /// Kinds of all events declared here, for the table of routes.
    pub const KINDS: &[&str] = &[$($kind),*];
    };
}

/// Name of the one stream there is so far.
pub const STREAM: &str = "board";

pub(crate) const MIGRATION: Migration = Migration {
    name: "kernel-001-ledger",
    sql: &[
        "CREATE TABLE ledger_event (id TEXT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, county TEXT NOT NULL,
         kind TEXT NOT NULL, version BIGINT NOT NULL, about TEXT NOT NULL, body TEXT NOT NULL)",
        "CREATE INDEX ledger_event_about ON ledger_event (about, id)",
        "CREATE INDEX ledger_event_county ON ledger_event (county, id)",
        "CREATE TABLE ledger_seal (seq BIGINT PRIMARY KEY, event TEXT NOT NULL UNIQUE, hash TEXT NOT NULL)",
    ],
    append_only: &["ledger_event", "ledger_seal"],
};

pub(crate) const INSERT: &str = "INSERT INTO ledger_event (id, at, actor, county, kind, version, about, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

/// One event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Number in the sealed order, from 1; `None` until it is sealed.
    pub seq: Option<i64>,
    /// Identifier.
    pub id: String,
    /// When, in UTC.
    pub at: Timestamp,
    /// Who: an identifier, `public`, or `system:` and why.
    pub actor: String,
    /// The county; empty for the install.
    pub county: String,
    /// `board.seat-filled`
    pub kind: String,
    /// Version of the body's shape.
    pub version: i64,
    /// What it is about.
    pub about: String,
    /// The body, as JSON text.
    pub body: String,
    /// The seal, once there is one.
    pub hash: Option<String>,
}

impl Entry {
    fn read(row: &Row) -> Outcome<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            id: row.get("id")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            county: row.get("county")?,
            kind: row.get("kind")?,
            version: row.get("version")?,
            about: row.get("about")?,
            body: row.get("body")?,
            hash: row.get("hash")?,
        })
    }
}

/// What a seal speaks for, exactly as it is kept: no value is parsed, so that no other spelling of the same instant or
/// number passes for the one that was sealed.
struct Sealed([String; 8]);

impl Sealed {
    fn read(row: &Row) -> Outcome<Self> {
        let version: i64 = row.get("version")?;
        Ok(Self([
            row.get("id")?,
            row.get("at")?,
            row.get("actor")?,
            row.get("county")?,
            row.get("kind")?,
            version.to_string(),
            row.get("about")?,
            row.get("body")?,
        ]))
    }

    /// The seal that follows `previous`: SHA-256 over the previous hash, the number and every part with its length.
    fn seal(&self, seq: i64, previous: &str) -> String {
        let mut hash = Sha256::new();
        let seq = seq.to_string();
        for part in [previous, &seq].into_iter().chain(self.0.iter().map(String::as_str)) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        crate::time::hex(&hash.finalize())
    }
}

/// The end of the chain at some moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// How many events are sealed.
    pub seq: i64,
    /// The last seal; 64 zeros when there is none.
    pub hash: String,
}

impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, hash: "0".repeat(64) }
    }
}

impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{STREAM}:{}:{}", self.seq, self.hash)
    }
}

impl std::str::FromStr for Head {
    type Err = Fault;

    fn from_str(text: &str) -> Outcome<Self> {
        let parts: Vec<&str> = text.trim().split(':').collect();
        let wrong = || {
            Fault::field(
                "against",
                format!(
                    "“{text}” is not a head of the ledger. It looks like {STREAM}:12:9f2c... with 64 characters"
                ),
            )
        };
        match parts[..] {
            [STREAM, seq, hash] if hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
                let seq: u32 = seq.parse().map_err(|_| wrong())?;
                Ok(Self { seq: seq.into(), hash: hash.to_ascii_lowercase() })
            }
            _ => Err(wrong()),
        }
    }
}

/// The present end of the sealed chain.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn head(rows: &mut Rows<'_>) -> Outcome<Head> {
    let last = rows.one("SELECT seq, hash FROM ledger_seal ORDER BY seq DESC LIMIT 1", &[])?;
    last.map_or(Ok(Head::default()), |row| Ok(Head { seq: row.get("seq")?, hash: row.get("hash")? }))
}

const UNSEALED: &str = "SELECT e.id, e.at, e.actor, e.county, e.kind, e.version, e.about, e.body
    FROM ledger_event e WHERE e.id > ? AND NOT EXISTS (SELECT 1 FROM ledger_seal s WHERE s.event = e.id)
    ORDER BY e.id LIMIT 500";

/// Seals what has been recorded since, and gives the head. `since` is the identifier to look from: the empty string looks
/// at everything, which a server does when it starts and now and then; in between it looks a few minutes back. An event
/// whose transaction took longer than that is sealed by the next that looks at everything.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written. Two sealers at once are safe: one waits for the other.
pub fn seal(kernel: &Kernel, since: &str) -> Outcome<Head> {
    loop {
        let (head, more) = kernel.write_unrecorded_housekeeping(|unit| {
            let mut rows = unit.unguarded();
            rows.one_at_a_time("sealing")?;
            let mut head = head(&mut rows)?;
            let entries = rows.all(UNSEALED, params![since])?;
            for row in &entries {
                let seq = head.seq + 1;
                let hash = Sealed::read(row)?.seal(seq, &head.hash);
                let sql = "INSERT INTO ledger_seal (seq, event, hash) VALUES (?, ?, ?)";
                rows.run(sql, params![seq, row.get::<String>("id")?, hash.as_str()])?;
                head = Head { seq, hash };
            }
            Ok((head, entries.len() == 500))
        })?;
        if !more {
            return Ok(head);
        }
    }
}

/// The identifier from which a sealer looks that looked at everything before: they begin with the time, and a transaction
/// that was slow to commit may lie some minutes back.
pub fn some_minutes_back(kernel: &Kernel) -> String {
    let back = kernel.now().checked_sub(jiff::Span::new().minutes(10)).unwrap_or(kernel.now());
    kernel.chance().id(back)[..10].to_string()
}

/// A text that changes whenever something is recorded: for what is kept in memory until then.
///
/// # Errors
/// [`Fault::Broken`] when the ledger cannot be read.
pub fn stamp(unit: &mut Unit<'_>) -> Outcome<String> {
    // An identifier begins with the time, and a transaction that was slow to commit may lie somewhat back: so the last ones are
    // counted, too. The count begins on the hour, so that it stays when nothing happens.
    let hour = unit.now().as_second().div_euclid(3600) * 3600 - 3600;
    let back = jiff::Timestamp::from_second(hour).unwrap_or(unit.now());
    let from = unit.kernel().chance().id(back)[..10].to_string();
    let mut rows = unit.unguarded();
    let last = rows.one("SELECT MAX(id) AS last FROM ledger_event", &[])?;
    let last = last.map_or(Ok(None), |row| row.get::<Option<String>>("last"))?;
    let many = rows.one("SELECT COUNT(*) AS n FROM ledger_event WHERE id > ?", params![from])?;
    let many: i64 = many.map_or(Ok(0), |row| row.get("n"))?;
    Ok(format!("{}.{many}", last.unwrap_or_default()))
}

/// Events about one thing, newest first.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn about(rows: &mut Rows<'_>, thing: &str, limit: u32) -> Outcome<Vec<Entry>> {
    let sql = "SELECT s.seq, s.hash, e.id, e.at, e.actor, e.county, e.kind, e.version, e.about, e.body
               FROM ledger_event e LEFT JOIN ledger_seal s ON s.event = e.id WHERE e.about = ? ORDER BY e.id DESC LIMIT ?";
    rows.all(sql, params![thing, limit])?.iter().map(Entry::read).collect()
}

/// Every event in order of recording after one identifier, a page at a time: for export.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn page(rows: &mut Rows<'_>, after: &str, limit: u32) -> Outcome<Vec<Entry>> {
    let sql = "SELECT s.seq, s.hash, e.id, e.at, e.actor, e.county, e.kind, e.version, e.about, e.body
               FROM ledger_event e LEFT JOIN ledger_seal s ON s.event = e.id WHERE e.id > ? ORDER BY e.id LIMIT ?";
    rows.all(sql, params![after, limit])?.iter().map(Entry::read).collect()
}
