//! Checking a tree without the program that wrote it, its database or its key: every file, every signature, the whole chain.

use super::key;
use super::manifest::{Chain, Manifest, WHOLE, Withdrawn};
use super::sum::{self, Sum};
use jiff::Timestamp;
use kernel::{Fault, Outcome};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Against what a tree is held.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// What the key is known by that should have signed it.
    pub key: Option<String>,
    /// An earlier manifest that was kept elsewhere.
    pub since: Option<Vec<u8>>,
}

impl Against {
    /// Reads what was asked for.
    ///
    /// # Errors
    /// [`Fault::Fields`] when the fingerprint is none, or when the manifest cannot be read.
    pub fn asked(key: Option<&str>, since: Option<&Path>) -> Outcome<Self> {
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != ':').collect::<String>();
        let key = key.map(|text| plain(text).to_ascii_lowercase());
        if key.as_ref().is_some_and(|key| key.len() != 64 || !key.bytes().all(|b| b.is_ascii_hexdigit())) {
            let words = "A fingerprint has 64 characters from 0 to 9 and a to f. shiremoot publish --show-key prints it";
            return Err(Fault::field("key", words));
        }
        let read = |path: &Path| {
            fs::read(path)
                .map_err(|e| Fault::field("since", format!("{} cannot be read: {e}", path.display())))
        };
        Ok(Self { key, since: since.map(read).transpose()? })
    }
}

/// How a tree stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is what the holder of the key published.
    Authentic,
    /// Everything in it fits together; who published it was not asked.
    SelfConsistent,
    /// Something in it was altered, is missing, or does not fit.
    Wrong,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// How it stands.
    pub standing: Standing,
    /// Short name of the county.
    pub county: String,
    /// The number of the newest manifest; 0 when there is none.
    pub number: u32,
    /// When that was published.
    pub at: Option<Timestamp>,
    /// The end of the ledger at that moment.
    pub ledger: String,
    /// What the key is known by that signed it.
    pub key: String,
    /// How many files were checked.
    pub files: usize,
    /// Files that are not what was published.
    pub altered: Vec<String>,
    /// Files that were published and are not there.
    pub missing: Vec<String>,
    /// Files that nobody published.
    pub extra: Vec<String>,
    /// What was lawfully taken out.
    pub withdrawn: Vec<Withdrawn>,
    /// What does not hold about the chain.
    pub faults: Vec<String>,
}

/// Checks a tree.
///
/// # Errors
/// [`Fault::Fields`] when there is no tree in the folder.
pub fn verify(folder: &Path, against: &Against) -> Outcome<Verdict> {
    let there = files(folder)?;
    if !there.iter().any(|path| path.starts_with("manifests/") || path == WHOLE) {
        let words = format!("There is no public record in {}: it has no manifest", folder.display());
        return Err(Fault::field("folder", words));
    }
    let chain = Chain::read(folder);
    let mut known = own_files(&chain);
    let (mut altered, mut missing, mut faults) = (Vec::new(), Vec::new(), chain.faults.clone());
    for (path, sum) in &chain.present.files {
        known.insert(path.clone());
        match fs::read(folder.join(path)) {
            Ok(bytes) if there.contains(path) && Sum::of(&bytes) == *sum => {}
            Ok(_) => altered.push(path.clone()),
            Err(_) => missing.push(path.clone()),
        }
    }
    missing.extend(own_files(&chain).into_iter().filter(|path| !there.contains(path)));
    let extra: Vec<String> = there.into_iter().filter(|path| !known.contains(path)).collect();
    let newest = chain.last().map(|(manifest, _)| manifest.clone());
    if newest.is_none() && faults.is_empty() {
        faults.push("the first manifest is missing".into());
    }
    let key = newest.as_ref().and_then(|it| key::fingerprint(&it.key)).unwrap_or_default();
    let vouched = vouched(&chain, &key, against, &mut faults);
    let sound = faults.is_empty() && altered.is_empty() && missing.is_empty() && extra.is_empty();
    Ok(Verdict {
        standing: match (sound, vouched) {
            (false, _) => Standing::Wrong,
            (true, true) => Standing::Authentic,
            (true, false) => Standing::SelfConsistent,
        },
        county: chain.present.county.clone(),
        number: chain.present.number,
        at: newest.as_ref().map(|it| it.at),
        ledger: newest.map(|it| it.ledger).unwrap_or_default(),
        key,
        files: chain.present.files.len(),
        altered,
        missing,
        extra,
        withdrawn: chain.present.withdrawn,
        faults,
    })
}

/// Whether what the tree is held against vouches for it; what speaks against it is a fault.
fn vouched(chain: &Chain, key: &str, against: &Against, faults: &mut Vec<String>) -> bool {
    let mut vouched = false;
    if let Some(asked) = &against.key {
        // The last signature speaks for the whole chain before it, by its hashes.
        if asked == key {
            vouched = true;
        } else {
            faults.push(format!("it is signed with the key {key}, and not with the one that was asked for"));
        }
    }
    if let Some(bytes) = &against.since {
        let hash = sum::hash(bytes);
        let kept = chain.links.iter().find(|(manifest, own)| *own == hash || manifest.whole == hash);
        match (kept, chain.last()) {
            (Some((kept, _)), Some((last, _))) if kept.key == last.key => vouched = true,
            (Some(_), _) => faults.push("it was signed with another key since the earlier manifest".into()),
            (None, _) => faults.push("it does not go on from the earlier manifest".into()),
        }
    }
    vouched
}

/// The files of the chain itself.
fn own_files(chain: &Chain) -> BTreeSet<String> {
    let mut own: BTreeSet<String> = [WHOLE.to_string()].into();
    for (manifest, _) in &chain.links {
        let path = Manifest::path(manifest.number);
        own.insert(format!("{path}.sig"));
        own.insert(path);
    }
    own
}

/// Every file below a folder, by path; what is neither file nor folder counts as a file that nobody published.
fn files(folder: &Path) -> Outcome<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec![String::new()];
    while let Some(below) = open.pop() {
        let at = folder.join(&below);
        let all = fs::read_dir(&at)
            .map_err(|e| Fault::field("folder", format!("{} cannot be read: {e}", at.display())))?;
        for entry in all {
            let entry = entry.map_err(|e| Fault::field("folder", format!("{}: {e}", at.display())))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if below.is_empty() { name } else { format!("{below}/{name}") };
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(path);
            } else {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (of, number) = (&self.county, self.number);
        match self.standing {
            Standing::Authentic => {
                writeln!(f, "Authentic: the record of {of}, publication {number}, {} files.", self.files)?
            }
            Standing::SelfConsistent => writeln!(
                f,
                "Self-consistent: the record of {of}, publication {number}, {} files. Whether it is authentic shows only against\n--key FINGERPRINT or --since MANIFEST, from somewhere you trust.",
                self.files
            )?,
            Standing::Wrong => {
                writeln!(f, "Something is wrong with the record of {of}, publication {number}.")?
            }
        }
        if let Some(at) = self.at {
            writeln!(f, "Published {at}, ledger {}.", self.ledger)?;
        }
        writeln!(f, "Key: {}", self.key)?;
        for (what, paths) in [
            ("altered", &self.altered),
            ("missing", &self.missing),
            ("extra", &self.extra),
            ("wrong", &self.faults),
        ] {
            for path in paths {
                writeln!(f, "{what}: {path}")?;
            }
        }
        for it in &self.withdrawn {
            writeln!(f, "withdrawn: {} {} on {} ({})", it.kind.word(), it.name, it.at, it.reason)?;
        }
        Ok(())
    }
}
