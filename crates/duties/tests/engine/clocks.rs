//! Every kind of clock: the day before, on and after each limit.

use super::support::{county, duty, evidence, head, law, on, states, theirs};
use duties::State::{Due, Met, NotApplicable, NotYet, Overdue};
use duties::{State, View};
use jiff::civil::date;
use kernel::clock::Calendar;

#[test]
fn before_a_year_begins_the_day_before_it_is_the_last() {
    let law = law(&duty("plan", "county-strategy-group", "before-each-year-begins = { from = \"1 April\" }"));
    let facts = county();
    let plan = evidence("document", "p22", "scb", date(2021, 3, 31), &[]);
    let on = |day| on(&law, &facts, std::slice::from_ref(&plan), day);
    // The plan of 31 March 2021 is that of 2021-22, in time on its last day; that of 2022-23 is due by 31 March 2022.
    assert_eq!(states(&on(date(2022, 2, 1))), [("scb", "2021-22", Met), ("scb", "2022-23", Due)]);
    // The day after the limit it is overdue, and the year after that has opened.
    let after = on(date(2022, 4, 1));
    assert_eq!(states(&after), [("scb", "2022-23", Overdue), ("scb", "2023-24", NotYet)]);
    assert_eq!(after[0].reason, "It was due by 31 March 2022, 1 day ago.");
}

#[test]
fn a_quarter_is_due_by_the_end_of_the_next() {
    let clock = "every = { months = 3, from = 2007-07-01, due = \"end-of-next-period\" }";
    let (law, facts) = (law(&duty("return", "fire", clock)), county());
    let sent = theirs("document", "q3", "fire", date(2022, 1, 20), &[]);
    for (day, there, wanted) in [
        // October to December 2021 opens on 1 January 2022, and is due by 31 March 2022.
        (
            date(2022, 1, 1),
            false,
            vec![("fire", "July to September 2021", Overdue), ("fire", "October to December 2021", Due)],
        ),
        (
            date(2022, 3, 31),
            false,
            vec![("fire", "July to September 2021", Overdue), ("fire", "October to December 2021", Due)],
        ),
        (
            date(2022, 4, 1),
            false,
            vec![("fire", "October to December 2021", Overdue), ("fire", "January to March 2022", Due)],
        ),
        // Sent on 20 January 2022: it is the return for October to December 2021 and for no other.
        (
            date(2022, 3, 31),
            true,
            vec![("fire", "July to September 2021", Overdue), ("fire", "October to December 2021", Met)],
        ),
        (date(2022, 4, 1), true, vec![("fire", "January to March 2022", Due)]),
    ] {
        let evidence: Vec<_> = there.then(|| sent.clone()).into_iter().collect();
        assert_eq!(states(&on(&law, &facts, &evidence, day)), wanted, "{day}");
    }
    // A late return says for which quarter it is.
    let late = theirs("document", "q2", "fire", date(2022, 1, 10), &["period:2021-07-01"]);
    let told = on(&law, &facts, &[late], date(2022, 1, 31));
    assert_eq!(states(&told), [("fire", "October to December 2021", Due)]);
}

#[test]
fn as_soon_as_may_be_is_never_overdue() {
    let text = duty("annual", "county-council", "after-each-year = { from = \"1 April\", soon = true }")
        + "[parameters]\nsoon-days = { value = 61, unit = \"days\", why = \"Custom\", unverified = true }\n";
    let (law, facts) = (law(&text), county());
    let told = on(&law, &facts, &[], date(2022, 5, 31));
    assert_eq!(states(&told), [("council", "2021-22", Due)]);
    // 31 March 2022 and 61 days: 30 days of April are 30, 31 of May are 61.
    assert_eq!(told[0].reason, "It is due as soon as may be; locally, by 31 May 2022.");
    let told = on(&law, &facts, &[], date(2023, 3, 31));
    assert_eq!(states(&told), [("council", "2021-22", Due)]);
    assert_eq!(told[0].due, None);
    let sent = theirs("document", "r", "council", date(2022, 6, 10), &[]);
    assert_eq!(states(&on(&law, &facts, &[sent], date(2022, 6, 10))), [("council", "2021-22", Met)]);
}

