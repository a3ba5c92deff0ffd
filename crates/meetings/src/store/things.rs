//! Series, forward-plan items, papers, minutes, decisions and asks as things that the policies speak of, each with its condition for lists.

use board::sittings::{Circle, excluded, excluded_from, of_meeting};
use kernel::db::Row;
use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing, params};

/// A run of meetings of one group.
#[derive(Clone, Copy, Debug)]
pub struct Series;

/// Business that a group expects to take.
#[derive(Clone, Copy, Debug)]
pub struct ForwardItem;

/// A paper of an item of an agenda.
#[derive(Clone, Copy, Debug)]
pub struct MeetingPaper;

/// The minutes of a meeting.
#[derive(Clone, Copy, Debug)]
pub struct Minutes;

/// What a group decided.
#[derive(Clone, Copy, Debug)]
pub struct Decision;

/// What a group asked of another, or of an organisation: a referral or an escalation.
#[derive(Clone, Copy, Debug)]
pub struct Ask;

/// Facts that all share: county, group, and whether it is restricted to the group's members.
fn base(row: &Row) -> Outcome<Facts> {
    Ok(Facts::of(row.get::<String>("county")?)
        .flag("restricted", row.get("restricted")?)
        .ids("group", [row.get::<String>("of_group")?]))
}

/// Rows for the public when a flag is set, for the people of the county in any case, unless restricted; and for the group.
fn open_by(actor: &Actor, flag: &str) -> Condition {
    let near = Circle(actor);
    let open = Condition::sql(format!("t.{flag} = 1"), &[]).or(near.people());
    Condition::sql("t.restricted = 0", &[]).and(open).or(near.members()).or(near.table())
}

impl Thing for Series {
    const KIND: &'static str = "Series";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, of_group, published, restricted FROM meeting_series WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        Ok(Some(base(&row)?.flag("public", row.get("published")?)))
    }

    fn visible(actor: &Actor) -> Condition {
        open_by(actor, "published")
    }
}

impl Thing for ForwardItem {
    const KIND: &'static str = "ForwardItem";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, of_group, public, restricted FROM meeting_forward WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        Ok(Some(base(&row)?.flag("public", row.get("public")?)))
    }

    fn visible(actor: &Actor) -> Condition {
        open_by(actor, "public")
    }
}

impl Thing for MeetingPaper {
    const KIND: &'static str = "MeetingPaper";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT d.county, d.of_group, d.item, d.state, i.issued,
                   CASE WHEN d.withheld = 1 OR i.withheld = 1 THEN 1 ELSE 0 END AS withheld, s.published, s.restricted
                   FROM meeting_document d JOIN sitting_item i ON i.id = d.item JOIN sitting s ON s.id = d.sitting WHERE d.id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let state: String = row.get("state")?;
        // What was withdrawn is still named, with the reason; it has no file any more.
        let issued = row.get::<bool>("issued")? && matches!(&*state, "issued" | "withdrawn");
        let (published, withheld): (bool, bool) = (row.get("published")?, row.get("withheld")?);
        let facts =
            base(&row)?.flag("issued", issued).flag("published", published).flag("withheld", withheld);
        let excluded = excluded_from(rows, &row.get::<String>("item")?)?;
        let asked = "SELECT person FROM meeting_clearance WHERE document = ? AND state <> 'closed'";
        let asked = rows.all(asked, params![id])?;
        let asked: Vec<String> = asked.iter().map(|row| row.get("person")).collect::<Outcome<_>>()?;
        Ok(Some(facts.ids("asked", asked).ids("excluded", excluded)))
    }

    fn visible(actor: &Actor) -> Condition {
        let near = Circle(actor);
        let of_item = |condition: &str| {
            let sql = format!("EXISTS (SELECT 1 FROM sitting_item i WHERE i.id = t.item AND {condition})");
            Condition::sql(sql, &[])
        };
        let anybody = of_meeting("t.sitting", "s.published = 1 AND s.restricted = 0");
        let people = of_meeting("t.sitting", "s.restricted = 0").and(near.people());
        let open =
            Condition::sql("t.withheld = 0", &[]).and(of_item("i.withheld = 0")).and(anybody.or(people));
        let issued = Condition::sql("t.state IN ('issued', 'withdrawn')", &[]).and(of_item("i.issued = 1"));
        let asked = actor.id().map_or_else(Condition::none, |person| {
            let sql = "EXISTS (SELECT 1 FROM meeting_clearance c WHERE c.document = t.id AND c.person = ? AND c.state <> 'closed')";
            Condition::sql(sql, params![person])
        });
        issued.and(open.or(near.members())).or(near.table()).or(asked).and(excluded(actor, "t.item"))
    }
}

