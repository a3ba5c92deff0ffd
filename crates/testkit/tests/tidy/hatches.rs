//! Every way around a permit or an event, with the reason it gives: a new one shows in the diff of the list.
//!
//! `UPDATE_GOLDEN=1 cargo test -p shiremoot-testkit --test tidy` writes the list anew.

use crate::source::{all, root};
use regex::Regex;
use std::fmt::Write;
use std::fs;

const LIST: &str = "crates/testkit/tests/golden/escape-hatches.txt";

#[test]
fn every_escape_hatch_is_on_the_list() {
    let hatch = Regex::new(
        r#"(fn )?\b(rows_without_a_permit|without_a_permit_because|write_unrecorded_housekeeping|add_unguarded)\(\s*("[^"]*")?"#,
    )
    .expect("a pattern");
    let (mut now, mut count) = (String::new(), 0);
    for source in all().iter().filter(|source| !source.test) {
        for found in hatch.captures_iter(&source.text).filter(|found| found.get(1).is_none()) {
            let why = found.get(3).map_or("", |why| why.as_str());
            writeln!(now, "{} {} {why}", source.path, &found[2]).expect("text");
            count += 1;
        }
    }
    writeln!(now, "{count} in all").expect("text");
    let path = root().join(LIST);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &now).expect("the list can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let new: Vec<&str> = now.lines().filter(|line| !kept.lines().any(|kept| kept == *line)).collect();
    let gone: Vec<&str> = kept.lines().filter(|line| !now.lines().any(|now| now == *line)).collect();
    assert!(now == kept, "{LIST} is not up to date.\nnew: {new:#?}\ngone: {gone:#?}");
}
