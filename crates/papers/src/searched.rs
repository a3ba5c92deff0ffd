//! Reports as they are found by their words: of one that is issued, what was issued; of one that is being written, its sections.

use crate::Paper;
use crate::store::found;
use kernel::contracts::searched::{Hit, Search, Text};
use kernel::search::question::Question;
use kernel::{Actor, Outcome, Rows, Unit};

/// The papers as somewhere to search.
pub(crate) const SEARCH: Search = Search { events: &["papers."], texts, find };

fn texts(rows: &mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Text>> {
    let mut out = Vec::new();
    for it in found::named(rows, ids)? {
        let open = found::words(rows, &it)?;
        out.push(Text { kind: "paper", id: it.id, county: it.county, open, private: String::new() });
    }
    Ok(out)
}

fn find(unit: &mut Unit<'_>, actor: &Actor, county: &str, question: &Question) -> Outcome<Vec<Hit>> {
    let visible = actor.visible::<Paper>();
    let mut out = Vec::new();
    for it in found::asked(unit, &visible, county, question)? {
        let text = found::words(&mut unit.rows(&visible), &it)?;
        if question.fits(&text) {
            out.push(Hit {
                kind: "Report",
                title: it.title.clone(),
                href: format!("/{county}/papers/{}", it.slug),
                day: Some(it.meeting),
                text,
            });
        }
    }
    Ok(out)
}
