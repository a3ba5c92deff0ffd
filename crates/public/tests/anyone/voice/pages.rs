//! What stands at the foot of every page.

use crate::oparl::content::{county, open};

#[test]
fn every_page_of_a_county_leads_to_them() {
    county().sqlite(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        for path in ["/loamshire", "/loamshire/published", "/loamshire/groups/scb"] {
            let page = anybody.get(path).ok();
            let links: Vec<String> =
                page.document().all("a").filter_map(|a| a.attribute("href").map(str::to_string)).collect();
            for below in ["corrections", "subscribe", "accessibility", "glossary"] {
                assert!(links.contains(&format!("/loamshire/{below}")), "{path} does not lead to {below}");
            }
            let ask = links
                .iter()
                .find(|href| href.starts_with("/loamshire/corrections/new"))
                .expect("a way to ask");
            assert!(ask.contains("?about=%2Floamshire"), "{ask}");
            anybody.get(ask).ok().says(&format!("It is about the page {path}"));
        }
        anybody.get("/").ok().does_not_say("/corrections/new");
    });
}

#[test]
fn the_statement_says_what_is_not_accessible_and_what_has_not_been_checked() {
    county().sqlite(|bench| {
        let page = open(bench).anybody().get("/loamshire/accessibility").ok();
        for words in [
            "partially compliant",
            "WCAG) 2.2, level AA",
            "What is not accessible",
            "Equality and Human Rights Commission",
            "has not been checked against the law",
            "Prepared on",
        ] {
            let page = page.clone();
            page.says(words);
        }
    });
}

#[test]
fn words_are_explained_and_lead_to_one_another() {
    county().sqlite(|bench| {
        let page = open(bench).anybody().get("/loamshire/glossary").ok();
        let document = page.document();
        let ids: Vec<String> =
            document.elements().filter_map(|e| e.attribute("id").map(str::to_string)).collect();
        let terms = document.all("dt").count();
        assert!(terms >= 40, "{terms}");
        let main = document.all("main").next().expect("a main part");
        for link in document.inside(main).filter(|e| e.name == "a") {
            let href = link.attribute("href").expect("an address");
            if let Some(to) = href.strip_prefix('#') {
                assert!(ids.iter().any(|id| id == to), "{href} leads nowhere");
            }
        }
    });
}
