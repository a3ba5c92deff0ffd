//! The shape of a dataset’s files, as the rulebook writes it.

use serde::{Deserialize, Serialize};

/// What the files of a dataset look like and what their rows count.
///
/// Names of files and columns may hold `*` for anything, `{month}` for `2025-01`, `{year}` for `2025`, and, in names of files,
/// `{source}` for whoever reported. Capitals do not matter in them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Shape {
    /// The dataset; given by whoever loads the rulebook.
    pub dataset: String,
    /// Names of its files, without folders: `{month}-{source}-street.csv`.
    pub files: Vec<String>,
    /// Whether the columns stand exactly as listed. Otherwise they are found by name, and others are left out.
    pub exact: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// Column of the period. Where there is none, a row belongs to the `{month}` or `{year}` of its measure’s name, else of its file.
    pub month: Option<String>,
    /// Column of the area’s code.
    pub place: Option<String>,
    /// Column of the category. Where there is none, the names of the measures are the categories.
    pub category: Option<String>,
    /// Columns by which rows are counted further, each together with the category.
    pub extra: Vec<String>,
    /// Column that names a row, and may be blank: repeated ones are flagged.
    pub key: Option<String>,
    /// West, south, east and north of what coordinates may be.
    pub bounds: Option<[f64; 4]>,
    /// Decimal places that measures are kept with in cubes: 3 makes 24.475 the count 24475. With any, a number below zero is a score
    /// and no wrong count: it is kept among the rows and stands in no cube.
    pub decimals: u8,
    /// What stands for nothing, beside an empty field: `[x]`, `*`.
    pub blanks: Vec<String>,
    /// Sheet of a workbook; the first when none is named.
    pub sheet: Option<String>,
}

/// One column, or all whose names fit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Column {
    /// Its name in the header.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether no row may leave it blank.
    pub required: bool,
    /// Whether a file may be without it; never in an exact shape.
    pub optional: bool,
    /// The only values that it may have; any when empty.
    pub one_of: Vec<String>,
    /// Whether its number is what is counted. Where no column says so, each row counts one.
    pub measure: bool,
    /// What a measure is called as a category; its name without `{year}` and `{month}` when empty.
    pub label: String,
    /// Whether it is free text that is screened for people before anything is kept.
    pub screen: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// A code of the Office for National Statistics: a letter and eight digits.
    Code,
    /// `2025-01`.
    Month,
    /// `2025`: its January.
    Year,
    /// `2024/25` or `2024-25`: its April.
    FinancialYear,
    /// `2025-01-31`, with or without a time, or `31/01/2025`.
    Date,
    /// A number, with or without commas for thousands.
    Number,
    /// Degrees east.
    Longitude,
    /// Degrees north.
    Latitude,
    /// 64 hexadecimal digits.
    Hash,
}

impl Shape {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// What is wrong with the shape itself, in words for whoever writes it: a role that names no column, two kinds that do not go together.
    pub fn misprint(&self) -> Option<String> {
        let roles = [
            ("month", &self.month),
            ("place", &self.place),
            ("category", &self.category),
            ("key", &self.key),
        ];
        let extra = self.extra.iter().map(|name| ("extra", name));
        for (role, name) in roles.iter().filter_map(|(role, name)| Some((*role, name.as_ref()?))).chain(extra)
        {
            if self.column(name).is_none() {
                return Some(format!("`{role}` names the column “{name}”, which is not among the columns"));
            }
        }
        let period = self.month.as_ref().and_then(|name| self.column(name));
        if period
            .is_some_and(|c| !matches!(c.kind, Kind::Month | Kind::Year | Kind::FinancialYear | Kind::Date))
        {
            return Some("the column of `month` must be a month, year, financial-year or date".into());
        }
        if let Some(column) = self.columns.iter().find(|c| c.measure && c.kind != Kind::Number) {
            return Some(format!("“{}” is a measure and must be a number", column.name));
        }
        if let Some(column) =
            self.columns.iter().find(|c| self.exact && (c.optional || c.name.contains(['*', '{'])))
        {
            return Some(format!("“{}” cannot stand in an exact shape", column.name));
        }
        self.columns.is_empty().then(|| "a shape without columns reads nothing".into())
    }
}
