//! *Counts*: whoever streams files of rows through a dataset’s checks into parts that are kept and cubes of counts. An engine
//! does it and knows no dataset by name: what it must know stands in the [`Shape`].

mod cube;
mod shape;
mod unfit;

pub use cube::Cube;
pub use shape::{Column, Kind, Shape};
pub use unfit::Unfit;

use crate::{Fault, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// Finds, checks, keeps and counts files of rows.
pub trait Counter: Send + Sync {
    /// What a file, a folder or a zip archive holds: one entry for each part, in the order of month, source and name. Nothing is
    /// read but names; a single file whose name says nothing is known by its columns.
    ///
    /// # Errors
    /// [`Unfit::Archive`] for an archive that is cut off or damaged, [`Unfit::Broken`] when it cannot be read.
    fn survey(&self, path: &Path, shapes: &[Shape]) -> Result<Survey, Unfit>;

    /// Streams one part: every row is accounted for. The kept rows and the rejects are written into `into` under temporary names
    /// until [`Counted::take`]; whatever goes wrong, nothing is left behind. `progress` is told how many bytes were read so far.
    ///
    /// # Errors
    /// [`Unfit`], when the file as a whole cannot be taken.
    fn read(
        &self,
        part: &Found,
        shape: &Shape,
        known: &dyn Fn(&str) -> Known,
        into: &Path,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Counted, Unfit>;

    /// Counts a part again and nothing more: no row is checked beyond what the cubes need, nothing is written. For proving that
    /// what is kept still comes from its file.
    ///
    /// # Errors
    /// As [`Counter::read`].
    fn count(&self, part: &Found, shape: &Shape) -> Result<Vec<Cube>, Unfit>;
}

/// What was found somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// What can be loaded.
    pub parts: Vec<Found>,
    /// Files that no shape knows: their names.
    pub others: Vec<String>,
}

/// One part: a file, or an entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Found {
    /// The dataset whose shape its name fits.
    pub dataset: String,
    /// The month (`year * 12 + month - 1`) that its name says; a year is its January.
    pub month: Option<i32>,
    /// Who reported, as its name says: `west-mercia`; empty when it does not say.
    pub source: String,
    /// The file, or the archive that it lies in.
    pub path: PathBuf,
    /// Its name inside the archive.
    pub inside: Option<String>,
    /// Its size, unpacked.
    pub bytes: u64,
}

impl Found {
    /// What a person would call it.
    pub fn name(&self) -> String {
        let last =
            |path: &Path| path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        last(self.inside.as_deref().map_or(&self.path, Path::new))
    }
}

/// What is known of an area’s code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// It stands on every base of the geography.
    Always,
    /// It stands on this base alone: 2011, 2021.
    Only(u16),
    /// No base has it.
    No,
}

/// What became of one part. `rows = accepted + Σ rejected`, always; flagged rows are accepted rows that carry a flag.
#[derive(Debug)]
pub struct Counted {
    /// Hash of the file as it came, unpacked.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// Rows below the header.
    pub rows: u64,
    /// Rows that were kept and counted.
    pub accepted: u64,
    /// Rows that were not, by reason.
    pub rejected: BTreeMap<Reason, u64>,
    /// Kept rows that carry a flag; a row can carry several.
    pub flagged: BTreeMap<Flag, u64>,
    /// Kept rows whose area’s code stands on one base alone, by base. Two of them make a part of mixed vintage.
    pub vintages: BTreeMap<u16, u64>,
    /// Counts by area and category: one cube for each month, in order of months.
    pub cubes: Vec<Cube>,
    /// The same, further by each of [`Shape::extra`]: a category reads `Burglary / Under investigation`.
    pub extra: BTreeMap<String, Vec<Cube>>,
    /// What the screening found. When it is not empty nothing is kept: the file must be destroyed.
    pub screened: Vec<Finding>,
    /// The kept rows as Parquet; none when the screening found something.
    pub kept: Option<Written>,
    /// The rejected rows as CSV (line, reason, row); none when there is no such row.
    pub rejects: Option<Written>,
}

impl Counted {
    /// Gives the files their names, forced to disk. Before this nothing of them can be seen; without it they vanish.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the disk fails.
    pub fn take(mut self) -> Outcome<Self> {
        for written in self.kept.iter_mut().chain(self.rejects.iter_mut()) {
            written.take()?;
        }
        Ok(self)
    }
}

/// A file that was written, and is under its name only when it was taken. One that is dropped before is removed.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name, once taken: the hash and what it is, `….parquet`, `….rejects.csv`.
    pub name: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    folder: PathBuf,
    staged: Option<PathBuf>,
}

