//! Holding the ledger against itself, and against heads that were kept elsewhere.

use super::{Head, Sealed};
use crate::db::Row;
use crate::{Outcome, Rows, params};
use serde::Serialize;

/// What [`verify`] found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The end of the chain.
    pub head: Head,
    /// Events recorded and not yet sealed.
    pub unsealed: i64,
    /// What does not fit, in plain words; empty when all is well.
    pub faults: Vec<String>,
}

const PAGE: usize = 1000;

const SEALS: &str =
    "SELECT s.seq, s.hash, s.event, e.id, e.at, e.actor, e.county, e.kind, e.version, e.about, e.body
    FROM ledger_seal s LEFT JOIN ledger_event e ON e.id = s.event WHERE s.seq > ? ORDER BY s.seq LIMIT ?";

/// Recomputes the whole chain, and holds it against heads that were kept elsewhere.
///
/// # Errors
/// [`crate::Fault::Broken`] when the ledger cannot be read.
pub fn verify(rows: &mut Rows<'_>, against: &[Head]) -> Outcome<Verdict> {
    let mut chain = Chain::default();
    let mut kept = Kept::new(against);
    let mut after = i64::MIN;
    loop {
        let page = rows.all(SEALS, params![after, PAGE])?;
        for row in &page {
            after = row.get("seq")?;
            chain.link(after, row);
            kept.compare(&chain.head, &mut chain.faults);
        }
        if page.len() < PAGE {
            break;
        }
    }
    let Chain { head, mut faults, .. } = chain;
    kept.beyond(head.seq, &mut faults);
    let unsealed = rows.one(
        "SELECT COUNT(*) AS n FROM ledger_event e WHERE NOT EXISTS (SELECT 1 FROM ledger_seal s WHERE s.event = e.id)",
        &[],
    )?;
    let unsealed = unsealed.map_or(Ok(0), |row| row.get("n"))?;
    Ok(Verdict { head, unsealed, faults })
}

/// The chain as far as it has been read.
#[derive(Default)]
struct Chain {
    head: Head,
    /// What the last seal should have been, when that is not what it is.
    should_be: Option<String>,
    faults: Vec<String>,
}

impl Chain {
    fn link(&mut self, seq: i64, row: &Row) {
        if seq < 1 {
            self.faults.push(format!("entry {seq} has a number that is never given"));
            return;
        }
        // A seal that is not even text fits nothing, and is named below.
        let hash: String = row.get("hash").unwrap_or_default();
        let expected = self.head.seq + 1;
        let first_after_gap = seq != expected;
        if first_after_gap {
            self.faults.push(match seq - 1 {
                last if last == expected => format!("entry {expected} is missing"),
                last => format!("entries {expected} to {last} are missing, so entry {seq} cannot be checked"),
            });
        }
        let should_be = self.should_be.take();
        let previous = std::mem::replace(&mut self.head, Head { seq, hash });
        if first_after_gap {
            return;
        }
        if matches!(row.get::<Option<String>>("id"), Ok(None)) {
            let event: String = row.get("event").unwrap_or_default();
            self.faults.push(format!("entry {seq} ({event}) is sealed, but its event is gone"));
            return;
        }
        let Ok(sealed) = Sealed::read(row) else {
            self.faults.push(format!("entry {seq} holds something that was never written there"));
            return;
        };
        let right = sealed.seal(seq, &previous.hash);
        // When only the seal before was altered, this one still follows from what that should have been: one change is
        // named once, and not again with what follows it.
        let fits = |seal: &str| seal == self.head.hash;
        if !fits(&right) && !should_be.is_some_and(|before| fits(&sealed.seal(seq, &before))) {
            let [id, _, _, _, kind, _, about, _] = &sealed.0;
            self.faults.push(format!("entry {seq} ({id}, {kind} about {about}) is not what was sealed"));
            self.should_be = Some(right);
        }
    }
}

/// Heads that were kept elsewhere, in order of their numbers.
struct Kept<'a> {
    waiting: std::iter::Peekable<std::vec::IntoIter<&'a Head>>,
    /// The last number up to which a kept head has confirmed the chain.
    sound: i64,
}

impl<'a> Kept<'a> {
    fn new(heads: &'a [Head]) -> Self {
        // The head of an empty ledger says nothing about what came later.
        let mut heads: Vec<&Head> = heads.iter().filter(|head| head.seq > 0).collect();
        heads.sort_by_key(|head| head.seq);
        Self { waiting: heads.into_iter().peekable(), sound: 0 }
    }

    fn compare(&mut self, reached: &Head, faults: &mut Vec<String>) {
        while let Some(kept) = self.waiting.next_if(|kept| kept.seq <= reached.seq) {
            if kept == reached {
                self.sound = kept.seq;
            } else if kept.seq < reached.seq {
                faults.push(format!("the kept head {kept} is of entry {}, which is missing", kept.seq));
            } else {
                faults.push(format!(
                    "the kept head {kept} is not the ledger's head at entry {}: something in entries {} to {} was \
                     rewritten after that head was taken, and the chain recomputed behind it",
                    kept.seq,
                    self.sound + 1,
                    kept.seq
                ));
            }
        }
    }

    fn beyond(self, last: i64, faults: &mut Vec<String>) {
        for kept in self.waiting {
            faults.push(format!(
                "the kept head {kept} speaks of {} entries, but there are {last}: the tail was cut",
                kept.seq
            ));
        }
    }
}
