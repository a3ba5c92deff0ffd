//! A meeting as it is kept, and its rows.

use super::Meeting;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use kernel::clock::words;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It has a day; its agenda is not issued.
    Planned,
    /// Its agenda is issued.
    Called,
    /// It is being held.
    Open,
    /// It was held.
    Held,
    /// It does not take place.
    Cancelled,
}

impl State {
    const NAMES: [(Self, &'static str, &'static str); 5] = [
        (Self::Planned, "planned", "Planned"),
        (Self::Called, "called", "Agenda issued"),
        (Self::Open, "open", "Under way"),
        (Self::Held, "held", "Held"),
        (Self::Cancelled, "cancelled", "Cancelled"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(state, ..)| *state == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::NAMES.iter().find(|(state, ..)| *state == self).map_or("", |(.., said)| said)
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known, _)| *known == name).map(|(state, ..)| *state)
    }

    /// Whether it is still to come, so that it can be moved or cancelled.
    pub fn ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Called)
    }
}

/// A meeting of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Identifier.
    pub id: String,
    /// Short name of its county.
    pub county: String,
    /// Its name in addresses: `2022-02-15-hwb`. It stays what it was when the meeting moves, so that no link breaks.
    pub slug: String,
    /// Whole identifier of the group: `loamshire/group/hwb`.
    pub group: String,
    /// The series it belongs to, by identifier.
    pub series: Option<String>,
    /// What it is called.
    pub title: String,
    /// The day, in England.
    pub day: Date,
    /// When it begins.
    pub starts: Time,
    /// When it is to end.
    pub ends: Time,
    /// Where; empty when only online.
    pub place: String,
    /// How to join from elsewhere; empty when one cannot. Never for the public.
    pub online: String,
    /// Whether the public may come.
    pub in_public: bool,
    /// Where it stands.
    pub state: State,
    /// Whether anybody may know of it.
    pub published: bool,
    /// Whether only the group's own members may.
    pub restricted: bool,
    /// Goes up with every change that an invitation must tell.
    pub sequence: i64,
    /// Why it was moved or cancelled; empty when it was not.
    pub why: String,
    /// Goes up with every change.
    pub version: i64,
    /// When it last changed.
    pub changed_at: Timestamp,
}

impl Sitting {
    /// Short name of the group.
    pub fn group_slug(&self) -> &str {
        self.group.rsplit('/').next().unwrap_or_default()
    }

    /// Day and time at which it begins.
    pub fn begins(&self) -> DateTime {
        self.day.to_datetime(self.starts)
    }

    /// Its address below the county: `meetings/2022-02-15-hwb`.
    pub fn path(&self) -> String {
        format!("meetings/{}", self.slug)
    }

    /// When, as people write it: `10:00am to 12:30pm`.
    pub fn hours(&self) -> String {
        format!("{} to {}", clock(self.starts), clock(self.ends))
    }
}

/// A time as people write it: `9:30am`, `2pm`, `midday`.
pub fn clock(time: Time) -> String {
    words::format_time(time)
}

const COLUMNS: &str =
    "t.id, t.county, t.slug, t.of_group, t.series, t.title, t.day, t.starts, t.ends, t.place, t.online,
    t.held_in, t.state, t.published, t.restricted, t.sequence, t.why, t.version, t.changed_at";

fn read(row: &Row) -> Outcome<Sitting> {
    let time = |column: &str| {
        let text: String = row.get(column)?;
        text.parse::<Time>().map_err(|_| Fault::broken(format!("a meeting with the time {text}")))
    };
    let state: String = row.get("state")?;
    Ok(Sitting {
        id: row.get("id")?,
        county: row.get("county")?,
        slug: row.get("slug")?,
        group: row.get("of_group")?,
        series: row.get("series")?,
        title: row.get("title")?,
        day: row.get("day")?,
        starts: time("starts")?,
        ends: time("ends")?,
        place: row.get("place")?,
        online: row.get("online")?,
        in_public: row.get::<String>("held_in")? == "public",
        state: State::named(&state)
            .ok_or_else(|| Fault::broken(format!("a meeting in the state {state}")))?,
        published: row.get("published")?,
        restricted: row.get("restricted")?,
        sequence: row.get("sequence")?,
        why: row.get("why")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The meeting that a permit is for.
///
/// # Errors
/// [`Fault::Absent`] when it is not there any more; [`Fault::Broken`] when it cannot be read.
pub fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, Meeting>) -> Outcome<Sitting> {
    by_id(unit, permit, permit.id())?.ok_or(Fault::Absent)
}

/// A meeting by its identifier, under whatever proof the caller holds.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Sitting>> {
    let sql = format!("SELECT {COLUMNS} FROM sitting t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.map(|row| read(&row)).transpose()
}

/// Identifier of the meeting of a name. It says nothing but that there is one, so a permit must follow.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn id_of(unit: &mut Unit<'_>, county: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM sitting WHERE county = ? AND slug = ?";
    rows.one(sql, params![county, slug])?.map(|row| row.get("id")).transpose()
}

/// Names of meetings that begin with a name.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn names_like(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, name: &str) -> Outcome<Vec<String>> {
    let sql = "SELECT slug FROM sitting WHERE county = ? AND slug LIKE ?";
    let rows = unit.rows(proof).all(sql, params![county, format!("{name}%")])?;
    rows.iter().map(|row| row.get("slug")).collect()
}

