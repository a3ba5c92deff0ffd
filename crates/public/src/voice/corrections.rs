//! Corrections that people ask for: what they typed is sealed and read by the officer alone; what is published are the officer's words.

use super::events;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::record::{self, Entry, Head, Kind, RecordSource};
use kernel::db::{Migration, Row};
use kernel::verbs::{Govern, View};
use kernel::{Actor, Fault, Outcome, Permit, Proof, Recorded, Unit, params};
use site::SiteKey;
use site::accounts::County;

pub(crate) const MIGRATION: Migration = Migration {
    name: "public-200-corrections",
    sql: &[
        // `state`: asked, corrected, not-corrected, set-aside.
        "CREATE TABLE public_correction (id TEXT PRIMARY KEY, county TEXT NOT NULL, place TEXT NOT NULL, sealed TEXT NOT NULL,
         email TEXT NOT NULL, asked TEXT NOT NULL, state TEXT NOT NULL, number BIGINT NOT NULL, about TEXT NOT NULL,
         summary TEXT NOT NULL, answer TEXT NOT NULL, answered TEXT)",
        "CREATE INDEX public_correction_county ON public_correction (county, state, id)",
    ],
    append_only: &[],
};

/// The corrections as a source of the record.
pub(crate) const SOURCE: RecordSource = RecordSource { heads, entry };

/// What became of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Asked,
    Corrected,
    NotCorrected,
    SetAside,
}

impl State {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Asked, "asked"),
        (Self::Corrected, "corrected"),
        (Self::NotCorrected, "not-corrected"),
        (Self::SetAside, "set-aside"),
    ];

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, name)| name)
    }

    fn of(name: &str) -> Outcome<Self> {
        let found = Self::ALL.iter().find(|(_, known)| *known == name).map(|(state, _)| *state);
        found.ok_or_else(|| Fault::Broken(format!("a correction cannot be {name}")))
    }
}

/// One, as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Correction {
    pub(super) id: String,
    /// The page from which it was asked, as far as the asker's address says so: never published.
    pub(super) place: String,
    sealed: String,
    email: String,
    pub(super) asked: Timestamp,
    pub(super) state: State,
    number: i64,
    pub(super) about: String,
    pub(super) summary: String,
    pub(super) answer: String,
    pub(super) answered: Option<Timestamp>,
}

const ALL: &str = "SELECT t.id, t.place, t.sealed, t.email, t.asked, t.state, t.number, t.about, t.summary, t.answer, t.answered
    FROM public_correction t";

impl Correction {
    fn read(row: &Row) -> Outcome<Self> {
        Ok(Self {
            id: row.get("id")?,
            place: row.get("place")?,
            sealed: row.get("sealed")?,
            email: row.get("email")?,
            asked: row.get("asked")?,
            state: State::of(&row.get::<String>("state")?)?,
            number: row.get("number")?,
            about: row.get("about")?,
            summary: row.get("summary")?,
            answer: row.get("answer")?,
            answered: row.get("answered")?,
        })
    }

    /// `COR-0003`
    pub(super) fn reference(&self) -> String {
        format!("COR-{:04}", self.number)
    }

