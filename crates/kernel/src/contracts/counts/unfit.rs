//! Why a file as a whole cannot be taken.

use crate::Fault;
use std::fmt;

/// What is wrong with a file, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing in it.
    Empty,
    /// A page of the web, saved in place of the data.
    WebPage,
    /// Not a table: another sort of file, or another encoding.
    NotTable(String),
    /// Columns that the dataset has and the file has not.
    Missing(Vec<String>),
    /// Columns that stand under another name: what was wanted, what stands in its place.
    Renamed(Vec<(String, String)>),
    /// Columns that stand at another place than they are published at.
    Moved(Vec<String>),
    /// Columns that the dataset does not have.
    Unknown(Vec<String>),
    /// Neither its name nor its rows say which month or year it is of.
    NoPeriod,
    /// A row longer than any row of the dataset can be: a quote that is never closed.
    EndlessRow(u64),
    /// An archive that is cut off or damaged.
    Archive(String),
    /// More than a part may hold.
    TooLarge(String),
    /// The disk is full. Nothing was left on it.
    DiskFull,
    /// The machine failed.
    Broken(String),
}

impl Unfit {
    /// Its name in records.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::WebPage => "web-page",
            Self::NotTable(_) => "not-a-table",
            Self::Missing(_) => "columns-missing",
            Self::Renamed(_) => "columns-renamed",
            Self::Moved(_) => "columns-moved",
            Self::Unknown(_) => "columns-unknown",
            Self::NoPeriod => "no-period",
            Self::EndlessRow(_) => "endless-row",
            Self::Archive(_) => "archive-damaged",
            Self::TooLarge(_) => "too-large",
            Self::DiskFull => "disk-full",
            Self::Broken(_) => "broken",
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |names: &[String]| names.iter().map(|n| format!("“{n}”")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Empty => f.write_str("The file is empty. Fetch it again"),
            Self::WebPage => f.write_str(
                "The file is a page of the web, not data: the publisher answered with an error. Fetch it again, and look into it before you load it",
            ),
            Self::NotTable(why) => write!(f, "The file is not a table of rows: {why}. Save it as CSV (UTF-8) or XLSX"),
            Self::Missing(columns) => {
                write!(f, "The file does not have {}. Fetch the complete file, or describe its new columns in the dataset", quoted(columns))
            }
            Self::Renamed(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(was, is)| format!("“{was}” is called “{is}”")).collect();
                write!(f, "Columns have other names: {}. Check that they mean the same, then change the dataset’s columns", pairs.join(", "))
            }
            Self::Moved(columns) => {
                write!(f, "Columns stand at another place than published: {}. Fetch the file again, unedited", quoted(columns))
            }
            Self::Unknown(columns) => {
                write!(f, "The dataset does not know {}. Fetch the file again, unedited, or add them to the dataset", quoted(columns))
            }
            Self::NoPeriod => f.write_str("Neither the file’s name nor its rows say which month or year it is of. Name the file as its publisher does"),
            Self::EndlessRow(line) => {
                write!(f, "A row that begins on line {line} does not end: a quotation mark is opened there and never closed. Fetch the file again")
            }
            Self::Archive(why) => write!(f, "The archive is damaged or was not fetched to its end: {why}. Fetch it again"),
            Self::TooLarge(why) => write!(f, "{why}. Split the file and load its parts"),
            Self::DiskFull => f.write_str(Fault::DISK_FULL),
            Self::Broken(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Unfit {}

impl From<std::io::Error> for Unfit {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Broken(error.to_string()),
        }
    }
}

impl From<Unfit> for Fault {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::DiskFull | Unfit::Broken(_) => Self::Broken(unfit.to_string()),
            _ => Self::field("file", format!("{unfit}.")),
        }
    }
}
