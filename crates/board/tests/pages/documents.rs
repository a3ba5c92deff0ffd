//! Documents under control: added, approved, replaced, reviewed, and seen only by those who may.

use crate::support::{CHAIR, OFFICER, county, open};
use jiff::civil::date;

const NEW: &str = "/loamshire/register/documents/new";

#[test]
fn a_document_is_a_draft_until_it_is_approved_and_superseded_when_another_is() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let page = officer.get("/loamshire/documents").ok();
        let _ = page.says("6 documents").says("Past review").says("Draft").says("In force");
        let old = "/loamshire/documents/death-review-procedure";
        officer.get(old).ok().says("Past review").does_not_say("Replaced by");
        let new = "/loamshire/register/documents/death-review-procedure-3/change";
        let approved = [("approved-day", "14"), ("approved-month", "3"), ("approved-year", "2022")];
        bench.clock.set(date(2022, 3, 14));
        let officer = site.person(OFFICER);
        officer.fill(new, &approved).is(422).says("Enter who approved it");
        let mut whole = approved.to_vec();
        whole.extend([("approver", "Loamshire Safer Communities Board"), ("version", "3.0")]);
        officer.fill(new, &whole).is(303);
        officer
            .get(old)
            .ok()
            .says("Superseded")
            .says("Procedure for domestic homicide reviews, as refreshed");
        officer.get("/loamshire/documents/death-review-procedure-3").ok().says("Versions").says("a draft");
        // The old one is past its review and nobody misses it any more.
        officer.get("/loamshire/board/gaps").ok().does_not_say("Procedure for domestic homicide reviews<");
    });
}

#[test]
fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let typed = [
            ("name", ""),
            ("sort", ""),
            ("subject", "geese"),
            ("address", "javascript:alert(1)"),
            ("text", "Ducks & geese"),
        ];
        let page = officer.post(NEW, &typed).is(422);
        let _ = page.says("Choose the kind of document").says("Ducks & geese");
        let wrong = [
            ("name", "Policy"),
            ("sort", "policy"),
            ("address", "javascript:alert(1)"),
            ("approved", "2022-02-01"),
            ("approver", "Board"),
            ("review", "2022-01-31"),
            ("published-on", "2022-01-31"),
            ("published", "no"),
            ("from", "2022-02-01"),
        ];
        let page = officer.post(NEW, &wrong).is(422);
        let page = page.says("begins with https://").says("The review cannot come before");
        let _ = page.says("It cannot be published before it was approved");
        site.person(CHAIR).post(NEW, &wrong).is(403);
    });
}

#[test]
fn what_is_not_published_is_not_there_for_the_public() {
    county().both(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        anybody.get("/loamshire/documents").ok().says("4 documents").does_not_say("Memorandum");
        let hidden = anybody.get("/loamshire/documents/dangerous-offenders-memorandum").is(404);
        assert_eq!(hidden.text(), anybody.get("/loamshire/documents/nowhere").is(404).text());
        site.person(CHAIR).get("/loamshire/documents/dangerous-offenders-memorandum").ok();
    });
}
