//! What is withdrawn stays at its address as deleted; every change has its day; and filters are kept on the way through the pages.

use crate::oparl::client::Client;
use crate::oparl::content::{DAY, at, county, decision, fetch, fill, json, noon, open, paper, put};
use jiff::ToSpan;
use jiff::civil::date;
use kernel::contracts::record::{Entry, Kind};
use serde_json::Value;

fn ids(all: &[Value]) -> Vec<&str> {
    all.iter().filter_map(|object| object["id"].as_str()).collect()
}

#[test]
fn what_is_withdrawn_is_deleted_and_comes_back_as_it_was() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, 3);
        let anybody = site.anybody();
        let client = Client::new(Box::new(|url| fetch(&anybody, url)));
        let (name, of) = ("DEC-2021-09-02-scb", "shiremoot/decisions/DEC-2021-09-02-scb.json");
        let before = json(&anybody, of);
        let item = json(&anybody, "agenda-items/2021-09-02-scb-i1.json");
        bench.clock.forward(3600);
        put(bench, Kind::Decision, name, None);
        let gone = json(&anybody, of);
        assert_eq!(gone["deleted"], true);
        assert_eq!(
            (&gone["id"], &gone["type"], &gone["created"]),
            (&before["id"], &before["type"], &before["created"])
        );
        assert_eq!(gone["modified"], "2022-02-07T13:00:00Z", "the time at which it was withdrawn");
        assert_eq!(gone.as_object().map(serde_json::Map::len), Some(5), "nothing else is said: {gone}");
        // What spoke of it has changed then, too.
        let now = json(&anybody, "agenda-items/2021-09-02-scb-i1.json");
        assert!(now.get("resolutionText").is_none() && now["modified"] == gone["modified"], "{now} {item}");
        assert_eq!(json(&anybody, "meetings/2021-09-02-scb.json")["modified"], gone["modified"]);
        // In lists it stands only for whoever asks what has changed since.
        let list = at("shiremoot/decisions.json");
        assert!(!ids(&client.list(&list, "Decision")).contains(&at(of).as_str()));
        for (filter, there) in [
            ("modified_since=2022-02-07T12:30:00Z", true),
            ("modified_since=2022-02-07T13:00:01Z", false),
            ("modified_until=2030-01-01T00:00:00Z", false),
            ("created_since=2000-01-01T00:00:00Z", false),
        ] {
            let page: Value =
                serde_json::from_str(&fetch(&anybody, &format!("{list}?{filter}")).1).expect("JSON");
            let found = ids(page["data"].as_array().expect("data")).contains(&at(of).as_str());
            assert_eq!(found, there, "{filter}");
        }
        let slice = json(&anybody, "shiremoot/decisions/modified/2022-02.json");
        assert_eq!(ids(slice["data"].as_array().expect("data")), [at(of).as_str()]);
        // It is read again later, by somebody else, and nothing has moved.
        bench.clock.forward(86_400);
        put(bench, Kind::Ask, "ASK-2021-09-03-scb", None);
        assert_eq!(json(&anybody, of), gone);
        put(
            bench,
            Kind::Decision,
            name,
            Some(decision(name, "2021-09-02-scb", date(2021, 9, 2), "Under way")),
        );
        let back = json(&anybody, of);
        assert!(back.get("deleted").is_none() && back["created"] == before["created"], "{back}");
        assert_eq!(back["modified"], "2022-02-08T13:00:00Z", "it is news that it is there again");
    });
}

#[test]
fn files_and_what_else_hangs_on_a_paper_go_with_it() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 2);
        let anybody = site.anybody();
        let name = "paper-2021-09-01-scb";
        let of = [
            "papers/report-paper-2021-09-01-scb.json",
            "files/report-paper-2021-09-01-scb-pdf.json",
            "consultations/2021-09-01-scb-i1-report-paper-2021-09-01-scb.json",
        ];
        assert!(of.iter().all(|path| json(&anybody, path).get("deleted").is_none()));
        put(bench, Kind::Paper, name, None);
        assert!(of.iter().all(|path| json(&anybody, path)["deleted"] == true));
        assert!(json(&anybody, "agenda-items/2021-09-01-scb-i1.json").get("consultation").is_none());
    });
}

#[test]
fn a_change_that_does_not_say_when_is_dated_by_whoever_notices() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 1);
        let anybody = site.anybody();
        let of = "shiremoot/decisions/DEC-2021-09-01-scb.json";
        assert_eq!(json(&anybody, of)["modified"], "2021-09-01T12:00:00Z");
        bench.clock.forward(60);
        put(
            bench,
            Kind::Decision,
            "DEC-2021-09-01-scb",
            Some(decision("DEC-2021-09-01-scb", "2021-09-01-scb", date(2021, 9, 1), "Carried out")),
        );
        let now = json(&anybody, of);
        assert_eq!(
            (&now["state"], &now["modified"]),
            (&"Carried out".into(), &"2022-02-07T12:01:00Z".into())
        );
        assert_eq!(now["created"], "2021-09-01T12:00:00Z");
    });
}

