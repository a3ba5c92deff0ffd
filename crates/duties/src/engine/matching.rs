//! Which evidence counts for an obligation, and what is lacking.

use super::days::Days;
use super::evidence::Shelf;
use super::slots::{Slot, Sort};
use super::words;
use super::{Ground, Matched};
use crate::facts::{Body, Party, Snapshot};
use crate::law::{Alternative, Each, Wants, Whose};
use jiff::civil::Date;
use kernel::clock::{DayMonth, LegalYear, add_months};
use kernel::contracts::evidence::Evidence;
use std::collections::BTreeSet;

/// What was found for an obligation.
#[derive(Default)]
pub(super) struct Matching {
    /// What counts.
    pub evidence: Vec<Matched>,
    /// What is missing, a sentence each.
    pub missing: Vec<String>,
    /// What each of them would be: what to look for where evidence is kept elsewhere.
    pub sought: Vec<String>,
    /// What is not recorded, so that it cannot be known whether something is missing.
    pub unknown: Vec<String>,
    /// The day on which the last of what is asked for had come to be.
    pub met_on: Option<Date>,
    /// Whether that day only starts the clock, and nothing that is asked for was done since.
    pub only_begun: bool,
    /// The newest evidence that was once there and stands no longer: the day after its last.
    pub lapsed: Option<Date>,
}

/// Looks for each line of evidence.
pub(super) fn match_all(
    lines: &[(&Wants, Vec<Alternative>)],
    ground: &Ground<'_>,
    party: &Party,
    slot: &Slot<'_>,
) -> Matching {
    let mut out = Matching::default();
    let (days, day) = (ground.days, ground.view.day);
    let at = days.on(slot.at(day));
    let seek = Seek { days, at: &at, shelf: ground.shelf, party, slot, day };
    for (wants, ways) in lines.iter().filter(|(wants, _)| wants.asked_of(&party.sort)) {
        seek.line(wants, ways, &mut out);
    }
    out
}

struct Seek<'a, 'f> {
    days: &'a Days<'f>,
    at: &'a Snapshot<'f>,
    shelf: &'a Shelf<'a>,
    party: &'a Party,
    slot: &'a Slot<'a>,
    day: Date,
}

/// How one piece of evidence fares.
enum Fares {
    /// It counts.
    Counts,
    /// It is something else of that kind.
    Other,
    /// It would count, but these marks are not on it.
    Lacks(Vec<String>),
    /// It may count: whether these must have a mark on it is not recorded.
    Unclear(Vec<String>),
}

impl<'a, 'f> Seek<'a, 'f> {
    fn line(&self, wants: &Wants, ways: &[Alternative], out: &mut Matching) {
        let many = wants.at_least.unwrap_or(1).max(1);
        let mut found: Vec<&Evidence> = Vec::new();
        let mut starters: Vec<&Evidence> = Vec::new();
        let mut near: Option<(&Evidence, Vec<String>)> = None;
        let mut unclear: Option<Vec<String>> = None;
        let mut no_group = None;
        for one in ways {
            let (candidates, known) = self.candidates(one);
            if !known {
                no_group = Some(words::no_group(one, &self.party.name));
            }
            // Who was asked to sign, and did not want to.
            let refused = candidates
                .iter()
                .filter(|evidence| self.in_time(evidence))
                .flat_map(|evidence| &evidence.marks);
            let refused: BTreeSet<&str> = refused.filter_map(|mark| mark.strip_prefix("refused:")).collect();
            let counts = |evidence: &&Evidence| self.in_time(evidence) && self.of_the_year(one, evidence);
            for evidence in candidates.iter().copied().filter(counts) {
                let fares = self.fares(one, evidence, &refused);
                if !self.stands(evidence, wants) {
                    let end = evidence.until.and_then(|until| until.tomorrow().ok());
                    let end = end.filter(|end| *end <= self.day && matches!(fares, Fares::Counts));
                    out.lapsed = out.lapsed.max(end);
                    continue;
                }
                match fares {
                    Fares::Counts if one.starts => starters.push(evidence),
                    Fares::Counts
                        if found
                            .iter()
                            .all(|other| other.id != evidence.id || other.kind != evidence.kind) =>
                    {
                        found.push(evidence);
                    }
                    Fares::Counts => {}
                    Fares::Unclear(bodies) => unclear = Some(bodies),
                    Fares::Other => {}
                    Fares::Lacks(marks) => {
                        if near.as_ref().is_none_or(|(_, fewest)| marks.len() <= fewest.len()) {
                            near = Some((evidence, marks));
                        }
                    }
                }
            }
        }
        found.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
        if found.len() >= many {
            // The first that did it; for what must stand or come again, the last.
            let last = matches!(self.slot.sort, Sort::Standing | Sort::Rolling { .. } | Sort::None);
            let chosen = if last { &found[found.len() - many..] } else { &found[..many] };
            out.met_on = out.met_on.max(chosen.iter().filter_map(|one| one.on).max());
            out.evidence.extend(chosen.iter().map(|one| matched(one)));
            return;
        }
        // Nothing was done yet, but the clock has begun: with the first of what starts it.
        if let Some(first) = starters.iter().min_by_key(|one| (one.on, &one.id)) {
            out.evidence.push(matched(first));
            (out.met_on, out.only_begun) = (first.on, true);
        }
        out.evidence.extend(found.iter().map(|one| matched(one)));
        if let Some(bodies) = unclear {
            out.unknown.push(words::unclear(&bodies));
        } else if let Some(why) = no_group {
            out.unknown.push(why);
        } else {
            let near = near.map(|(evidence, marks)| (evidence.title.as_str(), marks));
            out.sought.push(words::full(&wants.says));
            out.missing.push(words::missing(wants, self.party, self.slot, near, (found.len(), many)));
        }
    }

