//! The register, one duty and the gaps for a machine or a terminal: the same law and the same obligations as the pages.

use crate::engine::{Obligation, State, View};
use crate::law::{Duty, Law};
use jiff::civil::Date;
use kernel::clock::words::format;
use kernel::rulebook::nearest;
use kernel::{Actor, Fault, Kernel, Outcome, Who};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

/// The register as at a day.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// The day.
    pub as_at: Date,
    /// Its duties, in the order of its sections.
    pub duties: Vec<Entry>,
}

/// One duty of the register.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Its name.
    pub id: String,
    /// Its part of the register, `B`.
    pub section: String,
    /// Its title.
    pub title: String,
    /// `live`, `prospective`, `pilot`.
    pub status: String,
    /// `duty`, `power`, `practice`.
    pub kind: String,
    /// `text`, `secondary`, `unverified`.
    pub confidence: String,
    /// Act and section, instrument and regulation.
    pub citations: Vec<String>,
    /// Who owes it.
    pub owed_by: String,
    /// When.
    pub when: String,
    /// What it asks.
    pub asks: String,
    /// The first day on which this version holds.
    pub from: Date,
    /// The last.
    pub to: Option<Date>,
    /// The day on which the source was last looked at.
    pub checked: Date,
    /// What shows that it was done.
    pub evidence: Vec<String>,
    /// What a person must check.
    pub to_check: String,
}

impl Entry {
    fn of(duty: &Duty) -> Self {
        Self {
            id: duty.meta.id.clone(),
            section: format!("{:?}", duty.section),
            title: duty.meta.title.clone(),
            status: format!("{:?}", duty.meta.status).to_lowercase(),
            kind: format!("{:?}", duty.kind).to_lowercase(),
            confidence: format!("{:?}", duty.meta.confidence).to_lowercase(),
            citations: duty.meta.citations.clone(),
            owed_by: duty.bound.each.said().into(),
            when: duty.clock.said(),
            asks: duty.asks.clone(),
            from: duty.meta.in_force_from,
            to: duty.meta.in_force_to,
            checked: duty.checked,
            evidence: duty.evidence.iter().map(|wants| wants.says.clone()).collect(),
            to_check: duty.to_check.clone(),
        }
    }
}

/// The register as at a day.
pub fn listed(law: &Law, as_at: Date) -> Listed {
    Listed { as_at, duties: law.on(as_at).into_iter().map(Entry::of).collect() }
}

/// Every version of one duty, the newest first.
///
/// # Errors
/// [`Fault::Fields`] on `duty`, with the nearest right name.
pub fn shown(law: &Law, id: &str) -> Outcome<Vec<Entry>> {
    let mut found: Vec<&Duty> = law.versions(id).collect();
    if found.is_empty() {
        let near = nearest(id, law.all().iter().map(|duty| duty.meta.id.as_str()));
        let hint = near.map_or(String::new(), |near| format!(" Did you mean “{near}”?"));
        return Err(Fault::field("duty", format!("There is no duty called “{id}”.{hint}")));
    }
    found.sort_by_key(|duty| std::cmp::Reverse(duty.meta.in_force_from));
    Ok(found.into_iter().map(Entry::of).collect())
}

impl Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "As at {}", format(self.as_at))?;
        let mut section = "";
        for one in &self.duties {
            if one.section != section {
                writeln!(f, "\n{}", one.section)?;
                section = &one.section;
            }
            let standing = if one.kind == "duty" { &one.status } else { &one.kind };
            writeln!(f, "  {:<34} {:<12} {:<11} {}", one.id, standing, one.confidence, one.title)?;
        }
        write!(f, "\n{}", board::words::count(self.duties.len(), "entry", "entries"))
    }
}

impl Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n", self.title, self.citations.join("; "))?;
        writeln!(f, "{}\n", self.asks)?;
        let until = self.to.map_or(String::new(), |to| format!(" to {}", format(to)));
        writeln!(f, "In force:  {}{until} ({}, {})", format(self.from), self.status, self.kind)?;
        writeln!(f, "Owed by:   {}", self.owed_by)?;
        writeln!(f, "When:      {}", self.when)?;
        writeln!(f, "Known by:  {}, last looked at on {}", self.confidence, format(self.checked))?;
        for one in &self.evidence {
            writeln!(f, "Evidence:  {one}")?;
        }
        if !self.to_check.is_empty() {
            writeln!(f, "To check:  {}", self.to_check)?;
        }
        Ok(())
    }
}

