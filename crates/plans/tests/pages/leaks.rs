//! What is not published does not exist for the public: not in lists, counts, addresses or errors.

use crate::support::{OFFICER, county, open, open_all};
use testkit::site::{Site, Visitor};

/// Every page of the plan that a visitor can reach by following links.
fn reached(visitor: &Visitor<'_>) -> Vec<(String, String)> {
    let mut waiting = vec!["/loamshire/plan".to_string(), "/loamshire/actions".to_string()];
    let mut seen: Vec<(String, String)> = Vec::new();
    while let Some(path) = waiting.pop() {
        if seen.iter().any(|(known, _)| *known == path) {
            continue;
        }
        let page = visitor.get(&path);
        assert_eq!(page.status, 200, "{path} is linked and cannot be read");
        for link in page.document().all("a").filter_map(|a| a.attribute("href")) {
            if (link.starts_with("/loamshire/plan") || link.starts_with("/loamshire/actions"))
                && !link.contains('#')
            {
                waiting.push(link.replace("&amp;", "&"));
            }
        }
        seen.push((path, page.body()));
    }
    seen
}

fn secrets(site: &Site<'_>) -> Vec<String> {
    let found = site.app.kernel.read(|unit| {
        let register = board::current(unit, "loamshire")?;
        let mut out: Vec<String> = Vec::new();
        for fact in &register.facts {
            match &fact.noun {
                board::Noun::Person(it) => out.extend([it.name.clone(), fact.slug.clone()]),
                board::Noun::Group(it) if !it.published => out.extend([it.name.clone(), fact.slug.clone()]),
                _ => {}
            }
        }
        let mut rows = unit.rows_without_a_permit("a test asks for everything");
        let hidden = rows.all("SELECT title, number FROM plan_action WHERE published = 0", &[])?;
        for row in hidden {
            out.push(row.get("title")?);
            out.push(format!("ACT-{:04}", row.get::<i64>("number")?));
        }
        Ok(out.into_iter().filter(|name| !name.is_empty()).collect())
    });
    found.expect("the tables")
}

#[test]
fn the_public_reaches_no_person_and_nothing_hidden() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        for (title, group) in [("Watch the quiet house", "violence"), ("Sit with the panel", "case-panel")] {
            let published = if group == "case-panel" { "yes" } else { "no" };
            let fields = [
                ("title", title),
                ("owner", "X"),
                ("lead", "constabulary"),
                ("group", group),
                ("published", published),
                ("due-day", "30"),
                ("due-month", "6"),
                ("due-year", "2022"),
            ];
            officer.fill("/loamshire/actions/new", &fields).is(303);
        }
        let secret = secrets(&site);
        assert!(
            secret.iter().any(|s| s == "Watch the quiet house") && secret.iter().any(|s| s == "case-panel")
        );
        let pages = reached(&site.anybody());
        assert!(pages.len() > 40, "only {} pages were reached", pages.len());
        for (path, body) in &pages {
            for name in &secret {
                assert!(!body.contains(name.as_str()), "{path} says {name}");
            }
        }
        assert!(pages.iter().any(|(_, body)| body.contains("Sit with the panel")));
    });
}

#[test]
fn what_may_not_be_seen_and_what_is_not_there_are_one_page() {
    county().both(|bench| {
        let site = open_all(bench, &["worcestershire", "loamshire"]);
        let officer = site.person(OFFICER);
        let fields = [
            ("title", "Watch the quiet house"),
            ("owner", "X"),
            ("lead", "constabulary"),
            ("published", "no"),
            ("due-day", "30"),
            ("due-month", "6"),
            ("due-year", "2022"),
        ];
        let hidden = officer.fill("/loamshire/actions/new", &fields).is(303).to().to_string();
        let anybody = site.anybody();
        for tail in ["", "/report", "/change", "/evidence"] {
            let one = anybody.get(&format!("{hidden}{tail}")).is(404);
            let other = anybody.get(&format!("/loamshire/actions/ACT-9999{tail}")).is(404);
            assert_eq!(one.text(), other.text());
        }
        for tail in ["", "/write", "/reopen"] {
            let one = anybody.get(&format!("/loamshire/updates/dapb/2021-07-to-2021-09{tail}")).is(404);
            let other = anybody.get(&format!("/loamshire/updates/dapb/1999-07-to-1999-09{tail}")).is(404);
            assert_eq!(one.text(), other.text());
        }
        anybody.get("/loamshire/updates").ok().does_not_say("2021-07-to-2021-09");
        // The people of one county are anybody in another.
        officer.get("/worcestershire/updates").ok().says("once the partnership officer has asked");
    });
}
