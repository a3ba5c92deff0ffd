//! The facts as they stand on one day, laid out so that a thousand areas are asked as quickly as one.

use super::{Area, Body, Facts, Group};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// The facts of a day.
pub struct Snapshot<'a> {
    /// The day.
    pub day: Date,
    /// All the facts.
    pub facts: &'a Facts,
    areas: BTreeMap<&'a str, &'a Area>,
    bodies: BTreeMap<&'a str, &'a Body>,
    groups: BTreeMap<&'a str, &'a Group>,
    strategy: Option<&'a str>,
    csps: Vec<&'a Group>,
    csp_of: HashMap<&'a str, &'a str>,
    authorities: Vec<&'a Body>,
    of_csp: HashMap<&'a str, Authorities<'a>>,
    csps_of: HashMap<&'a str, Vec<&'a str>>,
    begun: HashMap<(&'static str, &'a str), Date>,
    names: HashMap<&'a str, &'a str>,
    took_over: HashMap<&'a str, Vec<&'a str>>,
    found: RefCell<HashMap<String, Rc<Tables<'a>>>>,
}

/// Groups of one sort or legal basis, by the districts that they cover.
type Tables<'a> = HashMap<Vec<&'a str>, Vec<&'a str>>;

/// The responsible authorities of a partnership: certain ones, and those of which it cannot be known.
#[derive(Clone, Debug, Default)]
pub struct Authorities<'a> {
    /// Those that certainly are.
    pub certain: Vec<&'a Body>,
    /// Those of which nobody has said which area they serve.
    pub unknown: Vec<&'a Body>,
}

/// The sorts of bodies that section 5(1) of the Crime and Disorder Act 1998 names. A health body is one only when it sits as one: a
/// hospital trust is a health body too.
const BY_LAW: [&str; 6] =
    ["county-council", "district-council", "unitary-council", "police", "fire", "probation"];

impl Facts {
    /// The facts as they stand on a day.
    pub fn on(&self, day: Date) -> Snapshot<'_> {
        Snapshot::of(self, day)
    }
}

impl<'a> Snapshot<'a> {
    fn of(facts: &'a Facts, day: Date) -> Self {
        let areas = facts
            .areas
            .iter()
            .filter(|one| one.holds(day))
            .map(|one| (one.it.slug.as_str(), &one.it))
            .collect();
        let bodies: BTreeMap<_, _> = facts
            .bodies
            .iter()
            .filter(|one| one.holds(day))
            .map(|one| (one.it.slug.as_str(), &one.it))
            .collect();
        let groups: BTreeMap<_, _> = facts
            .groups
            .iter()
            .filter(|one| one.holds(day))
            .map(|one| (one.it.slug.as_str(), &one.it))
            .collect();
        let strategy = facts.strategy_group.iter().find(|one| one.holds(day) && !one.it.is_empty());
        let csps = groups.values().copied().filter(|group| group.sort == "csp").collect();
        let mut out = Self {
            day,
            facts,
            areas,
            bodies,
            groups,
            strategy: strategy.map(|one| one.it.as_str()),
            csps,
            csp_of: HashMap::new(),
            authorities: Vec::new(),
            of_csp: HashMap::new(),
            csps_of: HashMap::new(),
            begun: HashMap::new(),
            names: HashMap::new(),
            took_over: HashMap::new(),
            found: RefCell::default(),
        };
        out.cover();
        out.sit();
        out.remember();
        out
    }

    /// Which partnership covers which district.
    fn cover(&mut self) {
        for csp in &self.csps {
            for district in csp.area.as_deref().map(|area| self.districts_of(area)).unwrap_or_default() {
                self.csp_of.entry(district).or_insert(csp.slug.as_str());
            }
        }
    }

