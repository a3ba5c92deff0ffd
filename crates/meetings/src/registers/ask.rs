//! What a group asked of another, or of an organisation: answered, taken, sent back or withdrawn, and how long it has been silent.

use super::events;
use crate::Answer;
use crate::outcomes::{self, Agree};
use crate::store::{self, Ask};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// Where an ask stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody has answered.
    Open,
    /// There is an answer; whoever asked has not said whether it is one.
    Answered,
    /// Whoever asked took the answer.
    Accepted,
    /// Whoever asked does not ask any more.
    Withdrawn,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Self; 4] = [Self::Open, Self::Answered, Self::Accepted, Self::Withdrawn];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Accepted => "accepted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Open => "Not answered",
            Self::Answered => "Answered",
            Self::Accepted => "Answer taken",
            Self::Withdrawn => "Withdrawn",
        }
    }

    /// The standing of a name. `asked` and `waiting` are other words for what nobody has answered.
    pub fn named(name: &str) -> Option<Self> {
        let name = if matches!(name, "asked" | "waiting") { "open" } else { name };
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// An ask as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its number in the county.
    pub number: i64,
    /// `referral` or `escalation`.
    pub kind: String,
    /// The meeting that asked, by identifier.
    pub sitting: Option<String>,
    /// The item that it came of, by identifier.
    pub item: Option<String>,
    /// Whole identifier of the group that asks.
    pub group: String,
    /// Whole identifier of the group that is asked; empty when an organisation is.
    pub to_group: String,
    /// Whole identifier of the organisation that is asked; empty when a group is.
    pub to_organisation: String,
    /// When it was asked.
    pub asked_on: Date,
    /// What it is about, in a line.
    pub title: String,
    /// What is asked.
    pub words: String,
    /// Short name of the matter; empty when none.
    pub matter: String,
    /// When an answer is due.
    pub due: Date,
    /// Where it stands.
    pub standing: Standing,
    /// The answer; empty while there is none.
    pub answer: String,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// By whom, as the ledger marks them; empty while there is no answer.
    pub answered_by: String,
    /// Whether anybody may read it.
    pub released: bool,
    /// Whether only the two groups' members may read it.
    pub restricted: bool,
    /// Goes up with every change.
    pub version: i64,
    /// When it last changed.
    pub changed_at: Timestamp,
}

impl Kept {
    /// `ASK-0003`
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// `Referral` or `Escalation`.
    pub fn kind_said(&self) -> &'static str {
        if self.kind == "escalation" { "Escalation" } else { "Referral" }
    }

    /// For how many days an answer has been owed; 0 when none is.
    pub fn silent(&self, today: Date) -> i32 {
        if self.standing == Standing::Open { (today - self.due).get_days().max(0) } else { 0 }
    }

    /// How many days after its due day it was answered; nothing while it is not.
    pub fn answered_after(&self) -> Option<i32> {
        self.answered_at.map(|at| (kernel::time::civil(at) - self.due).get_days())
    }
}

/// `ASK-0003`
pub fn reference(number: i64) -> String {
    format!("ASK-{number:04}")
}

/// The number of a reference such as `ASK-0003`, as people write it.
pub fn number(reference: &str) -> Option<i64> {
    let digits = reference.trim().to_ascii_uppercase();
    let digits = digits.strip_prefix("ASK-")?;
    (digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// In the order in which they press: the longest silence first, then what falls due next, then what is settled, the latest first.
pub fn worst_first(all: &mut [Kept], today: Date) {
    all.sort_by_key(|it| match it.standing {
        Standing::Open => (0, -i64::from(it.silent(today)), it.due, it.number),
        Standing::Answered => (1, 0, it.due, it.number),
        Standing::Accepted | Standing::Withdrawn => {
            (2, -i64::from((it.asked_on - Date::ZERO).get_days()), it.due, -it.number)
        }
    });
}

fn held<V>(unit: &mut Unit<'_>, permit: &Permit<V, Ask>, seen: i64) -> Outcome<Kept> {
    let it = store::asks::of(unit, permit)?;
    if it.version == seen {
        return Ok(it);
    }
    Err(Fault::Conflict("This was changed while you had it open.".into()))
}

fn settled(it: &Kept) -> Outcome<()> {
    match it.standing {
        Standing::Withdrawn => Err(Fault::Conflict("This was withdrawn: nothing is asked any more.".into())),
        Standing::Accepted => Err(Fault::Conflict("The answer was taken already.".into())),
        Standing::Open | Standing::Answered => Ok(()),
    }
}

fn words(field: &str, text: &str, missing: &str) -> Outcome<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Fault::field(field, missing)),
        10_001.. => Err(Fault::field(field, "Shorten this to 10,000 characters or fewer")),
        _ => Ok(text.into()),
    }
}

/// Answers what was asked: the group that is asked, the organisation, or the officer when an answer came by another way. An answer that
/// is not taken yet can be given anew; what it said before is kept.
///
/// # Errors
/// [`Fault::Fields`] on `answer` when it says nothing; [`Fault::Conflict`] when it is settled, or somebody else was first.
pub fn answer(unit: &mut Unit<'_>, permit: &Permit<Answer, Ask>, seen: i64, text: &str) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    settled(&it)?;
    let text = words("answer", text, "Enter the answer")?;
    if text == it.answer {
        return Err(Fault::field("answer", "This is what it says already. Change something, or go back"));
    }
    let turn = store::after::keep(unit, permit, &it.id, "answer", (&it.answer, &text), "")?;
    let by = permit.actor().mark();
    let it = Kept {
        standing: Standing::Answered,
        answer: text,
        answered_at: Some(unit.now()),
        answered_by: by,
        version: it.version + 1,
        ..it
    };
    store::asks::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    unit.record(permit, &events::AskAnswered { ask: it.id, version: it.version, rows })
}

