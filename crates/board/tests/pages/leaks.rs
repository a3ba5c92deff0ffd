//! What is not published does not exist for the public: not in lists, counts, addresses or errors.

use crate::support::{OFFICER, county, open};
use testkit::site::{Site, Visitor};

/// Every page that the public can reach from the board, by following links.
fn reached(visitor: &Visitor<'_>) -> Vec<(String, String)> {
    let mut waiting = vec!["/loamshire/board".to_string()];
    let mut seen: Vec<(String, String)> = Vec::new();
    while let Some(path) = waiting.pop() {
        if seen.iter().any(|(known, _)| *known == path) {
            continue;
        }
        let page = visitor.get(&path);
        assert_eq!(page.status, 200, "{path} is linked and cannot be read");
        for link in page.document().all("a").filter_map(|a| a.attribute("href")) {
            if link.starts_with("/loamshire/") && !link.contains('#') {
                waiting.push(link.to_string());
            }
        }
        seen.push((path, page.body()));
    }
    seen
}

fn names(site: &Site<'_>) -> Vec<String> {
    let found = site.app.kernel.read(|unit| {
        let register = board::current(unit, "loamshire")?;
        let mut out = Vec::new();
        for fact in &register.facts {
            match &fact.noun {
                board::Noun::Person(it) => out.extend([it.name.clone(), it.email.clone(), fact.slug.clone()]),
                board::Noun::Group(it) if !it.published => out.extend([it.name.clone(), fact.slug.clone()]),
                _ => {}
            }
        }
        Ok(out.into_iter().filter(|name| !name.is_empty()).collect())
    });
    found.expect("the table")
}

#[test]
fn the_public_reaches_nobody_and_nothing_that_is_not_published() {
    county().sqlite(|bench| {
        let site = open(bench);
        let secret = names(&site);
        assert!(secret.iter().any(|name| name == "case-panel") && secret.len() > 50, "{secret:?}");
        let pages = reached(&site.anybody());
        assert!(pages.len() > 60, "only {} pages were reached", pages.len());
        for (path, body) in &pages {
            for name in &secret {
                assert!(!body.contains(name.as_str()), "{path} says {name}");
            }
        }
        // One group fewer in the counts, too.
        let count = |visitor: &Visitor<'_>| {
            let text = visitor.get("/loamshire/groups").ok().text();
            let number = text.split(" groups").next().and_then(|t| t.rsplit(' ').next().map(String::from));
            number.and_then(|n| n.parse::<usize>().ok()).expect("a count")
        };
        assert_eq!(count(&site.anybody()) + 1, count(&site.person(OFFICER)));
    });
}

#[test]
fn what_may_not_be_seen_and_what_is_not_there_are_one_page() {
    county().both(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        for (hidden, absent) in [
            ("groups/case-panel", "groups/nowhere"),
            ("people/bryony-askwell", "people/nobody"),
            ("register/groups/case-panel", "register/groups/nowhere"),
            ("register/people/bryony-askwell/change", "register/people/nobody/change"),
            ("register/groups/case-panel/end", "register/groups/nowhere/end"),
        ] {
            let hidden = anybody.get(&format!("/loamshire/{hidden}")).is(404);
            let absent = anybody.get(&format!("/loamshire/{absent}")).is(404);
            assert_eq!(hidden.text(), absent.text());
        }
    });
}

#[test]
fn what_is_taken_back_is_gone_from_earlier_beliefs_too() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        bench.clock.set(jiff::civil::date(2022, 3, 1));
        let path = "/loamshire/groups/reoffending?known=2022-02-15";
        site.anybody().get(path).ok();
        let begins = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            Ok(register.versions("loamshire/group/reoffending")[0].span.from.to_string())
        });
        let begins = begins.expect("the table");
        let mut parts = begins.split('-');
        let (year, month, day) =
            (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let fields = [("published", "no"), ("from-day", day), ("from-month", month), ("from-year", year)];
        officer.fill("/loamshire/register/groups/reoffending/change", &fields).is(303);
        site.anybody().get("/loamshire/groups/reoffending").is(404);
        site.anybody().get(path).is(404);
        site.anybody().get("/loamshire/groups?known=2022-02-15").ok().does_not_say("groups/reoffending");
        // Its seats went with it.
        site.anybody().get("/loamshire/seats?known=2022-02-15").ok().does_not_say("groups/reoffending");
        site.anybody().get("/loamshire/seats").ok().does_not_say("groups/reoffending");
    });
}
