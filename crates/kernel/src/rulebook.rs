//! The rulebook: law and practice as dated, cited data, read once and refused when wrong.
//!
//! A release carries the folder `rulebook/`; a local overlay folder of the same shape adds files or replaces them by name.

pub use crate::clock::Confidence;
use crate::clock::words;
use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

static RELEASE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../rulebook");

/// Every file of the rulebook by its path, `papers/health-and-wellbeing-board.toml`.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    files: BTreeMap<String, Vec<u8>>,
}

/// What an entry of the rulebook says of itself: when it holds, where, and on what authority.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Meta {
    /// Stable name: `hwb-report`.
    pub id: String,
    /// For people.
    pub title: String,
    /// First day on which it holds.
    #[serde(with = "crate::clock::plain_date")]
    pub in_force_from: Date,
    /// Last day on which it holds.
    #[serde(default, with = "crate::clock::plain_date::option")]
    pub in_force_to: Option<Date>,
    /// `england`, `england-and-wales`.
    #[serde(default)]
    pub territory: Option<String>,
    /// Where it stands.
    #[serde(default)]
    pub status: Status,
    /// How well it is known.
    #[serde(default)]
    pub confidence: Confidence,
    /// Act and section, instrument and regulation, guidance, or the paper from which the practice was learned.
    pub citations: Vec<String>,
}

/// Whether an entry is law now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In force.
    #[default]
    Live,
    /// Made, not yet in force.
    Prospective,
    /// In force in some places only.
    Pilot,
    /// No longer in force.
    Repealed,
}

/// An entry of the rulebook: data that carries its authority.
pub trait Entry: DeserializeOwned {
    /// Its authority.
    fn meta(&self) -> &Meta;

    /// What else is wrong with it, beyond its shape: the key to blame and the words.
    fn faults(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misprint {
    /// Path of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, with the nearest right name when a name is wrong.
    pub message: String,
}

impl std::fmt::Display for Misprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for Misprint {}

impl Rulebook {
    /// The rulebook of this release, with an overlay folder laid over it.
    ///
    /// # Errors
    /// [`Misprint`] when the overlay cannot be read.
    pub fn load(overlay: Option<&Path>) -> Result<Self, Misprint> {
        let mut files = BTreeMap::new();
        gather(&RELEASE, &mut files);
        if let Some(folder) = overlay {
            lay_over(folder, folder, &mut files).map_err(|e| Misprint {
                file: folder.display().to_string(),
                line: 0,
                message: e.to_string(),
            })?;
        }
        Ok(Self { files })
    }

    /// A rulebook of the given files only: for tests.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { files: files.into_iter().map(|(name, text)| (name.into(), text.into())).collect() }
    }

    /// One file's bytes.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Files below a folder, in order of name.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files
            .iter()
            .filter(move |(name, _)| name.starts_with(folder))
            .map(|(n, b)| (n.as_str(), b.as_slice()))
    }

    /// Every entry in a folder's TOML files.
    ///
    /// # Errors
    /// The first [`Misprint`]: an unknown field, a date that cannot be, a rule without a citation.
    pub fn entries<E: Entry>(&self, folder: &str) -> Result<Vec<E>, Misprint> {
        let mut out: Vec<E> = Vec::new();
        for (name, bytes) in self.below(folder).filter(|(name, _)| name.ends_with(".toml")) {
            let text = std::str::from_utf8(bytes).map_err(|e| Misprint {
                file: name.into(),
                line: bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1,
                message: "this is not UTF-8 text".into(),
            })?;
            let entry: E = parse(name, text)?;
            check(name, text, &entry)?;
            if out
                .iter()
                .any(|other| other.meta().id == entry.meta().id && overlaps(other.meta(), entry.meta()))
            {
                let message =
                    format!("another file already defines “{}” for some of the same days", entry.meta().id);
                return Err(Misprint { file: name.into(), line: line_of(text, "id"), message });
            }
            out.push(entry);
        }
        Ok(out)
    }

    /// SHA-256 over every name and file: what an issued paper was made under.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for (name, bytes) in &self.files {
            for part in [name.as_bytes(), bytes] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
        }
        crate::time::hex(&hash.finalize())
    }
}

fn gather(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    for sub in dir.dirs() {
        gather(sub, files);
    }
}

fn lay_over(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lay_over(root, &path, files)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            files.insert(name.to_string_lossy().replace('\\', "/"), std::fs::read(&path)?);
        }
    }
    Ok(())
}

fn overlaps(a: &Meta, b: &Meta) -> bool {
    a.in_force_to.is_none_or(|to| b.in_force_from <= to)
        && b.in_force_to.is_none_or(|to| a.in_force_from <= to)
}

