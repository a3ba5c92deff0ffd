//! Every address of the site at which something can be read, with whatever the county has to put into it.

use super::act::column;
use super::plant::COMMON;
use crate::wire;
use kernel::Kernel;
use site::Method;
use std::collections::{BTreeMap, BTreeSet};

/// What can stand in a part of an address, by the part's name. Parts that belong together are found together.
struct Fillings {
    alone: BTreeMap<&'static str, Vec<String>>,
    of_meeting: BTreeMap<&'static str, Vec<(String, String)>>,
}

/// A part of an address that a test knows nothing to put into, because whoever has it was given a secret of their own.
const SECRET: &[&str] = &["token", "note", "code", "act", "process"];

impl Fillings {
    fn of(kernel: &Kernel) -> Self {
        let all = |sql: &str| column(kernel, sql);
        let pairs = |sql: &str| {
            let split = |it: String| it.split_once('|').map(|(a, b)| (a.to_string(), b.to_string()));
            column(kernel, sql).into_iter().filter_map(split).collect::<Vec<_>>()
        };
        let numbered = |table: &str, word: &str| {
            let sql = format!(
                "SELECT CAST(number AS TEXT) AS it FROM {table} WHERE county = 'loamshire' ORDER BY number"
            );
            column(kernel, &sql).into_iter().map(|n| format!("{word}-{n:0>4}")).collect::<Vec<_>>()
        };
        let slugs = |table: &str| {
            all(&format!("SELECT slug AS it FROM {table} WHERE county = 'loamshire' ORDER BY slug"))
        };
        let some = |words: &[&str]| words.iter().map(|word| (*word).to_string()).collect::<Vec<_>>();
        let mut alone = BTreeMap::from([
            ("county", some(&["loamshire"])),
            ("meeting", slugs("sitting")),
            ("series", slugs("meeting_series")),
            ("item", slugs("meeting_forward")),
            ("decision", numbered("meeting_decision", "DEC")),
            ("ask", numbered("meeting_ask", "ASK")),
            ("matter", some(&["oxlipfield", "plain"])),
            ("ref", some(&["ACT-0001"])),
            ("group", some(&["scb", "hwb", "dapb", "case-panel", "csp-east", "csp-west"])),
            ("person", some(&["hollis-verrington"])),
            ("organisation", some(&["constabulary"])),
            ("area", some(&["castle-orrin"])),
            ("theme", some(&["domestic-abuse"])),
            ("horizon", some(&["protect-duty"])),
            ("protocol", some(&["sharing"])),
            ("document", some(&["domestic-abuse-strategy", "death-review-procedure-3"])),
            ("seat", some(&["scb-castle-orrin"])),
            ("agreement", slugs("plan_agreement")),
            ("year", some(&["2021-22", "2022-23", "2023-24"])),
            ("kind", some(&["groups"])),
            ("thing", some(&["scb"])),
            ("paper", some(&["2022-03-22-hwb"])),
            (
                "file",
                some(&[
                    "pdf",
                    "assessment-csp-east-2021-22.pdf",
                    "assessment-csp-east-2021-22.docx",
                    "assessment-csp-west-2022-23.pdf",
                ]),
            ),
            ("section", some(&["background", "c"])),
            ("number", some(&["1"])),
            ("period", some(&["2021-10-to-2021-12"])),
            ("version", some(&["1", "2"])),
            ("earlier", some(&["1"])),
            ("priority", some(&["violence"])),
            ("mail", all("SELECT id AS it FROM letter ORDER BY id")),
            ("procedure", some(&["PROC-0001"])),
            ("duty", some(&["si1830-r12-4-public-meeting", "si1830-r9-agreement", "si1830-r4-3-liaison"])),
            ("body", some(&["csp-east", "scb", "constabulary"])),
            ("evidence", all("SELECT id AS it FROM duty_evidence ORDER BY id")),
            ("event", all("SELECT id AS it FROM duty_event ORDER BY id")),
            ("correction", some(&["1"])),
            ("dataset", some(&["police-uk-street", "serious-violence-return"])),
            ("load", all("SELECT id AS it FROM insight_load ORDER BY id")),
            ("part", all("SELECT id AS it FROM insight_part ORDER BY id")),
            ("month", some(&["2021-11"])),
            ("figure", numbered("insight_figure", "FIG")),
            ("indicator", some(&["recorded-crime-rate", "violence-share"])),
            ("*person", some(&["loamshire/person/hollis-verrington"])),
            ("*path", some(&["system", "index.html", "meetings/index.html", "decisions/index.html"])),
        ]);
        // The newest actions are those that a meeting agreed.
        if let Some(last) = numbered("plan_action", "ACT").pop() {
            alone.entry("ref").or_default().push(last);
        }
        let items = pairs(
            "SELECT s.slug || '|' || i.slug AS it FROM sitting_item i JOIN sitting s ON s.id = i.sitting ORDER BY 1",
        );
        let of_meeting = BTreeMap::from([
            ("part", items.clone()),
            ("item", items),
            (
                "paper",
                pairs(
                    "SELECT s.slug || '|' || d.id AS it FROM meeting_document d JOIN sitting s ON s.id = d.sitting ORDER BY 1",
                ),
            ),
        ]);
        Self { alone, of_meeting }
    }

