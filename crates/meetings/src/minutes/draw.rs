//! Minutes drawn from what was recorded: the whole, with all that is private, for whoever freezes it or cuts it down for a reader.

use super::document::{Action, Amended, Approves, Asked, Decided, Declared, Document, Name, Part, There};
use super::{Held, parts};
use crate::outcomes::Settled;
use crate::registers::{actions, asks, decisions};
use crate::store;
use board::sittings::attendance::{self, Attendance, Status};
use board::sittings::{Item, Sitting, interest, item, sitting};
use board::{Person, Register, Snapshot};
use kernel::{Outcome, Proof, Unit};

/// The whole of some minutes: as they were frozen when they are approved, else as they now are. Nobody reads it as it is: what is left
/// for a reader, [`super::Reader`] says.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn whole(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<Document> {
    if !it.document.is_empty() {
        return serde_json::from_str(&it.document).map_err(kernel::Fault::broken);
    }
    let of = sitting::by_id(unit, proof, &it.sitting)?.ok_or(kernel::Fault::Absent)?;
    let register = board::current(unit, &it.county)?;
    let on = register.on(of.day);
    let items = item::all(unit, proof, &of.id)?;
    let there = attendance::all(unit, proof, &of.id)?;
    let mut out = Document {
        body: on.group_name(of.group_slug()),
        title: of.title.clone(),
        day: of.day,
        hours: of.hours(),
        place: of.place.clone(),
        in_public: of.in_public,
        chair: chair(&on, &of, &there),
        there: there.iter().map(|line| line_of(&on, line)).collect(),
        declarations: declarations(unit, proof, &on, &of, &items)?,
        parts: Vec::new(),
        amendments: amendments(unit, proof, &it.id, &items)?,
        approves: approves(unit, proof, &register, &of)?,
        approved: None,
    };
    out.parts = said(unit, proof, &register, it, &of, &items)?;
    Ok(out)
}

/// Somebody as they are known on a day.
pub(super) fn named(on: &Snapshot<'_>, person: &str) -> Name {
    if person.is_empty() {
        return Name::default();
    }
    let slug = person.split_once("/person/").map_or("", |(_, slug)| slug);
    match on.get::<Person>(slug) {
        Some(it) => Name {
            person: person.into(),
            name: on.who(person),
            title: if it.title == it.name { String::new() } else { it.title.clone() },
        },
        // Somebody from outside, as they were written down: a name is for those who sign in.
        None if slug.is_empty() => Name { person: person.into(), name: person.into(), title: String::new() },
        None => Name { person: person.into(), name: on.who(person), title: String::new() },
    }
}

fn chair(on: &Snapshot<'_>, of: &Sitting, there: &[Attendance]) -> Name {
    for office in ["chair", "vice-chair"] {
        for (_, it) in on.all::<board::Office>() {
            let whole = format!("{}/person/{}", of.county, it.person);
            let here = |line: &Attendance| line.status.fills() && line.who() == whole;
            if it.office == office && it.group.as_deref() == Some(of.group_slug()) && there.iter().any(here) {
                return named(on, &whole);
            }
        }
    }
    Name::default()
}

fn line_of(on: &Snapshot<'_>, line: &Attendance) -> There {
    // Each body by its own name, not as the county lists several together: minutes say which of them was there.
    let of = if line.seat.is_empty() {
        on.organisation_name(&line.organisation)
    } else {
        crate::room::seat_name(on, &line.seat)
    };
    let clock =
        |what: &str, time: Option<jiff::civil::Time>| time.map(|t| format!("{what} {}", sitting::clock(t)));
    let times: Vec<String> =
        [clock("from", line.joined), clock("until", line.departed)].into_iter().flatten().collect();
    There {
        how: line.status.name().into(),
        of,
        who: named(on, &line.person),
        substitute: if line.status == Status::Substitute {
            named(on, &line.substitute)
        } else {
            Name::default()
        },
        note: line.note.clone(),
        from_to: times.join(" "),
    }
}

fn declarations(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    on: &Snapshot<'_>,
    of: &Sitting,
    items: &[Item],
) -> Outcome<Vec<Declared>> {
    let mut out = Vec::new();
    for it in interest::all(unit, proof, &of.id)? {
        if it.ended.is_some() {
            continue;
        }
        let number = it.item.as_ref().and_then(|id| items.iter().find(|item| item.id == *id)?.number);
        out.push(Declared {
            number,
            who: named(on, &it.person),
            nature: it.nature.clone(),
            withdrew: it.withdraws,
            when: it.stage.said().into(),
            note: store::room::interest_note(unit, proof, &it.id)?.unwrap_or_default(),
            item: it.item,
        });
    }
    Ok(out)
}

fn amendments(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    minutes: &str,
    items: &[Item],
) -> Outcome<Vec<Amended>> {
    let all = store::amendments::of_minutes(unit, proof, minutes)?;
    Ok(all.into_iter().map(|it| amended(it, items)).collect())
}

fn amended(it: store::amendments::Amendment, items: &[Item]) -> Amended {
    let of = it.item.as_ref().and_then(|id| items.iter().find(|item| item.id == *id));
    Amended {
        number: of.and_then(|item| item.number),
        withheld: of.is_some_and(|item| item.withheld),
        item: it.item,
        was: it.was,
        becomes: it.becomes,
    }
}

