//! Papers that the plan of a year asks for: begun as drafts from their template, for the meeting that takes them.

use crate::living::{Begin, begin_as};
use crate::store::{self, NewPaper};
use crate::{Held, Paper, State, events};
use jiff::civil::Date;
use kernel::contracts::year::{Maker, PAPER, Standing, Wanted};
use kernel::{Actor, OnBehalf, Outcome, Unit};

/// Whoever begins papers.
pub(crate) const MAKER: Maker = Maker {
    makes: PAPER,
    events: &["papers.begun", "papers.cover-changed"],
    standing,
    make,
    change,
    take_back,
    habits: None,
};

fn standing(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    from: Date,
    to: Date,
) -> Outcome<Vec<Standing>> {
    let visible = actor.visible::<Paper>();
    let all = store::wanted::between(unit, &visible, county, (from, to))?;
    let keys = store::wanted::keys(unit, &visible, county)?;
    let each = |it: Held| {
        let (key, duty) = keys.get(&it.id).cloned().unwrap_or_default();
        Standing {
            key,
            duty,
            group: it.owner.rsplit('/').next().unwrap_or_default().into(),
            day: Some(it.meeting()),
            href: format!("/{county}/{}", it.path()),
            done: it.state != State::Draft,
            title: it.front.title,
            id: it.id,
            ..Standing::default()
        }
    };
    Ok(all.into_iter().map(each).collect())
}

fn make(unit: &mut Unit<'_>, on_behalf: &OnBehalf, wanted: &Wanted) -> Outcome<String> {
    let new = Begin {
        template: wanted.sort.clone(),
        title: wanted.title.clone(),
        meeting: wanted.day,
        owner: wanted.group.clone(),
        author: None,
        public: wanted.public,
    };
    let recorded = begin_as(unit, on_behalf, &wanted.county, None, &new, None)?;
    let (id, _) = recorded.value().clone();
    store::wanted::keep(unit, on_behalf, &id, (&wanted.key, &wanted.duty))?;
    Ok(id)
}

fn change(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, wanted: &Wanted) -> Outcome<bool> {
    let Some(held) = store::one(unit, on_behalf, id)?.filter(|it| it.state == State::Draft) else {
        return Ok(false);
    };
    if held.meeting() == wanted.day && held.front.title == wanted.title {
        return Ok(true);
    }
    let mut front = held.front.clone();
    front.meeting = Some(wanted.day);
    front.title.clone_from(&wanted.title);
    let new = NewPaper {
        slug: &held.slug,
        template: &held.template,
        owner: &held.owner,
        author: held.author.as_deref(),
        public: held.public,
        front: &front,
    };
    store::front(unit, on_behalf, &held, &new)?;
    let event =
        events::CoverChanged { paper: id.to_string(), version: held.version + 1, rows: vec![id.to_string()] };
    unit.record(on_behalf, &event).map(drop)?;
    Ok(true)
}

/// Somebody has perhaps begun to write: nobody takes that away.
fn take_back(_: &mut Unit<'_>, _: &OnBehalf, _: &str, _: &str) -> Outcome<bool> {
    Ok(false)
}
