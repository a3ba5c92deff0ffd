//! The paper as a thing that the policies speak of, with its condition for lists.

use crate::State;
use kernel::{Actor, Condition, Facts, Fault, Outcome, Rows, Thing, params};

/// A report in one of its three states.
#[derive(Clone, Copy, Debug)]
pub struct Paper;

impl Thing for Paper {
    const KIND: &'static str = "Paper";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, state, for_public, owner, author FROM paper WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let name: String = row.get("state")?;
        let state =
            State::named(&name).ok_or_else(|| Fault::broken(format!("a paper in the state {name}")))?;
        let author: Option<String> = row.get("author")?;
        let facts = Facts::of(row.get::<String>("county")?)
            .flag("draft", state == State::Draft)
            .flag("cleared", state == State::Cleared)
            .flag("issued", state == State::Issued)
            .flag("public", row.get("for_public")?)
            .ids("owner", [row.get::<String>("owner")?])
            .ids("author", author);
        Ok(Some(facts))
    }

    fn visible(actor: &Actor) -> Condition {
        let held = |roles: &[&str]| -> Vec<String> {
            roles.iter().flat_map(|role| actor.held(role)).map(String::from).collect()
        };
        let issued = Condition::sql("t.state = 'issued'", &[]);
        let anybody = Condition::sql("t.for_public = 1", &[]);
        let people = Condition::any_of("t.county", held(&["sits", "analyst", "ig_lead"]));
        let writes = Condition::any_of("t.author", actor.id());
        issued
            .and(anybody.or(people))
            .or(Condition::any_of("t.county", held(&["officer"])))
            .or(Condition::any_of("t.owner", held(&["chair", "lead"])))
            .or(writes.and(Condition::any_of("t.county", held(&["sits", "analyst"]))))
    }
}
