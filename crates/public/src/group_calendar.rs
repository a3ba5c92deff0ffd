//! `/{county}/groups/{group}/calendar.ics`: the announced meetings of one group, for any calendar.

use board::{Group, Is};
use kernel::{Actor, Fault, Outcome};
use site::feeds::calendar::{MEDIA, calendar};
use site::{Cx, Reply};

/// `GET /{county}/groups/{group}/calendar.ics`
pub(crate) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, group) = (cx.county()?.clone(), cx.param("group")?.to_string());
    let (name, entries) = cx.read(|unit, _| {
        let anybody = Actor::public(unit.today());
        let register = board::current(unit, &county.slug)?;
        // A group of yesterday has had meetings, too; one that is not published has no address.
        let versions = register.versions(&format!("{}/group/{group}", county.slug));
        let last = versions.last().and_then(|fact| Group::of(&fact.noun)).filter(|group| group.published);
        let name = last.map(|group| group.name.clone()).ok_or(Fault::Absent)?;
        let mut entries = cx.app.diary(unit, &anybody, &county.slug)?;
        entries.retain(|entry| entry.group == group);
        Ok((name, entries))
    })?;
    let text = calendar(&cx.app.options.base, &format!("{name}: meetings"), &entries)?;
    Ok(Reply::File { media: MEDIA, name: None, bytes: text.into_bytes() })
}
