//! What a cell says for itself: whose evidence counts, what is near, what was last, and what to look for.

use super::support::{county, duty, head, law, on, states, theirs};
use duties::State::{CannotBeKnown, Met, NotApplicable, Overdue};
use duties::{Law, View};
use jiff::civil::date;
use kernel::clock::Calendar;
use kernel::rulebook::Rulebook;

/// A duty of the county council, shown by the terms or the members of a group that rests on a law.
fn of_a_group() -> String {
    head("board")
        + "[bound]\neach = \"county-council\"\n[clock]\nstanding = {}\n[[evidence]]\nkind = \"appointment\"\nof = \"group\"\n\
           group = \"committee\"\nsays = \"Its members\"\nmissing = \"No members are recorded\"\n"
}

#[test]
fn what_a_body_has_at_another_table_shows_nothing_of_this_group() {
    let facts = county().group("hwb", "committee", Some("shire"), date(2013, 4, 1), None);
    let mut seat = theirs("appointment", "s", "council", date(2021, 4, 1), &[]);
    seat.group = "scb".into();
    let told =
        |seat: &_| on(&law(&of_a_group()), &facts, std::slice::from_ref(seat), date(2022, 2, 1)).remove(0);
    assert_eq!(told(&seat).state, Overdue);
    seat.group = "hwb".into();
    assert_eq!(told(&seat).state, Met);
    // What names no group is the body’s own record of it.
    seat.group.clear();
    assert_eq!(told(&seat).state, Met);
}

#[test]
fn what_is_near_shares_a_mark_with_what_is_asked() {
    let text = head("grant")
        + "[bound]\neach = \"fire\"\n[clock]\nstanding = {}\n[[evidence]]\nkind = \"return\"\nmarks = [\"grant\", \"assured\"]\n\
           says = \"The return\"\nmissing = \"No return is recorded\"\n";
    let said = |marks: &[&str]| {
        let one = theirs("return", "r", "fire", date(2021, 6, 1), marks);
        on(&law(&text), &county(), &[one], date(2022, 2, 1)).remove(0).missing.join(" ")
    };
    assert_eq!(said(&["description:3"]), "No return is recorded.");
    assert_eq!(said(&["grant"]), "No return is recorded. “return r” lacks assured.");
    // One mark that is asked, and is not on it, is no nearer.
    let text = text.replace("[\"grant\", \"assured\"]", "[\"grant\"]");
    let one = theirs("return", "r", "fire", date(2021, 6, 1), &["description:3"]);
    assert_eq!(on(&law(&text), &county(), &[one], date(2022, 2, 1))[0].missing, ["No return is recorded."]);
}

#[test]
fn what_is_done_with_is_said_to_have_been_and_not_to_be_unrecorded() {
    let law = law(&duty("answer", "fire", "rule = { within = { days = 28, of = \"committee-report\" } }"));
    let facts = county().event("e", "committee-report", "fire", date(2021, 11, 18));
    let answer = theirs("document", "a", "fire", date(2021, 12, 9), &[]);
    let told = |day| on(&law, &facts, std::slice::from_ref(&answer), day).remove(0);
    // 18 November 2021 and 28 days: 16 December. Twelve months later it is still listed, the day after it is past.
    assert_eq!(told(date(2022, 12, 16)).state, Met);
    let later = told(date(2022, 12, 17));
    assert_eq!(
        (later.state, later.reason.as_str()),
        (
            NotApplicable,
            "Nothing is open on which it arises: the last was “Committee report, 18 November 2021”, done on 9 December 2021."
        )
    );
}

#[test]
fn what_had_to_come_before_is_listed_for_twelve_months_and_no_longer() {
    let clock = "rule = { before = { clear-days = 5, basis = \"working\", event = \"meeting\" } }";
    let law = law(&duty("notice", "committee", clock));
    let facts = county().group("hwb", "committee", Some("shire"), date(2013, 4, 1), None).event(
        "m",
        "meeting",
        "hwb",
        date(2022, 2, 15),
    );
    let state = |day| on(&law, &facts, &[], day).remove(0).state;
    assert_eq!(state(date(2023, 2, 15)), Overdue);
    assert_eq!(state(date(2023, 2, 16)), NotApplicable);
}

#[test]
fn what_stands_every_day_is_asked_of_the_version_of_the_day_alone() {
    let first = duty("strategy", "county-strategy-group", "standing = {}")
        .replace("confidence", "in-force-to = 2022-03-31\nconfidence");
    let second =
        duty("strategy", "county-strategy-group", "standing = {}").replace("2007-08-01", "2022-04-01");
    let law = Law::read(&Rulebook::of([
        ("duties/one.2007.toml", first.as_str()),
        ("duties/one.2022.toml", second.as_str()),
    ]))
    .unwrap();
    assert_eq!(states(&on(&law, &county(), &[], date(2022, 3, 31))), [("scb", "", Overdue)]);
    assert_eq!(states(&on(&law, &county(), &[], date(2023, 2, 1))), [("scb", "", Overdue)]);
    let elsewhere = county().event("k", "evidence-elsewhere", "", date(2021, 4, 1));
    assert_eq!(states(&on(&law, &elsewhere, &[], date(2023, 2, 1))), [("scb", "", CannotBeKnown)]);
}