    /// The addresses of a route.
    fn addresses(&self, path: &str) -> Vec<String> {
        let names: Vec<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        if names.iter().any(|name| SECRET.contains(name)) {
            return Vec::new();
        }
        let mut out = vec![path.to_string()];
        let mut left: Vec<&str> = names.clone();
        let part =
            self.of_meeting.iter().find(|(name, _)| names.contains(&"meeting") && names.contains(name));
        if let Some((part, pairs)) = part {
            let put = |(meeting, value): &(String, String)| {
                path.replace("{meeting}", meeting).replace(&format!("{{{part}}}"), value)
            };
            out = pairs.iter().map(put).collect();
            left.retain(|name| *name != "meeting" && name != part);
        }
        for name in left {
            let values = self.alone.get(name).unwrap_or_else(|| {
                panic!("{path} has a part {name:?}: say here what can stand in it, so that it is searched for leaks")
            });
            let put = |address: &String| {
                values.iter().map(|value| address.replace(&format!("{{{name}}}"), value)).collect::<Vec<_>>()
            };
            out = out.iter().flat_map(put).collect();
        }
        out
    }
}

/// Lists that are narrowed, searches, feeds: what an address can be asked beside its path.
const QUERIES: &[(&str, &[&str])] = &[
    ("/loamshire/meetings", &["show=past", "group=scb", "group=hwb"]),
    ("/loamshire/meetings/calendar", &["month=2022-03", "year=2022"]),
    ("/loamshire/forward-plan", &["by=meeting", "by=meeting&group=scb", "group=scb"]),
    ("/loamshire/actions", &["q=lantern", "group=scb", "show=all"]),
    ("/loamshire/duties", &["as-at=2022-04-01", "against=2026-11-22", "state=met", "q=meeting"]),
    ("/loamshire/duties/gaps", &["as-at=2022-04-01", "state=met", "body=scb"]),
    ("/loamshire/published", &["page=1", "page=2"]),
];

/// Every address to read, each once.
pub fn all(kernel: &Kernel) -> Vec<String> {
    let fillings = Fillings::of(kernel);
    let mut out = BTreeSet::new();
    for route in wire::slices().into_iter().flat_map(|slice| slice.routes) {
        if route.method == Method::Get && !route.path.starts_with("/demo") {
            out.extend(fillings.addresses(route.path));
        }
    }
    for (path, queries) in QUERIES {
        assert!(out.contains(*path), "{path} is no address any more");
        out.extend(queries.iter().map(|query| format!("{path}?{query}")));
    }
    for word in [COMMON, "led", "meeting", "decision"] {
        out.insert(format!("/loamshire/search?q={word}"));
    }
    out.into_iter().collect()
}
