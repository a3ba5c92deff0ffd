//! The calendar of a year’s fixed clocks comes out of the engine: Loamshire, 1 April 2022 to 31 March 2023, row by row.

use crate::county::facts;
use crate::table::{Bench, there};
use duties::{Obligation, View, obligations};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

const BEGINS: Date = date(2022, 4, 1);
const ENDS: Date = date(2023, 3, 31);
const PARTNERSHIPS: [&str; 3] = ["csp-east", "csp-vale", "csp-west"];

/// What had happened on which something hangs: meetings, a report, a strategy to come, and what was last done and when.
const HAPPENED: &str = "\
    meeting scrutiny 2021-11-18 +held +crime-and-disorder; \
    report ambermoor 2021-06-24 +asb-figures +public; \
    document lcc 2021-12-14 +subject:domestic-abuse-strategy +published; \
    !committee-report constabulary 2022-11-17; \
    !meeting hwb 2022-09-22; \
    !meeting scrutiny 2022-11-17; \
    !executive-meeting lcc 2023-03-30; \
    !private-meeting lcc 2023-03-30; \
    !strategy-to-publish lcc 2022-12-06";

fn year() -> Vec<Obligation> {
    let bench = Bench::new();
    let mut facts = facts("loamshire", ENDS);
    let evidence = there(HAPPENED, &mut facts);
    obligations(&bench.law, &facts, &evidence, View::span(BEGINS, ENDS, ENDS), bench.clocks.calendar())
}

/// The due dates of a duty for a body, in order.
fn dues(all: &[Obligation], duty: &str, body: &str) -> Vec<Date> {
    let mine = all.iter().filter(|one| &*one.duty == duty && &*one.body == body);
    mine.filter_map(|one| one.due).collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn by_31_march_the_agreement_the_plans_for_next_year_and_the_assessments() {
    let all = year();
    // Regulation 9: before the year ends, for that year. The span also holds what is open for 2023-24 on its last day: nothing.
    assert_eq!(dues(&all, "si1830-r9-agreement", "scb"), [ENDS]);
    for csp in PARTNERSHIPS {
        assert_eq!(dues(&all, "si1830-r5-assessment", csp), [ENDS], "{csp}");
        // Regulation 10: the plan of 2022-23 was due on 31 March 2022, that of 2023-24 is due on 31 March 2023.
        assert_eq!(dues(&all, "si1830-r10-plan", csp), [date(2022, 3, 31), ENDS], "{csp}");
    }
}

#[test]
fn at_each_quarter_end_the_figures_of_the_quarter_before() {
    let all = year();
    // January to March 2022 by 30 June, and so on; each due date is the last day of the quarter that follows.
    let quarters = [date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31), ENDS];
    for body in ["constabulary", "fire", "lcc", "ambermoor", "thistlevale"] {
        assert_eq!(dues(&all, "cda-s17a-depersonalised-sharing", body), quarters, "{body}");
    }
    let ends: BTreeSet<(i8, i8)> = quarters.iter().map(|due| (due.month(), due.day())).collect();
    assert_eq!(ends, BTreeSet::from([(3, 31), (6, 30), (9, 30), (12, 31)]));
}

#[test]
fn in_each_year_a_public_meeting_a_scrutiny_session_and_the_figures_of_case_reviews() {
    let all = year();
    for csp in PARTNERSHIPS {
        assert_eq!(dues(&all, "si1830-r12-4-public-meeting", csp), [ENDS], "{csp}");
    }
    // Twelve months after the session of 18 November 2021, and after the figures of 24 June 2021.
    assert_eq!(dues(&all, "pja2006-s19-crime-disorder-committee", "lcc"), [date(2022, 11, 18)]);
    assert_eq!(dues(&all, "asbcpa-s104-figures", "ambermoor"), [date(2022, 6, 24)]);
    // Every council has a committee of its own.
    let councils = all.iter().filter(|one| &*one.duty == "pja2006-s19-crime-disorder-committee");
    assert_eq!(councils.map(|one| one.body.to_string()).collect::<BTreeSet<_>>().len(), 7);
}

#[test]
fn after_31_march_the_reports_that_have_no_day_in_law() {
    let all = year();
    for (duty, body) in [("daa-s59-annual-report", "lcc"), ("cja2003-s326-mappa-report", "constabulary")] {
        let mine =
            all.iter().filter(|one| &*one.duty == duty && &*one.body == body && one.part() == "2021-22");
        let mine: Vec<&Obligation> = mine.collect();
        assert_eq!(mine.len(), 1, "{duty}");
        assert_eq!(mine[0].due, None, "{duty}: the law gives no day");
    }
}

#[test]
fn every_three_years_the_review_of_the_domestic_abuse_strategy() {
    // Published on 14 December 2021: 14 December 2024.
    assert_eq!(dues(&year(), "daa-s57-review", "lcc"), [date(2024, 12, 14)]);
}

#[test]
fn twenty_eight_days_after_a_committee_reports() {
    // 17 November and 28 days: 13 are left of November, and 15 of December.
    assert_eq!(dues(&year(), "si942-r7-response", "constabulary"), [date(2022, 12, 15)]);
}

#[test]
fn five_clear_days_before_a_meeting_of_the_board_of_scrutiny_and_of_cabinet() {
    let all = year();
    // Thursday 22 September: 21, 20, 16, 15 and 14 lie between, since the 19th was the day of the State Funeral: so the 13th.
    assert_eq!(dues(&all, "lga1972-va-access", "hwb"), [date(2022, 9, 13)]);
    // Thursday 17 November: 16, 15, 14, 11 and 10 lie between, so the 9th. The session of 2021 was on 18 November: 10 November 2021.
    assert_eq!(dues(&all, "lga1972-va-access", "scrutiny"), [date(2021, 11, 10), date(2022, 11, 9)]);
    // Thursday 30 March: 29, 28, 27, 24 and 23 lie between, so the 22nd.
    assert_eq!(dues(&all, "uksi-2012-2089-executive", "lcc"), [date(2023, 3, 22)]);
    assert_eq!(dues(&all, "uksi-2012-2089-private-again", "lcc"), [date(2023, 3, 22)]);
}

#[test]
fn twenty_eight_clear_days_before_a_private_meeting_of_cabinet() {
    // 2 to 29 March are 28 days, so 1 March.
    assert_eq!(dues(&year(), "uksi-2012-2089-private", "lcc"), [date(2023, 3, 1)]);
}

#[test]
fn ten_weeks_before_a_strategy_its_draft() {
    // 6 December less 70 days: 6 back to 30 November, 30 to 31 October, 31 to 30 September, and 3 more: 27 September.
    assert_eq!(dues(&year(), "daa-s57-draft", "lcc"), [date(2022, 9, 27)]);
}

#[test]
fn thirty_days_for_a_revised_document_are_not_law_yet() {
    assert!(year().iter().all(|one| !one.duty.starts_with("tpopa")), "the Act is of 2025");
}