#[test]
fn filters_narrow_hold_to_the_end_and_are_kept_in_every_link() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, 30);
        let anybody = site.anybody();
        let list = at("papers.json");
        let client = Client::new(Box::new(|url| fetch(&anybody, url)));
        let all = client.list(&list, "Paper");
        let since = |day: i8| noon(date(2021, 9, day)).to_string();
        type Within<'a> = &'a dyn Fn(&str) -> bool;
        let cases: [(String, Within<'_>); 4] = [
            (format!("created_since={}", since(5)), &|at| at >= "2021-09-05T12"),
            (format!("created_until={}", since(5)), &|at| at <= "2021-09-05T12:00:00Z"),
            (format!("modified_since={}&modified_until={}", since(3), since(9)), &|at| {
                ("2021-09-03T12".."2021-09-09T13").contains(&at)
            }),
            // An offset whose plus sign was escaped, as the specification shows it.
            ("created_since=2021-09-05T13%3A00%3A00%2B01%3A00".into(), &|at| at >= "2021-09-05T12"),
        ];
        for (filter, wanted) in cases {
            let first = json_at(&anybody, &format!("{list}?{filter}&limit=7"));
            let start = first["links"]["first"].as_str().expect("an address").to_string();
            let found = client.list(&start, "Paper");
            let expected: Vec<&Value> =
                all.iter().filter(|o| wanted(o["created"].as_str().expect("text"))).collect();
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{filter}");
            assert!(found.len() > 7 && found.len() < 60, "{filter}: {}", found.len());
            let second = json_at(&anybody, first["links"]["next"].as_str().expect("a second page"));
            for link in second["links"].as_object().expect("links").values() {
                let link = link.as_str().expect("an address");
                assert!(
                    link.contains("limit=7") && link.contains("_since=") | link.contains("_until="),
                    "{link}"
                );
            }
        }
        let bare = json_at(&anybody, &format!("{}?omit_internal=true", at("meetings.json")));
        let whole = json_at(&anybody, &at("meetings.json"));
        assert!(whole["data"][0].get("agendaItem").is_some() && bare["data"][0].get("agendaItem").is_none());
        assert!(bare["data"][0]["organization"].is_array(), "what is only an address stays");
        assert!(bare["links"]["self"].as_str().is_some_and(|link| link.ends_with("?omit_internal=true")));
        let body = json_at(&anybody, &format!("{}?omit_internal=true", at("bodies.json")));
        assert!(body["data"][0]["legislativeTerm"].is_array(), "what is required stays");
    });
}

fn json_at(visitor: &testkit::site::Visitor<'_>, url: &str) -> Value {
    let (status, text) = fetch(visitor, url);
    assert_eq!(status, 200, "{url}: {text}");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn whoever_follows_the_changes_misses_none() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 5);
        let anybody = site.anybody();
        let client = Client::new(Box::new(|url| fetch(&anybody, url)));
        let list = at("papers.json");
        let mut mine: std::collections::BTreeMap<String, Value> = client
            .list(&list, "Paper")
            .into_iter()
            .map(|o| (o["id"].as_str().expect("text").into(), o))
            .collect();
        let mut last = "2022-02-07T12:00:00Z".to_string();
        for round in 0..6_i32 {
            bench.clock.forward(3600);
            let name = format!("paper-2021-09-0{}-scb", round % 5 + 1);
            match round % 3 {
                0 => put(bench, Kind::Paper, &name, None),
                1 => {
                    let (mut head, mut entry) = paper(&name, date(2021, 9, 1));
                    head.version = format!("again {round}");
                    if let Entry::Paper(report) = &mut entry {
                        report.document.title = format!("Changed in round {round}");
                    }
                    put(bench, Kind::Paper, &name, Some((head, entry)));
                }
                _ => put(
                    bench,
                    Kind::Paper,
                    &format!("new-{round}"),
                    Some(paper(&format!("new-{round}"), DAY)),
                ),
            }
            let url = format!("{list}?modified_since={last}");
            let page = json_at(&anybody, &url);
            for object in page["data"].as_array().expect("data") {
                let id = object["id"].as_str().expect("text").to_string();
                if object["deleted"] == true {
                    mine.remove(&id)
                } else {
                    mine.insert(id, object.clone())
                };
            }
            last = (noon(DAY) + (i64::from(round) + 1).hours()).to_string();
            let now: Vec<Value> = client.list(&list, "Paper");
            assert!(mine.values().eq(now.iter()), "something was missed in round {round}");
        }
    });
}
