//! How long an answer may take when the meeting names no day: data of the rulebook.

use super::AskKind;
use jiff::civil::Date;
use kernel::clock::{Anchor, CitedRule, Rule};
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome};
use serde::Deserialize;
use std::sync::Arc;

const FILE: &str = "meetings/answers";

/// How long answers may take, with the authority for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waits {
    /// Its authority.
    meta: Meta,
    /// What is asked of another body.
    referral: Rule,
    /// What is taken to a body above.
    escalation: Rule,
    /// A proposal that is put in writing.
    procedure: Rule,
}

impl Entry for Waits {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let all =
            [("referral", &self.referral), ("escalation", &self.escalation), ("procedure", &self.procedure)];
        all.into_iter()
            .filter(|(_, rule)| !matches!(rule, Rule::Within(_)))
            .map(|(name, _)| {
                (name.to_string(), format!("“{name}” needs a rule within a delay after the asking"))
            })
            .collect()
    }
}

/// Reads how long answers may take, so that a wrong rule is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub(crate) fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    if rulebook.entries::<Waits>(FILE)?.is_empty() {
        let message = "nothing says how long an answer may take".into();
        return Err(Misprint { file: format!("{FILE}.toml"), line: 1, message });
    }
    Ok(())
}

/// The day on which an answer falls due that was asked for on a day, and why.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook says nothing for that day.
pub fn default_due(kernel: &Kernel, kind: AskKind, asked: Date) -> Outcome<(Date, String)> {
    let waits = waits_on(kernel, asked)?;
    due(kernel, if kind == AskKind::Referral { &waits.referral } else { &waits.escalation }, &waits, asked)
}

/// The day until which seats answer a proposal that was put in writing on a day, and why.
pub(crate) fn procedure_due(kernel: &Kernel, put: Date) -> Outcome<(Date, String)> {
    let waits = waits_on(kernel, put)?;
    due(kernel, &waits.procedure, &waits, put)
}

fn waits_on(kernel: &Kernel, day: Date) -> Outcome<Arc<Waits>> {
    kernel.memo().get(FILE, &day.to_string(), || {
        let all = kernel.rulebook().entries::<Waits>(FILE).map_err(Fault::broken)?;
        let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
        let found = all.into_iter().find(|waits| holds(&waits.meta));
        found.ok_or_else(|| {
            Fault::broken(format!("the rulebook does not say how long an answer may take on {day}"))
        })
    })
}

fn due(kernel: &Kernel, rule: &Rule, waits: &Waits, from: Date) -> Outcome<(Date, String)> {
    let cited = CitedRule {
        rule: rule.clone(),
        source: "custom of the board".into(),
        confidence: waits.meta.confidence,
    };
    let due = cited.due(&Anchor::on(from), kernel.clocks().calendar()).map_err(Fault::broken)?;
    Ok((due.date, due.because))
}
