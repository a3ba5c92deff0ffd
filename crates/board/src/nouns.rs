//! The nouns of a county's table. Each refers to others by their short name, which is unique within its kind and county.

mod rules;
mod terms;

pub use terms::{Content, Line, QuorumClass};

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
        /// `county-council`, `district-council`, `unitary-council`, `police`, `fire`, `health`, `probation`, `policing-body`, `voluntary`, `other`.
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
        /// For whom its holder speaks, where the law asks for somebody of each kind (Domestic Abuse Act 2021 s58(2)): `victims`.
        speaks_for: Option<String>,
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
        /// Whether they hold a senior position in the organisation: a partnership’s public meeting needs such a person of each
        /// responsible authority (SI 2007/1830 reg 12(4)).
        senior: bool,
        /// The title of that position: `Assistant Chief Constable`.
        senior_role: String,
        /// Why it counts as senior: `Chief officer team`, `Confirmed by the chief executive on 4 May 2021`.
        senior_basis: String,
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
        /// What sharing it covers: `s17a`, `s115`, `other` (SI 2007/1830 reg 4(2)).
        parts: Vec<String>,
        /// What it says, of what the rulebook lists for its sort, each with where in the text.
        contents: Vec<Content>,
    }
    /// A group's or organisation's answer to a protocol: its signature, or its refusal.
    Signature = "signature" {
        /// The protocol.
        protocol: String,
        /// The group that signed, or
        group: Option<String>,
        /// the organisation that signed.
        organisation: Option<String>,
        /// The version that was before them; empty when it stands for any.
        version: String,
        /// Who signed, by short name; empty when it was recorded from paper.
        person: Option<String>,
        /// The title under which they signed: `Chief Fire Officer`.
        role: String,
        /// Whether they would not sign.
        refused: bool,
        /// Why they would not, or what they said when they signed.
        statement: String,
    }
    /// A document that is kept under control: a strategy, a policy, a procedure.
    Document = "document" {
        /// Its title.
        name: String,
        /// `strategy`, `policy`, `procedure`, `plan`, `memorandum`, `notice`, `other`.
        sort: String,
        /// What it is of, when a duty asks for it: `domestic-abuse-strategy`.
        subject: Option<String>,
        /// The organisation whose it is, by short name.
        organisation: Option<String>,
        /// The group whose it is, by short name.
        group: Option<String>,
        /// The role that keeps it: `Head of Community Safety`.
        owner: String,
        /// Which version.
        version: String,
        /// Who approved it: a role or a group.
        approver: String,
        /// When it was approved; a draft until then.
        #[serde(with = "kernel::clock::plain_date::option")]
        approved: Option<Date>,
        /// When it is due for review.
        #[serde(with = "kernel::clock::plain_date::option")]
        review: Option<Date>,
        /// When its draft was published for comment.
        #[serde(with = "kernel::clock::plain_date::option")]
        draft_published: Option<Date>,
        /// When it was published.
        #[serde(with = "kernel::clock::plain_date::option")]
        published_on: Option<Date>,
        /// The documents that it takes the place of, by short name.
        supersedes: Vec<String>,
        /// Where it can be read.
        address: String,
        /// What it says, when it is short.
        text: String,
        /// Whether anybody may know of it.
        published: bool,
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
