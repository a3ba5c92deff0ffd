//! From entries of the record to objects.

use super::address::{Place, Sort, part};
use super::index::Index;
use super::object::{Key, Object, Objects};
use super::{body, extras, meetings, papers, people};
use crate::tree::Held;
use jiff::civil::Date;
use jiff::{Timestamp, civil};
use kernel::clock::words;
use kernel::contracts::paper::{Block, letter};
use kernel::contracts::record::{FileRef, Head};
use std::collections::{BTreeMap, BTreeSet};

/// What is being built.
pub(super) struct Build<'a> {
    pub(super) place: &'a Place,
    pub(super) record: Index<'a>,
    /// SHA-512 of files by their SHA-256.
    pub(super) digests: &'a BTreeMap<String, String>,
    pub(super) out: Objects,
}

/// Every object of a county. The same things give the same objects; nothing depends on the day.
pub fn build(place: &Place, things: &[Held], digests: &BTreeMap<String, String>) -> Objects {
    let mut it = Build { place, record: Index::of(things), digests, out: Objects::at(place) };
    extras::add(&mut it);
    papers::add(&mut it);
    meetings::add(&mut it);
    people::add(&mut it);
    body::add(&mut it);
    it.out
}

impl Build<'_> {
    /// Adds an object and gives its key.
    pub(super) fn add(&mut self, sort: Sort, name: impl Into<String>, object: Object) -> Key {
        let key = (sort, name.into());
        self.out.all.insert(key.clone(), object);
        key
    }

    pub(super) fn id(&self, sort: Sort, name: &str) -> String {
        self.place.id(sort, name)
    }

    /// The address of a group, when it is in the record.
    pub(super) fn group(&self, slug: &str) -> Option<String> {
        self.record.groups.contains_key(slug).then(|| self.id(Sort::Organization, &group(slug)))
    }

    /// The address of an organisation, when it is in the record.
    pub(super) fn organisation(&self, slug: &str) -> Option<String> {
        self.record.organisations.contains_key(slug).then(|| self.id(Sort::Organization, &organisation(slug)))
    }

    /// The address of a meeting, when it is in the record.
    pub(super) fn meeting(&self, name: &str) -> Option<String> {
        self.record.meetings.contains_key(name).then(|| self.id(Sort::Meeting, &part(name)))
    }

    /// The address of an item, when it is in the record.
    pub(super) fn item(&self, meeting: &str, key: &str) -> Option<String> {
        let (_, found) = self.record.meetings.get(meeting)?;
        let there = found.items.iter().any(|item| item.key == key);
        there.then(|| self.id(Sort::AgendaItem, &item(meeting, key)))
    }

    /// Adds files of one owner, `back` being the field that leads to it.
    pub(super) fn files(
        &mut self,
        owner: &str,
        back: (&str, String),
        head: &Head,
        files: &[FileRef],
    ) -> Vec<Key> {
        let mut taken = BTreeSet::new();
        let mut keys = Vec::new();
        for file in files {
            let mut name = format!("{owner}-{}", part(&file.label.to_lowercase()));
            while !taken.insert(name.clone()) {
                name.push_str("-more");
            }
            let mut object = Object::new(head.created, head.modified);
            let url = self.place.file(file);
            object
                .says("name", format!("{}, {}", head.title, file.label))
                .says("fileName", file.name.as_str())
                .says("mimeType", file.media.as_str())
                .says("date", day(kernel::time::civil(head.created)))
                .says("size", file.bytes)
                .says("sha512Checksum", self.digests.get(&file.hash).cloned().unwrap_or_default())
                .says("accessUrl", url.as_str())
                .says("downloadUrl", url)
                .says("shiremoot:sha256Checksum", file.hash.as_str())
                .says(back.0, vec![back.1.clone()]);
            keys.push(self.add(Sort::File, name, object));
        }
        keys
    }
}

/// The name of a group among organisations: an organisation may have the same short name.
pub(super) fn group(slug: &str) -> String {
    format!("group-{}", part(slug))
}

/// The name of an organisation among organisations.
pub(super) fn organisation(slug: &str) -> String {
    format!("member-{}", part(slug))
}

/// The name of an item among all items.
pub(super) fn item(meeting: &str, key: &str) -> String {
    format!("{}-{}", part(meeting), part(key))
}

/// A day as the standard has it.
pub(super) fn day(date: Date) -> String {
    date.to_string()
}

/// Days that may be missing.
pub(super) fn maybe(date: Option<Date>) -> String {
    date.map(day).unwrap_or_default()
}

/// A time on the clocks of England as an instant with its offset.
pub(super) fn local(at: civil::DateTime) -> String {
    let zoned = jiff::tz::TimeZone::get("Europe/London").and_then(|zone| at.to_zoned(zone));
    zoned.map(|at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()).unwrap_or_default()
}

/// The day on which something happened, in words: for names of things that have none.
pub(super) fn said(date: Date) -> String {
    words::format(date)
}

/// When things were first there and last changed, together.
pub(super) fn times<'h>(heads: impl IntoIterator<Item = &'h Head>) -> Option<(Timestamp, Timestamp)> {
    let all = heads.into_iter().map(|head| (head.created, head.modified));
    all.reduce(|(first, last), (created, modified)| (first.min(created), last.max(modified)))
}

/// Blocks as text: a paragraph a line, parts with their letters.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } => lines.push(text.words()),
            Block::Paragraph { text, list, .. } => {
                lines.push(text.words());
                for (at, item) in list.iter().flat_map(|list| list.items.iter().enumerate()) {
                    lines.push(format!("{}) {}", letter(at), item.words()));
                }
            }
            Block::Recommendation { stem, parts } => {
                lines.push(stem.words());
                lines.extend(
                    parts.iter().enumerate().map(|(at, part)| format!("{}) {}", letter(at), part.words())),
                );
            }
            Block::Table { caption, .. } | Block::Figure { caption, .. } => lines.push(caption.clone()),
            Block::Plain { text: words, .. } => lines.push(words.clone()),
            Block::Drawn { blocks, .. } => lines.push(text(blocks)),
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}
