//! How a county stands against its duties, as a thing that the policies speak of: the law is anybody's to read, this is not.

use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing};

/// How a county stands against its duties. Its identifier is the county's short name.
#[derive(Clone, Copy, Debug)]
pub struct Standing;

/// Roles, held on a county, whose holders see how it stands. The administrator is not among them.
const SEES: &[&str] = &["sits", "officer", "analyst", "ig_lead"];

impl Thing for Standing {
    const KIND: &'static str = "DutyStanding";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        board::County::facts(rows, id)
    }

    /// The table is that of the board's facts.
    fn visible(actor: &Actor) -> Condition {
        Condition::any_of("t.county", SEES.iter().flat_map(|role| actor.held(role)))
    }
}
