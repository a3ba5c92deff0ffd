//! What meetings have that is found by its words: items, their papers, minutes, decisions and asks. The private passages of minutes
//! are words of their own, which only those find who may read them.

use crate::store::found::{self, Line};
use crate::{Ask, Decision, MeetingPaper};
use board::sittings::AgendaItem;
use kernel::contracts::searched::{Hit, Search, Text};
use kernel::search::question::Question;
use kernel::text::marks;
use kernel::{Actor, Outcome, Rows, Unit};

/// Meetings as somewhere to search.
pub(crate) const SEARCH: Search = Search { events: &["meetings.", "board.example"], texts, find };

fn texts(rows: &mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Text>> {
    let mut out = Vec::new();
    for kind in found::KINDS {
        for it in found::named(rows, kind, ids)? {
            let (open, private) = if kind.name == "minutes" {
                // What is said of an item that is withheld is private as a whole, and so it is looked for.
                if it.withheld {
                    (String::new(), it.text)
                } else {
                    (marks::public(&it.text), marks::private(&it.text))
                }
            } else {
                (it.text, String::new())
            };
            out.push(Text { kind: kind.name, id: it.id, county: it.county, open, private });
        }
    }
    Ok(out)
}

fn find(unit: &mut Unit<'_>, actor: &Actor, county: &str, question: &Question) -> Outcome<Vec<Hit>> {
    let mut out = Vec::new();
    let [item, paper, minutes, decision, ask] = found::KINDS;
    let mut add = |kind: &'static str, all: Vec<Line>| {
        for it in all {
            if question.fits(&it.text) {
                let href = format!("/{county}/{}", it.path);
                out.push(Hit { kind, title: it.title, href, day: it.day, text: it.text });
            }
        }
    };
    add("Agenda item", found::asked(unit, item, &actor.visible::<AgendaItem>(), county, question)?);
    add("Paper", found::asked(unit, paper, &actor.visible::<MeetingPaper>(), county, question)?);
    add("Decision", found::asked(unit, decision, &actor.visible::<Decision>(), county, question)?);
    add("Referral or escalation", found::asked(unit, ask, &actor.visible::<Ask>(), county, question)?);
    add("Minutes", found::minutes(unit, minutes, actor, county, question)?);
    Ok(out)
}
