//! Jobs: typed rows in the same database, done after commit, at least once.

use crate::db::Migration;
use crate::{Fault, Kernel, Outcome, Rows, Unit, params};
use jiff::{SignedDuration, Span, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) const MIGRATION: Migration = Migration {
    name: "kernel-002-jobs",
    sql: &[
        "CREATE TABLE job (id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL, due TEXT NOT NULL,
         attempts BIGINT NOT NULL, state TEXT NOT NULL, error TEXT NOT NULL)",
        "CREATE INDEX job_due ON job (state, due)",
    ],
    append_only: &[],
};

/// Work to be done after commit. Doing it twice must be the same as doing it once.
pub trait Job: Serialize + DeserializeOwned {
    /// `papers.render`
    const KIND: &'static str;
}

/// How one kind of job is done.
#[derive(Clone, Copy)]
pub struct JobKind {
    /// As in [`Job::KIND`].
    pub kind: &'static str,
    /// Does it; the text is the job's body as JSON.
    pub run: fn(&Kernel, &str) -> Outcome<()>,
}

/// Reads a job's body.
///
/// # Errors
/// [`Fault::Broken`] when it is of another shape.
pub fn body<J: Job>(text: &str) -> Outcome<J> {
    serde_json::from_str(text).map_err(|e| Fault::Broken(format!("job {}: {e}", J::KIND)))
}

/// Puts a job on the queue, in the same transaction as the rows that ask for it.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn enqueue<J: Job>(unit: &mut Unit<'_>, job: &J) -> Outcome<()> {
    let now = unit.now();
    enqueue_at(unit, job, now)
}

/// The same for a job that is not to be done before an instant: what takes effect on a day to come.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn enqueue_at<J: Job>(unit: &mut Unit<'_>, job: &J, at: Timestamp) -> Outcome<()> {
    let id = unit.id();
    let body = serde_json::to_string(job).map_err(Fault::broken)?;
    let sql =
        "INSERT INTO job (id, kind, body, due, attempts, state, error) VALUES (?, ?, ?, ?, 0, 'waiting', '')";
    unit.unguarded().run(sql, params![id, J::KIND, body, at])?;
    Ok(())
}

/// The same for a job of which there is to be one of a name only: when one of this name waits already, nothing is added.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn enqueue_once<J: Job>(unit: &mut Unit<'_>, name: &str, job: &J, at: Timestamp) -> Outcome<()> {
    let body = serde_json::to_string(job).map_err(Fault::broken)?;
    let sql =
        "INSERT INTO job (id, kind, body, due, attempts, state, error) VALUES (?, ?, ?, ?, 0, 'waiting', '')
               ON CONFLICT (id) DO NOTHING";
    unit.unguarded().run(sql, params![name, J::KIND, body, at])?;
    Ok(())
}

/// A job as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Identifier.
    pub id: String,
    /// Kind.
    pub kind: String,
    /// Body, as JSON text.
    pub body: String,
    /// How often it has been tried.
    pub attempts: i64,
    /// What went wrong last time.
    pub error: String,
    /// When it is to be done.
    pub due: Timestamp,
    /// Whether it was tried too often, and now waits for a person.
    pub failed: bool,
}

/// After this many tries a job is set aside with state `failed`, and `doctor` says so.
pub const TRIES: i64 = 8;

/// Does every job that is due, one after another, and says how many were tried.
///
/// # Errors
/// [`Fault::Broken`] when the queue itself cannot be read or written; a job that fails is tried again later.
pub fn work(kernel: &Kernel, kinds: &[JobKind]) -> Outcome<usize> {
    let mut tried = 0;
    while let Some(job) = claim(kernel)? {
        let kind = kinds.iter().find(|k| k.kind == job.kind);
        let result = kind.map_or_else(
            || Err(Fault::Broken(format!("no one knows how to do a job of kind {}", job.kind))),
            // A job that panics is a job that failed: the worker goes on with the next.
            |kind| {
                catch_unwind(AssertUnwindSafe(|| (kind.run)(kernel, &job.body)))
                    .unwrap_or_else(|_| Err(Fault::Broken("the program failed; the log says where".into())))
            },
        );
        settle(kernel, &job, result)?;
        tried += 1;
    }
    Ok(tried)
}

