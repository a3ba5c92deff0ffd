//! Publishing: the record of one county is drawn, held against the tree before, and put in its place when anything differs.

use super::builder::Tree;
use super::gather::{self, Reader};
use super::key::Key;
use super::manifest::{Chain, FORMAT, Manifest, NONE, Present, WHOLE};
use super::state::State;
use super::sum::Sums;
use super::swap;
use super::whole::Whole;
use super::{WRITERS, feeds, pages, takedown};
use crate::{oparl, voice};
use board::Record;
use jiff::Timestamp;
use kernel::contracts::record::RecordHouse;
use kernel::{Actor, Fault, Kernel, Outcome, ledger};
use rustix::fs::FlockOperation;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What came of publishing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// Short name of the county.
    pub county: String,
    /// The number of the newest manifest.
    pub number: u32,
    /// When that was published.
    pub at: Option<Timestamp>,
    /// Whether there was anything to publish.
    pub changed: bool,
    /// Files that are new.
    pub added: Vec<String>,
    /// Files that are other than before.
    pub altered: Vec<String>,
    /// Files that are there no more.
    pub removed: Vec<String>,
    /// What was taken out of the record: kind and name.
    pub withdrawn: Vec<String>,
    /// How many files there are.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
    /// What the key is known by.
    pub key: String,
    /// The last publication that the ledger knows of.
    pub recorded: u32,
}

/// Where the tree of a county lies.
pub fn folder(house: &RecordHouse, county: &str) -> PathBuf {
    house.folder.join(county)
}

fn state_path(house: &RecordHouse, county: &str) -> PathBuf {
    house.folder.join(format!("{county}.state"))
}

/// The key of the install, which lies beside the folder of the trees.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read or made.
pub fn key(kernel: &Kernel) -> Outcome<Key> {
    Key::open(&kernel.record()?.folder.with_extension("key"), kernel.chance())
}

/// The address of a county's tree, without a slash at its end.
pub fn address(house: &RecordHouse, county: &str) -> String {
    if house.own.is_empty() {
        format!("{}/{county}/record", house.base)
    } else {
        format!("{}/{county}", house.own)
    }
}

/// Publishes the record of a county.
///
/// # Errors
/// [`Fault::Conflict`] while somebody else publishes it; [`Fault::Broken`] when it cannot be read or written: then the record is
/// what it was before.
pub fn publish(kernel: &Kernel, county: &str) -> Outcome<Publication> {
    work(kernel, county, true)
}

/// What publishing would change; nothing is kept.
///
/// # Errors
/// As [`publish()`].
pub fn pending(kernel: &Kernel, county: &str) -> Outcome<Publication> {
    work(kernel, county, false)
}

/// Notes that the ledger knows of a publication.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn recorded(kernel: &Kernel, county: &str, number: u32) -> Outcome<()> {
    let house = kernel.record()?;
    let Some(link) = Chain::read(&folder(house, county)).last().map(|(_, link)| link.clone()) else {
        return Ok(());
    };
    let path = state_path(house, county);
    let state = State::read(&path, &link);
    if state.link != link {
        return Ok(());
    }
    State { recorded: number, ..state }.write(&path)
}

fn alone(house: &RecordHouse, county: &str) -> Outcome<fs::File> {
    fs::create_dir_all(&house.folder).map_err(|e| swap::fault(&house.folder, &e))?;
    let path = house.folder.join(format!("{county}.lock"));
    let file = fs::File::create(&path).map_err(|e| swap::fault(&path, &e))?;
    let words = "The record of this county is being published at this moment. Try again in a minute.";
    rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive)
        .map_err(|_| Fault::Conflict(words.into()))?;
    Ok(file)
}

