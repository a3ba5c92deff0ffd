//! What a group decided: whether it happened and how that is known, its release, and corrections that stay readable.

use super::events;
use crate::store::{self, Decision};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::verbs::{Issue, Update};
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// Whether a decision was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing was done yet.
    NotBegun,
    /// Somebody is at it.
    UnderWay,
    /// It happened, and something shows it.
    CarriedOut,
    /// It will not happen, for a reason.
    GivenUp,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Self; 4] = [Self::NotBegun, Self::UnderWay, Self::CarriedOut, Self::GivenUp];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotBegun => "not-begun",
            Self::UnderWay => "under-way",
            Self::CarriedOut => "carried-out",
            Self::GivenUp => "given-up",
        }
    }

    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::NotBegun => "Not begun",
            Self::UnderWay => "Under way",
            Self::CarriedOut => "Carried out",
            Self::GivenUp => "Given up",
        }
    }

    /// The standing of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether nothing more is to be done.
    pub fn settled(self) -> bool {
        matches!(self, Self::CarriedOut | Self::GivenUp)
    }
}

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its number in the county.
    pub number: i64,
    /// The meeting that made it, by identifier; none when between meetings.
    pub sitting: Option<String>,
    /// The item that it came of, by identifier.
    pub item: Option<String>,
    /// Whole identifier of the group.
    pub group: String,
    /// On which day.
    pub made_on: Date,
    /// What it is about, in a line.
    pub title: String,
    /// What was decided; lettered parts stand on lines of their own.
    pub words: String,
    /// On what ground and by what power.
    pub basis: String,
    /// What else was considered.
    pub options: String,
    /// Why.
    pub reasons: String,
    /// Who dissented, and why.
    pub dissent: String,
    /// How it was decided: by consensus, or the votes.
    pub vote: String,
    /// Short name of the matter; empty when none.
    pub matter: String,
    /// Short name of the organisation that carries it out; empty when none.
    pub organisation: String,
    /// The role that carries it out.
    pub owner: String,
    /// When it is to be carried out.
    pub due: Option<Date>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// Whether it was carried out.
    pub standing: Standing,
    /// What shows it, or why it was given up, or what was last said.
    pub evidence: String,
    /// Whether anybody may read it.
    pub released: bool,
    /// When it was released.
    pub released_at: Option<Timestamp>,
    /// Whether it is kept from the public for a reason that is given.
    pub withheld: bool,
    /// Whether only the group's members may read it.
    pub restricted: bool,
    /// Goes up with every change.
    pub version: i64,
    /// When it last changed.
    pub changed_at: Timestamp,
}

