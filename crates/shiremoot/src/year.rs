//! `year`: what a county needs in a legal year, set against what stands, and accepting it.

use crate::says::{Done, say};
use crate::settings::Settings;
use crate::wire;
use board::{Board, County, Office};
use clap::{Args, Subcommand};
use duties::year::{self, Accepted, Built, Chosen, Line, Proposal, Standing};
use jiff::civil::Date;
use kernel::clock::words;
use kernel::time::{Clock, MachineClock, ShiftedClock};
use kernel::verbs::Govern;
use kernel::{Actor, Fault, Kernel, Outcome, Unit};
use serde::Serialize;
use site::People;
use std::fmt::Write;
use std::sync::Arc;

/// What can be done with a year.
#[derive(Subcommand)]
pub enum YearVerb {
    /// Work out what a legal year needs, show what is new, moved, changed or not needed any more, and make what is accepted
    #[command(
        after_help = "Examples:\n  shiremoot year build 2022-23\n  shiremoot year build 2022-23 --county loamshire --accept all\n  shiremoot year build 2022-23 --accept meeting/scb/2022-06 --accept agreement/scb/2022-23\n\nExit codes: 0 done, 2 asked wrongly, 3 the machine failed"
    )]
    Build(BuildAsked),
}

/// What year, and what of it.
#[derive(Args)]
pub struct BuildAsked {
    /// The legal year, from 1 April: 2022-23
    pub year: String,
    /// Short name of the county; the only one when there is only one
    #[arg(long, value_name = "NAME")]
    pub county: Option<String>,
    /// Make it: “all”, or a key of the list; may be given more than once
    #[arg(long, value_name = "KEY")]
    pub accept: Vec<String>,
    /// In whose name: short name of somebody who is the county’s partnership officer; the first of them without it
    #[arg(long = "as", value_name = "NAME")]
    pub person: Option<String>,
    /// What day it is, for examples of the past
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

/// Plans a year and says how it stands; with `--accept`, makes what is accepted first.
///
/// # Errors
/// [`Fault::Fields`] on `year`, `county`, `as` or `keys`; then nothing was written.
pub fn run(settings: &Settings, verb: &YearVerb, json: bool) -> Done {
    let YearVerb::Build(asked) = verb;
    let clock: Arc<dyn Clock> = match asked.today {
        Some(day) => Arc::new(ShiftedClock::starting(day)),
        None => Arc::new(MachineClock),
    };
    let kernel = wire::there(settings, clock)?;
    let legal = year::read(&asked.year, kernel.today())?;
    let county = kernel.read(|unit| county(unit, asked.county.as_deref()))?;
    let officer = kernel.read(|unit| officer(unit, &county, asked.person.as_deref()))?;
    let accepted = match &asked.accept[..] {
        [] => None,
        keys => {
            let chosen = if keys.iter().any(|key| key == "all") {
                Chosen::All
            } else {
                Chosen::Keys(keys.iter().map(|key| (key.clone(), None)).collect())
            };
            Some(kernel.write(|unit| {
                let permit = officer.permit::<Govern, County>(unit, &county)?;
                year::accept(unit, &permit, legal, &chosen)
            })?)
        }
    };
    let built = kernel.read(|unit| {
        let permit = officer.permit::<Govern, County>(unit, &county)?;
        year::build(unit, &permit, legal)
    })?;
    let told = Told::of(&kernel, &county, &officer, &built, accepted);
    say(json, &told, &told.words(&built))
}

/// The county that is meant.
fn county(unit: &mut Unit<'_>, named: Option<&str>) -> Outcome<String> {
    let all: Vec<String> = Board.counties(unit)?.into_iter().map(|it| it.slug).collect();
    let list = all.join(", ");
    match (named, &all[..]) {
        (Some(named), _) if all.iter().any(|it| it == named) => Ok(named.into()),
        (Some(named), _) => {
            let near = kernel::rulebook::nearest(named, all.iter().map(String::as_str));
            let hint = near.map_or(format!("There are: {list}"), |near| format!("Did you mean “{near}”?"));
            Err(Fault::field("county", format!("There is no county called “{named}” here. {hint}")))
        }
        (None, [only]) => Ok(only.clone()),
        (None, []) => {
            Err(Fault::field("county", "This install has no county yet: shiremoot init --example loamshire"))
        }
        (None, _) => {
            Err(Fault::field("county", format!("Say which county, with --county. There are: {list}")))
        }
    }
}

/// Somebody who is the county's partnership officer today, with what they hold.
fn officer(unit: &mut Unit<'_>, county: &str, named: Option<&str>) -> Outcome<Actor> {
    let today = unit.today();
    let register = board::current(unit, county)?;
    let mut holders = register
        .on(today)
        .all::<Office>()
        .filter(|(_, it)| it.office == "officer")
        .map(|(_, it)| it.person.clone())
        .collect::<Vec<_>>();
    holders.sort();
    let found = match named {
        Some(named) => holders.iter().find(|it| *it == named),
        None => holders.first(),
    };
    let Some(person) = found else {
        let list = holders.join(", ");
        let day = words::format(today);
        let said = if holders.is_empty() {
            format!("Nobody is partnership officer of {county} on {day}, and nobody else plans its year")
        } else {
            format!(
                "“{}” is not partnership officer of {county} on {day}. These are: {list}",
                named.unwrap_or_default()
            )
        };
        return Err(Fault::field("as", said));
    };
    let id = format!("{county}/person/{person}");
    let grants = Board.grants(unit, &id, today)?;
    let title = Board.card(unit, &id)?.map_or_else(String::new, |card| card.title);
    Ok(Actor::person(&id, &title, grants, today))
}

/// How the year stands, as machines read it.
#[derive(Serialize)]
struct Told<'a> {
    county: &'a str,
    year: String,
    today: String,
    by: String,
    past: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Accepted>,
    notes: &'a [String],
    lines: Vec<Row<'a>>,
}

