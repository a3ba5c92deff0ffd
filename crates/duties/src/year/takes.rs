//! What meetings take: business, papers and updates, each on the meeting that is right for it; and meetings of their own.

use super::days::{self, Asked};
use super::follow::{Target, begun};
use super::ground::Ground;
use super::meetings::rests_on;
use super::often;
use super::plan::{Meet, Plan, Proposal};
use super::practice::{Choose, Step};
use super::rests::Rests;
use board::Group;
use jiff::Span;
use jiff::civil::{Date, Weekday};
use kernel::Outcome;
use kernel::clock::{Quarter, words};
use kernel::contracts::year::{BUSINESS, DEADLINE, MEETING, PAPER, UPDATE};

/// How many days before a meeting for the public it is planned at the latest, so that it can be publicised.
const PUBLICISED: i32 = 28;
/// How many days before the last day a meeting is planned for what no other takes.
const FORTNIGHT: i64 = 14;

/// The last day on which a step can be taken.
fn last(ground: &Ground<'_>, target: &Target<'_>) -> Date {
    target.owed.and_then(|owed| owed.due).unwrap_or(ground.year.end()).min(ground.year.end())
}

/// The meetings of a group that are early enough for a step, in order of day.
fn early<'p>(ground: &Ground<'_>, target: &Target<'_>, plan: &'p Plan) -> Vec<&'p Meet> {
    let (group, last) = (target.group.as_deref().unwrap_or_default(), last(ground, target));
    let mut out: Vec<&Meet> = plan
        .meets
        .iter()
        .filter(|meet| meet.group == group && meet.sort != "public-meeting")
        .filter(|meet| (ground.floor..=last).contains(&meet.day))
        .collect();
    out.sort_by_key(|meet| meet.day);
    out
}

/// Why a meeting takes something, in a sentence.
fn said(ground: &Ground<'_>, target: &Target<'_>, meet: &Meet, how: &str) -> String {
    let name = ground.register.on(meet.day).group_name(&meet.group);
    let said = format!("{} is the day of {how} of the {name}", words::format(meet.day));
    let Some(due) = target.owed.and_then(|owed| owed.due) else { return said };
    let before = match (due - meet.day).get_days() {
        0 => "the last day on which it is in time".to_string(),
        1 => format!("one day before {}", words::format(due)),
        n => format!("{n} days before {}", words::format(due)),
    };
    format!("{said}, {before}")
}

/// The meetings in its months that a step takes, in order of day, each with the sentence that says why.
fn chosen(ground: &Ground<'_>, step: &Step, target: &Target<'_>, plan: &Plan) -> Vec<(Meet, String)> {
    let wanted = |meet: &&Meet| step.months.is_empty() || step.months.contains(&meet.day.month());
    let within: Vec<&Meet> = early(ground, target, plan).into_iter().filter(wanted).collect();
    let place = |meet: &&Meet| (step.months.iter().position(|month| *month == meet.day.month()), meet.day);
    let (found, how): (Vec<&Meet>, &str) = match step.choose {
        Choose::Each => (within, "a meeting"),
        Choose::First => (
            within.into_iter().min_by_key(place).into_iter().collect(),
            "the first meeting that is right for it",
        ),
        Choose::Last => {
            (within.last().copied().into_iter().collect(), "the last meeting that is right for it")
        }
    };
    found.into_iter().map(|meet| (meet.clone(), said(ground, target, meet, how))).collect()
}

/// The last meeting that is early enough, in whatever month.
fn otherwise(ground: &Ground<'_>, target: &Target<'_>, plan: &Plan) -> Vec<(Meet, String)> {
    let found = early(ground, target, plan).last().copied().cloned();
    let told = |meet: Meet| {
        let how = said(ground, target, &meet, "the last meeting that is early enough");
        (meet, format!("{how}; none is in the months that are right for it"))
    };
    found.map(told).into_iter().collect()
}

/// The same proposal on a meeting.
fn on_meeting(mut it: Proposal, meet: &Meet, because: String) -> Proposal {
    it.day = meet.day;
    it.meeting = Some(meet.key.clone());
    it.rests.meetings.insert(meet.key.clone(), meet.day);
    it.because.push(because);
    it
}

/// The key of a step that is taken at each meeting.
fn at_each(step: &Step, target: &Target<'_>, meet: &Meet) -> String {
    let time = meet.key.rsplit('/').next().unwrap_or_default();
    format!("{}/{}/{time}", step.id, target.whose)
}