    /// Whose evidence may count; and whether everybody whose it could be is recorded.
    fn candidates(&self, one: &Alternative) -> (Vec<&Evidence>, bool) {
        let kind = one.kind.as_str();
        let mut owners: Vec<&str> = Vec::new();
        let mut known = true;
        match one.of {
            Whose::County => return (self.shelf.all(kind).to_vec(), true),
            Whose::Body => owners.push(self.party.slug.as_str()),
            Whose::Csp => owners.extend(self.csps()),
            Whose::CountyStrategyGroup => {
                let group = self.at.strategy_group();
                owners.extend(group.map(|group| group.slug.as_str()));
                known = group.is_some();
            }
            Whose::Group => {
                let groups = self.groups(&one.group);
                known = !groups.is_empty();
                owners.extend(groups);
                owners.push(self.party.slug.as_str());
            }
        }
        // A partnership answers for a district of its own.
        if one.of == Whose::Body && self.party.sort == "district" {
            owners.extend(self.party.csp.as_deref());
        }
        let mut out: Vec<&Evidence> = Vec::new();
        for owner in &owners {
            for evidence in self.shelf.of_owner(kind, owner) {
                // What the body has at another table is nothing of this group’s.
                let elsewhere = one.of == Whose::Group
                    && !evidence.group.is_empty()
                    && !owners.contains(&evidence.group.as_str());
                if !elsewhere && !out.iter().any(|there| std::ptr::eq(*there, *evidence)) {
                    out.push(evidence);
                }
            }
        }
        // Within a period, what a predecessor did before its successor began counts for the successor.
        if self.slot.sort == Sort::Period && !self.party.group && one.of == Whose::Body {
            for (slug, begun) in self.at.predecessors(&self.party.slug) {
                let theirs = self.shelf.of_owner(kind, slug);
                out.extend(
                    theirs.iter().copied().filter(|evidence| evidence.on.is_some_and(|on| on < begun)),
                );
            }
        }
        (out, known)
    }

    /// The partnership in which it is bound, or those in whose area it is an authority.
    fn csps(&self) -> Vec<&str> {
        if let Some(csp) = &self.party.csp {
            return vec![csp.as_str()];
        }
        if self.party.group {
            return vec![self.party.slug.as_str()];
        }
        self.at.csps_of(&self.party.slug).to_vec()
    }

    /// The groups that are meant, of the area of whoever is bound; all of them when that is the county.
    fn groups(&self, what: &str) -> Vec<&str> {
        if self.party.slug == self.at.facts.county {
            return self.at.groups_named(what);
        }
        let own = if self.party.group {
            self.at.group(&self.party.slug).and_then(|group| group.area.as_deref())
        } else {
            self.at.body(&self.party.slug).and_then(|body| body.area.as_deref())
        };
        self.at.groups_for(what, own)
    }

    /// Whether it is of the legal year in which the day lies, where that is asked for; what names no year is.
    fn of_the_year(&self, one: &Alternative, evidence: &Evidence) -> bool {
        let this = || LegalYear::starting_on(DayMonth::FIRST_OF_APRIL, self.day).to_string();
        !one.this_year || evidence.year.is_empty() || evidence.year == this()
    }

    /// Whether it belongs to the period or the event.
    fn in_time(&self, evidence: &Evidence) -> bool {
        let Some(on) = evidence.on else { return false };
        let named = |prefix: &str| evidence.marks.iter().find_map(|mark| mark.strip_prefix(prefix));
        if let (Some(event), Some(id)) = (self.slot.event, named("event:")) {
            return id == event.id;
        }
        if let (Some((first, _)), Some(period)) = (self.slot.period, named("period:")) {
            return period == first.to_string();
        }
        if self.slot.period.is_some() && !evidence.year.is_empty() {
            let whole = *self.slot.label == *evidence.year;
            let within = self.slot.label.len() != evidence.year.len()
                && self.slot.window.0 <= on
                && on <= self.slot.window.1;
            return whole || within;
        }
        self.slot.window.0 <= on && on <= self.slot.window.1
    }

