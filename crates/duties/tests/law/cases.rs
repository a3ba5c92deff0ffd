//! Every row of every table says what the engine says.

use crate::table::{Bench, Table, said};

/// Every table there is.
pub(crate) fn all() -> impl Iterator<Item = &'static Table> {
    [
        crate::framework::TABLES,
        crate::strategy_every_day::TABLES,
        crate::strategy_years::TABLES,
        crate::scrutiny::TABLES,
        crate::health_and_terrorism::TABLES,
        crate::homes_and_violence::TABLES,
        crate::papers_and_data::TABLES,
        crate::case_reviews::TABLES,
    ]
    .into_iter()
    .flatten()
}

#[test]
fn the_engine_says_what_every_row_expects() {
    let bench = Bench::new();
    let mut wrong = Vec::new();
    for table in all() {
        for (day, with, expected) in table.rows {
            let (found, _, why) = said(&bench, table, day, with);
            if found != *expected {
                wrong.push(format!(
                    "{} of {} ({}) on {day} with “{with}”: expected {expected}, found {found}: {why}",
                    table.duty, table.body, table.part
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}
