//! Rows of papers: what hangs on an item of an agenda, uploaded or written here, with its versions and its words page by page.

use super::MeetingPaper;
use super::over;
use crate::papers::{Document, Found, State};
use jiff::Timestamp;
use kernel::contracts::binder::Leaf;
use kernel::db::{Migration, Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

/// What papers have beside the core.
pub(crate) const MIGRATION: Migration = Migration {
    name: "meetings-700-files",
    sql: &[
        // `slug` names it in addresses. `issue` is the number of the issue of the agenda with which it went out, and
        // `first_page` the number that its first page got then: neither ever changes. `replaces` is an older paper.
        "ALTER TABLE meeting_document ADD COLUMN slug TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting_document ADD COLUMN issue BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE meeting_document ADD COLUMN first_page BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE meeting_document ADD COLUMN replaces TEXT NOT NULL DEFAULT ''",
        // What was replaced before it was issued, or taken back after: by hash, for those who answer for it.
        "CREATE TABLE meeting_document_version (id TEXT PRIMARY KEY, document TEXT NOT NULL, version BIGINT NOT NULL,
         title TEXT NOT NULL, file_name TEXT NOT NULL, media TEXT NOT NULL, clean TEXT NOT NULL, bytes BIGINT NOT NULL,
         pages BIGINT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, why TEXT NOT NULL)",
        "CREATE INDEX meeting_document_version_document ON meeting_document_version (document, id)",
        // The words of a page: `leaf` is the page as JSON, `text` its words alone.
        "CREATE TABLE meeting_document_leaf (id TEXT PRIMARY KEY, document TEXT NOT NULL, page BIGINT NOT NULL, name TEXT NOT NULL,
         leaf TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (document, page))",
        // Background papers on which a report rests (Local Government Act 1972, s. 100D).
        "CREATE TABLE meeting_background (id TEXT PRIMARY KEY, document TEXT NOT NULL, place BIGINT NOT NULL, title TEXT NOT NULL,
         held TEXT NOT NULL)",
        "CREATE INDEX meeting_background_document ON meeting_background (document, place)",
    ],
    append_only: &[],
};

const COLUMNS: &str = "t.id, t.county, t.sitting, t.item, t.of_group, t.slug, t.place, t.title, t.from_organisation, t.state,
    t.withheld, t.paragraph, t.reason, t.review, t.paper, t.file_name, t.media, t.hash, t.clean, t.bytes, t.pages, t.found,
    t.why, t.issue, t.first_page, t.replaces, t.version, t.changed_at";

