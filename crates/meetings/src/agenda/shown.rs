//! A frozen issue of an agenda, and what differs between two, as one reader may see them today.

use super::differ::{Change, Part, between};
use super::issued::{Issued, IssuedLine};
use board::sittings::{AgendaItem, Meeting, Minute, excluded_from};
use board::sittings::{Attend, item};
use jiff::civil::Date;
use kernel::verbs::View;
use kernel::{Outcome, Permit, Unit};

/// What a reader sees of one line of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The line.
    Line(Box<IssuedLine>),
    /// That an item is withheld, and why.
    Withheld {
        /// Its number.
        number: i64,
        /// The paragraph relied on.
        paragraph: String,
        /// Why.
        reason: String,
        /// When it is asked again.
        review: Option<Date>,
    },
    /// That there is an item from which the reader has withdrawn.
    Withdrew {
        /// Its number.
        number: i64,
    },
}

/// One thing that differs between two issues, in words for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The number of the item.
    pub number: i64,
    /// Its title, when the reader may know it.
    pub title: Option<String>,
    /// What became of it, as the end of a sentence.
    pub what: String,
}

enum Sight {
    Open,
    Masked,
    Out,
}

/// How a reader stands to a line. What was withheld then stays so for them, whatever the item says today: its title then may say what
/// today's does not.
fn sight(unit: &mut Unit<'_>, permit: &Permit<View, Meeting>, line: &IssuedLine) -> Outcome<Sight> {
    let id = &line.line.item;
    if let Some(person) = permit.actor().id()
        && excluded_from(&mut unit.rows(permit), id)?.iter().any(|who| who == person)
    {
        return Ok(Sight::Out);
    }
    let actor = permit.actor();
    if !actor.may::<View, AgendaItem>(unit, id)? {
        return Ok(Sight::Masked);
    }
    let near = !line.line.withheld
        || actor.may::<Attend, AgendaItem>(unit, id)?
        || actor.may::<Minute, AgendaItem>(unit, id)?;
    Ok(if near { Sight::Open } else { Sight::Masked })
}

/// An issue as the holder of the permit sees it.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn shown(unit: &mut Unit<'_>, permit: &Permit<View, Meeting>, issued: &Issued) -> Outcome<Vec<Shown>> {
    let mut out = Vec::new();
    for line in &issued.lines {
        out.push(match sight(unit, permit, line)? {
            Sight::Open => Shown::Line(Box::new(line.clone())),
            Sight::Out => Shown::Withdrew { number: line.number },
            Sight::Masked => masked(unit, permit, line)?,
        });
    }
    Ok(out)
}

/// Why it was withheld then; when it was not, why it is today.
fn masked(unit: &mut Unit<'_>, permit: &Permit<View, Meeting>, line: &IssuedLine) -> Outcome<Shown> {
    let number = line.number;
    if line.line.withheld {
        let (paragraph, reason) = (line.paragraph.clone(), line.reason.clone());
        return Ok(Shown::Withheld { number, paragraph, reason, review: line.review });
    }
    let now = item::by_id(unit, permit, &line.line.item)?;
    Ok(Shown::Withheld {
        number,
        paragraph: now.as_ref().map_or_else(String::new, |it| it.paragraph.clone()),
        reason: now.as_ref().map_or_else(String::new, |it| it.reason.clone()),
        review: now.and_then(|it| it.review),
    })
}

/// What differs between two issues, for the holder of the permit: of an item that is withheld from them, no more than that it came,
/// moved, went, or was withheld.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn told(
    unit: &mut Unit<'_>,
    permit: &Permit<View, Meeting>,
    before: &Issued,
    after: &Issued,
) -> Outcome<Vec<Told>> {
    let old = |id: &str| before.lines.iter().find(|line| line.line.item == *id);
    let new = |id: &str| after.lines.iter().find(|line| line.line.item == *id);
    let mut out = Vec::new();
    for change in between(&before.bare(), &after.bare()) {
        let id = match &change {
            Change::Added(id) | Change::Moved(id, ..) | Change::Changed(id, _) | Change::Withdrawn(id) => id,
        };
        let Some(line) = new(id).or(old(id)) else { continue };
        let seen = match sight(unit, permit, line)? {
            Sight::Out => continue,
            Sight::Open => true,
            Sight::Masked => false,
        };
        let was = match old(id) {
            Some(line) if seen => matches!(sight(unit, permit, line)?, Sight::Open).then_some(line),
            _ => None,
        };
        let what = match &change {
            Change::Added(_) if line.late.is_empty() => "is new".to_string(),
            Change::Added(_) => "is new, and taken late by the chair".to_string(),
            Change::Moved(_, from, to) => format!("stands at place {to}; it was at {from}"),
            Change::Withdrawn(_) => "is withdrawn".to_string(),
            Change::Changed(_, parts) if seen => changed(parts, line, was),
            Change::Changed(_, parts) if parts.contains(&Part::Withheld) && line.line.withheld => {
                "is withheld from the public now".to_string()
            }
            Change::Changed(..) => continue,
        };
        out.push(Told { number: line.number, title: seen.then(|| line.line.title.clone()), what });
    }
    Ok(out)
}

fn changed(parts: &[Part], line: &IssuedLine, was: Option<&IssuedLine>) -> String {
    let said = |part: &Part| match part {
        Part::Section => "it stands in another section".to_string(),
        Part::Title => match was {
            Some(was) => format!("its title was “{}”", was.line.title),
            None => "it has another title".to_string(),
        },
        Part::Kind => format!("it is for {} now", line.line.kind),
        Part::Presenter => "somebody else presents it".to_string(),
        Part::Minutes => match was {
            Some(was) => format!("it has {} minutes; it had {}", line.line.minutes, was.line.minutes),
            None => format!("it has {} minutes", line.line.minutes),
        },
        Part::Withheld if line.line.withheld => "it is withheld from the public now".to_string(),
        Part::Withheld => "it is open to the public now".to_string(),
        Part::Papers => "its papers are others".to_string(),
    };
    board::words::listed(&parts.iter().map(said).collect::<Vec<_>>())
}
