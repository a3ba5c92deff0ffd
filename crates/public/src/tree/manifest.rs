//! Manifests: what each publication changed, signed and chained to the one before.
//!
//! `manifests/0001.json` and its successors hold what changed, so that a long history stays short; played one after another they
//! give every file. `manifest.json` says the same of the present tree in one place; its hash stands in the newest of them.

use super::key::{self, Key};
use super::sum::{self, Sums};
use super::swap::fault;
use jiff::Timestamp;
use kernel::contracts::record::Kind;
use kernel::{Fault, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// How this shape is called.
pub const FORMAT: &str = "shiremoot-record-1";

/// Before the first.
pub const NONE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The present tree in one place.
pub const WHOLE: &str = "manifest.json";

/// One publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`]
    pub format: String,
    /// Short name of the county.
    pub county: String,
    /// From 1.
    pub number: u32,
    /// SHA-256 of the manifest before; zeros for the first.
    pub previous: String,
    /// When it was published.
    pub at: Timestamp,
    /// The end of the ledger at that moment.
    pub ledger: String,
    /// The key that signs it, in hexadecimal.
    pub key: String,
    /// SHA-256 of `manifest.json`.
    pub whole: String,
    /// Files that are new or other than before.
    pub changed: Sums,
    /// Files that are there no more.
    pub removed: BTreeSet<String>,
    /// What was taken out of the record.
    pub withdrawn: Vec<Withdrawn>,
    /// What had been taken out and is there again: kind and name.
    pub restored: Vec<(Kind, String)>,
}

/// What was taken out of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// When it was first there to be read.
    pub created: Timestamp,
    /// When it was taken out.
    pub at: Timestamp,
    /// Why, as one of [`super::REASONS`].
    pub reason: String,
    /// The files that went with it.
    pub files: BTreeSet<String>,
}

/// Everything there is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Present {
    /// [`FORMAT`]
    pub format: String,
    /// Short name of the county.
    pub county: String,
    /// The number of the newest manifest.
    pub number: u32,
    /// Every file but the manifests.
    pub files: Sums,
    /// Everything that was taken out of the record.
    pub withdrawn: Vec<Withdrawn>,
}

impl Present {
    /// As its file holds it.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be written as JSON.
    pub fn bytes(&self) -> Outcome<Vec<u8>> {
        written(self)
    }

    /// What it becomes with one publication more.
    pub fn play(&mut self, next: &Manifest) {
        self.format.clone_from(&next.format);
        self.county.clone_from(&next.county);
        self.number = next.number;
        for path in &next.removed {
            self.files.remove(path);
        }
        self.files.extend(next.changed.iter().map(|(path, sum)| (path.clone(), sum.clone())));
        let back: BTreeSet<&(Kind, String)> = next.restored.iter().collect();
        self.withdrawn.retain(|it| !back.contains(&(it.kind, it.name.clone())));
        self.withdrawn.extend(next.withdrawn.iter().cloned());
        self.withdrawn.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    }
}

/// JSON with a line end, the same bytes for the same value.
fn written(value: &impl Serialize) -> Outcome<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(Fault::broken)?;
    bytes.push(b'\n');
    Ok(bytes)
}

impl Manifest {
    /// As its file holds it.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be written as JSON.
    pub fn bytes(&self) -> Outcome<Vec<u8>> {
        written(self)
    }

    /// Its file: `manifests/0001.json`.
    pub fn path(number: u32) -> String {
        format!("manifests/{number:04}.json")
    }

    /// Puts it, its signature and the whole into a folder.
    ///
    /// # Errors
    /// [`Fault::Broken`] when they cannot be written.
    pub fn write(&self, folder: &Path, present: &Present, key: &Key) -> Outcome<String> {
        let bytes = self.bytes()?;
        let path = folder.join(Self::path(self.number));
        let all = [
            (path.clone(), bytes.clone()),
            (path.with_extension("json.sig"), key.sign(&bytes).into_bytes()),
            (folder.join(WHOLE), present.bytes()?),
        ];
        fs::create_dir_all(folder.join("manifests")).map_err(|e| fault(folder, &e))?;
        for (path, bytes) in all {
            fs::write(&path, bytes).map_err(|e| fault(&path, &e))?;
        }
        Ok(sum::hash(&bytes))
    }
}

/// The chain of a tree, as far as it holds.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// Every manifest, the oldest first, with the hash of its file.
    pub links: Vec<(Manifest, String)>,
    /// What is wrong with it, in words.
    pub faults: Vec<String>,
    /// The tree that it gives.
    pub present: Present,
}

impl Chain {
    /// Reads the chain of a tree, checking every link and signature. An empty folder has an empty chain.
    pub fn read(folder: &Path) -> Self {
        let mut chain = Self::default();
        let mut before = NONE.to_string();
        for number in 1.. {
            let name = Manifest::path(number);
            let path = folder.join(&name);
            let Ok(bytes) = fs::read(&path) else { break };
            let Some(manifest) = chain.link(&name, &bytes, &before, number) else { break };
            let signature = fs::read(path.with_extension("json.sig")).unwrap_or_default();
            if !key::holds(&manifest.key, &bytes, &signature) {
                chain.faults.push(format!("the signature of {name} does not hold"));
            }
            chain.present.play(&manifest);
            before = sum::hash(&bytes);
            chain.links.push((manifest, before.clone()));
        }
        if let Some((last, _)) = chain.links.last() {
            let whole = fs::read(folder.join(WHOLE)).unwrap_or_default();
            let same = chain.present.bytes().is_ok_and(|it| it == whole) && sum::hash(&whole) == last.whole;
            if !same {
                chain.faults.push(format!("{WHOLE} is not what the manifests give"));
            }
        }
        chain
    }

    fn link(&mut self, name: &str, bytes: &[u8], before: &str, number: u32) -> Option<Manifest> {
        let manifest: Manifest = match serde_json::from_slice(bytes) {
            Ok(manifest) => manifest,
            Err(_) => {
                self.faults.push(format!("{name} cannot be read"));
                return None;
            }
        };
        if manifest.format != FORMAT || manifest.number != number {
            self.faults.push(format!("{name} is not manifest {number} of a record that this program knows"));
            return None;
        }
        if manifest.previous != before {
            self.faults.push(format!("{name} does not follow from the manifest before it"));
        }
        if self.links.last().is_some_and(|(last, _)| last.county != manifest.county) {
            self.faults.push(format!("{name} is of another county than the manifest before it"));
        }
        Some(manifest)
    }

    /// The newest manifest with its hash.
    pub fn last(&self) -> Option<&(Manifest, String)> {
        self.links.last()
    }

    /// When each was published.
    pub fn times(&self) -> BTreeMap<u32, Timestamp> {
        self.links.iter().map(|(it, _)| (it.number, it.at)).collect()
    }
}
