//! `/{county}/insight/explore/csv` and `/parquet`: the numbers of the explorer's figure, as its page shows them.

use super::asked::Asked;
use super::found::{figure, seen};
use super::parquet;
use crate::figure::Model;
use crate::store::DataBook;
use kernel::Outcome;
use kernel::verbs::View;
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, DataBook>();
    vec![
        get("/{county}/insight/explore/csv", guard, csv),
        get("/{county}/insight/explore/parquet", guard, columns),
    ]
}

fn model(cx: &Cx<'_>) -> Outcome<Model> {
    let county = cx.county()?.clone();
    let asked = Asked::of(&cx.query);
    cx.read(|unit, actor| {
        seen(unit, actor, &county)?;
        figure(unit, actor, &county, asked)
    })
}

/// A name that says what is in the file.
fn name(model: &Model, end: &str) -> String {
    let own = model.own().next().map_or("", |line| line.area.code.as_str());
    format!("{}-{own}.{end}", model.indicator)
}

fn csv(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let model = model(cx)?;
    Ok(Reply::File {
        media: "text/csv; charset=utf-8",
        name: Some(name(&model, "csv")),
        bytes: model.csv().into_bytes(),
    })
}

fn columns(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let model = model(cx)?;
    let bytes = parquet::bytes(&model)?;
    Ok(Reply::File { media: "application/vnd.apache.parquet", name: Some(name(&model, "parquet")), bytes })
}
