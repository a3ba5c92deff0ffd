//! What `OParl` has no word for: actions, decisions with what became of them, asks, and why something is withheld.

use super::address::{Sort, part};
use super::body::organisations;
use super::build::{Build, day, maybe, text};
use super::object::{Key, Object, instant};
use kernel::contracts::record as rec;
use kernel::contracts::record::{Head, Kind};
use serde_json::{Value, json};

/// Fields of an object, each with what it means.
type Fields = &'static [(&'static str, &'static str)];

/// Each kind of object of ours: what it is, and its fields.
const KINDS: &[(Sort, &str, Fields)] = &[
    (
        Sort::Action,
        "Something that an organisation has undertaken to do.",
        &[
            ("reference", "string: ACT-0042"),
            ("name", "string: what is to be done"),
            ("outcome", "string: what is expected of it"),
            ("organization", "url of the Organization that leads"),
            ("partner", "array of url: Organizations that take part"),
            ("responsibleOrganization", "url of the Organization that answers for it"),
            ("owner", "string: the role that owns it, never a person"),
            ("begins, due, firstDue", "date"),
            ("state", "string: what its lead says of it"),
            ("done", "boolean: true only with evidence that somebody else accepted"),
            ("progress, exception, evidence, proof, dispute", "string"),
            ("reported", "date-time: when progress was last reported"),
        ],
    ),
    (
        Sort::Decision,
        "A decision, whether it happened, and how that is known.",
        &[
            ("reference", "string: DEC-0012"),
            (
                "name, text, basis, options, dissent, vote",
                "string; name and text are missing where it is withheld",
            ),
            ("meeting, agendaItem", "url of where it was decided; missing between meetings"),
            ("organization", "url of the Organization that decided"),
            ("decided", "date"),
            ("state", "string: Not begun, Under way, Carried out, Given up"),
            ("evidence", "string: how that is known"),
            ("checked", "date on which that was last looked at"),
            ("action", "array of url: Actions that carry it out"),
            ("released", "date-time of release to the public"),
            ("withheld", "Withheld, given whole"),
        ],
    ),
    (
        Sort::Attendance,
        "Who was at a meeting, by organisation. Nobody is named.",
        &[
            ("meeting", "url of the Meeting"),
            ("date", "date"),
            ("attended", "array of { of: string, how: Present, Apologies, Substitute or Absent }"),
        ],
    ),
    (
        Sort::Withheld,
        "Why the public is told no more of an item or a decision.",
        &[
            ("meeting, agendaItem, decision", "url of what is withheld"),
            ("paragraph", "string: the paragraph relied on"),
            ("reason", "string: why the public interest is better served so"),
            ("review", "date on which that is looked at again"),
        ],
    ),
    (
        Sort::Ask,
        "A referral or an escalation from one board to another, with the answer.",
        &[
            ("reference", "string: ASK-0003"),
            ("sort", "string: Referral or Escalation"),
            ("text, from, to, answer", "string"),
            ("asked, due, answered", "date"),
            ("meeting", "url of the Meeting it came from"),
        ],
    ),
];

/// The page that explains our own kinds of objects.
pub(super) fn explained(it: &super::address::Place) -> Value {
    let kinds = KINDS.iter().map(|(sort, what, fields)| {
        let fields: serde_json::Map<String, Value> =
            fields.iter().map(|(name, what)| ((*name).to_string(), Value::from(*what))).collect();
        json!({ "name": sort.name(), "type": it.schema(*sort), "list": it.list(*sort), "about": what, "properties": fields })
    });
    json!({
        "id": it.at("shiremoot.json"),
        "about": "What this record adds to OParl 1.1. Every object also has id, type, created and modified, and is withdrawn as the standard has it. Properties of OParl's own objects that begin with “shiremoot:” are ours. A person stands for whoever holds a seat and is called what the seat is called: nobody is named. Lists by month of change are found in slices.json, for hosts that only serve files.",
        "types": kinds.collect::<Vec<_>>(),
    })
}

/// Why something is withheld, as an object.
pub(super) fn withheld(meeting: String, back: (&str, String), head: &Head, why: &rec::Withheld) -> Object {
    let mut object = Object::new(head.created, head.modified);
    object
        .says("meeting", meeting)
        .says(back.0, back.1)
        .says("paragraph", why.paragraph.as_str())
        .says("reason", why.reason.as_str())
        .says("review", maybe(why.review));
    object
}

