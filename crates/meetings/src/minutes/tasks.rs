//! What minutes ask of a person, for the first page: drafts that wait for the chair, and minutes that a meeting has still to approve.

use super::Held;
use super::state::State;
use crate::{Approve, Minutes, store};
use board::sittings::{Meeting, sitting};
use kernel::clock::words;
use kernel::contracts::task::{Task, Urgency};
use kernel::verbs::{Clear, Update};
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// Tasks around minutes.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    // Only whoever writes, checks or approves minutes has anything to do here.
    let office = actor.holds("officer", &county.id);
    if !office && actor.held("secretary").chain(actor.held("chair")).next().is_none() {
        return Ok(out);
    }
    let open = [State::Draft, State::Chair, State::Cleared];
    let visible = actor.visible::<Minutes>();
    for it in store::stand::list(unit, &visible, &county.slug, &open)? {
        if let Some(task) = one(unit, actor, county, &it)? {
            out.push(task);
        }
    }
    Ok(out)
}

fn one(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, it: &Held) -> Outcome<Option<Task>> {
    let visible = actor.visible::<Meeting>();
    let Some(of) = sitting::by_id(unit, &visible, &it.sitting)? else { return Ok(None) };
    let href = format!("/{}/{}/minutes", county.slug, of.path());
    let name = format!("{}, {}", of.title, words::format(of.day));
    let task = |urgency, tag: &str, title: String, detail: &str| {
        Some(Task { urgency, tag: tag.into(), title, href: href.clone(), detail: detail.into(), due: None })
    };
    Ok(match it.state {
        State::Chair if actor.may::<Clear, Minutes>(unit, &it.id)? => task(
            Urgency::Waiting,
            "With you",
            format!("Minutes wait for you: {name}"),
            "The draft is to be checked before it goes to the members.",
        ),
        State::Chair if actor.may::<Update, Minutes>(unit, &it.id)? => task(
            Urgency::WithOthers,
            "With chair",
            format!("Minutes are with the chair: {name}"),
            "The chair has still to check the draft.",
        ),
        State::Cleared if actor.may::<Approve, Minutes>(unit, &it.id)? && meets(unit, actor, it, of.day)? => {
            task(
                Urgency::Waiting,
                "To approve",
                format!("Minutes to approve: {name}"),
                "A later meeting of the group is being held or was held, and has not approved them.",
            )
        }
        _ => None,
    })
}

/// Whether a later meeting of the group could have approved them.
fn meets(unit: &mut Unit<'_>, actor: &Actor, it: &Held, day: jiff::civil::Date) -> Outcome<bool> {
    use board::sittings::State as Of;
    let which = sitting::Which { group: Some(it.group.clone()), from: Some(day), ..Default::default() };
    let all = sitting::list(unit, &actor.visible::<Meeting>(), &it.county, &which)?;
    Ok(all.iter().any(|by| by.id != it.sitting && matches!(by.state, Of::Open | Of::Held)))
}
