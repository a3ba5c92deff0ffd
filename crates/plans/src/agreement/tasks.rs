//! What choosing priorities and the agreement ask of a person, for the first page: to score, to decide, to sign, to issue, to send a copy.

use super::document::{Ground, ground};
use super::{Kind, Sign, Stage};
use crate::store::{self, Agreement, Scoring};
use board::Organisation;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// Tasks of a county.
pub(crate) fn tasks(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    out: &mut Vec<Task>,
) -> Outcome<()> {
    let Some(me) = actor.id() else { return Ok(()) };
    scoring(unit, actor, county, me, out)?;
    agreements(unit, actor, county, out)
}

fn task(urgency: Urgency, tag: &str, title: String, href: String, detail: String) -> Task {
    Task { urgency, tag: tag.into(), title, href, detail, due: None }
}

fn scoring(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    me: &str,
    out: &mut Vec<Task>,
) -> Outcome<()> {
    let visible = actor.visible::<Scoring>();
    for (year, given) in store::scoring::waiting(unit, &visible, &county.slug, me)? {
        if given.is_none() {
            out.push(task(
                Urgency::Waiting,
                "Scores",
                format!("Score what could become a priority of the county: {year}"),
                format!("/{}/prioritisation/{year}/score", county.slug),
                "You score alone, and see what others gave once you gave yours.".into(),
            ));
        }
    }
    if !actor.holds("officer", &county.id) {
        return Ok(());
    }
    for held in store::scoring::visible(unit, &visible, &county.slug)? {
        let sheets = store::scoring::sheets(unit, &visible, &held.id)?;
        let given = sheets.iter().filter(|s| s.given_at.is_some()).count();
        let at = format!("/{}/prioritisation/{}", county.slug, held.year);
        let all = format!("{given} of {} have given their scores.", sheets.len());
        match held.state {
            crate::scoring::State::Open if given > 0 && given == sheets.len() => out.push(task(
                Urgency::Waiting,
                "Scored",
                format!("Everybody has scored: take no more and decide, {}", held.year),
                at,
                all,
            )),
            crate::scoring::State::Closed => out.push(task(
                Urgency::Waiting,
                "Scored",
                format!("Record what becomes a priority: {}", held.year),
                format!("{at}/decide"),
                all,
            )),
            _ => {}
        }
    }
    Ok(())
}

fn agreements(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, out: &mut Vec<Task>) -> Outcome<()> {
    let officer = actor.holds("officer", &county.id);
    let visible = actor.visible::<Agreement>();
    for held in store::agreements::visible(unit, &visible, &county.slug)? {
        let stage = store::parts::one(unit, &visible, &held.id)?.stage;
        if !matches!(stage, Stage::Signing | Stage::Issued)
            || held.terms.state == crate::agreements::State::Ended
        {
            continue;
        }
        let it = ground(unit, &visible, held)?;
        let at = format!("/{}/plan/{}", county.slug, it.held.slug);
        if stage == Stage::Signing && actor.may::<Sign, Agreement>(unit, &it.held.id)? {
            signs(actor, &it, &at, out);
        }
        if officer && stage == Stage::Signing {
            let open = it.signatories.iter().filter(|o| it.standing(o).is_none()).count();
            if open == 0 {
                out.push(task(
                    Urgency::Waiting,
                    "Signed",
                    format!("Everybody has answered: issue the {}", it.held.terms.title),
                    format!("{at}/issue"),
                    "Once the county strategy group has agreed it.".into(),
                ));
            }
        }
        if officer && stage == Stage::Issued {
            copy(unit, actor, &it, &at, out)?;
        }
    }
    Ok(())
}

/// The authorities for which somebody answers and that have done nothing yet.
fn signs(actor: &Actor, it: &Ground, at: &str, out: &mut Vec<Task>) {
    let own = |slug: &&String| {
        let whole = store::things::whole(&it.held.county, "organisation", slug);
        actor.holds("represents", &whole) && it.standing(slug).is_none()
    };
    if it.signatories.iter().any(|slug| own(&slug)) {
        out.push(task(
            Urgency::Waiting,
            "Sign",
            format!("Sign the {}, or say why not", it.held.terms.title),
            format!("{at}/sign"),
            "Your organisation is asked as a responsible authority.".into(),
        ));
    }
}

/// Whether the policing body has the latest version (SI 2007/1830 reg 9A).
fn copy(unit: &mut Unit<'_>, actor: &Actor, it: &Ground, at: &str, out: &mut Vec<Task>) -> Outcome<()> {
    let Some(issued) = it.editions.iter().rev().find(|e| e.kind == Kind::Issued) else { return Ok(()) };
    let visible = actor.visible::<Agreement>();
    let register = board::current(unit, &it.held.county)?;
    let on = register.ever();
    let policing = |slug: &str| on.get::<Organisation>(slug).is_some_and(|o| o.sort == "policing-body");
    let sent = store::sent::all(unit, &visible, &it.held.id)?;
    if !sent.iter().any(|s| s.version == issued.number && policing(&s.organisation)) {
        out.push(task(
            Urgency::Waiting,
            "Copy",
            format!("Send the policing body a copy of the {}", it.held.terms.title),
            format!("{at}/copies"),
            format!(
                "Version {} is issued, and no copy is recorded (SI 2007/1830, regulation 9A).",
                issued.number
            ),
        ));
    }
    Ok(())
}