impl Kept {
    /// `DEC-0012`
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// Short name of the group.
    pub fn group_slug(&self) -> &str {
        self.group.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it claims to have happened and nothing shows it, or its date is past and it has not.
    pub fn late(&self, today: Date) -> bool {
        !self.standing.settled() && self.due.is_some_and(|due| due < today)
    }
}

/// `DEC-0012`
pub fn reference(number: i64) -> String {
    format!("DEC-{number:04}")
}

/// The number of a reference such as `DEC-0012`, as people write it.
pub fn number(reference: &str) -> Option<i64> {
    let digits = reference.trim().to_ascii_uppercase();
    let digits = digits.strip_prefix("DEC-")?;
    (digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn held<V>(unit: &mut Unit<'_>, permit: &Permit<V, Decision>, seen: i64) -> Outcome<Kept> {
    let it = store::decisions::of(unit, permit)?;
    if it.version == seen {
        return Ok(it);
    }
    Err(Fault::Conflict("The decision was changed while you had it open.".into()))
}

/// Says whether a decision was carried out, and how that is known. `seen` is the version that the person had before them.
///
/// # Errors
/// [`Fault::Fields`] on `evidence` when it is said to have happened and nothing shows it, or to be given up for no reason, or when
/// nothing changes; [`Fault::Conflict`] when somebody else was first.
pub fn stands(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Decision>,
    seen: i64,
    standing: Standing,
    evidence: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    let evidence = evidence.trim();
    let wrong = |message: &str| Err(Fault::field("evidence", message));
    match standing {
        Standing::CarriedOut if evidence.is_empty() => {
            return wrong("Enter what shows that it happened: a document, a date, a figure");
        }
        Standing::GivenUp if evidence.is_empty() => return wrong("Enter why it is given up"),
        _ if evidence.chars().count() > 4_000 => return wrong("Shorten this to 4,000 characters or fewer"),
        _ if standing == it.standing && evidence == it.evidence => {
            return wrong("This is what it says already. Change something, or go back");
        }
        _ => {}
    }
    let turn = store::after::keep(
        unit,
        permit,
        &it.id,
        standing.name(),
        (it.standing.name(), standing.name()),
        evidence,
    )?;
    let it = Kept { standing, evidence: evidence.into(), version: it.version + 1, ..it };
    store::decisions::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    let state = standing.name().into();
    kernel::contracts::record::released(unit, permit.county())?;
    unit.record(permit, &events::DecisionStands { decision: it.id, state, version: it.version, rows })
}

/// Releases a decision to the public: an act of its own, apart from the release of its papers and minutes.
///
/// # Errors
/// [`Fault::Conflict`] when it is withheld or for the members alone, when it is released already, or when somebody else was first.
pub fn release(unit: &mut Unit<'_>, permit: &Permit<Issue, Decision>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    let no = |why: &str| Err(Fault::Conflict(why.into()));
    if it.withheld || it.restricted {
        return no(
            "This decision is kept from the public. End that first, with its reason, before it is released.",
        );
    }
    if it.released {
        return no("This decision is released already.");
    }
    let now = unit.now();
    let turn = store::after::keep(unit, permit, &it.id, "release", ("", ""), "")?;
    let it = Kept { released: true, released_at: Some(now), version: it.version + 1, ..it };
    store::decisions::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    kernel::contracts::record::released(unit, permit.county())?;
    unit.record(
        permit,
        &events::DecisionReleased { decision: it.id, released: true, version: it.version, rows },
    )
}

/// Takes a decision back from the public, for a reason that is kept.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when it was not released, or somebody else was first.
pub fn take_back(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, Decision>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    if !it.released {
        return Err(Fault::Conflict("This decision is not released.".into()));
    }
    let why = why.trim();
    if why.is_empty() {
        return Err(Fault::field("why", "Enter why it is withdrawn from the public"));
    }
    let turn = store::after::keep(unit, permit, &it.id, "take-back", ("", ""), why)?;
    let it = Kept { released: false, version: it.version + 1, ..it };
    store::decisions::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    kernel::contracts::record::released(unit, permit.county())?;
    unit.record(
        permit,
        &events::DecisionReleased { decision: it.id, released: false, version: it.version, rows },
    )
}

/// What a correction replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// What it is about, in a line.
    pub title: String,
    /// What was decided.
    pub words: String,
    /// Why it is corrected: what was wrong.
    pub why: String,
}

/// Corrects the words of a decision. What it said before stays readable beside it, with the reason.
///
/// # Errors
/// [`Fault::Fields`] when nothing changes or no reason is given; [`Fault::Conflict`] when somebody else was first.
pub fn correct(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Decision>,
    seen: i64,
    to: &Correction,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    let (title, words, why) = (to.title.trim(), to.words.trim(), to.why.trim());
    let mut wrong = Vec::new();
    let mut say = |field: &str, message: &str| {
        wrong.push(FieldError { field: field.into(), message: message.into() });
    };
    if title.is_empty() || title.chars().count() > 200 {
        say("title", "Enter what it is about, in 200 characters or fewer");
    }
    if words.is_empty() {
        say("words", "Enter what was decided");
    }
    if why.is_empty() {
        say("why", "Enter what was wrong: it stays beside the decision");
    }
    if title == it.title && words == it.words {
        say("words", "This is what it says already. Change something, or go back");
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let said = |title: &str, words: &str| format!("{title}\n\n{words}");
    let (was, becomes) = (said(&it.title, &it.words), said(title, words));
    let turn = store::after::keep(unit, permit, &it.id, "correct", (&was, &becomes), why)?;
    let it = Kept { title: title.into(), words: words.into(), version: it.version + 1, ..it };
    store::decisions::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    unit.record(permit, &events::DecisionCorrected { decision: it.id, version: it.version, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_as_people_write_them() {
        assert_eq!(reference(12), "DEC-0012");
        for (typed, read) in [
            ("DEC-0012", Some(12)),
            ("dec-12", Some(12)),
            ("DEC-12345", Some(12345)),
            ("DEC-", None),
            ("ACT-0012", None),
            ("DEC-1x", None),
            ("DEC-9999999999", None),
        ] {
            assert_eq!(number(typed), read, "{typed}");
        }
    }

    #[test]
    fn every_standing_is_kept_by_its_name() {
        for it in Standing::ALL {
            assert_eq!(Standing::named(it.name()), Some(it));
        }
    }
}
