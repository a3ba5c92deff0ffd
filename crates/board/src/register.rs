//! The register of a county: every fact as known at one moment, and the table as it stood on any day.

use crate::nouns::*;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// From one day to another, both included; without an end when none is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
}

impl Span {
    /// Whether a day lies within.
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether two spans share a day.
    pub fn meets(self, other: Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

/// One fact: what holds, when, and since when it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Identifier of the row: a change makes new rows.
    pub row: String,
    /// Identifier of the thing: `worcestershire/group/dapb`.
    pub id: String,
    /// Its short name: `dapb`.
    pub slug: String,
    /// When it holds.
    pub span: Span,
    /// When it was learned.
    pub known_from: Timestamp,
    /// When it was learned that it is otherwise.
    pub known_to: Option<Timestamp>,
    /// What holds.
    pub noun: Noun,
}

/// Every fact about a county, as known at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Short name of the county.
    pub county: String,
    /// The facts, in order of identifier and first day: those of one kind stand together.
    pub facts: Vec<Fact>,
    /// Where those of each kind stand.
    kinds: HashMap<&'static str, Range<usize>>,
}

impl Register {
    /// A register of these facts, in order of identifier and first day whatever the database's own order.
    pub(crate) fn new(county: &str, mut facts: Vec<Fact>) -> Self {
        let place = |f: &Fact| (f.noun.kind(), f.slug.clone(), f.span.from, f.row.clone());
        facts.sort_by_cached_key(place);
        let mut kinds: HashMap<&'static str, Range<usize>> = HashMap::new();
        for (at, fact) in facts.iter().enumerate() {
            kinds.entry(fact.noun.kind()).or_insert(at..at).end = at + 1;
        }
        Self { county: county.into(), facts, kinds }
    }

    /// Facts of a kind, in order of short name and first day.
    pub(crate) fn of(&self, kind: &str) -> &[Fact] {
        self.kinds.get(kind).map_or(&[], |range| &self.facts[range.clone()])
    }

    /// Versions of a thing of a kind, oldest first.
    fn named(&self, kind: &str, slug: &str) -> &[Fact] {
        let all = self.of(kind);
        let start = all.partition_point(|f| f.slug.as_str() < slug);
        let many = all[start..].partition_point(|f| f.slug == slug);
        &all[start..start + many]
    }

    /// The same without mention of groups that are not in it: what may not be seen is not named either.
    pub(crate) fn without_dangling(mut self) -> Self {
        let groups: HashSet<String> = self.of(Group::KIND).iter().map(|f| f.slug.clone()).collect();
        for fact in &mut self.facts {
            match &mut fact.noun {
                Noun::Group(group) => {
                    group.parent = group.parent.take().filter(|g| groups.contains(g));
                    group.also_reports_to.retain(|line| groups.contains(&line.group));
                }
                Noun::Protocol(protocol) => protocol.groups.retain(|g| groups.contains(g)),
                Noun::County_(county) if !groups.contains(&county.strategy_group) => {
                    county.strategy_group.clear()
                }
                _ => {}
            }
        }
        self
    }

    /// The newest row that is believed of a thing: it changes whenever anything about the thing does.
    pub fn head(&self, id: &str) -> Option<&str> {
        self.versions(id).into_iter().map(|f| f.row.as_str()).max()
    }

    /// The table as it stood on a day.
    pub fn on(&self, day: Date) -> Snapshot<'_> {
        Snapshot { county: &self.county, day, register: self, ever: false }
    }

    /// Every thing in its last version, on whatever day: for names in lists to choose from.
    pub fn ever(&self) -> Snapshot<'_> {
        Snapshot { ever: true, ..self.on(Date::MAX) }
    }

    /// Every version of one thing, oldest first.
    pub fn versions(&self, id: &str) -> Vec<&Fact> {
        let mut parts = id.splitn(3, '/').skip(1);
        let (kind, slug) = (parts.next().unwrap_or(County_::KIND), parts.next().unwrap_or(id));
        self.named(kind, slug).iter().filter(|f| f.id == id).collect()
    }

    /// Whether a thing of this kind and short name is known at all, on whatever day.
    pub fn knows(&self, kind: &str, slug: &str) -> bool {
        !self.named(kind, slug).is_empty()
    }
}

/// The table on one day.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// Short name of the county.
    pub county: &'a str,
    /// The day.
    pub day: Date,
    register: &'a Register,
    /// On whatever day: the last version of each thing.
    ever: bool,
}

