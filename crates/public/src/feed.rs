//! `/{county}/published.atom`: the same list for a feed reader (RFC 4287).

use jiff::civil::Date;
use kernel::Outcome;
use kernel::contracts::published::Published;
use maud::{PreEscaped, html};
use site::{Cx, Reply};

/// So many of the latest: a reader keeps the others.
const MOST: usize = 50;

/// `GET /{county}/published.atom`
pub(crate) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let all = cx.read(|unit, _| cx.app.published(unit, &county.slug))?;
    let base = cx.app.options.base.trim_end_matches('/').to_string();
    let feed = feed(&base, &cx.at("published"), &county.board, &all, cx.today);
    Ok(Reply::File { media: "application/atom+xml; charset=utf-8", name: None, bytes: feed.into_bytes() })
}

fn feed(base: &str, path: &str, board: &str, all: &[Published], today: Date) -> String {
    let updated = all.first().map_or(today, |item| item.day);
    let home = format!("{base}{path}");
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" {
            title { (clean(board)) }
            id { (home) }
            link rel="alternate" type="text/html" href=(home) {}
            link rel="self" type="application/atom+xml" href=(format!("{home}.atom")) {}
            updated { (noon(updated)) }
            author { name { (clean(board)) } }
            @for item in all.iter().take(MOST) {
                @let href = format!("{base}{}", item.href);
                entry {
                    title { (clean(&item.title)) }
                    id { (href) }
                    link rel="alternate" type="text/html" href=(href) {}
                    updated { (noon(item.day)) }
                    category term=(clean(&item.kind)) {}
                    summary { (clean(&item.summary)) }
                }
            }
        }
    }
    .into_string()
}

/// A day as an instant, which a feed wants.
fn noon(day: Date) -> String {
    format!("{day}T12:00:00Z")
}

/// Words without the control characters that XML cannot hold.
fn clean(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn item(title: &str) -> Published {
        Published {
            day: date(2022, 2, 7),
            kind: "Report".into(),
            title: title.into(),
            href: "/loamshire/papers/one".into(),
            summary: "For the meeting of \u{1} the board".into(),
        }
    }

    #[test]
    fn a_feed_holds_each_item_with_whole_addresses_and_nothing_that_xml_forbids() {
        let text = feed(
            "https://moot.example",
            "/loamshire/published",
            "Loamshire & Board",
            &[item("A <b>bold</b> & \"quoted\" report")],
            date(2022, 3, 1),
        );
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns="), "{text}");
        assert!(text.contains("<id>https://moot.example/loamshire/papers/one</id>"), "{text}");
        assert!(text.contains("<updated>2022-02-07T12:00:00Z</updated>"), "{text}");
        assert!(text.contains("A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; report"), "{text}");
        assert!(!text.contains('\u{1}'), "{text}");
        // Every element that is opened is closed: a feed reader takes nothing less.
        for name in ["feed", "title", "id", "link", "updated", "author", "entry", "category", "summary"] {
            let opened =
                text.matches(&format!("<{name}>")).count() + text.matches(&format!("<{name} ")).count();
            assert_eq!(opened, text.matches(&format!("</{name}>")).count(), "{name} in {text}");
        }
    }

    #[test]
    fn an_empty_feed_is_a_feed() {
        let text = feed("", "/loamshire/published", "Board", &[], date(2022, 3, 1));
        assert!(
            text.contains("<updated>2022-03-01T12:00:00Z</updated>") && !text.contains("<entry>"),
            "{text}"
        );
    }
}
