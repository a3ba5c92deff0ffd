//! A tree that is being written: files by their paths, of which those that did not change are taken over from the tree before.

use super::sum::{Sum, Sums};
use kernel::contracts::record::FileRef;
use kernel::files::Files;
use kernel::{Fault, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Files that follow from the same facts, remembered so that they are not drawn again while the facts stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What they follow from.
    pub of: String,
    /// Their paths.
    pub files: BTreeSet<String>,
}

/// Where the content of a file lies.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lies {
    /// In the tree before.
    Before,
    /// In the folder of what is new.
    New,
    /// In the store, under its hash.
    Store,
    /// Here.
    Here(Vec<u8>),
}

/// A tree that is being written.
pub struct Tree<'a> {
    /// What the tree before held.
    before: Sums,
    /// The parts of the tree before.
    parts_before: BTreeMap<String, Part>,
    /// Where new files are put; in memory when there is no folder.
    folder: Option<PathBuf>,
    store: Option<&'a Files>,
    made: BTreeMap<String, (Sum, Lies)>,
    parts: BTreeMap<String, Part>,
    current: Option<String>,
    folders: BTreeSet<PathBuf>,
}

impl<'a> Tree<'a> {
    /// A tree in memory, with nothing before it: for tests of what writes into it.
    pub fn in_memory() -> Self {
        Self {
            before: Sums::new(),
            parts_before: BTreeMap::new(),
            folder: None,
            store: None,
            made: BTreeMap::new(),
            parts: BTreeMap::new(),
            current: None,
            folders: BTreeSet::new(),
        }
    }

    /// A tree whose new files go into a folder.
    pub(super) fn into_folder(
        folder: PathBuf,
        store: &'a Files,
        before: Sums,
        parts_before: BTreeMap<String, Part>,
    ) -> Self {
        Self { folder: Some(folder), store: Some(store), before, parts_before, ..Self::in_memory() }
    }

