//! Lists of actions: a hundred at a time, late first, found through an index whatever is asked for.

mod question;

use super::Action;
use crate::status::{Base, Claim, Code, Proof as Evidence};
use jiff::civil::Date;
use kernel::db::Row;
use kernel::{Fault, Outcome, Unit, Visible};
use question::Question;

/// How many stand on a page.
pub(crate) const PAGE: usize = 100;

/// What is asked for. Everything empty asks for all that may be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// The status on the day.
    pub status: Option<Code>,
    /// Short name of the organisation that leads.
    pub lead: Option<String>,
    /// Short name of an organisation that leads or takes part.
    pub body: Option<String>,
    /// Identifier of the priority.
    pub priority: Option<String>,
    /// Only those for which one of these groups answers, by short name.
    pub groups: Option<Vec<String>>,
    /// Short names of organisations whose own actions are left out.
    pub not_led_by: Vec<String>,
    /// What became of the evidence.
    pub proof: Option<Evidence>,
    /// What has not become of the evidence.
    pub not_proof: Option<Evidence>,
    /// Only those that ask something of the board.
    pub asking: bool,
    /// Only those that are not complete and fall due before a day.
    pub due_before: Option<Date>,
    /// Words of the title.
    pub words: String,
    /// The number of one action.
    pub number: Option<i64>,
}

/// Where a page of the list begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// At the front.
    #[default]
    Front,
    /// After a line.
    After(Key),
    /// Before a line.
    Before(Key),
}

/// The place of a line in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// Whether it is complete: those come last.
    pub done: bool,
    /// When it is due.
    pub due: Date,
    /// Its identifier.
    pub id: String,
}

impl Key {
    /// As it stands in an address.
    pub(crate) fn to_address(&self) -> String {
        format!("{}.{}.{}", u8::from(self.done), self.due, self.id)
    }

    /// As it stood in an address.
    pub(crate) fn from_address(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let done = match parts.next()? {
            "0" => false,
            "1" => true,
            _ => return None,
        };
        let due = parts.next()?.parse().ok()?;
        let id = parts.next().filter(|id| id.len() <= 40)?;
        Some(Self { done, due, id: id.into() })
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its place.
    pub key: Key,
    /// Its number.
    pub number: i64,
    /// What is to be done.
    pub title: String,
    /// Short name of the organisation that leads it.
    pub lead: String,
    /// The role that owns it.
    pub owner: String,
    /// Identifier of its priority.
    pub priority: String,
    /// What its lead claims.
    pub claim: Claim,
    /// What became of its evidence.
    pub proof: Evidence,
    /// What is asked of the board.
    pub ask: String,
}

impl Line {
    /// Its status on a day.
    pub(crate) fn code(&self, today: Date) -> Code {
        Base::of(self.claim, self.proof).on(self.key.due, today)
    }

    /// Whether it is past its date and not complete with evidence.
    pub(crate) fn late(&self, today: Date) -> bool {
        self.key.due < today && !self.key.done
    }
}

/// One page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// Whether there are lines before them.
    pub before: bool,
    /// Whether there are lines after them.
    pub after: bool,
}

const COLUMNS: &str = "t.id AS id, t.number AS number, t.title AS title, t.due AS due, t.done AS done,
    t.lead_organisation AS lead, t.owner AS owner, t.priority AS priority, t.claim AS claim, t.proof AS proof, t.ask AS ask";

/// A page of the actions that may be seen.
pub(crate) fn page(
    unit: &mut Unit<'_>,
    visible: &Visible<Action>,
    county: &str,
    today: Date,
    filter: &Filter,
    side: &Side,
    most: usize,
) -> Outcome<Lines> {
    let bases: Vec<Option<(Base, Option<bool>)>> = match filter.status {
        None => vec![None],
        Some(code) => Base::showing(code).iter().copied().map(Some).collect(),
    };
    let question = Question { visible, county, today, filter, side, most };
    let Some(all) = question.statement(&bases) else { return Ok(Lines::default()) };
    let rows = unit.rows(visible).all(&all.sql, &all.params)?;
    let mut lines = rows.iter().map(read).collect::<Outcome<Vec<Line>>>()?;
    let more = lines.len() > most;
    lines.truncate(most);
    Ok(match side {
        Side::Front => Lines { lines, before: false, after: more },
        Side::After(_) => Lines { lines, before: true, after: more },
        Side::Before(_) => {
            lines.reverse();
            Lines { lines, before: more, after: true }
        }
    })
}

fn read(row: &Row) -> Outcome<Line> {
    let (claim, proof): (String, String) = (row.get("claim")?, row.get("proof")?);
    Ok(Line {
        key: Key { done: row.get("done")?, due: row.get("due")?, id: row.get("id")? },
        number: row.get("number")?,
        title: row.get("title")?,
        lead: row.get("lead")?,
        owner: row.get("owner")?,
        priority: row.get("priority")?,
        claim: Claim::named(&claim).ok_or_else(|| Fault::broken(format!("an action that claims {claim}")))?,
        proof: Evidence::named(&proof).ok_or_else(|| Fault::broken(format!("evidence that is {proof}")))?,
        ask: row.get("ask")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_place_in_the_list_survives_an_address() {
        let key = Key { done: true, due: date(2026, 6, 30), id: "01J8".into() };
        assert_eq!(Key::from_address(&key.to_address()), Some(key));
        for wrong in ["", "2.2026-06-30.x", "0.2026-02-30.x", "0.2026-06-30", "0"] {
            assert_eq!(Key::from_address(wrong), None, "{wrong}");
        }
    }
}
