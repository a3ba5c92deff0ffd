//! The table of routes: every address with what it asks the policy and what it may record.

use crate::wire;
use site::{Guard, Method, Route};
use std::fmt::Write;

fn guard(route: &Route) -> String {
    match route.guard {
        Guard::Open(why) => format!("open: {why}"),
        Guard::SignedIn => "signed in".into(),
        Guard::May(verb, kind) => format!("{verb} {kind}"),
    }
}

fn routes() -> Vec<Route> {
    let mut all: Vec<Route> = wire::slices().into_iter().flat_map(|slice| slice.routes).collect();
    all.sort_by_key(|r| (r.path, r.method));
    all
}

fn table() -> String {
    let mut out = String::from(
        "# Every route, its guard, and the events it may record. UPDATE_GOLDEN=1 cargo test -p shiremoot writes it.\n",
    );
    for route in routes() {
        let method = match route.method {
            Method::Get => "GET ",
            Method::Post => "POST",
        };
        write!(out, "\n{method} {}\n     guard   {}\n", route.path, guard(&route))
            .expect("a string takes it");
        if !route.events.is_empty() {
            writeln!(out, "     records {}", route.events.join(", ")).expect("a string takes it");
        }
    }
    out
}

#[test]
fn the_table_of_routes_is_as_agreed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/routes.txt");
    let now = table();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &now).expect("the table can be written");
    }
    let agreed = std::fs::read_to_string(path).unwrap_or_default();
    let differs = now.lines().zip(agreed.lines()).find(|(now, agreed)| now != agreed);
    assert!(
        now == agreed,
        "the routes changed; the first line that differs: {differs:?}. If it is meant, run with UPDATE_GOLDEN=1"
    );
}

#[test]
fn a_change_says_what_it_records_and_a_page_is_open_only_with_a_reason() {
    for route in routes() {
        if route.looks {
            assert!(route.events.is_empty(), "{} must not change anything", route.path);
        } else {
            assert!(route.method == Method::Post, "GET {} changes something", route.path);
            assert!(!route.events.is_empty(), "POST {} changes something and names no event", route.path);
        }
        if let Guard::Open(why) = route.guard {
            assert!(why.len() > 15, "{} is open: say why in a sentence", route.path);
        }
    }
}

#[test]
fn no_two_routes_answer_at_one_address() {
    let routes = routes();
    for pair in routes.windows(2) {
        assert!(
            (pair[0].path, pair[0].method) != (pair[1].path, pair[1].method),
            "{} is there twice",
            pair[0].path
        );
    }
}
