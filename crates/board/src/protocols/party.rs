//! A party to protocols as a thing that the policies speak of: whoever answers for it signs for it.

use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing, params};

/// An organisation or a group that can sign; its identifier is its own: `loamshire/organisation/fire`.
#[derive(Clone, Copy, Debug)]
pub struct Signatory;

impl Thing for Signatory {
    const KIND: &'static str = "Signatory";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county FROM board_fact WHERE thing = ? AND kind IN ('group', 'organisation') AND known_to IS NULL";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        Ok(Some(Facts::of(row.get::<String>("county")?).ids("party", [id])))
    }

    fn visible(actor: &Actor) -> Condition {
        let mine = ["represents", "chair"].into_iter().flat_map(|role| actor.held(role));
        Condition::any_of("t.thing", mine)
    }
}
