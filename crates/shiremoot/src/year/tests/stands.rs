//! What somebody planned unasked is not planned twice, and a group's own series comes before custom.

use super::{accept, build, loamshire, officer, open, standing};
use board::County;
use board::sittings::Meeting;
use board::sittings::sitting;
use duties::year::{Chosen, Standing};
use jiff::civil::{Date, Time, date};
use kernel::Kernel;
use kernel::contracts::year::{BUSINESS, MEETING};
use kernel::verbs::{Govern, View};
use meetings::cycle::cadence::Cadence;
use meetings::cycle::series::{self, Run};
use meetings::cycle::{self, Call};

/// Plans a meeting of the board by hand.
fn planned(kernel: &Kernel, group: &str, day: Date) {
    let officer = officer(kernel);
    let call = Call {
        group: group.into(),
        title: String::new(),
        day,
        starts: Time::constant(9, 30, 0, 0),
        ends: Time::constant(11, 0, 0, 0),
        place: "Brook Room".into(),
        online: String::new(),
        in_public: false,
        published: false,
        restricted: false,
        series: None,
    };
    kernel
        .write(|unit| {
            let permit = officer.permit::<Govern, County>(unit, "loamshire")?;
            cycle::plan(unit, &permit, &call)
        })
        .unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn a_meeting_that_stands_in_its_month_takes_the_business_of_it() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        planned(kernel, "scb", date(2022, 6, 21));
        let built = build(kernel);
        let line = built.difference.line("meeting/scb/2022-06").expect("a line");
        assert_eq!((line.standing, line.day()), (Standing::Stands, date(2022, 6, 21)));
        let line = built.difference.line("highlights/scb/2022-06").expect("a line");
        assert_eq!((line.standing, line.proposal.day), (Standing::New, date(2022, 6, 21)));
        let done = accept(kernel, &Chosen::All).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(!done.made.contains(&"meeting/scb/2022-06".to_string()));
        assert!(open(&build(kernel)).is_empty(), "{:#?}", open(&build(kernel)));
        let all = standing(kernel);
        assert_eq!(all[MEETING].iter().filter(|it| it.group == "scb").count(), 4);
        let there = all[MEETING].iter().find(|it| it.day == Some(date(2022, 6, 21))).expect("it stands");
        let business =
            all[BUSINESS].iter().find(|it| it.key == "highlights/scb/2022-06").expect("it was made");
        assert_eq!(business.meeting.as_deref(), Some(there.id.as_str()));
    });
}

#[test]
fn a_series_gives_the_days_the_hours_and_the_place() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        let officer = officer(kernel);
        let run = Run {
            group: "recovery".into(),
            title: "Drugs and Alcohol Oversight Group".into(),
            // The first Monday: 2 May 2022 is a bank holiday, so it meets on the 3rd.
            cadence: Cadence::Weekday { nth: 1, weekday: 1, months: [5, 10].into() },
            begins: date(2022, 4, 1),
            until: date(2023, 3, 31),
            starts: Time::constant(13, 0, 0, 0),
            ends: Time::constant(15, 0, 0, 0),
            place: "Open Weir".into(),
            ..Run::default()
        };
        kernel
            .write(|unit| {
                let permit = officer.permit::<Govern, County>(unit, "loamshire")?;
                series::add(unit, &permit, &run)
            })
            .unwrap_or_else(|fault| panic!("{fault}"));
        let built = build(kernel);
        let days: Vec<Date> = built
            .difference
            .lines
            .iter()
            .filter(|line| line.proposal.key.starts_with("meeting/recovery/"))
            .map(|line| line.proposal.day)
            .collect();
        assert_eq!(days, [date(2022, 5, 3), date(2022, 10, 3)]);
        accept(kernel, &super::keys(&["meeting/recovery/2022-05"])).unwrap_or_else(|fault| panic!("{fault}"));
        let id = standing(kernel)[MEETING][0].id.clone();
        let it = kernel
            .read(|unit| {
                let permit = officer.permit::<View, Meeting>(unit, &id)?;
                sitting::of(unit, &permit)
            })
            .expect("it is read");
        assert_eq!((it.starts, it.place.as_str()), (Time::constant(13, 0, 0, 0), "Open Weir"));
        assert!(it.series.is_some());
    });
}
