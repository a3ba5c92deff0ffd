//! The meetings of a year: for each group as its series has it, else by its own words about how often it meets.

use super::days::{self, Asked};
use super::ground::Ground;
use super::often::{self, Slot};
use super::plan::{Meet, Plan, Proposal};
use super::practice::Body;
use super::rests::{Rests, mark};
use board::Group;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::clock::words;
use kernel::contracts::year::MEETING;
use std::collections::BTreeSet;

/// Adds the meetings of every group for which meetings are planned.
pub(super) fn add(ground: &Ground<'_>, plan: &mut Plan) -> Outcome<()> {
    let ends = [ground.year.start(), ground.year.end()];
    let names: BTreeSet<String> = ends
        .into_iter()
        .flat_map(|day| {
            ground.register.on(day).all::<Group>().map(|(fact, _)| fact.slug.clone()).collect::<Vec<_>>()
        })
        .collect();
    let mut planned = 0;
    for slug in names {
        let on = ends.into_iter().find_map(|day| ground.register.on(day).get::<Group>(&slug));
        let Some(group) = on else { continue };
        let Some(body) = ground.practice.body(&group.sort) else { continue };
        // Outside of those who sit, a group that is not published does not exist; boards of others plan their own year.
        let strange = body.below_the_board && group.parent.as_deref() != Some(ground.board().as_str());
        if !group.published || strange {
            continue;
        }
        planned += 1;
        of_group(ground, plan, &slug, group, body)?;
    }
    if planned == 0 {
        plan.notes.push(
            "No group of the register meets by a rhythm that is known, so no meeting is planned. Enter the groups of the county, with how often each meets"
                .into(),
        );
    }
    Ok(())
}

/// What a group's meetings rest on.
pub(super) fn rests_on(slug: &str, group: &Group, body: &Body) -> Rests {
    let mut rests = Rests::default();
    let words = format!("{} {} {} {:?}", group.cadence, group.sort, group.published, group.parent);
    rests.bodies.insert(format!("how often {slug} meets"), mark(words.as_bytes()));
    rests.practice.insert(
        format!("when groups of the sort “{}” meet", group.sort),
        mark(format!("{body:?}").as_bytes()),
    );
    rests
}

fn of_group(ground: &Ground<'_>, plan: &mut Plan, slug: &str, group: &Group, body: &Body) -> Outcome<()> {
    let Some((slots, source)) = slots(ground, slug, group, body) else {
        let said = if group.cadence.trim().is_empty() {
            "nothing".into()
        } else {
            format!("“{}”", group.cadence)
        };
        plan.notes.push(format!(
            "{}: how often it meets is not known (its register says {said}), so no meetings of it are planned. Say it there, or begin a series",
            group.name
        ));
        return Ok(());
    };
    let mut used: BTreeSet<String> = BTreeSet::new();
    for slot in slots {
        if ground.register.on(slot.nominal).get::<Group>(slug).is_none() {
            continue;
        }
        let key = format!("meeting/{slug}/{}", slot.name);
        let mut rests = rests_on(slug, group, body);
        let public = body.in_public;
        let asked = Asked {
            nominal: slot.nominal,
            why: &slot.why,
            window: slot.window,
            sort: &group.sort,
            public: false,
        };
        let noticed = |day: Date| ground.noticed(&group.sort, public, day);
        let chosen = days::choose(&asked, ground.calendar, ground.practice, &noticed, &mut rests);
        let hand = ground.by_hand(&key);
        let unasked = ground.standing(MEETING).iter().find(|it| {
            let free = it.key.is_empty() && !it.gone && !used.contains(&it.id);
            let there = it.day.is_some_and(|day| (slot.window.0..=slot.window.1).contains(&day));
            free && there && it.group == slug && it.duty.is_empty()
        });
        let served = ground.made.contains_key(&key) || ground.live(MEETING, &key).is_some();
        let stands = unasked.filter(|_| !served);
        used.extend(stands.map(|it| it.id.clone()));
        let day = stands.and_then(|it| it.day).or_else(|| chosen.as_ref().map(|it| it.day));
        let Some(day) = day.or(hand) else {
            plan.notes.push(format!(
                "{}: no day can be found for its meeting from {} to {}",
                group.name,
                words::format(slot.window.0),
                words::format(slot.window.1)
            ));
            continue;
        };
        let mut because = vec![source.clone()];
        because.extend(chosen.into_iter().flat_map(|it| it.because));
        because.extend(ground.around_said(&group.sort, public, day)?);
        let proposal = Proposal {
            key: key.clone(),
            makes: MEETING.into(),
            sort: group.sort.clone(),
            group: slug.into(),
            whose: group.name.clone(),
            day,
            title: group.name.clone(),
            purpose: format!("Meeting of {}", words::format_month(slot.nominal)),
            public,
            because,
            rests: rests.clone(),
            stands: stands.map(|it| it.id.clone()),
            ..Proposal::default()
        };
        if let Some(meet) = ground.meet(&proposal, stands.map(|it| it.id.clone())) {
            plan.meets.push(meet);
        }
        plan.proposals.push(proposal);
    }
    Ok(())
}

/// The times of a group, and the sentence that says where they come from.
fn slots(ground: &Ground<'_>, slug: &str, group: &Group, body: &Body) -> Option<(Vec<Slot>, String)> {
    let laid: Vec<_> = ground.rhythms.iter().filter(|it| it.group == slug).collect();
    if !laid.is_empty() {
        let mut out: Vec<Slot> = Vec::new();
        for rhythm in &laid {
            let month = |day: Date| (day.year(), day.month());
            for (nominal, day) in &rhythm.days {
                let alone =
                    rhythm.days.iter().filter(|(other, _)| month(*other) == month(*nominal)).count() == 1;
                let name = if alone {
                    format!("{:04}-{:02}", nominal.year(), nominal.month())
                } else {
                    nominal.to_string()
                };
                let week = |days: i64| nominal.checked_add(jiff::Span::new().days(days)).unwrap_or(*nominal);
                let window = if alone {
                    (nominal.first_of_month(), nominal.last_of_month())
                } else {
                    (week(-3), week(3))
                };
                let why = format!("a day of its series, {}", rhythm.said);
                out.push(Slot { name, nominal: *day, window, why });
            }
        }
        out.retain(|slot| ground.year.contains(slot.nominal));
        let said = laid.iter().map(|it| it.said.clone()).collect::<Vec<_>>().join("; ");
        return Some((out, format!("By its series of meetings: {said}")));
    }
    let often = often::read(&group.cadence, body, ground.practice)?;
    let source = format!(
        "The register says how often it meets: “{}”. Which day of the month is custom",
        group.cadence
    );
    Some((often::slots(slug, &often, body, ground.year), source))
}

impl Ground<'_> {
    /// The meeting of a proposal as one that can take business; nothing when it was cancelled, or is past.
    pub(super) fn meet(&self, it: &Proposal, stands: Option<String>) -> Option<Meet> {
        let live = self.live(MEETING, &it.key);
        let cancelled = live.is_none() && self.made.contains_key(&it.key);
        if cancelled && stands.is_none() {
            return None;
        }
        let day = self.by_hand(&it.key).unwrap_or(it.day);
        Some(Meet {
            key: it.key.clone(),
            group: it.group.clone(),
            sort: it.sort.clone(),
            day,
            public: it.public,
            id: live.map(|it| it.id.clone()).or(stands),
            rests: it.rests.clone(),
        })
    }
}
