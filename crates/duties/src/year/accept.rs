//! Accepting the plan of a year, in whole or part: everything is made in one unit, or nothing is.

use super::differ::{Line, Standing};
use super::events::YearAccepted;
use super::ground::build;
use super::store::{self, Made};
use board::County;
use kernel::clock::{LegalYear, words};
use kernel::contracts::year::{BUSINESS, DEADLINE, MEETING, Maker, PAPER, UPDATE};
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};
use std::collections::BTreeMap;

/// The order in which things are made: what takes something before what is taken.
const ORDER: [&str; 5] = [MEETING, BUSINESS, UPDATE, PAPER, DEADLINE];

/// The field to which errors belong.
const FIELD: &str = "keys";

/// What is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Everything that is open, but for what somebody cancelled.
    All,
    /// These keys, each with the mark that it had when somebody looked; without one it is taken as it is now.
    Keys(Vec<(String, Option<String>)>),
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Accepted {
    /// Keys of what was made.
    pub made: Vec<String>,
    /// Keys of what was moved or changed.
    pub changed: Vec<String>,
    /// Keys of what was taken back.
    pub ended: Vec<String>,
}

/// Has made, changed or taken back what is accepted of the plan of a year. Nothing that somebody changed by hand is touched.
///
/// # Errors
/// [`Fault::Fields`] on `year` when it is past; on `keys` when nothing is chosen, when one of them is not proposed any more, stands
/// already, has changed since it was looked at, or hangs on a meeting that is not accepted with it. Then nothing is kept.
pub fn accept(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    year: LegalYear,
    chosen: &Chosen,
) -> Outcome<Recorded<Accepted>> {
    unit.alone("year")?;
    let built = build(unit, permit, year)?;
    if built.past {
        let end = words::format(year.end());
        return Err(Fault::field(
            "year",
            format!(
                "The year {year} ended on {end}: nothing of it can be accepted any more. Choose this year or a later one"
            ),
        ));
    }
    let mut lines = picked(&built.difference.lines, chosen)?;
    let place = |line: &Line| ORDER.iter().position(|makes| *makes == line.proposal.makes);
    lines.sort_by_key(|line| (line.standing == Standing::Unneeded, place(line), line.proposal.day));
    let mut meetings: BTreeMap<String, String> =
        built.plan.meets.iter().filter_map(|meet| Some((meet.key.clone(), meet.id.clone()?))).collect();
    let county = permit.county().to_string();
    let before = store::of_year(unit, permit, &county, year)?;
    let makers: BTreeMap<&str, Maker> =
        unit.kernel().neighbours().makers.iter().map(|it| (it.makes, *it)).collect();
    let (on_behalf, today) = (permit.on_behalf(), unit.today());
    let (mut out, mut rows) = (Accepted::default(), Vec::new());
    for line in lines {
        let it = &line.proposal;
        let maker = makers
            .get(it.makes.as_str())
            .ok_or_else(|| Fault::field(FIELD, format!("“{}”: nobody here makes such things", it.title)))?;
        let meeting = match (&it.meeting, it.makes.as_str()) {
            (Some(key), BUSINESS) => Some(meetings.get(key).cloned().ok_or_else(|| unmet(line, key))?),
            (Some(key), _) => meetings.get(key).cloned(),
            (None, _) => None,
        };
        let wanted = it.wanted(&county, meeting.clone());
        let old = before.get(&it.key);
        let thing = match (line.standing, old) {
            (Standing::Unneeded, Some(old)) => {
                let why = "The plan of the year does not need it any more";
                if !(maker.take_back)(unit, &on_behalf, &old.thing, why).map_err(|e| about(line, e))? {
                    return Err(Fault::field(
                        FIELD,
                        format!("“{}” has gone too far to be taken back", it.title),
                    ));
                }
                store::forget(unit, permit, &old.row)?;
                rows.push(old.row.clone());
                out.ended.push(it.key.clone());
                continue;
            }
            (Standing::Moved | Standing::Changed, Some(old)) => {
                if !(maker.change)(unit, &on_behalf, &old.thing, &wanted).map_err(|e| about(line, e))? {
                    return Err(Fault::field(
                        FIELD,
                        format!("“{}” has gone too far to be changed. Leave it out", it.title),
                    ));
                }
                out.changed.push(it.key.clone());
                old.thing.clone()
            }
            _ => {
                out.made.push(it.key.clone());
                (maker.make)(unit, &on_behalf, &wanted).map_err(|e| about(line, e))?
            }
        };
        if it.makes == MEETING {
            meetings.insert(it.key.clone(), thing.clone());
        }
        let made = Made {
            row: old.map(|old| old.row.clone()).unwrap_or_default(),
            makes: it.makes.clone(),
            thing,
            duty: it.duty.clone(),
            day: it.day,
            title: it.title.clone(),
            meeting,
            rests: it.rests.clone(),
            on: today,
        };
        rows.push(store::keep(unit, permit, (&county, year, &it.key), &made)?);
    }
    let event = YearAccepted {
        county,
        year: year.to_string(),
        made: out.made.len(),
        changed: out.changed.len(),
        ended: out.ended.len(),
        rows,
    };
    Ok(unit.record(permit, &event)?.carrying(out))
}