/// One line of the difference.
#[derive(Serialize)]
struct Row<'a> {
    key: &'a str,
    state: &'static str,
    makes: &'a str,
    sort: &'a str,
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    planned: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    group: &'a str,
    body: &'a str,
    whose: &'a str,
    title: &'a str,
    duty: &'a str,
    because: &'a [String],
    why: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<&'a str>,
}

impl<'a> Told<'a> {
    fn of(
        kernel: &Kernel,
        county: &'a str,
        officer: &Actor,
        built: &'a Built,
        accepted: Option<Accepted>,
    ) -> Self {
        let row = |line: &'a Line| {
            let it = &line.proposal;
            Row {
                key: &it.key,
                state: line.standing.name(),
                makes: &it.makes,
                sort: &it.sort,
                day: line.day().to_string(),
                planned: (line.day() != it.day).then(|| it.day.to_string()),
                due: it.due.map(|due| due.to_string()),
                group: &it.group,
                body: &it.body,
                whose: &it.whose,
                title: &it.title,
                duty: &it.duty,
                because: &it.because,
                why: &line.why,
                href: line.there.as_ref().map(|there| there.href.as_str()),
            }
        };
        Self {
            county,
            year: built.year.to_string(),
            today: kernel.today().to_string(),
            by: officer.mark(),
            past: built.past,
            accepted,
            notes: &built.plan.notes,
            lines: built.difference.lines.iter().map(row).collect(),
        }
    }

    /// The same for people.
    fn words(&self, built: &Built) -> String {
        let mut out = format!("The year {} of {}, as planned on {}\n", self.year, self.county, self.today);
        if let Some(done) = &self.accepted {
            let _ = writeln!(
                out,
                "Accepted in the name of {}: {} made, {} changed, {} taken back",
                self.by,
                done.made.len(),
                done.changed.len(),
                done.ended.len()
            );
        }
        for standing in Standing::ALL {
            let lines: Vec<&Line> =
                built.difference.lines.iter().filter(|it| it.standing == standing).collect();
            if lines.is_empty() {
                continue;
            }
            let _ = writeln!(out, "\n{} ({})", standing.said(), lines.len());
            for line in lines {
                let it = &line.proposal;
                let to = if line.day() == it.day { String::new() } else { format!(" to {}", it.day) };
                let what = if it.title == it.whose { it.purpose.clone() } else { it.title.clone() };
                let _ = writeln!(out, "  {}{to}  {}: {what}  [{}]", line.day(), it.whose, it.key);
                for said in line.why.iter().chain(reasons(it)) {
                    let _ = writeln!(out, "      {}", said.trim_end_matches('.'));
                }
            }
        }
        for note in self.notes {
            let _ = writeln!(out, "\nNote: {note}");
        }
        if self.accepted.is_none() && !self.past {
            out.push_str("\nNothing was made. Accept it with --accept all, or --accept KEY");
        }
        out.trim_end().to_string()
    }
}

/// The sentences that say most: the clock and the arithmetic. `--json` has all of them.
fn reasons(it: &Proposal) -> impl Iterator<Item = &String> {
    let skipped = usize::from(it.duty.is_empty() && it.because.len() > 1);
    it.because.iter().skip(skipped).take(2)
}

#[cfg(test)]
mod tests;
