//! The rows of figures: what was asked, every version with the parts that it rests on, what was released, and peer groups.

mod peers;
mod releases;
mod versions;

pub(crate) use peers::{enter, groups};
pub(crate) use releases::{release, released};
pub use versions::{DataVersion, Version};
pub(crate) use versions::{add_version, version, versions};

use super::Ask;
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Actor, Condition, Facts, Fault, Outcome, Proof, Rows, Thing, Unit, Visible, params};

/// The tables. A version is never changed.
pub const MIGRATION: Migration = Migration {
    name: "insight-200-figures",
    sql: &[
        "CREATE TABLE insight_figure (id TEXT PRIMARY KEY, county TEXT NOT NULL, number BIGINT NOT NULL, indicator TEXT NOT NULL,
         ask TEXT NOT NULL, published BIGINT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, version BIGINT NOT NULL,
         title TEXT NOT NULL, UNIQUE (county, number))",
        "CREATE INDEX insight_figure_ask ON insight_figure (county, ask)",
        "CREATE TABLE insight_figure_version (id TEXT PRIMARY KEY, figure TEXT NOT NULL, number BIGINT NOT NULL, at TEXT NOT NULL,
         definition TEXT NOT NULL, print TEXT NOT NULL, engine TEXT NOT NULL, plan TEXT NOT NULL, rests_on TEXT NOT NULL,
         parts TEXT NOT NULL, differs TEXT NOT NULL, model TEXT NOT NULL, UNIQUE (figure, number))",
        "CREATE TABLE insight_release (id TEXT PRIMARY KEY, county TEXT NOT NULL, dataset TEXT NOT NULL, figure TEXT NOT NULL,
         version TEXT NOT NULL, how TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, cells TEXT NOT NULL)",
        "CREATE INDEX insight_release_dataset ON insight_release (county, dataset, id)",
        "CREATE TABLE insight_peers (id TEXT PRIMARY KEY, county TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
         members TEXT NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL, entered_at TEXT NOT NULL, entered_by TEXT NOT NULL)",
        "CREATE INDEX insight_peers_county ON insight_peers (county, name, id)",
    ],
    append_only: &["insight_figure_version", "insight_release", "insight_peers"],
};

/// A figure as a thing that the policies speak of: its identifier is `loamshire/FIG-0001`.
#[derive(Clone, Copy, Debug)]
pub struct Figure;

/// Roles, held on a county, whose holders read its figures. The administrator is not among them.
const INSIDE: &[&str] = &["sits", "officer", "analyst", "ig_lead"];

impl Thing for Figure {
    const KIND: &'static str = "Figure";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let row = rows.one("SELECT county, published FROM insight_figure WHERE id = ?", params![id])?;
        row.map(|row| Ok(Facts::of(row.get::<String>("county")?).flag("published", row.get("published")?)))
            .transpose()
    }

    fn visible(actor: &Actor) -> Condition {
        let inside = Condition::any_of("t.county", INSIDE.iter().flat_map(|role| actor.held(role)));
        inside.or(Condition::sql("t.published = 1", &[]))
    }
}

/// A figure that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// `loamshire/FIG-0001`
    pub id: String,
    /// The county.
    pub county: String,
    /// Its number within the county, from 1.
    pub number: i64,
    /// What it was asked for.
    pub ask: Ask,
    /// Whether it rests on open data alone.
    pub published: bool,
    /// When it was kept.
    pub at: Timestamp,
    /// The number of its newest version.
    pub version: i64,
    /// The finding of that version.
    pub title: String,
}

impl Kept {
    /// `FIG-0001`
    pub fn reference(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or_default()
    }

    /// Its address below the county.
    pub fn path(&self) -> String {
        format!("insight/figures/{}", self.reference())
    }
}

/// The identifier of a figure of a county by its reference.
pub(crate) fn id_of(county: &str, reference: &str) -> String {
    format!("{county}/{}", reference.to_uppercase())
}

const COLUMNS: &str = "t.id, t.county, t.number, t.ask, t.published, t.made_at, t.version, t.title";

fn read(row: &Row) -> Outcome<Kept> {
    Ok(Kept {
        id: row.get("id")?,
        county: row.get("county")?,
        number: row.get("number")?,
        ask: Ask::read(&row.get::<String>("ask")?)?,
        published: row.get("published")?,
        at: row.get("made_at")?,
        version: row.get("version")?,
        title: row.get("title")?,
    })
}

/// One figure.
pub(crate) fn one(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Kept>> {
    let sql = format!("SELECT {COLUMNS} FROM insight_figure t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.as_ref().map(read).transpose()
}

/// The figure of a county that was asked for in these words.
pub(crate) fn asked(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    ask: &Ask,
) -> Outcome<Option<Kept>> {
    let sql = format!("SELECT {COLUMNS} FROM insight_figure t WHERE t.county = ? AND t.ask = ?");
    unit.rows(proof).one(&sql, params![county, ask.words()])?.as_ref().map(read).transpose()
}

/// The figures of a county that may be seen, the newest first.
pub(crate) fn visible(
    unit: &mut Unit<'_>,
    visible: &Visible<Figure>,
    county: &str,
    most: i64,
) -> Outcome<Vec<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM insight_figure t WHERE {} AND t.county = ? ORDER BY t.number DESC LIMIT ?",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county, most]))?.iter().map(read).collect()
}

/// Every figure of a county, for work that goes through all of them.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<Kept>> {
    let sql = format!("SELECT {COLUMNS} FROM insight_figure t WHERE t.county = ? ORDER BY t.number");
    unit.rows(proof).all(&sql, params![county])?.iter().map(read).collect()
}

/// Adds a figure without a version yet, and gives its identifier.
pub(crate) fn add(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    ask: &Ask,
    published: bool,
) -> Outcome<String> {
    let last = unit
        .rows(proof)
        .one("SELECT MAX(number) AS number FROM insight_figure WHERE county = ?", params![county])?;
    let number = last.map(|row| row.get::<Option<i64>>("number")).transpose()?.flatten().unwrap_or(0) + 1;
    let id = format!("{county}/FIG-{number:04}");
    let (now, by) = (unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("number", number.into()),
        ("indicator", ask.indicator.as_str().into()),
        ("ask", ask.words().into()),
        ("published", published.into()),
        ("made_at", now.into()),
        ("made_by", by.into()),
        ("version", 0_i64.into()),
        ("title", "".into()),
    ];
    unit.rows(proof).insert("insight_figure", &columns)?;
    Ok(id)
}

fn json<T: serde::Serialize>(it: &T) -> Outcome<String> {
    serde_json::to_string(it).map_err(Fault::broken)
}

/// The last event of the ledger about a figure.
pub(crate) fn last_event(unit: &mut Unit<'_>, proof: &impl Proof, figure: &str) -> Outcome<Option<String>> {
    let sql = "SELECT id FROM ledger_event WHERE about = ? ORDER BY id DESC LIMIT 1";
    unit.rows(proof).one(sql, params![figure])?.map(|row| row.get("id")).transpose()
}