    /// What was typed.
    pub(super) fn text(&self, key: &SiteKey) -> Outcome<String> {
        let text = key.open_sealed("correction", &self.id, &self.sealed)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Where the asker wants to hear the answer; empty when nowhere.
    pub(super) fn address(&self, key: &SiteKey) -> Outcome<String> {
        if self.email.is_empty() {
            return Ok(String::new());
        }
        let text = key.open_sealed("correction-address", &self.id, &self.email)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }
}

/// Keeps what somebody asks, sealed.
pub(super) fn ask(
    unit: &mut Unit<'_>,
    permit: &Permit<View, County>,
    key: &SiteKey,
    (place, text, email): (&str, &str, &str),
) -> Outcome<Recorded> {
    let (id, now) = (unit.id(), unit.now());
    let chance = unit.kernel().chance();
    let sealed = key.seal(chance, "correction", &id, text.as_bytes())?;
    let address = if email.is_empty() {
        String::new()
    } else {
        key.seal(chance, "correction-address", &id, email.as_bytes())?
    };
    let columns = [
        ("id", id.as_str().into()),
        ("county", permit.county().into()),
        ("place", place.into()),
        ("sealed", sealed.into()),
        ("email", address.into()),
        ("asked", now.into()),
        ("state", State::Asked.name().into()),
        ("number", 0_i64.into()),
        ("about", "".into()),
        ("summary", "".into()),
        ("answer", "".into()),
    ];
    unit.rows(permit).insert("public_correction", &columns)?;
    unit.record(permit, &events::CorrectionAsked { correction: id })
}

/// Those that wait for an answer, the oldest first.
pub(super) fn waiting(unit: &mut Unit<'_>, permit: &Permit<Govern, County>) -> Outcome<Vec<Correction>> {
    let sql = format!("{ALL} WHERE t.county = ? AND t.state = 'asked' ORDER BY t.id");
    unit.rows(permit).all(&sql, params![permit.county()])?.iter().map(Correction::read).collect()
}

/// One of the county of the permit.
pub(super) fn one(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    id: &str,
) -> Outcome<Option<Correction>> {
    let sql = format!("{ALL} WHERE t.county = ? AND t.id = ?");
    let row = unit.rows(permit).one(&sql, params![permit.county(), id])?;
    row.as_ref().map(Correction::read).transpose()
}

/// What the officer says of one.
pub(super) struct Answer {
    pub(super) state: State,
    pub(super) about: String,
    pub(super) summary: String,
    pub(super) answer: String,
}

/// Answers one that waits. What the asker typed, and where the answer goes, is not kept any longer.
pub(super) fn answer(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    id: &str,
    it: &Answer,
) -> Outcome<Recorded<String>> {
    unit.alone("corrections are numbered")?;
    let now = unit.now();
    let mut rows = unit.rows(permit);
    let published = it.state != State::SetAside;
    let last = rows
        .one("SELECT MAX(number) AS n FROM public_correction WHERE county = ?", params![permit.county()])?;
    let last: Option<i64> = last.map_or(Ok(None), |row| row.get("n"))?;
    let number = if published { last.unwrap_or(0) + 1 } else { 0 };
    let sql = "UPDATE public_correction SET state = ?, number = ?, about = ?, summary = ?, answer = ?, answered = ?, sealed = '',
               email = '', place = '' WHERE id = ? AND county = ? AND state = 'asked'";
    let values = params![
        it.state.name(),
        number,
        it.about.as_str(),
        it.summary.as_str(),
        it.answer.as_str(),
        now,
        id,
        permit.county()
    ];
    if rows.run(sql, values)? == 0 {
        return Err(Fault::Conflict(
            "Somebody else has answered this meanwhile. Go back to the list.".into(),
        ));
    }
    let reference = if published { format!("COR-{number:04}") } else { String::new() };
    let event = events::CorrectionAnswered {
        correction: id.into(),
        outcome: it.state.name().into(),
        reference: reference.clone(),
    };
    Ok(unit.record(permit, &event)?.carrying(reference))
}

/// Those that were answered for everybody to read, the latest first.
pub(super) fn answered(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<Correction>> {
    let sql = format!(
        "{ALL} WHERE t.county = ? AND t.state IN ('corrected', 'not-corrected') ORDER BY t.number DESC"
    );
    unit.rows(proof).all(&sql, params![county])?.iter().map(Correction::read).collect()
}

fn heads(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Head>> {
    let all = answered(unit, &actor.visible::<County>(), county)?;
    Ok(all
        .into_iter()
        .map(|it| {
            let at = it.answered.unwrap_or(it.asked);
            Head {
                kind: Kind::Correction,
                name: it.reference(),
                title: it.summary.lines().next().unwrap_or_default().into(),
                day: Some(kernel::time::civil(at)),
                group: String::new(),
                state: said(it.state).into(),
                created: at,
                modified: at,
                version: it.id,
            }
        })
        .collect())
}

/// In words, as lists say it.
pub(super) fn said(state: State) -> &'static str {
    match state {
        State::Asked => "Asked",
        State::Corrected => "Corrected",
        State::NotCorrected => "Not corrected",
        State::SetAside => "Set aside",
    }
}

fn entry(unit: &mut Unit<'_>, actor: &Actor, county: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
    if kind != Kind::Correction {
        return Ok(None);
    }
    let day = |at: Timestamp| -> Date { kernel::time::civil(at) };
    let all = answered(unit, &actor.visible::<County>(), county)?;
    let found = all.into_iter().find(|it| it.reference() == name);
    Ok(found.map(|it| {
        Entry::Correction(record::Correction {
            corrected: it.state == State::Corrected,
            asked: Some(day(it.asked)),
            answered: it.answered.map(day),
            about: it.about,
            summary: it.summary,
            answer: it.answer,
        })
    }))
}
