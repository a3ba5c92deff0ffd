//! `/{county}/calendar.ics` and `/{county}/groups/{group}/calendar.ics`: the announced meetings of all groups or of one, for any calendar.

use super::group_feed::public_group;
use board::sittings::Meeting;
use kernel::verbs::View;
use kernel::{Actor, Outcome};
use site::feeds::calendar::{MEDIA, calendar};
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, Meeting>();
    vec![
        get("/{county}/calendar.ics", guard, all),
        get("/{county}/groups/{group}/calendar.ics", guard, of_group),
    ]
}

/// Always with the eyes of the public: what a calendar fetches is kept where nobody signs in.
fn answer(cx: &Cx<'_>, name: &str, group: Option<&str>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut entries = cx.read(|unit, _| {
        let anybody = Actor::public(unit.today());
        cx.app.diary(unit, &anybody, &county)
    })?;
    entries.retain(|entry| group.is_none_or(|group| entry.group == group));
    let text = calendar(&cx.app.options.base, name, &entries)?;
    Ok(Reply::File { media: MEDIA, name: None, bytes: text.into_bytes() })
}

fn all(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let name = format!("{}: meetings", cx.county()?.board);
    answer(cx, &name, None)
}

fn of_group(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (slug, name) = public_group(cx)?;
    answer(cx, &format!("{name}: meetings"), Some(&slug))
}