/// The lines that are meant, or what is wrong with each that cannot be.
fn picked<'l>(lines: &'l [Line], chosen: &Chosen) -> Outcome<Vec<&'l Line>> {
    let keys = match chosen {
        Chosen::All => {
            let all: Vec<&Line> = lines.iter().filter(|line| line.standing.usual()).collect();
            return if all.is_empty() {
                Err(Fault::field(FIELD, "There is nothing to accept: the year stands as it is planned"))
            } else {
                Ok(all)
            };
        }
        Chosen::Keys(keys) if keys.is_empty() => {
            return Err(Fault::field(FIELD, "Choose at least one proposal, or accept all of them"));
        }
        Chosen::Keys(keys) => keys,
    };
    let (mut out, mut wrong): (Vec<&Line>, Vec<FieldError>) = (Vec::new(), Vec::new());
    for (key, mark) in keys {
        let found = lines.iter().find(|line| line.proposal.key == *key);
        let said = match found {
            None => {
                let near =
                    kernel::rulebook::nearest(key, lines.iter().map(|line| line.proposal.key.as_str()));
                let hint = near.map_or(String::new(), |near| format!(". Did you mean “{near}”?"));
                Some(format!("“{}” is not proposed any more{hint}", super::words::short(key, 80)))
            }
            Some(line) if line.standing == Standing::Stands => Some(format!(
                "“{}” stands already: somebody accepted it before. Look at the list again",
                line.proposal.title
            )),
            Some(line) if line.standing == Standing::ByHand => Some(format!(
                "“{}” was changed by hand and is left alone. Change it where it stands",
                line.proposal.title
            )),
            Some(line) if mark.as_deref().is_some_and(|mark| mark != line.mark) => Some(format!(
                "“{}” is planned otherwise now than when you looked: {}. Look at the list again",
                line.proposal.title,
                words::format(line.proposal.day)
            )),
            Some(line) => {
                if !out.iter().any(|other| other.proposal.key == *key) {
                    out.push(line);
                }
                None
            }
        };
        wrong.extend(said.map(|message| FieldError { field: FIELD.into(), message }));
    }
    if wrong.is_empty() { Ok(out) } else { Err(Fault::Fields(wrong)) }
}

/// Business whose meeting is not there and not accepted with it.
fn unmet(line: &Line, key: &str) -> Fault {
    let day = words::format(line.proposal.day);
    Fault::field(
        FIELD,
        format!(
            "“{}” is taken by the meeting of {day}, which is not planned yet: accept both (“{key}”)",
            line.proposal.title
        ),
    )
}

/// What a maker found wrong, said of the proposal, because its own field is not on the page.
fn about(line: &Line, fault: Fault) -> Fault {
    match fault {
        Fault::Fields(all) => {
            let said: Vec<String> = all.into_iter().map(|it| it.message).collect();
            Fault::field(FIELD, format!("“{}”: {}", line.proposal.title, said.join(". ")))
        }
        other => other,
    }
}
