//! Pages as readers have them: well formed, every link leads somewhere, and nothing is told that is withheld.

use crate::record::county;
use std::collections::BTreeSet;
use testkit::site::{Document, lint};

#[test]
fn every_page_is_sound_and_every_link_leads_somewhere() {
    county("links", |county| {
        county.publish();
        let files = county.files();
        let paths: BTreeSet<&str> = files.keys().map(String::as_str).collect();
        let mut links = 0;
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert_eq!(lint(&text), Vec::<String>::new(), "{path}");
            let page = Document::read(&text);
            for element in page.elements() {
                let Some(to) = element.attribute("href").or(element.attribute("src")) else { continue };
                if to.starts_with('#') || to.starts_with("data:") {
                    continue;
                }
                assert!(!to.contains("//") && !to.starts_with('/'), "{path} leads out of the tree: {to}");
                let mut at: Vec<&str> = path.split('/').collect();
                at.pop();
                for step in to.split('#').next().unwrap().split('/') {
                    if step == ".." {
                        at.pop();
                    } else {
                        at.push(step);
                    }
                }
                assert!(paths.contains(at.join("/").as_str()), "{path} leads to {to}, which is not there");
                links += 1;
            }
        }
        assert!(links > 200, "{links}");
    });
}

#[test]
fn pages_say_what_a_reader_came_for() {
    county("says", |county| {
        county.publish();
        let files = county.files();
        let text = |path: &str| {
            let document = Document::read(std::str::from_utf8(&files[path]).unwrap());
            document.text()
        };
        for (path, says) in [
            (
                "decisions/DEC-0001.html",
                "Did it happen? Not begun How do we know? Nothing has been said yet.",
            ),
            ("decisions/DEC-0001.html", "Send the report to the minister"),
            ("asks/ASK-0001.html", "No answer yet due 15 March 2022"),
            ("meetings/2022-02-15-hwb.html", "712. An item that is withheld"),
            ("meetings/2022-02-15-hwb.html", "The board thanked everybody."),
            ("withheld.html", "1 thing is withheld."),
            ("releases.html", "Manifest 1"),
            ("actions/ACT-0001.html", "Due 1 April 2022, first due 1 March 2022"),
            ("papers/report.html", "What was done, at length."),
        ] {
            assert!(text(path).contains(says), "{path} does not say {says:?}: {}", text(path));
        }
        let csv = String::from_utf8(files["data/items.csv"].clone()).unwrap();
        assert!(csv.contains("2022-02-15-hwb,i2,712,,,LGA 1972 Sch 12A para 3\r\n"), "{csv}");
        let feed = String::from_utf8(files["published.atom"].clone()).unwrap();
        assert!(feed.contains("http://127.0.0.1:8080/says-"), "{feed}");
    });
}
