//! The whole system, link by link, over the network and as files.

use crate::oparl::client::Client;
use crate::oparl::content::{BASE, SYSTEM, at, county, fetch, fill, json, open};
use public::oparl::{self, Sort};
use sha2::Digest;
use std::collections::BTreeMap;

/// So many days of business that meetings fill more than one page.
const DAYS: u32 = 104;

#[test]
fn a_client_that_knows_only_the_specification_reads_everything() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, DAYS);
        let anybody = site.anybody();
        let client = Client::new(Box::new(|url| fetch(&anybody, url)));
        client.walk(SYSTEM);
        let (seen, lists) = (client.seen.borrow(), client.lists.borrow());
        let many = |sort: Sort| lists.get(&at(&format!("{}.json", sort.folder()))).map_or(0, Vec::len);
        for (sort, n) in [
            (Sort::Meeting, 104),
            (Sort::AgendaItem, 312),
            (Sort::Paper, 208),
            (Sort::Consultation, 208),
            (Sort::Location, 1),
            (Sort::Body, 1),
            (Sort::Term, 1),
        ] {
            assert_eq!(many(sort), n, "{sort:?}");
        }
        assert!(
            many(Sort::Organization) > 20
                && many(Sort::Person) > 20
                && many(Sort::Person) == many(Sort::Membership)
        );
        // What stands in a list is what stands at its own address; and every list of a body was read to its end.
        for (list, all) in lists.iter() {
            for object in all {
                assert_eq!(seen.get(object["id"].as_str().expect("text")), Some(object), "in {list}");
            }
        }
        let file = &seen[&at("files/report-paper-2021-09-01-scb-pdf.json")];
        let sha512 = kernel::time::hex(&sha2::Sha512::digest(b"paper-2021-09-01-scb.pdf"));
        assert_eq!(file["sha512Checksum"], sha512.as_str());
        let meeting = &seen[&at("meetings/2021-09-01-scb.json")];
        assert_eq!(meeting["start"], "2021-09-01T14:00:00+01:00");
        assert_eq!(meeting["agendaItem"][0]["result"], "Decided");
        assert_eq!(meeting["agendaItem"][0]["resolutionText"], "That the patrol be funded for a year.");
        assert_eq!(meeting["agendaItem"][1]["public"], false);
        assert_eq!(meeting["participant"].as_array().map(Vec::len), Some(1), "{meeting}");
        let seat = seen
            .values()
            .find(|o| o["type"].as_str().is_some_and(|t| t.ends_with("/Membership")))
            .expect("a seat");
        assert!(
            seat["onBehalfOf"].as_str().expect("an organisation").contains("/organizations/member-"),
            "{seat}"
        );
    });
}

#[test]
fn what_the_standard_has_no_word_for_is_explained_where_its_type_leads() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 2);
        let anybody = site.anybody();
        let explained = json(&anybody, "shiremoot.json");
        for kind in explained["types"].as_array().expect("kinds") {
            let list = kind["list"].as_str().expect("a list");
            let client = Client::new(Box::new(|url| fetch(&anybody, url)));
            let all = client.list(list, kind["name"].as_str().expect("a name"));
            assert!(!all.is_empty(), "{list}");
            let said: Vec<&str> =
                kind["properties"].as_object().expect("fields").keys().flat_map(|k| k.split(", ")).collect();
            for object in &all {
                assert_eq!(object["type"], kind["type"]);
                let own = ["id", "type", "created", "modified", "web"];
                for name in
                    object.as_object().expect("an object").keys().filter(|name| !own.contains(&name.as_str()))
                {
                    assert!(said.contains(&name.as_str()), "{}: {name} is not explained", kind["name"]);
                }
            }
        }
        let decision = json(&anybody, "shiremoot/decisions/DEC-2021-09-01-scb.json");
        assert_eq!(
            (&decision["state"], &decision["evidence"]),
            (&"Under way".into(), &"The contract was signed.".into())
        );
    });
}

#[test]
fn as_files_it_is_the_same_byte_for_byte_and_does_not_depend_on_the_day() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, 101);
        let anybody = site.anybody();
        let objects = oparl::current(&site.app, "loamshire").expect("the objects");
        let files: BTreeMap<String, Vec<u8>> = oparl::files(&objects).into_iter().collect();
        for (path, bytes) in &files {
            let answer = anybody.get(&format!("/loamshire/record/oparl/{path}")).ok();
            assert_eq!(String::from_utf8_lossy(&answer.bytes), String::from_utf8_lossy(bytes), "{path}");
        }
        assert!(
            files.contains_key("meetings/page/2.json") && files.contains_key("papers/modified/2021-09.json")
        );
        // Everything is read from the files alone, too.
        let client = Client::new(Box::new(|url| {
            let path = url.strip_prefix(&at("")).unwrap_or_else(|| panic!("{url}"));
            files
                .get(path)
                .map_or((404, String::new()), |bytes| (200, String::from_utf8_lossy(bytes).into_owned()))
        }));
        client.walk(SYSTEM);
        assert!(client.seen.borrow().len() > 1000);
        bench.clock.set(jiff::civil::date(2022, 9, 1));
        let later: BTreeMap<String, Vec<u8>> =
            oparl::files(&oparl::current(&site.app, "loamshire").expect("the objects")).into_iter().collect();
        assert_eq!(files, later);
    });
}

#[test]
fn slices_by_month_hold_everything_once() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 40);
        let anybody = site.anybody();
        let client = Client::new(Box::new(|url| fetch(&anybody, url)));
        let slices = json(&anybody, "slices.json");
        let mut by_list: BTreeMap<String, usize> = BTreeMap::new();
        for slice in slices["slices"].as_array().expect("slices") {
            let all = client.list(slice["slice"].as_str().expect("an address"), "");
            assert_eq!(slice["totalElements"], all.len());
            let month = slice["month"].as_str().expect("a month");
            assert!(
                all.iter().all(|o| o["modified"].as_str().is_some_and(|at| at.starts_with(month))),
                "{slice}"
            );
            *by_list.entry(slice["list"].as_str().expect("a list").into()).or_default() += all.len();
        }
        for (list, many) in by_list {
            assert_eq!(client.list(&list, "").len(), many, "{list}");
        }
    });
}

#[test]
fn a_county_is_found_from_the_root_of_the_install() {
    county().sqlite(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        let (status, text) = fetch(&anybody, &format!("{BASE}/oparl"));
        assert!(status == 200 && text.contains(SYSTEM), "{text}");
        anybody.get("/loamshire/oparl").goes_to("/loamshire/record/oparl/system.json");
        let (status, again) = fetch(&anybody, &format!("{BASE}/loamshire/oparl/system.json"));
        assert_eq!((status, again), fetch(&anybody, SYSTEM));
        let answer = anybody.get("/loamshire/record/oparl/system.json").ok();
        assert!(answer.header("etag").starts_with('"'));
    });
}