fn work(kernel: &Kernel, county: &str, keep: bool) -> Outcome<Publication> {
    let house = kernel.record()?;
    let _alone = alone(house, county)?;
    let key = key(kernel)?;
    let tree_folder = folder(house, county);
    let next = swap::beside(&tree_folder);
    swap::clear(&next)?;
    let done = draw(kernel, house, county, &key, &next, keep);
    match fs::remove_dir_all(&next) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => done.and(Err(swap::fault(&next, &e))),
        _ => done,
    }
}

fn draw(
    kernel: &Kernel,
    house: &RecordHouse,
    county: &str,
    key: &Key,
    next: &Path,
    keep: bool,
) -> Outcome<Publication> {
    let old = folder(house, county);
    let chain = Chain::read(&old);
    if let Some(fault) = chain.faults.first() {
        return Err(Fault::Broken(format!(
            "the published record in {} was altered: {fault}. shiremoot verify-record {} says all of it; put back what was published, or move the folder away",
            old.display(),
            old.display()
        )));
    }
    let link = chain.last().map_or(NONE, |(_, link)| link);
    let state = State::read(&state_path(house, county), link);
    let base = address(house, county);
    let at = kernel.now();
    kernel.read(|unit| {
        let actor = Actor::public(unit.today());
        let visible = actor.visible::<Record>();
        let head = ledger::head(&mut unit.rows(&visible))?;
        let why = takedown::all(unit, &visible, county)?;
        let out: BTreeSet<_> = why.keys().cloned().collect();
        let mut reader = Reader { unit, house, county, actor };
        let held = reader.held(&state, &out)?;
        let paths: BTreeSet<String> = chain.present.files.keys().cloned().collect();
        let (withdrawn, restored) =
            gather::withdrawn(&held, &state, (&paths, &chain.present.withdrawn), &why, at);
        let mut present = Present {
            format: FORMAT.into(),
            county: county.into(),
            number: chain.present.number,
            files: Sums::new(),
            withdrawn: chain.present.withdrawn.clone(),
        };
        let mut manifest = Manifest {
            format: FORMAT.into(),
            county: county.into(),
            number: chain.present.number + 1,
            previous: link.into(),
            at,
            ledger: head.to_string(),
            key: key.public(),
            whole: String::new(),
            changed: Sums::new(),
            removed: BTreeSet::new(),
            withdrawn,
            restored,
        };
        present.play(&manifest);
        // As the slices gave it: what is drawn leaves out what names nothing.
        let given = held.clone();
        let whole = Whole::new(county, &base, held, gather::tombs(&present.withdrawn));
        let before = chain.present.files.clone();
        let mut tree = Tree::into_folder(next.into(), kernel.files(), before.clone(), state.parts.clone());
        for write in WRITERS {
            write(&whole, &mut tree)?;
        }
        pages::papers::write(&whole, &mut reader, &mut tree)?;
        let objects = oparl::settled(reader.unit, &whole)?;
        for (path, bytes) in oparl::files(&objects.objects) {
            tree.put(&format!("oparl/{path}"), bytes)?;
        }
        voice::write(kernel, &whole, &mut tree)?;
        pages::check::write(&whole, &mut tree)?;
        let mut times = chain.times();
        pages::releases::write(&whole, &times, &mut tree)?;
        feeds::sitemap(&whole, &mut tree)?;
        tree.fetch()?;
        let same = tree.sums() == before && manifest.withdrawn.is_empty() && manifest.restored.is_empty();
        let mut done = Publication {
            county: county.into(),
            number: chain.present.number,
            at: chain.last().map(|(it, _)| it.at),
            key: key.fingerprint(),
            recorded: state.recorded,
            ..Publication::default()
        };
        if !same {
            times.insert(manifest.number, at);
            pages::releases::write(&whole, &times, &mut tree)?;
            let now = tree.sums();
            manifest.changed = now
                .iter()
                .filter(|(path, sum)| before.get(*path) != Some(*sum))
                .map(|(p, s)| (p.clone(), s.clone()))
                .collect();
            manifest.removed = before.keys().filter(|path| !now.contains_key(*path)).cloned().collect();
            present.files = now;
            present.number = manifest.number;
            manifest.whole = super::sum::hash(&present.bytes()?);
            done = told(done, &manifest, &before);
        } else {
            present.files = before;
        }
        done.files = present.files.len();
        done.bytes = present.files.values().map(|sum| sum.size).sum();
        if !keep {
            return Ok(done);
        }
        // Before the tree is in its place: should that fail, the next one says the same of when something changed.
        oparl::remember(kernel, &objects)?;
        let link = if same {
            link.to_string()
        } else {
            settle(&old, next, &tree, &chain, (&manifest, &present), key)?
        };
        let state = State { link, held: given, parts: tree.parts().clone(), recorded: state.recorded };
        state.write(&state_path(house, county))?;
        Ok(done)
    })
}

