//! Protocols with their parts and signatures, each version for as long as it held.

use super::{begun, standing};
use crate::{Answer, Fact, Group, Protocol, Register, Snapshot, parties};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use std::collections::BTreeSet;

/// Each version of each protocol: once for the county, and once for every group that it serves.
pub(super) fn all(register: &Register, as_at: Date) -> Vec<Evidence> {
    let mut out = Vec::new();
    for (fact, protocol) in begun::<Protocol>(register, as_at) {
        // What had been signed by the end of the day, or by the last day of the version when that was earlier.
        let day = fact.span.to.map_or(as_at, |to| to.min(as_at));
        let on = register.on(day);
        let whole = one(register, &on, fact, protocol, as_at);
        for group in served(&on, protocol) {
            out.push(Evidence { id: format!("{}/{group}", whole.id), group, ..whole.clone() });
        }
        out.push(whole);
    }
    out
}

fn one(register: &Register, on: &Snapshot<'_>, fact: &Fact, protocol: &Protocol, as_at: Date) -> Evidence {
    let mut marks: BTreeSet<String> = protocol.parts.iter().map(|part| format!("part:{part}")).collect();
    marks.insert(format!("sort:{}", protocol.sort));
    marks.extend(protocol.contents.iter().map(|it| format!("content:{}", it.item)));
    if protocol.review.is_none_or(|review| review >= as_at) {
        marks.insert("current".into());
    }
    let all = parties(on, &fact.slug, protocol);
    for party in &all {
        match party.answer {
            Answer::Signed(..) => marks.insert(format!("signed:{}", party.slug)),
            Answer::Refused(..) => marks.insert(format!("refused:{}", party.slug)),
            Answer::Earlier(..) | Answer::Open => false,
        };
    }
    if !all.is_empty() && all.iter().all(crate::Party::signed) {
        marks.insert("signed".into());
    }
    let version =
        if protocol.version.is_empty() { String::new() } else { format!(", version {}", protocol.version) };
    Evidence {
        marks,
        title: format!("{}{version}", protocol.name),
        href: format!("/{}/protocols/{}", register.county, fact.slug),
        ..standing("protocol", fact)
    }
}

/// The groups that a protocol serves: those that are to sign it, else every partnership and the county's board, when it is for the
/// sharing of information between the authorities that sit in them.
fn served(on: &Snapshot<'_>, protocol: &Protocol) -> Vec<String> {
    let named: Vec<String> =
        protocol.groups.iter().filter(|slug| on.get::<Group>(slug).is_some()).cloned().collect();
    if !named.is_empty() || protocol.sort != "information-sharing" {
        return named;
    }
    let partnerships =
        on.all::<Group>().filter(|(_, it)| matches!(it.sort.as_str(), "csp" | "county-strategy-group"));
    partnerships.map(|(fact, _)| fact.slug.clone()).collect()
}
