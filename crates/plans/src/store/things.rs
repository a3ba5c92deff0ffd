//! Agreement, action and update as things that the policies speak of, each with its condition for lists.

use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing, params};
use std::collections::BTreeMap;

/// The Community Safety Agreement of some years.
#[derive(Clone, Copy, Debug)]
pub struct Agreement;

/// An action of the agreement or of a group.
#[derive(Clone, Copy, Debug)]
pub struct Action;

/// What a sub-group writes once a period.
#[derive(Clone, Copy, Debug)]
pub struct GroupUpdate;

/// Roles, held on a county, whose holders read its plan before it is published. The administrator is not among them.
const INSIDE: &[&str] = &["sits", "officer", "analyst", "ig_lead"];

/// Those of them who read of actions only what is not for a group alone.
const PEOPLE: &[&str] = &["sits", "analyst", "ig_lead"];

pub(crate) fn inside(actor: &Actor) -> Condition {
    Condition::any_of("t.county", INSIDE.iter().flat_map(|role| actor.held(role)))
}

/// Whether somebody reads a county's plan before it is published, and the history of what is.
pub(crate) fn is_inside(actor: &Actor, county: &str) -> bool {
    INSIDE.iter().any(|role| actor.holds(role, county))
}

/// Roles, held on a group, whose holders read what is for its members alone.
const OF_GROUP: &[&str] = &["chair", "member", "lead", "secretary"];

/// Names what somebody sees of a county's actions, so that those who see the same share what was counted for them.
pub(crate) fn eyes(actor: &Actor, county: &str) -> String {
    if actor.holds("officer", county) {
        return "office".into();
    }
    let mut own: Vec<&str> =
        OF_GROUP.iter().chain(&["represents"]).flat_map(|role| actor.held(role)).collect();
    own.sort_unstable();
    own.dedup();
    format!("{} {}", if is_inside(actor, county) { "inside" } else { "outside" }, own.join(" "))
}

/// The identifier of an organisation or group, as grants name it.
pub(crate) fn whole(county: &str, kind: &str, slug: &str) -> String {
    format!("{county}/{kind}/{slug}")
}

/// What a role is held on, as short names by county: `loamshire` -> `police`, `fire`.
fn held_by_county<'a>(actor: &'a Actor, role: &str, kind: &str) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for id in actor.held(role) {
        let mut parts = id.splitn(3, '/');
        if let (Some(county), Some(sort), Some(slug)) = (parts.next(), parts.next(), parts.next())
            && sort == kind
            && !slug.is_empty()
        {
            out.entry(county).or_default().push(slug);
        }
    }
    out
}

/// Rows whose column names, within the row's county, something on which one of the roles is held.
pub(crate) fn holding(actor: &Actor, roles: &[&str], kind: &str, column: &str) -> Condition {
    let mut all = Condition::none();
    for role in roles {
        for (county, slugs) in held_by_county(actor, role, kind) {
            let here = Condition::sql("t.county = ?", params![county]);
            all = all.or(here.and(Condition::any_of(column, slugs)));
        }
    }
    all
}

impl Thing for Agreement {
    const KIND: &'static str = "Agreement";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let row = rows.one("SELECT county, published FROM plan_agreement WHERE id = ?", params![id])?;
        let Some(row) = row else { return Ok(None) };
        let county: String = row.get("county")?;
        let sql = "SELECT organisation FROM plan_signatory WHERE agreement = ?";
        let asked = rows.all(sql, params![id])?;
        let asked: Vec<String> = asked.iter().map(|r| r.get("organisation")).collect::<Outcome<_>>()?;
        let facts = Facts::of(county.as_str()).flag("published", row.get("published")?);
        Ok(Some(facts.ids("signatories", asked.iter().map(|slug| whole(&county, "organisation", slug)))))
    }

    fn visible(actor: &Actor) -> Condition {
        let mut all = Condition::sql("t.published = 1", &[]).or(inside(actor));
        for (county, slugs) in held_by_county(actor, "represents", "organisation") {
            let asked = Condition::sql("s.agreement = t.id AND s.county = ?", params![county])
                .and(Condition::any_of("s.organisation", slugs));
            all = all.or(Condition {
                sql: format!("EXISTS (SELECT 1 FROM plan_signatory s WHERE {})", asked.sql),
                params: asked.params,
            });
        }
        all
    }
}

impl Thing for Action {
    // Cedar keeps the name Action for its verbs.
    const KIND: &'static str = "PlanAction";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql =
            "SELECT county, published, restricted, lead_organisation, of_group FROM plan_action WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let county: String = row.get("county")?;
        let (lead, group): (String, String) = (row.get("lead_organisation")?, row.get("of_group")?);
        let parts =
            rows.all("SELECT organisation FROM plan_part WHERE action = ? AND leads = 0", params![id])?;
        let partners: Vec<String> = parts.iter().map(|p| p.get("organisation")).collect::<Outcome<_>>()?;
        let organisations = |slugs: Vec<String>| {
            slugs.into_iter().map(|s| whole(&county, "organisation", &s)).collect::<Vec<_>>()
        };
        let group = (!group.is_empty()).then(|| whole(&county, "group", &group));
        let facts = Facts::of(county.as_str())
            .flag("published", row.get("published")?)
            .flag("restricted", row.get("restricted")?)
            .ids("lead", organisations(vec![lead]))
            .ids("partners", organisations(partners))
            .ids("group", group);
        Ok(Some(facts))
    }

    fn visible(actor: &Actor) -> Condition {
        let people = Condition::any_of("t.county", PEOPLE.iter().flat_map(|role| actor.held(role)));
        let known = Condition::sql("t.published = 1", &[]).or(people);
        let open = Condition::sql("t.restricted = 0", &[]).and(known);
        let mut all = open.or(Condition::any_of("t.county", actor.held("officer")));
        all = all.or(holding(actor, &["represents"], "organisation", "t.lead_organisation"));
        for (county, slugs) in held_by_county(actor, "represents", "organisation") {
            let part = Condition::sql("p.action = t.id AND p.county = ?", params![county])
                .and(Condition::any_of("p.organisation", slugs));
            all = all.or(Condition {
                sql: format!("EXISTS (SELECT 1 FROM plan_part p WHERE {})", part.sql),
                params: part.params,
            });
        }
        all.or(holding(actor, OF_GROUP, "group", "t.of_group"))
    }
}

impl Thing for GroupUpdate {
    const KIND: &'static str = "GroupUpdate";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let row = rows.one("SELECT county, of_group FROM plan_update WHERE id = ?", params![id])?;
        let Some(row) = row else { return Ok(None) };
        let (county, group): (String, String) = (row.get("county")?, row.get("of_group")?);
        Ok(Some(Facts::of(county.as_str()).ids("group", [whole(&county, "group", &group)])))
    }

    fn visible(actor: &Actor) -> Condition {
        inside(actor).or(holding(actor, &["member", "lead", "chair"], "group", "t.of_group"))
    }
}