/// Reads a TOML file into a type, with file, line and the nearest right name when it does not fit.
///
/// # Errors
/// [`Misprint`] at the first thing that does not fit.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Misprint> {
    toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start);
        let line = text[..at.min(text.len())].bytes().filter(|b| *b == b'\n').count() + 1;
        Misprint { file: file.into(), line, message: with_nearest(e.message()) }
    })
}

/// Adds `did you mean` to serde's words about an unknown field or variant.
fn with_nearest(message: &str) -> String {
    if message.starts_with("wanted exactly 1 element") {
        return "give exactly one of the alternatives of this table".into();
    }
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if let ([wrong, right @ ..], true) = (&quoted[..], message.starts_with("unknown ")) {
        if let Some(best) = nearest(wrong, right.iter().copied()) {
            return format!("“{wrong}” is not known here. Did you mean “{best}”?");
        }
        let all = right.join(", ");
        return format!("“{wrong}” is not known here. It can be: {all}");
    }
    message.to_string()
}

/// The candidate most like a word, when one is like it at all.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let scored = candidates.into_iter().map(|c| (strsim::jaro_winkler(&word, &c.to_lowercase()), c));
    scored.filter(|(score, _)| *score > 0.75).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, c)| c)
}

fn check<E: Entry>(file: &str, text: &str, entry: &E) -> Result<(), Misprint> {
    let meta = entry.meta();
    let bad =
        |key: &str, message: String| Err(Misprint { file: file.into(), line: line_of(text, key), message });
    if meta.citations.iter().all(|c| c.trim().is_empty()) {
        return bad(
            "citations",
            format!("“{}” cites nothing. Give the Act and section, or the paper it comes from", meta.id),
        );
    }
    if let Some(to) = meta.in_force_to.filter(|to| *to < meta.in_force_from) {
        let message = format!(
            "it cannot end on {} before it begins on {}",
            words::format(to),
            words::format(meta.in_force_from)
        );
        return bad("in-force-to", message);
    }
    match entry.faults().into_iter().next() {
        Some((key, message)) => bad(&key, message),
        None => Ok(()),
    }
}

/// The line on which a key or value first stands, from 1.
fn line_of(text: &str, key: &str) -> usize {
    text.lines().position(|line| line.contains(key)).map_or(1, |at| at + 1)
}

/// One `[[kind]]` table of a data file, still as text, so that whoever knows the kind can read it and blame the right line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The name in the double brackets.
    pub kind: String,
    /// The line of the brackets, from 1.
    pub line: usize,
    /// The file.
    pub file: String,
    text: String,
}

/// Cuts a data file into its `[[kind]]` tables.
///
/// # Errors
/// [`Misprint`] when something stands before the first of them, or the file is not TOML at all.
pub fn items(file: &str, text: &str) -> Result<Vec<Item>, Misprint> {
    parse::<toml::Table>(file, text)?;
    let mut out: Vec<Item> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let head = line.trim().strip_prefix("[[").and_then(|rest| rest.split("]]").next());
        match (head, out.last_mut()) {
            (Some(kind), _) => out.push(Item {
                kind: kind.trim().into(),
                line: at + 1,
                file: file.into(),
                text: String::new(),
            }),
            (None, Some(item)) => {
                item.text.push_str(line);
                item.text.push('\n');
            }
            (None, None) if line.trim().is_empty() || line.trim().starts_with('#') => {}
            (None, None) => {
                let message =
                    "this stands before the first [[...]] of the file, so it belongs to nothing".to_string();
                return Err(Misprint { file: file.into(), line: at + 1, message });
            }
        }
    }
    Ok(out)
}

impl Item {
    /// Reads some keys of the table and leaves the others alone.
    ///
    /// # Errors
    /// [`Misprint`] when one of them does not fit.
    pub fn head<T: DeserializeOwned>(&self) -> Result<T, Misprint> {
        self.read(&self.text)
    }

    /// Reads the table without the named keys, each of which must stand on a line of its own.
    ///
    /// # Errors
    /// [`Misprint`] when something does not fit or is not known.
    pub fn rest<T: DeserializeOwned>(&self, without: &[&str]) -> Result<T, Misprint> {
        let key = |line: &str| line.split('=').next().unwrap_or_default().trim().to_string();
        let kept = self.text.lines().map(|l| if without.contains(&key(l).as_str()) { "" } else { l });
        self.read(&kept.collect::<Vec<_>>().join("\n"))
    }

    fn read<T: DeserializeOwned>(&self, text: &str) -> Result<T, Misprint> {
        parse(&self.file, text).map_err(|wrong| Misprint { line: wrong.line + self.line, ..wrong })
    }

    /// A misprint in this table, at the first line that holds `what`.
    pub fn wrong(&self, what: &str, message: impl Into<String>) -> Misprint {
        let at = self.text.lines().position(|line| line.contains(what)).map_or(0, |at| at + 1);
        Misprint { file: self.file.clone(), line: self.line + at, message: message.into() }
    }
}