pub(super) fn add(it: &mut Build<'_>) {
    let actions: Vec<_> = it.record.actions.iter().map(|(name, (head, of))| (*name, *head, *of)).collect();
    for (name, head, of) in actions {
        let object = action(it, head, of);
        it.add(Sort::Action, part(name), object);
    }
    let decisions: Vec<_> =
        it.record.decisions.iter().map(|(name, (head, of))| (*name, *head, *of)).collect();
    for (name, head, of) in decisions {
        decision(it, name, head, of);
    }
    let asks: Vec<_> = it.record.asks.iter().map(|(name, (head, of))| (*name, *head, *of)).collect();
    for (name, head, of) in asks {
        let mut object = Object::new(head.created, head.modified);
        object
            .says("reference", of.reference.as_str())
            .says("sort", of.sort.as_str())
            .says("text", of.text.as_str())
            .says("from", of.from.as_str())
            .says("to", of.to.as_str())
            .says("asked", maybe(of.asked))
            .says("due", maybe(of.due))
            .says("answer", of.answer.as_str())
            .says("answered", maybe(of.answered))
            .says("meeting", it.meeting(&of.meeting).unwrap_or_default());
        it.add(Sort::Ask, part(name), object);
    }
}

fn action(it: &Build<'_>, head: &Head, of: &rec::Action) -> Object {
    let mut object = Object::new(head.created, head.modified);
    object
        .says("reference", of.reference.as_str())
        .says("name", of.title.as_str())
        .says("outcome", of.outcome.as_str())
        .says("priority", of.priority.as_str())
        .says("organization", it.organisation(&of.lead).unwrap_or_default())
        .says("partner", organisations(it, &of.partners))
        .says("responsibleOrganization", it.group(&of.group).unwrap_or_default())
        .says("owner", of.owner.as_str())
        .says("begins", maybe(of.begins))
        .says("due", day(of.due))
        .says("firstDue", day(of.first_due))
        .says("source", of.source.as_str())
        .says("state", of.claim.as_str())
        .says("done", of.done)
        .says("progress", of.progress.as_str())
        .says("exception", of.exception.as_str())
        .says("ask", of.ask.as_str())
        .says("evidence", of.evidence.as_str())
        .says("proof", of.proof.as_str())
        .says("dispute", of.dispute.as_str())
        .says("reported", of.reported.map(instant).unwrap_or_default())
        .says("web", it.place.web(Kind::Action, &head.name));
    object
}

fn decision(it: &mut Build<'_>, name: &str, head: &Head, of: &rec::Decision) {
    let key = part(name);
    let mut object = Object::new(head.created, head.modified);
    let actions = of.actions.iter().filter(|name| it.record.actions.contains_key(name.as_str()));
    let actions: Vec<String> = actions.map(|name| it.id(Sort::Action, &part(name))).collect();
    let meeting = it.meeting(&of.meeting).unwrap_or_default();
    object
        .says("reference", of.reference.as_str())
        .says("meeting", meeting.as_str())
        .says("agendaItem", it.item(&of.meeting, &of.item).unwrap_or_default())
        .says("organization", it.group(&of.group).unwrap_or_default())
        .says("decided", maybe(of.decided))
        .says("state", of.state.as_str())
        .says("evidence", of.evidence.as_str())
        .says("checked", maybe(of.checked))
        .says("action", actions)
        .says("released", of.released.map(instant).unwrap_or_default())
        .says("web", it.place.web(Kind::Decision, name));
    match &of.withheld {
        // Whatever the entry holds: of what is withheld only the reason is told.
        Some(why) => {
            let back = ("decision", it.id(Sort::Decision, &key));
            let held: Key = it.add(Sort::Withheld, key.clone(), withheld(meeting, back, head, why));
            object.holds_one("withheld", Some(held));
        }
        None => {
            object
                .says("name", of.title.as_str())
                .says("text", text(&of.text))
                .says("basis", of.basis.as_str())
                .says("options", of.options.as_str())
                .says("dissent", of.dissent.as_str())
                .says("vote", of.vote.as_str());
        }
    }
    it.add(Sort::Decision, key, object);
}
