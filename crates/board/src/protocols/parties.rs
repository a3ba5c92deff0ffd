//! How each party to a protocol answered it: signed, refused, signed an earlier version, or not yet at all.

use crate::{Fact, Group, Organisation, Protocol, Signature, Snapshot};

/// How a party answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// It signed the version that holds.
    Signed(&'a Fact, &'a Signature),
    /// It signed another version, and has not answered this one.
    Earlier(&'a Fact, &'a Signature),
    /// It would not sign, and said why.
    Refused(&'a Fact, &'a Signature),
    /// It has not answered.
    Open,
}

/// A group or an organisation that is to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party<'a> {
    /// `group` or `organisation`.
    pub kind: &'static str,
    /// Its short name.
    pub slug: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// How it answered.
    pub answer: Answer<'a>,
}

impl Party<'_> {
    /// Its place below the county: `groups/scb`.
    pub fn path(&self) -> String {
        format!("{}s/{}", self.kind, self.slug)
    }

    /// Whether its signature stands.
    pub fn signed(&self) -> bool {
        matches!(self.answer, Answer::Signed(..))
    }
}

/// The parties to a protocol on the day of the snapshot, groups first. One that does not exist on that day is left out.
pub fn parties<'a>(on: &Snapshot<'a>, slug: &str, protocol: &'a Protocol) -> Vec<Party<'a>> {
    let answers: Vec<(&Fact, &Signature)> =
        on.all::<Signature>().filter(|(_, it)| it.protocol == slug).collect();
    let answer = |of: &dyn Fn(&Signature) -> bool| {
        let mine = answers.iter().filter(|(_, it)| of(it)).copied();
        let last = mine.max_by_key(|(fact, it)| (stands(it, protocol), fact.span.from));
        match last {
            None => Answer::Open,
            Some((fact, it)) if !stands(it, protocol) => Answer::Earlier(fact, it),
            Some((fact, it)) if it.refused => Answer::Refused(fact, it),
            Some((fact, it)) => Answer::Signed(fact, it),
        }
    };
    let groups = protocol.groups.iter().filter_map(|slug| {
        let name = &on.get::<Group>(slug)?.name;
        Some(Party { kind: "group", slug, name, answer: answer(&|it| it.group.as_ref() == Some(slug)) })
    });
    let bodies = protocol.organisations.iter().filter_map(|slug| {
        let name = &on.get::<Organisation>(slug)?.name;
        let answer = answer(&|it| it.organisation.as_ref() == Some(slug));
        Some(Party { kind: "organisation", slug, name, answer })
    });
    groups.chain(bodies).collect()
}

/// Whether an answer is to the version that holds: one without a version is to any.
fn stands(signature: &Signature, protocol: &Protocol) -> bool {
    signature.version.is_empty() || signature.version == protocol.version
}
