//! Updates that the plan of a year asks for, by the commands that pages use.

use crate::store;
use crate::updates::{self, Request, State, Update};
use crate::{GroupUpdate, Period};
use board::County;
use jiff::civil::Date;
use kernel::contracts::year::{Maker, Standing, UPDATE, Wanted};
use kernel::verbs::Govern;
use kernel::{Actor, Fault, OnBehalf, Outcome, Proof, Unit};

/// Whoever asks for updates.
pub(crate) const MAKER: Maker = Maker {
    makes: UPDATE,
    events: &["plans.update-asked", "plans.update-reopened"],
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
    let visible = actor.visible::<GroupUpdate>();
    let all = store::updates::visible(unit, &visible, county, from)?;
    let keys = store::wanted::keys(unit, &visible, county)?;
    let each = |it: Update| {
        let (key, duty) = keys.get(&it.id).cloned().unwrap_or_default();
        Standing {
            key,
            duty,
            title: format!("Update for {}", it.period),
            href: format!("/{county}/updates/{}/{}", it.group, it.period.slug()),
            day: Some(it.due),
            about: Some((it.period.from, it.period.to)),
            done: it.state == State::Given,
            group: it.group,
            id: it.id,
            ..Standing::default()
        }
    };
    Ok(all.into_iter().filter(|it| it.period.from <= to).map(each).collect())
}

fn make(unit: &mut Unit<'_>, on_behalf: &OnBehalf, wanted: &Wanted) -> Outcome<String> {
    let about = wanted.about.and_then(|(from, to)| Period::new(from, to));
    let period = about.ok_or_else(|| Fault::broken("an update that is about no period"))?;
    let request =
        Request { period, due: wanted.day, note: wanted.purpose.clone(), groups: vec![wanted.group.clone()] };
    let permit = on_behalf.holder().permit::<Govern, County>(unit, on_behalf.in_county())?;
    updates::ask(unit, &permit, &request).map(drop)?;
    let found = store::updates::find(unit, on_behalf, &wanted.county, &wanted.group, &period.slug())?;
    let id = found.ok_or_else(|| Fault::broken("an update that was asked for is not there"))?.id;
    store::wanted::keep(unit, on_behalf, &id, (&wanted.key, &wanted.duty))?;
    Ok(id)
}

fn change(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, wanted: &Wanted) -> Outcome<bool> {
    let permit = on_behalf.holder().permit::<Govern, GroupUpdate>(unit, id)?;
    let Some(held) = store::updates::one(unit, &permit)? else { return Ok(false) };
    let about = wanted.about.and_then(|(from, to)| Period::new(from, to));
    if held.state == State::Given || about != Some(held.period) {
        return Ok(false);
    }
    if held.due != wanted.day {
        updates::reopen(unit, &permit, held.version, wanted.day, &held.note).map(drop)?;
    }
    Ok(true)
}

/// Whoever was asked has perhaps begun to write: nobody takes that away.
fn take_back(_: &mut Unit<'_>, _: &OnBehalf, _: &str, _: &str) -> Outcome<bool> {
    Ok(false)
}
