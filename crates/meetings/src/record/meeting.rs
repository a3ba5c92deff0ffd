//! A meeting as the public record has it.

use super::{Made, Reader, document, head};
use crate::agenda;
use crate::minutes::public_parts;
use crate::store;
use crate::store::Decision;
use crate::store::stand::Held;
use board::sittings::{self, Entry as Drawn, Meeting, Sitting, State, Status, attendance, drawn, item};
use jiff::Timestamp;
use kernel::contracts::record::{self, AgendaVersion, Attendance, Entry, Item, Kind, Withheld};
use kernel::text::blocks;
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Outcome, Permit};

/// The meeting with what lists say of it.
pub(super) fn made(
    reader: &mut Reader<'_, '_>,
    permit: &Permit<View, Meeting>,
    it: &Sitting,
) -> Outcome<Made> {
    let planned = store::cycle::turns(reader.unit, permit, &it.id)?;
    let created = planned.first().map_or(it.changed_at, |turn| turn.at);
    let versions = versions(reader, permit, &it.id)?;
    let drawn = drawn(reader.unit, permit)?;
    let items = items(reader, permit, it, &drawn)?;
    let there = attended(reader, permit, it)?;
    let minutes = minutes(reader, it)?;
    let told = minutes.as_ref().and_then(|(held, _)| held.approved_at.max(held.released_at));
    let modified = [
        Some(it.changed_at),
        versions.last().map(|it| it.issued),
        told,
        there.iter().map(|(_, at)| *at).max(),
    ];
    let modified = modified.into_iter().flatten().max().unwrap_or(it.changed_at);
    let end = it.day.to_datetime(it.ends);
    let entry = Entry::Meeting(Box::new(record::Meeting {
        title: it.title.clone(),
        group: reader.group(&it.group),
        start: it.begins(),
        end: Some(end),
        place: it.place.clone(),
        public: it.in_public,
        state: it.state.said().into(),
        cancelled: (it.state == State::Cancelled).then(|| it.why.clone()),
        held: it.state == State::Held,
        versions,
        items,
        attendance: there.into_iter().map(|(line, _)| line).collect(),
        minutes: minutes.map(|(_, minutes)| minutes),
        files: Vec::new(),
        sequence: u32::try_from(it.sequence).unwrap_or(0),
    }));
    let title = format!("{}, {}", it.title, site::day(it.day));
    let head = head(Kind::Meeting, it.slug.clone(), title, (created, modified), &entry)?;
    Ok((
        record::Head {
            day: Some(it.day),
            group: reader.group(&it.group),
            state: it.state.said().into(),
            ..head
        },
        entry,
    ))
}

fn versions(
    reader: &mut Reader<'_, '_>,
    permit: &Permit<View, Meeting>,
    sitting: &str,
) -> Outcome<Vec<AgendaVersion>> {
    let issues = store::agenda::issues(reader.unit, permit, sitting)?;
    let mut out = Vec::new();
    for (at, issue) in issues.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| issues[at].bare());
        // How much changed, and never which: an item that was taken off or withheld has no title here.
        let changes = before.map_or(0, |before| agenda::between(&before, &issue.bare()).len());
        let changes = match changes {
            0 => String::new(),
            1 => "one change".into(),
            many => format!("{many} changes"),
        };
        let number = u32::try_from(issue.number).unwrap_or(0);
        out.push(AgendaVersion { number, issued: issue.at, changes });
    }
    Ok(out)
}

