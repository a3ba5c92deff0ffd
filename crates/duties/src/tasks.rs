//! What the duties ask of a person on the first page: the chair and the officer of all that presses, a representative of their own
//! organisation's.

use crate::digest::{self, Pressing};
use crate::engine::State;
use board::words::{count, listed};
use jiff::civil::Date;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Grant, Outcome, Unit};
use site::CountyRef;

/// The most tasks of one kind that the first page lists one by one.
const MOST: usize = 6;
/// So many days before it falls due, a duty is a task.
const SOON: i32 = 31;

/// Tasks of the duties in a county.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let today = unit.today();
    let prefix = format!("{}/organisation/", county.slug);
    let mine: Vec<&str> = actor.held("represents").filter_map(|id| id.strip_prefix(&prefix)).collect();
    let all = answers(unit, actor, county)?;
    // Whoever answers for nothing is not made to wait until everything was worked out.
    if !all && mine.is_empty() {
        return Ok(Vec::new());
    }
    let sits = Grant { role: "sits".into(), on: county.id.clone() };
    // What an organisation owes is told to its representatives as anybody of the county sees it: once for all of them.
    let anybody = Actor::person("anybody-of-the-county", "", [sits], actor.on);
    let eyes = if all || !actor.holds("sits", &county.id) { actor } else { &anybody };
    let Some(it) = digest::today(unit, eyes, &county.slug)? else { return Ok(Vec::new()) };
    let asked: Vec<Pressing> = it
        .pressing
        .iter()
        .filter_map(|one| {
            let mut one = one.clone();
            if !all {
                one.bodies.retain(|(body, _)| mine.contains(&&**body));
            }
            (!one.bodies.is_empty()).then_some(one)
        })
        .collect();
    let mut out = Vec::new();
    let late = asked.iter().filter(|one| one.state == State::Overdue);
    listing(county, late, "overdue", today, &mut out);
    let soon = asked
        .iter()
        .filter(|one| one.state == State::Due && one.due.is_some_and(|due| (due - today).get_days() <= SOON));
    listing(county, soon, "due", today, &mut out);
    let unknown: Vec<&Pressing> =
        asked.iter().filter(|one| one.state == State::CannotBeKnown && !one.unverified).collect();
    if all && !unknown.is_empty() {
        out.push(unknown_task(county, &unknown));
    }
    Ok(out)
}

/// Whether somebody answers for all of the county: its officer, and the chair of its board.
pub(crate) fn answers(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<bool> {
    if actor.holds("officer", &county.id) {
        return Ok(true);
    }
    let register = board::current(unit, &county.slug)?;
    let group = register.on(actor.on).county().map(|it| it.strategy_group.clone()).unwrap_or_default();
    Ok(!group.is_empty() && actor.holds("chair", &format!("{}/group/{group}", county.slug)))
}

fn listing<'a>(
    county: &CountyRef,
    these: impl Iterator<Item = &'a Pressing>,
    state: &str,
    today: Date,
    out: &mut Vec<Task>,
) {
    let these: Vec<&Pressing> = these.collect();
    out.extend(these.iter().take(MOST).map(|one| task(county, one, today)));
    let left = these.len().saturating_sub(MOST);
    if left > 0 {
        out.push(Task {
            urgency: if state == "overdue" { Urgency::Late } else { Urgency::Waiting },
            tag: "And more".into(),
            title: format!(
                "See {} that {} {state}",
                count(left, "more duty", "more duties"),
                if left == 1 { "is" } else { "are" }
            ),
            href: format!("/{}/duties/gaps?state={state}#matrix", county.slug),
            detail: "They stand in the gap view, by body.".into(),
            due: None,
        });
    }
}

fn task(county: &CountyRef, one: &Pressing, today: Date) -> Task {
    let (urgency, tag) = match (one.state, one.due) {
        (State::Overdue, None) => (Urgency::Late, "Missing".to_string()),
        (_, Some(due)) => Task::by_date(due, today),
        (_, None) => (Urgency::Waiting, "Due".to_string()),
    };
    let label = if one.label.is_empty() { String::new() } else { format!(", {}", one.label) };
    Task {
        urgency,
        tag,
        title: format!("{}{label}: {}", one.title, names(one)),
        href: format!("/{}/{}", county.slug, one.path),
        detail: one.why.clone(),
        due: one.due,
    }
}

/// The bodies, the first two by name.
pub(crate) fn names(one: &Pressing) -> String {
    let mut names: Vec<String> = one.bodies.iter().take(2).map(|(_, name)| name.to_string()).collect();
    names.dedup();
    let more = one.bodies.len().saturating_sub(2);
    names.extend((more > 0).then(|| count(more, "other", "others")));
    listed(&names)
}

fn unknown_task(county: &CountyRef, these: &[&Pressing]) -> Task {
    let mut titles: Vec<String> = these.iter().take(2).map(|one| one.title.to_string()).collect();
    titles.dedup();
    let more = these.len() - these.len().min(2);
    titles.extend((more > 0).then(|| count(more, "other", "others")));
    Task {
        urgency: Urgency::Waiting,
        tag: "Not known".into(),
        title: format!(
            "{} cannot be shown to be met, because something is not recorded",
            count(these.len(), "duty", "duties")
        ),
        href: format!("/{}/duties/gaps?state=cannot-be-known#matrix", county.slug),
        detail: listed(&titles),
        due: None,
    }
}