/// How long a worker has before its job is given to another.
const LEASE: SignedDuration = SignedDuration::from_mins(10);

fn claim(kernel: &Kernel) -> Outcome<Option<Waiting>> {
    kernel.write_unrecorded_housekeeping(|unit| {
        let now = unit.now();
        // A worker that died leaves its job claimed: it comes back when the lease is over.
        let again = now.checked_add(LEASE).unwrap_or(now);
        let mut rows = unit.unguarded();
        let sql = format!(
            "SELECT id, kind, body, attempts, error, due FROM job WHERE state = 'waiting' AND due <= ? ORDER BY due, id LIMIT 1{}",
            rows.claim()
        );
        while let Some(row) = rows.one(&sql, params![now])? {
            let job = Waiting {
                id: row.get("id")?,
                kind: row.get("kind")?,
                body: row.get("body")?,
                attempts: row.get::<i64>("attempts")? + 1,
                error: row.get("error")?,
                due: row.get("due")?,
                failed: false,
            };
            if job.attempts > TRIES {
                // Every worker that took it died before it could say so.
                let sql = "UPDATE job SET state = 'failed', error = ? WHERE id = ?";
                let error = if job.error.is_empty() { "each worker that tried it died" } else { &job.error };
                rows.run(sql, params![error, job.id.as_str()])?;
                continue;
            }
            let sql = "UPDATE job SET attempts = ?, due = ? WHERE id = ?";
            rows.run(sql, params![job.attempts, again, job.id.as_str()])?;
            return Ok(Some(job));
        }
        Ok(None)
    })
}

fn settle(kernel: &Kernel, job: &Waiting, result: Outcome<()>) -> Outcome<()> {
    kernel.write_unrecorded_housekeeping(|unit| {
        let now = unit.now();
        let mut rows = unit.unguarded();
        let Err(fault) = result else {
            rows.run("DELETE FROM job WHERE id = ?", params![job.id.as_str()])?;
            return Ok(());
        };
        tracing::warn!(kind = job.kind, attempts = job.attempts, "a job failed: {fault}");
        let state = if job.attempts >= TRIES { "failed" } else { "waiting" };
        let due = backoff(now, job.attempts);
        // A worker that overran its lease must not disturb the one that has the job now.
        let sql = "UPDATE job SET state = ?, due = ?, error = ? WHERE id = ? AND attempts = ?";
        rows.run(sql, params![state, due, fault.to_string(), job.id.as_str(), job.attempts])?;
        Ok(())
    })
}

/// 2, 4, 8 ... seconds later, at most an hour.
fn backoff(now: Timestamp, attempts: i64) -> Timestamp {
    let seconds = 1_i64.checked_shl(u32::try_from(attempts).unwrap_or(12).min(12)).unwrap_or(3600).min(3600);
    now.checked_add(Span::new().seconds(seconds)).unwrap_or(now)
}

/// Jobs that are waiting or were set aside.
///
/// # Errors
/// [`Fault::Broken`] when the queue cannot be read.
pub fn left(rows: &mut Rows<'_>) -> Outcome<Vec<Waiting>> {
    rows.all("SELECT id, kind, body, attempts, error, state, due FROM job ORDER BY id", &[])?
        .iter()
        .map(|row| {
            Ok(Waiting {
                id: row.get("id")?,
                kind: row.get("kind")?,
                body: row.get("body")?,
                attempts: row.get("attempts")?,
                error: row.get("error")?,
                due: row.get("due")?,
                failed: row.get::<String>("state")? == "failed",
            })
        })
        .collect()
}
