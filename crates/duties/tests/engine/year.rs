//! Duties of a year: the days before, on and after the limit.

use super::support::{county, evidence, head, law, on, states};
use duties::State::{Due, Met, NotYet, Overdue};
use jiff::civil::date;

#[test]
fn the_agreement_is_due_before_the_year_ends() {
    let text = head("agreement")
        + "[bound]\neach = \"county-strategy-group\"\nonly-when = \"two-tier\"\n[clock]\nbefore-each-year-ends = { from = \"1 April\" }\n\
           [[evidence]]\nkind = \"agreement\"\nmarks = [\"agreed\"]\nsays = \"The agreement\"\nmissing = \"No agreement for {year} has been agreed\"\n";
    let (law, facts) = (law(&text), county());
    let last = evidence("agreement", "a20", "scb", date(2021, 3, 1), &["agreed"]);
    let this = evidence("agreement", "a21", "scb", date(2022, 3, 31), &["agreed"]);
    for (day, wanted) in [
        // More than three months before 31 March 2022.
        (date(2021, 12, 30), vec![("scb", "2021-22", NotYet)]),
        // Three months before 31 March 2022 is 31 December 2021.
        (date(2021, 12, 31), vec![("scb", "2021-22", Due)]),
        (date(2022, 3, 30), vec![("scb", "2021-22", Due)]),
        // The last day: without the agreement it is still in time.
        (date(2022, 3, 31), vec![("scb", "2021-22", Due)]),
        // The day after: overdue, and the next year has begun.
        (date(2022, 4, 1), vec![("scb", "2021-22", Overdue), ("scb", "2022-23", NotYet)]),
    ] {
        assert_eq!(states(&on(&law, &facts, std::slice::from_ref(&last), day)), wanted, "{day}");
    }
    let met = on(&law, &facts, &[last.clone(), this.clone()], date(2022, 3, 31));
    assert_eq!(states(&met), [("scb", "2021-22", Met)]);
    assert_eq!(
        met[0].because.as_ref(),
        "Due by 31 March 2022: before the end of the year 2021-22, which began on 1 April 2021 (SI 2007/1830, regulation 9)."
    );
    let after = on(&law, &facts, &[last, this], date(2022, 4, 1));
    assert_eq!(states(&after), [("scb", "2022-23", NotYet)]);
    assert_eq!(after[0].missing, ["No agreement for 2022-23 has been agreed."]);
    assert_eq!(after[0].key(), "agreement/scb/2022-23");
}

#[test]
fn the_public_meeting_needs_a_senior_person_of_each_authority() {
    let text = head("public-meeting")
        + "[bound]\neach = \"csp\"\n[clock]\nduring-each-year = { from = \"1 April\" }\n\
           [[evidence]]\nkind = \"public-meeting\"\nmarks = [\"public\"]\neach = \"responsible-authority\"\neach-mark = \"senior\"\nsays = \"The meeting\"\nmissing = \"No meeting in {year} had a senior person of each authority\"\n";
    let (law, facts) = (law(&text), county());
    let all = [
        "public",
        "senior:council",
        "senior:north-council",
        "senior:south-council",
        "senior:police",
        "senior:fire",
    ];
    let held = evidence("public-meeting", "m1", "csp-both", date(2021, 9, 14), &all);
    let told = on(&law, &facts, std::slice::from_ref(&held), date(2022, 2, 1));
    let live: Vec<_> = told
        .iter()
        .filter(|one| one.label.as_ref() == "2021-22")
        .map(|one| (&*one.body, one.state))
        .collect();
    assert_eq!(live, [("csp-both", Met), ("csp-vale", Due)]);
    // A junior person of the police: the meeting is not what the regulation asks for.
    let mut junior = held;
    junior.marks.remove("senior:police");
    let told = on(&law, &facts, &[junior], date(2022, 2, 1));
    let one = told.iter().find(|one| &*one.body == "csp-both" && &*one.label == "2021-22").unwrap();
    assert_eq!(one.state, Due);
    assert_eq!(
        one.missing,
        [
            "No meeting in 2021-22 had a senior person of each authority. “public-meeting m1” lacks a senior person of Police."
        ]
    );
}
