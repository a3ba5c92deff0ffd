//! A dataset as a county has loaded it, as a thing that the policies speak of, with its condition for lists.

use crate::Dataset;
use kernel::{Actor, Condition, Facts, Outcome, Proof, Rows, Thing, Unit, params};

/// A dataset as a county has loaded it: its identifier is `loamshire/police-uk-street`.
#[derive(Clone, Copy, Debug)]
pub struct DataBook;

/// Roles, held on a county, whose holders read everything that it has loaded. The administrator is not among them.
const INSIDE: &[&str] = &["sits", "officer", "analyst", "ig_lead"];

/// The identifier of a county’s copy of a dataset.
pub(crate) fn book(county: &str, dataset: &str) -> String {
    format!("{county}/{dataset}")
}

impl Thing for DataBook {
    const KIND: &'static str = "Dataset";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, published FROM insight_dataset WHERE id = ?";
        if let Some(row) = rows.one(sql, params![id])? {
            let facts = Facts::of(row.get::<String>("county")?);
            return Ok(Some(facts.flag("published", row.get("published")?)));
        }
        // Before anything of it was loaded there is nothing to protect, and it can be loaded where there is a county.
        let Some((county, _)) = id.split_once('/') else { return Ok(None) };
        let there = <board::Record as Thing>::facts(rows, county)?;
        Ok(there.map(|it| Facts::of(it.county).flag("published", true)))
    }

    fn visible(actor: &Actor) -> Condition {
        let inside = Condition::any_of("t.county", INSIDE.iter().flat_map(|role| actor.held(role)));
        inside.or(Condition::sql("t.published = 1", &[]))
    }
}

/// The row of a county’s copy, made when it is not there yet.
pub(crate) fn ensure(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    dataset: &Dataset,
) -> Outcome<String> {
    let id = book(county, dataset.id());
    let sql = "INSERT INTO insight_dataset (id, county, dataset, published) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    unit.rows(proof).run(sql, params![id.as_str(), county, dataset.id(), dataset.public()])?;
    Ok(id)
}
