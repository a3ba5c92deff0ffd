//! Made-up actions for a made-up county, at any scale: for demos, for the bench and for looking at long lists.
//!
//! The same seed gives the same actions. They keep every rule of the status, the late and the disputed ones too.

mod dice;
mod phrases;

use crate::actions::{Definition, Plan};
use crate::events;
use crate::status::{Claim, Proof as Evidence};
use crate::store;
use board::{Area, Organisation, Register};
use dice::Dice;
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use kernel::{Fault, Kernel, Outcome, SystemActs, Unit};

/// How many are written in one unit.
const BATCH: usize = 2_000;

/// What actions can hang on in a county.
struct Ground {
    bodies: Vec<String>,
    groups: Vec<String>,
    /// Identifiers of priorities, each with its agreement's.
    priorities: Vec<(String, String)>,
    today: Date,
}

/// Adds so many made-up actions to a county.
///
/// # Errors
/// [`Fault::Fields`] on `county` when there is none of that name, or when it is a real one.
pub fn generate(kernel: &Kernel, county: &str, how_many: usize, seed: u64) -> Outcome<()> {
    let today = kernel.today();
    let acts = SystemActs::without_a_permit_because("examples", county, today);
    let ground = kernel.read(|unit| survey(unit, &acts, county, today))?;
    let mut dice = Dice::of(seed);
    let mut left = how_many;
    while left > 0 {
        let many = left.min(BATCH);
        let batch: Vec<Made> = (0..many).map(|_| make(&mut dice, &ground)).collect();
        kernel.write(|unit| {
            let wide = i64::try_from(many).map_err(Fault::broken)?;
            let first = store::actions::take_numbers(unit, &acts, county, wide)?;
            let plans: Vec<(Plan, Made)> =
                batch.into_iter().zip(first..).map(|(m, n)| (m.plan(unit, county, n), m)).collect();
            write(unit, &acts, &plans)?;
            let reference = crate::actions::reference;
            // The rows are named and not the county, which would have the words of all its actions looked at again.
            let event = events::ActionsGenerated {
                first: reference(first),
                last: reference(first + wide - 1),
                actions: many,
                rows: plans.iter().map(|(plan, _)| plan.id.clone()).collect(),
            };
            unit.record(&acts, &event)
        })?;
        left -= many;
    }
    Ok(())
}

fn survey(unit: &mut Unit<'_>, acts: &SystemActs, county: &str, today: Date) -> Outcome<Ground> {
    let register = board::current(unit, county)?;
    let table = register.on(today);
    if table.county().is_none() {
        return Err(Fault::field("county", format!("There is no county called “{county}”")));
    }
    if is_real(&register) {
        let words = format!(
            "“{county}” has places with codes of the Office for National Statistics, so it is real: nothing may be made up about it"
        );
        return Err(Fault::field("county", words));
    }
    let bodies: Vec<String> = table.all::<Organisation>().map(|(f, _)| f.slug.clone()).collect();
    if bodies.is_empty() {
        return Err(Fault::field(
            "county",
            format!("“{county}” has no organisation that could lead an action"),
        ));
    }
    let mut priorities = Vec::new();
    for agreement in store::agreements::all(unit, acts, county)? {
        let all = store::agreements::priorities(unit, acts, &agreement)?;
        priorities.extend(all.into_iter().map(|p| (p.agreement, p.id)));
    }
    let groups = table.reporting_groups().into_iter().map(|(f, _)| f.slug.clone()).collect();
    Ok(Ground { bodies, groups, priorities, today })
}

fn is_real(register: &Register) -> bool {
    use board::Is;
    register.facts.iter().filter_map(|f| Area::of(&f.noun)).any(|area| area.gss.is_some())
}

/// An action before it has a number, with the days on which things were said of it.
struct Made {
    of: Definition,
    defined: Date,
    claim: Claim,
    proof: Evidence,
    words: String,
    exception: String,
    ask: String,
    evidence: String,
    dispute: String,
    reported: Option<Date>,
    settled: Option<Date>,
}

impl Made {
    fn plan(&self, unit: &Unit<'_>, county: &str, number: i64) -> Plan {
        Plan {
            id: unit.id(),
            county: county.into(),
            number,
            of: self.of.clone(),
            first_due: self.of.due,
            version: 1 + i64::from(self.reported.is_some()) + i64::from(self.settled.is_some()),
            claim: self.claim,
            proof: self.proof,
            progress: self.words.clone(),
            exception: self.exception.clone(),
            ask: self.ask.clone(),
            evidence: self.evidence.clone(),
            dispute: self.dispute.clone(),
            reported_at: self.reported.map(noon),
        }
    }
}

