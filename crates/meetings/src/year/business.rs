//! Business of the plan of a year: put on a forward plan and placed on the meeting that takes it.

use crate::ForwardItem;
use crate::cycle::forward::{self, Business, Item, Kind};
use crate::events;
use crate::store;
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Sitting};
use jiff::civil::Date;
use kernel::contracts::year::{BUSINESS, Maker, Standing, Wanted};
use kernel::verbs::{Govern, Update};
use kernel::{Actor, Fault, OnBehalf, Outcome, Permit, Proof, Unit};
use std::collections::HashMap;

/// Whoever makes business.
pub(super) const MAKER: Maker = Maker {
    makes: BUSINESS,
    events: &["meetings.forward-added", "meetings.forward-changed"],
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
    let which = Which { from: Some(from), to: Some(to), ..Which::default() };
    let meetings = sitting::list(unit, &actor.visible::<Meeting>(), county, &which)?;
    let days: HashMap<&str, Date> = meetings.iter().map(|it| (it.id.as_str(), it.day)).collect();
    let visible = actor.visible::<ForwardItem>();
    let keys = store::wanted::keys(unit, &visible, county, BUSINESS)?;
    let mut out = Vec::new();
    for it in store::forward::list(unit, &visible, county, None, true)? {
        let day = it.sitting.as_deref().and_then(|id| days.get(id).copied());
        // What a meeting of another year takes is no business of this one.
        if it.sitting.is_some() && day.is_none() {
            continue;
        }
        let (key, duty) = keys.get(&it.id).cloned().unwrap_or_default();
        let (gone, done) =
            (it.standing == forward::Standing::Dropped, it.standing == forward::Standing::Taken);
        out.push(Standing {
            key,
            duty: if duty.is_empty() { it.of.duty } else { duty },
            group: it.of.group,
            day,
            meeting: it.sitting,
            title: it.of.title,
            href: format!("/{county}/forward-plan/{}", it.slug),
            gone,
            done,
            id: it.id,
            ..Standing::default()
        });
    }
    Ok(out)
}

fn make(unit: &mut Unit<'_>, on_behalf: &OnBehalf, wanted: &Wanted) -> Outcome<String> {
    let meeting = match &wanted.meeting {
        Some(id) => sitting::by_id(unit, on_behalf, id)?,
        None => None,
    };
    let of = Business {
        group: wanted.group.clone(),
        title: wanted.title.clone(),
        kind: Kind::named(&wanted.sort).unwrap_or(Kind::Consideration),
        purpose: wanted.purpose.clone(),
        lead: String::new(),
        role: String::new(),
        papers_due: None,
        recurs: String::new(),
        duty: wanted.duty.clone(),
        matter: String::new(),
        public: false,
        restricted: meeting.as_ref().is_some_and(|it| it.restricted),
    };
    let words = "Put on the forward plan with the plan of the year";
    let (it, turn) = forward::insert(unit, on_behalf, &wanted.county, &of, words)?;
    store::wanted::keep(unit, on_behalf, (BUSINESS, &it.id), (&wanted.key, &wanted.duty))?;
    let event = events::ForwardAdded { item: it.id.clone(), rows: vec![it.id.clone(), turn] };
    unit.record(on_behalf, &event).map(drop)?;
    if let Some(meeting) = meeting {
        placed(unit, on_behalf, &it, Some(&meeting))?;
    }
    Ok(it.id)
}

/// Permission to change the business, while it still waits for its meeting.
fn open(
    unit: &mut Unit<'_>,
    on_behalf: &OnBehalf,
    id: &str,
) -> Outcome<Option<(Permit<Update, ForwardItem>, Item)>> {
    let Some(it) = store::forward::by_id(unit, on_behalf, id)? else { return Ok(None) };
    let source = format!("{}{id}", crate::agenda::FORWARD);
    let ended = matches!(it.standing, forward::Standing::Taken | forward::Standing::Dropped);
    if ended || store::agenda::on_an_agenda(unit, on_behalf, &source)? {
        return Ok(None);
    }
    Ok(Some((on_behalf.holder().permit::<Update, ForwardItem>(unit, id)?, it)))
}

/// Places business on a meeting, or takes it off, when it is not there already.
fn placed(unit: &mut Unit<'_>, on_behalf: &OnBehalf, it: &Item, meeting: Option<&Sitting>) -> Outcome<()> {
    if it.sitting.as_deref() == meeting.map(|meeting| meeting.id.as_str()) {
        return Ok(());
    }
    let permit = on_behalf.holder().permit::<Update, ForwardItem>(unit, &it.id)?;
    let to = match meeting {
        Some(meeting) => Some(on_behalf.holder().permit::<Govern, Meeting>(unit, &meeting.id)?),
        None => None,
    };
    forward::place(unit, &permit, it.version, to.as_ref()).map(drop)
}

fn change(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, wanted: &Wanted) -> Outcome<bool> {
    let Some((permit, it)) = open(unit, on_behalf, id)? else { return Ok(false) };
    let of = Business {
        title: wanted.title.clone(),
        kind: Kind::named(&wanted.sort).unwrap_or(it.of.kind),
        purpose: wanted.purpose.clone(),
        duty: wanted.duty.clone(),
        ..it.of.clone()
    };
    if of != it.of {
        forward::change(unit, &permit, it.version, &of).map(drop)?;
    }
    let gone = || Fault::broken("business that was changed is not there");
    let it = store::forward::by_id(unit, on_behalf, id)?.ok_or_else(gone)?;
    let meeting = match &wanted.meeting {
        Some(id) => sitting::by_id(unit, on_behalf, id)?,
        None => None,
    };
    placed(unit, on_behalf, &it, meeting.as_ref())?;
    Ok(true)
}

fn take_back(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, why: &str) -> Outcome<bool> {
    let Some((permit, it)) = open(unit, on_behalf, id)? else { return Ok(false) };
    forward::drop_it(unit, &permit, it.version, why).map(drop)?;
    Ok(true)
}