    /// Who is a responsible authority, and where.
    fn sit(&mut self) {
        let seats = || self.facts.seats.iter().filter(|seat| seat.it.authority && seat.holds(self.day));
        let seated: BTreeSet<&str> = seats().map(|seat| seat.it.organisation.as_str()).collect();
        let here: BTreeSet<(&str, &str)> =
            seats().map(|seat| (seat.it.organisation.as_str(), seat.it.group.as_str())).collect();
        let is = |body: &&&Body| BY_LAW.contains(&body.sort.as_str()) || seated.contains(body.slug.as_str());
        self.authorities = self.bodies.values().filter(is).copied().collect();
        let mut of_csp: HashMap<&str, Authorities<'a>> = HashMap::new();
        for body in &self.authorities {
            let served = body.area.as_deref().map(|area| self.districts_of(area)).unwrap_or_default();
            let mut mine: BTreeSet<&'a str> =
                served.iter().filter_map(|district| self.csp_of.get(district).copied()).collect();
            mine.extend(
                self.csps
                    .iter()
                    .map(|csp| csp.slug.as_str())
                    .filter(|csp| here.contains(&(body.slug.as_str(), *csp))),
            );
            for csp in &mine {
                of_csp.entry(csp).or_default().certain.push(body);
            }
            if served.is_empty() {
                for csp in self.csps.iter().filter(|csp| !mine.contains(csp.slug.as_str())) {
                    of_csp.entry(csp.slug.as_str()).or_default().unknown.push(body);
                }
            }
            self.csps_of.insert(body.slug.as_str(), mine.into_iter().collect());
        }
        self.of_csp = of_csp;
    }

    /// The first day and the last name of everything of a kind. A short name is unique only within it.
    fn call(&mut self, kind: &'static str, all: impl Iterator<Item = (Date, &'a String, &'a String)>) {
        let mut newest: HashMap<&str, Date> = HashMap::new();
        for (from, slug, name) in all {
            let first = self.begun.entry((kind, slug.as_str())).or_insert(from);
            *first = from.min(*first);
            let last = newest.entry(slug.as_str()).or_insert(from);
            if *last <= from {
                *last = from;
                self.names.insert(slug.as_str(), name.as_str());
            }
        }
    }

    /// From when each body and group is known, by what name, and from whom it took over.
    fn remember(&mut self) {
        let facts = self.facts;
        let areas = facts.areas.iter().map(|one| (one.from, &one.it.slug, &one.it.name));
        let groups = facts.groups.iter().map(|one| (one.from, &one.it.slug, &one.it.name));
        let bodies = facts.bodies.iter().map(|one| (one.from, &one.it.slug, &one.it.name));
        self.call("area", areas);
        self.call("group", groups);
        // An organisation and an area may bear one short name: then the organisation is meant.
        self.call("organisation", bodies);
        for one in facts.bodies.iter().filter(|one| !one.it.predecessors.is_empty()) {
            let theirs = self.took_over.entry(one.it.slug.as_str()).or_default();
            theirs.extend(one.it.predecessors.iter().map(String::as_str));
        }
    }

