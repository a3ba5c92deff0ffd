//! Peer groups as they were entered: a later entry of the same name takes the place of the earlier, which is kept.

use super::json;
use crate::figure::PeerGroup;
use kernel::{Outcome, Proof, Unit, params};

/// The peer groups of a county, by name.
pub(crate) fn groups(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<PeerGroup>> {
    let sql =
        "SELECT name, title, members, source, day FROM insight_peers WHERE county = ? ORDER BY name, id";
    let mut out: Vec<PeerGroup> = Vec::new();
    for row in unit.rows(proof).all(sql, params![county])? {
        let group = PeerGroup {
            name: row.get("name")?,
            title: row.get("title")?,
            members: row.json("members")?,
            source: row.get("source")?,
            day: row.get("day")?,
        };
        if out.last().is_some_and(|last| last.name == group.name) {
            out.pop();
        }
        out.push(group);
    }
    Ok(out)
}

/// Keeps an entry and gives its identifier.
pub(crate) fn enter(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    it: &PeerGroup,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("name", it.name.as_str().into()),
        ("title", it.title.as_str().into()),
        ("members", json(&it.members)?.into()),
        ("source", it.source.as_str().into()),
        ("day", it.day.into()),
        ("entered_at", now.into()),
        ("entered_by", by.into()),
    ];
    unit.rows(proof).insert("insight_peers", &columns)?;
    Ok(id)
}
