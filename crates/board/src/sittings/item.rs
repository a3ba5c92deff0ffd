//! An item of a meeting's agenda as it is kept, and its rows.

use super::AgendaItem;
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

/// What an item asks of the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What every meeting has: apologies, minutes, the next meeting.
    Standing,
    /// To decide.
    Decision,
    /// To consider, and be assured.
    Consideration,
    /// To note.
    Information,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 4] = [Self::Standing, Self::Decision, Self::Consideration, Self::Information];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Decision => "decision",
            Self::Consideration => "consideration",
            Self::Information => "information",
        }
    }

    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Standing => "Standing item",
            Self::Decision => "Decision",
            Self::Consideration => "Consideration",
            Self::Information => "Information",
        }
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// [`Item::state`] of an item that is to be taken.
pub const OPEN: &str = "open";
/// [`Item::state`] of an item that was taken off the agenda; when it was issued it stays on record.
pub const WITHDRAWN: &str = "withdrawn";
/// [`Item::state`] of an item that the meeting has dealt with.
pub const DONE: &str = "done";

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Identifier.
    pub id: String,
    /// Short name of its county.
    pub county: String,
    /// Identifier of the meeting.
    pub sitting: String,
    /// Whole identifier of the group.
    pub group: String,
    /// Its name in addresses, which says nothing of its title: `item-3`.
    pub slug: String,
    /// The section that it stands in.
    pub section: String,
    /// Its place on the agenda, from 1.
    pub place: i64,
    /// The number that it got when it was first issued; it runs on from meeting to meeting.
    pub number: Option<i64>,
    /// What it is.
    pub title: String,
    /// What it asks of the meeting.
    pub kind: Kind,
    /// Which standing item of the template it is: `apologies`, `minutes`; empty when none.
    pub standing: String,
    /// Who presents it, by role.
    pub presenter: String,
    /// How long it is given.
    pub minutes: u32,
    /// What for.
    pub purpose: String,
    /// Short name of the matter that it belongs to; empty when none.
    pub matter: String,
    /// What it came from: `forward:` and the business of the forward plan, or `minutes-of:` and the meeting, by identifier.
    pub source: String,
    /// [`OPEN`], [`WITHDRAWN`] or [`DONE`].
    pub state: String,
    /// Whether it stands on an agenda that was issued.
    pub issued: bool,
    /// Whether it is withheld from the public.
    pub withheld: bool,
    /// The paragraph of Schedule 12A that is relied on: `3`.
    pub paragraph: String,
    /// Why the public interest lies in withholding it.
    pub reason: String,
    /// When it is next asked whether it must still be withheld.
    pub review: Option<Date>,
    /// The chair's reason for taking it late; the minutes carry it.
    pub late_reason: String,
    /// Who took it, by whole identifier.
    pub late_by: String,
    /// Goes up with every change but one of place.
    pub version: i64,
}

impl Item {
    /// Its address below its meeting: `items/item-3`.
    pub fn path(&self) -> String {
        format!("items/{}", self.slug)
    }

    /// Whether it was taken off the agenda.
    pub fn withdrawn(&self) -> bool {
        self.state == WITHDRAWN
    }
}

const COLUMNS: &str = "t.id, t.county, t.sitting, t.of_group, t.slug, t.section, t.place, t.number, t.title, t.kind, t.standing,
    t.presenter, t.minutes, t.purpose, t.matter, t.source, t.state, t.issued, t.withheld, t.paragraph, t.reason, t.review,
    t.late_reason, t.late_by, t.version";

fn read(row: &Row) -> Outcome<Item> {
    let kind: String = row.get("kind")?;
    let minutes: i64 = row.get("minutes")?;
    Ok(Item {
        id: row.get("id")?,
        county: row.get("county")?,
        sitting: row.get("sitting")?,
        group: row.get("of_group")?,
        slug: row.get("slug")?,
        section: row.get("section")?,
        place: row.get("place")?,
        number: row.get("number")?,
        title: row.get("title")?,
        kind: Kind::named(&kind).ok_or_else(|| Fault::broken(format!("an item of the kind {kind}")))?,
        standing: row.get("standing")?,
        presenter: row.get("presenter")?,
        minutes: u32::try_from(minutes).unwrap_or(0),
        purpose: row.get("purpose")?,
        matter: row.get("matter")?,
        source: row.get("source")?,
        state: row.get("state")?,
        issued: row.get("issued")?,
        withheld: row.get("withheld")?,
        paragraph: row.get("paragraph")?,
        reason: row.get("reason")?,
        review: row.get("review")?,
        late_reason: row.get("late_reason")?,
        late_by: row.get("late_by")?,
        version: row.get("version")?,
    })
}

/// The item that a permit is for.
///
/// # Errors
/// [`Fault::Absent`] when it is not there any more; [`Fault::Broken`] when it cannot be read.
pub fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, AgendaItem>) -> Outcome<Item> {
    by_id(unit, permit, permit.id())?.ok_or(Fault::Absent)
}

/// An item by its identifier, under whatever proof the caller holds.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Item>> {
    let sql = format!("SELECT {COLUMNS} FROM sitting_item t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.map(|row| read(&row)).transpose()
}

/// Identifier of the item of a name in a meeting. It says nothing but that there is one, so a permit must follow.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn id_of(unit: &mut Unit<'_>, sitting: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM sitting_item WHERE sitting = ? AND slug = ?";
    rows.one(sql, params![sitting, slug])?.map(|row| row.get("id")).transpose()
}

