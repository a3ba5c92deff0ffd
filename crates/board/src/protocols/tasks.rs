//! What a protocol asks of whoever answers for a party: to sign it, or to say that they will not.

use super::{Answer, parties};
use crate::{Protocol, Snapshot, store};
use kernel::Actor;
use kernel::contracts::task::{Task, Urgency};

/// Protocols that wait for the answer of a body for which somebody answers, one task each.
pub(crate) fn tasks(on: &Snapshot<'_>, actor: &Actor) -> Vec<Task> {
    let mut out = Vec::new();
    for (fact, protocol) in on.all::<Protocol>() {
        let all = parties(on, &fact.slug, protocol);
        let mine = all.iter().filter(|party| {
            let id = store::thing_id(on.county, party.kind, party.slug);
            actor.holds("represents", &id) || actor.holds("chair", &id)
        });
        for party in mine {
            let detail = match party.answer {
                Answer::Open => format!("For {}", party.name),
                Answer::Earlier(_, it) => format!("For {}, which signed version {}", party.name, it.version),
                // A refusal is an answer.
                Answer::Signed(..) | Answer::Refused(..) => continue,
            };
            out.push(Task {
                urgency: Urgency::Waiting,
                tag: "Not signed".into(),
                title: format!("Sign, or say that you will not: {}", protocol.name),
                href: format!("/{}/protocols/{}/sign", on.county, fact.slug),
                detail,
                due: None,
            });
        }
    }
    out
}
