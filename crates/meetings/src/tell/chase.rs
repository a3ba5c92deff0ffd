//! What falls due and what is overdue: actions that meetings agreed, and what was asked of others. It climbs the ladder until it is done.

use super::ladder::{self, Step, Whom};
use super::who;
use crate::store;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::contracts::actions::Tracked;
use kernel::{Actor, Grant, Kernel, Outcome, SystemActs, Unit, Who};
use site::Standing;
use site::mail::{Message, Room};
use site::tell::{self, News};
use std::collections::BTreeSet;

/// One thing that somebody owes.
struct Owed {
    county: String,
    /// `ACT-0042`: people are told of it under this name, and snooze it by it.
    reference: String,
    /// What it is, where everybody may read it; nothing otherwise.
    title: Option<String>,
    due: Date,
    href: String,
    /// Whose kind of news it is while it climbs no ladder: `actions` or `asks`.
    kind: &'static str,
    /// Whole identifier of the group that agreed or asked it.
    group: String,
}

/// Reminds of actions that meetings agreed.
pub(super) fn actions(kernel: &Kernel, acts: &SystemActs, county: &str, today: Date) -> Outcome<()> {
    let Some(book) = kernel.neighbours().actions else { return Ok(()) };
    let ladders = ladder::on(kernel, today)?;
    let calendar = kernel.clocks().calendar();
    let (agreed, open, public) = kernel.read(|unit| {
        let agreed = store::tell::agreed(unit, acts, county)?;
        let names: Vec<String> = agreed.iter().map(|(reference, _)| reference.clone()).collect();
        let all = (book.named)(unit, &everywhere(county, today), county, &names)?;
        let open: Vec<Tracked> = all.into_iter().filter(|it| !it.done).collect();
        let public = (book.named)(unit, &Actor::public(today), county, &names)?;
        let public: BTreeSet<String> = public.into_iter().map(|it| it.reference).collect();
        Ok((agreed, open, public))
    })?;
    for it in open {
        let steps = ladders.0.reached(it.due, today, calendar);
        if steps.is_empty() {
            continue;
        }
        let group = agreed.iter().find(|(reference, _)| *reference == it.reference);
        let owed = Owed {
            county: county.into(),
            title: public.contains(&it.reference).then(|| it.title.clone()),
            due: it.due,
            href: it.href.clone(),
            kind: "actions",
            group: group.map(|(_, group)| group.clone()).unwrap_or_default(),
            reference: it.reference.clone(),
        };
        kernel.write_unrecorded_housekeeping(|unit| {
            let everybody = who::everybody(unit, county)?;
            for step in &steps {
                let people = of_action(unit, &everybody, &owed, &it, step.to)?;
                climb(unit, &owed, step, &people)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Reminds of what was asked of a group or an organisation.
pub(super) fn asks(kernel: &Kernel, acts: &SystemActs, county: &str, today: Date) -> Outcome<()> {
    let ladders = ladder::on(kernel, today)?;
    let calendar = kernel.clocks().calendar();
    for ask in kernel.read(|unit| store::tell::unanswered(unit, acts, county))? {
        let steps = ladders.1.reached(ask.due, today, calendar);
        if steps.is_empty() {
            continue;
        }
        let reference = format!("ASK-{:04}", ask.number);
        let owed = Owed {
            county: county.into(),
            title: ask.open.then(|| ask.title.clone()),
            due: ask.due,
            href: format!("/{county}/asks/{reference}"),
            kind: "asks",
            group: ask.group.clone(),
            reference,
        };
        kernel.write_unrecorded_housekeeping(|unit| {
            let everybody = who::everybody(unit, county)?;
            for step in &steps {
                climb(unit, &owed, step, &of_ask(&everybody, &ask, step.to))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Whoever sees every action of a county, without being anybody.
fn everywhere(county: &str, today: Date) -> Actor {
    let officer = Grant { role: "officer".into(), on: county.into() };
    Actor { who: Who::System("reminders".into()), ..Actor::person("", "Reminders", [officer], today) }
}

/// Who hears of an action on a rung. Where there is nobody on it, the next one up hears, and the partnership officer at last: nothing is
/// overdue in silence.
fn of_action(
    unit: &mut Unit<'_>,
    everybody: &[Standing],
    owed: &Owed,
    it: &Tracked,
    to: Whom,
) -> Outcome<Vec<String>> {
    let lead = format!("{}/organisation/{}", owed.county, it.lead);
    let owners = who::owners(unit, &owed.county, &it.lead, &it.owner)?;
    let mut represents = who::holding(everybody, &["represents"], &lead);
    // Those who sit for it in the group that agreed the action, where there are any: not everybody who sits for it anywhere.
    let there = who::holding(everybody, &["member"], &owed.group);
    if represents.iter().any(|person| there.contains(person)) {
        represents.retain(|person| there.contains(person));
    }
    let chair = who::holding(everybody, &["chair"], &owed.group);
    Ok(first_of(everybody, &owed.county, to, [owners, represents, chair]))
}

/// Who hears of an ask on a rung: the chair and secretary of the group that was asked, or the organisation's representatives; then all
/// who sit there; then the chair of the group that asked.
fn of_ask(everybody: &[Standing], ask: &store::tell::Unanswered, to: Whom) -> Vec<String> {
    let (asked, all) = if ask.to_group.is_empty() {
        let represents = who::holding(everybody, &["represents"], &ask.to_organisation);
        (represents.clone(), represents)
    } else {
        let table = who::holding(everybody, &["chair", "lead", "secretary"], &ask.to_group);
        (table, who::holding(everybody, &["member"], &ask.to_group))
    };
    let chair = who::holding(everybody, &["chair"], &ask.group);
    first_of(everybody, ask.county(), to, [asked, all, chair])
}

fn first_of(everybody: &[Standing], county: &str, to: Whom, rungs: [Vec<String>; 3]) -> Vec<String> {
    let from = match to {
        Whom::Owner => 0,
        Whom::Organisation => 1,
        Whom::Chair => 2,
    };
    let mut rungs = rungs.into_iter().skip(from).filter(|people| !people.is_empty());
    rungs.next().unwrap_or_else(|| who::holding(everybody, &["officer"], county))
}

fn climb(unit: &mut Unit<'_>, owed: &Owed, step: &Step, people: &[String]) -> Outcome<()> {
    let room = unit.kernel().lent::<Room>()?;
    let kind = if step.to == Whom::Owner { owed.kind } else { "escalations" };
    let message = message(&room, owed, step, kind);
    for person in people {
        let line = (message.subject.as_str(), owed.href.as_str());
        let (county, thing) = (owed.county.as_str(), owed.reference.as_str());
        tell::tell(unit, &News { county, person, kind, thing, step: &step.name, message: &message, line })?;
    }
    Ok(())
}

fn message(room: &Room, owed: &Owed, step: &Step, kind: &str) -> Message {
    let what = match (owed.kind, &owed.title) {
        (_, Some(title)) => title.clone(),
        ("asks", None) => "What your group or organisation was asked".into(),
        _ => "An action that a meeting agreed".into(),
    };
    let (reference, due) = (&owed.reference, words::format(owed.due));
    let subject = match (step.late, kind) {
        (true, "escalations") => format!("Overdue since {due}, and now with you: {reference}"),
        (true, _) => format!("Overdue since {due}: {reference}"),
        _ => format!("Due on {due}: {reference}"),
    };
    let next = match (step.to, owed.kind) {
        (Whom::Owner, "asks") => "Answer it, or say when you will, here:",
        (Whom::Owner, _) => "Say how it stands, with what shows it, here:",
        (Whom::Organisation, _) => "Whoever should have done it has not. See to it here:",
        (Whom::Chair, _) => {
            "Neither whoever should have done it nor their organisation has. Decide what is to happen here:"
        }
    };
    let mut text =
        format!("{reference}: {what}\n\n{}\n\n{next}\n\n{}{}", step.says(owed.due), room.base(), owed.href);
    if step.to == Whom::Owner {
        let later = format!("{}/account/messages/later?thing={reference}", room.base());
        text.push_str(&format!("\n\nTo hear of it no more until a day that you choose:\n\n{later}"));
    }
    Message { subject, text, about: format!("{kind} {reference}"), ..Message::default() }
}
