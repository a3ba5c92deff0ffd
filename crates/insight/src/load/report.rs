//! What became of a load, part by part.

use serde::Serialize;
use std::collections::BTreeMap;

/// What became of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It was taken.
    Taken,
    /// It was taken, and counts in place of an earlier one of the same source and month.
    Replaced,
    /// The same file was kept before.
    Known,
    /// It was refused, and nothing of it was kept.
    Refused,
}

/// One file of a load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The file’s own name.
    pub file: String,
    /// Its dataset.
    pub dataset: String,
    /// What became of it.
    pub what: What,
    /// Hash of the file as it came; empty when it could not be read so far.
    pub sha256: String,
    /// Rows below the header.
    pub rows: u64,
    /// Rows that were kept and counted.
    pub accepted: u64,
    /// Rows that were not, by reason.
    pub rejected: BTreeMap<String, u64>,
    /// Kept rows with a flag, by flag.
    pub flagged: BTreeMap<String, u64>,
    /// Why it was refused.
    pub says: String,
}

/// A load as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Its identifier.
    pub load: String,
    /// Its files.
    pub files: Vec<Line>,
    /// Names of files that no dataset knows.
    pub others: Vec<String>,
}

/// What a load says while it runs.
#[derive(Debug)]
pub enum Step<'a> {
    /// So many files of so many bytes will be read.
    Found(usize, u64),
    /// So many bytes were read so far.
    Read(u64),
    /// A file is done.
    Done(&'a Line),
}

impl Report {
    /// How many files came out in a way.
    pub fn many(&self, what: What) -> usize {
        self.files.iter().filter(|line| line.what == what).count()
    }

    /// The datasets of which something new was taken, in order.
    pub fn fresh(&self) -> Vec<String> {
        let new = self.files.iter().filter(|line| matches!(line.what, What::Taken | What::Replaced));
        new.map(|line| line.dataset.clone()).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    /// Rows that were read, that were taken, and that were rejected: the first is the sum of the others.
    pub fn rows(&self) -> (u64, u64, u64) {
        let sum = |of: fn(&Line) -> u64| self.files.iter().map(of).sum();
        (sum(|it| it.rows), sum(|it| it.accepted), sum(|it| it.rejected.values().sum()))
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (rows, accepted, rejected) = self.rows();
        let new = self.many(What::Taken) + self.many(What::Replaced);
        writeln!(f, "{new} taken, {} of them in place of earlier ones", self.many(What::Replaced))?;
        writeln!(f, "{} kept already", self.many(What::Known))?;
        writeln!(f, "{} refused", self.many(What::Refused))?;
        write!(f, "{rows} rows = {accepted} accepted + {rejected} rejected")?;
        for (title, of) in [("rejected", 0), ("flagged", 1)] {
            let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
            for line in &self.files {
                for (reason, many) in if of == 0 { &line.rejected } else { &line.flagged } {
                    *sums.entry(reason).or_default() += many;
                }
            }
            for (reason, many) in sums {
                write!(f, "\n  {title}: {reason} {many}")?;
            }
        }
        for line in self.files.iter().filter(|line| line.what == What::Refused) {
            write!(f, "\n{}: {}", line.file, line.says)?;
        }
        for other in &self.others {
            write!(f, "\n{other}: no dataset that was asked for has files of this name")?;
        }
        Ok(())
    }
}
