//! The pack cycle: what is due before and after a meeting, as data of the rulebook, changed by a series where custom allows.

use super::notice::{self, Body};
use jiff::civil::Date;
use kernel::clock::{Anchor, Before, Calendar, CitedRule, Count, Delay, Due, Lead, Rule, Within, words};
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

const FILE: &str = "meetings/pack-cycle";

/// The step that is the issue of the agenda with its papers.
pub const PAPERS: &str = "papers";

/// The step in which items and papers are called for.
pub const CALL: &str = "call";

/// The steps around a meeting with their authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// Its authority.
    pub meta: Meta,
    /// What is due, in order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// One thing that is due before or after a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// Short name: `call`.
    pub id: String,
    /// What it is called: `Call for items`.
    pub name: String,
    /// Who has to do it.
    #[serde(rename = "for")]
    pub whose: Whose,
    /// What they have to do, as a sentence without its stop.
    pub asks: String,
    /// When, by custom.
    #[serde(default)]
    pub rule: Option<Rule>,
    /// Whether the day follows from the notice that the sort of body needs.
    #[serde(default)]
    pub by_law: bool,
}

/// Who has to do a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The partnership officer or the secretary.
    Officer,
    /// The chair of the body.
    Chair,
}

/// A step of a series that differs from the rulebook's: working days before the meeting when negative, after it when positive.
pub type Own = BTreeMap<String, i16>;

/// A step on its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Short name of the step.
    pub step: String,
    /// What it is called.
    pub name: String,
    /// Who has to do it.
    pub whose: Whose,
    /// What they have to do.
    pub asks: String,
    /// The last day on which it is in time.
    pub due: Date,
    /// Why that day.
    pub because: String,
}

impl Entry for Cycle {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            if self.steps[..at].iter().any(|other| other.id == step.id) {
                out.push((step.id.clone(), format!("there are two steps “{}”", step.id)));
            }
            if step.name.trim().is_empty() || step.asks.trim().is_empty() {
                out.push((step.id.clone(), format!("“{}” needs a name and what it asks", step.id)));
            }
            let dated = matches!(step.rule, Some(Rule::Before(_) | Rule::Within(_)));
            if dated == step.by_law {
                let words = format!(
                    "“{}” needs a rule before or after the meeting, or by-law = true: one of them",
                    step.id
                );
                out.push((step.id.clone(), words));
            }
        }
        if !self.steps.iter().any(|step| step.id == PAPERS && step.by_law) {
            out.push(("[[step]]".into(), format!("no step “{PAPERS}” says when the agenda goes out by law")));
        }
        out
    }
}

/// Reads the pack cycles of a rulebook, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    if rulebook.entries::<Cycle>(FILE)?.is_empty() {
        let message = "nothing says what is due before and after a meeting".into();
        return Err(Misprint { file: format!("{FILE}.toml"), line: 1, message });
    }
    Ok(())
}

impl Cycle {
    /// The cycle that holds on a day.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook has none for that day.
    pub fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<Self>> {
        // The rulebook does not change while the program runs.
        kernel.memo().get("meetings/pack-cycle", &day.to_string(), || {
            let all = kernel.rulebook().entries::<Self>(FILE).map_err(Fault::broken)?;
            let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
            let found = all.into_iter().find(|cycle| holds(&cycle.meta));
            found.ok_or_else(|| Fault::broken(format!("the rulebook has no pack cycle for {day}")))
        })
    }

    /// Every step of a meeting on its day, in order of day.
    ///
    /// # Errors
    /// [`Fault::Broken`] when a clock is missing, or the day is too far away to count from.
    pub fn plan(&self, kernel: &Kernel, body: Body, meeting: Date, own: &Own) -> Outcome<Vec<Planned>> {
        let clocks = kernel.clocks();
        let mut out = Vec::new();
        for step in &self.steps {
            let due = if step.by_law {
                let law = notice::of(clocks, body, meeting)?.papers;
                let law = Due { date: law.latest, because: law.because };
                match own.get(&step.id) {
                    Some(days) => earlier(law, counted(*days, meeting, clocks.calendar())?, body),
                    None => law,
                }
            } else if let Some(days) = own.get(&step.id) {
                counted(*days, meeting, clocks.calendar())?
            } else {
                let Some(rule) = step.rule.clone() else { continue };
                let (source, confidence) = ("custom of the board".to_string(), self.meta.confidence);
                let cited = CitedRule { rule, source, confidence };
                cited.due(&Anchor::on(meeting), clocks.calendar()).map_err(Fault::broken)?
            };
            out.push(Planned {
                step: step.id.clone(),
                name: step.name.clone(),
                whose: step.whose,
                asks: step.asks.clone(),
                due: due.date,
                because: due.because,
            });
        }
        out.sort_by_key(|planned| planned.due);
        Ok(out)
    }

    /// What a series may set for each step, beside what the rulebook says: working days before (negative) or after.
    pub fn usual(&self) -> Vec<(&Step, Option<i16>)> {
        let days = |step: &Step| match &step.rule {
            Some(Rule::Before(Before { lead: Lead::WorkingDays(n), .. })) => {
                i16::try_from(n.get()).ok().map(|n| -n)
            }
            Some(Rule::Within(Within { delay: Delay::WorkingDays(n), .. })) => i16::try_from(n.get()).ok(),
            _ => None,
        };
        self.steps.iter().map(|step| (step, days(step))).collect()
    }
}

/// Working days before or after a meeting, as a series sets them.
fn counted(days: i16, meeting: Date, calendar: &Calendar) -> Outcome<Due> {
    let Some(count) = Count::new(days.unsigned_abs()) else {
        return Ok(Due {
            date: meeting,
            because: format!("On the day of the meeting, {}.", words::format(meeting)),
        });
    };
    let rule = if days < 0 {
        Rule::Before(Before { lead: Lead::WorkingDays(count), event: "the meeting".into() })
    } else {
        Rule::Within(Within { delay: Delay::WorkingDays(count), of: "the meeting".into() })
    };
    let Due { date, because } = rule.due(&Anchor::on(meeting), calendar).map_err(Fault::broken)?;
    Ok(Due { date, because: format!("{} (as this series has it).", because.trim_end_matches('.')) })
}

/// A series may send its papers earlier than the law wants, and never later. Custom it may replace.
fn earlier(law: Due, own: Due, body: Body) -> Due {
    if own.date <= law.date || !body.by_law() { own } else { law }
}