    /// Whether it still stood when it mattered: on the day for what must stand, on the due date for what was done for a period.
    fn stands(&self, evidence: &Evidence, wants: &Wants) -> bool {
        let mattered = match self.slot.sort {
            Sort::Standing | Sort::None => self.day,
            Sort::Rolling { .. } => evidence.on.unwrap_or(self.day),
            Sort::Period | Sort::Event { .. } => self.slot.due.unwrap_or(self.slot.closes).min(self.day),
        };
        // What came after the due date must have stood on its own first day at least.
        let mattered = mattered.max(evidence.on.unwrap_or(mattered)).min(self.day);
        let stood = evidence.until.is_none_or(|until| mattered <= until);
        let fresh = wants.fresh_months.is_none_or(|months| {
            let last = evidence.on.and_then(|on| add_months(on, i32::from(months)).ok());
            last.is_none_or(|last| self.day <= last)
        });
        stood && fresh
    }

    /// Whether every mark is on it.
    fn fares(&self, one: &Alternative, evidence: &Evidence, refused: &BTreeSet<&str>) -> Fares {
        // A document is known by what it is of.
        let of = |mark: &&String| mark.starts_with("subject:");
        if one.marks.iter().filter(of).any(|mark| !evidence.marks.contains(mark)) {
            return Fares::Other;
        }
        let mut asked = one.marks.len();
        let say = |mark: &str| words::mark(mark, self.at, refused);
        let marks = one.marks.iter().map(|mark| mark.replace("{body}", &self.party.slug));
        let mut lacks: Vec<String> =
            marks.filter(|mark| !evidence.marks.contains(mark)).map(|mark| say(&mark)).collect();
        let mut unclear = Vec::new();
        if let Some(each) = one.each {
            let on = self.days.on(evidence.on.unwrap_or(self.day));
            let (certain, unknown) = self.members(each, &on);
            asked += certain.len();
            let mark = |slug: &str| format!("{}:{slug}", one.each_mark);
            if certain.is_empty() && unknown.is_empty() {
                unclear.push(each.said().to_lowercase());
            }
            let without = |slug: &&str| !evidence.marks.contains(&mark(slug));
            lacks.extend(certain.into_iter().filter(without).map(|slug| say(&mark(slug))));
            unclear.extend(unknown.into_iter().filter(without).map(|slug| self.at.name_of(slug)));
        }
        match (lacks.is_empty(), unclear.is_empty()) {
            (true, true) => Fares::Counts,
            (true, false) => Fares::Unclear(unclear),
            // Nothing of what is asked for is on it.
            (false, _) if lacks.len() >= asked => Fares::Other,
            (false, _) => Fares::Lacks(lacks),
        }
    }

    /// Whom `each` means on a day: short names that are certain, and those of which it cannot be known.
    fn members(&self, each: Each, on: &Snapshot<'f>) -> (Vec<&'f str>, Vec<&'f str>) {
        let csp = self.party.csp.as_deref().or(self.party.group.then_some(self.party.slug.as_str()));
        let csp = csp.and_then(|slug| on.group(slug)).filter(|group| group.sort == "csp");
        let slugs = |bodies: &[&'f Body]| bodies.iter().map(|body| body.slug.as_str()).collect::<Vec<_>>();
        let councils = |sorts: &[&str]| {
            on.bodies()
                .filter(|body| sorts.contains(&body.sort.as_str()))
                .map(|body| body.slug.as_str())
                .collect()
        };
        let certain = match (each, csp) {
            (Each::ResponsibleAuthority, Some(csp)) => {
                let there = on.authorities_of(&csp.slug);
                return (slugs(&there.certain), slugs(&there.unknown));
            }
            (Each::ResponsibleAuthority, None) => slugs(on.authorities()),
            (Each::Csp, _) => on.csps().iter().map(|csp| csp.slug.as_str()).collect(),
            (Each::District, csp) => {
                let county = self.at.facts.county.as_str();
                on.districts_of(csp.and_then(|csp| csp.area.as_deref()).unwrap_or(county))
            }
            (Each::DistrictCouncil, _) => councils(&["district-council", "unitary-council"]),
            _ => councils(&["county-council", "district-council", "unitary-council"]),
        };
        (certain, Vec::new())
    }
}

fn matched(evidence: &Evidence) -> Matched {
    Matched {
        id: evidence.id.clone(),
        title: evidence.title.clone(),
        href: evidence.href.clone(),
        on: evidence.on,
    }
}
