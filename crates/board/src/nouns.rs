//! The nouns of a county's table. Each refers to others by their short name, which is unique within its kind and county.

mod terms;

pub use terms::{Line, QuorumClass};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Declares the nouns: a struct each, one enum over them, and their names.
macro_rules! nouns {
    ($($(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
            pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }

            impl From<$name> for Noun {
                fn from(noun: $name) -> Self { Noun::$name(noun) }
            }

            impl Is for $name {
                const KIND: &'static str = $kind;
                fn of(noun: &Noun) -> Option<&Self> {
                    match noun { Noun::$name(it) => Some(it), _ => None }
                }
            }
        )*

        /// Any of them.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Noun { $($(#[$doc])* #[serde(rename = $kind)] $name($name),)* }

        impl Noun {
            /// Name of the kind, as in addresses and data files.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)* }
            }

            /// Every kind there is.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            /// Reads the body of a kind from a data file's table.
            pub(crate) fn from_item(item: &kernel::rulebook::Item, without: &[&str]) -> Result<Noun, kernel::rulebook::Misprint> {
                match item.kind.as_str() {
                    $($kind => item.rest::<$name>(without).map(Noun::$name),)*
                    other => {
                        let near = kernel::rulebook::nearest(other, Self::KINDS.iter().copied());
                        let hint = near.map_or_else(|| Self::KINDS.join(", "), |n| format!("did you mean “{n}”?"));
                        Err(item.wrong(other, format!("“{other}” is not a kind of thing on a board: {hint}")))
                    }
                }
            }
        }
    };
}

/// A kind of noun.
pub trait Is {
    /// Its name.
    const KIND: &'static str;
    /// The noun, if it is of this kind.
    fn of(noun: &Noun) -> Option<&Self>;
}

