//! Evidence counts only while it is what the rule asks for.

use super::support::{county, duty, evidence, head, law, on};
use duties::State::{CannotBeKnown, Met, Overdue};
use jiff::civil::date;

#[test]
fn what_lapses_or_is_withdrawn_flips_the_cell_from_that_day_on() {
    let (law, facts) = (law(&duty("protocol", "county-strategy-group", "standing = {}")), county());
    let mut protocol = evidence("document", "p", "scb", date(2021, 5, 1), &[]);
    protocol.until = Some(date(2022, 4, 30));
    let state = |one: &_, day| on(&law, &facts, std::slice::from_ref(one), day)[0].state;
    assert_eq!(state(&protocol, date(2021, 4, 30)), Overdue);
    assert_eq!(state(&protocol, date(2021, 5, 1)), Met);
    assert_eq!(state(&protocol, date(2022, 4, 30)), Met);
    assert_eq!(state(&protocol, date(2022, 5, 1)), Overdue);
    assert_eq!(
        on(&law, &facts, &[protocol.clone()], date(2022, 5, 1))[0].reason,
        "It stood until it lapsed on 1 May 2022."
    );
    protocol.withdrawn = Some(date(2021, 9, 1));
    assert_eq!(state(&protocol, date(2021, 8, 31)), Met);
    assert_eq!(state(&protocol, date(2021, 9, 1)), Overdue);
}

#[test]
fn what_was_done_for_a_year_stays_done_when_it_is_superseded_later() {
    let (law, facts) = (
        law(&duty("agreement", "county-strategy-group", "before-each-year-ends = { from = \"1 April\" }")),
        county(),
    );
    let mut old = evidence("document", "a", "scb", date(2021, 6, 1), &[]);
    let last = duties::View::span(date(2021, 4, 1), date(2022, 3, 31), date(2022, 12, 1));
    let state = |one: &_| {
        let told = duties::obligations(
            &law,
            &facts,
            std::slice::from_ref(one),
            last,
            &kernel::clock::Calendar::computed(),
        );
        told.iter().find(|one| &*one.label == "2021-22").unwrap().state
    };
    // It stood on 31 March 2022, when it was due.
    old.until = Some(date(2022, 6, 30));
    assert_eq!(state(&old), Met);
    // It had lapsed before.
    old.until = Some(date(2022, 3, 30));
    assert_eq!(state(&old), Overdue);
}

#[test]
fn a_signature_that_was_refused_is_said_and_stays_missing() {
    let text = head("protocol")
        + "[bound]\neach = \"county-strategy-group\"\n[clock]\nstanding = {}\n\
           [[evidence]]\nkind = \"protocol\"\neach = \"responsible-authority\"\neach-mark = \"signed\"\nsays = \"Signed\"\nmissing = \"It is not signed by all\"\n";
    let signed = [
        "signed:council",
        "signed:north-council",
        "signed:south-council",
        "signed:vale-council",
        "signed:police",
        "refused:fire",
    ];
    let protocol = evidence("protocol", "p", "scb", date(2021, 5, 1), &signed);
    let told = on(&law(&text), &county(), &[protocol], date(2022, 2, 1));
    assert_eq!(told[0].state, Overdue);
    assert_eq!(
        told[0].missing,
        ["It is not signed by all. “protocol p” lacks the signature of Fire, which refused to sign."]
    );
}

#[test]
fn unverified_law_cannot_be_known_until_somebody_has_checked_it() {
    let text = duty("doubt", "police", "standing = {}")
        .replace("confidence = \"text\"", "confidence = \"unverified\"")
        .replace("section = \"B\"", "section = \"B\"\nto-check = \"Read the guidance of 2016\"");
    let shown = super::support::theirs("document", "d", "police", date(2021, 5, 1), &[]);
    let told = on(&law(&text), &county(), std::slice::from_ref(&shown), date(2022, 2, 1));
    assert_eq!(told[0].state, CannotBeKnown);
    assert_eq!(
        told[0].reason,
        "It rests on law that nobody has checked. Read the guidance of 2016. Recorded is “document d”, 1 May 2021."
    );
    // Of what is guidance or practice it does not say that it is law.
    let of = |from: &str, to: &str| {
        let told = on(&law(&text.replace(from, to)), &county(), &[], date(2022, 2, 1));
        told[0].reason.clone()
    };
    let guidance = of("SI 2007/1830, regulation 9", "Statutory guidance, December 2016");
    assert_eq!(guidance, "It rests on guidance that nobody has checked. Read the guidance of 2016.");
    let practice = of("section = \"B\"", "section = \"B\"\nkind = \"practice\"");
    assert_eq!(practice, "It rests on practice that nobody has checked. Read the guidance of 2016.");
    assert!(told[0].unverified && told[0].evidence.len() == 1);
    let checked = text + "[overlay]\nchecked-by = \"Monitoring officer\"\nchecked-on = 2022-02-01\n";
    assert_eq!(
        on(&law(&checked), &county(), std::slice::from_ref(&shown), date(2022, 1, 31))[0].state,
        CannotBeKnown
    );
    assert_eq!(on(&law(&checked), &county(), &[shown], date(2022, 2, 1))[0].state, Met);
}

#[test]
fn prospective_law_is_known_only_as_far_as_somebody_looked() {
    let text = duty("premises", "council", "standing = {}")
        .replace("confidence = \"text\"", "confidence = \"text\"\nstatus = \"prospective\"");
    let state = |day| on(&law(&text), &county(), &[], day)[0].state;
    // The source was last looked at on 22 November 2026.
    assert_eq!(state(date(2026, 11, 22)), duties::State::NotApplicable);
    assert_eq!(state(date(2026, 11, 23)), CannotBeKnown);
}
