//! Assessment and partnership plan as things that the policies speak of.

use crate::statutory::{Sort, Statutory};
use crate::store::things::{holding, inside, whole};
use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing, params};

kernel::declare_verbs! {
    /// Reads what the public version leaves out.
    ViewPrivate,
}

/// A partnership's strategic assessment of a legal year.
#[derive(Clone, Copy, Debug)]
pub struct Assessment;

/// A partnership's plan for a legal year.
#[derive(Clone, Copy, Debug)]
pub struct PartnershipPlan;

/// Roles, held on the partnership, whose holders write its documents.
const WRITERS: &[&str] = &["lead", "chair", "secretary"];

/// An identifier with this before the whole name of a group stands for a document of that group which is yet to be begun.
const YET: &str = "yet:";

/// The identifier of a document that a group has not begun, for which a permit to write it is asked before it is.
pub(crate) fn yet(county: &str, group: &str) -> String {
    format!("{YET}{}", whole(county, "group", group))
}

fn facts(rows: &mut Rows<'_>, sort: Sort, id: &str) -> Outcome<Option<Facts>> {
    let of = |county: &str, group: String, published: bool| {
        Facts::of(county).flag("published", published).ids("group", [group])
    };
    if let Some(group) = id.strip_prefix(YET) {
        let county = group.split('/').next().unwrap_or_default();
        return Ok(Some(of(county, group.into(), false)));
    }
    let sql = "SELECT county, of_group, released, summary FROM plan_document WHERE id = ? AND sort = ?";
    let Some(row) = rows.one(sql, params![id, sort.name()])? else { return Ok(None) };
    let (county, group): (String, String) = (row.get("county")?, row.get("of_group")?);
    let published = row.get::<i64>("released")? > 0 || row.get::<bool>("summary")?;
    Ok(Some(of(&county, whole(&county, "group", &group), published)))
}

/// Rows of partnerships for which the actor writes.
pub(crate) fn writers(actor: &Actor) -> Condition {
    holding(actor, WRITERS, "group", "t.of_group")
}

fn visible(actor: &Actor, sort: Sort) -> Condition {
    let all = Condition::sql("t.released > 0 OR t.summary = 1", &[]).or(inside(actor));
    let all = all.or(writers(actor));
    Condition::sql("t.sort = ?", params![sort.name()]).and(all)
}

impl Thing for Assessment {
    const KIND: &'static str = "Assessment";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        facts(rows, Sort::Assessment, id)
    }

    fn visible(actor: &Actor) -> Condition {
        visible(actor, Sort::Assessment)
    }
}

impl Thing for PartnershipPlan {
    const KIND: &'static str = "PartnershipPlan";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        facts(rows, Sort::Plan, id)
    }

    fn visible(actor: &Actor) -> Condition {
        visible(actor, Sort::Plan)
    }
}

impl Statutory for Assessment {
    const SORT: Sort = Sort::Assessment;
}

impl Statutory for PartnershipPlan {
    const SORT: Sort = Sort::Plan;
}
