//! A prioritisation as a thing that the policies speak of, with its condition for lists.

use super::things::inside;
use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing, params};

/// The prioritisation of a legal year.
#[derive(Clone, Copy, Debug)]
pub struct Scoring;

impl Thing for Scoring {
    const KIND: &'static str = "Scoring";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let Some(row) = rows.one("SELECT county, state FROM plan_scoring WHERE id = ?", params![id])? else {
            return Ok(None);
        };
        let (mut scorers, mut given) = (Vec::<String>::new(), Vec::<String>::new());
        for sheet in rows.all("SELECT person, given_at FROM plan_sheet WHERE scoring = ?", params![id])? {
            let person: String = sheet.get("person")?;
            if sheet.get::<Option<String>>("given_at")?.is_some() {
                given.push(person.clone());
            }
            scorers.push(person);
        }
        let closed = row.get::<String>("state")? != "open";
        let facts = Facts::of(row.get::<String>("county")?).flag("closed", closed);
        Ok(Some(facts.ids("scorers", scorers).ids("given", given)))
    }

    fn visible(actor: &Actor) -> Condition {
        let Some(me) = actor.id() else { return inside(actor) };
        let asked = Condition::sql(
            "EXISTS (SELECT 1 FROM plan_sheet s WHERE s.scoring = t.id AND s.person = ?)",
            params![me],
        );
        inside(actor).or(asked)
    }
}