#[test]
fn twelve_months_after_the_last_time() {
    let (law, facts) =
        (law(&duty("scrutiny", "county-council", "at-least-every = { months = 12 }")), county());
    let held = theirs("document", "s", "council", date(2020, 2, 29), &[]);
    let one = |day| on(&law, &facts, std::slice::from_ref(&held), day).remove(0);
    // Twelve months after 29 February 2020 is 28 February 2021, because 2021 has no such day.
    assert_eq!((one(date(2021, 2, 28)).state, one(date(2021, 2, 28)).due), (Met, Some(date(2021, 2, 28))));
    assert_eq!(one(date(2021, 3, 1)).state, Overdue);
    // Never done: counted from the day on which the body and the record are known, 1 April 2011.
    let never = on(&law, &facts, &[], date(2012, 4, 1)).remove(0);
    assert_eq!((never.state, never.due), (Due, Some(date(2012, 4, 1))));
    assert_eq!(on(&law, &facts, &[], date(2012, 4, 2))[0].state, Overdue);
    // The first by a day that the law names.
    let clock = "at-least-every = { months = 36, first-by = 2022-01-05 }";
    let law = super::support::law(&duty("strategy", "county-council", clock));
    assert_eq!(on(&law, &facts, &[], date(2022, 1, 5))[0].state, Due);
    assert_eq!(on(&law, &facts, &[], date(2022, 1, 6))[0].state, Overdue);
}

#[test]
fn within_days_of_an_event_and_before_one() {
    let text = duty(
        "response",
        "responsible-authority",
        "rule = { within = { days = 28, of = \"committee-report\" } }",
    );
    let law = law(&text);
    let facts = county().event("e1", "committee-report", "", date(2022, 2, 1)).event(
        "e2",
        "committee-report",
        "fire",
        date(2022, 6, 1),
    );
    let of = |day, evidence: &[_]| -> Vec<State> {
        let told = on(&law, &facts, evidence, day);
        told.iter().filter(|one| &*one.body == "fire").map(|one| one.state).collect()
    };
    // Nothing is reported yet.
    assert_eq!(of(date(2022, 1, 31), &[]), [NotApplicable]);
    // 1 February and 28 days is 1 March 2022.
    assert_eq!(of(date(2022, 3, 1), &[]), [Due]);
    assert_eq!(of(date(2022, 3, 2), &[]), [Overdue]);
    // What is unanswered stays, however old; the second report is the fire authority's alone.
    assert_eq!(of(date(2024, 3, 2), &[]), [Overdue, Overdue]);
    assert_eq!(
        on(&law, &facts, &[], date(2022, 6, 2))
            .iter()
            .filter(|one| one.event.as_deref() == Some("e2"))
            .count(),
        1
    );
    let answer = theirs("document", "a", "fire", date(2022, 2, 20), &[]);
    assert_eq!(of(date(2022, 3, 2), std::slice::from_ref(&answer)), [Met]);
    // An answer that names the other report is none to this one.
    let other = theirs("document", "a", "fire", date(2022, 2, 20), &["event:e2"]);
    assert_eq!(of(date(2022, 3, 2), &[other]), [Overdue]);

    let clock = "rule = { before = { clear-days = 5, basis = \"working\", event = \"meeting\" } }";
    let law = super::support::law(&duty("notice", "committee", clock));
    let from = date(2011, 4, 1);
    let facts = county().group("hwb", "committee", Some("shire"), from, None).event(
        "m1",
        "meeting",
        "hwb",
        date(2022, 2, 15),
    );
    // Five clear working days before Tuesday 15 February 2022: 8, 9, 10, 11 and 14; so Monday 7 February.
    let given = |day| vec![evidence("document", "n", "hwb", day, &[])];
    let state = |evidence: &[_]| {
        let told =
            duties::obligations(&law, &facts, evidence, View::on(date(2022, 2, 15)), &Calendar::computed());
        (told[0].state, told[0].due)
    };
    assert_eq!(state(&given(date(2022, 2, 7))), (Met, Some(date(2022, 2, 7))));
    assert_eq!(state(&[]), (Overdue, Some(date(2022, 2, 7))));
}

