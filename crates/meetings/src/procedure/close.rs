//! What comes of a proposal: worked out when every seat has answered, or when its last day is over; or it is withdrawn before.

use super::{Answer, Kept, State, tally};
use crate::cycle::forward;
use crate::outcomes::vote::{Cast, Taken};
use crate::registers::decision;
use crate::room::{self, events, short};
use crate::store::{self, Procedure};
use board::{Group, Snapshot};
use jiff::tz::TimeZone;
use kernel::clock::words;
use kernel::jobs::{self, Job, JobKind};
use kernel::verbs::Update;
use kernel::{Fault, Kernel, Outcome, Permit, Proof, Recorded, SystemActs, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The job.
pub(crate) const JOB: JobKind = JobKind { kind: Close::KIND, run };

/// Works out what comes of a proposal when its last day is over.
#[derive(Serialize, Deserialize)]
struct Close {
    county: String,
    procedure: String,
}

impl Job for Close {
    const KIND: &'static str = "meetings.close-procedure";
}

/// Puts the end of a proposal on the queue: the beginning of the day after its last one.
pub(super) fn enqueue(unit: &mut Unit<'_>, kept: &Kept) -> Outcome<()> {
    let job = Close { county: kept.county.clone(), procedure: kept.id.clone() };
    let zone = TimeZone::get("Europe/London").map_err(Fault::broken)?;
    let after = kept.deadline.tomorrow().map_err(Fault::broken)?;
    let at = after.at(0, 1, 0, 0).to_zoned(zone).map_err(Fault::broken)?;
    jobs::enqueue_at(unit, &job, at.timestamp())
}

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let Close { county, procedure } = jobs::body(text)?;
    let acts = SystemActs::without_a_permit_because("the last day for answers", &county, kernel.today());
    let over = |kept: &Kept, unit: &Unit<'_>| kept.state == State::Open && kept.deadline < unit.today();
    let open = kernel.read(|unit| {
        let kept = store::procedure::by_id(unit, &acts, &procedure)?;
        Ok(kept.is_some_and(|kept| over(&kept, unit)))
    })?;
    if !open {
        return Ok(());
    }
    kernel.write(|unit| {
        unit.alone("procedures")?;
        let kept = store::procedure::by_id(unit, &acts, &procedure)?.ok_or(Fault::Absent)?;
        if !over(&kept, unit) {
            return Err(Fault::Conflict("It was closed meanwhile.".into()));
        }
        settle(unit, &acts, kept)
    })
}

/// Works out what comes of a proposal whose last day is over.
///
/// # Errors
/// [`Fault::Conflict`] when it is closed, or its last day is not over.
pub fn work_out(unit: &mut Unit<'_>, permit: &Permit<Update, Procedure>) -> Outcome<Recorded> {
    unit.alone("procedures")?;
    let kept = open(unit, permit)?;
    if kept.deadline >= unit.today() {
        let day = words::format(kept.deadline);
        return Err(Fault::Conflict(format!("Seats may still answer, until {day}.")));
    }
    settle(unit, permit, kept)
}

/// Withdraws a proposal while it is open.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when it is closed.
pub fn withdraw(unit: &mut Unit<'_>, permit: &Permit<Update, Procedure>, why: &str) -> Outcome<Recorded> {
    unit.alone("procedures")?;
    let kept = open(unit, permit)?;
    let why = why.trim();
    match why.chars().count() {
        0 => return Err(Fault::field("why", "Enter why it is withdrawn: everybody who was asked reads it")),
        1_001.. => return Err(Fault::field("why", "Shorten this to 1,000 characters or fewer")),
        _ => {}
    }
    let today = unit.today();
    let kept = Kept {
        state: State::Withdrawn,
        said: why.into(),
        closed_on: Some(today),
        version: kept.version + 1,
        ..kept
    };
    store::procedure::update(unit, permit, &kept)?;
    closed(unit, permit, kept, Vec::new())
}

fn open(unit: &mut Unit<'_>, permit: &Permit<Update, Procedure>) -> Outcome<Kept> {
    let kept = store::procedure::of(unit, permit)?;
    if kept.state == State::Open {
        return Ok(kept);
    }
    Err(Fault::Conflict(format!("This proposal is closed: {}.", kept.state.said().to_lowercase())))
}

fn closed(unit: &mut Unit<'_>, proof: &impl Proof, kept: Kept, rows: Vec<String>) -> Outcome<Recorded> {
    let rows = std::iter::once(kept.id.clone()).chain(rows).collect();
    let event = events::ProcedureClosed { procedure: kept.id, state: kept.state.name().into(), rows };
    unit.record(proof, &event)
}

