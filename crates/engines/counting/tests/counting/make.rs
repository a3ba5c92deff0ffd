//! Files to read: of Loamshire, with a place to keep what comes of them.

use engine_counting::Counting;
use kernel::contracts::counts::{Counted, Counter, Found, Known, Reason, Shape, Unfit};
use kernel::rulebook::Rulebook;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The header of a street file, as published.
pub const HEADER: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

/// A shape of the rulebook.
pub fn shape(id: &str) -> Shape {
    let rulebook = Rulebook::load(None).unwrap();
    let text = rulebook.file(&format!("datasets/{id}.toml")).unwrap_or_else(|| panic!("no dataset {id}"));
    let table: toml::Table = toml::from_str(std::str::from_utf8(text).unwrap()).unwrap();
    let shape: Shape = table["shape"].clone().try_into().unwrap();
    Shape { dataset: id.into(), ..shape }
}

/// The shape of street files.
pub fn street() -> Shape {
    shape("police-uk-street")
}

/// An identifier of 64 digits.
pub fn id(n: usize) -> String {
    format!("{n:064x}")
}

/// A row as it should be.
pub fn row(n: usize) -> String {
    crime(&id(n), "2025-01", "-2.225724,52.206439", "E91000001", "Burglary")
}

/// A row with what matters in it.
pub fn crime(id: &str, month: &str, point: &str, code: &str, kind: &str) -> String {
    format!(
        "{id},{month},Loamshire Police,Loamshire Police,{point},On or near Kiln Lane,{code},Marlbury 001A,{kind},Under investigation,"
    )
}

/// A street file of these rows.
pub fn file(rows: &[String]) -> String {
    rows.iter().fold(format!("{HEADER}\n"), |file, row| file + row + "\n")
}

/// Somewhere to work.
pub struct Desk {
    /// Where it is.
    pub folder: TempDir,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("kept")).unwrap();
        Self { folder }
    }

    /// A file in it.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Where what is kept lies.
    pub fn kept(&self) -> PathBuf {
        self.folder.path().join("kept")
    }

    /// Names of all that lies there, hidden or not.
    pub fn left(&self) -> Vec<String> {
        let names =
            fs::read_dir(self.kept()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Reads bytes as the file of that name.
    pub fn read_as(&self, name: &str, bytes: &[u8], shape: &Shape) -> Result<Counted, Unfit> {
        let path = self.put(name, bytes);
        let survey = Counting.survey(&path, std::slice::from_ref(shape))?;
        let part = survey.parts.first().cloned().unwrap_or(Found {
            dataset: shape.dataset.clone(),
            month: None,
            source: String::new(),
            path,
            inside: None,
            bytes: bytes.len() as u64,
        });
        let counted = Counting.read(&part, shape, &known, &self.kept(), &mut |_| ())?;
        let rejected: u64 = counted.rejected.values().sum();
        assert_eq!(counted.rows, counted.accepted + rejected, "every row is accounted for");
        Ok(counted)
    }

    /// Reads a street file of January 2025.
    pub fn read(&self, bytes: impl AsRef<[u8]>) -> Result<Counted, Unfit> {
        self.read_as("2025-01-loamshire-street.csv", bytes.as_ref(), &street())
    }
}

/// Loamshire's areas: those that end in an odd digit stand on both bases.
pub fn known(code: &str) -> Known {
    match (code.get(..3), code.ends_with(['1', '3', '5', '7', '9'])) {
        (Some("E91" | "E90"), true) => Known::Always,
        (Some("E91"), _) => Known::Only(2021),
        (Some("E90"), _) => Known::Only(2011),
        _ => Known::No,
    }
}

/// Rejected rows, reason by reason.
pub fn rejected(counted: &Counted) -> Vec<(Reason, u64)> {
    counted.rejected.iter().map(|(reason, many)| (*reason, *many)).collect()
}

/// The rejects as they were written.
pub fn rejects(counted: &Counted) -> String {
    counted.rejects.as_ref().map_or_else(String::new, |it| fs::read_to_string(it.path()).unwrap())
}
