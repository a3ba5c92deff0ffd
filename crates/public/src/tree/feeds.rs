//! What other programs fetch from the tree: news as Atom, meetings as a calendar, the list of pages for search engines.

use super::builder::Tree;
use super::frame::asset;
use super::whole::{Held, Whole};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::contracts::diary::{self, State};
use kernel::contracts::record::{Entry, Kind};
use kernel::time::civil;
use maud::{PreEscaped, html};
use site::feeds::atom::{self, Feed};
use site::feeds::calendar;

/// What is news.
const NEWS: &[Kind] =
    &[Kind::Paper, Kind::Document, Kind::Decision, Kind::Meeting, Kind::Ask, Kind::Correction];
/// As many addresses may stand in one file.
const MOST: usize = 50_000;

/// All of them.
pub(super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    tree.put("published.atom", news(whole))?;
    tree.put("meetings.ics", meetings(whole)?)?;
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}/sitemap.xml\n", whole.base);
    tree.put("robots.txt", robots)?;
    for name in site::assets::NAMES {
        if let Some((_, bytes)) = site::assets::find(name) {
            tree.put(&asset(name), bytes)?;
        }
    }
    Ok(())
}

fn news(whole: &Whole) -> String {
    let board = whole.board();
    let mut all: Vec<&Held> = NEWS.iter().flat_map(|kind| whole.of(*kind)).collect();
    all.sort_by(|a, b| {
        (b.head.modified, b.head.kind, &b.head.name).cmp(&(a.head.modified, a.head.kind, &a.head.name))
    });
    let item = |it: &&Held| atom::Item {
        title: it.head.title.clone(),
        href: format!("/{}", Whole::page_of(it.head.kind, &it.head.name)),
        updated: it.head.modified,
        kind: it.head.kind.word().into(),
        summary: it.head.state.clone(),
    };
    // As many as a feed holds are enough to write out.
    let items: Vec<atom::Item> = all.iter().take(100).map(item).collect();
    let of = Feed {
        base: &whole.base,
        home: "/index.html",
        own: "/published.atom",
        title: &board.name,
        author: &board.name,
        since: Timestamp::UNIX_EPOCH,
    };
    atom::feed(&of, &items)
}

fn meetings(whole: &Whole) -> Outcome<String> {
    let entry = |it: &Held| {
        let Entry::Meeting(meeting) = &it.entry else { return None };
        Some(diary::Entry {
            uid: format!("record-{}-{}", whole.county, it.head.name),
            sequence: meeting.sequence,
            changed: it.head.modified,
            group: meeting.group.clone(),
            title: meeting.title.clone(),
            place: meeting.place.clone(),
            from: meeting.start,
            until: meeting.end.unwrap_or(meeting.start),
            state: if meeting.cancelled.is_some() { State::Cancelled } else { State::Confirmed },
            private: false,
            href: format!("/{}", Whole::page_of(Kind::Meeting, &it.head.name)),
        })
    };
    let mut entries: Vec<diary::Entry> = whole.of(Kind::Meeting).filter_map(entry).collect();
    entries.sort_by(|a, b| (a.from, &a.uid).cmp(&(b.from, &b.uid)));
    calendar::calendar(&whole.base, &whole.board().name, &entries)
}

/// The list of pages. It comes after everything else that is drawn.
pub(super) fn sitemap(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let changed = |path: &str| {
        let (folder, name) = path.split_once('/')?;
        let kind = Kind::ALL.iter().find(|(_, many, _)| *many == folder).map(|(kind, ..)| *kind)?;
        whole.get(kind, name.strip_suffix(".html")?).map(|it| civil(it.head.modified))
    };
    let paths: Vec<String> =
        tree.paths().filter(|path| path.ends_with(".html")).take(MOST).map(Into::into).collect();
    let text = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for path in &paths {
                url {
                    loc { (whole.base) "/" (path) }
                    @if let Some(day) = changed(path) { lastmod { (day) } }
                }
            }
        }
    };
    tree.put("sitemap.xml", text.into_string())
}