/// Minutes of earlier meetings that this one approved.
fn approves(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    register: &Register,
    of: &Sitting,
) -> Outcome<Vec<Approves>> {
    let mut out = Vec::new();
    for it in store::stand::approved_in(unit, proof, &of.id)? {
        let Some(minuted) = sitting::by_id(unit, proof, &it.sitting)? else { continue };
        let frozen: Document = serde_json::from_str(&it.document).map_err(kernel::Fault::broken)?;
        let absent = frozen.approved.filter(|approved| approved.absent);
        let office = |by: Name| {
            if by.title.is_empty() {
                register.on(of.day).group_name(of.group_slug()) + " chair"
            } else {
                by.title
            }
        };
        out.push(Approves {
            title: minuted.title,
            day: minuted.day,
            meeting: minuted.slug,
            absent: absent.map(|approved| office(approved.by)).unwrap_or_default(),
            amendments: frozen.amendments,
        });
    }
    Ok(out)
}

fn said(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    register: &Register,
    it: &Held,
    of: &Sitting,
    items: &[Item],
) -> Outcome<Vec<Part>> {
    let texts = parts(unit, proof, &it.id)?;
    let text = |item: Option<&str>| {
        texts
            .iter()
            .find(|part| part.item.as_deref() == item)
            .map(|part| part.text.clone())
            .unwrap_or_default()
    };
    let settled = store::room::outcomes(unit, proof, &of.id)?;
    let short = store::room::inquorates(unit, proof, &of.id)?;
    let which = decisions::Which { sitting: Some(of.id.clone()), ..decisions::Which::default() };
    let mut made = decisions::all(unit, proof, &it.county, &which)?;
    made.reverse();
    let asked = asks::all(unit, proof, &it.county, &of.id)?;
    // As far as whoever draws them may see: to be frozen they are drawn by the chair.
    let holder = proof.holder().clone();
    let on = register.on(of.day);
    let mut out = Vec::new();
    let whole = text(None);
    if !whole.trim().is_empty() {
        out.push(Part { text: whole, ..Part::default() });
    }
    for item in items {
        let of_item = |id: &Option<String>| id.as_deref() == Some(&*item.id);
        // What stood on no agenda that went out belongs here only when the meeting took it all the same.
        let taken = !text(Some(&item.id)).is_empty()
            || settled.iter().any(|(id, ..)| *id == item.id)
            || made.iter().any(|it| of_item(&it.item));
        if !item.issued && (item.withdrawn() || !taken) {
            continue;
        }
        let tracked = actions::of_item(unit, proof, &holder, &it.county, &item.id)?;
        out.push(Part {
            item: Some(item.id.clone()),
            key: item.slug.clone(),
            number: item.number,
            section: item.section.clone(),
            title: item.title.clone(),
            standing: item.standing.clone(),
            presenter: item.presenter.clone(),
            late: item.late_reason.clone(),
            taken_off: item.withdrawn(),
            text: text(Some(&item.id)),
            withheld: item.withheld,
            paragraph: item.paragraph.clone(),
            reason: item.reason.clone(),
            review: item.review,
            outcomes: settled
                .iter()
                .filter(|(id, ..)| *id == item.id)
                .map(outcome)
                .chain(short.iter().filter(|(id, ..)| *id == item.id).map(too_few))
                .collect(),
            decisions: made.iter().filter(|it| of_item(&it.item)).map(decided).collect(),
            actions: tracked
                .into_iter()
                .map(|it| Action {
                    owner: owner(&on, &it.lead, &it.owner),
                    reference: it.reference,
                    title: it.title,
                    due: it.due,
                })
                .collect(),
            asks: asked.iter().filter(|it| of_item(&it.item)).map(|it| ask(&on, it)).collect(),
            withdrew: false,
        });
    }
    Ok(out)
}

fn too_few((_, said, reason): &(String, String, String)) -> String {
    format!("Recorded although too few were there ({said}): {reason}")
}

fn outcome((_, kind, words): &(String, String, String)) -> String {
    let said = Settled::named(kind).map_or("Settled", Settled::said);
    if words.is_empty() { said.into() } else { format!("{said}: {words}") }
}

fn decided(it: &crate::registers::decision::Kept) -> Decided {
    Decided {
        reference: it.reference(),
        words: it.words.clone(),
        vote: crate::outcomes::vote::said_of(&it.vote),
        dissent: it.dissent.clone(),
    }
}

fn owner(on: &Snapshot<'_>, lead: &str, owner: &str) -> String {
    let all = [on.organisation_name(lead), owner.to_string()];
    all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn ask(on: &Snapshot<'_>, it: &crate::registers::ask::Kept) -> Asked {
    let slug = |id: &str| id.rsplit('/').next().unwrap_or_default().to_string();
    let of = if it.to_group.is_empty() {
        on.organisation_name(&slug(&it.to_organisation))
    } else {
        on.group_name(&slug(&it.to_group))
    };
    Asked { reference: it.reference(), kind: it.kind_said().into(), title: it.title.clone(), of, due: it.due }
}