impl<'a> Snapshot<'a> {
    /// Facts of a kind that hold on the day, in order of short name.
    pub(crate) fn of(&self, kind: &str) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let (all, ever, day) = (self.register.of(kind), self.ever, self.day);
        let holds = move |at: &usize| {
            if ever {
                all.get(at + 1).is_none_or(|next| next.slug != all[*at].slug)
            } else {
                all[*at].span.holds(day)
            }
        };
        (0..all.len()).filter(holds).map(move |at| &all[at])
    }

    /// Every thing of a kind, in order of short name.
    pub fn all<T: Is + 'a>(&self) -> impl Iterator<Item = (&'a Fact, &'a T)> + use<'a, T> {
        self.of(T::KIND).filter_map(|f| T::of(&f.noun).map(|it| (f, it)))
    }

    /// The last version of each thing of a kind that ended before the day, and on or after another: it holds no more.
    pub(crate) fn ended<T: Is + 'a>(
        &self,
        since: Date,
    ) -> impl Iterator<Item = (&'a Fact, &'a T)> + use<'a, T> {
        let (all, day) = (self.register.of(T::KIND), self.day);
        let over = move |at: &usize| {
            let last = all.get(at + 1).is_none_or(|next| next.slug != all[*at].slug || next.span.from > day);
            last && all[*at].span.from <= day && all[*at].span.to.is_some_and(|to| since <= to && to < day)
        };
        let found = (0..all.len()).filter(over).map(move |at| &all[at]);
        found.filter_map(|fact| T::of(&fact.noun).map(|it| (fact, it)))
    }

    /// One thing by its short name.
    pub fn get<T: Is + 'a>(&self, slug: &str) -> Option<&'a T> {
        self.fact(T::KIND, slug).and_then(|f| T::of(&f.noun))
    }

    /// One thing with its dates.
    pub fn fact(&self, kind: &'static str, slug: &str) -> Option<&'a Fact> {
        let versions = self.register.named(kind, slug);
        if self.ever { versions.last() } else { versions.iter().find(|f| f.span.holds(self.day)) }
    }

    /// The county.
    pub fn county(&self) -> Option<&'a County_> {
        self.all::<County_>().next().map(|(_, c)| c)
    }

    /// Name of an organisation, or its short name when it is not known on this day.
    pub fn organisation_name(&self, slug: &str) -> String {
        self.get::<Organisation>(slug).map_or_else(|| slug.to_string(), |o| o.name.clone())
    }

    /// Name of a group, or its short name when it is not known on this day.
    pub fn group_name(&self, slug: &str) -> String {
        self.get::<Group>(slug).map_or_else(|| slug.to_string(), |g| g.name.clone())
    }

    /// The council whose committee a group is, by short name: the one that serves the same area. A partnership is no council's.
    pub fn council_of(&self, group: &str) -> Option<&'a str> {
        let group = self.get::<Group>(group)?;
        let area = group.area.as_deref()?;
        if !matches!(group.sort.as_str(), "committee" | "executive" | "scrutiny") {
            return None;
        }
        let councils = self.all::<Organisation>().filter(|(_, it)| it.sort.ends_with("-council"));
        let serving = councils.filter(|(_, it)| it.area.as_deref() == Some(area));
        serving.map(|(fact, _)| fact.slug.as_str()).next()
    }

    /// Groups that report to a group, in the board's order.
    pub fn below(&self, slug: &str) -> Vec<(&'a Fact, &'a Group)> {
        let mut groups: Vec<_> =
            self.all::<Group>().filter(|(_, g)| g.parent.as_deref() == Some(slug)).collect();
        groups.sort_by_key(|(f, g)| (g.order, f.slug.clone()));
        groups
    }

    /// Groups that write an update each period for the county's board, in its order.
    pub fn reporting_groups(&self) -> Vec<(&'a Fact, &'a Group)> {
        let board = self.county().map(|c| c.strategy_group.clone()).unwrap_or_default();
        self.below(&board).into_iter().filter(|(_, g)| g.reports_each_period).collect()
    }

    /// Seats of a group, in their order.
    pub fn seats(&self, group: &str) -> Vec<(&'a Fact, &'a Seat)> {
        let mut seats: Vec<_> = self.all::<Seat>().filter(|(_, s)| s.group == group).collect();
        seats.sort_by_key(|(f, s)| (s.order, f.slug.clone()));
        seats
    }

    /// Who fills a seat: the holders first, then the deputies.
    pub fn holders(&self, seat: &str) -> Vec<(&'a Fact, &'a Holding)> {
        let mut all: Vec<_> = self.all::<Holding>().filter(|(_, h)| h.seat == seat).collect();
        all.sort_by_key(|(f, h)| (h.deputy, f.slug.clone()));
        all
    }

    /// Who did something, from how the ledger marks them, as a page names them to those who sign in.
    pub fn who(&self, mark: &str) -> String {
        match mark.split_once("/person/") {
            Some((_, slug)) => match self.get::<Person>(slug) {
                Some(person) if person.title.is_empty() || person.title == person.name => person.name.clone(),
                Some(person) => format!("{}, {}", person.name, person.title),
                None => "somebody who has left".into(),
            },
            None if mark.starts_with("system:") => "the example’s data".into(),
            None => "somebody".into(),
        }
    }

    /// People in an office of a group.
    pub fn officers(&self, group: &str, office: &str) -> Vec<&'a Person> {
        self.all::<Office>()
            .filter(|(_, o)| o.office == office && o.group.as_deref() == Some(group))
            .filter_map(|(_, o)| self.get::<Person>(&o.person))
            .collect()
    }
}