/// How a county stands as at a day, the worst first.
#[derive(Debug, Serialize)]
pub struct Gaps {
    /// Short name of the county.
    pub county: String,
    /// The day.
    pub as_at: Date,
    /// How many obligations have each state.
    pub counts: BTreeMap<&'static str, usize>,
    /// What is overdue, cannot be known or is due.
    pub gaps: Vec<Gap>,
}

/// One obligation that is not met.
#[derive(Debug, Serialize)]
pub struct Gap {
    /// `overdue`, `cannot-be-known`, `due`.
    pub state: &'static str,
    /// Name of the duty.
    pub duty: String,
    /// Its title.
    pub title: String,
    /// Short name of the body.
    pub body: String,
    /// The partnership in which it is owed, when it is owed in each.
    pub within: Option<String>,
    /// The period or event.
    pub period: String,
    /// When it is or was due.
    pub due: Option<Date>,
    /// Why.
    pub reason: String,
    /// The arithmetic of the date.
    pub because: String,
    /// What is missing.
    pub missing: Vec<String>,
}

impl Gaps {
    /// Whether anything is overdue.
    pub fn overdue(&self) -> bool {
        self.gaps.iter().any(|gap| gap.state == State::Overdue.name())
    }
}

/// How a county stands as at a day, as its partnership officer sees it. Whoever runs it has the store in hand.
///
/// # Errors
/// [`Fault::Fields`] on `county` when there is none of that name.
pub fn gaps(kernel: &Kernel, county: &str, as_at: Date) -> Outcome<Gaps> {
    let officer = BTreeMap::from([("officer".to_string(), BTreeSet::from([county.to_string()]))]);
    let who = Who::System("the command line".into());
    let actor = Actor { who, title: "Shiremoot".into(), grants: officer, on: as_at };
    let told = kernel.read(|unit| {
        if board::current(unit, county)?.facts.is_empty() {
            return Err(Fault::field("county", format!("There is no county called “{county}” here")));
        }
        crate::told(unit, &actor, county, View::on(as_at), None)
    })?;
    let counts = State::ALL.iter().map(|state| (state.name(), told.many(*state)));
    let mut open: Vec<&Obligation> = told
        .owed
        .iter()
        .filter(|one| matches!(one.state, State::Overdue | State::CannotBeKnown | State::Due))
        .collect();
    open.sort_by_key(|one| (one.state, one.due.is_none(), one.due));
    let gaps = open.into_iter().map(|one| Gap {
        state: one.state.name(),
        duty: one.duty.to_string(),
        title: one.title.to_string(),
        body: one.body.to_string(),
        within: one.csp.as_deref().map(Into::into),
        period: one.label.to_string(),
        due: one.due,
        reason: one.reason.clone(),
        because: one.because.to_string(),
        missing: one.missing.clone(),
    });
    Ok(Gaps { county: county.into(), as_at, counts: counts.collect(), gaps: gaps.collect() })
}

impl Display for Gaps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<String> = State::ALL
            .iter()
            .map(|state| {
                format!("{} {}", self.counts.get(state.name()).unwrap_or(&0), state.said().to_lowercase())
            })
            .collect();
        writeln!(f, "{} on {}: {}", self.county, format(self.as_at), counts.join(", "))?;
        let mut state = "";
        for gap in &self.gaps {
            if gap.state != state {
                writeln!(f, "\n{}", State::named(gap.state).map_or(gap.state, State::said))?;
                state = gap.state;
            }
            let due = gap.due.map_or_else(|| "no day".into(), |due| due.to_string());
            let within = gap.within.as_deref().map_or(String::new(), |csp| format!(" ({csp})"));
            writeln!(f, "  {due:<11} {}{within}  {}", gap.body, gap.title)?;
            let why = gap.missing.first().unwrap_or(&gap.reason);
            writeln!(f, "              {why}")?;
        }
        Ok(())
    }
}