/// Which meetings of a county are asked for, beside what may be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Whole identifier of the group.
    pub group: Option<String>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Identifier of the series.
    pub series: Option<String>,
    /// The latest first.
    pub latest_first: bool,
    /// The most that are wanted; all when there is none.
    pub most: Option<u32>,
}

/// Meetings of a county that may be seen, in order of day and time.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn list(
    unit: &mut Unit<'_>,
    visible: &Visible<Meeting>,
    county: &str,
    which: &Which,
) -> Outcome<Vec<Sitting>> {
    let (narrow, rest) = which.sql(county);
    let sql = format!("SELECT {COLUMNS} FROM sitting t WHERE {} AND {narrow}", visible.sql());
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}

/// The same for a command, which judges them as a whole.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn all(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, which: &Which) -> Outcome<Vec<Sitting>> {
    let (narrow, rest) = which.sql(county);
    unit.rows(proof)
        .all(&format!("SELECT {COLUMNS} FROM sitting t WHERE {narrow}"), &rest)?
        .iter()
        .map(read)
        .collect()
}

impl Which {
    fn sql(&self, county: &str) -> (String, Vec<Value>) {
        let (mut sql, mut rest) = ("t.county = ?".to_string(), vec![Value::from(county)]);
        let mut and = |condition: &str, value: Option<Value>| {
            if let Some(value) = value {
                sql.push_str(" AND ");
                sql.push_str(condition);
                rest.push(value);
            }
        };
        and("t.of_group = ?", self.group.as_deref().map(Value::from));
        and("t.series = ?", self.series.as_deref().map(Value::from));
        and("t.day >= ?", self.from.map(Value::from));
        and("t.day <= ?", self.to.map(Value::from));
        let way = if self.latest_first { "DESC" } else { "ASC" };
        sql.push_str(&format!(" ORDER BY t.day {way}, t.starts {way}, t.id {way}"));
        if let Some(most) = self.most {
            sql.push_str(&format!(" LIMIT {most}"));
        }
        (sql, rest)
    }
}

fn columns(it: &Sitting) -> Vec<(&'static str, Value)> {
    vec![
        ("slug", (&it.slug).into()),
        ("of_group", (&it.group).into()),
        ("series", it.series.clone().into()),
        ("title", (&it.title).into()),
        ("day", it.day.into()),
        ("starts", it.starts.strftime("%H:%M").to_string().into()),
        ("ends", it.ends.strftime("%H:%M").to_string().into()),
        ("place", (&it.place).into()),
        ("online", (&it.online).into()),
        ("held_in", if it.in_public { "public" } else { "private" }.into()),
        ("state", it.state.name().into()),
        ("published", it.published.into()),
        ("restricted", it.restricted.into()),
        ("sequence", it.sequence.into()),
        ("why", (&it.why).into()),
        ("version", it.version.into()),
        ("changed_at", it.changed_at.into()),
    ]
}

/// Adds a meeting.
///
/// # Errors
/// [`Fault::Conflict`] when its name was taken meanwhile; [`Fault::Broken`] when it cannot be written.
pub fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<()> {
    let mut all = vec![("id", Value::from(&it.id)), ("county", (&it.county).into())];
    all.extend(columns(it));
    unit.rows(proof).insert("sitting", &all)
}

/// Keeps a meeting as it is now, when nobody else changed it since it had the version before.
///
/// # Errors
/// [`Fault::Conflict`] when somebody did; [`Fault::Broken`] when it cannot be written.
pub fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<()> {
    let all = columns(it);
    let set: Vec<String> = all.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let mut values: Vec<Value> = all.into_iter().map(|(_, value)| value).collect();
    values.extend([Value::from(&it.id), (it.version - 1).into()]);
    let sql = format!("UPDATE sitting SET {} WHERE id = ? AND version = ?", set.join(", "));
    match unit.rows(proof).run(&sql, &values)? {
        1 => Ok(()),
        _ => Err(Fault::Conflict("The meeting was changed while you had it open.".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn times_as_people_write_them() {
        for (hour, minute, said) in [
            (9, 30, "9:30am"),
            (14, 0, "2pm"),
            (12, 0, "midday"),
            (12, 5, "12:05pm"),
            (0, 0, "midnight"),
            (0, 10, "12:10am"),
            (11, 0, "11am"),
        ] {
            assert_eq!(clock(time(hour, minute, 0, 0)), said);
        }
    }

    #[test]
    fn every_state_is_kept_by_its_name() {
        for (state, name, _) in State::NAMES {
            assert_eq!((state.name(), State::named(name)), (name, Some(state)));
        }
        assert_eq!(State::named("gone"), None);
    }
}
