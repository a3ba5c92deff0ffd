//! What cannot be answered is said so, in the standard's own words.

use crate::oparl::content::{at, county, fetch, fill, open};
use serde_json::Value;

#[test]
fn wrong_questions_are_told_what_is_wrong() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 1);
        let anybody = site.anybody();
        for (below, status, says) in [
            ("papers.json?limit=0", 400, "limit must be a whole number from 1 to 100"),
            ("papers.json?limit=101", 400, "limit"),
            ("papers.json?limit=many", 400, "limit"),
            ("papers.json?created_since=2014-01-01", 400, "created_since must be a date and time"),
            ("papers.json?modified_until=yesterday", 400, "modified_until"),
            ("papers.json?omit_internal=perhaps", 400, "omit_internal must be true or false"),
            ("papers/page/2.json", 404, "nothing at this address"),
            ("papers/page/1.json", 404, "nothing at this address"),
            ("papers/page/0.json", 404, "nothing at this address"),
            ("papers/page/02.json", 404, "nothing at this address"),
            ("papers/modified/2031-01.json", 404, "nothing at this address"),
            ("papers/modified/nonsense.json", 404, "nothing at this address"),
            ("papers/nobody-knows.json", 404, "nothing at this address"),
            ("papers", 404, "nothing at this address"),
            ("system/x.json", 404, "nothing at this address"),
            ("nothing.json", 404, "nothing at this address"),
        ] {
            let (is, text) = fetch(&anybody, &at(below));
            assert_eq!(is, status, "{below}: {text}");
            let error: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(error["type"], "https://schema.oparl.org/1.1/Error", "{below}");
            assert!(error["message"].as_str().is_some_and(|words| words.contains(says)), "{below}: {error}");
            assert!(error["debug"].is_string());
        }
        // What is not known is let be: other systems count pages so.
        let (status, _) = fetch(&anybody, &at("papers.json?page=1&utm=x"));
        assert_eq!(status, 200);
        anybody.get("/nowhere/record/oparl/system.json").is(404);
    });
}