/// The group that is asked takes it on as an action of its own: that is its answer. Gives the action's reference.
///
/// # Errors
/// [`Fault::Fields`] on `title`, `lead`, `owner` or `due` when it cannot be an action; [`Fault::Conflict`] when no group is asked, when
/// it is settled, or somebody else was first.
pub fn take_on(
    unit: &mut Unit<'_>,
    permit: &Permit<Answer, Ask>,
    seen: i64,
    to: &Agree,
) -> Outcome<Recorded<String>> {
    let it = held(unit, permit, seen)?;
    settled(&it)?;
    let reference = outcomes::accept_as_action(unit, permit, to)?.value().clone();
    let text = format!("Taken on as {reference}: {}", to.title.trim());
    let turn = store::after::keep(unit, permit, &it.id, "take-on", (&it.answer, &text), "")?;
    let it = Kept {
        standing: Standing::Answered,
        answer: text,
        answered_at: Some(unit.now()),
        answered_by: permit.actor().mark(),
        version: it.version + 1,
        ..it
    };
    store::asks::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    let recorded = unit.record(permit, &events::AskAnswered { ask: it.id, version: it.version, rows })?;
    Ok(recorded.carrying(reference))
}

fn settle(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Ask>,
    it: Kept,
    standing: Standing,
    (act, note): (&str, &str),
) -> Outcome<Recorded> {
    let names = (it.standing.name(), standing.name());
    let turn = store::after::keep(unit, permit, &it.id, act, names, note)?;
    let it = Kept { standing, version: it.version + 1, ..it };
    store::asks::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    let state = standing.name().into();
    unit.record(permit, &events::AskSettled { ask: it.id, state, version: it.version, rows })
}

/// Takes the answer: nothing more is asked.
///
/// # Errors
/// [`Fault::Conflict`] when there is no answer, when it is settled, or somebody else was first.
pub fn take(unit: &mut Unit<'_>, permit: &Permit<Update, Ask>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    settled(&it)?;
    if it.standing != Standing::Answered {
        return Err(Fault::Conflict("Nobody has answered yet.".into()));
    }
    settle(unit, permit, it, Standing::Accepted, ("take", ""))
}

/// Asks again: what was said is no answer. It is owed from the day on which it was first due.
///
/// # Errors
/// [`Fault::Fields`] on `why` when nothing is said; [`Fault::Conflict`] when there is no answer, or somebody else was first.
pub fn ask_again(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Ask>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    settled(&it)?;
    if it.standing != Standing::Answered {
        return Err(Fault::Conflict("Nobody has answered yet.".into()));
    }
    let why = words("why", why, "Enter what is still to be answered")?;
    settle(unit, permit, it, Standing::Open, ("ask-again", &why))
}

/// Withdraws an ask.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when it is settled, or somebody else was first.
pub fn withdraw(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Ask>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    settled(&it)?;
    let why = words("why", why, "Enter why it is withdrawn")?;
    settle(unit, permit, it, Standing::Withdrawn, ("withdraw", &why))
}

/// Releases an ask to the public: who was asked what, and whether they answered.
///
/// # Errors
/// [`Fault::Conflict`] when it is for the members alone, released already, or somebody else was first.
pub fn release(unit: &mut Unit<'_>, permit: &Permit<Update, Ask>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen)?;
    if it.restricted {
        return Err(Fault::Conflict("This is for the members of the two groups alone.".into()));
    }
    if it.released {
        return Err(Fault::Conflict("This is released already.".into()));
    }
    let turn = store::after::keep(unit, permit, &it.id, "release", ("", ""), "")?;
    let it = Kept { released: true, version: it.version + 1, ..it };
    store::asks::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    unit.record(permit, &events::AskReleased { ask: it.id, version: it.version, rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn ask(number: i64, due: Date, standing: Standing) -> Kept {
        Kept {
            id: number.to_string(),
            county: String::new(),
            number,
            kind: "referral".into(),
            sitting: None,
            item: None,
            group: String::new(),
            to_group: String::new(),
            to_organisation: String::new(),
            asked_on: date(2022, 1, 1),
            title: String::new(),
            words: String::new(),
            matter: String::new(),
            due,
            standing,
            answer: String::new(),
            answered_at: None,
            answered_by: String::new(),
            released: false,
            restricted: false,
            version: 1,
            changed_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_longest_silence_comes_first() {
        let today = date(2022, 3, 15);
        let mut all = vec![
            ask(1, date(2022, 3, 1), Standing::Accepted),
            ask(2, date(2022, 3, 14), Standing::Open),
            ask(3, date(2022, 2, 1), Standing::Open),
            ask(4, date(2022, 3, 20), Standing::Open),
            ask(5, date(2022, 3, 16), Standing::Open),
            ask(6, date(2022, 1, 1), Standing::Answered),
            ask(7, date(2022, 1, 1), Standing::Withdrawn),
        ];
        worst_first(&mut all, today);
        let order: Vec<i64> = all.iter().map(|it| it.number).collect();
        assert_eq!(order, [3, 2, 5, 4, 6, 7, 1]);
        assert_eq!(all[0].silent(today), 42);
        assert_eq!(all[2].silent(today), 0);
        assert_eq!(all[4].silent(today), 0, "what is answered is not silent");
    }

    #[test]
    fn references_as_people_write_them() {
        assert_eq!(reference(3), "ASK-0003");
        assert_eq!(number("ask-3"), Some(3));
        assert_eq!((number("DEC-3"), number("ASK-"), number("ASK--3")), (None, None, None));
    }
}