fn make(dice: &mut Dice, ground: &Ground) -> Made {
    let day = |days: i64| ground.today.checked_add(Span::new().days(days)).unwrap_or(ground.today);
    let (claim, proof) = match dice.below(100) {
        0..27 => (Claim::Complete, Evidence::Accepted),
        27..30 => (Claim::Complete, Evidence::Offered),
        30..32 => (Claim::Complete, Evidence::Disputed),
        32..68 => (Claim::OnTrack, Evidence::None),
        68..80 => (Claim::AtRisk, Evidence::None),
        80..85 => (Claim::OffTrack, Evidence::None),
        85..96 => (Claim::NotStarted, Evidence::None),
        _ => (Claim::OnHold, Evidence::None),
    };
    // Most of what is not complete lies ahead; some of it is late.
    let due = match proof {
        Evidence::Accepted => day(-dice.between(1, 900)),
        _ if dice.below(8) == 0 => day(-dice.between(1, 120)),
        _ => day(dice.between(0, 500)),
    };
    let defined = due.checked_sub(Span::new().days(dice.between(90, 400))).unwrap_or(due).min(day(-1));
    // What is said of it is said after it was defined, and in the past.
    let last = due.min(ground.today);
    let reported = (claim != Claim::NotStarted).then(|| {
        let back = last.checked_sub(Span::new().days(dice.between(0, 60))).unwrap_or(last);
        back.max(defined)
    });
    let settled = matches!(proof, Evidence::Accepted | Evidence::Disputed).then(|| {
        let after = reported.unwrap_or(defined).checked_add(Span::new().days(dice.between(1, 20)));
        after.unwrap_or(ground.today).min(ground.today)
    });
    let (lead, partners) = bodies(dice, ground);
    let (agreement, priority) = dice.one_of(&ground.priorities).cloned().unwrap_or_default();
    let only = |wanted: bool, text: &str| if wanted { text.to_string() } else { String::new() };
    let stuck = matches!(claim, Claim::OffTrack | Claim::OnHold);
    Made {
        of: Definition {
            agreement,
            priority,
            group: dice.one_of(&ground.groups).cloned().unwrap_or_default(),
            title: phrases::title(dice),
            outcome: phrases::outcome(dice).into(),
            lead,
            partners,
            owner: phrases::owner(dice).into(),
            begins: Some(defined),
            due,
            source: phrases::source(dice).into(),
            published: dice.below(100) < 85,
            restricted: false,
        },
        defined,
        claim,
        proof,
        words: only(claim != Claim::NotStarted, phrases::progress(dice, claim)),
        exception: only(stuck, phrases::exception(dice)),
        ask: only(claim == Claim::OffTrack, phrases::ask(dice)),
        evidence: only(claim == Claim::Complete, phrases::evidence(dice)),
        dispute: only(proof == Evidence::Disputed, phrases::dispute(dice)),
        reported,
        settled,
    }
}

fn bodies(dice: &mut Dice, ground: &Ground) -> (String, Vec<String>) {
    let lead = dice.one_of(&ground.bodies).cloned().unwrap_or_default();
    let mut partners: Vec<String> = Vec::new();
    for _ in 0..dice.below(4) {
        partners.extend(dice.one_of(&ground.bodies).cloned());
    }
    partners.retain(|p| *p != lead);
    partners.sort();
    partners.dedup();
    (lead, partners)
}

fn noon(day: Date) -> Timestamp {
    crate::load::noon(day)
}

fn write(unit: &mut Unit<'_>, acts: &SystemActs, plans: &[(Plan, Made)]) -> Outcome<()> {
    store::bulk::actions(unit, acts, plans.iter().map(|(plan, _)| plan))?;
    let mut history = Vec::with_capacity(plans.len() * 2);
    for (plan, made) in plans {
        let fresh = Plan {
            version: 1,
            claim: Claim::NotStarted,
            proof: Evidence::None,
            exception: String::new(),
            ask: String::new(),
            evidence: String::new(),
            ..plan.clone()
        };
        history.push((fresh.clone(), "defined", plan.of.title.clone(), noon(made.defined)));
        let Some(reported) = made.reported else { continue };
        let proof = if plan.claim == Claim::Complete { Evidence::Offered } else { Evidence::None };
        history.push((
            Plan { version: 2, proof, ..plan.clone() },
            "reported",
            made.words.clone(),
            noon(reported),
        ));
        let Some(settled) = made.settled else { continue };
        let kind = if plan.proof == Evidence::Accepted { "accepted" } else { "disputed" };
        history.push((plan.clone(), kind, made.dispute.clone(), noon(settled)));
    }
    store::bulk::progress(unit, acts, &history)?;
    for (plan, _) in plans.iter().rev().take(8) {
        store::stamp::touch(unit, acts, &plan.county, &plan.id)?;
    }
    Ok(())
}
