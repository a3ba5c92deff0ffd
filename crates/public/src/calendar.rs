//! `/{county}/calendar.ics`: every meeting that is announced, for any calendar.

use kernel::{Actor, Outcome};
use site::feeds::calendar::{MEDIA, calendar};
use site::{Cx, Reply};

/// `GET /{county}/calendar.ics`
pub(crate) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let entries = cx.read(|unit, _| {
        let anybody = Actor::public(unit.today());
        cx.app.diary(unit, &anybody, &county.slug)
    })?;
    let text = calendar(&cx.app.options.base, &format!("{}: meetings", county.board), &entries)?;
    Ok(Reply::File { media: MEDIA, name: None, bytes: text.into_bytes() })
}