    /// Puts a file at a path: `decisions/DEC-0012.html`. What is there already is replaced.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the path is none that a tree can hold, or the file cannot be written.
    pub fn put(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Outcome<()> {
        let bytes = bytes.into();
        fits(path)?;
        let sum = Sum::of(&bytes);
        let lies = if self.before.get(path) == Some(&sum) {
            Lies::Before
        } else if let Some(folder) = &self.folder {
            let to = folder.join(path);
            if let Some(above) = to.parent().filter(|above| !self.folders.contains(*above)) {
                fs::create_dir_all(above).map_err(|e| super::swap::fault(above, &e))?;
                self.folders.insert(above.to_path_buf());
            }
            fs::write(&to, &bytes).map_err(|e| super::swap::fault(&to, &e))?;
            Lies::New
        } else {
            Lies::Here(bytes)
        };
        self.keep(path, sum, lies);
        Ok(())
    }

    /// Puts a file of the store, by its hash, and says where it is: `files/ab12....pdf`.
    ///
    /// # Errors
    /// [`Fault::Broken`] when its name is none that a tree can hold.
    pub fn file(&mut self, file: &FileRef) -> Outcome<String> {
        let path = Self::path_of(file);
        fits(&path)?;
        let sum = Sum { sha256: file.hash.clone(), size: file.bytes };
        let lies = if self.before.get(&path) == Some(&sum) { Lies::Before } else { Lies::Store };
        self.keep(&path, sum, lies);
        Ok(path)
    }

    /// Where a file of the store is in a tree.
    pub fn path_of(file: &FileRef) -> String {
        let ending = file.name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
        format!("files/{}.{ending}", file.hash)
    }

    /// Files that follow from `of` alone: `draw` puts them. When nothing that they follow from has changed since the tree before, it
    /// is not called, and they are taken over.
    ///
    /// # Errors
    /// What `draw` gives.
    pub fn part(&mut self, key: &str, of: &str, draw: impl FnOnce(&mut Self) -> Outcome<()>) -> Outcome<()> {
        let known = self.parts_before.get(key).filter(|part| part.of == of);
        if let Some(part) = known.filter(|part| part.files.iter().all(|path| self.before.contains_key(path)))
        {
            for path in &part.files {
                let sum = self.before[path].clone();
                self.made.insert(path.clone(), (sum, Lies::Before));
            }
            self.parts.insert(key.into(), part.clone());
            return Ok(());
        }
        self.parts.insert(key.into(), Part { of: of.into(), files: BTreeSet::new() });
        let outer = self.current.replace(key.into());
        let drawn = draw(self);
        self.current = outer;
        drawn
    }

    fn keep(&mut self, path: &str, sum: Sum, lies: Lies) {
        if let Some(part) = self.current.as_ref().and_then(|key| self.parts.get_mut(key)) {
            part.files.insert(path.into());
        }
        self.made.insert(path.into(), (sum, lies));
    }

    /// The content of a file that was put into a tree in memory.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self.made.get(path) {
            Some((_, Lies::Here(bytes))) => Some(bytes),
            _ => None,
        }
    }

    /// Every path that holds a file so far, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.made.keys().map(String::as_str)
    }

    /// What it holds so far.
    pub(super) fn sums(&self) -> Sums {
        self.made.iter().map(|(path, (sum, _))| (path.clone(), sum.clone())).collect()
    }

    /// The parts that it was drawn in.
    pub(super) fn parts(&self) -> &BTreeMap<String, Part> {
        &self.parts
    }

    /// Paths of files that are taken over from the tree before.
    pub(super) fn taken_over(&self) -> impl Iterator<Item = &str> {
        self.made.iter().filter(|(_, (_, lies))| *lies == Lies::Before).map(|(path, _)| path.as_str())
    }

    /// Brings the files of the store that the tree before does not have.
    ///
    /// # Errors
    /// [`Fault::Broken`] when one is missing from the store, was altered there, or cannot be written.
    pub(super) fn fetch(&mut self) -> Outcome<()> {
        let (Some(folder), Some(store)) = (self.folder.clone(), self.store) else { return Ok(()) };
        for (path, (sum, lies)) in &mut self.made {
            if *lies == Lies::Store {
                let bytes = store.read(&sum.sha256).map_err(|fault| match fault {
                    Fault::Absent => {
                        Fault::Broken(format!("the file {} of {path} is not in the store", sum.sha256))
                    }
                    other => other,
                })?;
                // The store says how long it is, whatever was written about it elsewhere.
                sum.size = bytes.len() as u64;
                let to = folder.join(path);
                if let Some(above) = to.parent() {
                    fs::create_dir_all(above).map_err(|e| super::swap::fault(above, &e))?;
                }
                fs::write(&to, bytes).map_err(|e| super::swap::fault(&to, &e))?;
                *lies = Lies::New;
            }
        }
        Ok(())
    }
}

/// A path that any web server and any file system can hold, and that leads nowhere else.
fn fits(path: &str) -> Outcome<()> {
    let part = |part: &str| {
        let plain = part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        plain && !part.is_empty() && !part.starts_with('.') && part.len() <= 200
    };
    if path.split('/').all(part) && path.len() <= 500 {
        return Ok(());
    }
    Err(Fault::Broken(format!("“{path}” cannot be a path in the public record")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_are_taken() {
        for (path, ok) in [
            ("index.html", true),
            ("decisions/DEC-0012.html", true),
            ("../outside", false),
            ("/root", false),
            ("a//b", false),
            ("a/.hidden", false),
            ("a b", false),
            ("", false),
            ("é", false),
        ] {
            assert_eq!(Tree::in_memory().put(path, "x").is_ok(), ok, "{path}");
        }
    }

    #[test]
    fn what_was_put_is_there_and_the_last_wins() {
        let mut tree = Tree::in_memory();
        tree.put("a.html", "one").unwrap();
        tree.part("key", "facts", |tree| tree.put("a.html", "two")).unwrap();
        assert_eq!(tree.bytes("a.html"), Some(&b"two"[..]));
        assert_eq!(tree.paths().collect::<Vec<_>>(), ["a.html"]);
        assert_eq!(tree.parts()["key"].files.iter().collect::<Vec<_>>(), ["a.html"]);
    }
}
