//! The facts to which the law is applied: areas, bodies, groups and who sits on them, each with the days on which it holds.
//!
//! They come from the board's register as it was known at an instant ([`of`]), or are built by hand for a test ([`Facts::new`]). Whoever
//! owes a duty on a day is found by [`Facts::bound`].

mod asked;
mod bound;
mod read;
mod snapshot;

pub use bound::{Found, Party};
pub use read::{AsAt, of, of_register};
pub use snapshot::{Authorities, Snapshot};

use jiff::civil::Date;

/// The facts of one county.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Short name of the county.
    pub county: String,
    /// Its name.
    pub name: String,
    /// The first day for which the county's record is kept: of years that ended before it nothing can be said.
    pub since: Option<Date>,
    /// Places.
    pub areas: Vec<Dated<Area>>,
    /// Organisations.
    pub bodies: Vec<Dated<Body>>,
    /// Boards, partnerships and groups.
    pub groups: Vec<Dated<Group>>,
    /// Who sits on which group.
    pub seats: Vec<Dated<Seat>>,
    /// Which group is the county strategy group.
    pub strategy_group: Vec<Dated<String>>,
    /// What happened on which a duty arises. See [`crate::law::EVENTS`].
    pub events: Vec<Event>,
}

/// Something with the days on which it holds, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// First day.
    pub from: Date,
    /// Last day, when one is known.
    pub to: Option<Date>,
    /// What holds.
    pub it: T,
}

impl<T> Dated<T> {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Short name.
    pub slug: String,
    /// Name.
    pub name: String,
    /// `district`, `county`, `csp` and the others of `board::words::AREAS`.
    pub sort: String,
    /// The districts of which it is made; a district is made of itself.
    pub districts: Vec<String>,
}

/// An organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Short name.
    pub slug: String,
    /// Name.
    pub name: String,
    /// One of `board::words::ORGANISATIONS`.
    pub sort: String,
    /// The area that it serves, by short name; none when nobody has said so.
    pub area: Option<String>,
    /// The bodies from which it took over.
    pub predecessors: Vec<String>,
}

/// A board, partnership or group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Short name.
    pub slug: String,
    /// Name.
    pub name: String,
    /// One of `board::words::GROUPS`.
    pub sort: String,
    /// The area that it covers, by short name; none when nobody has said so.
    pub area: Option<String>,
    /// The law on which it rests.
    pub legal_basis: String,
}

/// A place at a group's table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// The group, by short name.
    pub group: String,
    /// The organisation, by short name.
    pub organisation: String,
    /// Whether it sits as a responsible authority (CDA 1998 s5(1)).
    pub authority: bool,
}

/// Something that happened on a day, and on which a duty arises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its identifier.
    pub id: String,
    /// One of [`crate::law::EVENTS`].
    pub kind: String,
    /// Short name of the body or group whom it concerns; empty when it concerns whoever is bound.
    pub body: String,
    /// The day.
    pub on: Date,
    /// The day on which it was taken back, and no longer asks for anything.
    pub withdrawn: Option<Date>,
    /// What it is: a reference, never what is secret.
    pub title: String,
    /// Where to read of it; may be empty.
    pub href: String,
}

impl Facts {
    /// The facts of a county of which nothing else is known yet: for tests.
    pub fn new(county: &str, name: &str, since: Date) -> Self {
        Self { county: county.into(), name: name.into(), since: Some(since), ..Self::default() }
    }

    /// Adds a district from a day.
    #[must_use]
    pub fn district(mut self, slug: &str, from: Date, to: Option<Date>) -> Self {
        let it =
            Area { slug: slug.into(), name: title(slug), sort: "district".into(), districts: Vec::new() };
        self.areas.push(Dated { from, to, it });
        self
    }

    /// Adds a set of districts from a day.
    #[must_use]
    pub fn area(mut self, slug: &str, sort: &str, districts: &[&str], from: Date, to: Option<Date>) -> Self {
        let districts = districts.iter().map(|d| (*d).into()).collect();
        self.areas.push(Dated {
            from,
            to,
            it: Area { slug: slug.into(), name: title(slug), sort: sort.into(), districts },
        });
        self
    }

    /// Adds an organisation from a day.
    #[must_use]
    pub fn body(mut self, slug: &str, sort: &str, area: Option<&str>, from: Date, to: Option<Date>) -> Self {
        let it = Body {
            slug: slug.into(),
            name: title(slug),
            sort: sort.into(),
            area: area.map(Into::into),
            predecessors: Vec::new(),
        };
        self.bodies.push(Dated { from, to, it });
        self
    }

    /// Adds a group from a day.
    #[must_use]
    pub fn group(mut self, slug: &str, sort: &str, area: Option<&str>, from: Date, to: Option<Date>) -> Self {
        let it = Group {
            slug: slug.into(),
            name: title(slug),
            sort: sort.into(),
            area: area.map(Into::into),
            legal_basis: String::new(),
        };
        if sort == "county-strategy-group" {
            self.strategy_group.push(Dated { from, to, it: slug.into() });
        }
        self.groups.push(Dated { from, to, it });
        self
    }

    /// Adds a responsible authority's seat from a day.
    #[must_use]
    pub fn seat(mut self, group: &str, organisation: &str, from: Date, to: Option<Date>) -> Self {
        let it = Seat { group: group.into(), organisation: organisation.into(), authority: true };
        self.seats.push(Dated { from, to, it });
        self
    }

    /// Adds an event.
    #[must_use]
    pub fn event(mut self, id: &str, kind: &str, body: &str, on: Date) -> Self {
        self.events.push(Event {
            id: id.into(),
            kind: kind.into(),
            body: body.into(),
            on,
            withdrawn: None,
            title: title(kind),
            href: String::new(),
        });
        self
    }

    /// The last name of a body, a group or an area, on whatever day; its short name when it is not known.
    pub fn name_of(&self, slug: &str) -> String {
        let body = self.bodies.iter().filter(|one| one.it.slug == slug).max_by_key(|one| one.from);
        let group = self.groups.iter().filter(|one| one.it.slug == slug).max_by_key(|one| one.from);
        let area = self.areas.iter().filter(|one| one.it.slug == slug).max_by_key(|one| one.from);
        let named =
            body.map(|one| &one.it.name).or(group.map(|one| &one.it.name)).or(area.map(|one| &one.it.name));
        named.cloned().unwrap_or_else(|| slug.to_string())
    }
}

/// A short name as words: `castle-orrin` is `Castle orrin`.
fn title(slug: &str) -> String {
    board::words::sentence(&slug.replace('-', " "))
}