#[test]
fn where_evidence_is_kept_elsewhere_it_says_what_to_look_for() {
    let elsewhere = county().event("k", "evidence-elsewhere", "", date(2021, 4, 1));
    let told = |clock: &str, day| on(&law(&duty("one", "fire", clock)), &elsewhere, &[], day).remove(0);
    let standing = told("standing = {}", date(2022, 2, 1));
    assert_eq!(
        (standing.reason.as_str(), standing.missing.as_slice()),
        (
            "Its evidence is not kept here, so it cannot be known whether it stands. Look for: It.",
            ["It.".to_string()].as_slice()
        )
    );
    let yearly = told("during-each-year = { from = \"1 April\" }", date(2023, 4, 1));
    assert_eq!(
        yearly.reason,
        "Its evidence is not kept here, so it cannot be known whether it was done. Look for: It."
    );
    // The year that is over, and the one that is open.
    let yearly = duty("one", "fire", "during-each-year = { from = \"1 April\" }");
    let open = on(&law(&yearly), &elsewhere, &[], date(2022, 2, 1)).remove(1);
    assert_eq!(
        open.reason,
        "It is due by 31 March 2022, in 58 days. Its evidence is not kept here, so it may have been done. Look for: It."
    );
    let again = told("at-least-every = { months = 12 }", date(2022, 2, 1));
    assert_eq!((again.state, again.due), (CannotBeKnown, None));
    let sure = told("on-demand = { event = \"plan-revised\" }", date(2022, 2, 1));
    assert_eq!(
        (sure.state, sure.reason.as_str()),
        (
            CannotBeKnown,
            "It arises with revision of the partnership plan, whose day is not kept here. Look for: It."
        )
    );
    let may_be = told("on-demand = { event = \"application\" }", date(2022, 2, 1));
    assert_eq!(
        (may_be.state, may_be.reason.as_str()),
        (
            NotApplicable,
            "Nothing is recorded here on which it arises: the application for a case review. What there was is kept elsewhere."
        )
    );
}

#[test]
fn the_local_default_is_shown_where_the_law_gives_no_day() {
    let text = duty("copy", "fire", "on-demand = { event = \"plan-revised\" }")
        + "[parameters]\nsoon-days = { value = 28, unit = \"days\", why = \"Custom\", unverified = true }\n";
    let facts = county().event("p", "plan-revised", "fire", date(2022, 3, 24));
    let said = |day| on(&law(&text), &facts, &[], day).remove(0).reason;
    // 24 March and 28 days: 7 are left of March, so 21 April.
    assert_eq!(said(date(2022, 4, 21)), "It is due as soon as may be; locally, by 21 April 2022.");
    assert_eq!(
        said(date(2022, 4, 22)),
        "It is due as soon as may be. The local limit was 21 April 2022; the law gives no number of days."
    );
}

#[test]
fn what_comes_again_says_when_it_was_last_done_and_how_soon_it_is_due() {
    let law = law(&duty("scrutiny", "fire", "at-least-every = { months = 12 }"));
    let held = theirs("document", "s", "fire", date(2021, 1, 12), &[]);
    let said = |day| on(&law, &county(), std::slice::from_ref(&held), day).remove(0).reason;
    assert_eq!(
        said(date(2021, 10, 11)),
        "Last done on 12 January 2021; to be done again by 12 January 2022."
    );
    assert_eq!(
        said(date(2022, 1, 7)),
        "Last done on 12 January 2021; to be done again by 12 January 2022, in 5 days."
    );
    assert_eq!(
        said(date(2022, 2, 1)),
        "Last done on 12 January 2021. It was due by 12 January 2022, 20 days ago."
    );
}

#[test]
fn what_starts_a_clock_is_not_what_must_be_done() {
    let text = head("review")
        + "[bound]\neach = \"fire\"\n[clock]\nat-least-every = { months = 36 }\n[[evidence]]\nany = [\n\
           { kind = \"document\", starts = true },\n{ kind = \"review\" },\n]\nsays = \"The review\"\nmissing = \"No review is recorded\"\n";
    let law = law(&text);
    let published = theirs("document", "p", "fire", date(2021, 12, 14), &[]);
    let later = theirs("document", "p2", "fire", date(2024, 6, 1), &[]);
    let review = theirs("review", "r", "fire", date(2024, 11, 26), &[]);
    let told = |evidence: &[_], day| {
        let one =
            duties::obligations(&law, &county(), evidence, View::on(day), &Calendar::computed()).remove(0);
        (one.state, one.due)
    };
    // 14 December 2021 and three years: 14 December 2024, whatever is published again in between.
    let both = [published.clone(), later.clone()];
    assert_eq!(told(&both, date(2022, 2, 1)), (duties::State::NotYet, Some(date(2024, 12, 14))));
    assert_eq!(told(&both, date(2024, 9, 14)), (duties::State::Due, Some(date(2024, 12, 14))));
    assert_eq!(told(&both, date(2024, 12, 15)), (Overdue, Some(date(2024, 12, 14))));
    // The review of 26 November 2024 and three years.
    assert_eq!(told(&[published, later, review], date(2024, 12, 15)), (Met, Some(date(2027, 11, 26))));
}