fn read(row: &Row) -> Outcome<Document> {
    let state: String = row.get("state")?;
    let found: String = row.get("found")?;
    let found = match found.as_str() {
        "" => Found::default(),
        json => serde_json::from_str(json).map_err(Fault::broken)?,
    };
    Ok(Document {
        id: row.get("id")?,
        county: row.get("county")?,
        sitting: row.get("sitting")?,
        item: row.get("item")?,
        group: row.get("of_group")?,
        slug: row.get("slug")?,
        place: row.get("place")?,
        title: row.get("title")?,
        from: row.get("from_organisation")?,
        state: State::named(&state).ok_or_else(|| Fault::broken(format!("a paper in the state {state}")))?,
        withheld: row.get("withheld")?,
        paragraph: row.get("paragraph")?,
        reason: row.get("reason")?,
        review: row.get("review")?,
        paper: row.get("paper")?,
        file_name: row.get("file_name")?,
        media: row.get("media")?,
        hash: row.get("hash")?,
        clean: row.get("clean")?,
        bytes: row.get("bytes")?,
        pages: row.get("pages")?,
        found,
        why: row.get("why")?,
        issue: row.get("issue")?,
        first_page: row.get("first_page")?,
        replaces: row.get("replaces")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

fn columns(it: &Document) -> Outcome<Vec<(&'static str, Value)>> {
    Ok(vec![
        ("sitting", (&it.sitting).into()),
        ("item", (&it.item).into()),
        ("of_group", (&it.group).into()),
        ("slug", (&it.slug).into()),
        ("place", it.place.into()),
        ("title", (&it.title).into()),
        ("from_organisation", (&it.from).into()),
        ("state", it.state.name().into()),
        ("withheld", it.withheld.into()),
        ("paragraph", (&it.paragraph).into()),
        ("reason", (&it.reason).into()),
        ("review", it.review.into()),
        ("paper", (&it.paper).into()),
        ("file_name", (&it.file_name).into()),
        ("media", (&it.media).into()),
        ("hash", (&it.hash).into()),
        ("clean", (&it.clean).into()),
        ("bytes", it.bytes.into()),
        ("pages", it.pages.into()),
        ("found", serde_json::to_string(&it.found).map_err(Fault::broken)?.into()),
        ("why", (&it.why).into()),
        ("issue", it.issue.into()),
        ("first_page", it.first_page.into()),
        ("replaces", (&it.replaces).into()),
        ("version", it.version.into()),
        ("changed_at", it.changed_at.into()),
    ])
}

/// Adds a paper.
pub(crate) fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Document) -> Outcome<()> {
    let mut all = vec![("id", Value::from(&it.id)), ("county", (&it.county).into())];
    all.extend(columns(it)?);
    unit.rows(proof).insert("meeting_document", &all)
}

/// Keeps a paper as it is now, over the version before it.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Document) -> Outcome<()> {
    let all = columns(it)?;
    let set: Vec<String> = all.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let mut values: Vec<Value> = all.into_iter().map(|(_, value)| value).collect();
    values.extend([Value::from(&it.id), (it.version - 1).into()]);
    let sql = format!("UPDATE meeting_document SET {} WHERE id = ? AND version = ?", set.join(", "));
    over(unit, proof, &sql, &values, "The paper was changed while you had it open.")
}

/// The paper that a permit is for.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read; [`kernel::Fault::Absent`] when there is none.
pub fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, MeetingPaper>) -> Outcome<Document> {
    by_id(unit, permit, permit.id())?.ok_or(Fault::Absent)
}

/// A paper by its identifier, under whatever proof the caller holds.
pub(crate) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Document>> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_document t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.map(|row| read(&row)).transpose()
}

/// Identifier of the paper of a name. It says nothing but that there is one, so a permit must follow.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read; [`kernel::Fault::Absent`] when there is none.
pub fn id_of(unit: &mut Unit<'_>, sitting: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM meeting_document WHERE sitting = ? AND slug = ?";
    rows.one(sql, params![sitting, slug])?.map(|row| row.get("id")).transpose()
}

/// Names of a meeting's papers, so that a new one gets another.
pub(crate) fn names(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<String>> {
    let sql = "SELECT slug FROM meeting_document WHERE sitting = ?";
    let rows = unit.rows(proof).all(sql, params![sitting])?;
    rows.iter().map(|row| row.get("slug")).collect()
}

/// In the order of the agenda: by the item's place, then the paper's own.
const ORDER: &str =
    "ORDER BY (SELECT o.place FROM sitting_item o WHERE o.id = t.item), t.item, t.place, t.id";

/// Papers of a meeting that may be seen, in the order of the agenda.
pub(crate) fn list(
    unit: &mut Unit<'_>,
    visible: &Visible<MeetingPaper>,
    sitting: &str,
) -> Outcome<Vec<Document>> {
    let sql =
        format!("SELECT {COLUMNS} FROM meeting_document t WHERE {} AND t.sitting = ? {ORDER}", visible.sql());
    unit.rows(visible).all(&sql, &visible.params(params![sitting]))?.iter().map(read).collect()
}

/// Every paper of a meeting for a command, which judges them as a whole, in the order of the agenda.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Document>> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_document t WHERE t.sitting = ? {ORDER}");
    unit.rows(proof).all(&sql, params![sitting])?.iter().map(read).collect()
}

/// Keeps what a paper was before it was replaced or withdrawn, and gives the row.
pub(crate) fn keep_version(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Document,
    why: &str,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("document", (&it.id).into()),
        ("version", it.version.into()),
        ("title", (&it.title).into()),
        ("file_name", (&it.file_name).into()),
        ("media", (&it.media).into()),
        ("clean", (&it.clean).into()),
        ("bytes", it.bytes.into()),
        ("pages", it.pages.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("why", why.into()),
    ];
    unit.rows(proof).insert("meeting_document_version", &columns)?;
    Ok(id)
}

