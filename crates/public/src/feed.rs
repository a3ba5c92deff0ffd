//! `/{county}/published.atom`: the same list for a feed reader.

use kernel::Outcome;
use site::feeds::atom::{Feed, Item, MEDIA, feed, noon};
use site::{Cx, Reply};

/// `GET /{county}/published.atom`
pub(crate) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let all = cx.read(|unit, _| cx.app.published(unit, &county.slug))?;
    let items: Vec<Item> = all.iter().map(Item::from).collect();
    let of = Feed {
        base: cx.app.options.base.trim_end_matches('/'),
        home: &cx.at("published"),
        own: &cx.at("published.atom"),
        title: &county.board,
        author: &county.board,
        since: noon(cx.today),
    };
    Ok(Reply::File { media: MEDIA, name: None, bytes: feed(&of, &items).into_bytes() })
}
