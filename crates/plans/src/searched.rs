//! Actions, assessments and partnership plans as they are found by their words.

use crate::actions::reference;
use crate::statutory::{Held, Statutory};
use crate::store::statutory::found as documents;
use crate::store::{Action, Assessment, PartnershipPlan, found};
use kernel::contracts::searched::{Hit, Search, Text};
use kernel::search::question::Question;
use kernel::{Actor, Outcome, Rows, Unit};

/// The plan as somewhere to search.
pub(crate) const SEARCH: Search = Search {
    events: &["plans.action-", "plans.progress-", "plans.evidence-", "plans.example-", "plans.document-"],
    texts,
    find,
};

fn texts(rows: &mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Text>> {
    let actions = found::named(rows, ids)?.into_iter().map(|it| Text {
        kind: "action",
        open: it.text(),
        id: it.id,
        county: it.county,
        private: String::new(),
    });
    let mut all: Vec<Text> = actions.collect();
    all.extend(documents::texts(rows, ids)?);
    Ok(all)
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
    let mut out: Vec<Hit> = all.into_iter().filter(|it| question.fits(&it.text())).map(hit).collect();
    written::<Assessment>(unit, actor, county, question, "Strategic assessment", &mut out)?;
    written::<PartnershipPlan>(unit, actor, county, question, "Partnership plan", &mut out)?;
    Ok(out)
}

fn written<T: Statutory>(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    question: &Question,
    kind: &'static str,
    out: &mut Vec<Hit>,
) -> Outcome<()> {
    let hit = |(held, text): (Held, String)| Hit {
        kind,
        title: held.details.title.clone(),
        href: format!("/{county}/{}", held.path()),
        day: Some(kernel::time::civil(held.changed_at)),
        text,
    };
    let all = documents::asked::<T>(unit, actor, county, question)?;
    out.extend(all.into_iter().filter(|(_, text)| question.fits(text)).map(hit));
    Ok(())
}