/// Business for the meetings of a group. When none is in the months that are right for a duty, a meeting is planned for it; when none can
/// be, the last that is early enough takes it; when there is no such group, the duty becomes a deadline.
pub(super) fn business(
    ground: &Ground<'_>,
    step: &Step,
    target: &Target<'_>,
    plan: &mut Plan,
) -> Outcome<Vec<Proposal>> {
    let (mut found, mut out) = (chosen(ground, step, target, plan), Vec::new());
    if let (true, Some(owed)) = (found.is_empty(), target.owed) {
        if let Some((meeting, meet)) = extra(ground, step, target)? {
            let mut it = begun(ground, step, target);
            it.rests = it.rests.and(&meet.rests);
            let why =
                "The group has no meeting in the months that are right for it, so one is planned for it";
            out.push(serves(ground, on_meeting(it, &meet, why.into()), BUSINESS));
            plan.meets.push(meet);
            out.push(meeting);
            return Ok(out);
        }
        found = otherwise(ground, target, plan);
        if found.is_empty() {
            let mut it = begun(ground, step, target);
            it.makes = DEADLINE.into();
            it.sort = "meeting".into();
            it.day = super::dues::worked(ground, owed.due.unwrap_or(ground.year.end()), &mut it.rests)?;
            let why = "No group whose meeting takes it is on the register, or none can meet in time: so it is a deadline";
            it.because.push(why.into());
            return Ok(vec![it]);
        }
    }
    for (meet, said) in found {
        let mut it = on_meeting(begun(ground, step, target), &meet, said);
        if step.choose == Choose::Each {
            it.key = at_each(step, target, &meet);
        }
        out.push(serves(ground, it, BUSINESS));
    }
    Ok(out)
}

/// Notes what stands already and serves: business that somebody put on a meeting of the year for the same duty.
fn serves(ground: &Ground<'_>, mut it: Proposal, makes: &str) -> Proposal {
    if it.makes != makes || ground.made.contains_key(&it.key) || ground.live(makes, &it.key).is_some() {
        return it;
    }
    let same = |standing: &&kernel::contracts::year::Standing| {
        standing.key.is_empty()
            && !standing.gone
            && standing.group == it.group
            && !it.duty.is_empty()
            && standing.duty == it.duty
            && standing.day.is_none_or(|day| ground.year.contains(day))
    };
    it.stands = ground.standing(makes).iter().find(same).map(|standing| standing.id.clone());
    it
}

/// A meeting of a group for what none of its meetings takes in time.
fn extra(ground: &Ground<'_>, step: &Step, target: &Target<'_>) -> Outcome<Option<(Proposal, Meet)>> {
    let Some(slug) = &target.group else { return Ok(None) };
    let last = last(ground, target);
    let table = ground.register.on(last);
    let Some(group) = table.get::<Group>(slug) else { return Ok(None) };
    let Some(body) = ground.practice.body(&group.sort) else { return Ok(None) };
    let spans: Vec<(Date, Date)> = step.months.iter().filter_map(|month| month_of(ground, *month)).collect();
    let first = spans.iter().map(|span| span.0).min().unwrap_or(ground.year.start()).max(ground.floor);
    let last = spans.iter().map(|span| span.1).max().unwrap_or(last).min(last);
    if first > last {
        return Ok(None);
    }
    let nominal = last.checked_sub(Span::new().days(FORTNIGHT)).unwrap_or(last).max(first);
    let why = format!("a fortnight before {}, the last day on which it is right", words::format(last));
    let mut rests = rests_on(slug, group, body);
    let asked = Asked { nominal, why: &why, window: (first, last), sort: &group.sort, public: false };
    let noticed = |day: Date| ground.noticed(&group.sort, body.in_public, day);
    let Some(found) = days::choose(&asked, ground.calendar, ground.practice, &noticed, &mut rests) else {
        return Ok(None);
    };
    let mut because = found.because;
    because.extend(ground.around_said(&group.sort, body.in_public, found.day)?);
    let it = Proposal {
        key: format!("meeting/{slug}/for-{}-{}", step.id, ground.year),
        makes: MEETING.into(),
        sort: group.sort.clone(),
        group: slug.clone(),
        whose: group.name.clone(),
        day: found.day,
        title: group.name.clone(),
        purpose: format!("A meeting for what must be done by {}", words::format(last)),
        public: body.in_public,
        because,
        rests,
        ..Proposal::default()
    };
    Ok(ground.meet(&it, None).map(|meet| (it, meet)))
}

/// The first and last day of a month of the year.
pub(super) fn month_of(ground: &Ground<'_>, month: i8) -> Option<(Date, Date)> {
    let years = [ground.year.start().year(), ground.year.end().year()];
    let mut all = years.into_iter().filter_map(|year| Date::new(year, month, 1).ok());
    let first = all.find(|first| ground.year.contains(*first))?;
    Some((first, first.last_of_month()))
}

