//! `/{county}/groups/{group}/published.atom`: what one group has published, for a feed reader.

use crate::published;
use board::sittings::Meeting;
use board::{Group, Is};
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome};
use site::feeds::atom::{Feed, Item, MEDIA, feed, noon};
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/groups/{group}/published.atom", Guard::may::<View, Meeting>(), show)]
}

/// Short name and name of the group of the address, when anybody may know of it. One of yesterday has a feed, too.
pub(super) fn public_group(cx: &Cx<'_>) -> Outcome<(String, String)> {
    let (county, group) = (cx.county()?.slug.clone(), cx.param("group")?.to_string());
    let register = cx.read(|unit, _| board::current(unit, &county))?;
    let versions = register.versions(&format!("{county}/group/{group}"));
    let last = versions.last().and_then(|fact| Group::of(&fact.noun)).filter(|it| it.published);
    let name = last.map(|it| it.name.clone()).ok_or(Fault::Absent)?;
    Ok((group, name))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (group, name) = public_group(cx)?;
    let county = cx.county()?.clone();
    let all = cx.read(|unit, _| {
        let anybody = Actor::public(unit.today());
        published::of(unit, &anybody, &county.slug, Some(&format!("{}/group/{group}", county.slug)))
    })?;
    let item = |(it, at): &(_, _)| Item { updated: *at, ..Item::from(it) };
    let items: Vec<Item> = all.iter().map(item).collect();
    let of = Feed {
        base: cx.app.options.base.trim_end_matches('/'),
        home: &cx.at(&format!("groups/{group}")),
        own: &cx.at(&format!("groups/{group}/published.atom")),
        title: &name,
        author: &county.board,
        since: noon(cx.today),
    };
    Ok(Reply::File { media: MEDIA, name: None, bytes: feed(&of, &items).into_bytes() })
}
