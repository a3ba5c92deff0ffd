//! The plan of a year set against what stands: what is new, moved, changed, not needed any more, or there already.

use super::ground::Ground;
use super::plan::{Plan, Proposal};
use super::store::Made;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::contracts::year::{BUSINESS, MEETING, PAPER, Standing as There, UPDATE};
use std::collections::BTreeMap;

/// How a proposal stands against what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing of it is there.
    New,
    /// It is there, on another day.
    Moved,
    /// It is there, with other words or on another meeting.
    Changed,
    /// It was made for the plan of the year, and the year does not need it any more.
    Unneeded,
    /// It was made and then cancelled, dropped or taken back: it is made again only when somebody asks for it.
    Ended,
    /// Somebody changed it by hand since it was made, or it has gone too far to be changed: it is left alone.
    ByHand,
    /// It is there as the plan has it.
    Stands,
}

impl Standing {
    /// Each, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::New, Self::Moved, Self::Changed, Self::Unneeded, Self::Ended, Self::ByHand, Self::Stands];

    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Moved => "Moved",
            Self::Changed => "Changed",
            Self::Unneeded => "No longer needed",
            Self::Ended => "Cancelled since",
            Self::ByHand => "Changed by hand, left alone",
            Self::Stands => "Stands already",
        }
    }

    /// As machines read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Unneeded => "no-longer-needed",
            Self::Ended => "cancelled",
            Self::ByHand => "by-hand",
            Self::Stands => "stands",
        }
    }

    /// Whether it can be accepted.
    pub fn open(self) -> bool {
        matches!(self, Self::New | Self::Moved | Self::Changed | Self::Unneeded | Self::Ended)
    }

    /// Whether *all* means it too: what somebody cancelled does not come back by itself.
    pub fn usual(self) -> bool {
        self.open() && self != Self::Ended
    }
}

/// One line of the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it stands.
    pub standing: Standing,
    /// What the plan has; for what is not needed any more, what it was.
    pub proposal: Proposal,
    /// What is there: its identifier, day and address.
    pub there: Option<There>,
    /// Why it differs from what was accepted, a sentence each.
    pub why: Vec<String>,
    /// A mark of what would be done: another one when that has changed since somebody looked.
    pub mark: String,
}

/// The plan set against what stands, in order of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The lines.
    pub lines: Vec<Line>,
}

impl Difference {
    /// How many lines stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.lines.iter().filter(|line| line.standing == standing).count()
    }

    /// The line of a key.
    pub fn line(&self, key: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.proposal.key == key)
    }

    /// The keys of the lines that stand so.
    pub fn keys(&self, standing: Standing) -> Vec<&str> {
        self.lines
            .iter()
            .filter(|line| line.standing == standing)
            .map(|line| line.proposal.key.as_str())
            .collect()
    }
}

/// Sets a plan against what stands.
pub fn differ(ground: &Ground<'_>, plan: &Plan) -> Difference {
    let ids: BTreeMap<&str, &str> =
        plan.meets.iter().filter_map(|meet| Some((meet.key.as_str(), meet.id.as_deref()?))).collect();
    let mut lines: Vec<Line> = plan.proposals.iter().map(|it| line(ground, &ids, it)).collect();
    let planned = |key: &str| plan.proposals.iter().any(|it| it.key == key);
    for (key, made) in ground.made.iter().filter(|(key, _)| !planned(key)) {
        let Some(there) = ground.live(&made.makes, key) else { continue };
        let hand = by_hand(made, there);
        let standing = if hand || there.done || made.makes == UPDATE || made.makes == PAPER {
            Standing::ByHand
        } else {
            Standing::Unneeded
        };
        let why = if hand || there.done {
            vec!["The year does not need it any more, but it was changed by hand or has gone too far".into()]
        } else {
            vec!["What asked for it is not owed any more, or is met by something else".into()]
        };
        let proposal = Proposal {
            key: key.clone(),
            makes: made.makes.clone(),
            group: there.group.clone(),
            whose: ground.name_of(&there.group, made.day),
            day: there.day.unwrap_or(made.day),
            title: there.title.clone(),
            duty: made.duty.clone(),
            ..Proposal::default()
        };
        lines.push(closed(standing, proposal, Some(there.clone()), why));
    }
    lines.sort_by(|a, b| (a.proposal.day, &a.proposal.key).cmp(&(b.proposal.day, &b.proposal.key)));
    Difference { lines }
}

