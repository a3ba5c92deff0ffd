//! A meeting and an item of its agenda as things that the policies speak of.

use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing, params};

/// A meeting of a group.
#[derive(Clone, Copy, Debug)]
pub struct Meeting;

/// An item of a meeting's agenda.
#[derive(Clone, Copy, Debug)]
pub struct AgendaItem;

/// Who stands how near to what a group does: conditions on a table with the alias `t` and the columns `county` and `of_group`.
#[derive(Debug)]
pub struct Circle<'a>(pub &'a Actor);

impl Circle<'_> {
    fn holds(&self, column: &str, roles: &[&str]) -> Condition {
        Condition::any_of(column, roles.iter().flat_map(|role| self.0.held(role)))
    }

    /// The people of a county: whoever sits, the analyst, the information-governance lead.
    pub fn people(&self) -> Condition {
        self.holds("t.county", &["sits", "analyst", "ig_lead"])
    }

    /// Those who hold or deputise a seat of the group.
    pub fn members(&self) -> Condition {
        self.holds("t.of_group", &["member"])
    }

    /// Those who answer for the group's meetings: the officer, its chair, its lead and its secretary.
    pub fn table(&self) -> Condition {
        self.holds("t.county", &["officer"]).or(self.holds("t.of_group", &["chair", "lead", "secretary"]))
    }
}

/// Interests that keep somebody from an item: of the item itself, and of its meeting as a whole.
const KEEPS: &str = "x.withdraws = 1 AND x.ended IS NULL AND (x.item = {item} OR (x.item IS NULL
     AND x.sitting = (SELECT i.sitting FROM sitting_item i WHERE i.id = {item})))";

/// Rows whose column names an item from whose business the actor is not excluded by an interest that stands.
pub fn excluded(actor: &Actor, item: &str) -> Condition {
    let Some(person) = actor.id() else { return Condition::all() };
    let keeps = KEEPS.replace("{item}", item);
    let sql = format!("NOT EXISTS (SELECT 1 FROM sitting_interest x WHERE x.person = ? AND {keeps})");
    Condition::sql(sql, params![person])
}

/// Who is excluded from an item's business: people by whole identifier.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn excluded_from(rows: &mut Rows<'_>, item: &str) -> Outcome<Vec<String>> {
    let sql = format!(
        "SELECT DISTINCT x.person AS person FROM sitting_interest x WHERE {}",
        KEEPS.replace("{item}", "?")
    );
    rows.all(&sql, params![item, item])?.iter().map(|row| row.get("person")).collect()
}

/// Rows whose column names a meeting for which a condition on the alias `s` holds.
pub fn of_meeting(column: &str, condition: &str) -> Condition {
    Condition::sql(format!("EXISTS (SELECT 1 FROM sitting s WHERE s.id = {column} AND {condition})"), &[])
}

impl Thing for Meeting {
    const KIND: &'static str = "Meeting";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, of_group, published, restricted FROM sitting WHERE id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let facts = Facts::of(row.get::<String>("county")?)
            .flag("published", row.get("published")?)
            .flag("restricted", row.get("restricted")?)
            .ids("group", [row.get::<String>("of_group")?]);
        Ok(Some(facts))
    }

    fn visible(actor: &Actor) -> Condition {
        let near = Circle(actor);
        let open = Condition::sql("t.published = 1", &[]).or(near.people());
        Condition::sql("t.restricted = 0", &[]).and(open).or(near.members()).or(near.table())
    }
}

impl Thing for AgendaItem {
    const KIND: &'static str = "AgendaItem";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT i.county, i.of_group, i.issued, i.withheld, s.published, s.restricted
                   FROM sitting_item i JOIN sitting s ON s.id = i.sitting WHERE i.id = ?";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        let excluded = excluded_from(rows, id)?;
        let facts = Facts::of(row.get::<String>("county")?)
            .flag("issued", row.get("issued")?)
            .flag("withheld", row.get("withheld")?)
            .flag("published", row.get("published")?)
            .flag("restricted", row.get("restricted")?)
            .ids("group", [row.get::<String>("of_group")?])
            .ids("excluded", excluded);
        Ok(Some(facts))
    }

    fn visible(actor: &Actor) -> Condition {
        let near = Circle(actor);
        let anybody = of_meeting("t.sitting", "s.published = 1 AND s.restricted = 0");
        let people = of_meeting("t.sitting", "s.restricted = 0").and(near.people());
        let open = Condition::sql("t.withheld = 0", &[]).and(anybody.or(people));
        let issued = Condition::sql("t.issued = 1", &[]).and(open.or(near.members()));
        issued.or(near.table()).and(excluded(actor, "t.id"))
    }
}