/// Counts the answers and keeps what comes of them: a decision, business for the next meeting, or nothing.
pub(super) fn settle(unit: &mut Unit<'_>, proof: &impl Proof, kept: Kept) -> Outcome<Recorded> {
    let today = unit.today();
    let register = board::current(unit, &kept.county)?;
    let on = register.on(today);
    let answers = store::procedure::answers(unit, proof, &kept.id)?;
    let answered: BTreeSet<String> = answers.iter().map(|given| short(&given.seat).to_string()).collect();
    let quorum = room::quorum::of(&on, kept.group_slug(), &answered);
    let defers = on.get::<Group>(kept.group_slug()).is_some_and(|group| group.objection_defers);
    let all: Vec<Answer> = answers.iter().map(|given| given.answer).collect();
    let quorate = if quorum.met { Ok(()) } else { Err(quorum.said) };
    let came = tally(&all, kept.seats.len(), quorate, defers);
    let dissent: Vec<String> = answers
        .iter()
        .filter(|given| given.answer == Answer::Object)
        .map(|given| format!("{}: {}", room::seat_name(&on, &given.seat), given.reason))
        .collect();
    let mut rows = Vec::new();
    let mut kept = Kept {
        state: came.state,
        said: came.said,
        closed_on: Some(today),
        version: kept.version + 1,
        ..kept
    };
    match kept.state {
        State::Agreed => {
            let votes = answers.iter().map(|given| (given.seat.clone(), cast(given.answer))).collect();
            let made =
                decided(unit, proof, &kept, &Taken::Vote { votes, casting: None }, &dissent.join("\n"))?;
            kept.decision = Some(made.clone());
            rows.push(made);
        }
        State::Deferred => rows.extend(deferred(unit, proof, &on, &kept, &dissent.join("\n"))?),
        State::Open | State::NotAgreed | State::Withdrawn => {}
    }
    store::procedure::update(unit, proof, &kept)?;
    closed(unit, proof, kept, rows)
}

fn cast(answer: Answer) -> Cast {
    match answer {
        Answer::Agree => Cast::For,
        Answer::Object => Cast::Against,
        Answer::Abstain => Cast::Abstained,
    }
}

/// The decision that a proposal became: it has no meeting, and the next agenda reports it.
fn decided(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    kept: &Kept,
    taken: &Taken,
    dissent: &str,
) -> Outcome<String> {
    unit.alone("decisions")?;
    let how = format!("Decided in writing, {}", kept.reference());
    let made = decision::Kept {
        id: unit.id(),
        county: kept.county.clone(),
        number: store::made::next_decision(unit, proof, &kept.county)?,
        sitting: None,
        item: None,
        group: kept.group.clone(),
        made_on: unit.today(),
        title: kept.title.clone(),
        words: kept.words.clone(),
        basis: if kept.basis.is_empty() { how } else { format!("{how}. {}", kept.basis) },
        options: kept.options.clone(),
        reasons: kept.reasons.clone(),
        dissent: dissent.into(),
        vote: taken.kept()?,
        matter: kept.matter.clone(),
        organisation: kept.organisation.clone(),
        owner: kept.owner.clone(),
        due: kept.due,
        review: kept.review,
        standing: decision::Standing::NotBegun,
        evidence: String::new(),
        released: false,
        released_at: None,
        withheld: false,
        restricted: kept.restricted,
        version: 1,
        changed_at: unit.now(),
    };
    store::made::decision(unit, proof, &made)?;
    Ok(made.id)
}

/// Business for the next meeting, since somebody objected.
fn deferred(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    on: &Snapshot<'_>,
    kept: &Kept,
    dissent: &str,
) -> Outcome<Vec<String>> {
    let lead = Some(kept.organisation.as_str()).filter(|lead| on.get::<board::Organisation>(lead).is_some());
    let of = forward::Business {
        group: kept.group_slug().into(),
        title: kept.title.clone(),
        kind: forward::Kind::Decision,
        purpose: format!("{}\n\nObjected to in writing:\n{dissent}", kept.words)
            .chars()
            .take(2_000)
            .collect(),
        lead: lead.unwrap_or_default().into(),
        role: kept.owner.clone(),
        papers_due: None,
        recurs: String::new(),
        duty: String::new(),
        matter: kept.matter.clone(),
        public: false,
        // What was put to the seats is for them alone until they have decided.
        restricted: true,
    };
    let words = format!("Sent here by an objection to {}", kept.reference());
    let (item, turn) = forward::insert(unit, proof, &kept.county, &of, &words)?;
    Ok(vec![item.id, turn])
}