fn closed(standing: Standing, proposal: Proposal, there: Option<There>, why: Vec<String>) -> Line {
    let words = format!("{} {}", standing.name(), proposal.mark());
    let mark = super::rests::mark(words.as_bytes())[..8].to_string();
    Line { standing, proposal, there, why, mark }
}

/// Whether what is there is not what was made any more. The day of business is that of its meeting, which moves by itself.
fn by_hand(made: &Made, there: &There) -> bool {
    match made.makes.as_str() {
        // Business of a cancelled meeting goes back to be placed: that is nobody's hand.
        BUSINESS => there.title != made.title || (there.meeting.is_some() && there.meeting != made.meeting),
        UPDATE => there.day != Some(made.day),
        MEETING => there.day != Some(made.day),
        _ => there.day != Some(made.day) || there.title != made.title,
    }
}

fn line(ground: &Ground<'_>, ids: &BTreeMap<&str, &str>, it: &Proposal) -> Line {
    let made = ground.made.get(&it.key);
    let live = ground.live(&it.makes, &it.key);
    let none = |standing| closed(standing, it.clone(), None, Vec::new());
    let (Some(made), Some(there)) = (made, live) else {
        // Somebody made it unasked, or under this key before the plan kept what it made.
        let serves =
            it.stands.as_ref().and_then(|id| ground.standing(&it.makes).iter().find(|s| s.id == *id));
        if let Some(there) = serves.or(live) {
            return closed(Standing::Stands, it.clone(), Some(there.clone()), Vec::new());
        }
        let Some(made) = made else { return none(Standing::New) };
        let ended = ground.standing(&made.makes).iter().find(|there| there.id == made.thing).cloned();
        let why = vec![format!("It was accepted on {} and is not there any more", words::format(made.on))];
        return closed(Standing::Ended, it.clone(), ended, why);
    };
    let there = there.clone();
    if by_hand(made, &there) || there.done {
        let mut why = Vec::new();
        if there.day.is_some_and(|day| day != it.day) {
            why.push(format!("The plan would have {}", words::format(it.day)));
        }
        let standing = if there.done && !by_hand(made, &there) && why.is_empty() {
            Standing::Stands
        } else {
            Standing::ByHand
        };
        return closed(standing, it.clone(), Some(there), why);
    }
    let meeting = it.meeting.as_deref().map(|key| ids.get(key).copied());
    // Business goes with its meeting: only another meeting is a change.
    let placed =
        it.makes != BUSINESS || meeting.is_none_or(|id| id.is_some() && id == there.meeting.as_deref());
    let day = if it.makes == BUSINESS { made.day } else { it.day };
    let standing = if it.makes != BUSINESS && day != made.day {
        Standing::Moved
    } else if !placed || (it.title != made.title && it.makes != MEETING && it.makes != UPDATE) {
        Standing::Changed
    } else {
        Standing::Stands
    };
    let mut why =
        if standing == Standing::Stands { Vec::new() } else { it.rests.since(&made.rests, ground.calendar) };
    if standing != Standing::Stands && why.is_empty() {
        why.push("The practice calendar or the order of meetings is not what it was".into());
    }
    closed(standing, it.clone(), Some(there), why)
}

impl Line {
    /// The day on which it stands, or would.
    pub fn day(&self) -> Date {
        self.there
            .as_ref()
            .filter(|there| !there.gone)
            .and_then(|there| there.day)
            .unwrap_or(self.proposal.day)
    }
}