    /// An organisation.
    pub fn body(&self, slug: &str) -> Option<&'a Body> {
        self.bodies.get(slug).copied()
    }

    /// Every organisation, in order of short name.
    pub fn bodies(&self) -> impl Iterator<Item = &'a Body> + '_ {
        self.bodies.values().copied()
    }

    /// A group.
    pub fn group(&self, slug: &str) -> Option<&'a Group> {
        self.groups.get(slug).copied()
    }

    /// Every group, in order of short name.
    pub fn groups(&self) -> impl Iterator<Item = &'a Group> + '_ {
        self.groups.values().copied()
    }

    /// Every place, in order of short name.
    pub fn areas(&self) -> impl Iterator<Item = &'a Area> + '_ {
        self.areas.values().copied()
    }

    /// The county strategy group.
    pub fn strategy_group(&self) -> Option<&'a Group> {
        self.strategy.and_then(|slug| self.group(slug))
    }

    /// The districts of an area.
    pub fn districts_of(&self, slug: &str) -> Vec<&'a str> {
        match self.areas.get(slug) {
            Some(area) if area.sort == "district" => vec![area.slug.as_str()],
            Some(area) => area.districts.iter().map(String::as_str).collect(),
            None => Vec::new(),
        }
    }

    /// The partnerships, in order of short name.
    pub fn csps(&self) -> &[&'a Group] {
        &self.csps
    }

    /// The partnership that covers a district.
    pub fn csp_of(&self, district: &str) -> Option<&'a str> {
        self.csp_of.get(district).copied()
    }

    /// Every responsible authority (Crime and Disorder Act 1998 s5(1)), in order of short name.
    pub fn authorities(&self) -> &[&'a Body] {
        &self.authorities
    }

    /// The responsible authorities of a partnership.
    pub fn authorities_of(&self, csp: &str) -> Authorities<'a> {
        self.of_csp.get(csp).cloned().unwrap_or_default()
    }

    /// The partnerships in which an organisation certainly is a responsible authority.
    pub fn csps_of(&self, body: &str) -> &[&'a str] {
        self.csps_of.get(body).map_or(&[], Vec::as_slice)
    }

    /// Whether the county has a district that is not a unitary (SI 2007/1830 reg 8); not known while no council of a district is
    /// recorded.
    pub fn two_tier(&self) -> Option<bool> {
        let there = |sort: &str| self.bodies.values().any(|body| body.sort == sort);
        match (there("district-council"), there("unitary-council")) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }

    /// The first day on which a thing of a kind (`organisation`, `group`, `area`) is known, not before the county's record begins.
    pub fn begun(&self, kind: &'static str, slug: &str) -> Option<Date> {
        self.begun.get(&(kind, slug)).copied().max(self.facts.since)
    }

    /// The last name of a body, a group or an area, on whatever day; its short name when it is not known.
    pub fn name_of(&self, slug: &str) -> String {
        self.names.get(slug).map_or_else(|| slug.to_string(), |name| (*name).to_string())
    }

    /// The bodies from which a body took over, and theirs, each with the day on which its successor began.
    pub fn predecessors(&self, slug: &str) -> Vec<(&'a str, Date)> {
        let mut out: Vec<(&'a str, Date)> = Vec::new();
        let mut next = Some(slug);
        let mut at = 0;
        // Each is looked up once, however they took over from one another.
        while let Some(body) = next {
            if let (Some(begun), Some(all)) =
                (self.begun.get(&("organisation", body)), self.took_over.get(body))
            {
                for theirs in all {
                    if *theirs != slug && out.iter().all(|(known, _)| known != theirs) {
                        out.push((theirs, *begun));
                    }
                }
            }
            next = out.get(at).map(|(theirs, _)| *theirs);
            at += 1;
        }
        out
    }

    /// The groups to which `group = …` in a duty file points, for an area: of a sort, or resting on a law, and covering the same
    /// districts. Of the county as a whole, every such group.
    pub fn groups_for(&self, what: &str, area: Option<&str>) -> Vec<&'a str> {
        let tables = self.tables(what);
        let Some(area) = area else { return Vec::new() };
        let mut districts = self.districts_of(area);
        districts.sort_unstable();
        tables.get(&districts).cloned().unwrap_or_default()
    }

    /// Every group of a sort, or resting on a law.
    pub fn groups_named(&self, what: &str) -> Vec<&'a str> {
        let mut all: Vec<&str> = self.tables(what).values().flatten().copied().collect();
        all.sort_unstable();
        all
    }

    fn tables(&self, what: &str) -> Rc<Tables<'a>> {
        if let Some(known) = self.found.borrow().get(what) {
            return known.clone();
        }
        let mut tables: Tables<'a> = HashMap::new();
        for group in self.groups().filter(|group| group.sort == what || super::bound::rests_on(group, what)) {
            let mut theirs = group.area.as_deref().map(|area| self.districts_of(area)).unwrap_or_default();
            theirs.sort_unstable();
            if !theirs.is_empty() {
                tables.entry(theirs).or_default().push(group.slug.as_str());
            }
        }
        let tables = Rc::new(tables);
        self.found.borrow_mut().insert(what.to_string(), tables.clone());
        tables
    }
}
