//! Two judges, one answer: the condition in SQL and the policies, on the books of bodies.

use crate::support::{DAY, cedar, county, entry, load, record, with};
use duties::DutyBook;
use jiff::civil::date;
use testkit::agree::{actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "represents"];

#[test]
fn books() {
    county().both(|bench| {
        let mut books = Vec::new();
        for (county, force) in [("loamshire", "constabulary"), ("worcestershire", "wmp")] {
            load(bench, county);
            let officer = with("officer", county);
            for book in
                [county.to_string(), format!("{county}/organisation/{force}"), format!("{county}/group/scb")]
            {
                record(&bench.kernel, &officer, &book, &entry("document", date(2022, 1, 10)))
                    .expect("it is recorded");
                books.push(book);
            }
        }
        let on: Vec<String> =
            books.into_iter().chain(["hillshire".into(), "loamshire/organisation/fire".into()]).collect();
        let all = actors(ROLES, &on, 2_000, DAY);
        agree::<DutyBook>(&bench.kernel, &cedar(), "SELECT t.body AS id FROM duty_evidence t", &all)
            .at_least(10_000);
    });
}