impl Thing for Minutes {
    const KIND: &'static str = "Minutes";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT m.county, m.of_group, m.state, m.released, s.published, s.restricted
                   FROM meeting_minutes m JOIN sitting s ON s.id = m.sitting WHERE m.id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let state: String = row.get("state")?;
        let entitled = rows.all("SELECT person FROM meeting_entitled WHERE minutes = ?", params![id])?;
        let entitled: Vec<String> = entitled.iter().map(|r| r.get("person")).collect::<Outcome<_>>()?;
        let released = row.get::<bool>("released")? && row.get::<bool>("published")?;
        let facts = base(&row)?
            .flag("released", released)
            .flag("checked", state != "draft")
            .flag("approved", state == "approved")
            .ids("entitled", entitled);
        Ok(Some(facts))
    }

    fn visible(actor: &Actor) -> Condition {
        let near = Circle(actor);
        let anybody = Condition::sql("t.released = 1", &[])
            .and(of_meeting("t.sitting", "s.published = 1 AND s.restricted = 0"));
        let checked = Condition::sql("t.state <> 'draft'", &[]);
        let people = of_meeting("t.sitting", "s.restricted = 0").and(near.people());
        anybody.or(checked.and(people.or(near.members()))).or(near.table())
    }
}

impl Thing for Decision {
    const KIND: &'static str = "Decision";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, of_group, item, owner_organisation, released, withheld, restricted FROM meeting_decision WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let (county, owner): (String, String) = (row.get("county")?, row.get("owner_organisation")?);
        let owner = (!owner.is_empty()).then(|| format!("{county}/organisation/{owner}"));
        let item: Option<String> = row.get("item")?;
        let excluded = item.map_or(Ok(Vec::new()), |item| excluded_from(rows, &item))?;
        let facts = base(&row)?
            .flag("public", row.get("released")?)
            .flag("withheld", row.get("withheld")?)
            .ids("owner", owner)
            .ids("excluded", excluded);
        Ok(Some(facts))
    }

    fn visible(actor: &Actor) -> Condition {
        let near = Circle(actor);
        let open = Condition::sql("t.released = 1", &[]).or(near.people());
        let open = Condition::sql("t.restricted = 0 AND t.withheld = 0", &[]).and(open);
        open.or(near.members()).or(near.table()).and(excluded(actor, "t.item"))
    }
}

impl Thing for Ask {
    const KIND: &'static str = "Ask";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, of_group, to_group, to_organisation, item, released, restricted FROM meeting_ask WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let some = |text: String| (!text.is_empty()).then_some(text);
        let facts = base(&row)?
            .flag("public", row.get("released")?)
            .ids("to", some(row.get("to_group")?))
            .ids("organisation", some(row.get("to_organisation")?));
        let item: Option<String> = row.get("item")?;
        let excluded = item.map_or(Ok(Vec::new()), |item| excluded_from(rows, &item))?;
        Ok(Some(facts.ids("excluded", excluded)))
    }

    fn visible(actor: &Actor) -> Condition {
        let held = |column: &str, roles: &[&str]| {
            Condition::any_of(column, roles.iter().flat_map(|role| actor.held(role)))
        };
        let asked = held("t.to_group", &["member", "chair", "lead", "secretary"])
            .or(held("t.to_organisation", &["represents"]));
        open_by(actor, "released").or(asked).and(excluded(actor, "t.item"))
    }
}
