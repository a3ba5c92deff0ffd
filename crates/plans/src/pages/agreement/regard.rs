//! `/{county}/plan/{agreement}/regard`: how regard was had to each objective of the police and crime plan when it was made.

use super::{page_of, path, whole};
use crate::agreement::Stage;
use crate::events;
use crate::pages::parts::agreement_of;
use crate::pages::regard::{Regard, typed};
use crate::regard;
use crate::store::{self, Agreement};
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/plan/{agreement}/regard";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<View, Agreement>(), show),
        post(PATH, Guard::may::<Update, Agreement>(), &[events::RegardHad::KIND], send, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, changes) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        if !store::things::is_inside(actor, permit.county()) {
            return Err(Fault::Absent);
        }
        Ok((it, actor.may::<Update, Agreement>(unit, permit.id())?))
    })?;
    let held = &it.ground.held;
    let writes = changes && it.ground.parts.stage != Stage::Signing;
    let regard = Regard {
        objectives: &it.ground.objectives,
        given: &it.ground.regard,
        register: &it.register,
        writes: writes.then(|| path(cx, held, "regard")),
    };
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Regard to the police and crime objectives" }
        (regard.body(cx))
    };
    cx.page(page_of(cx, held, "Regard", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = cx.read(|unit, actor| Ok(whole::<Update>(cx, unit, actor)?.1))?;
    let said = typed(cx, &it.ground.objectives);
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        regard::record(unit, &permit, &said)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}/regard", cx.param("agreement")?))))
}
