//! Actions as they are found by their words.

use crate::actions::reference;
use crate::store::{Action, found};
use kernel::contracts::searched::{Hit, Search, Text};
use kernel::search::question::Question;
use kernel::{Actor, Outcome, Rows, Unit};

/// The plan as somewhere to search.
pub(crate) const SEARCH: Search = Search {
    events: &["plans.action-", "plans.progress-", "plans.evidence-", "plans.example-"],
    texts,
    find,
};

fn texts(rows: &mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Text>> {
    let all = found::named(rows, ids)?;
    Ok(all
        .into_iter()
        .map(|it| Text {
            kind: "action",
            open: it.text(),
            id: it.id,
            county: it.county,
            private: String::new(),
        })
        .collect())
}

fn find(unit: &mut Unit<'_>, actor: &Actor, county: &str, question: &Question) -> Outcome<Vec<Hit>> {
    let all = found::asked(unit, &actor.visible::<Action>(), county, question)?;
    let hit = |it: found::Line| Hit {
        kind: "Action",
        title: format!("{} {}", reference(it.number), it.title),
        href: format!("/{county}/actions/{}", reference(it.number)),
        day: Some(it.due),
        text: it.text(),
    };
    Ok(all.into_iter().filter(|it| question.fits(&it.text())).map(hit).collect())
}
