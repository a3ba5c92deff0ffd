//! Two judges, one answer: the condition in SQL and the policies, on datasets of two counties.

use crate::support::{DAY, Folder, cedar, county, street, table, take};
use insight::DataBook;
use testkit::agree::{actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "represents"];

#[test]
fn datasets() {
    county().both(|bench| {
        for county in ["loamshire", "worcestershire"] {
            table(bench, county);
        }
        let folder = Folder::new();
        folder.put("2025-01-loamshire-street.csv", street("2025-01", &[("E91000001", "Burglary", 1)]));
        take(&bench.kernel, "police-uk", folder.path()).expect("it loads");
        for (id, county) in [("a", "loamshire"), ("b", "worcestershire")] {
            for (n, published) in [0, 0, 0, 1].into_iter().enumerate() {
                let sql = format!(
                    "INSERT INTO insight_dataset (id, county, dataset, published) VALUES ('{id}{n}', '{county}', 'return-{n}', {published})"
                );
                bench.raw().execute(&sql, &[]).expect("a row");
            }
        }
        let on: Vec<String> = ["loamshire", "worcestershire", "hillshire"].map(String::from).to_vec();
        let all = actors(ROLES, &on, 2_000, DAY);
        agree::<DataBook>(&bench.kernel, &cedar(), "SELECT t.id AS id FROM insight_dataset t", &all).at_least(10_000);
    });
}