/// A file that a paper was once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// Identifier.
    pub id: String,
    /// Its title then.
    pub title: String,
    /// The hash of what readers got.
    pub clean: String,
    /// When it was replaced.
    pub at: Timestamp,
    /// Why.
    pub why: String,
}

/// The files that a paper was before, the latest first.
pub(crate) fn versions(unit: &mut Unit<'_>, proof: &impl Proof, document: &str) -> Outcome<Vec<Version>> {
    let sql =
        "SELECT id, title, clean, at, why FROM meeting_document_version WHERE document = ? ORDER BY id DESC";
    let read = |row: &Row| {
        Ok(Version {
            id: row.get("id")?,
            title: row.get("title")?,
            clean: row.get("clean")?,
            at: row.get("at")?,
            why: row.get("why")?,
        })
    };
    unit.rows(proof).all(sql, params![document])?.iter().map(read).collect()
}

/// Keeps the words of a paper, page by page, instead of those that it had. Gives the rows that came and went.
pub(crate) fn keep_leaves(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    leaves: &[(Leaf, String)],
) -> Outcome<Vec<String>> {
    let old = unit
        .rows(proof)
        .all("SELECT id FROM meeting_document_leaf WHERE document = ? ORDER BY page", params![document])?;
    let mut touched: Vec<String> = old.iter().map(|row| row.get("id")).collect::<Outcome<_>>()?;
    unit.rows(proof).run("DELETE FROM meeting_document_leaf WHERE document = ?", params![document])?;
    for (page, (leaf, text)) in (1_i64..).zip(leaves) {
        let id = unit.id();
        let columns = [
            ("id", id.as_str().into()),
            ("document", document.into()),
            ("page", page.into()),
            ("name", (&leaf.name).into()),
            ("leaf", serde_json::to_string(leaf).map_err(Fault::broken)?.into()),
            ("text", text.as_str().into()),
        ];
        unit.rows(proof).insert("meeting_document_leaf", &columns)?;
        touched.push(id);
    }
    Ok(touched)
}

/// The words of a paper, page by page.
pub(crate) fn leaves(unit: &mut Unit<'_>, proof: &impl Proof, document: &str) -> Outcome<Vec<Leaf>> {
    let sql = "SELECT leaf FROM meeting_document_leaf WHERE document = ? ORDER BY page";
    let rows = unit.rows(proof).all(sql, params![document])?;
    rows.iter().map(|row| serde_json::from_str(&row.get::<String>("leaf")?).map_err(Fault::broken)).collect()
}

/// A work on which a report rests, and where it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Background {
    /// What it is.
    pub title: String,
    /// Who holds it, and where.
    pub held: String,
}

/// Keeps the list of background papers instead of the one that there was, and gives the rows that came and went.
pub(crate) fn keep_background(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    list: &[Background],
) -> Outcome<Vec<String>> {
    let old = unit
        .rows(proof)
        .all("SELECT id FROM meeting_background WHERE document = ? ORDER BY place", params![document])?;
    let mut touched: Vec<String> = old.iter().map(|row| row.get("id")).collect::<Outcome<_>>()?;
    unit.rows(proof).run("DELETE FROM meeting_background WHERE document = ?", params![document])?;
    for (place, one) in (1_i64..).zip(list) {
        let id = unit.id();
        let columns = [
            ("id", id.as_str().into()),
            ("document", document.into()),
            ("place", place.into()),
            ("title", (&one.title).into()),
            ("held", (&one.held).into()),
        ];
        unit.rows(proof).insert("meeting_background", &columns)?;
        touched.push(id);
    }
    Ok(touched)
}

/// The background papers of a report.
pub(crate) fn background(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
) -> Outcome<Vec<Background>> {
    let sql = "SELECT title, held FROM meeting_background WHERE document = ? ORDER BY place";
    let rows = unit.rows(proof).all(sql, params![document])?;
    rows.iter().map(|row| Ok(Background { title: row.get("title")?, held: row.get("held")? })).collect()
}