fn items(
    reader: &mut Reader<'_, '_>,
    permit: &Permit<View, Meeting>,
    sitting: &Sitting,
    drawn: &[Drawn],
) -> Outcome<Vec<Item>> {
    // As it is headed on the agenda, not by its short name; a meeting from before any agenda of the rulebook has only that.
    let standing = agenda::standing_of(reader.unit, sitting).ok();
    let headed = |section: &str| {
        let known = standing.iter().flat_map(|all| all.sections.iter()).find(|known| known.id == section);
        known.map_or_else(|| section.to_string(), |known| known.title.clone())
    };
    let papers = document::issued(reader, sitting)?;
    let visible = reader.actor.visible::<Decision>();
    let which = store::decisions::Which { sitting: Some(sitting.id.clone()), ..Default::default() };
    let decisions = store::decisions::list(reader.unit, &visible, &sitting.county, &which)?;
    let numbered = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
    let mut out = Vec::new();
    for (at, entry) in drawn.iter().enumerate() {
        match entry {
            Drawn::Item(it) => {
                let mine = || papers.iter().filter(|paper| paper.item == it.id);
                out.push(Item {
                    key: it.slug.clone(),
                    number: numbered(it.number),
                    section: headed(&it.section),
                    title: if it.withdrawn() {
                        format!("{} (withdrawn)", it.title)
                    } else {
                        it.title.clone()
                    },
                    sort: if it.kind == item::Kind::Standing { String::new() } else { it.kind.said().into() },
                    presenter: it.presenter.clone(),
                    papers: mine().filter(|it| !it.paper.is_empty()).map(|it| it.paper.clone()).collect(),
                    documents: mine()
                        .filter(|it| it.paper.is_empty() && !it.clean.is_empty())
                        .map(|it| document::name(sitting, it))
                        .collect(),
                    withheld: None,
                    late: it.late_reason.clone(),
                    decisions: decisions
                        .iter()
                        .filter(|made| made.item.as_deref() == Some(it.id.as_str()))
                        .map(|made| made.reference())
                        .collect(),
                    actions: store::made::actions_of_item(reader.unit, permit, &it.id)?,
                });
            }
            // Its own short name is made of its title, so it stands under its place.
            Drawn::Withheld(it) => out.push(Item {
                key: format!("withheld-{}", at + 1),
                number: numbered(it.number),
                section: headed(&it.section),
                withheld: Some(Withheld {
                    paragraph: it.paragraph.clone(),
                    reason: it.reason.clone(),
                    review: it.review,
                }),
                ..Item::default()
            }),
            Drawn::Withdrew { .. } => {}
        }
    }
    Ok(out)
}

/// Who was there, by organisation, once the meeting was held; each with when that was noted.
fn attended(
    reader: &mut Reader<'_, '_>,
    permit: &Permit<View, Meeting>,
    it: &Sitting,
) -> Outcome<Vec<(Attendance, Timestamp)>> {
    if it.state != State::Held {
        return Ok(Vec::new());
    }
    let mut out = Vec::new();
    for line in attendance::all(reader.unit, permit, &it.id)? {
        let told =
            matches!(line.status, Status::Present | Status::Apologies | Status::Substitute | Status::Absent);
        let of = reader.organisation(&line.organisation);
        if let Some(of) = of.filter(|_| told && !line.seat.is_empty()) {
            out.push((Attendance { of, how: line.status.said().into() }, line.at));
        }
    }
    Ok(out)
}

/// The public text of the minutes, once it was released.
fn minutes(reader: &mut Reader<'_, '_>, it: &Sitting) -> Outcome<Option<(Held, record::Minutes)>> {
    let Some(id) = store::stand::id_of(reader.unit, &it.id)? else { return Ok(None) };
    let Some(permit) = reader.readable::<store::Minutes>(&id)? else { return Ok(None) };
    let held = store::stand::of(reader.unit, &permit)?;
    // What was withheld when it was confirmed stays so, whatever became of the item since.
    let Some(public) = public_parts(reader.unit, &permit, &it.id)? else { return Ok(None) };
    let said = public.document.parts.into_iter().filter(|part| !part.withheld && !part.withdrew);
    let texts: Vec<(Option<String>, String)> = said.map(|part| (part.item, part.text)).collect();
    let visible = reader.actor.visible::<sittings::AgendaItem>();
    let items = sittings::item::list(reader.unit, &visible, &it.id)?;
    let mut parts = Vec::new();
    for (item, text) in texts {
        let key = match &item {
            None => Some(String::new()),
            // What was said under an item that the public may not see is not told either.
            Some(id) => items.iter().find(|known| known.id == *id).map(|known| known.slug.clone()),
        };
        if let Some(key) = key.filter(|_| !text.trim().is_empty()) {
            parts.push((key, blocks(&text)));
        }
    }
    let state = match held.approved_at {
        Some(at) => format!("Approved on {}", site::day(civil(at))),
        None => "Draft, not yet approved".into(),
    };
    let minutes = record::Minutes { state, approved: held.approved_at.is_some(), parts, files: Vec::new() };
    Ok(Some((held, minutes)))
}
