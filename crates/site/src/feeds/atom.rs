//! News as a feed reader takes it: Atom (RFC 4287).
//!
//! The same items give the same bytes, whatever the day: a feed is as old as its newest item.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::published::Published;
use maud::{PreEscaped, html};

/// Media type of a feed.
pub const MEDIA: &str = "application/atom+xml; charset=utf-8";

/// So many of the latest: a reader keeps the others.
const MOST: usize = 50;

/// A feed before its items.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// The address of the install, without a slash at its end.
    pub base: &'a str,
    /// Path of the page that says the same to people; the feed is known by it for ever.
    pub home: &'a str,
    /// Path of the feed itself.
    pub own: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Whose words these are.
    pub author: &'a str,
    /// As old as this when there is nothing in it.
    pub since: Timestamp,
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its title.
    pub title: String,
    /// Where it is: a path inside this install.
    pub href: String,
    /// The last change that readers should hear of.
    pub updated: Timestamp,
    /// What it is, in two or three words: `Decision`.
    pub kind: String,
    /// One sentence on what it says.
    pub summary: String,
}

impl From<&Published> for Item {
    fn from(it: &Published) -> Self {
        let Published { title, href, kind, summary, .. } = it.clone();
        Self { title, href, updated: noon(it.day), kind, summary }
    }
}

/// A day as an instant, which a feed wants.
pub fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |it| it.timestamp())
}

/// The feed with the latest of these items, which come the latest first.
pub fn feed(of: &Feed<'_>, items: &[Item]) -> String {
    let Feed { base, home, own, title, author, since } = *of;
    let updated = items.iter().map(|item| item.updated).max().unwrap_or(since);
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" {
            title { (clean(title)) }
            id { (base) (home) }
            link rel="alternate" type="text/html" href=(format!("{base}{home}")) {}
            link rel="self" type="application/atom+xml" href=(format!("{base}{own}")) {}
            updated { (instant(updated)) }
            author { name { (clean(author)) } }
            @for item in items.iter().take(MOST) {
                @let href = format!("{base}{}", item.href);
                entry {
                    title { (clean(&item.title)) }
                    id { (href) }
                    link rel="alternate" type="text/html" href=(href) {}
                    updated { (instant(item.updated)) }
                    category term=(clean(&item.kind)) {}
                    summary { (clean(&item.summary)) }
                }
            }
        }
    }
    .into_string()
}

fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Words without the characters that XML cannot hold.
fn clean(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const OF: Feed<'_> = Feed {
        base: "https://moot.example",
        home: "/loamshire/published",
        own: "/loamshire/published.atom",
        title: "Loamshire & Board",
        author: "Loamshire & Board",
        since: Timestamp::UNIX_EPOCH,
    };

    fn item(title: &str) -> Item {
        let published = Published {
            day: date(2022, 2, 7),
            kind: "Report".into(),
            title: title.into(),
            href: "/loamshire/papers/one".into(),
            summary: "For the meeting of \u{1} the board".into(),
        };
        Item::from(&published)
    }

    #[test]
    fn a_feed_holds_each_item_with_whole_addresses_and_nothing_that_xml_forbids() {
        let text = feed(&OF, &[item("A <b>bold</b> & \"quoted\" report\u{ffff}")]);
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns="), "{text}");
        assert!(text.contains("<id>https://moot.example/loamshire/papers/one</id>"), "{text}");
        assert!(text.contains("<id>https://moot.example/loamshire/published</id>"), "{text}");
        assert_eq!(text.matches("<updated>2022-02-07T12:00:00Z</updated>").count(), 2, "{text}");
        assert!(text.contains("A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; report<"), "{text}");
        assert!(!text.contains('\u{1}'), "{text}");
        // Every element that is opened is closed: a feed reader takes nothing less.
        for name in ["feed", "title", "id", "link", "updated", "author", "entry", "category", "summary"] {
            let opened =
                text.matches(&format!("<{name}>")).count() + text.matches(&format!("<{name} ")).count();
            assert_eq!(opened, text.matches(&format!("</{name}>")).count(), "{name} in {text}");
        }
    }

    #[test]
    fn a_feed_is_as_old_as_its_newest_item_and_holds_only_the_latest() {
        let late = Item { updated: noon(date(2022, 3, 1)), ..item("Later") };
        let text = feed(&OF, &[item("First"), late]);
        assert!(text.contains("</link><updated>2022-03-01T12:00:00Z</updated><author>"), "{text}");
        assert_eq!(feed(&OF, &vec![item("One"); MOST + 9]).matches("<entry>").count(), MOST);
        let empty = feed(&OF, &[]);
        assert!(empty.contains("<updated>1970-01-01T00:00:00Z</updated>") && !empty.contains("<entry>"));
    }
}