#[test]
fn on_demand_only_when_it_is_asked_for() {
    let (law, facts) = (law(&duty("report", "csp", "on-demand = { event = \"request\" }")), county());
    let told = on(&law, &facts, &[], date(2022, 2, 1));
    assert!(told.iter().all(|one| one.state == NotApplicable), "{told:#?}");
    let facts = facts.event("r1", "request", "csp-vale", date(2022, 1, 10));
    let told = on(&law, &facts, &[], date(2022, 2, 1));
    assert_eq!(
        states(&told),
        [("csp-both", "", NotApplicable), ("csp-vale", "Request, 10 January 2022", Due)]
    );
}

#[test]
fn a_day_fixed_in_the_law_and_one_in_each_year() {
    let (fixed, facts) = (law(&duty("first", "police", "rule = { by = { date = 2024-01-31 } }")), county());
    assert_eq!(on(&fixed, &facts, &[], date(2023, 10, 30))[0].state, NotYet);
    // Three months before 31 January 2024 is 31 October 2023.
    assert_eq!(on(&fixed, &facts, &[], date(2023, 10, 31))[0].state, Due);
    assert_eq!(on(&fixed, &facts, &[], date(2024, 1, 31))[0].state, Due);
    assert_eq!(on(&fixed, &facts, &[], date(2024, 2, 1))[0].state, Overdue);
    let late = theirs("document", "s", "police", date(2024, 2, 10), &[]);
    let told = on(&fixed, &facts, &[late], date(2024, 3, 1));
    assert_eq!(
        (told[0].state, told[0].reason.as_str()),
        (Met, "Met late, on 10 February 2024: 10 days after it was due.")
    );

    let yearly = law(&duty("figures", "police", "rule = { by = { each-year = \"29 February\" } }"));
    // In a year that is not a leap year it is 28 February.
    let told = on(&yearly, &facts, &[], date(2022, 3, 1));
    assert_eq!(told[0].due, Some(date(2022, 2, 28)));
    assert_eq!(told[0].state, Overdue);
}

#[test]
fn what_is_over_before_the_record_begins_is_not_judged() {
    let law = law(&duty("yearly", "county-strategy-group", "during-each-year = { from = \"1 April\" }"));
    let told = on(&law, &county(), &[], date(2011, 5, 1));
    // The record begins on 1 April 2011: nothing is said of 2010-11.
    assert_eq!(states(&told), [("scb", "2011-12", NotYet)]);
}

#[test]
fn a_power_and_a_practice_are_never_overdue() {
    let practice = head("custom").replace("asks =", "kind = \"practice\"\nasks =")
        + "[bound]\neach = \"police\"\n[clock]\nstanding = {}\n[[evidence]]\nkind = \"document\"\nsays = \"It\"\nmissing = \"Nothing\"\n";
    let told = on(&law(&practice), &county(), &[], date(2022, 2, 1));
    assert_eq!(told[0].state, Due);
    assert!(told[0].reason.contains("no breach of law"), "{}", told[0].reason);
    let power = head("may").replace("asks =", "kind = \"power\"\nasks =")
        + "[bound]\neach = \"police\"\n[clock]\nnone = \"used when wanted\"\n";
    assert_eq!(on(&law(&power), &county(), &[], date(2022, 2, 1))[0].state, NotApplicable);
}