/// Papers for the meetings that a step names, with the day by which a draft is wanted.
pub(super) fn papers(
    ground: &Ground<'_>,
    step: &Step,
    target: &Target<'_>,
    plan: &Plan,
) -> Outcome<Vec<Proposal>> {
    let mut out = Vec::new();
    let mut found = chosen(ground, step, target, plan);
    if found.is_empty() && target.owed.is_some() {
        found = otherwise(ground, target, plan);
    }
    for (meet, said) in found {
        let mut it = on_meeting(begun(ground, step, target), &meet, said);
        if step.choose == Choose::Each {
            it.key = at_each(step, target, &meet);
        }
        if step.by == "county-strategy-group" {
            it.group = ground.board();
        }
        it.public = meet.public;
        it.makes = PAPER.into();
        if let Some(drafts) = ground.drafts(&meet.sort, meet.public, meet.day)? {
            it.rests.count(ground.calendar, drafts.due, meet.day);
            it.because.push(format!("{}: {}", drafts.name, drafts.because.trim_end_matches('.')));
            it.due = Some(drafts.due);
        }
        if !ground.made.contains_key(&it.key) {
            let same = ground.standing(PAPER).iter().find(|standing| {
                standing.key.is_empty() && standing.group == it.group && standing.day == Some(it.day)
            });
            it.stands = same.map(|standing| standing.id.clone());
        }
        out.push(it);
    }
    Ok(out)
}

/// The updates of the groups that report to a board, for each of its meetings: on the last quarter that is over when drafts are wanted.
pub(super) fn updates(
    ground: &Ground<'_>,
    step: &Step,
    target: &Target<'_>,
    plan: &Plan,
) -> Outcome<Vec<Proposal>> {
    let mut out: Vec<Proposal> = Vec::new();
    for (meet, said) in chosen(ground, step, target, plan) {
        let Some(drafts) = ground.drafts(&meet.sort, meet.public, meet.day)? else { continue };
        let quarter = Quarter::of(drafts.due).previous();
        let about = (quarter.start(), quarter.end());
        for (fact, group) in ground.register.on(meet.day).reporting_groups() {
            let slug = fact.slug.clone();
            let mut it = on_meeting(begun(ground, step, target), &meet, said.clone());
            it.key = format!("{}/{slug}/{}", step.id, quarter.start());
            it.title = step.title.replace("{period}", &quarter.to_string());
            it.whose.clone_from(&group.name);
            it.about = Some(about);
            it.day = drafts.due;
            it.rests.count(ground.calendar, drafts.due, meet.day);
            it.because.push(format!("{}: {}", drafts.name, drafts.because.trim_end_matches('.')));
            it.because
                .push(format!("{quarter} is the last quarter that is over on {}", words::format(drafts.due)));
            it.makes = UPDATE.into();
            if !ground.made.contains_key(&it.key) {
                let same = ground.standing(UPDATE).iter().find(|standing| {
                    standing.key.is_empty() && standing.group == slug && standing.about == Some(about)
                });
                it.stands = same.map(|standing| standing.id.clone());
            }
            it.group = slug;
            if !out.iter().any(|other| other.key == it.key) {
                out.push(it);
            }
        }
    }
    Ok(out)
}

/// A meeting of its own: in the first of its months in which one can be held early enough.
pub(super) fn own_meeting(
    ground: &Ground<'_>,
    step: &Step,
    target: &Target<'_>,
    plan: &mut Plan,
) -> Outcome<Vec<Proposal>> {
    let mut it = begun(ground, step, target);
    let last = last(ground, target);
    let table = ground.register.on(last);
    let found = target.group.as_deref().and_then(|slug| Some((slug, table.get::<Group>(slug)?)));
    let body = found.and_then(|(_, group)| ground.practice.body(&group.sort));
    let (Some((slug, group)), Some(body)) = (found, body) else {
        plan.notes.push(format!(
            "{}: {} has no group on the register whose meeting it could be",
            it.title, it.whose
        ));
        return Ok(Vec::new());
    };
    let noticed = |day: Date| day >= ground.floor && (day - ground.floor).get_days() >= PUBLICISED;
    for month in &step.months {
        let Some((first, end)) = month_of(ground, *month) else { continue };
        // A week after the ordinary meeting, so that both are not in one.
        let week = if body.week < 4 { body.week + 1 } else { 1 };
        let day = Weekday::from_monday_one_offset(often::weekday(slug, body)).ok();
        let Some(nominal) = day.and_then(|day| first.nth_weekday_of_month(week, day).ok()) else { continue };
        let why = format!(
            "a {} of {}, by custom",
            words::weekday_name(nominal.weekday()),
            words::format_month(first)
        );
        let asked =
            Asked { nominal, why: &why, window: (first, end.min(last)), sort: &group.sort, public: true };
        let mut rests = Rests::default();
        let Some(found) = days::choose(&asked, ground.calendar, ground.practice, &noticed, &mut rests) else {
            continue;
        };
        it.rests = it.rests.and(&rests).and(&rests_on(slug, group, body));
        it.day = found.day;
        it.because.extend(found.because);
        it.public = true;
        it = serves(ground, it, MEETING);
        if let Some(meet) = ground.meet(&it, it.stands.clone()) {
            it.day = if it.stands.is_some() || ground.by_hand(&it.key).is_some() { it.day } else { meet.day };
            plan.meets.push(Meet { sort: step.sort.clone(), ..meet });
        }
        return Ok(vec![it]);
    }
    plan.notes.push(format!(
        "{}: no day can be found for {} before {}",
        it.title,
        it.whose,
        words::format(last)
    ));
    Ok(Vec::new())
}
