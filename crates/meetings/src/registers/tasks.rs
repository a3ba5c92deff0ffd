//! What the registers ask of a person, for the first page: decisions past their day that nobody has said anything of, answers that are
//! owed, and answers that they wait for.

use super::ask::{self, Standing};
use super::{asks, decisions};
use crate::{Answer, Ask, Decision};
use kernel::contracts::task::{Task, Urgency};
use kernel::verbs::Update;
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// Tasks around decisions and asks.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    let office = actor.holds("officer", &county.id);
    let secretary = actor.held("secretary").next().is_some();
    if office || secretary {
        out.extend(unsaid(unit, actor, county)?);
    }
    let near = ["chair", "lead", "secretary", "represents"]
        .into_iter()
        .any(|role| actor.held(role).next().is_some());
    if office || near {
        out.extend(asked(unit, actor, county)?);
    }
    Ok(out)
}

/// Decisions whose day is past and that nobody has settled.
fn unsaid(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    let visible = actor.visible::<Decision>();
    for standing in [super::decision::Standing::NotBegun, super::decision::Standing::UnderWay] {
        let which = decisions::Which { standing: Some(standing), ..decisions::Which::default() };
        for it in decisions::list(unit, &visible, &county.slug, &which)? {
            let Some(due) = it.due.filter(|due| *due < actor.on) else { continue };
            if actor.may::<Update, Decision>(unit, &it.id)? {
                let (urgency, tag) = Task::by_date(due, actor.on);
                out.push(Task {
                    urgency,
                    tag,
                    title: format!("Say whether it happened: {} {}", it.reference(), it.title),
                    href: format!("/{}/decisions/{}", county.slug, it.reference()),
                    detail: "Its day is past and nothing shows that it was carried out.".into(),
                    due: Some(due),
                });
            }
        }
    }
    Ok(out)
}

fn asked(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    let visible = actor.visible::<Ask>();
    for standing in [Standing::Open, Standing::Answered] {
        let which = asks::Which { standing: Some(standing), ..asks::Which::default() };
        for it in asks::list(unit, &visible, &county.slug, &which)? {
            out.extend(one(unit, actor, county, &it)?);
        }
    }
    Ok(out)
}

fn one(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, it: &ask::Kept) -> Outcome<Option<Task>> {
    let (urgency, tag) = Task::by_date(it.due, actor.on);
    let owed = actor.holds("chair", &it.to_group)
        || actor.holds("lead", &it.to_group)
        || actor.holds("secretary", &it.to_group)
        || actor.holds("represents", &it.to_organisation);
    let task = |urgency, tag: String, words: &str, detail: &str| Task {
        urgency,
        tag,
        title: format!("{words}: {} {}", it.reference(), it.title),
        href: format!("/{}/asks/{}", county.slug, it.reference()),
        detail: detail.into(),
        due: Some(it.due),
    };
    if it.standing == Standing::Open && owed && actor.may::<Answer, Ask>(unit, &it.id)? {
        return Ok(Some(task(urgency, tag, "Answer", "Your group or organisation was asked.")));
    }
    if !actor.may::<Update, Ask>(unit, &it.id)? {
        return Ok(None);
    }
    Ok(match it.standing {
        Standing::Answered => Some(task(
            Urgency::Waiting,
            "Answered".into(),
            "Take the answer",
            "Whoever was asked has answered.",
        )),
        Standing::Open if it.silent(actor.on) > 0 => {
            let detail = "Whoever was asked is silent past the day on which an answer was due.";
            Some(task(Urgency::WithOthers, tag, "No answer yet", detail))
        }
        _ => None,
    })
}
