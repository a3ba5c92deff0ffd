//! What the plan asks of a person, for the first page.

use crate::actions::{AcceptEvidence, reference};
use crate::status::{Code, Proof as Evidence};
use crate::store::list::{Filter, Line, Side, page};
use crate::store::{self, Action, GroupUpdate};
use crate::updates::Standing;
use jiff::Span;
use jiff::civil::Date;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Outcome, Unit, Visible};
use site::CountyRef;

/// The most tasks of one kind that the first page lists one by one.
const MOST: usize = 8;

/// Tasks of the plan in a county.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    updates(unit, actor, county, &mut out)?;
    own_actions(unit, actor, county, &mut out)?;
    evidence(unit, actor, county, &mut out)?;
    red(unit, actor, county, &mut out)?;
    crate::agreement::tasks::tasks(unit, actor, county, &mut out)?;
    crate::statutory::tasks::tasks(unit, actor, county, &mut out)?;
    Ok(out)
}

/// To write for the group's lead and chair; late ones for the officer.
fn updates(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, out: &mut Vec<Task>) -> Outcome<()> {
    let today = actor.on;
    let officer = actor.holds("officer", &county.id);
    let visible = actor.visible::<GroupUpdate>();
    let open = store::updates::open(unit, &visible, &county.slug)?;
    if open.is_empty() {
        return Ok(());
    }
    let register = board::current(unit, &county.slug)?;
    let table = register.on(today);
    for update in open {
        let name = table.group_name(&update.group);
        let group = store::things::whole(&county.slug, "group", &update.group);
        let (urgency, tag) = Task::by_date(update.due, today);
        let begun =
            if update.words.activity.is_empty() { "Nothing is written yet." } else { "A draft is saved." };
        if actor.holds("lead", &group) || actor.holds("chair", &group) {
            out.push(Task {
                urgency,
                tag,
                title: format!("Write the update of the {name}"),
                href: format!("/{}/{}/write", county.slug, update.path()),
                detail: format!("{}. {begun}", update.period),
                due: Some(update.due),
            });
        } else if officer && matches!(update.standing(today), Standing::Late { .. }) {
            out.push(Task {
                urgency: Urgency::WithOthers,
                tag,
                title: format!("The update of the {name} is late"),
                href: format!("/{}/{}", county.slug, update.path()),
                detail: format!("{}. {begun}", update.period),
                due: Some(update.due),
            });
        }
    }
    Ok(())
}

/// Due or late with an organisation that the person represents.
fn own_actions(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, out: &mut Vec<Task>) -> Outcome<()> {
    let prefix = format!("{}/organisation/", county.slug);
    let bodies: Vec<String> =
        actor.held("represents").filter_map(|id| id.strip_prefix(&prefix)).map(String::from).collect();
    let soon = actor.on.checked_add(Span::new().days(8)).unwrap_or(actor.on);
    let visible = actor.visible::<Action>();
    for body in bodies {
        let filter = Filter {
            lead: Some(body.clone()),
            due_before: Some(soon),
            // What waits for somebody else to accept is not this person's to do.
            not_proof: Some(Evidence::Offered),
            ..Filter::default()
        };
        let most = MOST + 1;
        let found = store::list::page(unit, &visible, &county.slug, actor.on, &filter, &Side::Front, most)?;
        out.extend(found.lines.iter().take(MOST).map(|line| action(line, county, actor.on)));
        // The first that is not shown says how urgent the rest is.
        if let Some(next) = found.lines.get(MOST) {
            out.push(Task {
                urgency: Task::by_date(next.key.due, actor.on).0,
                tag: "And more".into(),
                title: "See every action that your organisation leads".into(),
                href: format!("/{}/actions?lead={body}", county.slug),
                detail: "More of them are late or fall due this week.".into(),
                due: None,
            });
        }
    }
    Ok(())
}

fn action(line: &Line, county: &CountyRef, today: Date) -> Task {
    let (urgency, tag) = Task::by_date(line.key.due, today);
    let detail = match line.proof {
        Evidence::Disputed => "The evidence is disputed: see why, and report again.".to_string(),
        _ => format!("{}. Report how it stands.", line.title),
    };
    Task {
        urgency,
        tag,
        title: format!("Report progress on {}", reference(line.number)),
        href: format!("/{}/actions/{}/report", county.slug, reference(line.number)),
        detail,
        due: Some(line.key.due),
    }
}

/// Evidence that waits to be accepted, for those who may; disputed evidence for the officer.
fn evidence(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, out: &mut Vec<Task>) -> Outcome<()> {
    let officer = actor.holds("officer", &county.id);
    let prefix = format!("{}/group/", county.slug);
    if !officer && !actor.held("chair").any(|id| id.starts_with(&prefix)) {
        return Ok(());
    }
    let visible = actor.visible::<Action>();
    let short = |role: &str, kind: &str| -> Vec<String> {
        let prefix = format!("{}/{kind}/", county.slug);
        actor.held(role).filter_map(|id| id.strip_prefix(&prefix)).map(String::from).collect()
    };
    let offered = Filter {
        proof: Some(Evidence::Offered),
        groups: (!officer).then(|| short("chair", "group")),
        // The officer is asked of each below: the policies say whether they decide on their own organisation's.
        not_led_by: if officer { Vec::new() } else { short("represents", "organisation") },
        ..Filter::default()
    };
    for line in waiting(unit, &visible, county, actor.on, &offered)? {
        if actor.may::<AcceptEvidence, Action>(unit, &line.key.id)? {
            out.push(Task {
                urgency: Urgency::Waiting,
                tag: "Evidence".into(),
                title: format!("Accept or dispute the evidence of {}", reference(line.number)),
                href: format!("/{}/actions/{}/evidence", county.slug, reference(line.number)),
                detail: line.title,
                due: None,
            });
        }
    }
    if officer {
        let disputed = Filter { proof: Some(Evidence::Disputed), ..Filter::default() };
        for line in waiting(unit, &visible, county, actor.on, &disputed)? {
            out.push(Task {
                urgency: Urgency::WithOthers,
                tag: "Disputed".into(),
                title: format!("The evidence of {} is disputed", reference(line.number)),
                href: format!("/{}/actions/{}", county.slug, reference(line.number)),
                detail: line.title,
                due: Some(line.key.due),
            });
        }
    }
    Ok(())
}

fn waiting(
    unit: &mut Unit<'_>,
    visible: &Visible<Action>,
    county: &CountyRef,
    today: Date,
    filter: &Filter,
) -> Outcome<Vec<Line>> {
    Ok(page(unit, visible, &county.slug, today, filter, &Side::Front, MOST)?.lines)
}

/// Red actions that ask something, for the chair of the board.
fn red(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, out: &mut Vec<Task>) -> Outcome<()> {
    let register = board::current(unit, &county.slug)?;
    let group = register.on(actor.on).county().map(|c| c.strategy_group.clone()).unwrap_or_default();
    if group.is_empty() || !actor.holds("chair", &store::things::whole(&county.slug, "group", &group)) {
        return Ok(());
    }
    let visible = actor.visible::<Action>();
    let filter = Filter { status: Some(Code::Red), asking: true, ..Filter::default() };
    for line in page(unit, &visible, &county.slug, actor.on, &filter, &Side::Front, MOST)?.lines {
        out.push(Task {
            urgency: Urgency::Waiting,
            tag: "Red".into(),
            title: format!("{} asks the board for a decision", reference(line.number)),
            href: format!("/{}/actions/{}", county.slug, reference(line.number)),
            detail: line.ask,
            due: Some(line.key.due),
        });
    }
    Ok(())
}
