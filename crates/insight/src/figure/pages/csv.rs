//! `/{county}/insight/figures/{figure}/csv`: a figure as a table for a spreadsheet, with the same words as its page.

use crate::figure::store::{self, Figure, id_of};
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight/figures/{figure}/csv", Guard::may::<View, Figure>(), send)]
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (slug, reference) = (cx.county()?.slug.clone(), cx.param("figure")?.to_string());
    let number = cx.query.get("version").and_then(|n| n.parse::<i64>().ok());
    let (kept, version) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, Figure>(unit, &id_of(&slug, &reference))?;
        let kept = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
        Ok((kept, store::version(unit, &permit, permit.id(), number)?.ok_or(Fault::Absent)?))
    })?;
    if number.is_some_and(|number| number != version.number) {
        return Err(Fault::Absent);
    }
    Ok(Reply::File {
        media: "text/csv; charset=utf-8",
        name: Some(format!("{}-v{}.csv", kept.reference(), version.number)),
        bytes: version.model.csv().into_bytes(),
    })
}