fn told(done: Publication, manifest: &Manifest, before: &Sums) -> Publication {
    let (altered, added) = manifest.changed.keys().cloned().partition(|path| before.contains_key(path));
    Publication {
        number: manifest.number,
        at: Some(manifest.at),
        changed: true,
        added,
        altered,
        removed: manifest.removed.iter().cloned().collect(),
        withdrawn: manifest.withdrawn.iter().map(|it| gather::key(it.kind, &it.name)).collect(),
        ..done
    }
}

/// Completes the new folder with what stays, the chain before and the new manifest, and puts it in the place of the old one.
fn settle(
    old: &Path,
    next: &Path,
    tree: &Tree<'_>,
    chain: &Chain,
    (manifest, present): (&Manifest, &Present),
    key: &Key,
) -> Outcome<String> {
    for path in tree.taken_over() {
        swap::bring(old, next, path)?;
    }
    for (before, _) in &chain.links {
        let path = Manifest::path(before.number);
        swap::bring(old, next, &path)?;
        swap::bring(old, next, &format!("{path}.sig"))?;
    }
    let link = manifest.write(next, present, key)?;
    swap::replace(old, next)?;
    Ok(link)
}

/// Keeps a folder like the tree of a county: what differs is copied, and the folder replaced in one step.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written, and [`Fault::Conflict`] when the folder holds something that is no record.
pub fn mirror(kernel: &Kernel, county: &str, to: &Path) -> Outcome<()> {
    let from = folder(kernel.record()?, county);
    let (now, there) = (Chain::read(&from), Chain::read(to));
    let hash = |chain: &Chain| chain.last().map(|(_, hash)| hash.clone());
    if hash(&now) == hash(&there) && there.faults.is_empty() {
        return Ok(());
    }
    let empty = fs::read_dir(to).map_or(true, |mut all| all.next().is_none());
    if !empty && !to.join(WHOLE).exists() {
        let words =
            format!("{} holds something that is no public record. Choose an empty folder", to.display());
        return Err(Fault::field("to", words));
    }
    if let Some(above) = to.parent() {
        fs::create_dir_all(above).map_err(|e| swap::fault(above, &e))?;
    }
    let next = swap::beside(to);
    swap::clear(&next)?;
    let mut all: BTreeMap<String, bool> = BTreeMap::new();
    for (path, sum) in &now.present.files {
        // Never linked to the install's own tree: what happens to a copy must not happen to the original.
        all.insert(path.clone(), there.faults.is_empty() && there.present.files.get(path) == Some(sum));
    }
    for (manifest, _) in &now.links {
        let path = Manifest::path(manifest.number);
        all.insert(format!("{path}.sig"), false);
        all.insert(path, false);
    }
    all.insert(WHOLE.into(), false);
    for (path, same) in all {
        if same && swap::bring(to, &next, &path).is_ok() {
            continue;
        }
        let target = next.join(&path);
        if let Some(above) = target.parent() {
            fs::create_dir_all(above).map_err(|e| swap::fault(above, &e))?;
        }
        fs::copy(from.join(&path), &target).map_err(|e| swap::fault(&target, &e))?;
    }
    swap::replace(to, &next)
}
