//! What is owed in Loamshire follows what is recorded, and only for those who may know of it.

use crate::support::{DAY, county, entry, happened, load, record, with};
use duties::{State, View, told};
use jiff::civil::date;
use kernel::{Fault, Kernel};

const POLICE: &str = "loamshire/organisation/constabulary";

fn state(kernel: &Kernel, actor: &kernel::Actor, duty: &str, body: &str) -> Option<State> {
    let all = kernel.read(|unit| told(unit, actor, "loamshire", View::on(DAY), None)).expect("it is told");
    all.owed.iter().filter(|one| &*one.duty == duty && &*one.body == body).map(|one| one.state).min()
}

#[test]
fn an_answer_recorded_by_hand_meets_what_the_report_asked_for() {
    county().both(|bench| {
        load(bench, "loamshire");
        let (officer, kernel) = (with("officer", "loamshire"), &bench.kernel);
        let of = |actor: &_| state(kernel, actor, "si942-r7-response", "constabulary");
        assert_eq!(of(&officer), Some(State::NotApplicable));
        happened(kernel, &officer, "loamshire", "committee-report", date(2021, 12, 1))
            .expect("it is recorded");
        // 1 December 2021 and 28 days is 29 December.
        assert_eq!(of(&officer), Some(State::Overdue));
        let mut answer = entry("response", date(2021, 12, 20));
        answer.marks.insert("recommendation".into());
        record(kernel, &officer, POLICE, &answer).expect("it is recorded");
        assert_eq!(of(&officer), Some(State::Met));
        // Whoever may not know of it is told of nothing.
        let stranger = with("officer", "hillshire");
        assert_eq!(of(&stranger), Some(State::NotApplicable));
    });
}

#[test]
fn there_is_no_county_of_that_name() {
    county().both(|bench| {
        let nowhere =
            bench.kernel.read(|unit| told(unit, &with("officer", "nowhere"), "nowhere", View::on(DAY), None));
        assert_eq!(nowhere.map(|told| told.owed.len()), Err(Fault::Absent));
    });
}
