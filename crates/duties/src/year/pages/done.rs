//! `POST /{county}/year/{year}/done`: says that what had to be done by a day was done.

use super::show::{of_address, show};
use crate::year::deadline::{self, Deadline};
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use site::{Cx, Guard, Reply, Route, post};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Deadline>();
    vec![post("/{county}/year/{year}/done", guard, &["duties.deadline-met"], send, show)]
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (year, county) = (of_address(cx)?, cx.county()?.id.clone());
    let id = cx.form.get("deadline").unwrap_or_default().to_string();
    cx.write(|unit, actor| {
        let permit = actor.permit::<Update, Deadline>(unit, &id)?;
        if permit.county() != county {
            return Err(Fault::Absent);
        }
        deadline::meet(unit, &permit)
    })?;
    Ok(Reply::see(cx.at(&format!("year/{year}#{id}"))))
}
