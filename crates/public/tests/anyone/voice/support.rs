//! The officer, the outbox, and everything that the database holds.

use testkit::db::Bench;
use testkit::site::{Site, Visitor};
use testkit::tables;

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The lead of a sub-group.
pub const LEAD: &str = "loamshire/person/lettice-harbourne";

/// So many messages lie in the outbox.
pub fn messages(bench: &Bench) -> usize {
    tables::dump(&bench.kernel).rows("letter")
}

/// The text of the last message, as whoever passes messages on reads it.
pub fn last(site: &Site<'_>) -> String {
    let row =
        site.bench().raw().query("SELECT id FROM letter ORDER BY id DESC LIMIT 1", &[]).expect("the outbox");
    let id: String = row.first().expect("a message").get("id").expect("its identifier");
    site.person(OFFICER).post(&format!("/loamshire/outbox/{id}"), &[]).ok().text()
}

/// The path of a link in a message that begins so.
pub fn link(text: &str, below: &str) -> String {
    let start = format!("http://127.0.0.1:8080/loamshire/{below}");
    let found = text.split_whitespace().find(|word| word.starts_with(&start));
    let found = found.unwrap_or_else(|| panic!("no link to {below} in {text}"));
    found.trim_start_matches("http://127.0.0.1:8080").to_string()
}

/// Nothing in the database holds these words as they are.
pub fn sealed(bench: &Bench, words: &[&str]) {
    let all = format!("{:?}", tables::dump(&bench.kernel)).to_lowercase();
    for word in words {
        // The recipient of a message stands in the outbox until it has gone its way.
        let found = all.matches(&word.to_lowercase()).count();
        assert_eq!(found, 0, "{word} lies open in the database");
    }
}

/// Sends the same form so many times and gives the statuses.
pub fn again(visitor: &Visitor<'_>, path: &str, fields: &[(&str, &str)], times: usize) -> Vec<u16> {
    (0..times).map(|_| visitor.post(path, fields).status).collect()
}