impl Written {
    /// What an engine has written at `staged`, to be called by its hash and `ending` in the same folder.
    pub fn new(staged: PathBuf, sha256: String, bytes: u64, ending: &str) -> Self {
        let folder = staged.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        Self { name: format!("{sha256}.{ending}"), sha256, bytes, folder, staged: Some(staged) }
    }

    /// Where it lies now.
    pub fn path(&self) -> PathBuf {
        self.staged.clone().unwrap_or_else(|| self.folder.join(&self.name))
    }

    fn take(&mut self) -> Outcome<()> {
        let Some(staged) = self.staged.clone() else { return Ok(()) };
        let failed = |e: std::io::Error| match e.kind() {
            std::io::ErrorKind::StorageFull => Fault::Broken(Fault::DISK_FULL.into()),
            _ => Fault::Broken(format!("{} cannot be kept: {e}", self.name)),
        };
        std::fs::File::open(&staged).and_then(|file| file.sync_all()).map_err(failed)?;
        std::fs::rename(&staged, self.folder.join(&self.name)).map_err(failed)?;
        std::fs::File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        self.staged = None;
        Ok(())
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        if let Some(staged) = &self.staged {
            // What cannot be removed is a hidden temporary file that no row names.
            let _ = std::fs::remove_file(staged);
        }
    }
}

macro_rules! words {
    ($(#[$of:meta])* $name:ident { $($(#[$doc:meta])* $case:ident = $slug:literal, $says:literal;)+ }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $case,)+ }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$case,)+];

            /// Its name in files and addresses.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$case => $slug,)+ }
            }

            /// What it means, in plain English.
            pub fn says(self) -> &'static str {
                match self { $(Self::$case => $says,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.slug())
            }
        }
    };
}

words! {
    /// Why a row was not taken.
    Reason {
        /// Fewer or more fields than the header.
        WrongWidth = "wrong-width", "It has fewer or more fields than the header.";
        /// The last line ends in the middle of a row.
        CutOff = "cut-off", "The file ends in the middle of this row.";
        /// Not UTF-8.
        NotText = "not-text", "It holds bytes that are not text.";
        /// A field that must not be blank is.
        Blank = "blank", "A field that must be filled is blank.";
        /// Not a month, year or date.
        BadPeriod = "bad-period", "Its month, year or date cannot be read.";
        /// Another month than the file’s.
        OtherMonth = "other-month", "It belongs to another month than its file.";
        /// Not the code of an area.
        BadCode = "bad-code", "Its area code is not written as area codes are.";
        /// Not a number.
        BadNumber = "bad-number", "A number cannot be read.";
        /// A count below zero.
        Negative = "negative", "A count is below zero.";
        /// Not coordinates.
        BadPoint = "bad-point", "Its coordinates are not longitude and latitude.";
        /// Not a hash.
        BadHash = "bad-hash", "Its identifier is not 64 hexadecimal digits.";
        /// None of the values that the dataset knows.
        UnknownCategory = "unknown-category", "A category is none of those that the dataset has.";
    }
}

words! {
    /// What is remarkable about a row that was taken.
    Flag {
        /// No area.
        NoPlace = "no-place", "It has no area: it counts for whoever reported it, and for no place.";
        /// No base of the geography has the code.
        UnknownPlace = "unknown-place", "No base of the geography has its area code.";
        /// Its code stands on another base than most of the part’s.
        OtherVintage = "other-vintage", "Its area code stands on another census base than the rest of the file.";
        /// Coordinates outside of the box, in the sea or abroad.
        OutOfBounds = "out-of-bounds", "Its coordinates lie outside of the country.";
        /// Every field equals those of an earlier row.
        Duplicate = "duplicate", "It repeats an earlier row in every field.";
        /// The same identifier as an earlier row, with other fields.
        RepeatedKey = "repeated-key", "Its identifier stands in an earlier row that differs.";
        /// The last line does not end.
        NoLineEnd = "no-line-end", "It is the last row and its line does not end: the file may be cut off.";
    }
}

words! {
    /// What the screening looks for.
    Sensitive {
        /// A person’s name.
        Name = "name", "It reads like the name of a person.";
        /// A telephone number.
        Telephone = "telephone", "It holds what reads like a telephone number.";
        /// An electronic address.
        Email = "email", "It holds an email address.";
        /// A full postcode.
        Postcode = "postcode", "It holds a full postcode.";
        /// An NHS number with its check digit.
        NhsNumber = "nhs-number", "It holds an NHS number.";
        /// A day of birth.
        BirthDate = "birth-date", "It holds what reads like a date of birth.";
    }
}

/// Something about a person in a field: where and what, never the words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// Line of the file, the header being line 1.
    pub line: u64,
    /// Name of the column.
    pub column: String,
    /// What it is.
    pub reason: Sensitive,
}
