//! `/{county}/partnership-plans/{group}/{year}/regard`: how regard was had to each objective of the police and crime plan.

use super::parts::{below, head, of};
use crate::events;
use crate::pages::regard::{Regard, typed};
use crate::regard;
use crate::store::statutory::document;
use crate::store::{self, PartnershipPlan, ViewPrivate};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/partnership-plans/{group}/{year}/regard";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<ViewPrivate, PartnershipPlan>(), show),
        post(PATH, Guard::may::<Update, PartnershipPlan>(), &[events::RegardHad::KIND], send, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, partnership, register, objectives, given, writes) = cx.read(|unit, actor| {
        let permit = of::<ViewPrivate, PartnershipPlan>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let register = board::current(unit, &held.county)?;
        let name = register.ever().group_name(&held.group);
        let objectives = store::regard::objectives(unit, &permit, &held.county)?;
        let given = store::regard::given(unit, &permit, &held.id)?;
        let writes = actor.may::<Update, PartnershipPlan>(unit, permit.id())?;
        Ok((held, name, register, objectives, given, writes))
    })?;
    let regard = Regard {
        objectives: &objectives,
        given: &given,
        register: &register,
        writes: writes.then(|| cx.at(&format!("{}/regard", held.path()))),
    };
    let title = "Regard to the police and crime objectives";
    let body = html! {
        (head(&held, &partnership, title))
        (regard.body(cx))
    };
    cx.page(below(cx, &held, &partnership, title, body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let path = cx.write(|unit, actor| {
        let permit = of::<Update, PartnershipPlan>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let objectives = store::regard::objectives(unit, &permit, &held.county)?;
        let said = typed(cx, &objectives);
        Ok(regard::record_for_plan(unit, &permit, &said)?.carrying(format!("{}/regard", held.path())))
    })?;
    Ok(Reply::see(cx.at(&path)))
}
