//! A body's book of evidence as a thing that the policies speak of, with its condition for lists.

use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing};

/// What a body shows for its duties, and what was asked of it: its identifier is the body's, `loamshire/organisation/fire`. The county's
/// own (`loamshire`) holds what concerns everybody.
#[derive(Clone, Copy, Debug)]
pub struct DutyBook;

/// Roles, held on a county, whose holders read what all its bodies show. The administrator is not among them.
const INSIDE: &[&str] = &["sits", "officer", "analyst", "ig_lead"];

/// The identifier of a body of a county, as the board names it.
pub(crate) fn whole(county: &str, kind: &str, slug: &str) -> String {
    if slug == county { county.to_string() } else { format!("{county}/{kind}/{slug}") }
}

impl Thing for DutyBook {
    const KIND: &'static str = "DutyBook";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        // The book is there as soon as the body is.
        let record = <board::Record as Thing>::facts(rows, id)?;
        Ok(record.map(|record| Facts::of(record.county).ids("body", [id])))
    }

    fn visible(actor: &Actor) -> Condition {
        let inside = Condition::any_of("t.county", INSIDE.iter().flat_map(|role| actor.held(role)));
        inside.or(Condition::any_of("t.body", actor.held("represents")))
    }
}
