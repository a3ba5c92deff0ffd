//! Words that may stand in no message: titles of what is restricted or withheld, and the names of groups that are not published.

use board::Group;
use kernel::{Outcome, Unit};

/// Titles of one kind, and their names in addresses.
const SECRETS: [&str; 7] = [
    "SELECT title, slug FROM sitting t WHERE t.restricted = 1 AND t.county = ?",
    "SELECT i.title, '' AS slug FROM sitting_item i JOIN sitting s ON s.id = i.sitting
     WHERE (i.withheld = 1 OR s.restricted = 1) AND i.standing = '' AND i.county = ?",
    "SELECT d.title, '' AS slug FROM meeting_document d JOIN sitting_item i ON i.id = d.item JOIN sitting s ON s.id = d.sitting
     WHERE (d.withheld = 1 OR i.withheld = 1 OR s.restricted = 1) AND d.county = ?",
    "SELECT title, '' AS slug FROM meeting_decision t WHERE (t.restricted = 1 OR t.withheld = 1) AND t.county = ?",
    "SELECT title, '' AS slug FROM meeting_ask t WHERE t.restricted = 1 AND t.county = ?",
    "SELECT title, slug FROM meeting_forward t WHERE t.restricted = 1 AND t.county = ?",
    "SELECT title, slug FROM meeting_series t WHERE t.restricted = 1 AND t.county = ?",
];

/// Those of a county. A name in addresses counts only where it tells something: not a day and a group that anybody may know.
pub(crate) fn secrets(unit: &mut Unit<'_>, county: &str) -> Outcome<Vec<String>> {
    let mut out = Vec::new();
    {
        let mut rows =
            unit.rows_without_a_permit("what may not leave this machine is looked up before anything does");
        for sql in SECRETS {
            for row in rows.all(sql, &[county.into()])? {
                out.push(row.get::<String>("title")?);
                out.push(row.get::<String>("slug")?);
            }
        }
    }
    let today = unit.today();
    let register = board::current(unit, county)?;
    let table = register.on(today);
    let mut open = Vec::new();
    for (fact, group) in table.all::<Group>() {
        if group.published {
            open.extend([group.name.to_lowercase(), group.abbreviation.to_lowercase()]);
        } else {
            out.extend([group.name.clone(), format!("/{}", fact.slug)]);
        }
    }
    // A meeting that is called as a published group says nothing by that: it is named by its day instead.
    out.retain(|word| !open.contains(&word.to_lowercase()));
    Ok(out)
}