nouns! {
    /// The county itself: the root on which everything hangs.
    County_ = "county" {
        /// `Worcestershire`
        name: String,
        /// Name of its board: `Worcestershire Safer Communities Board`.
        board: String,
        /// Short name of the group that is the county strategy group (SI 2007/1830 reg 8).
        strategy_group: String,
        /// What readers must know about the data: that it is public, or made up.
        note: String,
    }
    /// A place: a district, or a dated set of districts such as a policing area or an integrated care place.
    Area = "area" {
        /// Its name.
        name: String,
        /// `district`, `county`, `csp`, `policing`, `ics-place`.
        sort: String,
        /// GSS code (E07000234), where it has one.
        gss: Option<String>,
        /// The districts it is made of, by short name.
        districts: Vec<String>,
    }
    /// A body that can hold a seat, lead an action or sign a protocol.
    Organisation = "organisation" {
        /// Full name.
        name: String,
        /// How it is shortened, when it is.
        abbreviation: String,
        /// `county-council`, `district-council`, `police`, `fire`, `health`, `probation`, `policing-body`, `voluntary`, `other`.
        sort: String,
        /// The area it serves, by short name.
        area: Option<String>,
        /// The bodies that took over from it.
        successors: Vec<String>,
        /// The bodies from which it took over.
        predecessors: Vec<String>,
    }
    /// A board, partnership or group.
    Group = "group" {
        /// Full name.
        name: String,
        /// How it is shortened.
        abbreviation: String,
        /// `committee`, `county-strategy-group`, `csp`, `sub-group`, `panel`, `scrutiny`, `other`.
        sort: String,
        /// The group it reports to, by short name.
        parent: Option<String>,
        /// Other groups it reports to, and how: the second lines.
        also_reports_to: Vec<Line>,
        /// Its place among those that report to the same parent: the board's order.
        order: u32,
        /// What it is for, in a sentence.
        purpose: String,
        /// The law it rests on, with Act and section; empty when it is there by choice.
        legal_basis: String,
        /// How often it sits.
        cadence: String,
        /// The area it covers.
        area: Option<String>,
        /// When its terms of reference were agreed.
        #[serde(with = "kernel::clock::plain_date::option")]
        terms_agreed: Option<Date>,
        /// When they are due for review.
        #[serde(with = "kernel::clock::plain_date::option")]
        terms_review: Option<Date>,
        /// How many must be there; none in law for strategy groups, so it comes from the terms.
        quorum: Option<u32>,
        /// How many of a class of member must be there, where the terms say so.
        quorum_of: Vec<QuorumClass>,
        /// Whether, by the terms, only holders of seats count for the quorum, and no deputies.
        holders_only: bool,
        /// Whether the terms give the chair a casting vote.
        casting_vote: bool,
        /// Whether, by the terms, one objection to a written procedure sends it to the next meeting.
        objection_defers: bool,
        /// Whether anybody may know of it.
        published: bool,
        /// Whether it writes an update each period for the board.
        reports_each_period: bool,
    }
    /// A place at a group's table, held by an organisation.
    Seat = "seat" {
        /// The group.
        group: String,
        /// The organisation; empty while nobody holds a seat that must be held.
        organisation: Option<String>,
        /// How a paper lists it, when not by the organisation's name: `six District Councils`.
        listed_as: Option<String>,
        /// `responsible-authority` or `invited` (also: attending, co-operating).
        standing: String,
        /// The paragraph relied on: `CDA 1998 s5(1)(e)`; empty when invited.
        basis: String,
        /// Whether the law or the terms want it held.
        mandatory: bool,
        /// Its place in lists.
        order: u32,
    }
    /// A person, known to those who sign in and never to the public.
    Person = "person" {
        /// Name, or role title where the name is not needed.
        name: String,
        /// Role title: `Superintendent, North`.
        title: String,
        /// Their organisation.
        organisation: String,
        /// Where mail reaches them.
        email: String,
        /// Telephone, optional.
        telephone: String,
    }
    /// Somebody who fills a seat.
    Holding = "holding" {
        /// The seat.
        seat: String,
        /// The person.
        person: String,
        /// Whether as a deputy.
        deputy: bool,
        /// What they are here to do, in a line: for the people of a demo.
        cast: Option<String>,
    }
    /// Somebody who has an office: of a group (`chair`, `lead`, `secretary`) or of the county (`officer`, `analyst`, `ig-lead`, `admin`).
    Office = "office" {
        /// The office.
        office: String,
        /// The person.
        person: String,
        /// The group, for an office of a group.
        group: Option<String>,
        /// What they are here to do, in a line: for the people of a demo.
        cast: Option<String>,
    }
    /// The person whom a responsible authority names to facilitate sharing (SI 2007/1830 reg 4(3)).
    Liaison = "liaison" {
        /// The authority.
        organisation: String,
        /// The person.
        person: String,
    }
    /// A written protocol: joint working between boards, or sharing of information (SI 2007/1830 reg 4(2)).
    Protocol = "protocol" {
        /// Its name.
        name: String,
        /// `joint-working` or `information-sharing`.
        sort: String,
        /// Which version.
        version: String,
        /// When it is due for review.
        #[serde(with = "kernel::clock::plain_date::option")]
        review: Option<Date>,
        /// Where it is published, if it is.
        address: String,
        /// Groups that are to sign it, by short name.
        groups: Vec<String>,
        /// Organisations that are to sign it, by short name.
        organisations: Vec<String>,
    }
    /// A group's or organisation's signature under a protocol.
    Signature = "signature" {
        /// The protocol.
        protocol: String,
        /// The group that signed, or
        group: Option<String>,
        /// the organisation that signed.
        organisation: Option<String>,
    }
    /// A theme that tags any record: mental health, domestic abuse.
    Theme = "theme" {
        /// Its name.
        name: String,
        /// What it covers.
        about: String,
    }
    /// A theme on a record.
    Tagging = "tagging" {
        /// The theme.
        theme: String,
        /// Identifier of the record.
        thing: String,
        /// What to call it, and where it is.
        label: String,
        /// Its address below the county.
        path: String,
    }
}

impl Noun {
    /// Whether anybody may know of it. People and what they do here never.
    pub fn published(&self) -> bool {
        match self {
            Self::Group(group) => group.published,
            Self::County_(_) | Self::Area(_) | Self::Organisation(_) | Self::Seat(_) | Self::Theme(_) => true,
            Self::Protocol(_) | Self::Signature(_) => true,
            Self::Person(_) | Self::Holding(_) | Self::Office(_) | Self::Liaison(_) | Self::Tagging(_) => {
                false
            }
        }
    }

