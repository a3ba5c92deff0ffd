//! What is not issued for the public does not exist for it: not in lists, counts, addresses, files or errors.

use crate::journey::{PAPER, begin, clear, complete, issue};
use crate::support::{ADMIN, CHAIR, LEAD, OFFICER, county, open, say};

const BELOW: &[&str] = &[
    "",
    "/cover",
    "/sections/background",
    "/sections/background/history",
    "/implications",
    "/check",
    "/clear",
    "/issue",
    "/take-back",
    "/files/2022-02-15-hwb.pdf",
    "/files/2022-02-15-hwb.json",
];

#[test]
fn a_draft_and_a_wrong_address_are_the_same_page() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        for visitor in [site.anybody(), site.person(ADMIN)] {
            for below in BELOW {
                let draft = visitor.get(&format!("{PAPER}{below}")).is(404);
                let wrong = visitor.get(&format!("/loamshire/papers/2022-02-16-hwb{below}")).is(404);
                assert_eq!(draft.text(), wrong.text(), "{below}");
            }
            for below in [
                "/cover",
                "/sections/background",
                "/sections/background/preview",
                "/implications",
                "/clear",
                "/issue",
            ] {
                visitor.post(&format!("{PAPER}{below}"), &[("markdown", "x")]).is(404);
            }
            visitor
                .get("/loamshire/papers")
                .ok()
                .does_not_say("2022-02-15-hwb")
                .does_not_say("Being written");
        }
    });
}

#[test]
fn a_report_for_members_is_issued_to_members_alone() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        say(bench, "The group met twice.");
        begin(&site);
        complete(&site);
        officer.fill(&format!("{PAPER}/cover"), &[("public", "no")]).goes_to(PAPER);
        clear(&site.person(CHAIR));
        issue(&officer);
        site.person(LEAD).get(PAPER).ok().says("for members");
        let anybody = site.anybody();
        anybody.get("/loamshire/papers").ok().does_not_say("2022-02-15-hwb");
        for below in BELOW {
            anybody.get(&format!("{PAPER}{below}")).is(404);
        }
        let published = bench.kernel.read(|unit| site.app.published(unit, "loamshire")).expect("the list");
        assert_eq!(published, Vec::new());
    });
}

#[test]
fn what_is_issued_for_the_public_is_published() {
    county().sqlite(|bench| {
        let site = open(bench);
        say(bench, "The group met twice.");
        begin(&site);
        complete(&site);
        let published = || bench.kernel.read(|unit| site.app.published(unit, "loamshire")).expect("the list");
        assert_eq!(published(), Vec::new());
        clear(&site.person(CHAIR));
        assert_eq!(published(), Vec::new());
        issue(&site.person(OFFICER));
        let found = published();
        assert_eq!((found.len(), found[0].href.as_str()), (1, PAPER));
    });
}