/// Every item of a meeting in the order of its agenda, for a command that judges it as a whole.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn all(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Item>> {
    let sql = format!("SELECT {COLUMNS} FROM sitting_item t WHERE t.sitting = ? ORDER BY t.place, t.id");
    unit.rows(proof).all(&sql, params![sitting])?.iter().map(read).collect()
}

/// The items of a meeting that may be seen, in the order of its agenda. What stands in the place of the others, see [`super::drawn`].
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn list(unit: &mut Unit<'_>, visible: &Visible<AgendaItem>, sitting: &str) -> Outcome<Vec<Item>> {
    narrowed(unit, visible, "t.sitting = ? ORDER BY t.place, t.id", params![sitting])
}

/// The items of a county that belong to a matter and may be seen, the latest first.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn of_matter(
    unit: &mut Unit<'_>,
    visible: &Visible<AgendaItem>,
    county: &str,
    matter: &str,
) -> Outcome<Vec<Item>> {
    narrowed(unit, visible, "t.county = ? AND t.matter = ? ORDER BY t.id DESC", params![county, matter])
}

/// What is looked for over all agendas of a county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// Items that the chair took late.
    Late,
    /// Items that are withheld from the public.
    Withheld,
}

/// The items of a county that are marked so and may be seen: late ones the latest first, withheld ones by the day of their review.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn marked(
    unit: &mut Unit<'_>,
    visible: &Visible<AgendaItem>,
    county: &str,
    which: Marked,
) -> Outcome<Vec<Item>> {
    let rest = match which {
        Marked::Late => "t.county = ? AND t.late_reason <> '' ORDER BY t.id DESC",
        Marked::Withheld => {
            "t.county = ? AND t.withheld = 1 AND t.state <> 'withdrawn' ORDER BY COALESCE(t.review, '0'), t.id"
        }
    };
    narrowed(unit, visible, rest, params![county])
}

fn narrowed(
    unit: &mut Unit<'_>,
    visible: &Visible<AgendaItem>,
    rest: &str,
    values: &[Value],
) -> Outcome<Vec<Item>> {
    let sql = format!("SELECT {COLUMNS} FROM sitting_item t WHERE {} AND {rest}", visible.sql());
    unit.rows(visible).all(&sql, &visible.params(values))?.iter().map(read).collect()
}

/// The highest number that a group has ever given.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn last_number(unit: &mut Unit<'_>, proof: &impl Proof, group: &str) -> Outcome<Option<i64>> {
    let sql = "SELECT MAX(number) AS last FROM sitting_item WHERE of_group = ?";
    unit.rows(proof).one(sql, params![group])?.map_or(Ok(None), |row| row.get("last"))
}

fn columns(it: &Item) -> Vec<(&'static str, Value)> {
    vec![
        ("section", (&it.section).into()),
        ("place", it.place.into()),
        ("number", it.number.into()),
        ("title", (&it.title).into()),
        ("kind", it.kind.name().into()),
        ("standing", (&it.standing).into()),
        ("presenter", (&it.presenter).into()),
        ("minutes", i64::from(it.minutes).into()),
        ("purpose", (&it.purpose).into()),
        ("matter", (&it.matter).into()),
        ("source", (&it.source).into()),
        ("state", (&it.state).into()),
        ("issued", it.issued.into()),
        ("withheld", it.withheld.into()),
        ("paragraph", (&it.paragraph).into()),
        ("reason", (&it.reason).into()),
        ("review", it.review.into()),
        ("late_reason", (&it.late_reason).into()),
        ("late_by", (&it.late_by).into()),
        ("version", it.version.into()),
    ]
}

/// Adds an item.
///
/// # Errors
/// [`Fault::Conflict`] when its name was taken meanwhile; [`Fault::Broken`] when it cannot be written.
pub fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Item) -> Outcome<()> {
    let mut all = vec![
        ("id", Value::from(&it.id)),
        ("county", (&it.county).into()),
        ("sitting", (&it.sitting).into()),
        ("of_group", (&it.group).into()),
        ("slug", (&it.slug).into()),
    ];
    all.extend(columns(it));
    unit.rows(proof).insert("sitting_item", &all)
}

/// Keeps an item as it is now, when nobody else changed it since it had the version before.
///
/// # Errors
/// [`Fault::Conflict`] when somebody did; [`Fault::Broken`] when it cannot be written.
pub fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Item) -> Outcome<()> {
    let all = columns(it);
    let set: Vec<String> = all.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let mut values: Vec<Value> = all.into_iter().map(|(_, value)| value).collect();
    values.extend([Value::from(&it.id), (it.version - 1).into()]);
    let sql = format!("UPDATE sitting_item SET {} WHERE id = ? AND version = ?", set.join(", "));
    match unit.rows(proof).run(&sql, &values)? {
        1 => Ok(()),
        _ => Err(Fault::Conflict("The item was changed while you had it open.".into())),
    }
}

/// Gives an item another place. Its version stays: whoever is changing its words has nothing to fear from its being moved.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn put_at(unit: &mut Unit<'_>, proof: &impl Proof, id: &str, place: i64) -> Outcome<()> {
    unit.rows(proof).run("UPDATE sitting_item SET place = ? WHERE id = ?", params![place, id]).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_kept_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(kind));
        }
        assert_eq!(Kind::named("gone"), None);
    }
}