    /// Values that are chosen from a closed list: field and value.
    pub(crate) fn chosen(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Area(it) => vec![("sort", it.sort.as_str())],
            Self::Organisation(it) => vec![("sort", it.sort.as_str())],
            Self::Group(it) => vec![("sort", it.sort.as_str())],
            Self::Protocol(it) => vec![("sort", it.sort.as_str())],
            Self::Seat(it) => vec![("standing", it.standing.as_str())],
            Self::Office(it) => vec![("office", it.office.as_str())],
            _ => Vec::new(),
        }
    }

    /// What is wrong with it in itself: field and words.
    pub(crate) fn faults(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        let mut named = |name: &str| {
            if name.trim().is_empty() {
                out.push(("name", "Enter a name".to_string()));
            }
        };
        match self {
            Self::County_(it) => named(&it.name),
            Self::Area(it) => named(&it.name),
            Self::Organisation(it) => named(&it.name),
            Self::Group(it) => named(&it.name),
            Self::Person(it) => named(&it.name),
            Self::Protocol(it) => named(&it.name),
            Self::Theme(it) => named(&it.name),
            _ => {}
        }
        match self {
            Self::Group(Group { terms_agreed: Some(agreed), terms_review: Some(review), .. })
                if review < agreed =>
            {
                out.push((
                    "terms-review",
                    "The review cannot come before the day on which the terms were agreed".into(),
                ));
            }
            Self::Seat(it) if it.standing == "responsible-authority" && it.basis.trim().is_empty() => {
                out.push((
                    "basis",
                    "Give the paragraph by which this authority sits, such as CDA 1998 s5(1)(a)".into(),
                ));
            }
            Self::Office(it) => {
                let of_county = crate::words::COUNTY_OFFICES.contains(&it.office.as_str());
                if of_county && it.group.is_some() {
                    out.push(("group", "This office is held of the county: leave the group out".into()));
                }
                if !of_county && it.group.is_none() {
                    out.push(("group", "Choose the group of which this office is held".into()));
                }
            }
            Self::Protocol(it) if !it.address.is_empty() && !terms::is_web(&it.address) => {
                out.push(("address", "Enter a web address that begins with https://".into()));
            }
            Self::Tagging(it) if !crate::name::is_below(&it.path) => {
                out.push(("path", "Give the address below the county, such as actions/ACT-0042".into()));
            }
            Self::Signature(it) if it.group.is_some() == it.organisation.is_some() => {
                out.push((
                    "organisation",
                    "Give the group or the organisation that signed: one of them".into(),
                ));
            }
            _ => {}
        }
        out
    }

    /// The group without which it may not be known: its kind and short name.
    pub(crate) fn hangs_on(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Seat(seat) => Some(("group", seat.group.as_str())),
            Self::Signature(it) => it.group.as_deref().map(|group| ("group", group)),
            _ => None,
        }
    }

    /// What it refers to: field, kind and short name of each.
    pub fn refers_to(&self) -> Vec<(&'static str, &'static str, &str)> {
        let mut out = Vec::new();
        match self {
            Self::County_(it) => out.push(("strategy-group", "group", it.strategy_group.as_str())),
            Self::Area(it) => out.extend(it.districts.iter().map(|d| ("districts", "area", d.as_str()))),
            Self::Organisation(it) => {
                out.extend(it.area.iter().map(|a| ("area", "area", a.as_str())));
                out.extend(it.successors.iter().map(|o| ("successors", "organisation", o.as_str())));
                out.extend(it.predecessors.iter().map(|o| ("predecessors", "organisation", o.as_str())));
            }
            Self::Group(it) => {
                out.extend(it.parent.iter().map(|g| ("parent", "group", g.as_str())));
                out.extend(it.also_reports_to.iter().map(|l| ("also-reports-to", "group", l.group.as_str())));
                out.extend(it.area.iter().map(|a| ("area", "area", a.as_str())));
            }
            Self::Seat(it) => {
                out.push(("group", "group", it.group.as_str()));
                out.extend(it.organisation.iter().map(|o| ("organisation", "organisation", o.as_str())));
            }
            Self::Person(it) => out.push(("organisation", "organisation", it.organisation.as_str())),
            Self::Holding(it) => {
                out.push(("seat", "seat", it.seat.as_str()));
                out.push(("person", "person", it.person.as_str()));
            }
            Self::Office(it) => {
                out.push(("person", "person", it.person.as_str()));
                out.extend(it.group.iter().map(|g| ("group", "group", g.as_str())));
            }
            Self::Liaison(it) => {
                out.push(("organisation", "organisation", it.organisation.as_str()));
                out.push(("person", "person", it.person.as_str()));
            }
            Self::Signature(it) => {
                out.push(("protocol", "protocol", it.protocol.as_str()));
                out.extend(it.group.iter().map(|g| ("group", "group", g.as_str())));
                out.extend(it.organisation.iter().map(|o| ("organisation", "organisation", o.as_str())));
            }
            Self::Tagging(it) => out.push(("theme", "theme", it.theme.as_str())),
            Self::Protocol(it) => {
                out.extend(it.groups.iter().map(|g| ("groups", "group", g.as_str())));
                out.extend(it.organisations.iter().map(|o| ("organisations", "organisation", o.as_str())));
            }
            Self::Theme(_) => {}
        }
        out
    }
}
